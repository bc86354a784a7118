"""Every issue that comes, moves or changes hands adds to the tally, in the transaction that does it."""

from django.db import migrations

KEEP = """
CREATE FUNCTION wardbook_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO engagement_tally (ward_id, stage, restricted, change)
        VALUES (OLD.ward_id, OLD.stage, OLD.sensitivity = 'restricted', -1);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO engagement_tally (ward_id, stage, restricted, change)
        VALUES (NEW.ward_id, NEW.stage, NEW.sensitivity = 'restricted', 1);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER tally_comes_or_goes AFTER INSERT OR DELETE ON engagement_issue
    FOR EACH ROW EXECUTE FUNCTION wardbook_tally();
CREATE TRIGGER tally_moves AFTER UPDATE OF stage, ward_id, sensitivity ON engagement_issue
    FOR EACH ROW WHEN (ROW(OLD.stage, OLD.ward_id, OLD.sensitivity) IS DISTINCT FROM
                       ROW(NEW.stage, NEW.ward_id, NEW.sensitivity))
    EXECUTE FUNCTION wardbook_tally();
INSERT INTO engagement_tally (ward_id, stage, restricted, change)
    SELECT ward_id, stage, sensitivity = 'restricted', count(*) FROM engagement_issue GROUP BY 1, 2, 3;
"""
FORGET = """
DROP TRIGGER tally_moves ON engagement_issue;
DROP TRIGGER tally_comes_or_goes ON engagement_issue;
DROP FUNCTION wardbook_tally();
DELETE FROM engagement_tally;
"""


class Migration(migrations.Migration):
    dependencies = [("engagement", "0003_append_only"), ("partnerships", "0002_append_only")]
    operations = [migrations.RunSQL(KEEP, FORGET)]
