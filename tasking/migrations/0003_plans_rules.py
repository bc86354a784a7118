"""What the database itself holds of plans: an append-only log, and no intelligence task for a member of the public.

003 4.2.5: no member of the public is ever tasked to provide information. Whoever is given an action of that kind holds
an officer's role on that day (`tasking.access.GATHERS_INTELLIGENCE` is the same list); a plan's log is never rewritten.
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION wardbook_no_intelligence_from_the_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM partnerships_role held
        WHERE held.user_id = NEW.owner_id AND NOT held.waiting
          AND held.kind IN ('coordinator', 'pcso', 'supervisor', 'partner', 'analyst', 'lead', 'intelligence')
          AND held.starts_on <= (now() AT TIME ZONE 'Europe/London')::date
          AND (held.ends_on IS NULL OR held.ends_on >= (now() AT TIME ZONE 'Europe/London')::date)
    ) THEN
        RAISE EXCEPTION 'no member of the public is asked to gather intelligence'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_intelligence_task_to_the_public';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_intelligence_task_to_the_public_new BEFORE INSERT ON tasking_action
    FOR EACH ROW WHEN (NEW.kind = 'intelligence')
    EXECUTE FUNCTION wardbook_no_intelligence_from_the_public();
CREATE TRIGGER no_intelligence_task_to_the_public_changed BEFORE UPDATE ON tasking_action
    FOR EACH ROW WHEN (
        NEW.kind = 'intelligence' AND (NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.kind IS DISTINCT FROM OLD.kind)
    ) EXECUTE FUNCTION wardbook_no_intelligence_from_the_public();
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON tasking_planentry
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON tasking_planentry
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
"""
DROP = """
DROP TRIGGER append_only_table ON tasking_planentry;
DROP TRIGGER append_only_rows ON tasking_planentry;
DROP TRIGGER no_intelligence_task_to_the_public_changed ON tasking_action;
DROP TRIGGER no_intelligence_task_to_the_public_new ON tasking_action;
DROP FUNCTION wardbook_no_intelligence_from_the_public();
"""


class Migration(migrations.Migration):
    dependencies = [("tasking", "0002_problem_solving_plans"), ("partnerships", "0002_append_only")]
    operations = [migrations.RunSQL(KEEP, DROP)]
