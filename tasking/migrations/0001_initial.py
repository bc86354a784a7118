import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("engagement", "0002_initial"),
        ("partnerships", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Action",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=400)),
                ("due_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("enforcement", "Enforcement"),
                            ("prevention", "Prevention"),
                            ("intelligence", "Intelligence"),
                            ("communication", "Communication"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("to_do", "To do"), ("done", "Done"), ("ended", "No longer needed")],
                        default="to_do",
                        max_length=8,
                    ),
                ),
                ("agreed_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True, help_text="What was done, and what came of it.")),
                ("ended_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="partnerships.agency",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="engagement.issue"
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="actions",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="actions", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ActionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("what", models.CharField(max_length=400)),
                ("due_on", models.DateField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("enforcement", "Enforcement"),
                            ("prevention", "Prevention"),
                            ("intelligence", "Intelligence"),
                            ("communication", "Communication"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("to_do", "To do"), ("done", "Done"), ("ended", "No longer needed")],
                        default="to_do",
                        max_length=8,
                    ),
                ),
                ("agreed_on", models.DateField()),
                ("done_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True, help_text="What was done, and what came of it.")),
                ("ended_because", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agency",
                    ),
                ),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="engagement.issue",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tasking.action",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ActionProgress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "action",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="progress", to="tasking.action"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["action", "at"],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.TextField()),
                ("answer_due_on", models.DateField()),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "from_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="engagement.issue"
                    ),
                ),
                (
                    "to_group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="escalations", to="partnerships.group"
                    ),
                ),
            ],
            options={
                "ordering": ["answer_due_on"],
            },
        ),
        migrations.CreateModel(
            name="EscalationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("asked", models.TextField()),
                ("answer_due_on", models.DateField()),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "from_meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="engagement.issue",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tasking.escalation",
                    ),
                ),
                (
                    "to_group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.group",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Priority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(help_text="In public wording.", max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policing", "Policing priority"),
                            ("acute", "Acute neighbourhood priority"),
                            ("chronic", "Chronic neighbourhood priority"),
                        ],
                        default="chronic",
                        max_length=10,
                    ),
                ),
                (
                    "signal",
                    models.CharField(
                        blank=True, choices=[("crime", "Signal crime"), ("disorder", "Signal disorder")], max_length=10
                    ),
                ),
                (
                    "how_chosen",
                    models.CharField(blank=True, help_text="By whom and how it was chosen.", max_length=250),
                ),
                ("chosen_on", models.DateField(default=django.utils.timezone.localdate)),
                ("review_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                (
                    "chosen_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="priorities", to="engagement.issue"
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="priorities", to="partnerships.ward"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "priorities",
                "ordering": ["ward", "chosen_on"],
            },
        ),
        migrations.CreateModel(
            name="PriorityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(help_text="In public wording.", max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policing", "Policing priority"),
                            ("acute", "Acute neighbourhood priority"),
                            ("chronic", "Chronic neighbourhood priority"),
                        ],
                        default="chronic",
                        max_length=10,
                    ),
                ),
                (
                    "signal",
                    models.CharField(
                        blank=True, choices=[("crime", "Signal crime"), ("disorder", "Signal disorder")], max_length=10
                    ),
                ),
                (
                    "how_chosen",
                    models.CharField(blank=True, help_text="By whom and how it was chosen.", max_length=250),
                ),
                ("chosen_on", models.DateField(default=django.utils.timezone.localdate)),
                ("review_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_because", models.TextField(blank=True)),
                (
                    "chosen_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="engagement.issue",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tasking.priority",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.ward",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tabling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("action", "Take action"),
                            ("priority", "Make it a priority"),
                            ("not_priority", "Not a priority"),
                            ("refer", "Refer"),
                            ("escalate", "Escalate"),
                            ("carry", "Carry forward"),
                        ],
                        max_length=14,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "other_help",
                    models.TextField(
                        blank=True, help_text="What else can help, where it is not a priority (002 5.5.5)."
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "escalation",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tabling",
                        to="tasking.escalation",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tablings", to="engagement.issue"
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tabling",
                        to="partnerships.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tablings", to="partnerships.meeting"
                    ),
                ),
                (
                    "priority",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tabling",
                        to="tasking.priority",
                    ),
                ),
                (
                    "referred_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.agency",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "item__position"],
            },
        ),
        migrations.CreateModel(
            name="TablingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "decision",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("action", "Take action"),
                            ("priority", "Make it a priority"),
                            ("not_priority", "Not a priority"),
                            ("refer", "Refer"),
                            ("escalate", "Escalate"),
                            ("carry", "Carry forward"),
                        ],
                        max_length=14,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "other_help",
                    models.TextField(
                        blank=True, help_text="What else can help, where it is not a priority (002 5.5.5)."
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "escalation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasking.escalation",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="engagement.issue",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.meeting",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="tasking.tabling",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="tasking.priority",
                    ),
                ),
                (
                    "referred_to",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.agency",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("state", "to_do")), fields=["owner", "due_on"], name="action_to_do_of_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(
                condition=models.Q(("state", "to_do")), fields=["agency", "due_on"], name="action_to_do_of_agency"
            ),
        ),
        migrations.AddIndex(
            model_name="action",
            index=models.Index(condition=models.Q(("state", "to_do")), fields=["due_on"], name="action_to_do_by_due"),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), _negated=True),
                    models.Q(("done_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                    _connector="OR",
                ),
                name="done_action_says_what_was_done",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version", "what") VALUES (NEW."agency_id", NEW."agreed_on", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."ended_because", NEW."id", NEW."issue_id", NEW."kind", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."state", NEW."version", NEW."what"); RETURN NULL;',
                    hash="574bbd4266021303e0dddf91a982ea4db765c669",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a2fb8",
                    table="tasking_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version", "what") VALUES (NEW."agency_id", NEW."agreed_on", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."ended_because", NEW."id", NEW."issue_id", NEW."kind", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."state", NEW."version", NEW."what"); RETURN NULL;',
                    hash="d0417b1c60efffc2e58d1fd2a2a9bf65cadf884a",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c89e7",
                    table="tasking_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="action",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "version", "what") VALUES (OLD."agency_id", OLD."agreed_on", OLD."done_by_id", OLD."done_on", OLD."due_on", OLD."ended_because", OLD."id", OLD."issue_id", OLD."kind", OLD."meeting_id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."state", OLD."version", OLD."what"); RETURN NULL;',
                    hash="4b6d8fa2346b980ef37474056795b291638ec149",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_84e0d",
                    table="tasking_action",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="actionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7ab6289ebb8226abc3ca8125299069f545f3c204",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_13d46",
                    table="tasking_actionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True)),
                fields=("issue", "to_group"),
                name="asked_once_at_a_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_escalationevent" ("answer", "answer_due_on", "answered_at", "answered_by_id", "asked", "asked_at", "asked_by_id", "from_meeting_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_group_id", "version") VALUES (NEW."answer", NEW."answer_due_on", NEW."answered_at", NEW."answered_by_id", NEW."asked", NEW."asked_at", NEW."asked_by_id", NEW."from_meeting_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."to_group_id", NEW."version"); RETURN NULL;',
                    hash="751ba29d78dc59c36b60c4313e6acb2b4473f11f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2a277",
                    table="tasking_escalation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasking_escalationevent" ("answer", "answer_due_on", "answered_at", "answered_by_id", "asked", "asked_at", "asked_by_id", "from_meeting_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_group_id", "version") VALUES (NEW."answer", NEW."answer_due_on", NEW."answered_at", NEW."answered_by_id", NEW."asked", NEW."asked_at", NEW."asked_by_id", NEW."from_meeting_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."to_group_id", NEW."version"); RETURN NULL;',
                    hash="1bc0c7ccab883c08a0ab85581c07116f02601b19",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4f1e",
                    table="tasking_escalation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_escalationevent" ("answer", "answer_due_on", "answered_at", "answered_by_id", "asked", "asked_at", "asked_by_id", "from_meeting_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_group_id", "version") VALUES (OLD."answer", OLD."answer_due_on", OLD."answered_at", OLD."answered_by_id", OLD."asked", OLD."asked_at", OLD."asked_by_id", OLD."from_meeting_id", OLD."id", OLD."issue_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."to_group_id", OLD."version"); RETURN NULL;',
                    hash="53194d945937cf6b19f1ff7734a8044c83763017",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dafec",
                    table="tasking_escalation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9a8d936c06ff1c39360cc8927786df5ab340aac3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_515ba",
                    table="tasking_escalationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)), fields=("issue",), name="priority_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "signal", "title", "ward_id") VALUES (NEW."chosen_at_id", NEW."chosen_on", NEW."ended_because", NEW."ended_on", NEW."how_chosen", NEW."id", NEW."issue_id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_on", NEW."signal", NEW."title", NEW."ward_id"); RETURN NULL;',
                    hash="caf173fa937917c1ed1f0fc83b3ab013d741a132",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2755d",
                    table="tasking_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "signal", "title", "ward_id") VALUES (NEW."chosen_at_id", NEW."chosen_on", NEW."ended_because", NEW."ended_on", NEW."how_chosen", NEW."id", NEW."issue_id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_on", NEW."signal", NEW."title", NEW."ward_id"); RETURN NULL;',
                    hash="afa570a3cbfd522002a3a9410d25984f814f2a02",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6dfe7",
                    table="tasking_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "signal", "title", "ward_id") VALUES (OLD."chosen_at_id", OLD."chosen_on", OLD."ended_because", OLD."ended_on", OLD."how_chosen", OLD."id", OLD."issue_id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_on", OLD."signal", OLD."title", OLD."ward_id"); RETURN NULL;',
                    hash="f2441333a8c71fc0e29b6967bc8b7b8b9b2b9d07",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e2319",
                    table="tasking_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="59a66b1cbd738de524522a6c322ad522ce536436",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_33483",
                    table="tasking_priorityevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="tabling",
            constraint=models.UniqueConstraint(fields=("meeting", "issue"), name="issue_once_on_an_agenda"),
        ),
        migrations.AddConstraint(
            model_name="tabling",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decision", "")), fields=("issue",), name="issue_on_one_open_agenda"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tabling",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_tablingevent" ("decided_at", "decided_by_id", "decision", "escalation_id", "id", "issue_id", "item_id", "meeting_id", "other_help", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "reason", "referred_to_id", "version") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."escalation_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."meeting_id", NEW."other_help", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority_id", NEW."reason", NEW."referred_to_id", NEW."version"); RETURN NULL;',
                    hash="74506de58c43b5d3bc35395b52c102a89aea248f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_13858",
                    table="tasking_tabling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tabling",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "tasking_tablingevent" ("decided_at", "decided_by_id", "decision", "escalation_id", "id", "issue_id", "item_id", "meeting_id", "other_help", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "reason", "referred_to_id", "version") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."escalation_id", NEW."id", NEW."issue_id", NEW."item_id", NEW."meeting_id", NEW."other_help", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority_id", NEW."reason", NEW."referred_to_id", NEW."version"); RETURN NULL;',
                    hash="092b9f3aee384dc5e0b7eef47c130f503edc594f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d701d",
                    table="tasking_tabling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tabling",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "tasking_tablingevent" ("decided_at", "decided_by_id", "decision", "escalation_id", "id", "issue_id", "item_id", "meeting_id", "other_help", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "reason", "referred_to_id", "version") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."escalation_id", OLD."id", OLD."issue_id", OLD."item_id", OLD."meeting_id", OLD."other_help", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priority_id", OLD."reason", OLD."referred_to_id", OLD."version"); RETURN NULL;',
                    hash="f7cf851fe0ed1913f727451dba654e0ac627c558",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_59040",
                    table="tasking_tabling",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="tablingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0fe22f563523ea05bc39795a3b06b6f86e59bf48",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e3c39",
                    table="tasking_tablingevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
