"""The chain of seals: each step's hash is over the hash of the step before it, of the same issue, and its own content.

One chain for each issue, under the lock of the issue's row that every step takes, so steps of two issues never wait
for one another. Sealed by the database, so that no way in leaves it out; the issue keeps the last seal, so that steps
missing at the end are noticed. `wardbook_chain` is the same over many rows at once.
"""

from django.db import migrations, models

SEAL = """
-- Every column but the seal itself, in a form that no setting of a session changes.
CREATE FUNCTION wardbook_seal(before bytea, step engagement_step) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(before || convert_to(jsonb_build_array(
        step.id, step.issue_id, step.number, step.verb, extract(epoch FROM step.happened_at),
        extract(epoch FROM step.recorded_at), step.by_id, step.by_name, step.keyed_by_id, step.agency_id,
        step.from_stage, step.to_stage, step.text, step.seen_by, step.facts, step.corrects_id
    )::text, 'UTF8'))
$$;
CREATE AGGREGATE wardbook_chain(engagement_step) (SFUNC = wardbook_seal, STYPE = bytea, INITCOND = '');
CREATE FUNCTION wardbook_seal_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.seal := wardbook_seal(coalesce(
        (SELECT seal FROM engagement_step WHERE issue_id = NEW.issue_id AND number < NEW.number
         ORDER BY number DESC LIMIT 1), ''), NEW);
    RETURN NEW;
END
$$;
CREATE TRIGGER seal_step BEFORE INSERT ON engagement_step FOR EACH ROW EXECUTE FUNCTION wardbook_seal_step();
"""
UNSEAL = """
DROP TRIGGER seal_step ON engagement_step;
DROP FUNCTION wardbook_seal_step();
DROP AGGREGATE wardbook_chain(engagement_step);
DROP FUNCTION wardbook_seal(bytea, engagement_step);
"""
FILL = """
ALTER TABLE engagement_step DISABLE TRIGGER append_only_rows;
UPDATE engagement_step kept SET seal = chain.seal FROM (
    SELECT id, wardbook_chain(step) OVER (PARTITION BY issue_id ORDER BY number) AS seal FROM engagement_step step
) chain WHERE chain.id = kept.id;
ALTER TABLE engagement_step ENABLE TRIGGER append_only_rows;
UPDATE engagement_issue issue SET trail_end = last.seal FROM (
    SELECT DISTINCT ON (issue_id) issue_id, seal FROM engagement_step ORDER BY issue_id, number DESC
) last WHERE last.issue_id = issue.id;
"""


class Migration(migrations.Migration):
    dependencies = [("engagement", "0005_moved_of_ward")]
    operations = [
        migrations.AddField(
            "step",
            "seal",
            models.BinaryField(
                db_default=b"",
                editable=False,
                help_text="SHA-256 over the seal of the step before and all that stands in this one; a trigger writes it.",
                max_length=32,
            ),
        ),
        migrations.AddField(
            "issue",
            "trail_end",
            models.BinaryField(
                db_default=b"",
                editable=False,
                help_text="The seal of its last step: none is lost unseen.",
                max_length=32,
            ),
        ),
        migrations.RunSQL(SEAL, UNSEAL),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
