"""Disclosures are append-only by the database's own rule, also for the owner of the table in raw SQL."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION wardbook_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', HINT = 'Record a further row that corrects it.';
END
$$;
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON partnerships_disclosure
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON partnerships_disclosure
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
-- What somebody changed is asked by the person who did it.
CREATE INDEX IF NOT EXISTS pghistory_context_user ON pghistory_context ((metadata -> 'user'));
"""
ALLOW = """
DROP INDEX IF EXISTS pghistory_context_user;
DROP TRIGGER append_only_table ON partnerships_disclosure;
DROP TRIGGER append_only_rows ON partnerships_disclosure;
DROP FUNCTION wardbook_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0001_initial")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
