"""The tables, triggers and rules of this storey as the migrations that it replaces left them, made at once.

A new book takes one step where there were many; one that took those steps only notes it.
"""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import engagement.models.issues
from partnerships.migrating import AtOnce

WHOSE_MOVE = """
CREATE FUNCTION wardbook_whose_move(wanted bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    at_stage text;
    person bigint;
    agency bigint;
    meets bigint;
    due date;
    to_do integer;
    owed integer;
    owed_due date;
BEGIN
    SELECT stage INTO at_stage FROM engagement_issue WHERE id = wanted;
    SELECT count(*) INTO to_do FROM tasking_action WHERE issue_id = wanted AND state = 'to_do';
    SELECT count(*), min(due_on) INTO owed, owed_due
        FROM feedback_owed WHERE issue_id = wanted AND feedback_id IS NULL AND lapsed_on IS NULL;
    IF at_stage = 'dealt_with' THEN
        SELECT CASE WHEN verb = 'referred' THEN NULL ELSE by_id END,
               CASE WHEN verb = 'referred' THEN (facts->>'agency')::bigint ELSE agency_id END
            INTO person, agency
            FROM engagement_step WHERE issue_id = wanted AND verb IN ('dealt_with', 'referred')
            ORDER BY number DESC LIMIT 1;
    ELSIF at_stage = 'tabled' THEN
        SELECT meeting.group_id, (meeting.starts_at AT TIME ZONE 'Europe/London')::date INTO meets, due
            FROM tasking_tabling tabling JOIN partnerships_meeting meeting ON meeting.id = tabling.meeting_id
            WHERE tabling.issue_id = wanted AND tabling.decision = ''
            ORDER BY meeting.starts_at LIMIT 1;
    ELSIF at_stage = 'in_action' THEN
        SELECT owner_id, agency_id, due_on INTO person, agency, due
            FROM tasking_action WHERE issue_id = wanted AND state = 'to_do' ORDER BY due_on, id LIMIT 1;
        IF NOT FOUND THEN
            SELECT to_group_id, answer_due_on INTO meets, due
                FROM tasking_escalation WHERE issue_id = wanted AND answered_at IS NULL ORDER BY answer_due_on LIMIT 1;
        END IF;
    ELSIF at_stage IN ('resolved', 'not_prioritised') THEN
        due := owed_due;
    END IF;
    UPDATE engagement_issue
        SET move_user_id = person, move_agency_id = agency, move_group_id = meets, due_on = due,
            actions_to_do = to_do, owed_count = owed
        WHERE id = wanted AND ROW(move_user_id, move_agency_id, move_group_id, due_on, actions_to_do, owed_count)
            IS DISTINCT FROM ROW(person, agency, meets, due, to_do, owed);
END
$$;

CREATE FUNCTION wardbook_whose_move_of_issue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wardbook_whose_move(NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER whose_move AFTER UPDATE OF stage ON engagement_issue
    FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_issue();

CREATE FUNCTION wardbook_whose_move_of_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM wardbook_whose_move(OLD.issue_id);
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.issue_id <> OLD.issue_id) THEN
        PERFORM wardbook_whose_move(NEW.issue_id);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF state, due_on, owner_id, agency_id, issue_id
    ON tasking_action FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF decision, meeting_id, issue_id
    ON tasking_tabling FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF answered_at, answer_due_on, to_group_id, issue_id
    ON tasking_escalation FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();
CREATE TRIGGER whose_move AFTER INSERT OR DELETE OR UPDATE OF feedback_id, lapsed_on, due_on, issue_id
    ON feedback_owed FOR EACH ROW EXECUTE FUNCTION wardbook_whose_move_of_row();

-- Where history is loaded in bulk, the step comes after the stage it explains.
CREATE TRIGGER whose_move AFTER INSERT ON engagement_step
    FOR EACH ROW WHEN (NEW.verb IN ('dealt_with', 'referred')) EXECUTE FUNCTION wardbook_whose_move_of_row();

CREATE FUNCTION wardbook_whose_move_of_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM wardbook_whose_move(issue_id) FROM tasking_tabling WHERE meeting_id = NEW.id AND decision = '';
    RETURN NULL;
END
$$;
CREATE TRIGGER whose_move AFTER UPDATE OF starts_at, group_id ON partnerships_meeting
    FOR EACH ROW WHEN (ROW(OLD.starts_at, OLD.group_id) IS DISTINCT FROM ROW(NEW.starts_at, NEW.group_id))
    EXECUTE FUNCTION wardbook_whose_move_of_meeting();

SELECT wardbook_whose_move(id) FROM engagement_issue;
"""
WHOSE_MOVE_BACK = """
DROP TRIGGER whose_move ON partnerships_meeting;
DROP FUNCTION wardbook_whose_move_of_meeting();
DROP TRIGGER whose_move ON engagement_step;
DROP TRIGGER whose_move ON feedback_owed;
DROP TRIGGER whose_move ON tasking_escalation;
DROP TRIGGER whose_move ON tasking_tabling;
DROP TRIGGER whose_move ON tasking_action;
DROP FUNCTION wardbook_whose_move_of_row();
DROP TRIGGER whose_move ON engagement_issue;
DROP FUNCTION wardbook_whose_move_of_issue();
DROP FUNCTION wardbook_whose_move(bigint);
"""


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("feedback", "0001_initial"),
        ("feedback", "0002_initial"),
        ("feedback", "0003_whose_move"),
        ("feedback", "0004_courts_told"),
        ("feedback", "0005_told_in_contacts"),
    ]

    dependencies = [
        ("engagement", "0001_squashed_0014_box_is_emptied"),
        ("partnerships", "0001_squashed_0010_key_individuals"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("tasking", "0001_squashed_0016_effective_practice"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="CourtTold",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "newsletter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="courts",
                                to="feedback.newsletter",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="newsletters",
                                to="tasking.courtoutcome",
                            ),
                        ),
                        ("left_out", models.BooleanField(default=False)),
                    ],
                    options={
                        "ordering": ["newsletter", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("newsletter", "outcome"), name="court_once_in_a_newsletter")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Feedback",
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
                                related_name="feedback_given",
                                to="engagement.issue",
                            ),
                        ),
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
                            "newsletter",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback",
                                to="feedback.newsletter",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                help_text="The contact in which they were told.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="feedback_given",
                                to="engagement.contact",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["issue", "recorded_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("newsletter__isnull", False)),
                                fields=("issue", "newsletter"),
                                name="told_once_by_a_newsletter",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Newsletter",
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
                                related_name="newsletters",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "edition",
                            models.CharField(help_text="yyyy-mm, the month in which the period ends.", max_length=7),
                        ),
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
                        (
                            "started_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("started_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "sent_back_by",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty with a reason: the book itself, because it could not be published as approved.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_back_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_back_because", models.TextField(blank=True)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
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
                        (
                            "facts",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="Priorities, figures, dates and contacts as printed.",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="newsletters",
                                to="partnerships.paper",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["-period_to", "ward"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("stage", "withdrawn"), _negated=True),
                                fields=("ward", "edition"),
                                name="one_newsletter_an_edition",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("period_to__gte", models.F("period_from"))), name="period_in_order"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage__in", ["approved", "published"]), _negated=True),
                                    models.Q(
                                        ("approved_by__isnull", False),
                                        ("submitted_by__isnull", False),
                                        models.Q(("approved_by", models.F("submitted_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="approved_by_a_second_person",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "published"), _negated=True),
                                    models.Q(("paper__isnull", False), ("published_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="published_newsletter_is_printed",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeedbackEvent",
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
                                to="feedback.feedback",
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
                            "newsletter",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="feedback.newsletter",
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The contact in which they were told.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.contact",
                            ),
                        ),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CourtToldEvent",
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
                                to="feedback.courttold",
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
                            "newsletter",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="feedback.newsletter",
                            ),
                        ),
                        (
                            "outcome",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="tasking.courtoutcome",
                            ),
                        ),
                        ("left_out", models.BooleanField(default=False)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="NewsletterEvent",
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
                                to="feedback.newsletter",
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
                            "edition",
                            models.CharField(help_text="yyyy-mm, the month in which the period ends.", max_length=7),
                        ),
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
                        ("started_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "submitted_by",
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
                        ("submitted_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approved_by",
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
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "sent_back_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty with a reason: the book itself, because it could not be published as approved.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sent_back_at", models.DateTimeField(blank=True, null=True)),
                        ("sent_back_because", models.TextField(blank=True)),
                        ("published_at", models.DateTimeField(blank=True, null=True)),
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
                        (
                            "facts",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                help_text="Priorities, figures, dates and contacts as printed.",
                            ),
                        ),
                        (
                            "paper",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.paper",
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
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="owed", to="engagement.issue"
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="owed", to="partnerships.ward"
                            ),
                        ),
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
                        (
                            "raiser",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owed",
                                to="engagement.raiser",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="owed",
                                to="partnerships.group",
                            ),
                        ),
                        (
                            "because",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="owed", to="engagement.step"
                            ),
                        ),
                        ("since", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "feedback",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="settles",
                                to="feedback.feedback",
                            ),
                        ),
                        (
                            "lapsed_on",
                            models.DateField(
                                blank=True, help_text="Reopened or merged before it was given.", null=True
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "owed",
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("feedback__isnull", True), ("lapsed_on__isnull", True)),
                                fields=["ward", "due_on"],
                                name="still_owed_in_ward",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("to", "raiser")),
                                fields=("issue", "round", "raiser"),
                                name="owed_once_to_raiser",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("to", "group")),
                                fields=("issue", "round", "group"),
                                name="owed_once_to_group",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("to", "ward")), fields=("issue", "round"), name="owed_once_to_ward"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("group__isnull", True), ("raiser__isnull", False), ("to", "raiser")),
                                    models.Q(("group__isnull", False), ("raiser__isnull", True), ("to", "group")),
                                    models.Q(("group__isnull", True), ("raiser__isnull", True), ("to", "ward")),
                                    _connector="OR",
                                ),
                                name="owed_to_exactly_one",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OwedEvent",
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
                                to="feedback.owed",
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
                            "ward",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.ward",
                            ),
                        ),
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
                        (
                            "raiser",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.raiser",
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
                        (
                            "because",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.step",
                            ),
                        ),
                        ("since", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "feedback",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="feedback.feedback",
                            ),
                        ),
                        (
                            "lapsed_on",
                            models.DateField(
                                blank=True, help_text="Reopened or merged before it was given.", null=True
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Story",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "newsletter",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stories",
                                to="feedback.newsletter",
                            ),
                        ),
                        (
                            "issue",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stories",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "section",
                            models.CharField(
                                choices=[("did", "You said, we did"), ("also", "You also said")],
                                default="did",
                                max_length=4,
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
                        "constraints": [
                            models.UniqueConstraint(fields=("newsletter", "issue"), name="issue_once_in_a_newsletter")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="StoryEvent",
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
                                to="feedback.story",
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
                            "newsletter",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="feedback.newsletter",
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
                            "section",
                            models.CharField(
                                choices=[("did", "You said, we did"), ("also", "You also said")],
                                default="did",
                                max_length=4,
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
                                related_name="subscriptions",
                                to="partnerships.ward",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254)),
                        (
                            "token",
                            models.CharField(default=engagement.models.issues.follow_token, max_length=40, unique=True),
                        ),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["ward", "asked_at"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("ward"),
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("ended_at__isnull", True)),
                                name="subscribed_once",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SubscriptionEvent",
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
                                to="feedback.subscription",
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
                        ("email", models.EmailField(max_length=254)),
                        ("asked_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsletter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_newsletterevent" ("approved_at", "approved_by_id", "edition", "facts", "id", "paper_id", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "sent_back_at", "sent_back_because", "sent_back_by_id", "stage", "started_at", "started_by_id", "submitted_at", "submitted_by_id", "title", "version", "ward_id", "welcome", "withdrawn_at", "withdrawn_because", "withdrawn_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."edition", NEW."facts", NEW."id", NEW."paper_id", NEW."period_from", NEW."period_to", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_at", NEW."sent_back_at", NEW."sent_back_because", NEW."sent_back_by_id", NEW."stage", NEW."started_at", NEW."started_by_id", NEW."submitted_at", NEW."submitted_by_id", NEW."title", NEW."version", NEW."ward_id", NEW."welcome", NEW."withdrawn_at", NEW."withdrawn_because", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="5fe9560133b4f5960059b8ab2c874f5c04bfdef3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_497e3",
                            table="feedback_newsletter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsletter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "feedback_newsletterevent" ("approved_at", "approved_by_id", "edition", "facts", "id", "paper_id", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "sent_back_at", "sent_back_because", "sent_back_by_id", "stage", "started_at", "started_by_id", "submitted_at", "submitted_by_id", "title", "version", "ward_id", "welcome", "withdrawn_at", "withdrawn_because", "withdrawn_by_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."edition", NEW."facts", NEW."id", NEW."paper_id", NEW."period_from", NEW."period_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_at", NEW."sent_back_at", NEW."sent_back_because", NEW."sent_back_by_id", NEW."stage", NEW."started_at", NEW."started_by_id", NEW."submitted_at", NEW."submitted_by_id", NEW."title", NEW."version", NEW."ward_id", NEW."welcome", NEW."withdrawn_at", NEW."withdrawn_because", NEW."withdrawn_by_id"); RETURN NULL;',
                            hash="75c8d8d38ea38f19cd057b54cd688d75288d1527",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2664d",
                            table="feedback_newsletter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsletter",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_newsletterevent" ("approved_at", "approved_by_id", "edition", "facts", "id", "paper_id", "period_from", "period_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_at", "sent_back_at", "sent_back_because", "sent_back_by_id", "stage", "started_at", "started_by_id", "submitted_at", "submitted_by_id", "title", "version", "ward_id", "welcome", "withdrawn_at", "withdrawn_because", "withdrawn_by_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."edition", OLD."facts", OLD."id", OLD."paper_id", OLD."period_from", OLD."period_to", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_at", OLD."sent_back_at", OLD."sent_back_because", OLD."sent_back_by_id", OLD."stage", OLD."started_at", OLD."started_by_id", OLD."submitted_at", OLD."submitted_by_id", OLD."title", OLD."version", OLD."ward_id", OLD."welcome", OLD."withdrawn_at", OLD."withdrawn_because", OLD."withdrawn_by_id"); RETURN NULL;',
                            hash="c31c63c081cb2489aeb829a6eda7f62d2d3204c7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_00123",
                            table="feedback_newsletter",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feedbackevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f722207f5bf9ee902a5e21f3fd2e356ed12dfbc9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_84c88",
                            table="feedback_feedbackevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feedback",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_feedbackevent" ("channel", "contact_id", "given_by_id", "given_on", "id", "issue_id", "newsletter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "what") VALUES (NEW."channel", NEW."contact_id", NEW."given_by_id", NEW."given_on", NEW."id", NEW."issue_id", NEW."newsletter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."what"); RETURN NULL;',
                            hash="1d4f1bd94cc93e895418b52951d693743286a63b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9e0f4",
                            table="feedback_feedback",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feedback",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "feedback_feedbackevent" ("channel", "contact_id", "given_by_id", "given_on", "id", "issue_id", "newsletter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "what") VALUES (NEW."channel", NEW."contact_id", NEW."given_by_id", NEW."given_on", NEW."id", NEW."issue_id", NEW."newsletter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."what"); RETURN NULL;',
                            hash="7f864be959a4eaadee5aec06d85b77510171e14f",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d1df2",
                            table="feedback_feedback",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="feedback",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_feedbackevent" ("channel", "contact_id", "given_by_id", "given_on", "id", "issue_id", "newsletter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "what") VALUES (OLD."channel", OLD."contact_id", OLD."given_by_id", OLD."given_on", OLD."id", OLD."issue_id", OLD."newsletter_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."what"); RETURN NULL;',
                            hash="1468ca53dada3f595780ef627dc6cfaffc2908d6",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b21e1",
                            table="feedback_feedback",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courttoldevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="40c92e60bd5cb27ffd071281e94037c091cdfbf3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7bc4b",
                            table="feedback_courttoldevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courttold",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_courttoldevent" ("id", "left_out", "newsletter_id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."left_out", NEW."newsletter_id", NEW."outcome_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="50ea86c203609ee193bc354267d7e4bb9bf7dcc4",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53ce1",
                            table="feedback_courttold",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courttold",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "feedback_courttoldevent" ("id", "left_out", "newsletter_id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."left_out", NEW."newsletter_id", NEW."outcome_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="a6e57b092ba7560b5473b3525d70e45ae4746f02",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b84b6",
                            table="feedback_courttold",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courttold",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_courttoldevent" ("id", "left_out", "newsletter_id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."left_out", OLD."newsletter_id", OLD."outcome_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="2ae87fb175a779d7ebff380082b1ce668225a10c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_16950",
                            table="feedback_courttold",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newsletterevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8a86acdac59f28f99baf8657370bb4eae5a851dc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_609b4",
                            table="feedback_newsletterevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="owed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_owedevent" ("because_id", "due_on", "feedback_id", "group_id", "id", "issue_id", "lapsed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raiser_id", "round", "since", "to", "ward_id") VALUES (NEW."because_id", NEW."due_on", NEW."feedback_id", NEW."group_id", NEW."id", NEW."issue_id", NEW."lapsed_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."raiser_id", NEW."round", NEW."since", NEW."to", NEW."ward_id"); RETURN NULL;',
                            hash="42185d5b46b15598a9426ff8b24ebf6d9088db97",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e1e1",
                            table="feedback_owed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="owed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "feedback_owedevent" ("because_id", "due_on", "feedback_id", "group_id", "id", "issue_id", "lapsed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raiser_id", "round", "since", "to", "ward_id") VALUES (NEW."because_id", NEW."due_on", NEW."feedback_id", NEW."group_id", NEW."id", NEW."issue_id", NEW."lapsed_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."raiser_id", NEW."round", NEW."since", NEW."to", NEW."ward_id"); RETURN NULL;',
                            hash="4aaca5d8109b773ae796cd094b199842d535bb8b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e1c76",
                            table="feedback_owed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="owed",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_owedevent" ("because_id", "due_on", "feedback_id", "group_id", "id", "issue_id", "lapsed_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "raiser_id", "round", "since", "to", "ward_id") VALUES (OLD."because_id", OLD."due_on", OLD."feedback_id", OLD."group_id", OLD."id", OLD."issue_id", OLD."lapsed_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."raiser_id", OLD."round", OLD."since", OLD."to", OLD."ward_id"); RETURN NULL;',
                            hash="652cd625ad8d82808fea9fa33c4d5ca3c71959f4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_cfc78",
                            table="feedback_owed",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="owedevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be336f46d711d49300d3f20d23dc3d48c8f71e81",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_3e47f",
                            table="feedback_owedevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="story",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_storyevent" ("headline", "id", "included", "issue_id", "newsletter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section", "version", "we_did", "what_happened", "you_said") VALUES (NEW."headline", NEW."id", NEW."included", NEW."issue_id", NEW."newsletter_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."section", NEW."version", NEW."we_did", NEW."what_happened", NEW."you_said"); RETURN NULL;',
                            hash="791038a8469c2f59d180fe62ab363eaad0ad6fec",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d11dc",
                            table="feedback_story",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="story",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "feedback_storyevent" ("headline", "id", "included", "issue_id", "newsletter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section", "version", "we_did", "what_happened", "you_said") VALUES (NEW."headline", NEW."id", NEW."included", NEW."issue_id", NEW."newsletter_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."section", NEW."version", NEW."we_did", NEW."what_happened", NEW."you_said"); RETURN NULL;',
                            hash="17ba9a5075fb911f546d5f7df9dd5534fcec9fda",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_56bb6",
                            table="feedback_story",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="story",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_storyevent" ("headline", "id", "included", "issue_id", "newsletter_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "section", "version", "we_did", "what_happened", "you_said") VALUES (OLD."headline", OLD."id", OLD."included", OLD."issue_id", OLD."newsletter_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."section", OLD."version", OLD."we_did", OLD."what_happened", OLD."you_said"); RETURN NULL;',
                            hash="a41ea94304b9e09beba58a84dae8bde970d27b46",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a2a23",
                            table="feedback_story",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="storyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="365647b82473c37ef9bee6cc8e74ea0191815831",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c75fa",
                            table="feedback_storyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="subscription",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_subscriptionevent" ("asked_at", "confirmed_at", "email", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (NEW."asked_at", NEW."confirmed_at", NEW."email", NEW."ended_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ward_id"); RETURN NULL;',
                            hash="6faf8d69c43e440d124089281fc59afaad754451",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8f10f",
                            table="feedback_subscription",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="subscription",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id"))',
                            func='INSERT INTO "feedback_subscriptionevent" ("asked_at", "confirmed_at", "email", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (NEW."asked_at", NEW."confirmed_at", NEW."email", NEW."ended_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ward_id"); RETURN NULL;',
                            hash="e8d36389772bc32769c1cab62ee39d4828480c71",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c1c34",
                            table="feedback_subscription",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="subscription",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "feedback_subscriptionevent" ("asked_at", "confirmed_at", "email", "ended_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (OLD."asked_at", OLD."confirmed_at", OLD."email", OLD."ended_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ward_id"); RETURN NULL;',
                            hash="d921ad39c6716e3278cdca3b85d28aaaf97dacdc",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_eebe4",
                            table="feedback_subscription",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="subscriptionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2e239d3828c3f67132777b7e00746edeb9070f63",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5289e",
                            table="feedback_subscriptionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(WHOSE_MOVE, WHOSE_MOVE_BACK),
    ]
