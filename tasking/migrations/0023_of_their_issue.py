"""An action, a tabling and a priority say of which ward their issue is and whether it is restricted.

A tabling says too whether its item is confidential. The database writes it, with the row and again when the issue's or
the item's is changed: what a person may see of a list is then found in an index, and no issue is looked at for each of
its rows. The issue is locked for it as long as the row is written, so that nobody makes it confidential in between.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

KEEP = """
CREATE FUNCTION wardbook_of_its_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT issue.ward_id, issue.sensitivity = 'restricted' INTO NEW.ward_id, NEW.restricted
        FROM engagement_issue issue WHERE issue.id = NEW.issue_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER of_its_issue BEFORE INSERT OR UPDATE OF issue_id, ward_id, restricted ON tasking_action
    FOR EACH ROW EXECUTE FUNCTION wardbook_of_its_issue();
CREATE TRIGGER of_its_issue BEFORE INSERT OR UPDATE OF issue_id, ward_id, restricted ON tasking_tabling
    FOR EACH ROW EXECUTE FUNCTION wardbook_of_its_issue();
CREATE TRIGGER of_its_issue BEFORE INSERT OR UPDATE OF issue_id, ward_id, restricted ON tasking_priority
    FOR EACH ROW EXECUTE FUNCTION wardbook_of_its_issue();
DROP TRIGGER ward_of_an_action ON tasking_action;
DROP FUNCTION wardbook_ward_of_an_action();

CREATE FUNCTION wardbook_rows_of_an_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tasking_action SET restricted = restricted WHERE issue_id = NEW.id;
    UPDATE tasking_tabling SET restricted = restricted WHERE issue_id = NEW.id;
    UPDATE tasking_priority SET restricted = restricted WHERE issue_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER rows_of_an_issue AFTER UPDATE OF ward_id, sensitivity ON engagement_issue FOR EACH ROW
    WHEN (OLD.ward_id IS DISTINCT FROM NEW.ward_id OR OLD.sensitivity IS DISTINCT FROM NEW.sensitivity)
    EXECUTE FUNCTION wardbook_rows_of_an_issue();

CREATE FUNCTION wardbook_of_its_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT item.confidential INTO NEW.confidential
        FROM partnerships_agendaitem item WHERE item.id = NEW.item_id FOR SHARE;
    RETURN NEW;
END $$;
CREATE TRIGGER of_its_item BEFORE INSERT OR UPDATE OF item_id, confidential ON tasking_tabling
    FOR EACH ROW EXECUTE FUNCTION wardbook_of_its_item();

CREATE FUNCTION wardbook_tabling_of_an_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE tasking_tabling SET confidential = confidential WHERE item_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER tabling_of_an_item AFTER UPDATE OF confidential ON partnerships_agendaitem FOR EACH ROW
    WHEN (OLD.confidential IS DISTINCT FROM NEW.confidential) EXECUTE FUNCTION wardbook_tabling_of_an_item();

UPDATE tasking_tabling SET ward_id = NULL, confidential = NULL;
UPDATE tasking_action SET restricted = true
    FROM engagement_issue issue WHERE issue.id = issue_id AND issue.sensitivity = 'restricted';
UPDATE tasking_priority priority SET restricted = false FROM engagement_issue issue
    WHERE issue.id = issue_id AND (issue.sensitivity = 'restricted' OR issue.ward_id <> priority.ward_id);
SET CONSTRAINTS ALL IMMEDIATE;
"""
DROP = """
DROP TRIGGER tabling_of_an_item ON partnerships_agendaitem;
DROP FUNCTION wardbook_tabling_of_an_item();
DROP TRIGGER of_its_item ON tasking_tabling;
DROP FUNCTION wardbook_of_its_item();
DROP TRIGGER rows_of_an_issue ON engagement_issue;
DROP FUNCTION wardbook_rows_of_an_issue();
DROP TRIGGER of_its_issue ON tasking_action;
DROP TRIGGER of_its_issue ON tasking_tabling;
DROP TRIGGER of_its_issue ON tasking_priority;
DROP FUNCTION wardbook_of_its_issue();

CREATE FUNCTION wardbook_ward_of_an_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT issue.ward_id INTO NEW.ward_id FROM engagement_issue issue WHERE issue.id = NEW.issue_id;
    RETURN NEW;
