"""A ward's engagement plan, work asked of partners and what was held; it takes the place of notes on a round (E8)."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from partnerships.migrating import AtOnce


class Migration(migrations.Migration):
    dependencies = [
        ("engagement", "0001_squashed_0014_box_is_emptied"),
        ("partnerships", "0001_squashed_0010_key_individuals"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveField(
            model_name="surveyreachevent",
            name="pgh_obj",
        ),
        migrations.RemoveField(
            model_name="surveyreachevent",
            name="agency",
        ),
        migrations.RemoveField(
            model_name="surveyreachevent",
            name="noted_by",
        ),
        migrations.RemoveField(
            model_name="surveyreachevent",
            name="pgh_context",
        ),
        migrations.RemoveField(
            model_name="surveyreachevent",
            name="round",
        ),
        migrations.AlterField(
            model_name="issue",
            name="method",
            field=models.CharField(
                choices=[
                    ("np", "Neighbourhood Partnership meeting"),
                    ("kin_survey", "KIN survey"),
                    ("kin_contact", "Contact with a Key Individual"),
                    ("tour", "Tour of duty"),
                    ("hard_to_reach", "Hard-to-reach work"),
                    ("event", "Engagement event"),
                    ("pact", "PACT meeting"),
                    ("canvass", "Councillor's canvass"),
                    ("partner", "A partner agency"),
                    ("direct", "Told us directly"),
                    ("public_form", "Public form"),
                    ("data", "Police or partner data"),
                ],
                default="direct",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="issueevent",
            name="method",
            field=models.CharField(
                choices=[
                    ("np", "Neighbourhood Partnership meeting"),
                    ("kin_survey", "KIN survey"),
                    ("kin_contact", "Contact with a Key Individual"),
                    ("tour", "Tour of duty"),
                    ("hard_to_reach", "Hard-to-reach work"),
                    ("event", "Engagement event"),
                    ("pact", "PACT meeting"),
                    ("canvass", "Councillor's canvass"),
                    ("partner", "A partner agency"),
                    ("direct", "Told us directly"),
                    ("public_form", "Public form"),
                    ("data", "Police or partner data"),
                ],
                default="direct",
                max_length=20,
            ),
        ),
        AtOnce(
            [
                migrations.CreateModel(
                    name="EngagementEvent",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("held_on", models.DateField()),
                        ("place", models.CharField(max_length=160)),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("public_meeting", "Public meeting"),
                                    ("open_day", "Open day"),
                                    ("have_a_say", "‘Have a say’ day"),
                                    ("street_briefing", "Street briefing"),
                                    ("focus_group", "Focus group"),
                                    ("house_to_house", "House-to-house calls"),
                                    ("postal_survey", "Postal survey"),
                                    ("meeting", "Meeting of a group"),
                                    ("surgery", "Surgery"),
                                    ("card_drop", "Card drop"),
                                    ("street_questionnaire", "Street questionnaire"),
                                    ("roll_call", "Street roll call"),
                                    ("school", "Session in a school"),
                                    ("youth_forum", "Youth forum"),
                                    ("one_by_one", "Talks one by one"),
                                    ("other", "Another way"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "together_with",
                            models.CharField(
                                blank=True, help_text="Other agencies and groups; no names.", max_length=200
                            ),
                        ),
                        (
                            "handed_out",
                            models.PositiveIntegerField(
                                blank=True, help_text="Cards or forms sent out or left.", null=True
                            ),
                        ),
                        ("attendance", models.PositiveIntegerField(help_text="How many people took part.")),
                        (
                            "said",
                            models.TextField(
                                blank=True, help_text="What was said beside the issues; for the ward's team."
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                help_text="Which agency ran it. Empty: the neighbourhood team.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagement_events",
                                to="partnerships.agency",
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
                        (
                            "run_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                help_text="Where it was held.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagement_events",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "wards",
                            models.ManyToManyField(
                                help_text="All wards it was for, that one among them.",
                                related_name="+",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="held",
                                to="engagement.pieceofwork",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["ward", "-held_on", "-id"], name="engagement_event_of_ward"),
                            models.Index(fields=["-held_on", "-id"], name="engagement_event_latest"),
                        ],
                        "ordering": ["-held_on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EngagementPlan",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "aims",
                            models.TextField(
                                help_text="What engagement in the ward is for, for the public and the partners."
                            ),
                        ),
                        ("review_on", models.DateField()),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        (
                            "agreed_by",
                            models.CharField(
                                blank=True, help_text="Which meeting, or who of which agencies.", max_length=200
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(
                                blank=True, help_text="When it was last looked over and stood.", null=True
                            ),
                        ),
                        ("reviewed_note", models.TextField(blank=True)),
                        ("replaced_on", models.DateField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagement_plans",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "written_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("ward", "number"), name="engagement_plan_once_a_number"),
                            models.UniqueConstraint(
                                condition=models.Q(("agreed_on__isnull", True)),
                                fields=("ward",),
                                name="one_draft_of_a_plan",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("agreed_on__isnull", False), ("replaced_on__isnull", True)),
                                fields=("ward",),
                                name="one_engagement_plan_in_force",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("agreed_on__isnull", True),
                                    models.Q(
                                        models.Q(("agreed_by", ""), _negated=True), ("recorded_by__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="engagement_plan_agreed_by_somebody",
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("replaced_on__isnull", True)),
                                fields=["review_on"],
                                name="engagement_plan_review",
                            )
                        ],
                        "ordering": ["ward", "-number"],
                    },
                ),
                migrations.CreateModel(
                    name="EngagementPlanEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "aims",
                            models.TextField(
                                help_text="What engagement in the ward is for, for the public and the partners."
                            ),
                        ),
                        ("review_on", models.DateField()),
                        ("written_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("agreed_on", models.DateField(blank=True, null=True)),
                        (
                            "agreed_by",
                            models.CharField(
                                blank=True, help_text="Which meeting, or who of which agencies.", max_length=200
                            ),
                        ),
                        (
                            "reviewed_on",
                            models.DateField(
                                blank=True, help_text="When it was last looked over and stood.", null=True
                            ),
                        ),
                        ("reviewed_note", models.TextField(blank=True)),
                        ("replaced_on", models.DateField(blank=True, null=True)),
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
                                to="engagement.engagementplan",
                            ),
                        ),
                        (
                            "recorded_by",
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
                            "written_by",
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
                    name="PieceOfWork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("age:0-15", "Under 16"),
                                    ("age:16-24", "16 to 24"),
                                    ("age:25-44", "25 to 44"),
                                    ("age:45-64", "45 to 64"),
                                    ("age:65-79", "65 to 79"),
                                    ("age:80+", "80 and over"),
                                    ("ethnicity:asian", "Asian, Asian British or Asian Welsh"),
                                    ("ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("ethnicity:mixed", "Mixed or Multiple ethnic groups"),
                                    ("ethnicity:white", "White"),
                                    ("ethnicity:other", "Other ethnic group"),
                                    ("disability:disabled", "Disabled under the Equality Act"),
                                    ("disability:not_disabled", "Not disabled under the Equality Act"),
                                    ("young", "Young people"),
                                    ("bme", "Black and minority ethnic communities"),
                                    ("transient", "People who move often: students, private tenants, seasonal workers"),
                                    ("new", "New arrivals, refugees and people seeking asylum"),
                                    ("travellers", "Gypsies, Roma and Travellers"),
                                    ("faith", "Faith communities"),
                                    ("lgbt", "Lesbian, gay, bisexual and transgender people"),
                                    ("carers", "Carers and parents of small children"),
                                    ("housebound", "People who seldom leave home"),
                                    ("homeless", "People without a home"),
                                    ("traders", "Traders and people who work here"),
                                    ("not_in_survey", "Those who did not take part in the survey"),
                                    ("anybody", "Everybody in the ward"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(
                                blank=True, help_text="More exactly whom; a group, never a person.", max_length=160
                            ),
                        ),
                        ("what", models.TextField(help_text="What is asked for.")),
                        (
                            "method",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("public_meeting", "Public meeting"),
                                    ("open_day", "Open day"),
                                    ("have_a_say", "‘Have a say’ day"),
                                    ("street_briefing", "Street briefing"),
                                    ("focus_group", "Focus group"),
                                    ("house_to_house", "House-to-house calls"),
                                    ("postal_survey", "Postal survey"),
                                    ("meeting", "Meeting of a group"),
                                    ("surgery", "Surgery"),
                                    ("card_drop", "Card drop"),
                                    ("street_questionnaire", "Street questionnaire"),
                                    ("roll_call", "Street roll call"),
                                    ("school", "Session in a school"),
                                    ("youth_forum", "Youth forum"),
                                    ("one_by_one", "Talks one by one"),
                                    ("other", "Another way"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("wanted", models.PositiveSmallIntegerField(help_text="How many are to be reached.")),
                        ("due_on", models.DateField()),
                        ("asked_on", models.DateField()),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("delivered", "Delivered"),
                                    ("not_delivered", "Not delivered"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=14,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "heard",
                            models.TextField(blank=True, help_text="What was heard, in a few lines and without names."),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True, help_text="Why it was not delivered, or is not wanted any more."
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "agency",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagement_work",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                            "officer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagement_work",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                blank=True,
                                help_text="The round whose non-response led to it (000 3.1).",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reach",
                                to="engagement.surveyround",
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="engagement_work",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="work",
                                to="engagement.planline",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("wanted__gt", 0)), name="engagement_work_reaches_somebody"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", True), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True),
                                        ("ended_by__isnull", False),
                                        ("ended_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="engagement_work_ends_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "delivered"), _negated=True),
                                    models.Q(("heard", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="engagement_work_delivered_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["not_delivered", "withdrawn"]), _negated=True),
                                    models.Q(("reason", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="engagement_work_undelivered_says_why",
                            ),
                        ],
                        "indexes": [
                            models.Index(fields=["ward", "state", "due_on", "id"], name="engagement_work_of_ward"),
                            models.Index(fields=["agency", "state", "due_on", "id"], name="engagement_work_of_agency"),
                        ],
                        "verbose_name_plural": "pieces of work",
                        "ordering": ["due_on", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="EngagementEventEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("held_on", models.DateField()),
                        ("place", models.CharField(max_length=160)),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("public_meeting", "Public meeting"),
                                    ("open_day", "Open day"),
                                    ("have_a_say", "‘Have a say’ day"),
                                    ("street_briefing", "Street briefing"),
                                    ("focus_group", "Focus group"),
                                    ("house_to_house", "House-to-house calls"),
                                    ("postal_survey", "Postal survey"),
                                    ("meeting", "Meeting of a group"),
                                    ("surgery", "Surgery"),
                                    ("card_drop", "Card drop"),
                                    ("street_questionnaire", "Street questionnaire"),
                                    ("roll_call", "Street roll call"),
                                    ("school", "Session in a school"),
                                    ("youth_forum", "Youth forum"),
                                    ("one_by_one", "Talks one by one"),
                                    ("other", "Another way"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "together_with",
                            models.CharField(
                                blank=True, help_text="Other agencies and groups; no names.", max_length=200
                            ),
                        ),
                        (
                            "handed_out",
                            models.PositiveIntegerField(
                                blank=True, help_text="Cards or forms sent out or left.", null=True
                            ),
                        ),
                        ("attendance", models.PositiveIntegerField(help_text="How many people took part.")),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Which agency ran it. Empty: the neighbourhood team.",
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
                                to="engagement.engagementevent",
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
                        (
                            "run_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="Where it was held.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.pieceofwork",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("age:0-15", "Under 16"),
                                    ("age:16-24", "16 to 24"),
                                    ("age:25-44", "25 to 44"),
                                    ("age:45-64", "45 to 64"),
                                    ("age:65-79", "65 to 79"),
                                    ("age:80+", "80 and over"),
                                    ("ethnicity:asian", "Asian, Asian British or Asian Welsh"),
                                    ("ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("ethnicity:mixed", "Mixed or Multiple ethnic groups"),
                                    ("ethnicity:white", "White"),
                                    ("ethnicity:other", "Other ethnic group"),
                                    ("disability:disabled", "Disabled under the Equality Act"),
                                    ("disability:not_disabled", "Not disabled under the Equality Act"),
                                    ("young", "Young people"),
                                    ("bme", "Black and minority ethnic communities"),
                                    ("transient", "People who move often: students, private tenants, seasonal workers"),
                                    ("new", "New arrivals, refugees and people seeking asylum"),
                                    ("travellers", "Gypsies, Roma and Travellers"),
                                    ("faith", "Faith communities"),
                                    ("lgbt", "Lesbian, gay, bisexual and transgender people"),
                                    ("carers", "Carers and parents of small children"),
                                    ("housebound", "People who seldom leave home"),
                                    ("homeless", "People without a home"),
                                    ("traders", "Traders and people who work here"),
                                    ("not_in_survey", "Those who did not take part in the survey"),
                                    ("anybody", "Everybody in the ward"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("public_meeting", "Public meeting"),
                                    ("open_day", "Open day"),
                                    ("have_a_say", "‘Have a say’ day"),
                                    ("street_briefing", "Street briefing"),
                                    ("focus_group", "Focus group"),
                                    ("house_to_house", "House-to-house calls"),
                                    ("postal_survey", "Postal survey"),
                                    ("meeting", "Meeting of a group"),
                                    ("surgery", "Surgery"),
                                    ("card_drop", "Card drop"),
                                    ("street_questionnaire", "Street questionnaire"),
                                    ("roll_call", "Street roll call"),
                                    ("school", "Session in a school"),
                                    ("youth_forum", "Youth forum"),
                                    ("one_by_one", "Talks one by one"),
                                    ("other", "Another way"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True, help_text="Why this way suits them (003 4.7.2).", max_length=300
                            ),
                        ),
                        ("when", models.CharField(max_length=120)),
                        (
                            "wanted",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="How many are to be reached in it.", null=True
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: the neighbourhood team.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "officer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lines",
                                to="engagement.engagementplan",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["plan", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PieceOfWorkEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("age:0-15", "Under 16"),
                                    ("age:16-24", "16 to 24"),
                                    ("age:25-44", "25 to 44"),
                                    ("age:45-64", "45 to 64"),
                                    ("age:65-79", "65 to 79"),
                                    ("age:80+", "80 and over"),
                                    ("ethnicity:asian", "Asian, Asian British or Asian Welsh"),
                                    ("ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("ethnicity:mixed", "Mixed or Multiple ethnic groups"),
                                    ("ethnicity:white", "White"),
                                    ("ethnicity:other", "Other ethnic group"),
                                    ("disability:disabled", "Disabled under the Equality Act"),
                                    ("disability:not_disabled", "Not disabled under the Equality Act"),
                                    ("young", "Young people"),
                                    ("bme", "Black and minority ethnic communities"),
                                    ("transient", "People who move often: students, private tenants, seasonal workers"),
                                    ("new", "New arrivals, refugees and people seeking asylum"),
                                    ("travellers", "Gypsies, Roma and Travellers"),
                                    ("faith", "Faith communities"),
                                    ("lgbt", "Lesbian, gay, bisexual and transgender people"),
                                    ("carers", "Carers and parents of small children"),
                                    ("housebound", "People who seldom leave home"),
                                    ("homeless", "People without a home"),
                                    ("traders", "Traders and people who work here"),
                                    ("not_in_survey", "Those who did not take part in the survey"),
                                    ("anybody", "Everybody in the ward"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "whom",
                            models.CharField(
                                blank=True, help_text="More exactly whom; a group, never a person.", max_length=160
                            ),
                        ),
                        ("what", models.TextField(help_text="What is asked for.")),
                        (
                            "method",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("public_meeting", "Public meeting"),
                                    ("open_day", "Open day"),
                                    ("have_a_say", "‘Have a say’ day"),
                                    ("street_briefing", "Street briefing"),
                                    ("focus_group", "Focus group"),
                                    ("house_to_house", "House-to-house calls"),
                                    ("postal_survey", "Postal survey"),
                                    ("meeting", "Meeting of a group"),
                                    ("surgery", "Surgery"),
                                    ("card_drop", "Card drop"),
                                    ("street_questionnaire", "Street questionnaire"),
                                    ("roll_call", "Street roll call"),
                                    ("school", "Session in a school"),
                                    ("youth_forum", "Youth forum"),
                                    ("one_by_one", "Talks one by one"),
                                    ("other", "Another way"),
                                ],
                                max_length=24,
                            ),
                        ),
                        ("wanted", models.PositiveSmallIntegerField(help_text="How many are to be reached.")),
                        ("due_on", models.DateField()),
                        ("asked_on", models.DateField()),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("delivered", "Delivered"),
                                    ("not_delivered", "Not delivered"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="asked",
                                max_length=14,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "heard",
                            models.TextField(blank=True, help_text="What was heard, in a few lines and without names."),
                        ),
                        (
                            "reason",
                            models.TextField(
                                blank=True, help_text="Why it was not delivered, or is not wanted any more."
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
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
                            "officer",
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
                                to="engagement.pieceofwork",
                            ),
                        ),
                        (
                            "survey",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The round whose non-response led to it (000 3.1).",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.surveyround",
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
                        (
                            "line",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.planline",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanLineEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("age:0-15", "Under 16"),
                                    ("age:16-24", "16 to 24"),
                                    ("age:25-44", "25 to 44"),
                                    ("age:45-64", "45 to 64"),
                                    ("age:65-79", "65 to 79"),
                                    ("age:80+", "80 and over"),
                                    ("ethnicity:asian", "Asian, Asian British or Asian Welsh"),
                                    ("ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("ethnicity:mixed", "Mixed or Multiple ethnic groups"),
                                    ("ethnicity:white", "White"),
                                    ("ethnicity:other", "Other ethnic group"),
                                    ("disability:disabled", "Disabled under the Equality Act"),
                                    ("disability:not_disabled", "Not disabled under the Equality Act"),
                                    ("young", "Young people"),
                                    ("bme", "Black and minority ethnic communities"),
                                    ("transient", "People who move often: students, private tenants, seasonal workers"),
                                    ("new", "New arrivals, refugees and people seeking asylum"),
                                    ("travellers", "Gypsies, Roma and Travellers"),
                                    ("faith", "Faith communities"),
                                    ("lgbt", "Lesbian, gay, bisexual and transgender people"),
                                    ("carers", "Carers and parents of small children"),
                                    ("housebound", "People who seldom leave home"),
                                    ("homeless", "People without a home"),
                                    ("traders", "Traders and people who work here"),
                                    ("not_in_survey", "Those who did not take part in the survey"),
                                    ("anybody", "Everybody in the ward"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "method",
                            models.CharField(
                                choices=[
                                    ("public_meeting", "Public meeting"),
                                    ("open_day", "Open day"),
                                    ("have_a_say", "‘Have a say’ day"),
                                    ("street_briefing", "Street briefing"),
                                    ("focus_group", "Focus group"),
                                    ("house_to_house", "House-to-house calls"),
                                    ("postal_survey", "Postal survey"),
                                    ("meeting", "Meeting of a group"),
                                    ("surgery", "Surgery"),
                                    ("card_drop", "Card drop"),
                                    ("street_questionnaire", "Street questionnaire"),
                                    ("roll_call", "Street roll call"),
                                    ("school", "Session in a school"),
                                    ("youth_forum", "Youth forum"),
                                    ("one_by_one", "Talks one by one"),
                                    ("other", "Another way"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "why",
                            models.CharField(
                                blank=True, help_text="Why this way suits them (003 4.7.2).", max_length=300
                            ),
                        ),
                        ("when", models.CharField(max_length=120)),
                        (
                            "wanted",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="How many are to be reached in it.", null=True
                            ),
                        ),
                        (
                            "agency",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: the neighbourhood team.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "officer",
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
                                to="engagement.planline",
                            ),
                        ),
                        (
                            "plan",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.engagementplan",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Reached",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("age:0-15", "Under 16"),
                                    ("age:16-24", "16 to 24"),
                                    ("age:25-44", "25 to 44"),
                                    ("age:45-64", "45 to 64"),
                                    ("age:65-79", "65 to 79"),
                                    ("age:80+", "80 and over"),
                                    ("ethnicity:asian", "Asian, Asian British or Asian Welsh"),
                                    ("ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("ethnicity:mixed", "Mixed or Multiple ethnic groups"),
                                    ("ethnicity:white", "White"),
                                    ("ethnicity:other", "Other ethnic group"),
                                    ("disability:disabled", "Disabled under the Equality Act"),
                                    ("disability:not_disabled", "Not disabled under the Equality Act"),
                                    ("young", "Young people"),
                                    ("bme", "Black and minority ethnic communities"),
                                    ("transient", "People who move often: students, private tenants, seasonal workers"),
                                    ("new", "New arrivals, refugees and people seeking asylum"),
                                    ("travellers", "Gypsies, Roma and Travellers"),
                                    ("faith", "Faith communities"),
                                    ("lgbt", "Lesbian, gay, bisexual and transgender people"),
                                    ("carers", "Carers and parents of small children"),
                                    ("housebound", "People who seldom leave home"),
                                    ("homeless", "People without a home"),
                                    ("traders", "Traders and people who work here"),
                                    ("not_in_survey", "Those who did not take part in the survey"),
                                    ("anybody", "Everybody in the ward"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)]),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="reached",
                                to="engagement.engagementevent",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "target"), name="group_counted_once_an_event"),
                            models.CheckConstraint(condition=models.Q(("number__gt", 0)), name="somebody_was_reached"),
                        ],
                        "verbose_name_plural": "reached",
                        "ordering": ["event", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="ReachedEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "target",
                            models.CharField(
                                choices=[
                                    ("age:0-15", "Under 16"),
                                    ("age:16-24", "16 to 24"),
                                    ("age:25-44", "25 to 44"),
                                    ("age:45-64", "45 to 64"),
                                    ("age:65-79", "65 to 79"),
                                    ("age:80+", "80 and over"),
                                    ("ethnicity:asian", "Asian, Asian British or Asian Welsh"),
                                    ("ethnicity:black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("ethnicity:mixed", "Mixed or Multiple ethnic groups"),
                                    ("ethnicity:white", "White"),
                                    ("ethnicity:other", "Other ethnic group"),
                                    ("disability:disabled", "Disabled under the Equality Act"),
                                    ("disability:not_disabled", "Not disabled under the Equality Act"),
                                    ("young", "Young people"),
                                    ("bme", "Black and minority ethnic communities"),
                                    ("transient", "People who move often: students, private tenants, seasonal workers"),
                                    ("new", "New arrivals, refugees and people seeking asylum"),
                                    ("travellers", "Gypsies, Roma and Travellers"),
                                    ("faith", "Faith communities"),
                                    ("lgbt", "Lesbian, gay, bisexual and transgender people"),
                                    ("carers", "Carers and parents of small children"),
                                    ("housebound", "People who seldom leave home"),
                                    ("homeless", "People without a home"),
                                    ("traders", "Traders and people who work here"),
                                    ("not_in_survey", "Those who did not take part in the survey"),
                                    ("anybody", "Everybody in the ward"),
                                ],
                                max_length=24,
                            ),
                        ),
                        (
                            "number",
                            models.PositiveIntegerField(validators=[django.core.validators.MinValueValidator(1)]),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.engagementevent",
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
                                to="engagement.reached",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.DeleteModel(
                    name="SurveyReach",
                ),
                migrations.DeleteModel(
                    name="SurveyReachEvent",
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_engagementplanevent" ("agreed_by", "agreed_on", "aims", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced_on", "review_on", "reviewed_note", "reviewed_on", "version", "ward_id", "written_at", "written_by_id") VALUES (NEW."agreed_by", NEW."agreed_on", NEW."aims", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."replaced_on", NEW."review_on", NEW."reviewed_note", NEW."reviewed_on", NEW."version", NEW."ward_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="c5b85256f3c26928137f8423c741c0275023618b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_540dc",
                            table="engagement_engagementplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_engagementplanevent" ("agreed_by", "agreed_on", "aims", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced_on", "review_on", "reviewed_note", "reviewed_on", "version", "ward_id", "written_at", "written_by_id") VALUES (NEW."agreed_by", NEW."agreed_on", NEW."aims", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."replaced_on", NEW."review_on", NEW."reviewed_note", NEW."reviewed_on", NEW."version", NEW."ward_id", NEW."written_at", NEW."written_by_id"); RETURN NULL;',
                            hash="e0d7ebd7d67df525b1e487aee57afa9d242591e0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3f533",
                            table="engagement_engagementplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementplan",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_engagementplanevent" ("agreed_by", "agreed_on", "aims", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "replaced_on", "review_on", "reviewed_note", "reviewed_on", "version", "ward_id", "written_at", "written_by_id") VALUES (OLD."agreed_by", OLD."agreed_on", OLD."aims", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."replaced_on", OLD."review_on", OLD."reviewed_note", OLD."reviewed_on", OLD."version", OLD."ward_id", OLD."written_at", OLD."written_by_id"); RETURN NULL;',
                            hash="a0c7799f4859628c3dd70581ca74683794522061",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eb289",
                            table="engagement_engagementplan",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementplanevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5d79b1c1a9f0885b4b859c4a901e27a48229c07c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4258e",
                            table="engagement_engagementplanevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementeventevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1b0f0f0889f99cdcc8066e869fc6dee9fdb4ffa7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0723f",
                            table="engagement_engagementeventevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_engagementeventevent" ("agency_id", "attendance", "handed_out", "held_on", "id", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "recorded_by_id", "run_by_id", "together_with", "version", "ward_id", "work_id") VALUES (NEW."agency_id", NEW."attendance", NEW."handed_out", NEW."held_on", NEW."id", NEW."method", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."recorded_at", NEW."recorded_by_id", NEW."run_by_id", NEW."together_with", NEW."version", NEW."ward_id", NEW."work_id"); RETURN NULL;',
                            hash="3c9e5550b7065c70540dd5c6b0b21e1595f834cb",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_28057",
                            table="engagement_engagementevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."agency_id" IS DISTINCT FROM (NEW."agency_id") OR OLD."attendance" IS DISTINCT FROM (NEW."attendance") OR OLD."handed_out" IS DISTINCT FROM (NEW."handed_out") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."recorded_at" IS DISTINCT FROM (NEW."recorded_at") OR OLD."recorded_by_id" IS DISTINCT FROM (NEW."recorded_by_id") OR OLD."run_by_id" IS DISTINCT FROM (NEW."run_by_id") OR OLD."together_with" IS DISTINCT FROM (NEW."together_with") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id") OR OLD."work_id" IS DISTINCT FROM (NEW."work_id"))',
                            func='INSERT INTO "engagement_engagementeventevent" ("agency_id", "attendance", "handed_out", "held_on", "id", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "recorded_by_id", "run_by_id", "together_with", "version", "ward_id", "work_id") VALUES (NEW."agency_id", NEW."attendance", NEW."handed_out", NEW."held_on", NEW."id", NEW."method", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."recorded_at", NEW."recorded_by_id", NEW."run_by_id", NEW."together_with", NEW."version", NEW."ward_id", NEW."work_id"); RETURN NULL;',
                            hash="000de532d6b6439cc833276eef92a1b08e426a5e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0f6ca",
                            table="engagement_engagementevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engagementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_engagementeventevent" ("agency_id", "attendance", "handed_out", "held_on", "id", "method", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "recorded_at", "recorded_by_id", "run_by_id", "together_with", "version", "ward_id", "work_id") VALUES (OLD."agency_id", OLD."attendance", OLD."handed_out", OLD."held_on", OLD."id", OLD."method", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."recorded_at", OLD."recorded_by_id", OLD."run_by_id", OLD."together_with", OLD."version", OLD."ward_id", OLD."work_id"); RETURN NULL;',
                            hash="3901d64d18e9f6591a1fad76a3955623c3b89c00",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_32a0e",
                            table="engagement_engagementevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_planlineevent" ("agency_id", "id", "method", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "target", "wanted", "when", "why") VALUES (NEW."agency_id", NEW."id", NEW."method", NEW."officer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."target", NEW."wanted", NEW."when", NEW."why"); RETURN NULL;',
                            hash="b63e33771123a9df2d2d62b8d2b8fc82272ef315",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_69321",
                            table="engagement_planline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_planlineevent" ("agency_id", "id", "method", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "target", "wanted", "when", "why") VALUES (NEW."agency_id", NEW."id", NEW."method", NEW."officer_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."target", NEW."wanted", NEW."when", NEW."why"); RETURN NULL;',
                            hash="054ebc66a83321d5e27d9b9029250ed2050ed9d9",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_adb42",
                            table="engagement_planline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planline",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_planlineevent" ("agency_id", "id", "method", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "target", "wanted", "when", "why") VALUES (OLD."agency_id", OLD."id", OLD."method", OLD."officer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."target", OLD."wanted", OLD."when", OLD."why"); RETURN NULL;',
                            hash="722a4e7e678ae1f0b9ae49d1e3fdbe1927f41da6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8ebd3",
                            table="engagement_planline",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pieceofworkevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="01c5ecf37e37ded1372f9c2cd737b5625cea0cef",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_858d9",
                            table="engagement_pieceofworkevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pieceofwork",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_pieceofworkevent" ("agency_id", "asked_at", "asked_by_id", "asked_on", "due_on", "ended_by_id", "ended_on", "heard", "id", "line_id", "method", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "survey_id", "target", "version", "wanted", "ward_id", "what", "whom") VALUES (NEW."agency_id", NEW."asked_at", NEW."asked_by_id", NEW."asked_on", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."heard", NEW."id", NEW."line_id", NEW."method", NEW."officer_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."survey_id", NEW."target", NEW."version", NEW."wanted", NEW."ward_id", NEW."what", NEW."whom"); RETURN NULL;',
                            hash="42a6fda53d54a752c8283429c59d2d108f2e1e52",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_57c27",
                            table="engagement_pieceofwork",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pieceofwork",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_pieceofworkevent" ("agency_id", "asked_at", "asked_by_id", "asked_on", "due_on", "ended_by_id", "ended_on", "heard", "id", "line_id", "method", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "survey_id", "target", "version", "wanted", "ward_id", "what", "whom") VALUES (NEW."agency_id", NEW."asked_at", NEW."asked_by_id", NEW."asked_on", NEW."due_on", NEW."ended_by_id", NEW."ended_on", NEW."heard", NEW."id", NEW."line_id", NEW."method", NEW."officer_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."survey_id", NEW."target", NEW."version", NEW."wanted", NEW."ward_id", NEW."what", NEW."whom"); RETURN NULL;',
                            hash="c70a141e8513e38c4fd34fb5e268573b97489480",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_db341",
                            table="engagement_pieceofwork",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pieceofwork",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_pieceofworkevent" ("agency_id", "asked_at", "asked_by_id", "asked_on", "due_on", "ended_by_id", "ended_on", "heard", "id", "line_id", "method", "officer_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "survey_id", "target", "version", "wanted", "ward_id", "what", "whom") VALUES (OLD."agency_id", OLD."asked_at", OLD."asked_by_id", OLD."asked_on", OLD."due_on", OLD."ended_by_id", OLD."ended_on", OLD."heard", OLD."id", OLD."line_id", OLD."method", OLD."officer_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."state", OLD."survey_id", OLD."target", OLD."version", OLD."wanted", OLD."ward_id", OLD."what", OLD."whom"); RETURN NULL;',
                            hash="107e07394ddbef772e1d430a93f13ccbb72cbeeb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fbe55",
                            table="engagement_pieceofwork",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="planlineevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2499bf23e474bd0cb2a0989ff00a77b482f40ffd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d323e",
                            table="engagement_planlineevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reached",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_reachedevent" ("event_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target") VALUES (NEW."event_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."target"); RETURN NULL;',
                            hash="a564c189d7aafd3350adc564ba1bf5a41b7245b1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f130d",
                            table="engagement_reached",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reached",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_reachedevent" ("event_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target") VALUES (NEW."event_id", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."target"); RETURN NULL;',
                            hash="f15f22e1d034487a808aae71c7c7110681b69321",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_189db",
                            table="engagement_reached",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reached",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_reachedevent" ("event_id", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "target") VALUES (OLD."event_id", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."target"); RETURN NULL;',
                            hash="9c7eb8b4e5c7df7d68a76675ae5a92ff8083cfbf",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e791f",
                            table="engagement_reached",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="reachedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7c6b3d03e2e220c5abf48d3ce6c07f136f6a84d6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_14e7f",
                            table="engagement_reachedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
    ]
