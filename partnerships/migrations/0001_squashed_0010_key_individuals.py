"""The tables, triggers and rules of this storey as the migrations that it replaces left them, made at once.

A new book takes one step where there were many; one that took those steps only notes it.
"""

import datetime

import django.contrib.auth.validators
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from partnerships.migrating import AtOnce

APPEND_ONLY = """
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
APPEND_ONLY_BACK = """
DROP INDEX IF EXISTS pghistory_context_user;
DROP TRIGGER append_only_table ON partnerships_disclosure;
DROP TRIGGER append_only_rows ON partnerships_disclosure;
DROP FUNCTION wardbook_refuse_change();
"""


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("partnerships", "0001_initial"),
        ("partnerships", "0002_append_only"),
        ("partnerships", "0003_reports"),
        ("partnerships", "0004_groups_and_year"),
        ("partnerships", "0005_papers"),
        ("partnerships", "0006_quorum"),
        ("partnerships", "0007_plans_on_agendas"),
        ("partnerships", "0008_asked_of_groups"),
        ("partnerships", "0009_training"),
        ("partnerships", "0010_key_individuals"),
    ]

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.TrigramExtension(),
        django.contrib.postgres.operations.UnaccentExtension(),
        django.contrib.postgres.operations.BtreeGinExtension(),
        AtOnce(
            [
                migrations.CreateModel(
                    name="Agency",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120, unique=True)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("police", "Police"),
                                    ("council", "Council"),
                                    ("housing", "Housing"),
                                    ("environment", "Environment"),
                                    ("fire", "Fire and rescue"),
                                    ("health", "Health"),
                                    ("youth", "Youth offending and youth service"),
                                    ("children", "Children's Services"),
                                    ("probation", "Probation"),
                                    ("voluntary", "Voluntary and community"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agencies",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "manager_email",
                            models.EmailField(
                                blank=True, help_text="Who hears when it stays away from meetings (P7).", max_length=254
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name_plural": "agencies",
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="Course",
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
                                related_name="courses",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("role", "Role and responsibilities"),
                                    ("section_17", "Section 17"),
                                    ("powers", "Powers and tools"),
                                    ("problem_solving", "Problem solving"),
                                    ("other", "Other"),
                                ],
                                default="role",
                                max_length=16,
                            ),
                        ),
                        ("about", models.TextField(blank=True)),
                        ("for_officers", models.BooleanField(default=False)),
                        ("for_representatives", models.BooleanField(default=False)),
                        ("for_members", models.BooleanField(default=False)),
                        (
                            "within_days",
                            models.PositiveSmallIntegerField(
                                default=42, help_text="Days from joining a group until it is due."
                            ),
                        ),
                        (
                            "valid_months",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="Empty: it holds for good.", null=True
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("partnership", "name"), name="course_named_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Heartbeat",
                    fields=[
                        ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                        ("beaten_at", models.DateTimeField()),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                    ],
                ),
                migrations.CreateModel(
                    name="Neighbourhood",
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
                                related_name="neighbourhoods",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(max_length=80, unique=True)),
                        (
                            "taken_up_on",
                            models.DateField(
                                blank=True, help_text="Since when it works with the book (002 7).", null=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "name"), name="neighbourhood_once_a_partnership"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Partnership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(max_length=60, unique=True)),
                        ("local_authority_code", models.CharField(blank=True, db_index=True, max_length=9)),
                        ("contact_email", models.EmailField(blank=True, max_length=254)),
                        ("contact_phone", models.CharField(blank=True, max_length=40)),
                        ("contact_address", models.TextField(blank=True)),
                        ("website", models.URLField(blank=True)),
                        (
                            "priorities_a_ward",
                            models.PositiveSmallIntegerField(
                                default=3, help_text="How many priorities a ward has at once."
                            ),
                        ),
                        (
                            "feedback_within_days",
                            models.PositiveSmallIntegerField(
                                default=14, help_text="Days after an outcome within which those who raised it are told."
                            ),
                        ),
                        (
                            "newsletter_within_days",
                            models.PositiveSmallIntegerField(
                                default=100,
                                help_text="Days after an outcome within which the ward is told, in its next newsletter.",
                            ),
                        ),
                        (
                            "group_words",
                            models.JSONField(
                                blank=True, default=dict, help_text="What it calls each kind of group: kind, words."
                            ),
                        ),
                        (
                            "representatives_a_neighbourhood",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="How many residents are community representatives of each neighbourhood (001 rec 6.1).",
                            ),
                        ),
                        (
                            "key_individuals_a_ward",
                            models.PositiveSmallIntegerField(
                                default=40,
                                help_text="How many Key Individuals each ward's network is to have (000 3.1).",
                            ),
                        ),
                        (
                            "kin_contact_days",
                            models.PositiveSmallIntegerField(
                                default=31,
                                help_text="Days within which each Key Individual is contacted again (002 5.3.2: monthly).",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name"],
                    },
                ),
                migrations.CreateModel(
                    name="User",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "username",
                            models.CharField(
                                max_length=80,
                                unique=True,
                                validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("job_title", models.CharField(blank=True, max_length=120)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="staff",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                help_text="Whose administrators keep this account; what the person may reach comes from roles.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="users",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "is_demonstration",
                            models.BooleanField(default=False, help_text="One of the demonstration's made-up people."),
                        ),
                        ("date_joined", models.DateTimeField(default=django.utils.timezone.now)),
                        (
                            "last_at_desk",
                            models.DateTimeField(
                                blank=True, help_text="For 'what changed since I was last here'.", null=True
                            ),
                        ),
                        (
                            "at_desk_before",
                            models.DateTimeField(
                                blank=True, help_text="When the visit before this one ended.", null=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("username"),
                                name="username_once_whatever_the_case",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgencyReport",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reports",
                                to="partnerships.agency",
                            ),
                        ),
                        ("due_on", models.DateField()),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("text", models.TextField(blank=True)),
                        (
                            "confidential",
                            models.BooleanField(
                                default=False, help_text="Read only by those who hear what is confidential."
                            ),
                        ),
                        ("received_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "received_from",
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
                        "ordering": ["meeting", "agency__name"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("received_at__isnull", True)),
                                fields=["agency", "due_on"],
                                name="report_owed_by_agency",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("meeting", "agency"), name="report_asked_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("received_at__isnull", True), ("received_from__isnull", False), _connector="OR"
                                ),
                                name="received_report_says_from_whom",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="items",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("minutes", "Minutes of the last meeting"),
                                    ("standing", "Standing item"),
                                    ("arising", "Matters arising"),
                                    ("asked", "Asked of this group"),
                                    ("carried", "Carried forward"),
                                    ("reports", "Agency reports"),
                                    ("issue", "Issue"),
                                    ("plans", "Problem-solving plans"),
                                    ("other", "Other"),
                                ],
                                default="other",
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=250)),
                        ("minute", models.TextField(blank=True)),
                        (
                            "confidential",
                            models.BooleanField(
                                default=False, help_text="Left out of what is printed for others or published."
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agendaitem",
                            ),
                        ),
                        ("times_carried", models.PositiveSmallIntegerField(default=0)),
                        (
                            "minutes_of",
                            models.ForeignKey(
                                blank=True,
                                help_text="The meeting whose minutes are approved under this item.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["meeting", "position", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("carried_from__isnull", False)),
                                fields=("meeting", "carried_from"),
                                name="item_carried_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("minutes_of__isnull", False)),
                                fields=("meeting", "minutes_of"),
                                name="minutes_once_on_an_agenda",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("kind__in", ["standing", "arising", "reports", "plans", "asked"])),
                                fields=("meeting", "title"),
                                name="standing_item_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CalendarLink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="calendar_link",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("token", models.CharField(max_length=40, unique=True)),
                        ("renewed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                ),
                migrations.CreateModel(
                    name="CalendarLinkEvent",
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
                                to="partnerships.calendarlink",
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
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("renewed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Group",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("np", "Neighbourhood Partnership"),
                                    ("ltm", "Local Tasking Meeting"),
                                    ("nag", "Neighbourhood Action Group"),
                                    ("lpdg", "Local Partnership Delivery Group"),
                                    ("pact", "PACT meeting"),
                                    ("ttcg", "Tactical Tasking and Co-ordination Group"),
                                    ("pdg", "Partnership Delivery Group"),
                                    ("jag", "Joint Action Group"),
                                    ("core", "Core Group"),
                                    ("area", "Area committee"),
                                    ("cases", "Partnership case-management meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(help_text="As the partnership calls it.", max_length=140)),
                        ("slug", models.SlugField(max_length=160, unique=True)),
                        (
                            "partnership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groups",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        (
                            "escalates_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.group",
                            ),
                        ),
                        ("cadence_every", models.PositiveSmallIntegerField(default=1)),
                        (
                            "cadence_unit",
                            models.CharField(
                                choices=[
                                    ("weeks", "weeks, on the same weekday"),
                                    ("months", "months, on the same weekday of the month"),
                                ],
                                default="months",
                                max_length=10,
                            ),
                        ),
                        (
                            "cadence_anchor",
                            models.DateField(
                                default=django.utils.timezone.localdate,
                                help_text="A meeting day from which it is counted.",
                            ),
                        ),
                        ("meets_at", models.TimeField(default=datetime.time(18, 30))),
                        ("lasts_minutes", models.PositiveSmallIntegerField(default=60)),
                        ("venue", models.CharField(blank=True, max_length=200)),
                        (
                            "standing_items",
                            models.JSONField(blank=True, default=list, help_text="Titles that stand on every agenda."),
                        ),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="How many members, or deputies for them, have to be there.",
                                null=True,
                            ),
                        ),
                        (
                            "public",
                            models.BooleanField(
                                default=False, help_text="Its dates and published minutes are on the ward's page."
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        ("wards", models.ManyToManyField(blank=True, related_name="groups", to="partnerships.ward")),
                    ],
                    options={
                        "ordering": ["name"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("cadence_every__gte", 1)), name="cadence_at_least_one"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Meeting",
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
                                related_name="meetings",
                                to="partnerships.group",
                            ),
                        ),
                        ("starts_at", models.DateTimeField()),
                        ("lasts_minutes", models.PositiveSmallIntegerField(default=60)),
                        ("venue", models.CharField(blank=True, max_length=200)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("scheduled", "Scheduled"),
                                    ("under_way", "Under way"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="scheduled",
                                max_length=10,
                            ),
                        ),
                        (
                            "slot_on",
                            models.DateField(
                                blank=True, help_text="The day its cadence asked for, before any move.", null=True
                            ),
                        ),
                        (
                            "moved",
                            models.BooleanField(
                                default=False, help_text="Moved by hand, so it no longer follows the group's settings."
                            ),
                        ),
                        (
                            "draft",
                            models.BooleanField(
                                default=False,
                                help_text="Not published yet: on no public page, in no calendar, and nobody was told.",
                            ),
                        ),
                        ("cancelled_because", models.CharField(blank=True, max_length=250)),
                        (
                            "agenda_made_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When its standing items were put on; what is taken off after that stays off.",
                                null=True,
                            ),
                        ),
                        (
                            "chaired_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                        ("minutes_approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "minutes_approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("minutes_published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "minutes_published_by",
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
                        "ordering": ["starts_at"],
                        "indexes": [
                            models.Index(fields=["group", "starts_at"], name="meeting_of_group"),
                            models.Index(fields=["stage", "starts_at"], name="meeting_by_stage"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("slot_on__isnull", False)),
                                fields=("group", "slot_on"),
                                name="one_meeting_a_slot",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "closed"), _negated=True),
                                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="closed_meeting_has_its_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("minutes_published_at__isnull", True),
                                    models.Q(
                                        ("minutes_approved_by__isnull", False),
                                        ("minutes_published_by__isnull", False),
                                        models.Q(
                                            ("minutes_published_by", models.F("minutes_approved_by")), _negated=True
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="minutes_published_by_a_second_person",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Attendance",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="attendances",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.membership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="attendances",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("apologies", "Apologies"),
                                    ("deputy", "Deputy sent"),
                                    ("absent", "Absent"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("deputy_name", models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        "ordering": ["meeting", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("membership__isnull", False)),
                                fields=("meeting", "membership"),
                                name="attendance_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgendaItemEvent",
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
                                to="partnerships.agendaitem",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("minutes", "Minutes of the last meeting"),
                                    ("standing", "Standing item"),
                                    ("arising", "Matters arising"),
                                    ("asked", "Asked of this group"),
                                    ("carried", "Carried forward"),
                                    ("reports", "Agency reports"),
                                    ("issue", "Issue"),
                                    ("plans", "Problem-solving plans"),
                                    ("other", "Other"),
                                ],
                                default="other",
                                max_length=10,
                            ),
                        ),
                        ("title", models.CharField(max_length=250)),
                        ("minute", models.TextField(blank=True)),
                        (
                            "confidential",
                            models.BooleanField(
                                default=False, help_text="Left out of what is printed for others or published."
                            ),
                        ),
                        (
                            "carried_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.agendaitem",
                            ),
                        ),
                        ("times_carried", models.PositiveSmallIntegerField(default=0)),
                        (
                            "minutes_of",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The meeting whose minutes are approved under this item.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("done_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AgencyReportEvent",
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
                                to="partnerships.agencyreport",
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
                            "agency",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        ("due_on", models.DateField()),
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
                        ("text", models.TextField(blank=True)),
                        (
                            "confidential",
                            models.BooleanField(
                                default=False, help_text="Read only by those who hear what is confidential."
                            ),
                        ),
                        ("received_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "received_from",
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
                    name="MeetingEvent",
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
                        ("starts_at", models.DateTimeField()),
                        ("lasts_minutes", models.PositiveSmallIntegerField(default=60)),
                        ("venue", models.CharField(blank=True, max_length=200)),
                        (
                            "stage",
                            models.CharField(
                                choices=[
                                    ("scheduled", "Scheduled"),
                                    ("under_way", "Under way"),
                                    ("closed", "Closed"),
                                    ("cancelled", "Cancelled"),
                                ],
                                default="scheduled",
                                max_length=10,
                            ),
                        ),
                        (
                            "slot_on",
                            models.DateField(
                                blank=True, help_text="The day its cadence asked for, before any move.", null=True
                            ),
                        ),
                        (
                            "moved",
                            models.BooleanField(
                                default=False, help_text="Moved by hand, so it no longer follows the group's settings."
                            ),
                        ),
                        (
                            "draft",
                            models.BooleanField(
                                default=False,
                                help_text="Not published yet: on no public page, in no calendar, and nobody was told.",
                            ),
                        ),
                        ("cancelled_because", models.CharField(blank=True, max_length=250)),
                        (
                            "agenda_made_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="When its standing items were put on; what is taken off after that stays off.",
                                null=True,
                            ),
                        ),
                        (
                            "chaired_by",
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
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                        ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                        ("minutes_approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "minutes_approved_by",
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
                        ("minutes_published_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "minutes_published_by",
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
                    name="Membership",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="memberships",
                                to="partnerships.group",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("co_chair", "Co-chair"),
                                    ("member", "Member"),
                                    ("agency", "Agency representative"),
                                    ("deputy", "Deputy"),
                                    ("community", "Community representative"),
                                    ("guest", "Guest"),
                                ],
                                default="member",
                                max_length=12,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("ended", "Ended"),
                                ],
                                default="accepted",
                                max_length=10,
                            ),
                        ),
                        ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "invited_to",
                            models.CharField(
                                choices=[("every", "Every meeting"), ("half_yearly", "About every six months")],
                                default="every",
                                max_length=12,
                            ),
                        ),
                        (
                            "link",
                            models.CharField(
                                help_text="The secret part of their address.", max_length=40, null=True, unique=True
                            ),
                        ),
                        ("invited_at", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by_link",
                            models.BooleanField(
                                default=False, help_text="They said so themselves, by their secret link."
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["group", "name"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["invited", "accepted"]), ("user__isnull", False)),
                                fields=("group", "user"),
                                name="member_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("agency__isnull", False),
                                    ("capacity__in", ["agency", "deputy"]),
                                    ("status__in", ["invited", "accepted"]),
                                ),
                                fields=("group", "agency", "capacity"),
                                name="agency_nominates_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
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
                                to="partnerships.attendance",
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
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.membership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
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
                            "presence",
                            models.CharField(
                                choices=[
                                    ("present", "Present"),
                                    ("apologies", "Apologies"),
                                    ("deputy", "Deputy sent"),
                                    ("absent", "Absent"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("deputy_name", models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MembershipEvent",
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
                                to="partnerships.membership",
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
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
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
                            "capacity",
                            models.CharField(
                                choices=[
                                    ("chair", "Chair"),
                                    ("co_chair", "Co-chair"),
                                    ("member", "Member"),
                                    ("agency", "Agency representative"),
                                    ("deputy", "Deputy"),
                                    ("community", "Community representative"),
                                    ("guest", "Guest"),
                                ],
                                default="member",
                                max_length=12,
                            ),
                        ),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("accepted", "Accepted"),
                                    ("declined", "Declined"),
                                    ("ended", "Ended"),
                                ],
                                default="accepted",
                                max_length=10,
                            ),
                        ),
                        ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "invited_to",
                            models.CharField(
                                choices=[("every", "Every meeting"), ("half_yearly", "About every six months")],
                                default="every",
                                max_length=12,
                            ),
                        ),
                        ("invited_at", models.DateTimeField(blank=True, null=True)),
                        ("answered_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "answered_by_link",
                            models.BooleanField(
                                default=False, help_text="They said so themselves, by their secret link."
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MinutesCorrection",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "item",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="partnerships.agendaitem",
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
                        "ordering": [models.F("at")],
                    },
                ),
                migrations.CreateModel(
                    name="Pack",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packs",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["meeting", "number"],
                        "constraints": [models.UniqueConstraint(fields=("meeting", "number"), name="pack_sent_once")],
                    },
                ),
                migrations.CreateModel(
                    name="PackEvent",
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
                                to="partnerships.pack",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "sent_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PackRecipient",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "pack",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="recipients",
                                to="partnerships.pack",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.membership",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("account", "On their page, told by e-mail"),
                                    ("mail", "By e-mail, with a link of their own"),
                                    ("print", "In print"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.paper"
                            ),
                        ),
                        ("token", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["pack", "membership__name"],
                        "constraints": [
                            models.UniqueConstraint(fields=("pack", "membership"), name="papers_once_to_a_member"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("token__isnull", False), ("way", "mail")),
                                    models.Q(models.Q(("way", "mail"), _negated=True), ("token__isnull", True)),
                                    _connector="OR",
                                ),
                                name="papers_by_mail_have_a_link_of_their_own",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Paper",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=120, unique=True)),
                        ("title", models.CharField(max_length=250)),
                        (
                            "state",
                            models.CharField(
                                choices=[("asked", "Being made"), ("ready", "Ready"), ("failed", "Could not be made")],
                                default="asked",
                                max_length=10,
                            ),
                        ),
                        ("html", models.TextField(blank=True, help_text="What is to be printed; emptied once it is.")),
                        ("content", models.BinaryField(null=True)),
                        ("pages", models.PositiveSmallIntegerField(null=True)),
                        ("sha256", models.CharField(blank=True, max_length=64)),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("claimed_until", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("made_at", models.DateTimeField(blank=True, null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["asked_at"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state", "asked")), fields=["asked_at"], name="paper_still_to_make"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PackRecipientEvent",
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
                                to="partnerships.packrecipient",
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
                            "pack",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.pack",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.membership",
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                choices=[
                                    ("account", "On their page, told by e-mail"),
                                    ("mail", "By e-mail, with a link of their own"),
                                    ("print", "In print"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.paper",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NeighbourhoodEvent",
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
                                to="partnerships.neighbourhood",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(db_index=False, max_length=80)),
                        (
                            "taken_up_on",
                            models.DateField(
                                blank=True, help_text="Since when it works with the book (002 7).", null=True
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Mail",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=200, unique=True)),
                        ("kind", models.CharField(max_length=40)),
                        ("to", models.EmailField(max_length=254)),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                blank=True, help_text="The reference of what it is about; never a name.", max_length=80
                            ),
                        ),
                        ("subject", models.CharField(max_length=250)),
                        ("text", models.TextField()),
                        ("html", models.TextField(blank=True)),
                        ("unsubscribe_url", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("waiting", "Waiting"),
                                    ("sending", "Being sent"),
                                    ("sent", "Sent"),
                                    ("failed", "Failed"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("due_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("claimed_until", models.DateTimeField(blank=True, null=True)),
                        ("attempts", models.PositiveSmallIntegerField(default=0)),
                        ("sent_at", models.DateTimeField(blank=True, null=True)),
                        ("error", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["due_at"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("state__in", ["waiting", "sending"])),
                                fields=["due_at"],
                                name="mail_still_to_send",
                            ),
                            models.Index(
                                condition=models.Q(("state", "failed")), fields=["-written_at"], name="mail_given_up"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GroupEvent",
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
                                to="partnerships.group",
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
                            "kind",
                            models.CharField(
                                choices=[
                                    ("np", "Neighbourhood Partnership"),
                                    ("ltm", "Local Tasking Meeting"),
                                    ("nag", "Neighbourhood Action Group"),
                                    ("lpdg", "Local Partnership Delivery Group"),
                                    ("pact", "PACT meeting"),
                                    ("ttcg", "Tactical Tasking and Co-ordination Group"),
                                    ("pdg", "Partnership Delivery Group"),
                                    ("jag", "Joint Action Group"),
                                    ("core", "Core Group"),
                                    ("area", "Area committee"),
                                    ("cases", "Partnership case-management meeting"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("name", models.CharField(help_text="As the partnership calls it.", max_length=140)),
                        ("slug", models.SlugField(db_index=False, max_length=160)),
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
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        (
                            "escalates_to",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.group",
                            ),
                        ),
                        ("cadence_every", models.PositiveSmallIntegerField(default=1)),
                        (
                            "cadence_unit",
                            models.CharField(
                                choices=[
                                    ("weeks", "weeks, on the same weekday"),
                                    ("months", "months, on the same weekday of the month"),
                                ],
                                default="months",
                                max_length=10,
                            ),
                        ),
                        (
                            "cadence_anchor",
                            models.DateField(
                                default=django.utils.timezone.localdate,
                                help_text="A meeting day from which it is counted.",
                            ),
                        ),
                        ("meets_at", models.TimeField(default=datetime.time(18, 30))),
                        ("lasts_minutes", models.PositiveSmallIntegerField(default=60)),
                        ("venue", models.CharField(blank=True, max_length=200)),
                        (
                            "standing_items",
                            models.JSONField(blank=True, default=list, help_text="Titles that stand on every agenda."),
                        ),
                        (
                            "quorum",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="How many members, or deputies for them, have to be there.",
                                null=True,
                            ),
                        ),
                        (
                            "public",
                            models.BooleanField(
                                default=False, help_text="Its dates and published minutes are on the ward's page."
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
                    name="CourseEvent",
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
                                to="partnerships.course",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "subject",
                            models.CharField(
                                choices=[
                                    ("role", "Role and responsibilities"),
                                    ("section_17", "Section 17"),
                                    ("powers", "Powers and tools"),
                                    ("problem_solving", "Problem solving"),
                                    ("other", "Other"),
                                ],
                                default="role",
                                max_length=16,
                            ),
                        ),
                        ("about", models.TextField(blank=True)),
                        ("for_officers", models.BooleanField(default=False)),
                        ("for_representatives", models.BooleanField(default=False)),
                        ("for_members", models.BooleanField(default=False)),
                        (
                            "within_days",
                            models.PositiveSmallIntegerField(
                                default=42, help_text="Days from joining a group until it is due."
                            ),
                        ),
                        (
                            "valid_months",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="Empty: it holds for good.", null=True
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
                    name="AgencyEvent",
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
                                to="partnerships.agency",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(db_index=False, max_length=80)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("police", "Police"),
                                    ("council", "Council"),
                                    ("housing", "Housing"),
                                    ("environment", "Environment"),
                                    ("fire", "Fire and rescue"),
                                    ("health", "Health"),
                                    ("youth", "Youth offending and youth service"),
                                    ("children", "Children's Services"),
                                    ("probation", "Probation"),
                                    ("voluntary", "Voluntary and community"),
                                    ("other", "Other"),
                                ],
                                max_length=20,
                            ),
                        ),
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
                        (
                            "manager_email",
                            models.EmailField(
                                blank=True, help_text="Who hears when it stays away from meetings (P7).", max_length=254
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PartnershipEvent",
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
                                to="partnerships.partnership",
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
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(db_index=False, max_length=60)),
                        ("local_authority_code", models.CharField(blank=True, max_length=9)),
                        ("contact_email", models.EmailField(blank=True, max_length=254)),
                        ("contact_phone", models.CharField(blank=True, max_length=40)),
                        ("contact_address", models.TextField(blank=True)),
                        ("website", models.URLField(blank=True)),
                        (
                            "priorities_a_ward",
                            models.PositiveSmallIntegerField(
                                default=3, help_text="How many priorities a ward has at once."
                            ),
                        ),
                        (
                            "feedback_within_days",
                            models.PositiveSmallIntegerField(
                                default=14, help_text="Days after an outcome within which those who raised it are told."
                            ),
                        ),
                        (
                            "newsletter_within_days",
                            models.PositiveSmallIntegerField(
                                default=100,
                                help_text="Days after an outcome within which the ward is told, in its next newsletter.",
                            ),
                        ),
                        (
                            "group_words",
                            models.JSONField(
                                blank=True, default=dict, help_text="What it calls each kind of group: kind, words."
                            ),
                        ),
                        (
                            "representatives_a_neighbourhood",
                            models.PositiveSmallIntegerField(
                                default=2,
                                help_text="How many residents are community representatives of each neighbourhood (001 rec 6.1).",
                            ),
                        ),
                        (
                            "key_individuals_a_ward",
                            models.PositiveSmallIntegerField(
                                default=40,
                                help_text="How many Key Individuals each ward's network is to have (000 3.1).",
                            ),
                        ),
                        (
                            "kin_contact_days",
                            models.PositiveSmallIntegerField(
                                default=31,
                                help_text="Days within which each Key Individual is contacted again (002 5.3.2: monthly).",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Reminder",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reminders",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "about",
                            models.CharField(
                                help_text="What it is about: action:417:overdue, digest:2026-11-22.", max_length=120
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(help_text="The day it became due, which a late digest catches up."),
                        ),
                        (
                            "mail",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="reminders",
                                to="partnerships.mail",
                            ),
                        ),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "about", "due_on"), name="reminder_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportFile",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="file",
                                to="partnerships.agencyreport",
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[("pdf", "PDF"), ("docx", "Word document"), ("odt", "OpenDocument text")],
                                max_length=4,
                            ),
                        ),
                        ("content", models.BinaryField()),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "sent_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("size__gt", 0), ("size__lte", 10485760)),
                                name="report_file_within_its_size",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportQuery",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "report",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="queries",
                                to="partnerships.agencyreport",
                            ),
                        ),
                        ("text", models.CharField(max_length=500)),
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "verbose_name_plural": "report queries",
                        "ordering": [models.F("asked_at"), "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("answered_at__isnull", True),
                                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_by__isnull", False)),
                                    _connector="OR",
                                ),
                                name="answered_query_has_its_answer",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReportQueryEvent",
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
                                to="partnerships.reportquery",
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
                            "report",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.agencyreport",
                            ),
                        ),
                        ("text", models.CharField(max_length=500)),
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
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Role",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="roles",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("coordinator", "Community Safety Coordinator"),
                                    ("pcso", "Police Community Support Officer"),
                                    ("supervisor", "Supervisor"),
                                    ("partner", "Partner officer"),
                                    ("councillor", "Councillor"),
                                    ("representative", "Representative"),
                                    ("analyst", "Analyst"),
                                    ("lead", "Lead"),
                                    ("intelligence", "Intelligence unit"),
                                    ("auditor", "Auditor / data protection officer"),
                                    ("admin", "Administrator"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roles",
                                to="partnerships.group",
                            ),
                        ),
                        ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "given_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "waiting",
                            models.BooleanField(
                                default=False, help_text="For the second administrator that this role takes."
                            ),
                        ),
                        (
                            "confirmed_by",
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
                        "ordering": ["user", "kind"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("group__isnull", True),
                                        ("neighbourhood__isnull", True),
                                        ("partnership__isnull", False),
                                        ("ward__isnull", True),
                                    ),
                                    models.Q(
                                        ("group__isnull", True),
                                        ("neighbourhood__isnull", False),
                                        ("partnership__isnull", True),
                                        ("ward__isnull", True),
                                    ),
                                    models.Q(
                                        ("group__isnull", True),
                                        ("neighbourhood__isnull", True),
                                        ("partnership__isnull", True),
                                        ("ward__isnull", False),
                                    ),
                                    models.Q(
                                        ("group__isnull", False),
                                        ("neighbourhood__isnull", True),
                                        ("partnership__isnull", True),
                                        ("ward__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="role_for_exactly_one_thing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                                ),
                                name="role_ends_after_it_starts",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("given_by__isnull", False),
                                        ("kind", "intelligence"),
                                        ("waiting", False),
                                        _negated=True,
                                    ),
                                    models.Q(
                                        ("confirmed_by__isnull", False),
                                        models.Q(("confirmed_by", models.F("given_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="intelligence_role_takes_two_administrators",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("given_by", models.F("user")), _negated=True),
                                name="nobody_gives_themself_a_role",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Session",
                    fields=[
                        (
                            "session_key",
                            models.CharField(
                                max_length=40, primary_key=True, serialize=False, verbose_name="session key"
                            ),
                        ),
                        ("session_data", models.TextField(verbose_name="session data")),
                        ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessions",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "session",
                        "verbose_name_plural": "sessions",
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Submission",
                    fields=[
                        ("key", models.UUIDField(primary_key=True, serialize=False)),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "digest",
                            models.CharField(
                                help_text="SHA-256 of what was sent; the words themselves are not kept.", max_length=64
                            ),
                        ),
                        (
                            "made",
                            models.CharField(
                                blank=True, help_text="Model of what the step made: engagement.issue.", max_length=80
                            ),
                        ),
                        ("made_pk", models.BigIntegerField(blank=True, null=True)),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["at"],
                        "indexes": [models.Index(fields=["at"], name="submission_at")],
                    },
                ),
                migrations.CreateModel(
                    name="TermsAccepted",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "terms",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="acceptances",
                                to="partnerships.termsofreference",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="accepted_terms",
                                to="partnerships.membership",
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("by_link", models.BooleanField(default=False)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("terms", "membership"), name="terms_accepted_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TermsOfReference",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="terms",
                                to="partnerships.group",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("starts_on", models.DateField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["group", "-number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "number"), name="terms_numbered_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TermsAcceptedEvent",
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
                                to="partnerships.termsaccepted",
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
                            "terms",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.termsofreference",
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.membership",
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("by_link", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TermsOfReferenceEvent",
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
                                to="partnerships.termsofreference",
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
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("starts_on", models.DateField()),
                        (
                            "written_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TrainingRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "course",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="records",
                                to="partnerships.course",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="training",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="training",
                                to="partnerships.membership",
                            ),
                        ),
                        ("had_on", models.DateField()),
                        ("valid_until", models.DateField(blank=True, null=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["-had_on", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("user__isnull", False), ("membership__isnull", False), _connector="XOR"
                                ),
                                name="training_of_exactly_one",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("user__isnull", False)),
                                fields=("course", "user", "had_on"),
                                name="training_once_of_user",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("membership__isnull", False)),
                                fields=("course", "membership", "had_on"),
                                name="training_once_of_member",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TrainingRecordEvent",
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
                                to="partnerships.trainingrecord",
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
                            "course",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.course",
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
                            "membership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.membership",
                            ),
                        ),
                        ("had_on", models.DateField()),
                        ("valid_until", models.DateField(blank=True, null=True)),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="UserEvent",
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
                        ("id", models.BigIntegerField()),
                        (
                            "username",
                            models.CharField(
                                max_length=80, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()]
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("job_title", models.CharField(blank=True, max_length=120)),
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
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Whose administrators keep this account; what the person may reach comes from roles.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("is_active", models.BooleanField(default=True)),
                        (
                            "is_demonstration",
                            models.BooleanField(default=False, help_text="One of the demonstration's made-up people."),
                        ),
                        ("date_joined", models.DateTimeField(default=django.utils.timezone.now)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Ward",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("gss_code", models.CharField(max_length=9, unique=True)),
                        ("name", models.CharField(db_index=True, max_length=120)),
                        ("slug", models.SlugField(max_length=140, unique=True)),
                        (
                            "letters",
                            models.CharField(
                                help_text="The three letters its references begin with.", max_length=3, unique=True
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wards",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="wards",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        ("local_authority_code", models.CharField(blank=True, db_index=True, max_length=9)),
                        ("local_authority_name", models.CharField(blank=True, max_length=120)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="The first day on which it is no longer a ward.", null=True
                            ),
                        ),
                        (
                            "predecessors",
                            models.ManyToManyField(
                                related_name="successors",
                                through="partnerships.WardSuccession",
                                through_fields=("successor", "predecessor"),
                                to="partnerships.ward",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["name", "gss_code"],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["name"], name="ward_name_trigram", opclasses=["gin_trgm_ops"]
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoleEvent",
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
                                to="partnerships.role",
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
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("coordinator", "Community Safety Coordinator"),
                                    ("pcso", "Police Community Support Officer"),
                                    ("supervisor", "Supervisor"),
                                    ("partner", "Partner officer"),
                                    ("councillor", "Councillor"),
                                    ("representative", "Representative"),
                                    ("analyst", "Analyst"),
                                    ("lead", "Lead"),
                                    ("intelligence", "Intelligence unit"),
                                    ("auditor", "Auditor / data protection officer"),
                                    ("admin", "Administrator"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.group",
                            ),
                        ),
                        ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        (
                            "given_by",
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
                            "waiting",
                            models.BooleanField(
                                default=False, help_text="For the second administrator that this role takes."
                            ),
                        ),
                        (
                            "confirmed_by",
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
                    name="Postcode",
                    fields=[
                        ("postcode", models.CharField(max_length=8, primary_key=True, serialize=False)),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="postcodes",
                                to="partnerships.ward",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="WardBoundary",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="boundaries",
                                to="partnerships.ward",
                            ),
                        ),
                        ("vintage", models.CharField(help_text="As the file says: 2023.", max_length=20)),
                        ("geometry", models.JSONField()),
                        ("west", models.FloatField()),
                        ("south", models.FloatField()),
                        ("east", models.FloatField()),
                        ("north", models.FloatField()),
                        ("sha256", models.CharField(max_length=64)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        ("valid_to", models.DateField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["ward", "-valid_from"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("valid_to__isnull", True)),
                                fields=("ward",),
                                name="one_present_boundary",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WardContact",
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
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contacts",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ward_contacts",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("called", models.CharField(help_text="As residents know the role: Your PCSO.", max_length=80)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("position", models.PositiveSmallIntegerField(default=1)),
                        ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["ward", "position"],
                    },
                ),
                migrations.CreateModel(
                    name="WardContactEvent",
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
                                to="partnerships.wardcontact",
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
                            "user",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("called", models.CharField(help_text="As residents know the role: Your PCSO.", max_length=80)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("position", models.PositiveSmallIntegerField(default=1)),
                        ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                        ("ends_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WardEvent",
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
                                to="partnerships.ward",
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
                        ("gss_code", models.CharField(max_length=9)),
                        ("name", models.CharField(max_length=120)),
                        ("slug", models.SlugField(db_index=False, max_length=140)),
                        (
                            "letters",
                            models.CharField(help_text="The three letters its references begin with.", max_length=3),
                        ),
                        (
                            "partnership",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "neighbourhood",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.neighbourhood",
                            ),
                        ),
                        ("local_authority_code", models.CharField(blank=True, max_length=9)),
                        ("local_authority_name", models.CharField(blank=True, max_length=120)),
                        ("valid_from", models.DateField(blank=True, null=True)),
                        (
                            "valid_to",
                            models.DateField(
                                blank=True, help_text="The first day on which it is no longer a ward.", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="WardSuccession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "predecessor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.ward"
                            ),
                        ),
                        (
                            "successor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.ward"
                            ),
                        ),
                        ("share", models.FloatField()),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Disclosure",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="disclosures",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("what", models.CharField(help_text="issue:raisers, mail:recipients.", max_length=80)),
                        (
                            "subject",
                            models.CharField(
                                help_text="The reference of what it belongs to; never a name.", max_length=120
                            ),
                        ),
                        ("reason", models.CharField(blank=True, max_length=250)),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["-at"],
                        "indexes": [
                            models.Index(fields=["-at"], name="disclosure_newest"),
                            models.Index(fields=["subject", "-id"], name="disclosure_of"),
                            models.Index(fields=["user", "-id"], name="disclosure_to"),
                        ],
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partnershipevent" ("contact_address", "contact_email", "contact_phone", "feedback_within_days", "group_words", "id", "key_individuals_a_ward", "kin_contact_days", "local_authority_code", "name", "newsletter_within_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities_a_ward", "representatives_a_neighbourhood", "slug", "version", "website") VALUES (NEW."contact_address", NEW."contact_email", NEW."contact_phone", NEW."feedback_within_days", NEW."group_words", NEW."id", NEW."key_individuals_a_ward", NEW."kin_contact_days", NEW."local_authority_code", NEW."name", NEW."newsletter_within_days", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priorities_a_ward", NEW."representatives_a_neighbourhood", NEW."slug", NEW."version", NEW."website"); RETURN NULL;',
                            hash="6e77df477305b37deb18a543394501eeb30e0318",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_80689",
                            table="partnerships_partnership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_partnershipevent" ("contact_address", "contact_email", "contact_phone", "feedback_within_days", "group_words", "id", "key_individuals_a_ward", "kin_contact_days", "local_authority_code", "name", "newsletter_within_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities_a_ward", "representatives_a_neighbourhood", "slug", "version", "website") VALUES (NEW."contact_address", NEW."contact_email", NEW."contact_phone", NEW."feedback_within_days", NEW."group_words", NEW."id", NEW."key_individuals_a_ward", NEW."kin_contact_days", NEW."local_authority_code", NEW."name", NEW."newsletter_within_days", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priorities_a_ward", NEW."representatives_a_neighbourhood", NEW."slug", NEW."version", NEW."website"); RETURN NULL;',
                            hash="fe1ec010a7149ef35b9970270c822b10676cb332",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5ca94",
                            table="partnerships_partnership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_partnershipevent" ("contact_address", "contact_email", "contact_phone", "feedback_within_days", "group_words", "id", "key_individuals_a_ward", "kin_contact_days", "local_authority_code", "name", "newsletter_within_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities_a_ward", "representatives_a_neighbourhood", "slug", "version", "website") VALUES (OLD."contact_address", OLD."contact_email", OLD."contact_phone", OLD."feedback_within_days", OLD."group_words", OLD."id", OLD."key_individuals_a_ward", OLD."kin_contact_days", OLD."local_authority_code", OLD."name", OLD."newsletter_within_days", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priorities_a_ward", OLD."representatives_a_neighbourhood", OLD."slug", OLD."version", OLD."website"); RETURN NULL;',
                            hash="2b8813deb5ca4b34e67433ae0714e3b75a093a33",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b61a9",
                            table="partnerships_partnership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_calendarlinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."renewed_at", NEW."user_id"); RETURN NULL;',
                            hash="e3b36cf5623eac182df294374360fa1f859bd705",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4cf5f",
                            table="partnerships_calendarlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."renewed_at" IS DISTINCT FROM (NEW."renewed_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "partnerships_calendarlinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."renewed_at", NEW."user_id"); RETURN NULL;',
                            hash="2a01e9bc903436869eb04e6d67989466dcbccc31",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_207bc",
                            table="partnerships_calendarlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarlink",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_calendarlinkevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "user_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."renewed_at", OLD."user_id"); RETURN NULL;',
                            hash="826576a76f15c3eb112c80573fb4544473c57878",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ab762",
                            table="partnerships_calendarlink",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="calendarlinkevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="52da33e89711186e8f691d8bf1261033f8653ffa",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0bb1b",
                            table="partnerships_calendarlinkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_meetingevent" ("agenda_made_at", "cancelled_because", "chaired_by_id", "closed_at", "closed_by_id", "draft", "group_id", "id", "lasts_minutes", "minutes_approved_at", "minutes_approved_by_id", "minutes_published_at", "minutes_published_by_id", "moved", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_on", "stage", "starts_at", "venue", "version") VALUES (NEW."agenda_made_at", NEW."cancelled_because", NEW."chaired_by_id", NEW."closed_at", NEW."closed_by_id", NEW."draft", NEW."group_id", NEW."id", NEW."lasts_minutes", NEW."minutes_approved_at", NEW."minutes_approved_by_id", NEW."minutes_published_at", NEW."minutes_published_by_id", NEW."moved", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slot_on", NEW."stage", NEW."starts_at", NEW."venue", NEW."version"); RETURN NULL;',
                            hash="d7c42f2ee4ed98e5726d5e4583be29a86aefc054",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ca92c",
                            table="partnerships_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_meetingevent" ("agenda_made_at", "cancelled_because", "chaired_by_id", "closed_at", "closed_by_id", "draft", "group_id", "id", "lasts_minutes", "minutes_approved_at", "minutes_approved_by_id", "minutes_published_at", "minutes_published_by_id", "moved", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_on", "stage", "starts_at", "venue", "version") VALUES (NEW."agenda_made_at", NEW."cancelled_because", NEW."chaired_by_id", NEW."closed_at", NEW."closed_by_id", NEW."draft", NEW."group_id", NEW."id", NEW."lasts_minutes", NEW."minutes_approved_at", NEW."minutes_approved_by_id", NEW."minutes_published_at", NEW."minutes_published_by_id", NEW."moved", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slot_on", NEW."stage", NEW."starts_at", NEW."venue", NEW."version"); RETURN NULL;',
                            hash="ef26417fafd01303f1fcedc34af2763b64e24e76",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_dc029",
                            table="partnerships_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meeting",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_meetingevent" ("agenda_made_at", "cancelled_because", "chaired_by_id", "closed_at", "closed_by_id", "draft", "group_id", "id", "lasts_minutes", "minutes_approved_at", "minutes_approved_by_id", "minutes_published_at", "minutes_published_by_id", "moved", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_on", "stage", "starts_at", "venue", "version") VALUES (OLD."agenda_made_at", OLD."cancelled_because", OLD."chaired_by_id", OLD."closed_at", OLD."closed_by_id", OLD."draft", OLD."group_id", OLD."id", OLD."lasts_minutes", OLD."minutes_approved_at", OLD."minutes_approved_by_id", OLD."minutes_published_at", OLD."minutes_published_by_id", OLD."moved", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slot_on", OLD."stage", OLD."starts_at", OLD."venue", OLD."version"); RETURN NULL;',
                            hash="5b831faae541b1456a61c8b45f17c35d212cae38",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_baa80",
                            table="partnerships_meeting",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitemevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1c7080db8830c9a321f48484428dd4a4a81c2d46",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_659f1",
                            table="partnerships_agendaitemevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agendaitemevent" ("carried_from_id", "confidential", "done_at", "id", "kind", "meeting_id", "minute", "minutes_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "times_carried", "title", "version") VALUES (NEW."carried_from_id", NEW."confidential", NEW."done_at", NEW."id", NEW."kind", NEW."meeting_id", NEW."minute", NEW."minutes_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."times_carried", NEW."title", NEW."version"); RETURN NULL;',
                            hash="9e008d92dcbf1451b3eebbb01a9595ca6c8cb635",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c0197",
                            table="partnerships_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_agendaitemevent" ("carried_from_id", "confidential", "done_at", "id", "kind", "meeting_id", "minute", "minutes_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "times_carried", "title", "version") VALUES (NEW."carried_from_id", NEW."confidential", NEW."done_at", NEW."id", NEW."kind", NEW."meeting_id", NEW."minute", NEW."minutes_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."times_carried", NEW."title", NEW."version"); RETURN NULL;',
                            hash="58b7637695163f9393e9c802eb926dffe5c596c6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1a890",
                            table="partnerships_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agendaitem",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agendaitemevent" ("carried_from_id", "confidential", "done_at", "id", "kind", "meeting_id", "minute", "minutes_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "times_carried", "title", "version") VALUES (OLD."carried_from_id", OLD."confidential", OLD."done_at", OLD."id", OLD."kind", OLD."meeting_id", OLD."minute", OLD."minutes_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."times_carried", OLD."title", OLD."version"); RETURN NULL;',
                            hash="8ce33d181e6db9d3d9a7184ae24d84fb3affaf08",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b29fe",
                            table="partnerships_agendaitem",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyreportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5d45995e1e57c0a4df2b71382701c851ebdc11cb",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7daf9",
                            table="partnerships_agencyreportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agencyreportevent" ("agency_id", "asked_at", "asked_by_id", "confidential", "due_on", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_from_id", "text", "version") VALUES (NEW."agency_id", NEW."asked_at", NEW."asked_by_id", NEW."confidential", NEW."due_on", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."received_at", NEW."received_from_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="496999e018ecbb0e0902e5248b5e7854a908fe82",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66054",
                            table="partnerships_agencyreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_agencyreportevent" ("agency_id", "asked_at", "asked_by_id", "confidential", "due_on", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_from_id", "text", "version") VALUES (NEW."agency_id", NEW."asked_at", NEW."asked_by_id", NEW."confidential", NEW."due_on", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."received_at", NEW."received_from_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="7139349f6edc1e7e1cb4c91dc2d78b11e0bd110a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_360b3",
                            table="partnerships_agencyreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyreport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agencyreportevent" ("agency_id", "asked_at", "asked_by_id", "confidential", "due_on", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "received_at", "received_from_id", "text", "version") VALUES (OLD."agency_id", OLD."asked_at", OLD."asked_by_id", OLD."confidential", OLD."due_on", OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."received_at", OLD."received_from_id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="53339e6a566ef5fc6ff383030b1f21a3c0cf9cfb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3604e",
                            table="partnerships_agencyreport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="meetingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="306d1e47323cae88d9fefb1b3e4bed650139826e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_87d8b",
                            table="partnerships_meetingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_membershipevent" ("agency_id", "answered_at", "answered_by_link", "capacity", "email", "ends_on", "group_id", "id", "invited_at", "invited_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "starts_on", "status", "user_id") VALUES (NEW."agency_id", NEW."answered_at", NEW."answered_by_link", NEW."capacity", NEW."email", NEW."ends_on", NEW."group_id", NEW."id", NEW."invited_at", NEW."invited_to", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."starts_on", NEW."status", NEW."user_id"); RETURN NULL;',
                            hash="06fd891291216890977520a12ca4dd66b32d9eca",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c7792",
                            table="partnerships_membership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."answered_by_link" IS DISTINCT FROM (NEW."answered_by_link") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."invited_to" IS DISTINCT FROM (NEW."invited_to") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))',
                            func='INSERT INTO "partnerships_membershipevent" ("agency_id", "answered_at", "answered_by_link", "capacity", "email", "ends_on", "group_id", "id", "invited_at", "invited_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "starts_on", "status", "user_id") VALUES (NEW."agency_id", NEW."answered_at", NEW."answered_by_link", NEW."capacity", NEW."email", NEW."ends_on", NEW."group_id", NEW."id", NEW."invited_at", NEW."invited_to", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."starts_on", NEW."status", NEW."user_id"); RETURN NULL;',
                            hash="9d6ded4851046aa13a10fdbd2cdb52ca51b62574",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c7c7c",
                            table="partnerships_membership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membership",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_membershipevent" ("agency_id", "answered_at", "answered_by_link", "capacity", "email", "ends_on", "group_id", "id", "invited_at", "invited_to", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "starts_on", "status", "user_id") VALUES (OLD."agency_id", OLD."answered_at", OLD."answered_by_link", OLD."capacity", OLD."email", OLD."ends_on", OLD."group_id", OLD."id", OLD."invited_at", OLD."invited_to", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."starts_on", OLD."status", OLD."user_id"); RETURN NULL;',
                            hash="12da31b69d61d4c5fceb3b7de3aef75e168f009a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_176db",
                            table="partnerships_membership",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendanceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2a32d497361f564f202f8e609390a6288308d10a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_47dfd",
                            table="partnerships_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_attendanceevent" ("agency_id", "deputy_name", "id", "meeting_id", "membership_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence") VALUES (NEW."agency_id", NEW."deputy_name", NEW."id", NEW."meeting_id", NEW."membership_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."presence"); RETURN NULL;',
                            hash="2bb840d8ea3a37205aa8b9f389ffaabcdcdd8b29",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3da98",
                            table="partnerships_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_attendanceevent" ("agency_id", "deputy_name", "id", "meeting_id", "membership_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence") VALUES (NEW."agency_id", NEW."deputy_name", NEW."id", NEW."meeting_id", NEW."membership_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."presence"); RETURN NULL;',
                            hash="a55800518e4f13301d60d202a91e250826a47eed",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c3ee6",
                            table="partnerships_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_attendanceevent" ("agency_id", "deputy_name", "id", "meeting_id", "membership_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence") VALUES (OLD."agency_id", OLD."deputy_name", OLD."id", OLD."meeting_id", OLD."membership_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."presence"); RETURN NULL;',
                            hash="d2a424d777cab37d23cee7f115174aebacfb2c78",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ea906",
                            table="partnerships_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="membershipevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e559a9606fa46bfc6c06d7a4d993c222e5820edd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f8d10",
                            table="partnerships_membershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pack",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_packevent" ("id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id") VALUES (NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sent_at", NEW."sent_by_id"); RETURN NULL;',
                            hash="8841c04a917f65d69323fc2a3630bc027abc32cf",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bd449",
                            table="partnerships_pack",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pack",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_packevent" ("id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id") VALUES (NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sent_at", NEW."sent_by_id"); RETURN NULL;',
                            hash="d6c7581e51e96f19e34f8c0c8c62c7813d1cb2d7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6540b",
                            table="partnerships_pack",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pack",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_packevent" ("id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sent_at", "sent_by_id") VALUES (OLD."id", OLD."meeting_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sent_at", OLD."sent_by_id"); RETURN NULL;',
                            hash="447f6d4e1da891ebe487c93df7391230575e80b8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d1f55",
                            table="partnerships_pack",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="packevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3db8b2a0069ca7d799fb8a6901950212c0513094",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7d79e",
                            table="partnerships_packevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="packrecipientevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="15257fc0126733b23c36dc2d302b7b44a059a50f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6af5c",
                            table="partnerships_packrecipientevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="packrecipient",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_packrecipientevent" ("id", "membership_id", "opened_at", "pack_id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (NEW."id", NEW."membership_id", NEW."opened_at", NEW."pack_id", NEW."paper_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."way"); RETURN NULL;',
                            hash="e8a261e0a2b6f3fb67cf5b76813bb8960877fd68",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e9c0b",
                            table="partnerships_packrecipient",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="packrecipient",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."membership_id" IS DISTINCT FROM (NEW."membership_id") OR OLD."opened_at" IS DISTINCT FROM (NEW."opened_at") OR OLD."pack_id" IS DISTINCT FROM (NEW."pack_id") OR OLD."paper_id" IS DISTINCT FROM (NEW."paper_id") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                            func='INSERT INTO "partnerships_packrecipientevent" ("id", "membership_id", "opened_at", "pack_id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (NEW."id", NEW."membership_id", NEW."opened_at", NEW."pack_id", NEW."paper_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."way"); RETURN NULL;',
                            hash="bf1726431a79c8ca556b110923e7517210dcb4d8",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1f28c",
                            table="partnerships_packrecipient",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="packrecipient",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_packrecipientevent" ("id", "membership_id", "opened_at", "pack_id", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "way") VALUES (OLD."id", OLD."membership_id", OLD."opened_at", OLD."pack_id", OLD."paper_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."way"); RETURN NULL;',
                            hash="67943dd8a29f850b351ce6b3028e7e10d4f6d862",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f28a5",
                            table="partnerships_packrecipient",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhoodevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4d62b2665e343bb392a07684f45b470a1b9bce9d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c3847",
                            table="partnerships_neighbourhoodevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhood",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_neighbourhoodevent" ("id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "taken_up_on", "version") VALUES (NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."taken_up_on", NEW."version"); RETURN NULL;',
                            hash="0b7f0de4e82ba3ca311b308da3bb6d516ac087ba",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1dba1",
                            table="partnerships_neighbourhood",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhood",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_neighbourhoodevent" ("id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "taken_up_on", "version") VALUES (NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."taken_up_on", NEW."version"); RETURN NULL;',
                            hash="e9d86b58edc3bd50317bec4fbf3bc96f0877cf22",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ac3ce",
                            table="partnerships_neighbourhood",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="neighbourhood",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_neighbourhoodevent" ("id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "taken_up_on", "version") VALUES (OLD."id", OLD."name", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."taken_up_on", OLD."version"); RETURN NULL;',
                            hash="fb1bd6fc410c15b17511b17ef414d0af0d55de66",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bf35c",
                            table="partnerships_neighbourhood",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="groupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="648ea45d82d8f9ac8d9f1079b18bab663d374237",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_441d2",
                            table="partnerships_groupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d9ae70fb87c769a4be293f26956917cdee79f3d4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0c108",
                            table="partnerships_courseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_courseevent" ("about", "ended_on", "for_members", "for_officers", "for_representatives", "id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "valid_months", "version", "within_days") VALUES (NEW."about", NEW."ended_on", NEW."for_members", NEW."for_officers", NEW."for_representatives", NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."subject", NEW."valid_months", NEW."version", NEW."within_days"); RETURN NULL;',
                            hash="acde4c221657b52fd79a085cae37f32d875efcff",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7226f",
                            table="partnerships_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_courseevent" ("about", "ended_on", "for_members", "for_officers", "for_representatives", "id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "valid_months", "version", "within_days") VALUES (NEW."about", NEW."ended_on", NEW."for_members", NEW."for_officers", NEW."for_representatives", NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."subject", NEW."valid_months", NEW."version", NEW."within_days"); RETURN NULL;',
                            hash="5daa16fdafdb9cad92af2bd3acc13a616a08449d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a709b",
                            table="partnerships_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_courseevent" ("about", "ended_on", "for_members", "for_officers", "for_representatives", "id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "subject", "valid_months", "version", "within_days") VALUES (OLD."about", OLD."ended_on", OLD."for_members", OLD."for_officers", OLD."for_representatives", OLD."id", OLD."name", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."subject", OLD."valid_months", OLD."version", OLD."within_days"); RETURN NULL;',
                            hash="7d088e7ec3f267bbf296b36e64d28803376c2bd1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_40989",
                            table="partnerships_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agencyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="18aa556b9db3a1d03031ce1035bcd0d0b4c565be",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_24206",
                            table="partnerships_agencyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agencyevent" ("id", "kind", "manager_email", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."id", NEW."kind", NEW."manager_email", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                            hash="f01ca29d4f58ec3770bb72fa24c402bce62a098e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c7bf7",
                            table="partnerships_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_agencyevent" ("id", "kind", "manager_email", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (NEW."id", NEW."kind", NEW."manager_email", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."version"); RETURN NULL;',
                            hash="f248246fac7533004697a741bcf626b89bbf41ca",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d7bb8",
                            table="partnerships_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="agency",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_agencyevent" ("id", "kind", "manager_email", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "version") VALUES (OLD."id", OLD."kind", OLD."manager_email", OLD."name", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."version"); RETURN NULL;',
                            hash="058942589ec32569c67b8ff367c923525acc1e6d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b2084",
                            table="partnerships_agency",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_userevent" ("agency_id", "date_joined", "email", "id", "is_active", "is_demonstration", "job_title", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "username", "version") VALUES (NEW."agency_id", NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_demonstration", NEW."job_title", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."username", NEW."version"); RETURN NULL;',
                            hash="0b2f7a8476c567fb6bd6c84fbb64b47790b9e173",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_62f4e",
                            table="partnerships_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_demonstration" IS DISTINCT FROM (NEW."is_demonstration") OR OLD."job_title" IS DISTINCT FROM (NEW."job_title") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."partnership_id" IS DISTINCT FROM (NEW."partnership_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."username" IS DISTINCT FROM (NEW."username") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                            func='INSERT INTO "partnerships_userevent" ("agency_id", "date_joined", "email", "id", "is_active", "is_demonstration", "job_title", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "username", "version") VALUES (NEW."agency_id", NEW."date_joined", NEW."email", NEW."id", NEW."is_active", NEW."is_demonstration", NEW."job_title", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."username", NEW."version"); RETURN NULL;',
                            hash="c386bf6f486f3338045fb011d8ab3c3cfc4cc769",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_25041",
                            table="partnerships_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="user",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_userevent" ("agency_id", "date_joined", "email", "id", "is_active", "is_demonstration", "job_title", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "username", "version") VALUES (OLD."agency_id", OLD."date_joined", OLD."email", OLD."id", OLD."is_active", OLD."is_demonstration", OLD."job_title", OLD."name", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."username", OLD."version"); RETURN NULL;',
                            hash="c9d0e0430e1c8d0e758daf5642d7fcbf68e60763",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_62fb7",
                            table="partnerships_user",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="partnershipevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bee14d3de1be8be9f4f0b614531eba4e291c2cec",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_428f1",
                            table="partnerships_partnershipevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportquery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_reportqueryevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "text", "version") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."report_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="a7cf15f7c60fa849f73cb734f31c047fc3e4a69c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3e67c",
                            table="partnerships_reportquery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportquery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_reportqueryevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "text", "version") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."report_id", NEW."text", NEW."version"); RETURN NULL;',
                            hash="58b363b461c37da8123dca41e84fa4c70bd035de",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3d10e",
                            table="partnerships_reportquery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportquery",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_reportqueryevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "text", "version") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."report_id", OLD."text", OLD."version"); RETURN NULL;',
                            hash="9f65e09c4c9f09cef5ea8b2db64a4428604b34b3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a402b",
                            table="partnerships_reportquery",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reportqueryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a44ee7877f5bc0f4dfe7e991b359a9c64ba32987",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3e3af",
                            table="partnerships_reportqueryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsofreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_termsofreferenceevent" ("group_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text", "written_at", "written_by_id") VALUES (NEW."group_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="7d0520f33cf5e6aea6409f0c3ad7058be741b3a8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6f8f9",
                            table="partnerships_termsofreference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsofreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_termsofreferenceevent" ("group_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text", "written_at", "written_by_id") VALUES (NEW."group_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="a3f5ac5fa8259d0509d1bbb6cf823c2f57218cb6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_004fa",
                            table="partnerships_termsofreference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsofreference",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_termsofreferenceevent" ("group_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text", "written_at", "written_by_id") VALUES (OLD."group_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                            hash="d51c368596a62ce7fe8c296cf1a60712d3b796b4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0a105",
                            table="partnerships_termsofreference",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsacceptedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c63607978fc67a77ee066d5c36df5544d1d8880a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d09d1",
                            table="partnerships_termsacceptedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsaccepted",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_termsacceptedevent" ("at", "by_link", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "terms_id") VALUES (NEW."at", NEW."by_link", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."terms_id"); RETURN NULL;',
                            hash="9c4c34739c2f38dcb96b9fec139b21f5049022e1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7fe3f",
                            table="partnerships_termsaccepted",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsaccepted",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_termsacceptedevent" ("at", "by_link", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "terms_id") VALUES (NEW."at", NEW."by_link", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."terms_id"); RETURN NULL;',
                            hash="e9d8f066b683516bb1910bf0658bf5cdd9d5638b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_cef7b",
                            table="partnerships_termsaccepted",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsaccepted",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_termsacceptedevent" ("at", "by_link", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "terms_id") VALUES (OLD."at", OLD."by_link", OLD."id", OLD."membership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."terms_id"); RETURN NULL;',
                            hash="4c0f03905809e953a89bd747bfc47f44184642cb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d128a",
                            table="partnerships_termsaccepted",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="termsofreferenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="88aed1960b82c2f3b676fa59e0e990b31a72582c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_945ef",
                            table="partnerships_termsofreferenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainingrecord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_trainingrecordevent" ("course_id", "had_on", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "user_id", "valid_until") VALUES (NEW."course_id", NEW."had_on", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."user_id", NEW."valid_until"); RETURN NULL;',
                            hash="b571f6c384ac4c9d3052335df7dbce0f53d66038",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b912e",
                            table="partnerships_trainingrecord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainingrecord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_trainingrecordevent" ("course_id", "had_on", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "user_id", "valid_until") VALUES (NEW."course_id", NEW."had_on", NEW."id", NEW."membership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id", NEW."user_id", NEW."valid_until"); RETURN NULL;',
                            hash="6ec235480c9fc83f323f97611af738430d3b3cff",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_36f68",
                            table="partnerships_trainingrecord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainingrecord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_trainingrecordevent" ("course_id", "had_on", "id", "membership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id", "user_id", "valid_until") VALUES (OLD."course_id", OLD."had_on", OLD."id", OLD."membership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id", OLD."user_id", OLD."valid_until"); RETURN NULL;',
                            hash="206d27b66ffa08a555201ca94bc31d980493773f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ed013",
                            table="partnerships_trainingrecord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="trainingrecordevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0bcc9781ae81ee69d931c99605a082c8113d246f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e58dd",
                            table="partnerships_trainingrecordevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="userevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ee2c88cef2fffc3df5d5f202d04010a8d0eca508",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fc2f4",
                            table="partnerships_userevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="roleevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8750f4fe86c384cfd4e8fb689d0202d06a49c00a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9f2b8",
                            table="partnerships_roleevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="role",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_roleevent" ("confirmed_by_id", "ends_on", "given_by_id", "group_id", "id", "kind", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id", "waiting", "ward_id") VALUES (NEW."confirmed_by_id", NEW."ends_on", NEW."given_by_id", NEW."group_id", NEW."id", NEW."kind", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."user_id", NEW."waiting", NEW."ward_id"); RETURN NULL;',
                            hash="d08c440c52e769d5b816c07b0f63d585b635f22e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ecd48",
                            table="partnerships_role",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="role",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_roleevent" ("confirmed_by_id", "ends_on", "given_by_id", "group_id", "id", "kind", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id", "waiting", "ward_id") VALUES (NEW."confirmed_by_id", NEW."ends_on", NEW."given_by_id", NEW."group_id", NEW."id", NEW."kind", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_on", NEW."user_id", NEW."waiting", NEW."ward_id"); RETURN NULL;',
                            hash="5bf9d32486e81b8c77b47804133214a749c829fa",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bfda8",
                            table="partnerships_role",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="role",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_roleevent" ("confirmed_by_id", "ends_on", "given_by_id", "group_id", "id", "kind", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "user_id", "waiting", "ward_id") VALUES (OLD."confirmed_by_id", OLD."ends_on", OLD."given_by_id", OLD."group_id", OLD."id", OLD."kind", OLD."neighbourhood_id", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."user_id", OLD."waiting", OLD."ward_id"); RETURN NULL;',
                            hash="f68726af7f109c3d96c5175a6964a3a671f7120d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_194fb",
                            table="partnerships_role",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_groupevent" ("cadence_anchor", "cadence_every", "cadence_unit", "ended_on", "escalates_to_id", "id", "kind", "lasts_minutes", "meets_at", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "quorum", "slug", "standing_items", "venue", "version") VALUES (NEW."cadence_anchor", NEW."cadence_every", NEW."cadence_unit", NEW."ended_on", NEW."escalates_to_id", NEW."id", NEW."kind", NEW."lasts_minutes", NEW."meets_at", NEW."name", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public", NEW."quorum", NEW."slug", NEW."standing_items", NEW."venue", NEW."version"); RETURN NULL;',
                            hash="93a802eeb48d18200f7e5cadc47e018bcdddc257",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4854a",
                            table="partnerships_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_groupevent" ("cadence_anchor", "cadence_every", "cadence_unit", "ended_on", "escalates_to_id", "id", "kind", "lasts_minutes", "meets_at", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "quorum", "slug", "standing_items", "venue", "version") VALUES (NEW."cadence_anchor", NEW."cadence_every", NEW."cadence_unit", NEW."ended_on", NEW."escalates_to_id", NEW."id", NEW."kind", NEW."lasts_minutes", NEW."meets_at", NEW."name", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public", NEW."quorum", NEW."slug", NEW."standing_items", NEW."venue", NEW."version"); RETURN NULL;',
                            hash="63c2ae7180935faa8a697c8adcf888cf893ff0c6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_87077",
                            table="partnerships_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="group",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_groupevent" ("cadence_anchor", "cadence_every", "cadence_unit", "ended_on", "escalates_to_id", "id", "kind", "lasts_minutes", "meets_at", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "quorum", "slug", "standing_items", "venue", "version") VALUES (OLD."cadence_anchor", OLD."cadence_every", OLD."cadence_unit", OLD."ended_on", OLD."escalates_to_id", OLD."id", OLD."kind", OLD."lasts_minutes", OLD."meets_at", OLD."name", OLD."neighbourhood_id", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public", OLD."quorum", OLD."slug", OLD."standing_items", OLD."venue", OLD."version"); RETURN NULL;',
                            hash="b2abd086920fdc7e5fe2e2958ff8deba028f4581",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c6574",
                            table="partnerships_group",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wardcontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_wardcontactevent" ("called", "email", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "starts_on", "user_id", "version", "ward_id") VALUES (NEW."called", NEW."email", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."position", NEW."starts_on", NEW."user_id", NEW."version", NEW."ward_id"); RETURN NULL;',
                            hash="ea1a0e3f3784f4ad1bde34c459880c12a72d61ef",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4e4aa",
                            table="partnerships_wardcontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wardcontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_wardcontactevent" ("called", "email", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "starts_on", "user_id", "version", "ward_id") VALUES (NEW."called", NEW."email", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."position", NEW."starts_on", NEW."user_id", NEW."version", NEW."ward_id"); RETURN NULL;',
                            hash="01cceaeb3ceb3e47618caaefb12d2b0567abf480",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0ff87",
                            table="partnerships_wardcontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wardcontact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_wardcontactevent" ("called", "email", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "position", "starts_on", "user_id", "version", "ward_id") VALUES (OLD."called", OLD."email", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."position", OLD."starts_on", OLD."user_id", OLD."version", OLD."ward_id"); RETURN NULL;',
                            hash="0f1da80a2a0b95c20bbc116ab8b26525dac3976e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4dfa",
                            table="partnerships_wardcontact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wardcontactevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="570d30c0645361330895840c02e4e2c180f71fd0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_76d5c",
                            table="partnerships_wardcontactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="wardevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6dc65e947c3681d502f2c38c12c6d40bcfb2c506",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_226f2",
                            table="partnerships_wardevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ward",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_wardevent" ("gss_code", "id", "letters", "local_authority_code", "local_authority_name", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "valid_from", "valid_to") VALUES (NEW."gss_code", NEW."id", NEW."letters", NEW."local_authority_code", NEW."local_authority_name", NEW."name", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="3b45415e8dc28ce291aa52cd46b80f76ca7e1dd3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4a64f",
                            table="partnerships_ward",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ward",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "partnerships_wardevent" ("gss_code", "id", "letters", "local_authority_code", "local_authority_name", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "valid_from", "valid_to") VALUES (NEW."gss_code", NEW."id", NEW."letters", NEW."local_authority_code", NEW."local_authority_name", NEW."name", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                            hash="ce863044560029314949d30e9713527de877f282",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4435c",
                            table="partnerships_ward",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="ward",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "partnerships_wardevent" ("gss_code", "id", "letters", "local_authority_code", "local_authority_name", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "valid_from", "valid_to") VALUES (OLD."gss_code", OLD."id", OLD."letters", OLD."local_authority_code", OLD."local_authority_name", OLD."name", OLD."neighbourhood_id", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                            hash="18b0fcaad42a284d77509202e44e20863aac802e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c5df7",
                            table="partnerships_ward",
                            when="AFTER",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
    ]
