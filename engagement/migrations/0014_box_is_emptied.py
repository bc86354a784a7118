"""The hand-over box is the database's own rule: nothing goes in but for a stub that waits, nothing in it is changed
(each change would leave another copy of the row behind), and what the unit acknowledges is deleted with it."""

from django.db import migrations

RULES = """
CREATE FUNCTION wardbook_box_takes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'what is in the hand-over box is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM engagement_intelligencestub WHERE id = NEW.stub_id AND state = 'waiting') THEN
        RAISE EXCEPTION 'the intelligence unit has it; nothing of it is kept' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER box_takes BEFORE INSERT OR UPDATE ON engagement_handover
    FOR EACH ROW EXECUTE FUNCTION wardbook_box_takes();
CREATE FUNCTION wardbook_box_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM engagement_handover WHERE stub_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER box_is_emptied AFTER UPDATE OF state ON engagement_intelligencestub
    FOR EACH ROW WHEN (NEW.state <> 'waiting') EXECUTE FUNCTION wardbook_box_is_emptied();
-- A row deleted is gone at the next cleaning of its table: that comes after every single one.
ALTER TABLE engagement_handover SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
"""
NONE = """
DROP TRIGGER box_is_emptied ON engagement_intelligencestub;
DROP FUNCTION wardbook_box_is_emptied();
DROP TRIGGER box_takes ON engagement_handover;
DROP FUNCTION wardbook_box_takes();
"""


class Migration(migrations.Migration):
    dependencies = [("engagement", "0013_intelligence")]
    operations = [migrations.RunSQL(RULES, NONE)]
