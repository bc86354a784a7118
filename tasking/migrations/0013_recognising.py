"""An issue is recognised as one of a problem's as it is logged and reworded, in the transaction that does it (T7)."""

from django.db import migrations

KEEP = """
CREATE FUNCTION wardbook_recognise(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    issue engagement_issue;
    found bigint;
BEGIN
    SELECT * INTO issue FROM engagement_issue WHERE id = wanted;
    IF issue.stage <> 'merged' AND issue.sensitivity <> 'restricted' THEN
        SELECT problem.id INTO found
        FROM tasking_problem problem JOIN partnerships_ward ward ON ward.partnership_id = problem.partnership_id
        WHERE ward.id = issue.ward_id AND problem.ended_on IS NULL
              AND issue.search_open @@ websearch_to_tsquery('english', problem.words)
        ORDER BY problem.name, problem.id LIMIT 1;
    END IF;
    IF found IS NULL THEN
        DELETE FROM tasking_recognised WHERE issue_id = wanted;
    ELSE
        INSERT INTO tasking_recognised (issue_id, problem_id, ward_id, raised_on)
        VALUES (wanted, found, issue.ward_id, issue.raised_on)
        ON CONFLICT (issue_id) DO UPDATE
            SET problem_id = EXCLUDED.problem_id, ward_id = EXCLUDED.ward_id, raised_on = EXCLUDED.raised_on;
    END IF;
END
$$;
CREATE FUNCTION wardbook_recognise_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wardbook_recognise(NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER recognise_new AFTER INSERT ON engagement_issue
    FOR EACH ROW EXECUTE FUNCTION wardbook_recognise_row();
CREATE TRIGGER recognise_changed AFTER UPDATE OF concern, public_wording, shared_place, ward_id, raised_on,
                                                 sensitivity, stage ON engagement_issue
    FOR EACH ROW WHEN (
        ROW(OLD.concern, OLD.public_wording, OLD.shared_place, OLD.ward_id, OLD.raised_on, OLD.sensitivity,
            OLD.stage = 'merged') IS DISTINCT FROM
        ROW(NEW.concern, NEW.public_wording, NEW.shared_place, NEW.ward_id, NEW.raised_on, NEW.sensitivity,
            NEW.stage = 'merged'))
    EXECUTE FUNCTION wardbook_recognise_row();
"""
FORGET = """
DROP TRIGGER recognise_changed ON engagement_issue;
DROP TRIGGER recognise_new ON engagement_issue;
DROP FUNCTION wardbook_recognise_row();
DROP FUNCTION wardbook_recognise(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("tasking", "0012_problems_and_half_years"), ("engagement", "0008_raised_of_ward")]
    operations = [migrations.RunSQL(KEEP, FORGET)]
