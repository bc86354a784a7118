import datetime

import django.contrib.auth.validators
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import BtreeGinExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGinExtension(),
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "taken_up_on",
                    models.DateField(blank=True, help_text="Since when it works with the book (002 7).", null=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("local_authority_code", models.CharField(blank=True, db_index=True, max_length=9)),
                ("contact_email", models.EmailField(blank=True, max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=40)),
                ("contact_address", models.TextField(blank=True)),
                ("website", models.URLField(blank=True)),
                (
                    "priorities_a_ward",
                    models.PositiveSmallIntegerField(default=3, help_text="How many priorities a ward has at once."),
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
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="PartnershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                    models.PositiveSmallIntegerField(default=3, help_text="How many priorities a ward has at once."),
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
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                ("postcode", models.CharField(max_length=8, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "about",
                    models.CharField(
                        help_text="What it is about: action:417:overdue, digest:2026-11-22.", max_length=120
                    ),
                ),
                ("due_on", models.DateField(help_text="The day it became due, which a late digest catches up.")),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "waiting",
                    models.BooleanField(default=False, help_text="For the second administrator that this role takes."),
                ),
            ],
            options={
                "ordering": ["user", "kind"],
            },
        ),
        migrations.CreateModel(
            name="RoleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "waiting",
                    models.BooleanField(default=False, help_text="For the second administrator that this role takes."),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
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
            },
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gss_code", models.CharField(max_length=9, unique=True)),
                ("name", models.CharField(db_index=True, max_length=120)),
                ("slug", models.SlugField(max_length=140, unique=True)),
                (
                    "letters",
                    models.CharField(
                        help_text="The three letters its references begin with.", max_length=3, unique=True
                    ),
                ),
                ("local_authority_code", models.CharField(blank=True, db_index=True, max_length=9)),
                ("local_authority_name", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField(blank=True, null=True)),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="The first day on which it is no longer a ward.", null=True),
                ),
            ],
            options={
                "ordering": ["name", "gss_code"],
            },
        ),
        migrations.CreateModel(
            name="WardBoundary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            },
        ),
        migrations.CreateModel(
            name="WardContact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("id", models.BigIntegerField()),
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
                ("id", models.BigIntegerField()),
                ("gss_code", models.CharField(max_length=9)),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(db_index=False, max_length=140)),
                ("letters", models.CharField(help_text="The three letters its references begin with.", max_length=3)),
                ("local_authority_code", models.CharField(blank=True, max_length=9)),
                ("local_authority_name", models.CharField(blank=True, max_length=120)),
                ("valid_from", models.DateField(blank=True, null=True)),
                (
                    "valid_to",
                    models.DateField(blank=True, help_text="The first day on which it is no longer a ward.", null=True),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WardSuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("share", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("is_active", models.BooleanField(default=True)),
                (
                    "is_demonstration",
                    models.BooleanField(default=False, help_text="One of the demonstration's made-up people."),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "last_at_desk",
                    models.DateTimeField(blank=True, help_text="For 'what changed since I was last here'.", null=True),
                ),
                (
                    "at_desk_before",
                    models.DateTimeField(blank=True, help_text="When the visit before this one ended.", null=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("standing", "Standing item"),
                            ("arising", "Matters arising"),
                            ("carried", "Carried forward"),
                            ("issue", "Issue"),
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
                ("times_carried", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
            ],
            options={
                "ordering": ["meeting", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(help_text="issue:raisers, mail:recipients.", max_length=80)),
                (
                    "subject",
                    models.CharField(help_text="The reference of what it belongs to; never a name.", max_length=120),
                ),
                ("reason", models.CharField(blank=True, max_length=250)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="disclosures",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at"],
            },
        ),
        migrations.CreateModel(
            name="Group",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        default=django.utils.timezone.localdate, help_text="A meeting day from which it is counted."
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
                    "public",
                    models.BooleanField(
                        default=False, help_text="Its dates and published minutes are on the ward's page."
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("cancelled_because", models.CharField(blank=True, max_length=250)),
                (
                    "agenda_made_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When its standing items were put on; what is taken off after that stays off.",
                        null=True,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_approved_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_published_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="partnerships.group"
                    ),
                ),
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
            ],
            options={
                "ordering": ["starts_at"],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendances",
                        to="partnerships.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "name"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("standing", "Standing item"),
                            ("arising", "Matters arising"),
                            ("carried", "Carried forward"),
                            ("issue", "Issue"),
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
                ("times_carried", models.PositiveSmallIntegerField(default=0)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="items", to="partnerships.meeting"
            ),
        ),
        migrations.CreateModel(
            name="MeetingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("cancelled_because", models.CharField(blank=True, max_length=250)),
                (
                    "agenda_made_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="When its standing items were put on; what is taken off after that stays off.",
                        null=True,
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_approved_at", models.DateTimeField(blank=True, null=True)),
                ("minutes_published_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="partnerships.meeting",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
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
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="partnerships.group"
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
            ],
            options={
                "ordering": ["group", "name"],
            },
        ),
        migrations.CreateModel(
            name="AttendanceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
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
                        to="partnerships.attendance",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="attendance",
            name="membership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnerships.membership",
            ),
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
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
                        to="partnerships.membership",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MinutesCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="partnerships.meeting",
                    ),
                ),
            ],
            options={
                "ordering": [models.F("at")],
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            name="NeighbourhoodEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                (
                    "taken_up_on",
                    models.DateField(blank=True, help_text="Since when it works with the book (002 7).", null=True),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="partnerships.neighbourhood",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="neighbourhood",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="neighbourhoods",
                to="partnerships.partnership",
            ),
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200, unique=True)),
                ("kind", models.CharField(max_length=40)),
                ("to", models.EmailField(max_length=254)),
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
            ],
            options={
                "ordering": ["due_at"],
            },
        ),
        migrations.CreateModel(
            name="GroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
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
                        default=django.utils.timezone.localdate, help_text="A meeting day from which it is counted."
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
                    "public",
                    models.BooleanField(
                        default=False, help_text="Its dates and published minutes are on the ward's page."
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="partnerships.group",
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
                    "partnership",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partnerships.partnership",
                    ),
                ),
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
                    "manager_email",
                    models.EmailField(
                        blank=True, help_text="Who hears when it stays away from meetings (P7).", max_length=254
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
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
                        to="partnerships.agency",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="agency",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="agencies", to="partnerships.partnership"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="partnership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_partnershipevent" ("contact_address", "contact_email", "contact_phone", "feedback_within_days", "id", "local_authority_code", "name", "newsletter_within_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities_a_ward", "slug", "version", "website") VALUES (NEW."contact_address", NEW."contact_email", NEW."contact_phone", NEW."feedback_within_days", NEW."id", NEW."local_authority_code", NEW."name", NEW."newsletter_within_days", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priorities_a_ward", NEW."slug", NEW."version", NEW."website"); RETURN NULL;',
                    hash="03bc13665ac3a8851f46430e4247eaf5ff55d23f",
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
                    func='INSERT INTO "partnerships_partnershipevent" ("contact_address", "contact_email", "contact_phone", "feedback_within_days", "id", "local_authority_code", "name", "newsletter_within_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities_a_ward", "slug", "version", "website") VALUES (NEW."contact_address", NEW."contact_email", NEW."contact_phone", NEW."feedback_within_days", NEW."id", NEW."local_authority_code", NEW."name", NEW."newsletter_within_days", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priorities_a_ward", NEW."slug", NEW."version", NEW."website"); RETURN NULL;',
                    hash="a5840d61fe79f09fd3c95a25acd5c0aec465f1ca",
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
                    func='INSERT INTO "partnerships_partnershipevent" ("contact_address", "contact_email", "contact_phone", "feedback_within_days", "id", "local_authority_code", "name", "newsletter_within_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priorities_a_ward", "slug", "version", "website") VALUES (OLD."contact_address", OLD."contact_email", OLD."contact_phone", OLD."feedback_within_days", OLD."id", OLD."local_authority_code", OLD."name", OLD."newsletter_within_days", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priorities_a_ward", OLD."slug", OLD."version", OLD."website"); RETURN NULL;',
                    hash="4c38ba13f2287ab1232fbc61b470b439b6a91ef5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b61a9",
                    table="partnerships_partnership",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="partnershipevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="partnershipevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="mail",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reminders",
                to="partnerships.mail",
            ),
        ),
        migrations.AddField(
            model_name="reminder",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="roles",
                to="partnerships.group",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="neighbourhood",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnerships.neighbourhood",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="roles", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="group",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.group",
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="neighbourhood",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.neighbourhood",
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partnerships.role",
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="session",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sessions",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="submission",
            name="user",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.agency",
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="partnership",
            field=models.ForeignKey(
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
        migrations.AddField(
            model_name="userevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="userevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ward",
            name="neighbourhood",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wards",
                to="partnerships.neighbourhood",
            ),
        ),
        migrations.AddField(
            model_name="ward",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wards",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="roleevent",
            name="ward",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.ward",
            ),
        ),
        migrations.AddField(
            model_name="role",
            name="ward",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="roles",
                to="partnerships.ward",
            ),
        ),
        migrations.AddField(
            model_name="postcode",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="postcodes", to="partnerships.ward"
            ),
        ),
        migrations.AddField(
            model_name="mail",
            name="ward",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="partnerships.ward",
            ),
        ),
        migrations.AddField(
            model_name="group",
            name="wards",
            field=models.ManyToManyField(blank=True, related_name="groups", to="partnerships.ward"),
        ),
        migrations.AddField(
            model_name="wardboundary",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="boundaries", to="partnerships.ward"
            ),
        ),
        migrations.AddField(
            model_name="wardcontact",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="ward_contacts", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="wardcontact",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="contacts", to="partnerships.ward"
            ),
        ),
        migrations.AddField(
            model_name="wardcontactevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="wardcontactevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partnerships.wardcontact",
            ),
        ),
        migrations.AddField(
            model_name="wardcontactevent",
            name="user",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="wardcontactevent",
            name="ward",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.ward",
            ),
        ),
        migrations.AddField(
            model_name="wardevent",
            name="neighbourhood",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.neighbourhood",
            ),
        ),
        migrations.AddField(
            model_name="wardevent",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="wardevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="wardevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partnerships.ward",
            ),
        ),
        migrations.AddField(
            model_name="wardsuccession",
            name="predecessor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.ward"
            ),
        ),
        migrations.AddField(
            model_name="wardsuccession",
            name="successor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.ward"
            ),
        ),
        migrations.AddField(
            model_name="ward",
            name="predecessors",
            field=models.ManyToManyField(
                related_name="successors",
                through="partnerships.WardSuccession",
                through_fields=("successor", "predecessor"),
                to="partnerships.ward",
            ),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["-at"], name="disclosure_newest"),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["subject", "-id"], name="disclosure_of"),
        ),
        migrations.AddIndex(
            model_name="disclosure",
            index=models.Index(fields=["user", "-id"], name="disclosure_to"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["group", "starts_at"], name="meeting_of_group"),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["stage", "starts_at"], name="meeting_by_stage"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("slot_on__isnull", False)), fields=("group", "slot_on"), name="one_meeting_a_slot"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "closed"), _negated=True),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="closed_meeting_has_its_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minutes_published_at__isnull", True),
                    models.Q(
                        ("minutes_approved_by__isnull", False),
                        ("minutes_published_by__isnull", False),
                        models.Q(("minutes_published_by", models.F("minutes_approved_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="minutes_published_by_a_second_person",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="meeting",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_meetingevent" ("agenda_made_at", "cancelled_because", "chaired_by_id", "closed_at", "closed_by_id", "group_id", "id", "lasts_minutes", "minutes_approved_at", "minutes_approved_by_id", "minutes_published_at", "minutes_published_by_id", "moved", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_on", "stage", "starts_at", "venue", "version") VALUES (NEW."agenda_made_at", NEW."cancelled_because", NEW."chaired_by_id", NEW."closed_at", NEW."closed_by_id", NEW."group_id", NEW."id", NEW."lasts_minutes", NEW."minutes_approved_at", NEW."minutes_approved_by_id", NEW."minutes_published_at", NEW."minutes_published_by_id", NEW."moved", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slot_on", NEW."stage", NEW."starts_at", NEW."venue", NEW."version"); RETURN NULL;',
                    hash="d205f789697d9cb24ce0677a710f4643d49bdee3",
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
                    func='INSERT INTO "partnerships_meetingevent" ("agenda_made_at", "cancelled_because", "chaired_by_id", "closed_at", "closed_by_id", "group_id", "id", "lasts_minutes", "minutes_approved_at", "minutes_approved_by_id", "minutes_published_at", "minutes_published_by_id", "moved", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_on", "stage", "starts_at", "venue", "version") VALUES (NEW."agenda_made_at", NEW."cancelled_because", NEW."chaired_by_id", NEW."closed_at", NEW."closed_by_id", NEW."group_id", NEW."id", NEW."lasts_minutes", NEW."minutes_approved_at", NEW."minutes_approved_by_id", NEW."minutes_published_at", NEW."minutes_published_by_id", NEW."moved", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slot_on", NEW."stage", NEW."starts_at", NEW."venue", NEW."version"); RETURN NULL;',
                    hash="0c0bdc0b816b83c4d87a38aa7a97675cbee49ac2",
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
                    func='INSERT INTO "partnerships_meetingevent" ("agenda_made_at", "cancelled_because", "chaired_by_id", "closed_at", "closed_by_id", "group_id", "id", "lasts_minutes", "minutes_approved_at", "minutes_approved_by_id", "minutes_published_at", "minutes_published_by_id", "moved", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slot_on", "stage", "starts_at", "venue", "version") VALUES (OLD."agenda_made_at", OLD."cancelled_because", OLD."chaired_by_id", OLD."closed_at", OLD."closed_by_id", OLD."group_id", OLD."id", OLD."lasts_minutes", OLD."minutes_approved_at", OLD."minutes_approved_by_id", OLD."minutes_published_at", OLD."minutes_published_by_id", OLD."moved", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slot_on", OLD."stage", OLD."starts_at", OLD."venue", OLD."version"); RETURN NULL;',
                    hash="d4aa935fe62b4183eabc711ad0c3454862187bd2",
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
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("carried_from__isnull", False)),
                fields=("meeting", "carried_from"),
                name="item_carried_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["standing", "arising"])),
                fields=("meeting", "title"),
                name="standing_item_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="agendaitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_agendaitemevent" ("carried_from_id", "confidential", "done_at", "id", "kind", "meeting_id", "minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "times_carried", "title", "version") VALUES (NEW."carried_from_id", NEW."confidential", NEW."done_at", NEW."id", NEW."kind", NEW."meeting_id", NEW."minute", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."times_carried", NEW."title", NEW."version"); RETURN NULL;',
                    hash="7c24cccfd73c4918bbb3fba1a138a06710e7dca8",
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
                    func='INSERT INTO "partnerships_agendaitemevent" ("carried_from_id", "confidential", "done_at", "id", "kind", "meeting_id", "minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "times_carried", "title", "version") VALUES (NEW."carried_from_id", NEW."confidential", NEW."done_at", NEW."id", NEW."kind", NEW."meeting_id", NEW."minute", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."times_carried", NEW."title", NEW."version"); RETURN NULL;',
                    hash="5f2235fa4fa154f33bc488d614bc0da3386d4aa1",
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
                    func='INSERT INTO "partnerships_agendaitemevent" ("carried_from_id", "confidential", "done_at", "id", "kind", "meeting_id", "minute", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "times_carried", "title", "version") VALUES (OLD."carried_from_id", OLD."confidential", OLD."done_at", OLD."id", OLD."kind", OLD."meeting_id", OLD."minute", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."times_carried", OLD."title", OLD."version"); RETURN NULL;',
                    hash="cd212a6c68bd89fd1aac73ee3b04ea9896c151d0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b29fe",
                    table="partnerships_agendaitem",
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
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["invited", "accepted"]), ("user__isnull", False)),
                fields=("group", "user"),
                name="member_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_membershipevent" ("agency_id", "capacity", "email", "ends_on", "group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "starts_on", "status", "user_id") VALUES (NEW."agency_id", NEW."capacity", NEW."email", NEW."ends_on", NEW."group_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."starts_on", NEW."status", NEW."user_id"); RETURN NULL;',
                    hash="6ecfd322bf006e7cc47013449693367b92849af1",
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
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partnerships_membershipevent" ("agency_id", "capacity", "email", "ends_on", "group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "starts_on", "status", "user_id") VALUES (NEW."agency_id", NEW."capacity", NEW."email", NEW."ends_on", NEW."group_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."starts_on", NEW."status", NEW."user_id"); RETURN NULL;',
                    hash="84ccfa91b5641e4d270145a011155e7802bfa3e9",
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
                    func='INSERT INTO "partnerships_membershipevent" ("agency_id", "capacity", "email", "ends_on", "group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "starts_on", "status", "user_id") VALUES (OLD."agency_id", OLD."capacity", OLD."email", OLD."ends_on", OLD."group_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."starts_on", OLD."status", OLD."user_id"); RETURN NULL;',
                    hash="4e845eee1d9b4bbadb6f5f739aaa01ee562d2da6",
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
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("membership__isnull", False)),
                fields=("meeting", "membership"),
                name="attendance_once",
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
        migrations.AddConstraint(
            model_name="neighbourhood",
            constraint=models.UniqueConstraint(fields=("partnership", "name"), name="neighbourhood_once_a_partnership"),
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
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("username"), name="username_once_whatever_the_case"
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
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(fields=("user", "about", "due_on"), name="reminder_once"),
        ),
        migrations.AddIndex(
            model_name="submission",
            index=models.Index(fields=["at"], name="submission_at"),
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
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="role_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("given_by__isnull", False), ("kind", "intelligence"), ("waiting", False), _negated=True),
                    models.Q(
                        ("confirmed_by__isnull", False), models.Q(("confirmed_by", models.F("given_by")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="intelligence_role_takes_two_administrators",
            ),
        ),
        migrations.AddConstraint(
            model_name="role",
            constraint=models.CheckConstraint(
                condition=models.Q(("given_by", models.F("user")), _negated=True), name="nobody_gives_themself_a_role"
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
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "sending"])), fields=["due_at"], name="mail_still_to_send"
            ),
        ),
        migrations.AddIndex(
            model_name="mail",
            index=models.Index(condition=models.Q(("state", "failed")), fields=["-written_at"], name="mail_given_up"),
        ),
        migrations.AddConstraint(
            model_name="group",
            constraint=models.CheckConstraint(
                condition=models.Q(("cadence_every__gte", 1)), name="cadence_at_least_one"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="group",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partnerships_groupevent" ("cadence_anchor", "cadence_every", "cadence_unit", "ended_on", "escalates_to_id", "id", "kind", "lasts_minutes", "meets_at", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "slug", "standing_items", "venue", "version") VALUES (NEW."cadence_anchor", NEW."cadence_every", NEW."cadence_unit", NEW."ended_on", NEW."escalates_to_id", NEW."id", NEW."kind", NEW."lasts_minutes", NEW."meets_at", NEW."name", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public", NEW."slug", NEW."standing_items", NEW."venue", NEW."version"); RETURN NULL;',
                    hash="6e3746fab8212d7388667828470ae8f288777443",
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
                    func='INSERT INTO "partnerships_groupevent" ("cadence_anchor", "cadence_every", "cadence_unit", "ended_on", "escalates_to_id", "id", "kind", "lasts_minutes", "meets_at", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "slug", "standing_items", "venue", "version") VALUES (NEW."cadence_anchor", NEW."cadence_every", NEW."cadence_unit", NEW."ended_on", NEW."escalates_to_id", NEW."id", NEW."kind", NEW."lasts_minutes", NEW."meets_at", NEW."name", NEW."neighbourhood_id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public", NEW."slug", NEW."standing_items", NEW."venue", NEW."version"); RETURN NULL;',
                    hash="a08879ce8034cbea75e80d6e2450be6c1d70c0cf",
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
                    func='INSERT INTO "partnerships_groupevent" ("cadence_anchor", "cadence_every", "cadence_unit", "ended_on", "escalates_to_id", "id", "kind", "lasts_minutes", "meets_at", "name", "neighbourhood_id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public", "slug", "standing_items", "venue", "version") VALUES (OLD."cadence_anchor", OLD."cadence_every", OLD."cadence_unit", OLD."ended_on", OLD."escalates_to_id", OLD."id", OLD."kind", OLD."lasts_minutes", OLD."meets_at", OLD."name", OLD."neighbourhood_id", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public", OLD."slug", OLD."standing_items", OLD."venue", OLD."version"); RETURN NULL;',
                    hash="45afb521460318906a9cf045fe9abde208a9a6b6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c6574",
                    table="partnerships_group",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="wardboundary",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to__isnull", True)), fields=("ward",), name="one_present_boundary"
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
        migrations.AddConstraint(
            model_name="wardsuccession",
            constraint=models.UniqueConstraint(fields=("predecessor", "successor"), name="succession_once"),
        ),
        migrations.AddIndex(
            model_name="ward",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["name"], name="ward_name_trigram", opclasses=["gin_trgm_ops"]
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
