"""The trail is append-only by the database's own rule: no UPDATE, DELETE or TRUNCATE, for nobody (product, The loop)."""

from django.db import migrations

REFUSE = """
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON engagement_step
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON engagement_step
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
"""
ALLOW = """
DROP TRIGGER append_only_table ON engagement_step;
DROP TRIGGER append_only_rows ON engagement_step;
"""


class Migration(migrations.Migration):
    dependencies = [("engagement", "0002_initial"), ("partnerships", "0002_append_only")]
    operations = [migrations.RunSQL(REFUSE, ALLOW)]
