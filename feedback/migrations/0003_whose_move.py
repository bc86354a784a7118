"""Whose move it is and what is due, kept on the issue by triggers on everything that answers it.

It stands in the highest storey because the answer comes from all of them: the trail, actions, agendas, higher groups
and feedback owed. The list of a million issues filters and sorts by it (engagement.models.issues, WHOSE_MOVE).
"""

from django.db import migrations

KEEP = """
CREATE FUNCTION wardbook_whose_move(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    at_stage text;
    person bigint;
    agency bigint;
    meets bigint;
    due date;
    to_do integer;
    owed integer;
    owed_due date;
BEGIN
    SELECT stage INTO at_stage FROM engagement_issue WHERE id = wanted;
    SELECT count(*) INTO to_do FROM tasking_action WHERE issue_id = wanted AND state = 'to_do';
    SELECT count(*), min(due_on) INTO owed, owed_due
        FROM feedback_owed WHERE issue_id = wanted AND feedback_id IS NULL AND lapsed_on IS NULL;
    IF at_stage = 'dealt_with' THEN
        SELECT CASE WHEN verb = 'referred' THEN NULL ELSE by_id END,
               CASE WHEN verb = 'referred' THEN (facts->>'agency')::bigint ELSE agency_id END
            INTO person, agency
            FROM engagement_step WHERE issue_id = wanted AND verb IN ('dealt_with', 'referred')
            ORDER BY number DESC LIMIT 1;
    ELSIF at_stage = 'tabled' THEN
        SELECT meeting.group_id, (meeting.starts_at AT TIME ZONE 'Europe/London')::date INTO meets, due
            FROM tasking_tabling tabling JOIN partnerships_meeting meeting ON meeting.id = tabling.meeting_id
            WHERE tabling.issue_id = wanted AND tabling.decision = ''
            ORDER BY meeting.starts_at LIMIT 1;
    ELSIF at_stage = 'in_action' THEN
        SELECT owner_id, agency_id, due_on INTO person, agency, due
            FROM tasking_action WHERE issue_id = wanted AND state = 'to_do' ORDER BY due_on, id LIMIT 1;
        IF NOT FOUND THEN
            SELECT to_group_id, answer_due_on INTO meets, due
                FROM tasking_escalation WHERE issue_id = wanted AND answered_at IS NULL ORDER BY answer_due_on LIMIT 1;
        END IF;
    ELSIF at_stage IN ('resolved', 'not_prioritised') THEN
        due := owed_due;
    END IF;
    UPDATE engagement_issue
        SET move_user_id = person, move_agency_id = agency, move_group_id = meets, due_on = due,
            actions_to_do = to_do, owed_count = owed
        WHERE id = wanted AND ROW(move_user_id, move_agency_id, move_group_id, due_on, actions_to_do, owed_count)
            IS DISTINCT FROM ROW(person, agency, meets, due, to_do, owed);
END
$$;

CREATE FUNCTION wardbook_whose_move_of_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wardbook_whose_move(NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER whose_move AFTER UPDATE OF stage ON engagement_issue
    FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_issue();

CREATE FUNCTION wardbook_whose_move_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM wardbook_whose_move(OLD.issue_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.issue_id <> OLD.issue_id) THEN
        PERFORM wardbook_whose_move(NEW.issue_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF state, due_on, owner_id, agency_id, issue_id
    ON tasking_action FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF decision, meeting_id, issue_id
    ON tasking_tabling FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF answered_at, answer_due_on, to_group_id, issue_id
    ON tasking_escalation FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF feedback_id, lapsed_on, due_on, issue_id
    ON feedback_owed FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();

-- Where history is loaded in bulk, the step comes after the stage it explains.
CREATE TRIGGER whose_move AFTER INSERT ON engagement_step
    FOR EACH ROW WHEN (NEW.verb IN ('dealt_with', 'referred')) EXECUTE FUNCTION wardbook_whose_move_of_row();

CREATE FUNCTION wardbook_whose_move_of_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wardbook_whose_move(issue_id) FROM tasking_tabling WHERE meeting_id = NEW.id AND decision = '';
    RETURN NULL;
END
$$;
CREATE TRIGGER whose_move AFTER UPDATE OF starts_at, group_id ON partnerships_meeting
    FOR EACH ROW WHEN (ROW(OLD.starts_at, OLD.group_id) IS DISTINCT FROM ROW(NEW.starts_at, NEW.group_id))
    EXECUTE FUNCTION wardbook_whose_move_of_meeting();

SELECT wardbook_whose_move(id) FROM engagement_issue;
"""
FORGET = """
DROP TRIGGER whose_move ON partnerships_meeting;
DROP FUNCTION wardbook_whose_move_of_meeting();
DROP TRIGGER whose_move ON engagement_step;
DROP TRIGGER whose_move ON feedback_owed;
DROP TRIGGER whose_move ON tasking_escalation;
DROP TRIGGER whose_move ON tasking_tabling;
DROP TRIGGER whose_move ON tasking_action;
DROP FUNCTION wardbook_whose_move_of_row();
DROP TRIGGER whose_move ON engagement_issue;
DROP FUNCTION wardbook_whose_move_of_issue();
DROP FUNCTION wardbook_whose_move(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("feedback", "0002_initial"), ("tasking", "0001_initial"), ("engagement", "0004_tally_triggers")]
    operations = [migrations.RunSQL(KEEP, FORGET)]
