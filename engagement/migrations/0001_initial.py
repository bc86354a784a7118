import django.contrib.postgres.search
import django.db.models.functions.datetime
from django.db import migrations, models

import engagement.models.issues


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Issue",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reference", models.CharField(max_length=16, unique=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(help_text="Number in ward and year, without gaps.")),
                ("concern", models.CharField(max_length=200)),
                ("received_text", models.TextField(blank=True, help_text="What was said, as received.")),
                ("public_wording", models.TextField(blank=True, help_text="The only text that leaves the book.")),
                (
                    "place",
                    models.CharField(blank=True, help_text="Where, as precisely as it was said.", max_length=200),
                ),
                (
                    "shared_place",
                    models.CharField(blank=True, help_text="At most a street or outward postcode.", max_length=120),
                ),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("np", "Neighbourhood Partnership meeting"),
                            ("kin_survey", "KIN survey"),
                            ("kin_contact", "Contact with a Key Individual"),
                            ("tour", "Tour of duty"),
                            ("hard_to_reach", "Hard-to-reach work"),
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
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("public", "Public"), ("partners", "Partners"), ("restricted", "Restricted")],
                        default="partners",
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("dealt_with", "Being dealt with"),
                            ("escalated", "Escalated"),
                            ("tabled", "Tabled"),
                            ("in_action", "In action"),
                            ("not_prioritised", "Not prioritised"),
                            ("resolved", "Resolved"),
                            ("fed_back", "Fed back"),
                            ("closed", "Closed"),
                            ("merged", "Merged"),
                        ],
                        default="new",
                        max_length=16,
                    ),
                ),
                ("stage_since", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("raised_on", models.DateField(help_text="The day it was said.")),
                ("logged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("outcome", models.TextField(blank=True)),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("told_on", models.DateField(blank=True, help_text="When the last of those owed was told.", null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "satisfaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("not_reached", "Could not be reached"),
                            ("no_answer", "Did not answer"),
                            ("disputed", "Disputed and reviewed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("closed_because", models.TextField(blank=True)),
                ("round", models.PositiveSmallIntegerField(default=1, help_text="One more each time it is reopened.")),
                ("last_step_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("version", models.PositiveIntegerField(default=1)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("actions_to_do", models.PositiveIntegerField(db_default=0)),
                ("owed_count", models.PositiveIntegerField(db_default=0)),
                (
                    "search_open",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "concern", "public_wording", "shared_place", config="english"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "search_full",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            "concern", "public_wording", "place", "received_text", config="english"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
            ],
            options={
                "ordering": ["-logged_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="IssueCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="IssueEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("reference", models.CharField(max_length=16)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(help_text="Number in ward and year, without gaps.")),
                ("concern", models.CharField(max_length=200)),
                ("received_text", models.TextField(blank=True, help_text="What was said, as received.")),
                ("public_wording", models.TextField(blank=True, help_text="The only text that leaves the book.")),
                (
                    "place",
                    models.CharField(blank=True, help_text="Where, as precisely as it was said.", max_length=200),
                ),
                (
                    "shared_place",
                    models.CharField(blank=True, help_text="At most a street or outward postcode.", max_length=120),
                ),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("np", "Neighbourhood Partnership meeting"),
                            ("kin_survey", "KIN survey"),
                            ("kin_contact", "Contact with a Key Individual"),
                            ("tour", "Tour of duty"),
                            ("hard_to_reach", "Hard-to-reach work"),
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
                (
                    "sensitivity",
                    models.CharField(
                        choices=[("public", "Public"), ("partners", "Partners"), ("restricted", "Restricted")],
                        default="partners",
                        max_length=10,
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("dealt_with", "Being dealt with"),
                            ("escalated", "Escalated"),
                            ("tabled", "Tabled"),
                            ("in_action", "In action"),
                            ("not_prioritised", "Not prioritised"),
                            ("resolved", "Resolved"),
                            ("fed_back", "Fed back"),
                            ("closed", "Closed"),
                            ("merged", "Merged"),
                        ],
                        default="new",
                        max_length=16,
                    ),
                ),
                ("stage_since", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("raised_on", models.DateField(help_text="The day it was said.")),
                ("logged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("outcome", models.TextField(blank=True)),
                ("outcome_on", models.DateField(blank=True, null=True)),
                ("told_on", models.DateField(blank=True, help_text="When the last of those owed was told.", null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                (
                    "satisfaction",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("not_reached", "Could not be reached"),
                            ("no_answer", "Did not answer"),
                            ("disputed", "Disputed and reviewed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("closed_because", models.TextField(blank=True)),
                ("round", models.PositiveSmallIntegerField(default=1, help_text="One more each time it is reopened.")),
                ("last_step_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Raiser",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resident", "Resident"),
                            ("business", "Business"),
                            ("key_individual", "Key Individual"),
                            ("member", "Member of a group"),
                            ("councillor", "Councillor"),
                            ("officer", "Officer of an agency"),
                            ("other", "Somebody else"),
                        ],
                        default="resident",
                        max_length=16,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("visit", "Visit"),
                            ("telephone", "Telephone"),
                            ("email", "E-mail"),
                            ("meeting", "Report to a meeting"),
                            ("newsletter", "Newsletter"),
                            ("leaflet", "Leaflet"),
                            ("website", "Website"),
                            ("press", "Press"),
                        ],
                        help_text="How they chose to be told.",
                        max_length=12,
                    ),
                ),
                ("raised_it", models.BooleanField(default=True, help_text="False: only to be told.")),
                ("wants_to_know", models.BooleanField(default=True)),
                (
                    "others_may_see",
                    models.BooleanField(default=False, help_text="They agreed that others see who raised it."),
                ),
                ("token", models.CharField(default=engagement.models.issues.follow_token, max_length=40, unique=True)),
                (
                    "view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("not_reached", "Could not be reached"),
                            ("no_answer", "Did not answer"),
                            ("disputed", "Disputed and reviewed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("view_given_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["issue", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RaiserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=160)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resident", "Resident"),
                            ("business", "Business"),
                            ("key_individual", "Key Individual"),
                            ("member", "Member of a group"),
                            ("councillor", "Councillor"),
                            ("officer", "Officer of an agency"),
                            ("other", "Somebody else"),
                        ],
                        default="resident",
                        max_length=16,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("visit", "Visit"),
                            ("telephone", "Telephone"),
                            ("email", "E-mail"),
                            ("meeting", "Report to a meeting"),
                            ("newsletter", "Newsletter"),
                            ("leaflet", "Leaflet"),
                            ("website", "Website"),
                            ("press", "Press"),
                        ],
                        help_text="How they chose to be told.",
                        max_length=12,
                    ),
                ),
                ("raised_it", models.BooleanField(default=True, help_text="False: only to be told.")),
                ("wants_to_know", models.BooleanField(default=True)),
                (
                    "others_may_see",
                    models.BooleanField(default=False, help_text="They agreed that others see who raised it."),
                ),
                (
                    "view",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("not_reached", "Could not be reached"),
                            ("no_answer", "Did not answer"),
                            ("disputed", "Disputed and reviewed"),
                        ],
                        max_length=12,
                    ),
                ),
                ("view_given_at", models.DateTimeField(blank=True, null=True)),
                ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(help_text="1, 2, 3, ... within the issue.")),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("dealt_with", "Dealt with directly"),
                            ("referred", "Referred"),
                            ("escalated", "Escalated for tasking"),
                            ("tabled", "Put on an agenda"),
                            ("taken_off", "Taken off the agenda"),
                            ("action_agreed", "Action agreed"),
                            ("prioritised", "Made a priority"),
                            ("priority_ended", "No longer a priority"),
                            ("not_prioritised", "Not prioritised"),
                            ("carried", "Carried forward"),
                            ("sent_up", "Escalated to a higher group"),
                            ("answered", "Answered by the higher group"),
                            ("progress", "Progress"),
                            ("action_done", "Action done"),
                            ("action_ended", "Action ended"),
                            ("outcome", "Outcome recorded"),
                            ("told", "Feedback given"),
                            ("all_told", "Everyone owed was told"),
                            ("view_given", "Raiser's view"),
                            ("closed", "Closed"),
                            ("disputed", "Disputed"),
                            ("reopened", "Reopened"),
                            ("reworded", "Wording changed"),
                            ("merged", "Merged"),
                            ("unmerged", "Un-merged"),
                            ("note", "Note"),
                            ("correction", "Correction"),
                        ],
                        max_length=16,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "by_name",
                    models.CharField(blank=True, help_text="Who, where it was nobody with an account.", max_length=120),
                ),
                (
                    "from_stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New"),
                            ("dealt_with", "Being dealt with"),
                            ("escalated", "Escalated"),
                            ("tabled", "Tabled"),
                            ("in_action", "In action"),
                            ("not_prioritised", "Not prioritised"),
                            ("resolved", "Resolved"),
                            ("fed_back", "Fed back"),
                            ("closed", "Closed"),
                            ("merged", "Merged"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "to_stage",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("dealt_with", "Being dealt with"),
                            ("escalated", "Escalated"),
                            ("tabled", "Tabled"),
                            ("in_action", "In action"),
                            ("not_prioritised", "Not prioritised"),
                            ("resolved", "Resolved"),
                            ("fed_back", "Fed back"),
                            ("closed", "Closed"),
                            ("merged", "Merged"),
                        ],
                        max_length=16,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "seen_by",
                    models.CharField(
                        choices=[("public", "Public"), ("partners", "Partners"), ("restricted", "Restricted")],
                        default="partners",
                        max_length=10,
                    ),
                ),
                (
                    "facts",
                    models.JSONField(
                        blank=True, default=dict, help_text="Ids of what it is about: meeting, action, feedback."
                    ),
                ),
            ],
            options={
                "ordering": ["issue", "number"],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("dealt_with", "Being dealt with"),
                            ("escalated", "Escalated"),
                            ("tabled", "Tabled"),
                            ("in_action", "In action"),
                            ("not_prioritised", "Not prioritised"),
                            ("resolved", "Resolved"),
                            ("fed_back", "Fed back"),
                            ("closed", "Closed"),
                            ("merged", "Merged"),
                        ],
                        max_length=16,
                    ),
                ),
                ("restricted", models.BooleanField()),
                ("change", models.IntegerField()),
            ],
            options={
                "verbose_name_plural": "tallies",
            },
        ),
    ]
