"""An action stands in the ward of its issue: the database writes it, so that a ward's actions are in an index."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

KEEP = """
CREATE FUNCTION wardbook_ward_of_an_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT issue.ward_id INTO NEW.ward_id FROM engagement_issue issue WHERE issue.id = NEW.issue_id;
    RETURN NEW;
END $$;
CREATE TRIGGER ward_of_an_action BEFORE INSERT OR UPDATE OF issue_id, ward_id ON tasking_action
    FOR EACH ROW EXECUTE FUNCTION wardbook_ward_of_an_action();
UPDATE tasking_action SET ward_id = NULL;
SET CONSTRAINTS ALL IMMEDIATE;
"""
DROP = """
DROP TRIGGER ward_of_an_action ON tasking_action;
DROP FUNCTION wardbook_ward_of_an_action();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("engagement", "0020_counted_from_the_index"),
        ("partnerships", "0011_what_groups_are_for"),
        ("tasking", "0020_published_minutes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="action",
            name="update_update",
        ),
        migrations.AddField(
            model_name="action",
            name="ward",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="partnerships.ward",
            ),
        ),
        migrations.RunSQL(KEEP, DROP),
        migrations.AlterField(
            model_name="action",
            name="ward",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="partnerships.ward",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("state", "to_do")), fields=["ward", "due_on"], name="action_to_do_of_ward"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agreed_on" IS DISTINCT FROM (NEW."agreed_on") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."ended_because" IS DISTINCT FROM (NEW."ended_because") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issue_id" IS DISTINCT FROM (NEW."issue_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."what" IS DISTINCT FROM (NEW."what"))',
                    func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "version", "what") VALUES (NEW."agency_id", NEW."agreed_on", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."ended_because", NEW."id", NEW."issue_id", NEW."kind", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."state", NEW."version", NEW."what"); RETURN NULL;',
                    hash="6b479792c5348051b7ab9ec04c6c27579a8ba404",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c89e7",
                    table="tasking_action",
                    when="AFTER",
                ),
            ),
        ),
    ]
