import django.db.models.functions.datetime
from django.db import migrations, models

import engagement.models.issues


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Feedback",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "channel",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                ("what", models.TextField(help_text="What they were told.")),
                ("given_on", models.DateField()),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "ordering": ["issue", "recorded_at"],
            },
        ),
        migrations.CreateModel(
            name="FeedbackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "channel",
                    models.CharField(
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
                        max_length=12,
                    ),
                ),
                ("what", models.TextField(help_text="What they were told.")),
                ("given_on", models.DateField()),
                ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Newsletter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("edition", models.CharField(help_text="yyyy-mm, the month in which the period ends.", max_length=7)),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("title", models.CharField(max_length=160)),
                ("welcome", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for approval"),
                            ("approved", "Approved, being printed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("started_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_because", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                (
                    "facts",
                    models.JSONField(
                        blank=True, default=dict, help_text="Priorities, figures, dates and contacts as printed."
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["-period_to", "ward"],
            },
        ),
        migrations.CreateModel(
            name="NewsletterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("edition", models.CharField(help_text="yyyy-mm, the month in which the period ends.", max_length=7)),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("title", models.CharField(max_length=160)),
                ("welcome", models.TextField(blank=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for approval"),
                            ("approved", "Approved, being printed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("started_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("submitted_at", models.DateTimeField(blank=True, null=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_at", models.DateTimeField(blank=True, null=True)),
                ("sent_back_because", models.TextField(blank=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_because", models.TextField(blank=True)),
                (
                    "facts",
                    models.JSONField(
                        blank=True, default=dict, help_text="Priorities, figures, dates and contacts as printed."
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Owed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveSmallIntegerField()),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("raiser", "Somebody who raised it"),
                            ("group", "Members of a group"),
                            ("ward", "The ward, in its newsletter"),
                        ],
                        max_length=8,
                    ),
                ),
                ("since", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "lapsed_on",
                    models.DateField(blank=True, help_text="Reopened or merged before it was given.", null=True),
                ),
            ],
            options={
                "verbose_name_plural": "owed",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OwedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("round", models.PositiveSmallIntegerField()),
                (
                    "to",
                    models.CharField(
                        choices=[
                            ("raiser", "Somebody who raised it"),
                            ("group", "Members of a group"),
                            ("ward", "The ward, in its newsletter"),
                        ],
                        max_length=8,
                    ),
                ),
                ("since", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "lapsed_on",
                    models.DateField(blank=True, help_text="Reopened or merged before it was given.", null=True),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "section",
                    models.CharField(
                        choices=[("did", "You said, we did"), ("also", "You also said")], default="did", max_length=4
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("included", models.BooleanField(default=True)),
                ("headline", models.CharField(max_length=120)),
                ("you_said", models.TextField(blank=True)),
                ("we_did", models.TextField(blank=True)),
                ("what_happened", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "stories",
                "ordering": ["newsletter", "section", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StoryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "section",
                    models.CharField(
                        choices=[("did", "You said, we did"), ("also", "You also said")], default="did", max_length=4
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("included", models.BooleanField(default=True)),
                ("headline", models.CharField(max_length=120)),
                ("you_said", models.TextField(blank=True)),
                ("we_did", models.TextField(blank=True)),
                ("what_happened", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("email", models.EmailField(max_length=254)),
                ("token", models.CharField(default=engagement.models.issues.follow_token, max_length=40, unique=True)),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["ward", "asked_at"],
            },
        ),
        migrations.CreateModel(
            name="SubscriptionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("email", models.EmailField(max_length=254)),
                ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
