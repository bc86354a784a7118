"""Entries of the case register are append-only by the database's own rule: no UPDATE, DELETE or TRUNCATE (T8)."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON tasking_caseentry
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON tasking_caseentry
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
"""
ALLOW = """
DROP TRIGGER append_only_table ON tasking_caseentry;
DROP TRIGGER append_only_rows ON tasking_caseentry;
"""


class Migration(migrations.Migration):
    dependencies = [("tasking", "0004_cases"), ("partnerships", "0002_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