END $$;
CREATE TRIGGER ward_of_an_action BEFORE INSERT OR UPDATE OF issue_id, ward_id ON tasking_action
    FOR EACH ROW EXECUTE FUNCTION wardbook_ward_of_an_action();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("engagement", "0022_desk_from_indexes"),
        ("partnerships", "0011_what_groups_are_for"),
        ("tasking", "0022_priorities_of_a_ward"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="priority",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="tabling",
            name="update_update",
        ),
        migrations.RemoveIndex(
            model_name="action",
            name="action_to_do_by_due",
        ),
        migrations.RemoveIndex(
            model_name="action",
            name="action_to_do_of_ward",
        ),
        migrations.RemoveIndex(
            model_name="priority",
            name="priority_of_ward",
        ),
        migrations.RemoveIndex(
            model_name="tabling",
            name="heard_not_prioritised",
        ),
        migrations.AddField(
            model_name="action",
            name="restricted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="priority",
            name="restricted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="tabling",
            name="restricted",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="tabling",
            name="confidential",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="tabling",
            name="ward",
            field=models.ForeignKey(
                null=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tablings",
                to="partnerships.ward",
            ),
        ),
        migrations.RunSQL(KEEP, DROP),
        migrations.AlterField(
            model_name="tabling",
            name="ward",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tablings",
                to="partnerships.ward",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("state", "to_do")),
                fields=["due_on"],
                include=("ward", "restricted", "owner", "agency", "id"),
                name="action_to_do_by_due",
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("state", "to_do")),
                fields=["ward", "due_on"],
                include=("restricted", "owner", "agency", "id"),
                name="action_to_do_of_ward",
            ),
        ),
        migrations.AddIndex(
            model_name="priority",
            index=models.Index(
                condition=models.Q(("ended_on__isnull", True)),
                fields=["ward", "review_on"],
                include=("restricted",),
                name="priority_of_ward",
            ),
        ),
        migrations.AddIndex(
            model_name="tabling",
            index=models.Index(
                condition=models.Q(("decision", "not_priority")),
                fields=["-decided_at", "-id"],
                include=("ward", "restricted", "confidential", "meeting"),
                name="heard_not_prioritised",
            ),
        ),
        migrations.AddIndex(
            model_name="tabling",
            index=models.Index(
                condition=models.Q(("decision", "not_priority")),
                fields=["ward", "-decided_at", "-id"],
                include=("restricted", "confidential", "meeting"),
                name="heard_of_ward",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."chosen_at_id" IS DISTINCT FROM (NEW."chosen_at_id") OR OLD."chosen_on" IS DISTINCT FROM (NEW."chosen_on") OR OLD."ended_because" IS DISTINCT FROM (NEW."ended_because") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."how_chosen" IS DISTINCT FROM (NEW."how_chosen") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issue_id" IS DISTINCT FROM (NEW."issue_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."opinion" IS DISTINCT FROM (NEW."opinion") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."reviewed" IS DISTINCT FROM (NEW."reviewed") OR OLD."reviewed_on" IS DISTINCT FROM (NEW."reviewed_on") OR OLD."signal" IS DISTINCT FROM (NEW."signal") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."votes_cast" IS DISTINCT FROM (NEW."votes_cast") OR OLD."votes_for" IS DISTINCT FROM (NEW."votes_for") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                    func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "reviewed", "reviewed_on", "signal", "title", "votes_cast", "votes_for", "ward_id", "way") VALUES (NEW."chosen_at_id", NEW."chosen_on", NEW."ended_because", NEW."ended_on", NEW."how_chosen", NEW."id", NEW."issue_id", NEW."kind", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_on", NEW."reviewed", NEW."reviewed_on", NEW."signal", NEW."title", NEW."votes_cast", NEW."votes_for", NEW."ward_id", NEW."way"); RETURN NULL;',
                    hash="2d6c22d5ab0a4a75579266e0aa7289116c9d9e7a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6dfe7",
                    table="tasking_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tabling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."decision" IS DISTINCT FROM (NEW."decision") OR OLD."escalation_id" IS DISTINCT FROM (NEW."escalation_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issue_id" IS DISTINCT FROM (NEW."issue_id") OR OLD."item_id" IS DISTINCT FROM (NEW."item_id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."other_help" IS DISTINCT FROM (NEW."other_help") OR OLD."priority_id" IS DISTINCT FROM (NEW."priority_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."referred_to_id" IS DISTINCT FROM (NEW."referred_to_id") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "tasking_tablingevent" ("decided_at", "decided_by_id", "decision", "escalation_id", "id", "issue_id", "item_id", "meeting_id", "other_help", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "reason", "referred_to_id", "version") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."escalation_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."meeting_id", NEW."other_help", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority_id", NEW."reason", NEW."referred_to_id", NEW."version"); RETURN NULL;',
                    hash="1da3840de0c101a3fdaa83b56371c46144187e35",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d701d",
                    table="tasking_tabling",
                    when="AFTER",
                ),
            ),
        ),
    ]
