"""The tables, triggers and rules of this storey as the migrations that it replaces left them, made at once.

A new book takes one step where there were many; one that took those steps only notes it.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from partnerships.migrating import AtOnce

PLANS_RULES = """
CREATE FUNCTION wardbook_no_intelligence_from_the_public() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM partnerships_role held
        WHERE held.user_id = NEW.owner_id AND NOT held.waiting
          AND held.kind IN ('coordinator', 'pcso', 'supervisor', 'partner', 'analyst', 'lead', 'intelligence')
          AND held.starts_on <= (now() AT TIME ZONE 'Europe/London')::date
          AND (held.ends_on IS NULL OR held.ends_on >= (now() AT TIME ZONE 'Europe/London')::date)
    ) THEN
        RAISE EXCEPTION 'no member of the public is asked to gather intelligence'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'no_intelligence_task_to_the_public';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_intelligence_task_to_the_public_new BEFORE INSERT ON tasking_action
    FOR EACH ROW WHEN (NEW.kind = 'intelligence')
    EXECUTE FUNCTION wardbook_no_intelligence_from_the_public();
CREATE TRIGGER no_intelligence_task_to_the_public_changed BEFORE UPDATE ON tasking_action
    FOR EACH ROW WHEN (
        NEW.kind = 'intelligence' AND (NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.kind IS DISTINCT FROM OLD.kind)
    ) EXECUTE FUNCTION wardbook_no_intelligence_from_the_public();
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON tasking_planentry
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON tasking_planentry
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
"""
PLANS_RULES_BACK = """
DROP TRIGGER append_only_table ON tasking_planentry;
DROP TRIGGER append_only_rows ON tasking_planentry;
DROP TRIGGER no_intelligence_task_to_the_public_changed ON tasking_action;
DROP TRIGGER no_intelligence_task_to_the_public_new ON tasking_action;
DROP FUNCTION wardbook_no_intelligence_from_the_public();
"""
CASE_ENTRIES = """
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON tasking_caseentry
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON tasking_caseentry
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
"""
CASE_ENTRIES_BACK = """
DROP TRIGGER append_only_table ON tasking_caseentry;
DROP TRIGGER append_only_rows ON tasking_caseentry;
"""
ONE_LIST_OF_POWERS = """SET CONSTRAINTS ALL IMMEDIATE"""
RECOGNISING = """
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
RECOGNISING_BACK = """
DROP TRIGGER recognise_changed ON engagement_issue;
DROP TRIGGER recognise_new ON engagement_issue;
DROP FUNCTION wardbook_recognise_row();
DROP FUNCTION wardbook_recognise(bigint);
"""


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("tasking", "0001_initial"),
        ("tasking", "0002_problem_solving_plans"),
        ("tasking", "0003_plans_rules"),
        ("tasking", "0004_cases"),
        ("tasking", "0005_case_entries"),
        ("tasking", "0006_photos_of_actions"),
        ("tasking", "0007_priorities"),
        ("tasking", "0008_one_list_of_powers"),
        ("tasking", "0009_powers_used"),
        ("tasking", "0010_asked_of_groups"),
        ("tasking", "0011_three_way_contact"),
        ("tasking", "0012_problems_and_half_years"),
        ("tasking", "0013_recognising"),
        ("tasking", "0014_payback"),
        ("tasking", "0015_sentencing"),
        ("tasking", "0016_effective_practice"),
    ]

    dependencies = [
        ("engagement", "0001_squashed_0014_box_is_emptied"),
        ("partnerships", "0001_squashed_0010_key_individuals"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Objective",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="objectives",
                                to="tasking.plan",
                            ),
                        ),
                        ("what", models.CharField(max_length=200)),
                        ("measure", models.CharField(max_length=160)),
                        ("unit", models.CharField(max_length=40)),
                        ("baseline", models.DecimalField(decimal_places=2, max_digits=11)),
                        ("baseline_on", models.DateField()),
                        ("target", models.DecimalField(decimal_places=2, max_digits=11)),
                        ("by", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("what", ""), _negated=True),
                                    models.Q(("measure", ""), _negated=True),
                                    models.Q(("unit", ""), _negated=True),
                                ),
                                name="objective_is_specific_and_measured",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("target", models.F("baseline")), _negated=True),
                                    ("baseline__gte", 0),
                                    ("target__gte", 0),
                                ),
                                name="objective_has_a_target_to_reach",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("by__gt", models.F("baseline_on"))), name="objective_is_timely"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Action",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="engagement.issue",
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
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to="tasking.plan",
                            ),
                        ),
                        ("what", models.CharField(max_length=400)),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
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
                        ("outcome", models.TextField(blank=True, help_text="What was done, and what came of it.")),
                        ("ended_because", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "to_do")),
                                fields=["owner", "due_on"],
                                name="action_to_do_of_owner",
                            ),
                            models.Index(
                                condition=models.Q(("state", "to_do")),
                                fields=["agency", "due_on"],
                                name="action_to_do_of_agency",
                            ),
                            models.Index(
                                condition=models.Q(("state", "to_do")), fields=["due_on"], name="action_to_do_by_due"
                            ),
                            models.Index(
                                condition=models.Q(("state", "done")), fields=["done_on"], name="action_done_by_day"
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(("done_on__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="done_action_says_what_was_done",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionPower",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="powers_used",
                                to="tasking.action",
                            ),
                        ),
                        (
                            "power",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tasking.power"
                            ),
                        ),
                        ("used_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["action", "used_on", "pk"],
                        "indexes": [models.Index(fields=["used_on"], name="action_power_by_day")],
                        "constraints": [
                            models.UniqueConstraint(fields=("action", "power"), name="power_once_in_an_action")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionProgress",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="progress",
                                to="tasking.action",
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["action", "at"],
                    },
                ),
                migrations.CreateModel(
                    name="ActionPhoto",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="photos", to="tasking.action"
                            ),
                        ),
                        (
                            "progress",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: taken when the action was done.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="photos",
                                to="tasking.actionprogress",
                            ),
                        ),
                        ("content", models.BinaryField()),
                        ("small", models.BinaryField()),
                        ("width", models.PositiveIntegerField()),
                        ("height", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["action", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Case",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "register",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="cases",
                                to="tasking.caseregister",
                            ),
                        ),
                        ("reference", models.CharField(max_length=20, unique=True)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("perpetrator", "Somebody causing crime or antisocial behaviour"),
                                    ("victim", "Support for a victim"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "heading",
                            models.CharField(
                                help_text="Neutral: what it is about, without a name or an address.", max_length=140
                            ),
                        ),
                        ("persons", models.TextField(help_text="The person or people concerned.")),
                        ("about", models.TextField(help_text="Why it is referred, and what has been tried.")),
                        (
                            "agency",
                            models.ForeignKey(
                                help_text="That refers it.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "referred_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "referred_by_name",
                            models.CharField(
                                blank=True, help_text="Who referred it, where not who wrote.", max_length=120
                            ),
                        ),
                        ("referred_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("referred", "Referred"),
                                    ("taken_up", "Taken up"),
                                    ("under_review", "Under review"),
                                    ("closed", "Closed"),
                                ],
                                default="referred",
                                max_length=12,
                            ),
                        ),
                        ("taken_up_on", models.DateField(blank=True, null=True)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("closed_because", models.TextField(blank=True)),
                        (
                            "yisp",
                            models.BooleanField(
                                default=False, help_text="Goes through the Youth Inclusion Support Panel (001 8.6)."
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("agencies", models.ManyToManyField(blank=True, related_name="+", to="partnerships.agency")),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("status", "closed"), _negated=True),
                                fields=["register", "review_on"],
                                name="case_by_review",
                            ),
                            models.Index(fields=["referred_by", "-id"], name="case_referred_by"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("register", "year", "number"), name="case_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status", "closed"), _negated=True),
                                    models.Q(
                                        ("closed_on__isnull", False), models.Q(("closed_because", ""), _negated=True)
                                    ),
                                    _connector="OR",
                                ),
                                name="closed_case_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("status__in", ["taken_up", "under_review"]), _negated=True),
                                    models.Q(("taken_up_on__isnull", False), ("review_on__isnull", False)),
                                    _connector="OR",
                                ),
                                name="case_taken_up_has_review",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseAction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="tasking.case"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("what", models.CharField(max_length=400)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("agreed_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("done_on", models.DateField(blank=True, null=True)),
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
                        ("outcome", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["done_on", "due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("done_on__isnull", True)),
                                fields=["due_on"],
                                name="case_action_to_do",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True), models.Q(("outcome", ""), _negated=True), _connector="OR"
                                ),
                                name="done_case_action_says_what_was_done",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CaseActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.caseaction",
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
                        ("id", models.BigIntegerField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.case",
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
                            "owner",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("agreed_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("done_on", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="tasking.case"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("note", "Note"),
                                    ("referred", "Referred"),
                                    ("taken_up", "Taken up"),
                                    ("reviewed", "Reviewed"),
                                    ("changed", "Record changed"),
                                    ("action", "Action agreed"),
                                    ("done", "Action done"),
                                    ("power", "Power or tool used"),
                                    ("closed", "Closed"),
                                ],
                                default="note",
                                max_length=10,
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("text", models.TextField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="CaseRegister",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.group"
                            ),
                        ),
                        (
                            "letters",
                            models.CharField(
                                help_text="Before the year in its references: C, C2.", max_length=8, unique=True
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="CaseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.case",
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
                        ("id", models.BigIntegerField()),
                        (
                            "register",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.caseregister",
                            ),
                        ),
                        ("reference", models.CharField(max_length=20)),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("perpetrator", "Somebody causing crime or antisocial behaviour"),
                                    ("victim", "Support for a victim"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="That refers it.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "referred_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("referred_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("referred", "Referred"),
                                    ("taken_up", "Taken up"),
                                    ("under_review", "Under review"),
                                    ("closed", "Closed"),
                                ],
                                default="referred",
                                max_length=12,
                            ),
                        ),
                        ("taken_up_on", models.DateField(blank=True, null=True)),
                        ("review_on", models.DateField(blank=True, null=True)),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        (
                            "yisp",
                            models.BooleanField(
                                default=False, help_text="Goes through the Youth Inclusion Support Panel (001 8.6)."
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaseCounter",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "register",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tasking.caseregister"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("register", "year"), name="one_counter_for_register_and_year"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="links",
                                to="tasking.threewaycontact",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="three_way_links",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="three_way_links",
                                to="tasking.action",
                            ),
                        ),
                        (
                            "raised",
                            models.BooleanField(default=False, help_text="The issue was raised in this contact."),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["contact", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("action__isnull", True), ("issue__isnull", False)),
                                    models.Q(("action__isnull", False), ("issue__isnull", True)),
                                    _connector="OR",
                                ),
                                name="contact_links_one_thing",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("issue__isnull", False)),
                                fields=("contact", "issue"),
                                name="issue_once_a_contact",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("action__isnull", False)),
                                fields=("contact", "action"),
                                name="action_once_a_contact",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="tasking.threewaycontact",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("inspector", "Inspector"),
                                    ("coordinator", "Coordinator"),
                                    ("councillor", "Councillor"),
                                    ("other", "Also there"),
                                ],
                                max_length=11,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["contact", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("user__isnull", False)),
                                fields=("contact", "user"),
                                name="person_once_a_contact",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourtOutcome",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="court_outcomes",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "court",
                            models.CharField(
                                choices=[
                                    ("magistrates", "Magistrates’ court"),
                                    ("crown", "Crown Court"),
                                    ("youth", "Youth court"),
                                    ("county", "County court"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("sentenced_on", models.DateField()),
                        (
                            "wording",
                            models.TextField(
                                help_text="What it was for and what the court decided, for the public.", max_length=600
                            ),
                        ),
                        (
                            "spread",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meeting", "At the meeting alone"),
                                    ("ward", "In the ward"),
                                    ("neighbourhood", "In the whole neighbourhood"),
                                ],
                                max_length=14,
                            ),
                        ),
                        (
                            "spread_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_because", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["-sentenced_on", "-pk"],
                        "indexes": [models.Index(fields=["ward", "recorded_at"], name="court_outcome_of_ward")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wording", ""), _negated=True), name="court_outcome_has_words"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("withdrawn_at__isnull", True),
                                    models.Q(
                                        models.Q(("withdrawn_because", ""), _negated=True),
                                        ("withdrawn_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="court_outcome_withdrawn_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CourtOutcomeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.courtoutcome",
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
                        ("id", models.BigIntegerField()),
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
                        (
                            "court",
                            models.CharField(
                                choices=[
                                    ("magistrates", "Magistrates’ court"),
                                    ("crown", "Crown Court"),
                                    ("youth", "Youth court"),
                                    ("county", "County court"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("sentenced_on", models.DateField()),
                        (
                            "wording",
                            models.TextField(
                                help_text="What it was for and what the court decided, for the public.", max_length=600
                            ),
                        ),
                        (
                            "spread",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("meeting", "At the meeting alone"),
                                    ("ward", "In the ward"),
                                    ("neighbourhood", "In the whole neighbourhood"),
                                ],
                                max_length=14,
                            ),
                        ),
                        (
                            "spread_by",
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
                            "recorded_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "withdrawn_by",
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
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("withdrawn_because", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Escalation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations",
                                to="engagement.issue",
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
                            "to_group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="escalations",
                                to="partnerships.group",
                            ),
                        ),
                        ("asked", models.TextField()),
                        ("answer_due_on", models.DateField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("answer", models.TextField(blank=True)),
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
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_in",
                            models.ForeignKey(
                                blank=True,
                                help_text="The meeting of the higher group at which it was answered.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["answer_due_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answered_at__isnull", True)),
                                fields=("issue", "to_group"),
                                name="asked_once_at_a_time",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EscalationEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        ("id", models.BigIntegerField()),
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
                            "to_group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.group",
                            ),
                        ),
                        ("asked", models.TextField()),
                        ("answer_due_on", models.DateField()),
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
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("answer", models.TextField(blank=True)),
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
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The meeting of the higher group at which it was answered.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HalfYearReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="half_year_reviews",
                                to="partnerships.group",
                            ),
                        ),
                        ("first", models.DateField()),
                        ("last", models.DateField()),
                        ("due_on", models.DateField()),
                        ("completed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "completed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-first", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "first"), name="half_year_once_before_a_group"),
                            models.CheckConstraint(
                                condition=models.Q(("last__gt", models.F("first"))), name="half_year_has_an_end"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("completed_at__isnull", True), ("completed_by__isnull", False), _connector="OR"
                                ),
                                name="completed_half_year_says_by_whom",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HalfYearReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.halfyearreview",
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
                        ("id", models.BigIntegerField()),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.group",
                            ),
                        ),
                        ("first", models.DateField()),
                        ("last", models.DateField()),
                        ("due_on", models.DateField()),
                        ("completed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "completed_by",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Measurement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "objective",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="measurements",
                                to="tasking.objective",
                            ),
                        ),
                        ("on", models.DateField()),
                        ("figure", models.DecimalField(decimal_places=2, max_digits=11)),
                        ("source", models.CharField(blank=True, max_length=160)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["on", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("objective", "on"), name="measured_once_a_day"),
                            models.CheckConstraint(
                                condition=models.Q(("figure__gte", 0)), name="measured_figure_is_nought_or_more"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeighbourhoodReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="neighbourhoods",
                                to="tasking.halfyearreview",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="half_year_reviews",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        ("figures", models.JSONField(help_text="As they stood when it was recorded.")),
                        ("remark", models.TextField()),
                        ("decision", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["review", "neighbourhood"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("review", "neighbourhood"), name="neighbourhood_once_in_a_half_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("remark", ""), _negated=True),
                                name="reviewed_neighbourhood_has_a_remark",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NeighbourhoodReviewEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.neighbourhoodreview",
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
                        ("id", models.BigIntegerField()),
                        (
                            "review",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.halfyearreview",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        ("figures", models.JSONField(help_text="As they stood when it was recorded.")),
                        ("remark", models.TextField()),
                        ("decision", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MeasurementEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.measurement",
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
                        ("id", models.BigIntegerField()),
                        (
                            "objective",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.objective",
                            ),
                        ),
                        ("on", models.DateField()),
                        ("figure", models.DecimalField(decimal_places=2, max_digits=11)),
                        ("source", models.CharField(blank=True, max_length=160)),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Payback",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payback",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "Suggested"),
                                    ("sent", "Sent"),
                                    ("accepted", "Accepted"),
                                    ("done", "Done"),
                                    ("not_possible", "Not possible"),
                                    ("not_payback", "Not payback work"),
                                ],
                                default="suggested",
                                max_length=12,
                            ),
                        ),
                        ("suggested_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "work",
                            models.TextField(
                                blank=True, help_text="What is to be done, in public wording, as it was sent."
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="payback",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "sent_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "planned_on",
                            models.DateField(
                                blank=True, help_text="When it is planned to be done, where that is known.", null=True
                            ),
                        ),
                        (
                            "ended_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ended_at",
                            models.DateTimeField(blank=True, help_text="When its answer was recorded.", null=True),
                        ),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("result", models.TextField(blank=True, help_text="What was done, in words for the book.")),
                        (
                            "reason",
                            models.TextField(blank=True, help_text="Why it is not possible, or not payback work."),
                        ),
                        (
                            "shown",
                            models.BooleanField(
                                default=True, help_text="Once done, it stands on the ward's public page."
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name_plural": "payback",
                        "ordering": ["-suggested_at", "-pk"],
                        "indexes": [models.Index(fields=["agency", "state"], name="payback_of_agency")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["suggested", "not_payback"]),
                                    models.Q(
                                        models.Q(("work", ""), _negated=True),
                                        ("agency__isnull", False),
                                        ("sent_at__isnull", False),
                                        ("sent_by__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="payback_sent_says_what_to_whom",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(
                                        ("done_on__isnull", False),
                                        ("ended_at__isnull", False),
                                        models.Q(("result", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="payback_done_says_when_and_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["not_possible", "not_payback"]), _negated=True),
                                    models.Q(models.Q(("reason", ""), _negated=True), ("ended_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="payback_refused_says_why",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "done"), _negated=True),
                                    models.Q(
                                        ("ended_by__isnull", False),
                                        models.Q(("ended_by", models.F("sent_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="payback_done_by_a_second_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PaybackEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.payback",
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
                        ("id", models.BigIntegerField()),
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
                            "state",
                            models.CharField(
                                choices=[
                                    ("suggested", "Suggested"),
                                    ("sent", "Sent"),
                                    ("accepted", "Accepted"),
                                    ("done", "Done"),
                                    ("not_possible", "Not possible"),
                                    ("not_payback", "Not payback work"),
                                ],
                                default="suggested",
                                max_length=12,
                            ),
                        ),
                        ("suggested_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "work",
                            models.TextField(
                                blank=True, help_text="What is to be done, in public wording, as it was sent."
                            ),
                        ),
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
                            "sent_by",
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
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "accepted_by",
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
                        ("accepted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "planned_on",
                            models.DateField(
                                blank=True, help_text="When it is planned to be done, where that is known.", null=True
                            ),
                        ),
                        (
                            "ended_by",
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
                            "ended_at",
                            models.DateTimeField(blank=True, help_text="When its answer was recorded.", null=True),
                        ),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("result", models.TextField(blank=True, help_text="What was done, in words for the book.")),
                        (
                            "reason",
                            models.TextField(blank=True, help_text="Why it is not possible, or not payback work."),
                        ),
                        (
                            "shown",
                            models.BooleanField(
                                default=True, help_text="Once done, it stands on the ward's public page."
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Plan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("title", models.CharField(max_length=160)),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "priority",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="tasking.priority",
                            ),
                        ),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plans",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("scanning", "Scanning"),
                                    ("analysis", "Analysis"),
                                    ("response", "Response"),
                                    ("assessment", "Assessment"),
                                    ("closed", "Closed"),
                                ],
                                default="scanning",
                                max_length=10,
                            ),
                        ),
                        ("started_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "started_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "review_every",
                            models.PositiveSmallIntegerField(
                                default=28,
                                help_text="Days.",
                                validators=[
                                    django.core.validators.MinValueValidator(7),
                                    django.core.validators.MaxValueValidator(183),
                                ],
                            ),
                        ),
                        ("review_on", models.DateField(help_text="When the next review is due.")),
                        ("problem", models.TextField(blank=True)),
                        ("measure", models.CharField(blank=True, max_length=200)),
                        ("evidence", models.TextField(blank=True)),
                        ("harmed", models.TextField(blank=True)),
                        ("causing", models.TextField(blank=True)),
                        ("places", models.TextField(blank=True)),
                        ("findings", models.TextField(blank=True)),
                        ("prevention", models.TextField(blank=True)),
                        ("intelligence", models.TextField(blank=True)),
                        ("enforcement", models.TextField(blank=True)),
                        ("communication", models.TextField(blank=True)),
                        ("engagement", models.TextField(blank=True)),
                        (
                            "impact_level",
                            models.CharField(
                                blank=True,
                                choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                                max_length=6,
                            ),
                        ),
                        ("impact", models.TextField(blank=True)),
                        ("impact_treatment", models.TextField(blank=True)),
                        ("results", models.TextField(blank=True)),
                        ("worked", models.TextField(blank=True)),
                        ("conclusions", models.TextField(blank=True)),
                        ("justification", models.TextField(blank=True)),
                        (
                            "close_proposed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("close_proposed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "closed_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "search",
                            models.GeneratedField(
                                db_persist=True,
                                expression=django.contrib.postgres.search.SearchVector(
                                    "title",
                                    "problem",
                                    "measure",
                                    "evidence",
                                    "harmed",
                                    "causing",
                                    "places",
                                    "findings",
                                    "prevention",
                                    "intelligence",
                                    "enforcement",
                                    "communication",
                                    "engagement",
                                    "impact",
                                    "results",
                                    "worked",
                                    "conclusions",
                                    "justification",
                                    config="english",
                                ),
                                output_field=django.contrib.postgres.search.SearchVectorField(),
                            ),
                        ),
                        (
                            "issues",
                            models.ManyToManyField(
                                related_name="plans", through="tasking.PlanIssue", to="engagement.issue"
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["review_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("stage", "closed"), _negated=True),
                                fields=["ward", "review_on"],
                                name="plan_review_of_ward",
                            ),
                            django.contrib.postgres.indexes.GinIndex(fields=["search"], name="plan_search"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "closed"), _negated=True),
                                    models.Q(
                                        models.Q(("justification", ""), _negated=True),
                                        ("closed_on__isnull", False),
                                        ("close_proposed_by__isnull", False),
                                        ("closed_by__isnull", False),
                                        models.Q(("closed_by", models.F("close_proposed_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="closed_plan_was_justified_and_agreed_by_a_second",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("review_every__gte", 7), ("review_every__lte", 183)),
                                name="plan_is_reviewed_within_half_a_year",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ObjectiveEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.objective",
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
                        ("id", models.BigIntegerField()),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.plan",
                            ),
                        ),
                        ("what", models.CharField(max_length=200)),
                        ("measure", models.CharField(max_length=160)),
                        ("unit", models.CharField(max_length=40)),
                        ("baseline", models.DecimalField(decimal_places=2, max_digits=11)),
                        ("baseline_on", models.DateField()),
                        ("target", models.DecimalField(decimal_places=2, max_digits=11)),
                        ("by", models.DateField()),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ActionEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.action",
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
                        ("id", models.BigIntegerField()),
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
                            "plan",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.plan",
                            ),
                        ),
                        ("what", models.CharField(max_length=400)),
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
                        ("outcome", models.TextField(blank=True, help_text="What was done, and what came of it.")),
                        ("ended_because", models.TextField(blank=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanEntry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="tasking.plan"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("started", "Plan started"),
                                    ("moved", "Moved on"),
                                    ("back", "Taken back"),
                                    ("note", "Note"),
                                    ("meeting", "Problem-solving meeting"),
                                    ("review", "Reviewed"),
                                    ("changed", "Changed"),
                                    ("proposed", "Closing proposed"),
                                    ("sent_back", "Closing sent back"),
                                    ("closed", "Closed"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("on", models.DateField(default=django.utils.timezone.localdate)),
                        ("text", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["on", "at", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PlanIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="held", to="tasking.plan"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="held", to="engagement.issue"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("plan", "issue"), name="issue_once_on_a_plan")],
                    },
                ),
                migrations.CreateModel(
                    name="PlanIssueEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.planissue",
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
                        ("id", models.BigIntegerField()),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.plan",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanPartner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="partners", to="tasking.plan"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        ("group_name", models.CharField(blank=True, max_length=120)),
                        ("brings", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "ordering": ["agency__name", "group_name", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("user__isnull", False),
                                    models.Q(("group_name", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="partner_of_a_plan_is_somebody",
                            ),
                            models.UniqueConstraint(fields=("plan", "user"), name="person_once_on_a_plan"),
                            models.UniqueConstraint(
                                condition=models.Q(("group_name", ""), _negated=True),
                                fields=("plan", "group_name"),
                                name="group_once_on_a_plan",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanPartnerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.planpartner",
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
                        ("id", models.BigIntegerField()),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.plan",
                            ),
                        ),
                        (
                            "user",
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
                        ("group_name", models.CharField(blank=True, max_length=120)),
                        ("brings", models.CharField(blank=True, max_length=200)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Power",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="powers",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        (
                            "counts_as",
                            models.CharField(
                                choices=[("prevention", "Support or prevention"), ("enforcement", "Enforcement")],
                                max_length=12,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["counts_as", "name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("partnership", "name"), name="power_once_in_a_partnership")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ActionPowerEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.actionpower",
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
                        ("id", models.BigIntegerField()),
                        (
                            "action",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.action",
                            ),
                        ),
                        (
                            "power",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.power",
                            ),
                        ),
                        ("used_on", models.DateField(default=django.utils.timezone.localdate)),
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
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PowerUse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "case",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="powers_used",
                                to="tasking.case",
                            ),
                        ),
                        (
                            "power",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tasking.power"
                            ),
                        ),
                        ("used_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "by_agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        ("note", models.CharField(blank=True, max_length=400)),
                    ],
                    options={
                        "ordering": ["-used_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PowerUseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.poweruse",
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
                        ("id", models.BigIntegerField()),
                        (
                            "case",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.case",
                            ),
                        ),
                        (
                            "power",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.power",
                            ),
                        ),
                        ("used_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "by_agency",
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
                migrations.CreateModel(
                    name="Practice",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT, related_name="practice", to="tasking.plan"
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("problem", models.TextField(max_length=1200)),
                        ("worked", models.TextField(max_length=2000)),
                        ("advice", models.TextField(blank=True, max_length=1200)),
                        (
                            "contact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("shared_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "withdrawn_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["-shared_at", "-pk"],
                        "indexes": [models.Index(fields=["-shared_at", "-id"], name="practice_newest")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), _negated=True),
                                    models.Q(("problem", ""), _negated=True),
                                    models.Q(("worked", ""), _negated=True),
                                ),
                                name="practice_says_what_worked",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PracticeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.practice",
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
                        ("id", models.BigIntegerField()),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.plan",
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("problem", models.TextField(max_length=1200)),
                        ("worked", models.TextField(max_length=2000)),
                        ("advice", models.TextField(blank=True, max_length=1200)),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "shared_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("shared_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "withdrawn_by",
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
                        ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Priority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="priorities",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="priorities",
                                to="engagement.issue",
                            ),
                        ),
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
                                blank=True,
                                choices=[("crime", "Signal crime"), ("disorder", "Signal disorder")],
                                max_length=10,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vote", "Vote at a meeting"),
                                    ("agreed", "Agreed at a meeting"),
                                    ("panel", "Panel of residents"),
                                    ("committee", "Area committee"),
                                    ("police", "Set by the police"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("votes_cast", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "how_chosen",
                            models.CharField(
                                blank=True, help_text="By whom and how it was chosen, in words.", max_length=250
                            ),
                        ),
                        (
                            "opinion",
                            models.TextField(
                                blank=True,
                                help_text="What the area committee or the Neighbourhood Partnership thinks of it (002 5.5.3).",
                            ),
                        ),
                        ("chosen_on", models.DateField(default=django.utils.timezone.localdate)),
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
                        ("review_on", models.DateField()),
                        ("reviewed_on", models.DateField(blank=True, null=True)),
                        ("reviewed", models.TextField(blank=True, help_text="What its last review found.")),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.TextField(blank=True)),
                    ],
                    options={
                        "verbose_name_plural": "priorities",
                        "ordering": ["ward", "chosen_on"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)), fields=("issue",), name="priority_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("votes_cast__isnull", True), ("votes_for__isnull", True)),
                                    ("votes_for__lte", models.F("votes_cast")),
                                    _connector="OR",
                                ),
                                name="priority_votes_for_of_cast",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.plan",
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
                        ("id", models.BigIntegerField()),
                        ("title", models.CharField(max_length=160)),
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
                            "stage",
                            models.CharField(
                                choices=[
                                    ("scanning", "Scanning"),
                                    ("analysis", "Analysis"),
                                    ("response", "Response"),
                                    ("assessment", "Assessment"),
                                    ("closed", "Closed"),
                                ],
                                default="scanning",
                                max_length=10,
                            ),
                        ),
                        ("started_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "started_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "review_every",
                            models.PositiveSmallIntegerField(
                                default=28,
                                help_text="Days.",
                                validators=[
                                    django.core.validators.MinValueValidator(7),
                                    django.core.validators.MaxValueValidator(183),
                                ],
                            ),
                        ),
                        ("review_on", models.DateField(help_text="When the next review is due.")),
                        ("problem", models.TextField(blank=True)),
                        ("measure", models.CharField(blank=True, max_length=200)),
                        ("evidence", models.TextField(blank=True)),
                        ("harmed", models.TextField(blank=True)),
                        ("causing", models.TextField(blank=True)),
                        ("places", models.TextField(blank=True)),
                        ("findings", models.TextField(blank=True)),
                        ("prevention", models.TextField(blank=True)),
                        ("intelligence", models.TextField(blank=True)),
                        ("enforcement", models.TextField(blank=True)),
                        ("communication", models.TextField(blank=True)),
                        ("engagement", models.TextField(blank=True)),
                        (
                            "impact_level",
                            models.CharField(
                                blank=True,
                                choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                                max_length=6,
                            ),
                        ),
                        ("impact", models.TextField(blank=True)),
                        ("impact_treatment", models.TextField(blank=True)),
                        ("results", models.TextField(blank=True)),
                        ("worked", models.TextField(blank=True)),
                        ("conclusions", models.TextField(blank=True)),
                        ("justification", models.TextField(blank=True)),
                        (
                            "close_proposed_by",
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
                        ("close_proposed_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "closed_by",
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
                        ("closed_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PriorityEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        ("id", models.BigIntegerField()),
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
                                blank=True,
                                choices=[("crime", "Signal crime"), ("disorder", "Signal disorder")],
                                max_length=10,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("vote", "Vote at a meeting"),
                                    ("agreed", "Agreed at a meeting"),
                                    ("panel", "Panel of residents"),
                                    ("committee", "Area committee"),
                                    ("police", "Set by the police"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True)),
                        ("votes_cast", models.PositiveSmallIntegerField(blank=True, null=True)),
                        (
                            "how_chosen",
                            models.CharField(
                                blank=True, help_text="By whom and how it was chosen, in words.", max_length=250
                            ),
                        ),
                        (
                            "opinion",
                            models.TextField(
                                blank=True,
                                help_text="What the area committee or the Neighbourhood Partnership thinks of it (002 5.5.3).",
                            ),
                        ),
                        ("chosen_on", models.DateField(default=django.utils.timezone.localdate)),
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
                        ("review_on", models.DateField()),
                        ("reviewed_on", models.DateField(blank=True, null=True)),
                        ("reviewed", models.TextField(blank=True, help_text="What its last review found.")),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Problem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="problems",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        (
                            "words",
                            models.CharField(
                                help_text='As one types them into a search: bike OR "quad bike".', max_length=250
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "recognised_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When the issues that were there before its words were looked through.",
                                null=True,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "name"), name="problem_once_in_a_partnership"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProblemEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.problem",
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
                        ("id", models.BigIntegerField()),
                        (
                            "partnership",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=80)),
                        (
                            "words",
                            models.CharField(
                                help_text='As one types them into a search: bike OR "quad bike".', max_length=250
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Recognised",
                    fields=[
                        (
                            "issue",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="recognised",
                                serialize=False,
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "problem",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recognised",
                                to="tasking.problem",
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.ward",
                            ),
                        ),
                        ("raised_on", models.DateField()),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["ward", "raised_on"], include=("problem",), name="recognised_of_ward"),
                            models.Index(fields=["problem", "-raised_on", "-issue"], name="recognised_of_problem"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Risk",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="risks", to="tasking.plan"
                            ),
                        ),
                        ("what", models.CharField(max_length=250)),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ]
                            ),
                        ),
                        (
                            "impact",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ]
                            ),
                        ),
                        ("treatment", models.TextField()),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("impact__gte", 1),
                                    ("impact__lte", 5),
                                    ("likelihood__gte", 1),
                                    ("likelihood__lte", 5),
                                ),
                                name="risk_stands_in_the_matrix",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("what", ""), _negated=True), models.Q(("treatment", ""), _negated=True)
                                ),
                                name="risk_is_answered",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RiskEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.risk",
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
                        ("id", models.BigIntegerField()),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.plan",
                            ),
                        ),
                        ("what", models.CharField(max_length=250)),
                        (
                            "likelihood",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ]
                            ),
                        ),
                        (
                            "impact",
                            models.PositiveSmallIntegerField(
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(5),
                                ]
                            ),
                        ),
                        ("treatment", models.TextField()),
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Tabling",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tablings",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tablings",
                                to="engagement.issue",
                            ),
                        ),
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
                            "escalation",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tabling",
                                to="tasking.escalation",
                            ),
                        ),
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["meeting", "item__position"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("decision", "not_priority")),
                                fields=["-decided_at", "-id"],
                                name="heard_not_prioritised",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "issue"), name="issue_once_on_an_agenda"),
                            models.UniqueConstraint(
                                condition=models.Q(("decision", "")), fields=("issue",), name="issue_on_one_open_agenda"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TablingEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
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
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        ("id", models.BigIntegerField()),
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
                        ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ThreeWayContact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="three_way_contacts",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "before",
                            models.ForeignKey(
                                blank=True,
                                help_text="The Neighbourhood Partnership meeting it was held before.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pre_meetings",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "how",
                            models.CharField(
                                choices=[("met", "Met"), ("called", "Called"), ("wrote", "Wrote")], max_length=6
                            ),
                        ),
                        ("said", models.TextField()),
                        ("came_of_it", models.TextField(blank=True)),
                        (
                            "all_three",
                            models.BooleanField(
                                default=False, help_text="Inspector, coordinator and a councillor took part."
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["-on", "-pk"],
                        "indexes": [models.Index(fields=["ward", "-on", "-id"], name="three_way_of_ward")],
                    },
                ),
                migrations.CreateModel(
                    name="ContactPersonEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.contactperson",
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
                        ("id", models.BigIntegerField()),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.threewaycontact",
                            ),
                        ),
                        (
                            "user",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "side",
                            models.CharField(
                                choices=[
                                    ("inspector", "Inspector"),
                                    ("coordinator", "Coordinator"),
                                    ("councillor", "Councillor"),
                                    ("other", "Also there"),
                                ],
                                max_length=11,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ContactLinkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.contactlink",
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
                        ("id", models.BigIntegerField()),
                        (
                            "contact",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.threewaycontact",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "action",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.action",
                            ),
                        ),
                        (
                            "raised",
                            models.BooleanField(default=False, help_text="The issue was raised in this contact."),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ThreeWayContactEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="tasking.threewaycontact",
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
                        ("id", models.BigIntegerField()),
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
                        (
                            "before",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The Neighbourhood Partnership meeting it was held before.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("on", models.DateField()),
                        (
                            "how",
                            models.CharField(
                                choices=[("met", "Met"), ("called", "Called"), ("wrote", "Wrote")], max_length=6
                            ),
                        ),
                        ("said", models.TextField()),
                        ("came_of_it", models.TextField(blank=True)),
                        (
                            "all_three",
                            models.BooleanField(
                                default=False, help_text="Inspector, coordinator and a councillor took part."
                            ),
                        ),
                        (
                            "by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_caseactionevent" ("agency_id", "agreed_on", "case_id", "done_by_id", "done_on", "due_on", "id", "meeting_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_id", NEW."agreed_on", NEW."case_id", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."meeting_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="8fbd1e88c2c582662d9de9b82acde9ca790f802d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1a2dd",
                            table="tasking_caseaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."agreed_on" IS DISTINCT FROM (NEW."agreed_on") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id"))',
                            func='INSERT INTO "tasking_caseactionevent" ("agency_id", "agreed_on", "case_id", "done_by_id", "done_on", "due_on", "id", "meeting_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."agency_id", NEW."agreed_on", NEW."case_id", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."id", NEW."meeting_id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="1ce344dbdfaf5fa5db6ae7a90319dbc934bc6bd1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1ceb",
                            table="tasking_caseaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseaction",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_caseactionevent" ("agency_id", "agreed_on", "case_id", "done_by_id", "done_on", "due_on", "id", "meeting_id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."agency_id", OLD."agreed_on", OLD."case_id", OLD."done_by_id", OLD."done_on", OLD."due_on", OLD."id", OLD."meeting_id", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="f637344fd371091d8d67610199ab6cb3d775596d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_25007",
                            table="tasking_caseaction",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseactionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="43874f17d0e8c1344104c78d65b8afafbcbbf9ea",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_01195",
                            table="tasking_caseactionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="86b3776de629a3712785b4a579b087515e07562f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f0ad2",
                            table="tasking_caseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_caseevent" ("agency_id", "closed_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "referred_by_id", "referred_on", "register_id", "review_on", "status", "taken_up_on", "version", "year", "yisp") VALUES (NEW."agency_id", NEW."closed_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."referred_by_id", NEW."referred_on", NEW."register_id", NEW."review_on", NEW."status", NEW."taken_up_on", NEW."version", NEW."year", NEW."yisp"); RETURN NULL;',
                            hash="0311bd004ac27c32ac1875ef6924406cad8771b4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1ce90",
                            table="tasking_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."referred_by_id" IS DISTINCT FROM (NEW."referred_by_id") OR OLD."referred_on" IS DISTINCT FROM (NEW."referred_on") OR OLD."register_id" IS DISTINCT FROM (NEW."register_id") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."taken_up_on" IS DISTINCT FROM (NEW."taken_up_on") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."year" IS DISTINCT FROM (NEW."year") OR OLD."yisp" IS DISTINCT FROM (NEW."yisp"))',
                            func='INSERT INTO "tasking_caseevent" ("agency_id", "closed_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "referred_by_id", "referred_on", "register_id", "review_on", "status", "taken_up_on", "version", "year", "yisp") VALUES (NEW."agency_id", NEW."closed_on", NEW."id", NEW."kind", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."referred_by_id", NEW."referred_on", NEW."register_id", NEW."review_on", NEW."status", NEW."taken_up_on", NEW."version", NEW."year", NEW."yisp"); RETURN NULL;',
                            hash="09281d2f85d7d3db0c892ce4c85f19cd54d7456a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_80953",
                            table="tasking_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="case",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_caseevent" ("agency_id", "closed_on", "id", "kind", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "referred_by_id", "referred_on", "register_id", "review_on", "status", "taken_up_on", "version", "year", "yisp") VALUES (OLD."agency_id", OLD."closed_on", OLD."id", OLD."kind", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."referred_by_id", OLD."referred_on", OLD."register_id", OLD."review_on", OLD."status", OLD."taken_up_on", OLD."version", OLD."year", OLD."yisp"); RETURN NULL;',
                            hash="35e698db75ba04c910cd234df59369b2de9125f5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a4cee",
                            table="tasking_case",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courtoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_courtoutcomeevent" ("court", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sentenced_on", "spread", "spread_by_id", "ward_id", "withdrawn_at", "withdrawn_because", "withdrawn_by_id", "wording") VALUES (NEW."court", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."sentenced_on", NEW."spread", NEW."spread_by_id", NEW."ward_id", NEW."withdrawn_at", NEW."withdrawn_because", NEW."withdrawn_by_id", NEW."wording"); RETURN NULL;',
                            hash="af6c7eb000042243ea347cd57a72bb1e86b79e9d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_47ccd",
                            table="tasking_courtoutcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courtoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_courtoutcomeevent" ("court", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sentenced_on", "spread", "spread_by_id", "ward_id", "withdrawn_at", "withdrawn_because", "withdrawn_by_id", "wording") VALUES (NEW."court", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."sentenced_on", NEW."spread", NEW."spread_by_id", NEW."ward_id", NEW."withdrawn_at", NEW."withdrawn_because", NEW."withdrawn_by_id", NEW."wording"); RETURN NULL;',
                            hash="fc58a8ce0cfb704dec9ae0cd3838d5d8a3baf20b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_54ad5",
                            table="tasking_courtoutcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courtoutcome",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_courtoutcomeevent" ("court", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "sentenced_on", "spread", "spread_by_id", "ward_id", "withdrawn_at", "withdrawn_because", "withdrawn_by_id", "wording") VALUES (OLD."court", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."sentenced_on", OLD."spread", OLD."spread_by_id", OLD."ward_id", OLD."withdrawn_at", OLD."withdrawn_because", OLD."withdrawn_by_id", OLD."wording"); RETURN NULL;',
                            hash="f521cf84dcb88bdd8bd10b322937797700236199",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_98e62",
                            table="tasking_courtoutcome",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courtoutcomeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="73df6872b81a5b7c0c8a6a9bb26081692fe4ace0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1eb2e",
                            table="tasking_courtoutcomeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="escalation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_escalationevent" ("answer", "answer_due_on", "answered_at", "answered_by_id", "answered_in_id", "asked", "asked_at", "asked_by_id", "from_meeting_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_group_id", "version") VALUES (NEW."answer", NEW."answer_due_on", NEW."answered_at", NEW."answered_by_id", NEW."answered_in_id", NEW."asked", NEW."asked_at", NEW."asked_by_id", NEW."from_meeting_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."to_group_id", NEW."version"); RETURN NULL;',
                            hash="16f0a61e613a7b4d234852602cfb2ce0e1e55ed6",
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
                            func='INSERT INTO "tasking_escalationevent" ("answer", "answer_due_on", "answered_at", "answered_by_id", "answered_in_id", "asked", "asked_at", "asked_by_id", "from_meeting_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_group_id", "version") VALUES (NEW."answer", NEW."answer_due_on", NEW."answered_at", NEW."answered_by_id", NEW."answered_in_id", NEW."asked", NEW."asked_at", NEW."asked_by_id", NEW."from_meeting_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."to_group_id", NEW."version"); RETURN NULL;',
                            hash="0217f8e1d965e92070f3d9d14f86721e1160bd28",
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
                            func='INSERT INTO "tasking_escalationevent" ("answer", "answer_due_on", "answered_at", "answered_by_id", "answered_in_id", "asked", "asked_at", "asked_by_id", "from_meeting_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "to_group_id", "version") VALUES (OLD."answer", OLD."answer_due_on", OLD."answered_at", OLD."answered_by_id", OLD."answered_in_id", OLD."asked", OLD."asked_at", OLD."asked_by_id", OLD."from_meeting_id", OLD."id", OLD."issue_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."to_group_id", OLD."version"); RETURN NULL;',
                            hash="e04b4bdd95d2c276a52260aebe55d9ff442fe4ce",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="halfyearreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_halfyearreviewevent" ("completed_at", "completed_by_id", "due_on", "first", "group_id", "id", "last", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."completed_at", NEW."completed_by_id", NEW."due_on", NEW."first", NEW."group_id", NEW."id", NEW."last", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="64b6e47432466126e68cc369ac28c55d64f5c16b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_91dce",
                            table="tasking_halfyearreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="halfyearreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_halfyearreviewevent" ("completed_at", "completed_by_id", "due_on", "first", "group_id", "id", "last", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."completed_at", NEW."completed_by_id", NEW."due_on", NEW."first", NEW."group_id", NEW."id", NEW."last", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="486e5bc7e6823329b20a69ef0a93c64289730a5d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_24ec3",
                            table="tasking_halfyearreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="halfyearreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_halfyearreviewevent" ("completed_at", "completed_by_id", "due_on", "first", "group_id", "id", "last", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."completed_at", OLD."completed_by_id", OLD."due_on", OLD."first", OLD."group_id", OLD."id", OLD."last", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="dda1392369c816fed8626adedcdadf977152a4e5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6d351",
                            table="tasking_halfyearreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="halfyearreviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="350ed99c53f6f18e8b84ea405bcf12e65f29e325",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ac6ec",
                            table="tasking_halfyearreviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhoodreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_neighbourhoodreviewevent" ("at", "by_id", "decision", "figures", "id", "neighbourhood_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "review_id", "version") VALUES (NEW."at", NEW."by_id", NEW."decision", NEW."figures", NEW."id", NEW."neighbourhood_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."remark", NEW."review_id", NEW."version"); RETURN NULL;',
                            hash="b55bfef7bb418edfe21138163ed3fb1471b7662e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_01e33",
                            table="tasking_neighbourhoodreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhoodreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_neighbourhoodreviewevent" ("at", "by_id", "decision", "figures", "id", "neighbourhood_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "review_id", "version") VALUES (NEW."at", NEW."by_id", NEW."decision", NEW."figures", NEW."id", NEW."neighbourhood_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."remark", NEW."review_id", NEW."version"); RETURN NULL;',
                            hash="558687adc0bd68dfee3ae96616694636347b9ae6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_91412",
                            table="tasking_neighbourhoodreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhoodreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_neighbourhoodreviewevent" ("at", "by_id", "decision", "figures", "id", "neighbourhood_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "remark", "review_id", "version") VALUES (OLD."at", OLD."by_id", OLD."decision", OLD."figures", OLD."id", OLD."neighbourhood_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."remark", OLD."review_id", OLD."version"); RETURN NULL;',
                            hash="37895604705e4ccf1fced4c00dcb1b22ad065de4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5c60d",
                            table="tasking_neighbourhoodreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhoodreviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="b7caa059425e14278bc11ca2d11c0c938b440da2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c181e",
                            table="tasking_neighbourhoodreviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="measurementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="50272c1f5119e32a3fd113380ad167baffca9711",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5774e",
                            table="tasking_measurementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="measurement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_measurementevent" ("at", "by_id", "figure", "id", "objective_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."at", NEW."by_id", NEW."figure", NEW."id", NEW."objective_id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source"); RETURN NULL;',
                            hash="01acbe3151a95c51862a45bc4d08c8d38667ce32",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_68acc",
                            table="tasking_measurement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="measurement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_measurementevent" ("at", "by_id", "figure", "id", "objective_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."at", NEW."by_id", NEW."figure", NEW."id", NEW."objective_id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source"); RETURN NULL;',
                            hash="48078653640aee4de115573187e8e6d3a5ffa609",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_aeda8",
                            table="tasking_measurement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="measurement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_measurementevent" ("at", "by_id", "figure", "id", "objective_id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."at", OLD."by_id", OLD."figure", OLD."id", OLD."objective_id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source"); RETURN NULL;',
                            hash="df1544cac17f275b15846832a659455ec3f5e208",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f07f9",
                            table="tasking_measurement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payback",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_paybackevent" ("accepted_at", "accepted_by_id", "agency_id", "done_on", "ended_at", "ended_by_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "reason", "result", "sent_at", "sent_by_id", "shown", "state", "suggested_at", "version", "work") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."agency_id", NEW."done_on", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."planned_on", NEW."reason", NEW."result", NEW."sent_at", NEW."sent_by_id", NEW."shown", NEW."state", NEW."suggested_at", NEW."version", NEW."work"); RETURN NULL;',
                            hash="34de16a5ce5db54e4f0d6d01cf1fdee201f4127f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_331f5",
                            table="tasking_payback",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payback",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_paybackevent" ("accepted_at", "accepted_by_id", "agency_id", "done_on", "ended_at", "ended_by_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "reason", "result", "sent_at", "sent_by_id", "shown", "state", "suggested_at", "version", "work") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."agency_id", NEW."done_on", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."planned_on", NEW."reason", NEW."result", NEW."sent_at", NEW."sent_by_id", NEW."shown", NEW."state", NEW."suggested_at", NEW."version", NEW."work"); RETURN NULL;',
                            hash="7d9bda6ad7fc76091b2e413511cb52e7b16d21ba",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2c2b8",
                            table="tasking_payback",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="payback",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_paybackevent" ("accepted_at", "accepted_by_id", "agency_id", "done_on", "ended_at", "ended_by_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_on", "reason", "result", "sent_at", "sent_by_id", "shown", "state", "suggested_at", "version", "work") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."agency_id", OLD."done_on", OLD."ended_at", OLD."ended_by_id", OLD."id", OLD."issue_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."planned_on", OLD."reason", OLD."result", OLD."sent_at", OLD."sent_by_id", OLD."shown", OLD."state", OLD."suggested_at", OLD."version", OLD."work"); RETURN NULL;',
                            hash="96224a8f41ff00c8d6e1441b8868db5ef14512aa",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3e462",
                            table="tasking_payback",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="paybackevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6214185deb33efade6dccf01ca1087441522e7e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6f12d",
                            table="tasking_paybackevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objectiveevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="af336888b0a7641d79bd3c55c0343ca618efd461",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_56d88",
                            table="tasking_objectiveevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objective",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_objectiveevent" ("baseline", "baseline_on", "by", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "target", "unit", "version", "what") VALUES (NEW."baseline", NEW."baseline_on", NEW."by", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."target", NEW."unit", NEW."version", NEW."what"); RETURN NULL;',
                            hash="e63d9fd7e8685255c53999ba5c0d3703b2332c9f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_61e67",
                            table="tasking_objective",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objective",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_objectiveevent" ("baseline", "baseline_on", "by", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "target", "unit", "version", "what") VALUES (NEW."baseline", NEW."baseline_on", NEW."by", NEW."id", NEW."measure", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."target", NEW."unit", NEW."version", NEW."what"); RETURN NULL;',
                            hash="01550bac8a04e8bfda977fac05379e801e0c235a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_55066",
                            table="tasking_objective",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="objective",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_objectiveevent" ("baseline", "baseline_on", "by", "id", "measure", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "target", "unit", "version", "what") VALUES (OLD."baseline", OLD."baseline_on", OLD."by", OLD."id", OLD."measure", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."target", OLD."unit", OLD."version", OLD."what"); RETURN NULL;',
                            hash="ce286304d94a2e8a5644f34498f5f6ae9424defc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5787d",
                            table="tasking_objective",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="action",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "version", "what") VALUES (NEW."agency_id", NEW."agreed_on", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."ended_because", NEW."id", NEW."issue_id", NEW."kind", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."state", NEW."version", NEW."what"); RETURN NULL;',
                            hash="384abba63fe2193307fa81405a302118e8e79dd7",
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
                            func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "version", "what") VALUES (NEW."agency_id", NEW."agreed_on", NEW."done_by_id", NEW."done_on", NEW."due_on", NEW."ended_because", NEW."id", NEW."issue_id", NEW."kind", NEW."meeting_id", NEW."outcome", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."state", NEW."version", NEW."what"); RETURN NULL;',
                            hash="23de1981eb3de607a31bc6af083b621485b919e9",
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
                            func='INSERT INTO "tasking_actionevent" ("agency_id", "agreed_on", "done_by_id", "done_on", "due_on", "ended_because", "id", "issue_id", "kind", "meeting_id", "outcome", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "state", "version", "what") VALUES (OLD."agency_id", OLD."agreed_on", OLD."done_by_id", OLD."done_on", OLD."due_on", OLD."ended_because", OLD."id", OLD."issue_id", OLD."kind", OLD."meeting_id", OLD."outcome", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."state", OLD."version", OLD."what"); RETURN NULL;',
                            hash="6a5e831fa91ae62f943287840a6a679ec29f6e59",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_84e0d",
                            table="tasking_action",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planissue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_planissueevent" ("id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id"); RETURN NULL;',
                            hash="fd53564d86d5a467a85c4ba3694f746b3a98d700",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_369aa",
                            table="tasking_planissue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planissue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_planissueevent" ("id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id"); RETURN NULL;',
                            hash="cad49d7c15e0c8225bb42d23763645b293a75766",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2ed09",
                            table="tasking_planissue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planissue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_planissueevent" ("id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id") VALUES (OLD."id", OLD."issue_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id"); RETURN NULL;',
                            hash="c650df92112cc5f0a4ce56a7e7774333ae6bd448",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cb643",
                            table="tasking_planissue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planissueevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6a376bf1f69e9116b7e1b5749aee08c17b6f8f43",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ef49c",
                            table="tasking_planissueevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planpartner",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_planpartnerevent" ("agency_id", "brings", "group_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "user_id") VALUES (NEW."agency_id", NEW."brings", NEW."group_name", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."user_id"); RETURN NULL;',
                            hash="102c5138c183527088cf8a2b0a48da997d8f0fb8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_37435",
                            table="tasking_planpartner",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planpartner",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_planpartnerevent" ("agency_id", "brings", "group_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "user_id") VALUES (NEW."agency_id", NEW."brings", NEW."group_name", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."user_id"); RETURN NULL;',
                            hash="5671ad1950daf931c413925c2047eaa063711680",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_21376",
                            table="tasking_planpartner",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planpartner",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_planpartnerevent" ("agency_id", "brings", "group_name", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "user_id") VALUES (OLD."agency_id", OLD."brings", OLD."group_name", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."user_id"); RETURN NULL;',
                            hash="fbc6168c4c56e79efe544b73aa9d4667824e015d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_78646",
                            table="tasking_planpartner",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planpartnerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="411c38c8177ceab38c1255f38bcd0339390d07bb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0a3e7",
                            table="tasking_planpartnerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actionpowerevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d462e1dfdd2efd5d535fc0fd924dc4be7d4eee0d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_900e2",
                            table="tasking_actionpowerevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actionpower",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_actionpowerevent" ("action_id", "agency_id", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "power_id", "used_on") VALUES (NEW."action_id", NEW."agency_id", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."power_id", NEW."used_on"); RETURN NULL;',
                            hash="2f17d46a855e4d24aec56567f312869286123a90",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9eff4",
                            table="tasking_actionpower",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actionpower",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_actionpowerevent" ("action_id", "agency_id", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "power_id", "used_on") VALUES (NEW."action_id", NEW."agency_id", NEW."by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."power_id", NEW."used_on"); RETURN NULL;',
                            hash="8390c0a738eca739aa4c57301055b36562b2a619",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_012d0",
                            table="tasking_actionpower",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="actionpower",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_actionpowerevent" ("action_id", "agency_id", "by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "power_id", "used_on") VALUES (OLD."action_id", OLD."agency_id", OLD."by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."power_id", OLD."used_on"); RETURN NULL;',
                            hash="4563a912aae80dfec9823b3105f9ed3015b72d0d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a2fcc",
                            table="tasking_actionpower",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="poweruse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_poweruseevent" ("by_agency_id", "case_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "power_id", "used_on") VALUES (NEW."by_agency_id", NEW."case_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."power_id", NEW."used_on"); RETURN NULL;',
                            hash="543c67c332377f9b8728ac0cfac12ca3337b9aa3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_24179",
                            table="tasking_poweruse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="poweruse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."by_agency_id" IS DISTINCT FROM (NEW."by_agency_id") OR OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."power_id" IS DISTINCT FROM (NEW."power_id") OR OLD."used_on" IS DISTINCT FROM (NEW."used_on"))',
                            func='INSERT INTO "tasking_poweruseevent" ("by_agency_id", "case_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "power_id", "used_on") VALUES (NEW."by_agency_id", NEW."case_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."power_id", NEW."used_on"); RETURN NULL;',
                            hash="5b92b29c301235e8a2073eb9e77f066c2695574e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f4e28",
                            table="tasking_poweruse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="poweruse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_poweruseevent" ("by_agency_id", "case_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "power_id", "used_on") VALUES (OLD."by_agency_id", OLD."case_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."power_id", OLD."used_on"); RETURN NULL;',
                            hash="3ec820d5fecb23d9f18fcfc5b67dfaf11050b603",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3929f",
                            table="tasking_poweruse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="poweruseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="060e25693b5202b838b0b2879638cd36de2dc51d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_abd92",
                            table="tasking_poweruseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="practice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_practiceevent" ("advice", "contact_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "shared_at", "shared_by_id", "title", "version", "withdrawn_at", "withdrawn_by_id", "worked") VALUES (NEW."advice", NEW."contact_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."problem", NEW."shared_at", NEW."shared_by_id", NEW."title", NEW."version", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."worked"); RETURN NULL;',
                            hash="be578cd70a2b5d07e46bc7a90b40c870bdee9c69",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f6763",
                            table="tasking_practice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="practice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_practiceevent" ("advice", "contact_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "shared_at", "shared_by_id", "title", "version", "withdrawn_at", "withdrawn_by_id", "worked") VALUES (NEW."advice", NEW."contact_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."problem", NEW."shared_at", NEW."shared_by_id", NEW."title", NEW."version", NEW."withdrawn_at", NEW."withdrawn_by_id", NEW."worked"); RETURN NULL;',
                            hash="6dc113632946154e757fca2aee5079f8b93efbed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_33417",
                            table="tasking_practice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="practice",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_practiceevent" ("advice", "contact_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "problem", "shared_at", "shared_by_id", "title", "version", "withdrawn_at", "withdrawn_by_id", "worked") VALUES (OLD."advice", OLD."contact_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."problem", OLD."shared_at", OLD."shared_by_id", OLD."title", OLD."version", OLD."withdrawn_at", OLD."withdrawn_by_id", OLD."worked"); RETURN NULL;',
                            hash="c70f61568eaeaa5fd4b24e444b065435f2e16cce",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_dabde",
                            table="tasking_practice",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="practiceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a7b407d3540f06e33066b70b3ad93aaf7fbc4781",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5ce8",
                            table="tasking_practiceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priority",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "reviewed", "reviewed_on", "signal", "title", "votes_cast", "votes_for", "ward_id", "way") VALUES (NEW."chosen_at_id", NEW."chosen_on", NEW."ended_because", NEW."ended_on", NEW."how_chosen", NEW."id", NEW."issue_id", NEW."kind", NEW."opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."review_on", NEW."reviewed", NEW."reviewed_on", NEW."signal", NEW."title", NEW."votes_cast", NEW."votes_for", NEW."ward_id", NEW."way"); RETURN NULL;',
                            hash="1b59f3afd0f773b7ea37e426fe4802c5a7cea5e3",
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
                            func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "reviewed", "reviewed_on", "signal", "title", "votes_cast", "votes_for", "ward_id", "way") VALUES (NEW."chosen_at_id", NEW."chosen_on", NEW."ended_because", NEW."ended_on", NEW."how_chosen", NEW."id", NEW."issue_id", NEW."kind", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."review_on", NEW."reviewed", NEW."reviewed_on", NEW."signal", NEW."title", NEW."votes_cast", NEW."votes_for", NEW."ward_id", NEW."way"); RETURN NULL;',
                            hash="bc877034fd37ec018ca6b8fa6a101efbadf33af2",
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
                            func='INSERT INTO "tasking_priorityevent" ("chosen_at_id", "chosen_on", "ended_because", "ended_on", "how_chosen", "id", "issue_id", "kind", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_on", "reviewed", "reviewed_on", "signal", "title", "votes_cast", "votes_for", "ward_id", "way") VALUES (OLD."chosen_at_id", OLD."chosen_on", OLD."ended_because", OLD."ended_on", OLD."how_chosen", OLD."id", OLD."issue_id", OLD."kind", OLD."opinion", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."review_on", OLD."reviewed", OLD."reviewed_on", OLD."signal", OLD."title", OLD."votes_cast", OLD."votes_for", OLD."ward_id", OLD."way"); RETURN NULL;',
                            hash="58726182d0a6bfcbcdedbbaaad531996d87c0bdc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e2319",
                            table="tasking_priority",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="09d13233a3c0c676c12fbdd3f90a404550ee1232",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a3b61",
                            table="tasking_planevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_planevent" ("agency_id", "causing", "close_proposed_at", "close_proposed_by_id", "closed_by_id", "closed_on", "communication", "conclusions", "enforcement", "engagement", "evidence", "findings", "harmed", "id", "impact", "impact_level", "impact_treatment", "intelligence", "justification", "measure", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "prevention", "priority_id", "problem", "results", "review_every", "review_on", "stage", "started_by_id", "started_on", "title", "version", "ward_id", "worked") VALUES (NEW."agency_id", NEW."causing", NEW."close_proposed_at", NEW."close_proposed_by_id", NEW."closed_by_id", NEW."closed_on", NEW."communication", NEW."conclusions", NEW."enforcement", NEW."engagement", NEW."evidence", NEW."findings", NEW."harmed", NEW."id", NEW."impact", NEW."impact_level", NEW."impact_treatment", NEW."intelligence", NEW."justification", NEW."measure", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."prevention", NEW."priority_id", NEW."problem", NEW."results", NEW."review_every", NEW."review_on", NEW."stage", NEW."started_by_id", NEW."started_on", NEW."title", NEW."version", NEW."ward_id", NEW."worked"); RETURN NULL;',
                            hash="efc6c370311ba6577d6ceb01d98a30405e49c8e6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fa179",
                            table="tasking_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."causing" IS DISTINCT FROM (NEW."causing") OR OLD."close_proposed_at" IS DISTINCT FROM (NEW."close_proposed_at") OR OLD."close_proposed_by_id" IS DISTINCT FROM (NEW."close_proposed_by_id") OR OLD."closed_by_id" IS DISTINCT FROM (NEW."closed_by_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."communication" IS DISTINCT FROM (NEW."communication") OR OLD."conclusions" IS DISTINCT FROM (NEW."conclusions") OR OLD."enforcement" IS DISTINCT FROM (NEW."enforcement") OR OLD."engagement" IS DISTINCT FROM (NEW."engagement") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."findings" IS DISTINCT FROM (NEW."findings") OR OLD."harmed" IS DISTINCT FROM (NEW."harmed") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."impact" IS DISTINCT FROM (NEW."impact") OR OLD."impact_level" IS DISTINCT FROM (NEW."impact_level") OR OLD."impact_treatment" IS DISTINCT FROM (NEW."impact_treatment") OR OLD."intelligence" IS DISTINCT FROM (NEW."intelligence") OR OLD."justification" IS DISTINCT FROM (NEW."justification") OR OLD."measure" IS DISTINCT FROM (NEW."measure") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."prevention" IS DISTINCT FROM (NEW."prevention") OR OLD."priority_id" IS DISTINCT FROM (NEW."priority_id") OR OLD."problem" IS DISTINCT FROM (NEW."problem") OR OLD."results" IS DISTINCT FROM (NEW."results") OR OLD."review_every" IS DISTINCT FROM (NEW."review_every") OR OLD."review_on" IS DISTINCT FROM (NEW."review_on") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."started_by_id" IS DISTINCT FROM (NEW."started_by_id") OR OLD."started_on" IS DISTINCT FROM (NEW."started_on") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id") OR OLD."worked" IS DISTINCT FROM (NEW."worked"))',
                            func='INSERT INTO "tasking_planevent" ("agency_id", "causing", "close_proposed_at", "close_proposed_by_id", "closed_by_id", "closed_on", "communication", "conclusions", "enforcement", "engagement", "evidence", "findings", "harmed", "id", "impact", "impact_level", "impact_treatment", "intelligence", "justification", "measure", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "prevention", "priority_id", "problem", "results", "review_every", "review_on", "stage", "started_by_id", "started_on", "title", "version", "ward_id", "worked") VALUES (NEW."agency_id", NEW."causing", NEW."close_proposed_at", NEW."close_proposed_by_id", NEW."closed_by_id", NEW."closed_on", NEW."communication", NEW."conclusions", NEW."enforcement", NEW."engagement", NEW."evidence", NEW."findings", NEW."harmed", NEW."id", NEW."impact", NEW."impact_level", NEW."impact_treatment", NEW."intelligence", NEW."justification", NEW."measure", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."prevention", NEW."priority_id", NEW."problem", NEW."results", NEW."review_every", NEW."review_on", NEW."stage", NEW."started_by_id", NEW."started_on", NEW."title", NEW."version", NEW."ward_id", NEW."worked"); RETURN NULL;',
                            hash="15db575491c79957ebc66ae18bde693be9a5d69b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9b903",
                            table="tasking_plan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="plan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_planevent" ("agency_id", "causing", "close_proposed_at", "close_proposed_by_id", "closed_by_id", "closed_on", "communication", "conclusions", "enforcement", "engagement", "evidence", "findings", "harmed", "id", "impact", "impact_level", "impact_treatment", "intelligence", "justification", "measure", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "prevention", "priority_id", "problem", "results", "review_every", "review_on", "stage", "started_by_id", "started_on", "title", "version", "ward_id", "worked") VALUES (OLD."agency_id", OLD."causing", OLD."close_proposed_at", OLD."close_proposed_by_id", OLD."closed_by_id", OLD."closed_on", OLD."communication", OLD."conclusions", OLD."enforcement", OLD."engagement", OLD."evidence", OLD."findings", OLD."harmed", OLD."id", OLD."impact", OLD."impact_level", OLD."impact_treatment", OLD."intelligence", OLD."justification", OLD."measure", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."prevention", OLD."priority_id", OLD."problem", OLD."results", OLD."review_every", OLD."review_on", OLD."stage", OLD."started_by_id", OLD."started_on", OLD."title", OLD."version", OLD."ward_id", OLD."worked"); RETURN NULL;',
                            hash="12d2572a51533af82574f2724c72b59e982a9c47",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a7166",
                            table="tasking_plan",
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
                pgtrigger.migrations.AddTrigger(
                    model_name="problem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_problemevent" ("ended_on", "id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."ended_on", NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."words"); RETURN NULL;',
                            hash="947328c21ce22db4bf5e35a2badb0a66c199394f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2c908",
                            table="tasking_problem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."partnership_id" IS DISTINCT FROM (NEW."partnership_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."words" IS DISTINCT FROM (NEW."words"))',
                            func='INSERT INTO "tasking_problemevent" ("ended_on", "id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (NEW."ended_on", NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."words"); RETURN NULL;',
                            hash="3cc157630ae113e34e4235828e2ab818ec5edfd2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_67e1e",
                            table="tasking_problem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_problemevent" ("ended_on", "id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "words") VALUES (OLD."ended_on", OLD."id", OLD."name", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version", OLD."words"); RETURN NULL;',
                            hash="9aae8ba70406f47e9789dfcda9bfa5f4c647324e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7be56",
                            table="tasking_problem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="problemevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f750cb9d56ed17fb02ad2a35125741953355850a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_78eed",
                            table="tasking_problemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="risk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_riskevent" ("id", "impact", "likelihood", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "treatment", "version", "what") VALUES (NEW."id", NEW."impact", NEW."likelihood", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."treatment", NEW."version", NEW."what"); RETURN NULL;',
                            hash="d2543920b32770a822e89873d2b0724459d3c5b4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53206",
                            table="tasking_risk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="risk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_riskevent" ("id", "impact", "likelihood", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "treatment", "version", "what") VALUES (NEW."id", NEW."impact", NEW."likelihood", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."treatment", NEW."version", NEW."what"); RETURN NULL;',
                            hash="f44a9576fa4f1d6daef565c9f50c22d90ef8c10f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_35849",
                            table="tasking_risk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="risk",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_riskevent" ("id", "impact", "likelihood", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "treatment", "version", "what") VALUES (OLD."id", OLD."impact", OLD."likelihood", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."treatment", OLD."version", OLD."what"); RETURN NULL;',
                            hash="453e2fa47f4607a4ffd9c0693d0e64727c060669",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_84d61",
                            table="tasking_risk",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="riskevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="93b96d8358dc7a1010ee1a5f6bb920987f5813f7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_861cc",
                            table="tasking_riskevent",
                            when="BEFORE",
                        ),
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
                pgtrigger.migrations.AddTrigger(
                    model_name="threewaycontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_threewaycontactevent" ("all_three", "at", "before_id", "by_id", "came_of_it", "how", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "version", "ward_id") VALUES (NEW."all_three", NEW."at", NEW."before_id", NEW."by_id", NEW."came_of_it", NEW."how", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."said", NEW."version", NEW."ward_id"); RETURN NULL;',
                            hash="ea56cb91a46cce57a963c8c4d67158332b8efe68",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5cb6e",
                            table="tasking_threewaycontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="threewaycontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_threewaycontactevent" ("all_three", "at", "before_id", "by_id", "came_of_it", "how", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "version", "ward_id") VALUES (NEW."all_three", NEW."at", NEW."before_id", NEW."by_id", NEW."came_of_it", NEW."how", NEW."id", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."said", NEW."version", NEW."ward_id"); RETURN NULL;',
                            hash="8ef7859467957ba98e7a15bf3554ddc30bdbedd2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_51cd4",
                            table="tasking_threewaycontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="threewaycontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_threewaycontactevent" ("all_three", "at", "before_id", "by_id", "came_of_it", "how", "id", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "said", "version", "ward_id") VALUES (OLD."all_three", OLD."at", OLD."before_id", OLD."by_id", OLD."came_of_it", OLD."how", OLD."id", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."said", OLD."version", OLD."ward_id"); RETURN NULL;',
                            hash="6e9b8dad20335e4f31a8ffce5004e26106997331",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_abe27",
                            table="tasking_threewaycontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactpersonevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="060fa93a2e037988f7dd8c62b9e08981660abc3f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e5686",
                            table="tasking_contactpersonevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_contactpersonevent" ("contact_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "user_id") VALUES (NEW."contact_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."side", NEW."user_id"); RETURN NULL;',
                            hash="160892c1025b55f59305d98e6d8a044bc0eab010",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b8ba6",
                            table="tasking_contactperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_contactpersonevent" ("contact_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "user_id") VALUES (NEW."contact_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."side", NEW."user_id"); RETURN NULL;',
                            hash="d74c88579e13f5560fb2f29d263cd7a423e670bf",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_861ba",
                            table="tasking_contactperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_contactpersonevent" ("contact_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "side", "user_id") VALUES (OLD."contact_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."side", OLD."user_id"); RETURN NULL;',
                            hash="5dda100558372cb5aa14ee7990be64d4802fc6ac",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f9948",
                            table="tasking_contactperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactlinkevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7a0a6d4bd82dad9a0e5c0464ccb74b87706b32a1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5e3f8",
                            table="tasking_contactlinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_contactlinkevent" ("action_id", "at", "by_id", "contact_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."contact_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raised"); RETURN NULL;',
                            hash="e7d5c26e5920786f2565eaf80a8388d3ee90267b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d2a61",
                            table="tasking_contactlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "tasking_contactlinkevent" ("action_id", "at", "by_id", "contact_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised") VALUES (NEW."action_id", NEW."at", NEW."by_id", NEW."contact_id", NEW."id", NEW."issue_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raised"); RETURN NULL;',
                            hash="f586bb6ab3cf2394d3b5be91931a008f612f8c03",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_601cf",
                            table="tasking_contactlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "tasking_contactlinkevent" ("action_id", "at", "by_id", "contact_id", "id", "issue_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raised") VALUES (OLD."action_id", OLD."at", OLD."by_id", OLD."contact_id", OLD."id", OLD."issue_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."raised"); RETURN NULL;',
                            hash="6d5103d003fbd9e01d220e3f5ec31077daed3029",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1a93f",
                            table="tasking_contactlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="threewaycontactevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9cb4a9113b04952488d4754e7ecd0d70c2b4a07c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_222d9",
                            table="tasking_threewaycontactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(PLANS_RULES, PLANS_RULES_BACK),
        migrations.RunSQL(CASE_ENTRIES, CASE_ENTRIES_BACK),
        migrations.RunSQL(ONE_LIST_OF_POWERS),
        migrations.RunSQL(RECOGNISING, RECOGNISING_BACK),
    ]
