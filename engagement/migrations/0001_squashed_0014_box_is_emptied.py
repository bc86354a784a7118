"""The tables, triggers and rules of this storey as the migrations that it replaces left them, made at once.

A new book takes one step where there were many; one that took those steps only notes it.
"""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import engagement.models.intelligence
import engagement.models.issues
from partnerships.migrating import AtOnce

APPEND_ONLY = """
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON engagement_step
    FOR EACH ROW EXECUTE FUNCTION wardbook_refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON engagement_step
    FOR EACH STATEMENT EXECUTE FUNCTION wardbook_refuse_change();
"""
APPEND_ONLY_BACK = """
DROP TRIGGER append_only_table ON engagement_step;
DROP TRIGGER append_only_rows ON engagement_step;
"""
TALLY_TRIGGERS = """
CREATE FUNCTION wardbook_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO engagement_tally (ward_id, stage, restricted, change)
        VALUES (OLD.ward_id, OLD.stage, OLD.sensitivity = 'restricted', -1);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO engagement_tally (ward_id, stage, restricted, change)
        VALUES (NEW.ward_id, NEW.stage, NEW.sensitivity = 'restricted', 1);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER tally_comes_or_goes AFTER INSERT OR DELETE ON engagement_issue
    FOR EACH ROW EXECUTE FUNCTION wardbook_tally();
CREATE TRIGGER tally_moves AFTER UPDATE OF stage, ward_id, sensitivity ON engagement_issue
    FOR EACH ROW WHEN (ROW(OLD.stage, OLD.ward_id, OLD.sensitivity) IS DISTINCT FROM
                       ROW(NEW.stage, NEW.ward_id, NEW.sensitivity))
    EXECUTE FUNCTION wardbook_tally();
INSERT INTO engagement_tally (ward_id, stage, restricted, change)
    SELECT ward_id, stage, sensitivity = 'restricted', count(*) FROM engagement_issue GROUP BY 1, 2, 3;
"""
TALLY_TRIGGERS_BACK = """
DROP TRIGGER tally_moves ON engagement_issue;
DROP TRIGGER tally_comes_or_goes ON engagement_issue;
DROP FUNCTION wardbook_tally();
DELETE FROM engagement_tally;
"""
SEALS_2 = """
-- Every column but the seal itself, in a form that no setting of a session changes.
CREATE FUNCTION wardbook_seal(before bytea, step engagement_step) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256(before || convert_to(jsonb_build_array(
        step.id, step.issue_id, step.number, step.verb, extract(epoch FROM step.happened_at),
        extract(epoch FROM step.recorded_at), step.by_id, step.by_name, step.keyed_by_id, step.agency_id,
        step.from_stage, step.to_stage, step.text, step.seen_by, step.facts, step.corrects_id
    )::text, 'UTF8'))
$$;
CREATE AGGREGATE wardbook_chain(engagement_step) (SFUNC = wardbook_seal, STYPE = bytea, INITCOND = '');
CREATE FUNCTION wardbook_seal_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.seal := wardbook_seal(coalesce(
        (SELECT seal FROM engagement_step WHERE issue_id = NEW.issue_id AND number < NEW.number
         ORDER BY number DESC LIMIT 1), ''), NEW);
    RETURN NEW;
END
$$;
CREATE TRIGGER seal_step BEFORE INSERT ON engagement_step FOR EACH ROW EXECUTE FUNCTION wardbook_seal_step();
"""
SEALS_2_BACK = """
DROP TRIGGER seal_step ON engagement_step;
DROP FUNCTION wardbook_seal_step();
DROP AGGREGATE wardbook_chain(engagement_step);
DROP FUNCTION wardbook_seal(bytea, engagement_step);
"""
SEALS_3 = """
ALTER TABLE engagement_step DISABLE TRIGGER append_only_rows;
UPDATE engagement_step kept SET seal = chain.seal FROM (
    SELECT id, wardbook_chain(step) OVER (PARTITION BY issue_id ORDER BY number) AS seal FROM engagement_step step
) chain WHERE chain.id = kept.id;
ALTER TABLE engagement_step ENABLE TRIGGER append_only_rows;
UPDATE engagement_issue issue SET trail_end = last.seal FROM (
    SELECT DISTINCT ON (issue_id) issue_id, seal FROM engagement_step ORDER BY issue_id, number DESC
) last WHERE last.issue_id = issue.id;
"""
BOX_IS_EMPTIED = """
CREATE FUNCTION wardbook_box_takes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE EXCEPTION 'what is in the hand-over box is not changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT EXISTS (SELECT FROM engagement_intelligencestub WHERE id = NEW.stub_id AND state = 'waiting') THEN
        RAISE EXCEPTION 'the intelligence unit has it; nothing of it is kept' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER box_takes BEFORE INSERT OR UPDATE ON engagement_handover
    FOR EACH ROW EXECUTE FUNCTION wardbook_box_takes();
CREATE FUNCTION wardbook_box_is_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM engagement_handover WHERE stub_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER box_is_emptied AFTER UPDATE OF state ON engagement_intelligencestub
    FOR EACH ROW WHEN (NEW.state <> 'waiting') EXECUTE FUNCTION wardbook_box_is_emptied();
-- A row deleted is gone at the next cleaning of its table: that comes after every single one.
ALTER TABLE engagement_handover SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
"""
BOX_IS_EMPTIED_BACK = """
DROP TRIGGER box_is_emptied ON engagement_intelligencestub;
DROP FUNCTION wardbook_box_is_emptied();
DROP TRIGGER box_takes ON engagement_handover;
DROP FUNCTION wardbook_box_takes();
"""


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("engagement", "0001_initial"),
        ("engagement", "0002_initial"),
        ("engagement", "0003_append_only"),
        ("engagement", "0004_tally_triggers"),
        ("engagement", "0005_moved_of_ward"),
        ("engagement", "0006_seals"),
        ("engagement", "0007_priority_reviewed"),
        ("engagement", "0008_raised_of_ward"),
        ("engagement", "0009_key_individuals"),
        ("engagement", "0010_heard_where_merged_and_back"),
        ("engagement", "0011_tours"),
        ("engagement", "0012_surveys"),
        ("engagement", "0013_intelligence"),
        ("engagement", "0014_box_is_emptied"),
    ]

    dependencies = [
        ("partnerships", "0001_squashed_0010_key_individuals"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="IntelligenceStub",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reference",
                            models.CharField(
                                default=engagement.models.intelligence.new_reference, max_length=12, unique=True
                            ),
                        ),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.ward"
                            ),
                        ),
                        ("routed_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "occasion",
                            models.CharField(
                                choices=[
                                    ("told", "Somebody told us"),
                                    ("survey", "Said while answering a survey"),
                                    ("visit", "Said on a visit or tour that we made"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "Waiting in the box"), ("taken", "With the intelligence unit")],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                blank=True, help_text="When the unit first read it: handed over.", null=True
                            ),
                        ),
                        (
                            "screening",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("relevant", "Relevant"),
                                    ("urgent", "Relevant, and urgent"),
                                    ("not_relevant", "Not relevant to policing"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "screened_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("screened_on", models.DateField(blank=True, null=True)),
                        (
                            "unit_reference",
                            models.CharField(
                                blank=True, help_text="Its number in the unit's own system.", max_length=24
                            ),
                        ),
                        ("taken_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "taken_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grade_source",
                            models.CharField(
                                blank=True,
                                choices=[("1", "1 Reliable"), ("2", "2 Untested"), ("3", "3 Not reliable")],
                                max_length=1,
                            ),
                        ),
                        (
                            "grade_information",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A", "A Known directly"),
                                    ("B", "B Known indirectly, but corroborated"),
                                    ("C", "C Known indirectly"),
                                    ("D", "D Not known"),
                                    ("E", "E Suspected to be false"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "handling",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("P", "P Lawful sharing permitted"),
                                    ("C", "C Lawful sharing permitted with conditions"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stubs",
                                to="engagement.intelligencesource",
                            ),
                        ),
                        (
                            "source_since",
                            models.DateTimeField(
                                blank=True, help_text="When it was known to be this source's.", null=True
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed_on", "Passed on to those who can use it. Thank you"),
                                    ("acted_on", "It was acted on. Thank you"),
                                    ("known", "It was known already, and it is good to have it confirmed. Thank you"),
                                    ("no_use", "It could not be used this time. Thank you"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
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
                        ("told_on", models.DateField(blank=True, help_text="When the source was told.", null=True)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "indexes": [
                            models.Index(fields=["ward", "-id"], name="stub_of_ward"),
                            models.Index(fields=["submitted_by", "-id"], name="stub_submitted_by"),
                            models.Index(
                                condition=models.Q(("state", "waiting")),
                                fields=["ward", "routed_on"],
                                name="stub_waiting",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("reference__regex", "^IN-[0-9]{2}-[2-9B-Z]{6}$")),
                                name="stub_reference_is_drawn",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "waiting"), ("taken_at__isnull", True), ("unit_reference", "")),
                                    models.Q(
                                        ("state", "taken"),
                                        ("taken_at__isnull", False),
                                        ("unit_reference__regex", "^[A-Z]{1,4}([/-]?[0-9]{1,6}){1,3}$"),
                                        ("opened_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="stub_taken_has_the_units_reference",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("source__isnull", True), ("source_since__isnull", True)),
                                    models.Q(("source__isnull", False), ("source_since__isnull", False)),
                                    _connector="OR",
                                ),
                                name="stub_source_has_since",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("occasion__in", ["", "told", "survey", "visit"])),
                                name="stub_occasion_is_a_choice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("state__in", ["", "waiting", "taken"])),
                                name="stub_state_is_a_choice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("screening__in", ["", "relevant", "urgent", "not_relevant"])),
                                name="stub_screening_is_a_choice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("grade_source__in", ["", "1", "2", "3"])),
                                name="stub_grade_source_is_a_choice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("grade_information__in", ["", "A", "B", "C", "D", "E"])),
                                name="stub_grade_information_is_a_choice",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("handling__in", ["", "P", "C"])), name="stub_handling_is_a_choice"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("answer__in", ["", "passed_on", "acted_on", "known", "no_use"])),
                                name="stub_answer_is_a_choice",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Issue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reference", models.CharField(max_length=16, unique=True)),
                        (
                            "ward",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="partnerships.ward",
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField(help_text="Number in ward and year, without gaps.")),
                        ("concern", models.CharField(max_length=200)),
                        ("received_text", models.TextField(blank=True, help_text="What was said, as received.")),
                        (
                            "public_wording",
                            models.TextField(blank=True, help_text="The only text that leaves the book."),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True, help_text="Where, as precisely as it was said.", max_length=200
                            ),
                        ),
                        (
                            "shared_place",
                            models.CharField(
                                blank=True, help_text="At most a street or outward postcode.", max_length=120
                            ),
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
                            "heard_at",
                            models.ForeignKey(
                                blank=True,
                                help_text="The meeting at which it was raised; its group is owed the answer.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues_heard",
                                to="partnerships.meeting",
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
                        (
                            "received_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("outcome", models.TextField(blank=True)),
                        ("outcome_on", models.DateField(blank=True, null=True)),
                        (
                            "told_on",
                            models.DateField(blank=True, help_text="When the last of those owed was told.", null=True),
                        ),
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
                        (
                            "merged_into",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="merged",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "recurs_from",
                            models.ForeignKey(
                                blank=True,
                                help_text="The closed issue that this one is the return of.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recurrences",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "round",
                            models.PositiveSmallIntegerField(default=1, help_text="One more each time it is reopened."),
                        ),
                        ("last_step_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "trail_end",
                            models.BinaryField(
                                db_default=b"",
                                help_text="The seal of its last step: none is lost unseen.",
                                max_length=32,
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                        (
                            "move_user",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "move_agency",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.agency",
                            ),
                        ),
                        (
                            "move_group",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.group",
                            ),
                        ),
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
                        "indexes": [
                            models.Index(fields=["-logged_at", "-id"], name="issue_newest"),
                            models.Index(fields=["ward", "-logged_at", "-id"], name="issue_newest_of_ward"),
                            models.Index(fields=["ward", "stage", "-logged_at"], name="issue_ward_stage"),
                            models.Index(fields=["ward", "last_step_at"], name="issue_moved_of_ward"),
                            models.Index(fields=["stage", "-logged_at"], name="issue_stage"),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "dealt_with",
                                            "escalated",
                                            "fed_back",
                                            "in_action",
                                            "new",
                                            "not_prioritised",
                                            "resolved",
                                            "tabled",
                                        ],
                                    )
                                ),
                                fields=["-logged_at", "-id"],
                                name="issue_open_newest",
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "dealt_with",
                                            "escalated",
                                            "fed_back",
                                            "in_action",
                                            "new",
                                            "not_prioritised",
                                            "resolved",
                                            "tabled",
                                        ],
                                    )
                                ),
                                fields=["ward", "-logged_at", "-id"],
                                name="issue_open_newest_of_ward",
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "dealt_with",
                                            "escalated",
                                            "fed_back",
                                            "in_action",
                                            "new",
                                            "not_prioritised",
                                            "resolved",
                                            "tabled",
                                        ],
                                    )
                                ),
                                fields=["ward", "raised_on", "id"],
                                name="issue_open_longest_of_ward",
                            ),
                            models.Index(
                                condition=models.Q(
                                    (
                                        "stage__in",
                                        [
                                            "dealt_with",
                                            "escalated",
                                            "fed_back",
                                            "in_action",
                                            "new",
                                            "not_prioritised",
                                            "resolved",
                                            "tabled",
                                        ],
                                    )
                                ),
                                fields=["raised_on", "id"],
                                name="issue_open_longest",
                            ),
                            models.Index(fields=["ward", "raised_on"], name="issue_raised_of_ward"),
                            models.Index(
                                condition=models.Q(("due_on__isnull", False)),
                                fields=["ward", "due_on", "id"],
                                name="issue_due_of_ward",
                            ),
                            models.Index(
                                condition=models.Q(("due_on__isnull", False)), fields=["due_on", "id"], name="issue_due"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["ward", "search_open"], name="issue_search_open"
                            ),
                            django.contrib.postgres.indexes.GinIndex(
                                fields=["ward", "search_full"], name="issue_search_full"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ward", "year", "number"), name="issue_number_once_in_ward_and_year"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "merged"), _negated=True),
                                    ("merged_into__isnull", False),
                                    _connector="OR",
                                ),
                                name="merged_issue_names_the_other",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("stage", "closed"), _negated=True),
                                    models.Q(
                                        models.Q(("satisfaction", ""), _negated=True),
                                        models.Q(("closed_because", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="closed_issue_has_the_raisers_view",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IntelligenceSource",
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
                                related_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.CharField(max_length=16)),
                        ("given_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "given_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("partnership", "number"), name="source_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(("number__regex", "^[A-Z]{0,3}-?[0-9]{3,6}(/[0-9]{2})?$")),
                                name="source_is_a_number",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Option",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="options",
                                to="engagement.question",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.CharField(max_length=120)),
                    ],
                    options={
                        "ordering": ["question", "number"],
                        "constraints": [
                            models.UniqueConstraint(fields=("question", "number"), name="option_number_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="questions",
                                to="engagement.questionnaireversion",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("rank", "Put in order"),
                                    ("scale", "A scale"),
                                    ("one", "One of several"),
                                    ("many", "Several of several"),
                                    ("yes_no", "Yes or no"),
                                    ("problem", "Most important problem here, with its place"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("text", models.CharField(max_length=200)),
                        ("hint", models.CharField(blank=True, max_length=200)),
                        (
                            "measures",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Nothing further"),
                                    ("priorities", "Priorities for the ward"),
                                    ("confidence", "Confidence in the local agencies"),
                                    ("asb", "Anti-social behaviour seen as a problem"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "at_most",
                            models.PositiveSmallIntegerField(default=1, help_text="How many may be put in order."),
                        ),
                        ("counted", models.PositiveSmallIntegerField(default=0)),
                        ("required", models.BooleanField(default=True)),
                    ],
                    options={
                        "ordering": ["version", "number"],
                        "constraints": [
                            models.UniqueConstraint(
                                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                                fields=("version", "number"),
                                name="question_number_once",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("measures", ""), _negated=True),
                                fields=("version", "measures"),
                                name="measure_once_in_a_questionnaire",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Briefing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "pcso",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="briefings",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField()),
                        ("on", models.DateField(help_text="The day it was held.")),
                        ("notes", models.TextField(blank=True)),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "before",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="after",
                                to="engagement.briefing",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["-until", "-pk"],
                        "indexes": [models.Index(fields=["pcso", "-until", "-id"], name="briefing_of_pcso")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("before__isnull", True)),
                                fields=("pcso",),
                                name="one_first_briefing",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until__gte", models.F("since"))),
                                name="briefing_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BriefingEvent",
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
                                to="engagement.briefing",
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
                            "pcso",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField()),
                        ("on", models.DateField(help_text="The day it was held.")),
                        ("notes", models.TextField(blank=True)),
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
                        (
                            "before",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.briefing",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="BriefingPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "briefing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="people",
                                to="engagement.briefing",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["briefing", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("briefing", "user"), name="person_once_a_briefing")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BriefingPersonEvent",
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
                                to="engagement.briefingperson",
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
                            "briefing",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.briefing",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Canvass",
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
                                related_name="canvasses",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "meeting",
                            models.ForeignKey(
                                help_text="The NP meeting it was made for.",
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="canvasses",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "councillor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("canvassed_on", models.DateField()),
                        ("streets", models.CharField(blank=True, max_length=200)),
                        (
                            "doors",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="How many doors were knocked on.", null=True
                            ),
                        ),
                        (
                            "keyed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("keyed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "verbose_name_plural": "canvasses",
                        "ordering": ["-canvassed_on", "-pk"],
                        "indexes": [
                            models.Index(fields=["ward", "-canvassed_on", "-id"], name="canvass_newest_of_ward")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CanvassEvent",
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
                                to="engagement.canvass",
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
                            "meeting",
                            models.ForeignKey(
                                db_constraint=False,
                                help_text="The NP meeting it was made for.",
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "councillor",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("canvassed_on", models.DateField()),
                        ("streets", models.CharField(blank=True, max_length=200)),
                        (
                            "doors",
                            models.PositiveSmallIntegerField(
                                blank=True, help_text="How many doors were knocked on.", null=True
                            ),
                        ),
                        (
                            "keyed_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("keyed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CensusFigure",
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
                                related_name="census",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "topic",
                            models.CharField(
                                choices=[
                                    ("age", "Age"),
                                    ("ethnicity", "Ethnic group"),
                                    ("disability", "Disability"),
                                    ("religion", "Religion"),
                                    ("tenure", "Tenure"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                help_text="As the network counts it where it does: 16-24, asian.", max_length=80
                            ),
                        ),
                        ("count", models.PositiveIntegerField()),
                        ("source", models.CharField(help_text="The file it came from.", max_length=160)),
                    ],
                    options={
                        "ordering": ["ward", "topic", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ward", "topic", "category"), name="census_figure_once")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityGroup",
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
                                related_name="community_groups",
                                to="partnerships.ward",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("tenants", "Tenants and residents"),
                                    ("community", "Community group"),
                                    ("faith", "Faith group"),
                                    ("school", "School or nursery"),
                                    ("traders", "Traders"),
                                    ("youth", "Young people"),
                                    ("older", "Older people"),
                                    ("sport", "Sport and leisure"),
                                    ("health", "Health and care"),
                                    ("watch", "Neighbourhood watch"),
                                    ("other", "Other"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("meets", models.CharField(blank=True, help_text="Where and when they meet.", max_length=200)),
                        ("contact_name", models.CharField(blank=True, help_text="Whom to speak to.", max_length=120)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("reach", models.CharField(blank=True, help_text="How they are best reached.", max_length=200)),
                        ("notes", models.TextField(blank=True)),
                        (
                            "added_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.CharField(blank=True, max_length=200)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["ward", "name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("ward"),
                                django.db.models.functions.text.Lower("name"),
                                condition=models.Q(("ended_on__isnull", True)),
                                name="community_group_once_a_ward",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CommunityGroupEvent",
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
                                to="engagement.communitygroup",
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
                        ("name", models.CharField(max_length=120)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("tenants", "Tenants and residents"),
                                    ("community", "Community group"),
                                    ("faith", "Faith group"),
                                    ("school", "School or nursery"),
                                    ("traders", "Traders"),
                                    ("youth", "Young people"),
                                    ("older", "Older people"),
                                    ("sport", "Sport and leisure"),
                                    ("health", "Health and care"),
                                    ("watch", "Neighbourhood watch"),
                                    ("other", "Other"),
                                ],
                                max_length=12,
                            ),
                        ),
                        ("meets", models.CharField(blank=True, help_text="Where and when they meet.", max_length=200)),
                        (
                            "added_by",
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
                        ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("ended_because", models.CharField(blank=True, max_length=200)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConsentWording",
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
                                related_name="consent_wordings",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("starts_on", models.DateField()),
                        (
                            "written_by",
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
                        "ordering": ["partnership", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("partnership", "number"), name="consent_wording_once_a_number"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contact",
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
                                related_name="contacts_made",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="engagement.communitygroup",
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts",
                                to="engagement.keyindividual",
                            ),
                        ),
                        (
                            "spoke_to",
                            models.CharField(blank=True, help_text="Whom of the group, or who it was.", max_length=120),
                        ),
                        (
                            "reach",
                            models.CharField(
                                blank=True, help_text="How somebody who is no group is reached.", max_length=120
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[("met", "Met"), ("called", "Called"), ("wrote", "Wrote")],
                                default="met",
                                max_length=6,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("at", models.DateTimeField(help_text="When it was, as far as that is known.")),
                        ("note", models.TextField(blank=True, help_text="What was heard beside the issues.")),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacts_made",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("logged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["-at", "-pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("group__isnull", False)),
                                fields=["group", "-on", "-id"],
                                name="contact_of_group",
                            ),
                            models.Index(
                                condition=models.Q(("kin__isnull", False)),
                                fields=["kin", "-on", "-id"],
                                name="contact_of_kin",
                            ),
                            models.Index(fields=["by", "logged_at"], name="contact_of_pcso"),
                            models.Index(fields=["ward", "-on", "-id"], name="contact_of_ward"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("group__isnull", True), ("kin__isnull", True), _connector="OR"),
                                name="contact_with_one_of_them",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kin__isnull", True), models.Q(("reach", ""), ("spoke_to", "")), _connector="OR"
                                ),
                                name="key_individual_not_named_again",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrequentContactReview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reviews",
                                to="engagement.intelligencesource",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("concluded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "concluded_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("unit_reference", models.CharField(blank=True, max_length=24)),
                    ],
                    options={
                        "ordering": ["-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("concluded_at__isnull", True)),
                                fields=("source",),
                                name="one_open_review_of_a_source",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("concluded_at__isnull", True), ("unit_reference", "")),
                                    models.Q(
                                        ("concluded_at__isnull", False),
                                        ("unit_reference__regex", "^[A-Z]{1,4}([/-]?[0-9]{1,6}){1,3}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="review_concluded_has_the_units_reference",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Handover",
                    fields=[
                        (
                            "stub",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="handover",
                                serialize=False,
                                to="engagement.intelligencestub",
                            ),
                        ),
                        ("enclosed", models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Heard",
                    fields=[
                        (
                            "issue",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="heard",
                                serialize=False,
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "occasion",
                            models.CharField(
                                help_text="The name under which the kind is known to engagement.heard.", max_length=20
                            ),
                        ),
                        ("occasion_id", models.BigIntegerField()),
                    ],
                    options={
                        "verbose_name_plural": "heard",
                        "indexes": [
                            models.Index(fields=["occasion", "occasion_id", "issue"], name="heard_on_occasion")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FrequentContactReviewEvent",
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
                                to="engagement.frequentcontactreview",
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
                            "source",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.intelligencesource",
                            ),
                        ),
                        ("opened_at", models.DateTimeField(default=django.utils.timezone.now)),
                        ("concluded_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "concluded_by",
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
                        ("unit_reference", models.CharField(blank=True, max_length=24)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IntelligenceSourceEvent",
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
                                to="engagement.intelligencesource",
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
                        ("given_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "given_by",
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
                    name="IntelligenceStubEvent",
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
                                to="engagement.intelligencestub",
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
                            "reference",
                            models.CharField(default=engagement.models.intelligence.new_reference, max_length=12),
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
                        ("routed_on", models.DateField(default=django.utils.timezone.localdate)),
                        (
                            "occasion",
                            models.CharField(
                                choices=[
                                    ("told", "Somebody told us"),
                                    ("survey", "Said while answering a survey"),
                                    ("visit", "Said on a visit or tour that we made"),
                                ],
                                max_length=8,
                            ),
                        ),
                        (
                            "submitted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[("waiting", "Waiting in the box"), ("taken", "With the intelligence unit")],
                                default="waiting",
                                max_length=8,
                            ),
                        ),
                        (
                            "opened_at",
                            models.DateTimeField(
                                blank=True, help_text="When the unit first read it: handed over.", null=True
                            ),
                        ),
                        (
                            "screening",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("relevant", "Relevant"),
                                    ("urgent", "Relevant, and urgent"),
                                    ("not_relevant", "Not relevant to policing"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "screened_by",
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
                        ("screened_on", models.DateField(blank=True, null=True)),
                        (
                            "unit_reference",
                            models.CharField(
                                blank=True, help_text="Its number in the unit's own system.", max_length=24
                            ),
                        ),
                        ("taken_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "taken_by",
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
                            "grade_source",
                            models.CharField(
                                blank=True,
                                choices=[("1", "1 Reliable"), ("2", "2 Untested"), ("3", "3 Not reliable")],
                                max_length=1,
                            ),
                        ),
                        (
                            "grade_information",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("A", "A Known directly"),
                                    ("B", "B Known indirectly, but corroborated"),
                                    ("C", "C Known indirectly"),
                                    ("D", "D Not known"),
                                    ("E", "E Suspected to be false"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "handling",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("P", "P Lawful sharing permitted"),
                                    ("C", "C Lawful sharing permitted with conditions"),
                                ],
                                max_length=1,
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.intelligencesource",
                            ),
                        ),
                        (
                            "source_since",
                            models.DateTimeField(
                                blank=True, help_text="When it was known to be this source's.", null=True
                            ),
                        ),
                        (
                            "answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("passed_on", "Passed on to those who can use it. Thank you"),
                                    ("acted_on", "It was acted on. Thank you"),
                                    ("known", "It was known already, and it is good to have it confirmed. Thank you"),
                                    ("no_use", "It could not be used this time. Thank you"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("answered_on", models.DateField(blank=True, null=True)),
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
                        ("told_on", models.DateField(blank=True, help_text="When the source was told.", null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="IssueCounter",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="partnerships.ward"
                            ),
                        ),
                        ("year", models.PositiveSmallIntegerField()),
                        ("last", models.PositiveIntegerField(default=0)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("ward", "year"), name="one_counter_for_ward_and_year")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IssueEvent",
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
                        ("id", models.BigIntegerField()),
                        ("reference", models.CharField(max_length=16)),
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
                        ("year", models.PositiveSmallIntegerField()),
                        ("number", models.PositiveIntegerField(help_text="Number in ward and year, without gaps.")),
                        ("concern", models.CharField(max_length=200)),
                        ("received_text", models.TextField(blank=True, help_text="What was said, as received.")),
                        (
                            "public_wording",
                            models.TextField(blank=True, help_text="The only text that leaves the book."),
                        ),
                        (
                            "place",
                            models.CharField(
                                blank=True, help_text="Where, as precisely as it was said.", max_length=200
                            ),
                        ),
                        (
                            "shared_place",
                            models.CharField(
                                blank=True, help_text="At most a street or outward postcode.", max_length=120
                            ),
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
                            "heard_at",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The meeting at which it was raised; its group is owed the answer.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.meeting",
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
                        (
                            "received_by",
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
                        ("outcome", models.TextField(blank=True)),
                        ("outcome_on", models.DateField(blank=True, null=True)),
                        (
                            "told_on",
                            models.DateField(blank=True, help_text="When the last of those owed was told.", null=True),
                        ),
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
                        (
                            "merged_into",
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
                            "recurs_from",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The closed issue that this one is the return of.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.issue",
                            ),
                        ),
                        (
                            "round",
                            models.PositiveSmallIntegerField(default=1, help_text="One more each time it is reopened."),
                        ),
                        ("last_step_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeyIndividual",
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
                                related_name="key_individuals",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "pcso",
                            models.ForeignKey(
                                blank=True,
                                help_text="Who looks after them.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="key_individuals",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "name",
                            models.CharField(
                                blank=True, help_text="Empty once they left and were erased.", max_length=160
                            ),
                        ),
                        ("email", models.EmailField(blank=True, max_length=254)),
                        ("phone", models.CharField(blank=True, max_length=40)),
                        (
                            "prefers",
                            models.CharField(
                                choices=[
                                    ("visit", "Visit"),
                                    ("telephone", "Telephone"),
                                    ("text", "Text message"),
                                    ("email", "E-mail"),
                                    ("letter", "Letter"),
                                ],
                                default="visit",
                                max_length=10,
                            ),
                        ),
                        (
                            "email_updates",
                            models.BooleanField(default=False, help_text="They agreed to updates by e-mail (E6)."),
                        ),
                        ("languages", models.CharField(blank=True, max_length=200)),
                        (
                            "accessibility",
                            models.CharField(
                                blank=True, help_text="What makes it easier to take part.", max_length=300
                            ),
                        ),
                        (
                            "embedded",
                            models.CharField(
                                choices=[
                                    ("resident", "Resident"),
                                    ("shopkeeper", "Shopkeeper or trader"),
                                    ("taxi", "Taxi or bus driver"),
                                    ("publican", "Publican"),
                                    ("councillor", "Councillor"),
                                    ("tenants", "Tenants' or residents' association"),
                                    ("community", "Community group"),
                                    ("faith", "Faith group or clergy"),
                                    ("school", "School or college"),
                                    ("youth", "Youth worker or sports coach"),
                                    ("health", "Health or care worker"),
                                    ("delivery", "Postal or delivery worker"),
                                    ("warden", "Caretaker, warden or park keeper"),
                                    ("pupil", "Pupil or student"),
                                    ("other", "Something else"),
                                ],
                                default="resident",
                                max_length=12,
                            ),
                        ),
                        (
                            "embedded_as",
                            models.CharField(
                                blank=True, help_text="In their own words: landlord of The Anchor.", max_length=120
                            ),
                        ),
                        (
                            "place",
                            models.CharField(blank=True, help_text="Where, as precisely as they said.", max_length=200),
                        ),
                        (
                            "shared_place",
                            models.CharField(
                                blank=True, help_text="At most a street or outward postcode.", max_length=120
                            ),
                        ),
                        ("latitude", models.FloatField(blank=True, null=True)),
                        ("longitude", models.FloatField(blank=True, null=True)),
                        (
                            "age_band",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("0-15", "Under 16"),
                                    ("16-24", "16 to 24"),
                                    ("25-44", "25 to 44"),
                                    ("45-64", "45 to 64"),
                                    ("65-79", "65 to 79"),
                                    ("80+", "80 and over"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "ethnicity",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("asian", "Asian, Asian British or Asian Welsh"),
                                    ("black", "Black, Black British, Black Welsh, Caribbean or African"),
                                    ("mixed", "Mixed or Multiple ethnic groups"),
                                    ("white", "White"),
                                    ("other", "Other ethnic group"),
                                ],
                                max_length=6,
                            ),
                        ),
                        (
                            "disability",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("disabled", "Disabled under the Equality Act"),
                                    ("not_disabled", "Not disabled under the Equality Act"),
                                ],
                                max_length=14,
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="key_individuals",
                                to="engagement.consentwording",
                            ),
                        ),
                        ("consent_on", models.DateField(blank=True, null=True)),
                        (
                            "young",
                            models.BooleanField(
                                default=False, help_text="Under 18: takes part with a guardian's consent (000 3.3)."
                            ),
                        ),
                        ("guardian_name", models.CharField(blank=True, max_length=160)),
                        ("guardian_contact", models.CharField(blank=True, max_length=160)),
                        ("guardian_consent_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("active", "Active"),
                                    ("resting", "Resting"),
                                    ("left", "Left"),
                                ],
                                default="invited",
                                max_length=8,
                            ),
                        ),
                        ("state_since", models.DateField()),
                        ("invited_on", models.DateField()),
                        (
                            "joined_on",
                            models.DateField(blank=True, help_text="When they first became active.", null=True),
                        ),
                        ("erased_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "last_contact_at",
                            models.DateTimeField(
                                blank=True,
                                help_text="Written by `services.kin.contacted`, whatever the contact was.",
                                null=True,
                            ),
                        ),
                        (
                            "last_contact_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "notes",
                            models.TextField(
                                blank=True, help_text="For whoever looks after them: when to call, what to avoid."
                            ),
                        ),
                        ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["ward", "name", "pk"],
                        "indexes": [
                            models.Index(fields=["ward", "state", "name", "id"], name="kin_of_ward"),
                            models.Index(fields=["pcso", "state"], name="kin_of_pcso"),
                            models.Index(
                                condition=models.Q(("state", "active")),
                                fields=["ward", "last_contact_at"],
                                name="kin_contact_of_ward",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["active", "resting"]), _negated=True),
                                    models.Q(
                                        ("consent__isnull", False),
                                        ("consent_on__isnull", False),
                                        ("joined_on__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="kin_takes_part_with_consent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["active", "resting"]), _negated=True),
                                    ("young", False),
                                    ("guardian_consent_on__isnull", False),
                                    _connector="OR",
                                ),
                                name="young_kin_with_a_guardians_consent",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True), ("state", "left"), _connector="OR"
                                ),
                                name="kin_has_a_name_until_erased",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("erased_at__isnull", True),
                                    models.Q(
                                        ("accessibility", ""),
                                        ("age_band", ""),
                                        ("disability", ""),
                                        ("email", ""),
                                        ("embedded_as", ""),
                                        ("ethnicity", ""),
                                        ("guardian_contact", ""),
                                        ("guardian_name", ""),
                                        ("languages", ""),
                                        ("latitude__isnull", True),
                                        ("longitude__isnull", True),
                                        ("name", ""),
                                        ("notes", ""),
                                        ("phone", ""),
                                        ("place", ""),
                                        ("state", "left"),
                                    ),
                                    _connector="OR",
                                ),
                                name="kin_erased_holds_nothing",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Interview",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interviews",
                                to="engagement.surveyround",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                help_text="Written on the printed form in place of a name."
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interviews",
                                to="engagement.keyindividual",
                            ),
                        ),
                        (
                            "assigned_to",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interviews",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "response",
                            models.CharField(
                                choices=[
                                    ("waiting", "To do"),
                                    ("begun", "Begun"),
                                    ("done", "Done"),
                                    ("not_taken", "Did not take part"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("person", "In person, on the tablet"),
                                    ("paper", "On a printed form, keyed in"),
                                    ("telephone", "By telephone"),
                                    ("link", "By the person, from an e-mailed link"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "refusal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("declined", "Did not wish to take part"),
                                    ("not_reached", "Could not be reached"),
                                    ("away", "Away, or unwell"),
                                ],
                                max_length=12,
                            ),
                        ),
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
                        (
                            "link",
                            models.CharField(
                                blank=True,
                                help_text="Digest of the mailed link.",
                                max_length=64,
                                null=True,
                                unique=True,
                            ),
                        ),
                        ("link_sent_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["round", "number"],
                        "indexes": [
                            models.Index(fields=["assigned_to", "response"], name="interviews_of_pcso"),
                            models.Index(fields=["round", "response"], name="interviews_of_round"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "kin"), name="interview_once_a_round"),
                            models.UniqueConstraint(fields=("round", "number"), name="interview_number_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("response", "done"), _negated=True),
                                    models.Q(("done_on__isnull", False), ("way__gt", "")),
                                    _connector="OR",
                                ),
                                name="done_interview_says_when_and_how",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("response", "not_taken"), ("refusal", ""), _connector="XOR"),
                                name="interview_not_taken_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContactEvent",
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
                                to="engagement.contact",
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.communitygroup",
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.keyindividual",
                            ),
                        ),
                        (
                            "how",
                            models.CharField(
                                choices=[("met", "Met"), ("called", "Called"), ("wrote", "Wrote")],
                                default="met",
                                max_length=6,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("at", models.DateTimeField(help_text="When it was, as far as that is known.")),
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
                        ("logged_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KeyIndividualEvent",
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
                                to="engagement.keyindividual",
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
                            "pcso",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Who looks after them.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "prefers",
                            models.CharField(
                                choices=[
                                    ("visit", "Visit"),
                                    ("telephone", "Telephone"),
                                    ("text", "Text message"),
                                    ("email", "E-mail"),
                                    ("letter", "Letter"),
                                ],
                                default="visit",
                                max_length=10,
                            ),
                        ),
                        (
                            "email_updates",
                            models.BooleanField(default=False, help_text="They agreed to updates by e-mail (E6)."),
                        ),
                        (
                            "embedded",
                            models.CharField(
                                choices=[
                                    ("resident", "Resident"),
                                    ("shopkeeper", "Shopkeeper or trader"),
                                    ("taxi", "Taxi or bus driver"),
                                    ("publican", "Publican"),
                                    ("councillor", "Councillor"),
                                    ("tenants", "Tenants' or residents' association"),
                                    ("community", "Community group"),
                                    ("faith", "Faith group or clergy"),
                                    ("school", "School or college"),
                                    ("youth", "Youth worker or sports coach"),
                                    ("health", "Health or care worker"),
                                    ("delivery", "Postal or delivery worker"),
                                    ("warden", "Caretaker, warden or park keeper"),
                                    ("pupil", "Pupil or student"),
                                    ("other", "Something else"),
                                ],
                                default="resident",
                                max_length=12,
                            ),
                        ),
                        (
                            "consent",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.consentwording",
                            ),
                        ),
                        ("consent_on", models.DateField(blank=True, null=True)),
                        (
                            "young",
                            models.BooleanField(
                                default=False, help_text="Under 18: takes part with a guardian's consent (000 3.3)."
                            ),
                        ),
                        ("guardian_consent_on", models.DateField(blank=True, null=True)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("active", "Active"),
                                    ("resting", "Resting"),
                                    ("left", "Left"),
                                ],
                                default="invited",
                                max_length=8,
                            ),
                        ),
                        ("state_since", models.DateField()),
                        ("invited_on", models.DateField()),
                        (
                            "joined_on",
                            models.DateField(blank=True, help_text="When they first became active.", null=True),
                        ),
                        ("erased_at", models.DateTimeField(blank=True, null=True)),
                        ("added_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="KinTurn",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="turns",
                                to="engagement.keyindividual",
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("invited", "Invited"),
                                    ("active", "Active"),
                                    ("resting", "Resting"),
                                    ("left", "Left"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("on", models.DateField()),
                        ("reason", models.CharField(blank=True, max_length=300)),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["kin", "-on", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PactRecord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "meeting",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pact",
                                to="partnerships.meeting",
                            ),
                        ),
                        (
                            "attendance",
                            models.PositiveSmallIntegerField(help_text="How many members of the public came."),
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
                    ],
                ),
                migrations.CreateModel(
                    name="PactRecordEvent",
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
                                to="engagement.pactrecord",
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
                            "attendance",
                            models.PositiveSmallIntegerField(help_text="How many members of the public came."),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Promise",
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
                                related_name="promises",
                                to="engagement.contact",
                            ),
                        ),
                        ("what", models.CharField(max_length=300)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "settled_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "settled_in",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="promises_settled",
                                to="engagement.contact",
                            ),
                        ),
                        (
                            "kept",
                            models.BooleanField(
                                default=True, help_text="False: it can't be kept, and they were told why."
                            ),
                        ),
                        ("why_not", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "ordering": ["pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("settled_on__isnull", True), ("settled_by__isnull", False), _connector="OR"
                                ),
                                name="settled_by_somebody",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("kept", True), models.Q(("why_not", ""), _negated=True), _connector="OR"
                                ),
                                name="broken_promise_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PromiseEvent",
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
                                to="engagement.promise",
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
                                to="engagement.contact",
                            ),
                        ),
                        ("what", models.CharField(max_length=300)),
                        ("due_on", models.DateField(blank=True, null=True)),
                        ("settled_on", models.DateField(blank=True, null=True)),
                        (
                            "settled_by",
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
                            "settled_in",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.contact",
                            ),
                        ),
                        (
                            "kept",
                            models.BooleanField(
                                default=True, help_text="False: it can't be kept, and they were told why."
                            ),
                        ),
                        ("why_not", models.CharField(blank=True, max_length=300)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="OptionEvent",
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
                                to="engagement.option",
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
                            "question",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.question",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.CharField(max_length=120)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "interview",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="engagement.interview",
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="engagement.question",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="answers",
                                to="engagement.option",
                            ),
                        ),
                        ("rank", models.PositiveSmallIntegerField(default=1)),
                        ("place", models.CharField(blank=True, help_text="Where, as it was said.", max_length=200)),
                        (
                            "shared_place",
                            models.CharField(
                                blank=True, help_text="At most a street or outward postcode.", max_length=120
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["interview", "question", "rank"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("interview", "question", "option"), name="answer_given_once"
                            ),
                            models.UniqueConstraint(
                                fields=("interview", "question", "rank"), name="answer_in_its_place"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Questionnaire",
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
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="questionnaires",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                    ],
                    options={
                        "ordering": ["name", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("partnership", "name"), name="questionnaire_named_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("partnership__isnull", True)),
                                fields=("name",),
                                name="standard_questionnaire_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireEvent",
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
                                to="engagement.questionnaire",
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
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="partnerships.partnership",
                            ),
                        ),
                        ("name", models.CharField(max_length=120)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireVersion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "questionnaire",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versions",
                                to="engagement.questionnaire",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("opening", models.TextField(blank=True, help_text="What is said before the first question.")),
                        (
                            "made_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "issued_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "ordering": ["questionnaire", "-number"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("questionnaire", "number"), name="version_of_a_questionnaire_once"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("issued_at__isnull", True)),
                                fields=("questionnaire",),
                                name="one_draft_of_a_questionnaire",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="QuestionEvent",
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
                                to="engagement.question",
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
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.questionnaireversion",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("rank", "Put in order"),
                                    ("scale", "A scale"),
                                    ("one", "One of several"),
                                    ("many", "Several of several"),
                                    ("yes_no", "Yes or no"),
                                    ("problem", "Most important problem here, with its place"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("text", models.CharField(max_length=200)),
                        ("hint", models.CharField(blank=True, max_length=200)),
                        (
                            "measures",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Nothing further"),
                                    ("priorities", "Priorities for the ward"),
                                    ("confidence", "Confidence in the local agencies"),
                                    ("asb", "Anti-social behaviour seen as a problem"),
                                ],
                                default="",
                                max_length=12,
                            ),
                        ),
                        (
                            "at_most",
                            models.PositiveSmallIntegerField(default=1, help_text="How many may be put in order."),
                        ),
                        ("counted", models.PositiveSmallIntegerField(default=0)),
                        ("required", models.BooleanField(default=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionnaireVersionEvent",
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
                                to="engagement.questionnaireversion",
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
                            "questionnaire",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.questionnaire",
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        ("opening", models.TextField(blank=True, help_text="What is said before the first question.")),
                        (
                            "made_by",
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
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "issued_by",
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
                        ("issued_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Raiser",
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
                                related_name="raisers",
                                to="engagement.issue",
                            ),
                        ),
                        ("name", models.CharField(max_length=160)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("resident", "Resident"),
                                    ("business", "Business"),
                                    ("key_individual", "Key Individual"),
                                    ("member", "Member of a group"),
                                    ("community_group", "Community group"),
                                    ("councillor", "Councillor"),
                                    ("officer", "Officer of an agency"),
                                    ("other", "Somebody else"),
                                ],
                                default="resident",
                                max_length=16,
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
                            "group",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="partnerships.group",
                            ),
                        ),
                        (
                            "community_group",
                            models.ForeignKey(
                                blank=True,
                                help_text="Raised by it on a tour: it is told in person or by telephone.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="raised",
                                to="engagement.communitygroup",
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                blank=True,
                                help_text="Raised by them in a contact; the name stands in their own record.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="raised",
                                to="engagement.keyindividual",
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
                            "token",
                            models.CharField(default=engagement.models.issues.follow_token, max_length=40, unique=True),
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
                        "ordering": ["issue", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="RaiserEvent",
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
                                to="engagement.raiser",
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
                        ("name", models.CharField(max_length=160)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("resident", "Resident"),
                                    ("business", "Business"),
                                    ("key_individual", "Key Individual"),
                                    ("member", "Member of a group"),
                                    ("community_group", "Community group"),
                                    ("councillor", "Councillor"),
                                    ("officer", "Officer of an agency"),
                                    ("other", "Somebody else"),
                                ],
                                default="resident",
                                max_length=16,
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
                            "community_group",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Raised by it on a tour: it is told in person or by telephone.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.communitygroup",
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Raised by them in a contact; the name stands in their own record.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.keyindividual",
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
                    name="RecruitingTask",
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
                                related_name="recruiting",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "gap",
                            models.CharField(
                                choices=[
                                    ("age", "Age"),
                                    ("ethnicity", "Ethnic group"),
                                    ("disability", "Disability"),
                                    ("place", "Place"),
                                    ("embedded", "What they do"),
                                    ("anybody", "Anybody"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                blank=True, help_text="Which age band, ethnic group, street.", max_length=120
                            ),
                        ),
                        ("wanted", models.PositiveSmallIntegerField()),
                        (
                            "owner",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="recruiting",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("due_on", models.DateField()),
                        ("made_on", models.DateField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "recruited",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="How many of them have joined since."
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "ended_because",
                            models.CharField(blank=True, help_text="Empty where all were recruited.", max_length=300),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "ordering": ["due_on", "pk"],
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=["owner", "due_on"],
                                name="recruiting_of",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_on__isnull", True)),
                                fields=("ward", "gap", "category"),
                                name="one_open_task_for_a_gap",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("wanted__gt", 0)), name="recruiting_wants_somebody"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ended_on__isnull", True),
                                    ("recruited__gte", models.F("wanted")),
                                    models.Q(("ended_because", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="recruiting_ends_done_or_says_why",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RecruitingTaskEvent",
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
                                to="engagement.recruitingtask",
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
                            "gap",
                            models.CharField(
                                choices=[
                                    ("age", "Age"),
                                    ("ethnicity", "Ethnic group"),
                                    ("disability", "Disability"),
                                    ("place", "Place"),
                                    ("embedded", "What they do"),
                                    ("anybody", "Anybody"),
                                ],
                                max_length=12,
                            ),
                        ),
                        (
                            "category",
                            models.CharField(
                                blank=True, help_text="Which age band, ethnic group, street.", max_length=120
                            ),
                        ),
                        ("wanted", models.PositiveSmallIntegerField()),
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
                        ("made_on", models.DateField()),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "recruited",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="How many of them have joined since."
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        (
                            "ended_because",
                            models.CharField(blank=True, help_text="Empty where all were recruited.", max_length=300),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Step",
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
                                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="engagement.issue"
                            ),
                        ),
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
                                    ("priority_kept", "Priority reviewed and kept"),
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
                                    ("joined", "Another was merged into it"),
                                    ("parted", "Another was taken out of it again"),
                                    ("came_back", "It came back"),
                                    ("note", "Note"),
                                    ("correction", "Correction"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("happened_at", models.DateTimeField()),
                        ("recorded_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        (
                            "by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "by_name",
                            models.CharField(
                                blank=True, help_text="Who, where it was nobody with an account.", max_length=120
                            ),
                        ),
                        (
                            "keyed_by",
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
                                blank=True,
                                default=dict,
                                help_text="Ids of what it is about: meeting, action, feedback.",
                            ),
                        ),
                        (
                            "corrects",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="corrections",
                                to="engagement.step",
                            ),
                        ),
                        (
                            "seal",
                            models.BinaryField(
                                db_default=b"",
                                help_text="SHA-256 over the seal of the step before and all that stands in this one; a trigger writes it.",
                                max_length=32,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["issue", "number"],
                        "constraints": [models.UniqueConstraint(fields=("issue", "number"), name="step_number_once")],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyAnchor",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "ward",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="survey_anchor",
                                to="partnerships.ward",
                            ),
                        ),
                        ("first_on", models.DateField()),
                    ],
                ),
                migrations.CreateModel(
                    name="SurveyAnchorEvent",
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
                                to="engagement.surveyanchor",
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
                        ("first_on", models.DateField()),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SurveyIssue",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="issues",
                                to="engagement.surveyround",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="engagement.option"
                            ),
                        ),
                        (
                            "issue",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="from_survey",
                                to="engagement.issue",
                            ),
                        ),
                        ("named_by", models.PositiveSmallIntegerField(help_text="How many named it.")),
                        ("of", models.PositiveSmallIntegerField(help_text="Of how many who took part.")),
                        (
                            "made_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["round", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "option"), name="result_becomes_one_issue")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyReach",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reach",
                                to="engagement.surveyround",
                            ),
                        ),
                        ("whom", models.CharField(help_text="A group of people, never a person.", max_length=160)),
                        ("how", models.TextField()),
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
                        ("due_on", models.DateField()),
                        (
                            "noted_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("noted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("result", models.TextField(blank=True)),
                    ],
                    options={
                        "ordering": ["round", "due_on", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("done_on__isnull", True), models.Q(("result", ""), _negated=True), _connector="OR"
                                ),
                                name="done_reach_says_its_result",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyRound",
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
                                related_name="survey_rounds",
                                to="partnerships.ward",
                            ),
                        ),
                        (
                            "version",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="engagement.questionnaireversion",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(help_text="The day it was to open, counted from the ward's anchor."),
                        ),
                        ("opened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("closes_on", models.DateField(help_text="The last day for its interviews.")),
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
                    ],
                    options={
                        "ordering": ["-due_on", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("ward", "due_on"), name="survey_round_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("closed_at__isnull", True)),
                                fields=("ward",),
                                name="one_open_survey_round_a_ward",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("closes_on__gt", models.F("due_on"))),
                                name="survey_round_has_an_end",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveyReachEvent",
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
                                to="engagement.surveyreach",
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
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.surveyround",
                            ),
                        ),
                        ("whom", models.CharField(help_text="A group of people, never a person.", max_length=160)),
                        ("how", models.TextField()),
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
                            "noted_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("noted_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("done_on", models.DateField(blank=True, null=True)),
                        ("result", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SurveyIssueEvent",
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
                                to="engagement.surveyissue",
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
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.surveyround",
                            ),
                        ),
                        (
                            "option",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.option",
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
                        ("named_by", models.PositiveSmallIntegerField(help_text="How many named it.")),
                        ("of", models.PositiveSmallIntegerField(help_text="Of how many who took part.")),
                        (
                            "made_by",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="InterviewEvent",
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
                                to="engagement.interview",
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
                            "round",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.surveyround",
                            ),
                        ),
                        (
                            "number",
                            models.PositiveSmallIntegerField(
                                help_text="Written on the printed form in place of a name."
                            ),
                        ),
                        (
                            "kin",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.keyindividual",
                            ),
                        ),
                        (
                            "assigned_to",
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
                            "response",
                            models.CharField(
                                choices=[
                                    ("waiting", "To do"),
                                    ("begun", "Begun"),
                                    ("done", "Done"),
                                    ("not_taken", "Did not take part"),
                                ],
                                default="waiting",
                                max_length=10,
                            ),
                        ),
                        (
                            "way",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("person", "In person, on the tablet"),
                                    ("paper", "On a printed form, keyed in"),
                                    ("telephone", "By telephone"),
                                    ("link", "By the person, from an e-mailed link"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "refusal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("declined", "Did not wish to take part"),
                                    ("not_reached", "Could not be reached"),
                                    ("away", "Away, or unwell"),
                                ],
                                max_length=12,
                            ),
                        ),
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
                        ("link_sent_at", models.DateTimeField(blank=True, null=True)),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SurveyRoundEvent",
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
                                to="engagement.surveyround",
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
                            "version",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.questionnaireversion",
                            ),
                        ),
                        (
                            "due_on",
                            models.DateField(help_text="The day it was to open, counted from the ward's anchor."),
                        ),
                        ("opened_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                        ("closes_on", models.DateField(help_text="The last day for its interviews.")),
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SurveySettings",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "partnership",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="survey_settings",
                                to="partnerships.partnership",
                            ),
                        ),
                        (
                            "every_months",
                            models.PositiveSmallIntegerField(
                                default=6, help_text="Months from one round to the next (000 3.1)."
                            ),
                        ),
                        (
                            "open_days",
                            models.PositiveSmallIntegerField(default=42, help_text="Days a round's interviews have."),
                        ),
                        (
                            "questionnaire",
                            models.ForeignKey(
                                blank=True,
                                help_text="Empty: the standard one.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="engagement.questionnaire",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("every_months__gte", 1), ("every_months__lte", 24)),
                                name="survey_every_so_often",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("open_days__gte", 7),
                                    (
                                        "open_days__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("every_months"), "*", models.Value(28)
                                        ),
                                    ),
                                ),
                                name="survey_round_ends_before_the_next",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SurveySettingsEvent",
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
                                to="engagement.surveysettings",
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
                        (
                            "every_months",
                            models.PositiveSmallIntegerField(
                                default=6, help_text="Months from one round to the next (000 3.1)."
                            ),
                        ),
                        (
                            "open_days",
                            models.PositiveSmallIntegerField(default=42, help_text="Days a round's interviews have."),
                        ),
                        (
                            "questionnaire",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Empty: the standard one.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.questionnaire",
                            ),
                        ),
                        ("version", models.PositiveIntegerField(default=1)),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Tally",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="partnerships.ward"
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
                migrations.CreateModel(
                    name="Tour",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "pcso",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="tours",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("month", models.DateField(help_text="The first day of the month.")),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "ordering": ["-month", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("pcso", "month"), name="tour_once_a_month"),
                            models.CheckConstraint(condition=models.Q(("month__day", 1)), name="tour_of_a_month"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TourEvent",
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
                                to="engagement.tour",
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
                            "pcso",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("month", models.DateField(help_text="The first day of the month.")),
                        ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TourStop",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "tour",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="stops", to="engagement.tour"
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stops",
                                to="engagement.communitygroup",
                            ),
                        ),
                        ("month", models.DateField(help_text="That of the tour: a group stands on one tour a month.")),
                        (
                            "carried",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="How many months running it was missed before."
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                help_text="The first contact with the group in the month.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="stops",
                                to="engagement.contact",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ["tour", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("group", "month"), name="group_on_one_tour_a_month")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TourStopEvent",
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
                                to="engagement.tourstop",
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
                            "tour",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.tour",
                            ),
                        ),
                        (
                            "group",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.communitygroup",
                            ),
                        ),
                        ("month", models.DateField(help_text="That of the tour: a group stands on one tour a month.")),
                        (
                            "carried",
                            models.PositiveSmallIntegerField(
                                default=0, help_text="How many months running it was missed before."
                            ),
                        ),
                        (
                            "contact",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="The first contact with the group in the month.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="engagement.contact",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_briefingevent" ("before_id", "by_id", "id", "notes", "on", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."before_id", NEW."by_id", NEW."id", NEW."notes", NEW."on", NEW."pcso_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="2457b27fe2cfe3def3c6739fb23b7f7c3101dc96",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9a3ab",
                            table="engagement_briefing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_briefingevent" ("before_id", "by_id", "id", "notes", "on", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."before_id", NEW."by_id", NEW."id", NEW."notes", NEW."on", NEW."pcso_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="0bf2b5914851d9fd2200ba7fcee5762ea639ef2c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f72aa",
                            table="engagement_briefing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefing",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_briefingevent" ("before_id", "by_id", "id", "notes", "on", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."before_id", OLD."by_id", OLD."id", OLD."notes", OLD."on", OLD."pcso_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;',
                            hash="ec4e2abd769fe7b148915ed62b55a2a8b021c3a1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_01d2c",
                            table="engagement_briefing",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8d46e768d8b71412b9ecffdf079badf04c4762e9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_120c8",
                            table="engagement_briefingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefingperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_briefingpersonevent" ("briefing_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."briefing_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="0a76d79c7b1cdc63c0be7c03f630e73e3d96f827",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_956db",
                            table="engagement_briefingperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefingperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_briefingpersonevent" ("briefing_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."briefing_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."user_id"); RETURN NULL;',
                            hash="d8a2fcb7a45b13acf6e45b68ab7235da39e24ebc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1e0a5",
                            table="engagement_briefingperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefingperson",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_briefingpersonevent" ("briefing_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."briefing_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."user_id"); RETURN NULL;',
                            hash="cf79885c2dd21c4aee8bc63eb86c0b517e87d572",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_61d90",
                            table="engagement_briefingperson",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="briefingpersonevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8adbc76b448befa14118cfadcac84a4f700e6eae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_86a2c",
                            table="engagement_briefingpersonevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="canvass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_canvassevent" ("canvassed_on", "councillor_id", "doors", "id", "keyed_at", "keyed_by_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "streets", "ward_id") VALUES (NEW."canvassed_on", NEW."councillor_id", NEW."doors", NEW."id", NEW."keyed_at", NEW."keyed_by_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."streets", NEW."ward_id"); RETURN NULL;',
                            hash="85ac50ad7814398d3ccdae6ecaa49221b3f67818",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5d238",
                            table="engagement_canvass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="canvass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_canvassevent" ("canvassed_on", "councillor_id", "doors", "id", "keyed_at", "keyed_by_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "streets", "ward_id") VALUES (NEW."canvassed_on", NEW."councillor_id", NEW."doors", NEW."id", NEW."keyed_at", NEW."keyed_by_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."streets", NEW."ward_id"); RETURN NULL;',
                            hash="657fd0bebd457a4e3f48c604a2824a4a7ab81c47",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1d123",
                            table="engagement_canvass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="canvass",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_canvassevent" ("canvassed_on", "councillor_id", "doors", "id", "keyed_at", "keyed_by_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "streets", "ward_id") VALUES (OLD."canvassed_on", OLD."councillor_id", OLD."doors", OLD."id", OLD."keyed_at", OLD."keyed_by_id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."streets", OLD."ward_id"); RETURN NULL;',
                            hash="1d1090a1eebaf912918a0edecd54bd73f257a171",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bcea9",
                            table="engagement_canvass",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="canvassevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ac46aac7857b67d02d8cc690063cc09eb95a05ba",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e0d7f",
                            table="engagement_canvassevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="communitygroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_communitygroupevent" ("added_at", "added_by_id", "ended_because", "ended_on", "id", "kind", "meets", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "ward_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."ended_because", NEW."ended_on", NEW."id", NEW."kind", NEW."meets", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version", NEW."ward_id"); RETURN NULL;',
                            hash="71d244882ad5a4e329528c595b440c61d9c8948f",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4dc72",
                            table="engagement_communitygroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="communitygroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."added_by_id" IS DISTINCT FROM (NEW."added_by_id") OR OLD."ended_because" IS DISTINCT FROM (NEW."ended_because") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."meets" IS DISTINCT FROM (NEW."meets") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id"))',
                            func='INSERT INTO "engagement_communitygroupevent" ("added_at", "added_by_id", "ended_because", "ended_on", "id", "kind", "meets", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "ward_id") VALUES (NEW."added_at", NEW."added_by_id", NEW."ended_because", NEW."ended_on", NEW."id", NEW."kind", NEW."meets", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version", NEW."ward_id"); RETURN NULL;',
                            hash="1ee84a0b7fa5e048cec3c5425857d724a8512365",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_da4a3",
                            table="engagement_communitygroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="communitygroup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_communitygroupevent" ("added_at", "added_by_id", "ended_because", "ended_on", "id", "kind", "meets", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "ward_id") VALUES (OLD."added_at", OLD."added_by_id", OLD."ended_because", OLD."ended_on", OLD."id", OLD."kind", OLD."meets", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version", OLD."ward_id"); RETURN NULL;',
                            hash="9f854011fbf7022c99a8f5a0c693a421a6fe0bff",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0e7a7",
                            table="engagement_communitygroup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="communitygroupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bd194ed6af42bf7c1becc78d4e772e572f7268f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a06ad",
                            table="engagement_communitygroupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_issueevent" ("closed_because", "closed_on", "concern", "heard_at_id", "id", "last_step_at", "latitude", "logged_at", "longitude", "merged_into_id", "method", "number", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_wording", "raised_on", "received_by_id", "received_text", "recurs_from_id", "reference", "round", "satisfaction", "sensitivity", "shared_place", "stage", "stage_since", "told_on", "version", "ward_id", "year") VALUES (NEW."closed_because", NEW."closed_on", NEW."concern", NEW."heard_at_id", NEW."id", NEW."last_step_at", NEW."latitude", NEW."logged_at", NEW."longitude", NEW."merged_into_id", NEW."method", NEW."number", NEW."outcome", NEW."outcome_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_wording", NEW."raised_on", NEW."received_by_id", NEW."received_text", NEW."recurs_from_id", NEW."reference", NEW."round", NEW."satisfaction", NEW."sensitivity", NEW."shared_place", NEW."stage", NEW."stage_since", NEW."told_on", NEW."version", NEW."ward_id", NEW."year"); RETURN NULL;',
                            hash="66d56a027552772b56098b7c68fa09ec591ab2d6",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6bbb1",
                            table="engagement_issue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."closed_because" IS DISTINCT FROM (NEW."closed_because") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."concern" IS DISTINCT FROM (NEW."concern") OR OLD."heard_at_id" IS DISTINCT FROM (NEW."heard_at_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."last_step_at" IS DISTINCT FROM (NEW."last_step_at") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."logged_at" IS DISTINCT FROM (NEW."logged_at") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."outcome_on" IS DISTINCT FROM (NEW."outcome_on") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."public_wording" IS DISTINCT FROM (NEW."public_wording") OR OLD."raised_on" IS DISTINCT FROM (NEW."raised_on") OR OLD."received_by_id" IS DISTINCT FROM (NEW."received_by_id") OR OLD."received_text" IS DISTINCT FROM (NEW."received_text") OR OLD."recurs_from_id" IS DISTINCT FROM (NEW."recurs_from_id") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."round" IS DISTINCT FROM (NEW."round") OR OLD."satisfaction" IS DISTINCT FROM (NEW."satisfaction") OR OLD."sensitivity" IS DISTINCT FROM (NEW."sensitivity") OR OLD."shared_place" IS DISTINCT FROM (NEW."shared_place") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."stage_since" IS DISTINCT FROM (NEW."stage_since") OR OLD."told_on" IS DISTINCT FROM (NEW."told_on") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id") OR OLD."year" IS DISTINCT FROM (NEW."year"))',
                            func='INSERT INTO "engagement_issueevent" ("closed_because", "closed_on", "concern", "heard_at_id", "id", "last_step_at", "latitude", "logged_at", "longitude", "merged_into_id", "method", "number", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_wording", "raised_on", "received_by_id", "received_text", "recurs_from_id", "reference", "round", "satisfaction", "sensitivity", "shared_place", "stage", "stage_since", "told_on", "version", "ward_id", "year") VALUES (NEW."closed_because", NEW."closed_on", NEW."concern", NEW."heard_at_id", NEW."id", NEW."last_step_at", NEW."latitude", NEW."logged_at", NEW."longitude", NEW."merged_into_id", NEW."method", NEW."number", NEW."outcome", NEW."outcome_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_wording", NEW."raised_on", NEW."received_by_id", NEW."received_text", NEW."recurs_from_id", NEW."reference", NEW."round", NEW."satisfaction", NEW."sensitivity", NEW."shared_place", NEW."stage", NEW."stage_since", NEW."told_on", NEW."version", NEW."ward_id", NEW."year"); RETURN NULL;',
                            hash="d0f043e39a1840e3aa8a4f522ec9f7c069d83e04",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_43483",
                            table="engagement_issue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_issueevent" ("closed_because", "closed_on", "concern", "heard_at_id", "id", "last_step_at", "latitude", "logged_at", "longitude", "merged_into_id", "method", "number", "outcome", "outcome_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_wording", "raised_on", "received_by_id", "received_text", "recurs_from_id", "reference", "round", "satisfaction", "sensitivity", "shared_place", "stage", "stage_since", "told_on", "version", "ward_id", "year") VALUES (OLD."closed_because", OLD."closed_on", OLD."concern", OLD."heard_at_id", OLD."id", OLD."last_step_at", OLD."latitude", OLD."logged_at", OLD."longitude", OLD."merged_into_id", OLD."method", OLD."number", OLD."outcome", OLD."outcome_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_wording", OLD."raised_on", OLD."received_by_id", OLD."received_text", OLD."recurs_from_id", OLD."reference", OLD."round", OLD."satisfaction", OLD."sensitivity", OLD."shared_place", OLD."stage", OLD."stage_since", OLD."told_on", OLD."version", OLD."ward_id", OLD."year"); RETURN NULL;',
                            hash="bef482e221d822b51ff565f85ba1b3c78ff1eb7d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_73ca8",
                            table="engagement_issue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencestub",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_intelligencestubevent" ("answer", "answered_by_id", "answered_on", "grade_information", "grade_source", "handling", "id", "occasion", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "routed_on", "screened_by_id", "screened_on", "screening", "source_id", "source_since", "state", "submitted_by_id", "taken_at", "taken_by_id", "told_on", "unit_reference", "ward_id") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."grade_information", NEW."grade_source", NEW."handling", NEW."id", NEW."occasion", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reference", NEW."routed_on", NEW."screened_by_id", NEW."screened_on", NEW."screening", NEW."source_id", NEW."source_since", NEW."state", NEW."submitted_by_id", NEW."taken_at", NEW."taken_by_id", NEW."told_on", NEW."unit_reference", NEW."ward_id"); RETURN NULL;',
                            hash="cfffccce26606ff68c7227adb61abe553f2b9910",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ea934",
                            table="engagement_intelligencestub",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencestub",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_intelligencestubevent" ("answer", "answered_by_id", "answered_on", "grade_information", "grade_source", "handling", "id", "occasion", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "routed_on", "screened_by_id", "screened_on", "screening", "source_id", "source_since", "state", "submitted_by_id", "taken_at", "taken_by_id", "told_on", "unit_reference", "ward_id") VALUES (NEW."answer", NEW."answered_by_id", NEW."answered_on", NEW."grade_information", NEW."grade_source", NEW."handling", NEW."id", NEW."occasion", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reference", NEW."routed_on", NEW."screened_by_id", NEW."screened_on", NEW."screening", NEW."source_id", NEW."source_since", NEW."state", NEW."submitted_by_id", NEW."taken_at", NEW."taken_by_id", NEW."told_on", NEW."unit_reference", NEW."ward_id"); RETURN NULL;',
                            hash="f53426032c283d821dc5358abf9aef27a0263494",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0922f",
                            table="engagement_intelligencestub",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencestub",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_intelligencestubevent" ("answer", "answered_by_id", "answered_on", "grade_information", "grade_source", "handling", "id", "occasion", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "routed_on", "screened_by_id", "screened_on", "screening", "source_id", "source_since", "state", "submitted_by_id", "taken_at", "taken_by_id", "told_on", "unit_reference", "ward_id") VALUES (OLD."answer", OLD."answered_by_id", OLD."answered_on", OLD."grade_information", OLD."grade_source", OLD."handling", OLD."id", OLD."occasion", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reference", OLD."routed_on", OLD."screened_by_id", OLD."screened_on", OLD."screening", OLD."source_id", OLD."source_since", OLD."state", OLD."submitted_by_id", OLD."taken_at", OLD."taken_by_id", OLD."told_on", OLD."unit_reference", OLD."ward_id"); RETURN NULL;',
                            hash="430caaa1c5b3e05264a03490dbb08e9198f8e066",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9dd24",
                            table="engagement_intelligencestub",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_intelligencesourceevent" ("given_at", "given_by_id", "id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="21822de39a8faf5adbe66d49f11ff25cfb53465a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c2b08",
                            table="engagement_intelligencesource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."given_by_id" IS DISTINCT FROM (NEW."given_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."partnership_id" IS DISTINCT FROM (NEW."partnership_id"))',
                            func='INSERT INTO "engagement_intelligencesourceevent" ("given_at", "given_by_id", "id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."given_at", NEW."given_by_id", NEW."id", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="f83ea44393e3e16854675aeb70acf780e793c8cb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_95513",
                            table="engagement_intelligencesource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencesource",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_intelligencesourceevent" ("given_at", "given_by_id", "id", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."given_at", OLD."given_by_id", OLD."id", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="578fdc2b0d310a75342f5d1fcf205f0f424e86b8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_837f0",
                            table="engagement_intelligencesource",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="frequentcontactreviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5de0c0b3ead78f9046052b908524496a39eddf8b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_697f1",
                            table="engagement_frequentcontactreviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="frequentcontactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_frequentcontactreviewevent" ("concluded_at", "concluded_by_id", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "unit_reference") VALUES (NEW."concluded_at", NEW."concluded_by_id", NEW."id", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source_id", NEW."unit_reference"); RETURN NULL;',
                            hash="d6401e3af64c283593c8b3022b20c3f47db14726",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_01197",
                            table="engagement_frequentcontactreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="frequentcontactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_frequentcontactreviewevent" ("concluded_at", "concluded_by_id", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "unit_reference") VALUES (NEW."concluded_at", NEW."concluded_by_id", NEW."id", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source_id", NEW."unit_reference"); RETURN NULL;',
                            hash="3cd2e1bafe49e74e2b3fc412375c101f1de2b75c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f35c6",
                            table="engagement_frequentcontactreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="frequentcontactreview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_frequentcontactreviewevent" ("concluded_at", "concluded_by_id", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source_id", "unit_reference") VALUES (OLD."concluded_at", OLD."concluded_by_id", OLD."id", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source_id", OLD."unit_reference"); RETURN NULL;',
                            hash="3562d3a99c4e5d19efafbdc25975b4eee1308d40",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5a19e",
                            table="engagement_frequentcontactreview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencesourceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="d529c82960e7d89bad84fb3dcc8918c8c10ed020",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_78916",
                            table="engagement_intelligencesourceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="intelligencestubevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6e4a538c6f6c400640ed9c130a55dd6515a4970b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_04aa3",
                            table="engagement_intelligencestubevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="issueevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="76717a90f2d44af7d8d5a157c36156591f40eafd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a5115",
                            table="engagement_issueevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keyindividual",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_keyindividualevent" ("added_at", "consent_id", "consent_on", "email_updates", "embedded", "erased_at", "guardian_consent_on", "id", "invited_on", "joined_on", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefers", "state", "state_since", "version", "ward_id", "young") VALUES (NEW."added_at", NEW."consent_id", NEW."consent_on", NEW."email_updates", NEW."embedded", NEW."erased_at", NEW."guardian_consent_on", NEW."id", NEW."invited_on", NEW."joined_on", NEW."pcso_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefers", NEW."state", NEW."state_since", NEW."version", NEW."ward_id", NEW."young"); RETURN NULL;',
                            hash="09bf8f233792be1d6997ac4ddd03939924231e21",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ebfa3",
                            table="engagement_keyindividual",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keyindividual",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."consent_id" IS DISTINCT FROM (NEW."consent_id") OR OLD."consent_on" IS DISTINCT FROM (NEW."consent_on") OR OLD."email_updates" IS DISTINCT FROM (NEW."email_updates") OR OLD."embedded" IS DISTINCT FROM (NEW."embedded") OR OLD."erased_at" IS DISTINCT FROM (NEW."erased_at") OR OLD."guardian_consent_on" IS DISTINCT FROM (NEW."guardian_consent_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_on" IS DISTINCT FROM (NEW."invited_on") OR OLD."joined_on" IS DISTINCT FROM (NEW."joined_on") OR OLD."pcso_id" IS DISTINCT FROM (NEW."pcso_id") OR OLD."prefers" IS DISTINCT FROM (NEW."prefers") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."state_since" IS DISTINCT FROM (NEW."state_since") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id") OR OLD."young" IS DISTINCT FROM (NEW."young"))',
                            func='INSERT INTO "engagement_keyindividualevent" ("added_at", "consent_id", "consent_on", "email_updates", "embedded", "erased_at", "guardian_consent_on", "id", "invited_on", "joined_on", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefers", "state", "state_since", "version", "ward_id", "young") VALUES (NEW."added_at", NEW."consent_id", NEW."consent_on", NEW."email_updates", NEW."embedded", NEW."erased_at", NEW."guardian_consent_on", NEW."id", NEW."invited_on", NEW."joined_on", NEW."pcso_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefers", NEW."state", NEW."state_since", NEW."version", NEW."ward_id", NEW."young"); RETURN NULL;',
                            hash="8e87dd3eab337b2434703500129e98a4a6ddd61d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_c782e",
                            table="engagement_keyindividual",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keyindividual",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_keyindividualevent" ("added_at", "consent_id", "consent_on", "email_updates", "embedded", "erased_at", "guardian_consent_on", "id", "invited_on", "joined_on", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefers", "state", "state_since", "version", "ward_id", "young") VALUES (OLD."added_at", OLD."consent_id", OLD."consent_on", OLD."email_updates", OLD."embedded", OLD."erased_at", OLD."guardian_consent_on", OLD."id", OLD."invited_on", OLD."joined_on", OLD."pcso_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefers", OLD."state", OLD."state_since", OLD."version", OLD."ward_id", OLD."young"); RETURN NULL;',
                            hash="fccdf4240937762979549e14402f16ba57f36873",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_472a2",
                            table="engagement_keyindividual",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7964e15227d80584c919d5ab18830c3ce3bc2065",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_64a62",
                            table="engagement_contactevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_contactevent" ("at", "by_id", "group_id", "how", "id", "kin_id", "logged_at", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (NEW."at", NEW."by_id", NEW."group_id", NEW."how", NEW."id", NEW."kin_id", NEW."logged_at", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ward_id"); RETURN NULL;',
                            hash="9f3e8ac109ca77895fa9cf37639f522914d8fb61",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_146a2",
                            table="engagement_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."how" IS DISTINCT FROM (NEW."how") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kin_id" IS DISTINCT FROM (NEW."kin_id") OR OLD."logged_at" IS DISTINCT FROM (NEW."logged_at") OR OLD."on" IS DISTINCT FROM (NEW."on") OR OLD."ward_id" IS DISTINCT FROM (NEW."ward_id"))',
                            func='INSERT INTO "engagement_contactevent" ("at", "by_id", "group_id", "how", "id", "kin_id", "logged_at", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (NEW."at", NEW."by_id", NEW."group_id", NEW."how", NEW."id", NEW."kin_id", NEW."logged_at", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ward_id"); RETURN NULL;',
                            hash="05fa3d92edd0540b299b270b1b3b301aa9d95d5d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_387c0",
                            table="engagement_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contact",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_contactevent" ("at", "by_id", "group_id", "how", "id", "kin_id", "logged_at", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (OLD."at", OLD."by_id", OLD."group_id", OLD."how", OLD."id", OLD."kin_id", OLD."logged_at", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ward_id"); RETURN NULL;',
                            hash="3c36a141c3902640cb232494c22497708b3fa3bd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d7309",
                            table="engagement_contact",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="keyindividualevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3f55e8411b4d325e1b2daa20f5cce3d716e01934",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ec868",
                            table="engagement_keyindividualevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactrecord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_pactrecordevent" ("attendance", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."attendance", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="9b13ce8cb2e0f14a51a1841d8eeb9b15dfcf9863",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_bf2e7",
                            table="engagement_pactrecord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactrecord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_pactrecordevent" ("attendance", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (NEW."attendance", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recorded_at", NEW."recorded_by_id"); RETURN NULL;',
                            hash="058316543b5ce9deaf36a42554bfa9fa5092ec10",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fa573",
                            table="engagement_pactrecord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactrecord",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_pactrecordevent" ("attendance", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_at", "recorded_by_id") VALUES (OLD."attendance", OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recorded_at", OLD."recorded_by_id"); RETURN NULL;',
                            hash="2d30d7bcc48f30dd7849029e6a5bfdcfc08ea22d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05075",
                            table="engagement_pactrecord",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="pactrecordevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="90c5d2dd5bf8f9a1ae2420c5eddb36f556ce0e6e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_43ecf",
                            table="engagement_pactrecordevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_promiseevent" ("contact_id", "due_on", "id", "kept", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "settled_in_id", "settled_on", "what", "why_not") VALUES (NEW."contact_id", NEW."due_on", NEW."id", NEW."kept", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."settled_by_id", NEW."settled_in_id", NEW."settled_on", NEW."what", NEW."why_not"); RETURN NULL;',
                            hash="0fc8d934f75f77ac2e3945392558437079585ae2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c25ec",
                            table="engagement_promise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_promiseevent" ("contact_id", "due_on", "id", "kept", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "settled_in_id", "settled_on", "what", "why_not") VALUES (NEW."contact_id", NEW."due_on", NEW."id", NEW."kept", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."settled_by_id", NEW."settled_in_id", NEW."settled_on", NEW."what", NEW."why_not"); RETURN NULL;',
                            hash="8c5448c59efa345113a196a9a43d6bf642c1909d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83b5f",
                            table="engagement_promise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promise",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_promiseevent" ("contact_id", "due_on", "id", "kept", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_by_id", "settled_in_id", "settled_on", "what", "why_not") VALUES (OLD."contact_id", OLD."due_on", OLD."id", OLD."kept", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."settled_by_id", OLD."settled_in_id", OLD."settled_on", OLD."what", OLD."why_not"); RETURN NULL;',
                            hash="be8d0fb5d631946045ce8ef72caa73283022a59d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ac7fc",
                            table="engagement_promise",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="promiseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fc7249e5e866e562a09977b0956a22ee04fb0673",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_21e20",
                            table="engagement_promiseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="optionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="46752762ed9d2eb3716014aca6b90be0295e1716",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_bf78e",
                            table="engagement_optionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_optionevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."text"); RETURN NULL;',
                            hash="f48f144ecdc7e5620ae19fb01333e8c53b76d313",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9edd9",
                            table="engagement_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_optionevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."text"); RETURN NULL;',
                            hash="d3c9fd2a79162d335bf5497f04718dfb49a5c7b3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7e7f3",
                            table="engagement_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="option",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_optionevent" ("id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "text") VALUES (OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."text"); RETURN NULL;',
                            hash="8976d5eded0882197a0d1a3e0c29c1d278cb3140",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c8ebf",
                            table="engagement_option",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaire",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_questionnaireevent" ("id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="37967dc444a9d25dafbb517f8cecda1d5fd655a1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_82db9",
                            table="engagement_questionnaire",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaire",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_questionnaireevent" ("id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="8fad29ebc452957c97f47daba8886f4a5dc015e3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bebfd",
                            table="engagement_questionnaire",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaire",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_questionnaireevent" ("id", "name", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="41dd4b99183fe43cf68e80f3ba89d763e066c218",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bd867",
                            table="engagement_questionnaire",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c916de461d98cccd351cf5cd08d2771e6e83095b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_d54a4",
                            table="engagement_questionnaireevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_questionnaireversionevent" ("id", "issued_at", "issued_by_id", "made_at", "made_by_id", "number", "opening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id") VALUES (NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."made_at", NEW."made_by_id", NEW."number", NEW."opening", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."questionnaire_id"); RETURN NULL;',
                            hash="0b71e5f284209369991df847f3d054e5c2885f14",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0ab7f",
                            table="engagement_questionnaireversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_questionnaireversionevent" ("id", "issued_at", "issued_by_id", "made_at", "made_by_id", "number", "opening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id") VALUES (NEW."id", NEW."issued_at", NEW."issued_by_id", NEW."made_at", NEW."made_by_id", NEW."number", NEW."opening", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."questionnaire_id"); RETURN NULL;',
                            hash="591ca537c6c18257fdfa5da349d442115e2f890b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d373f",
                            table="engagement_questionnaireversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_questionnaireversionevent" ("id", "issued_at", "issued_by_id", "made_at", "made_by_id", "number", "opening", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id") VALUES (OLD."id", OLD."issued_at", OLD."issued_by_id", OLD."made_at", OLD."made_by_id", OLD."number", OLD."opening", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."questionnaire_id"); RETURN NULL;',
                            hash="f99c0893a1dcc72b4470f7947fcdef125a33b6eb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8a5d3",
                            table="engagement_questionnaireversion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f256c8b1ba1ec81d0f8ebc3c9d9e38ac4a007bee",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8b1bf",
                            table="engagement_questionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_questionevent" ("at_most", "counted", "hint", "id", "kind", "measures", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "text", "version_id") VALUES (NEW."at_most", NEW."counted", NEW."hint", NEW."id", NEW."kind", NEW."measures", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."required", NEW."text", NEW."version_id"); RETURN NULL;',
                            hash="4c67f0f80f7d5846e8e16d1146a60d429ee9c52d",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_67e13",
                            table="engagement_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_questionevent" ("at_most", "counted", "hint", "id", "kind", "measures", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "text", "version_id") VALUES (NEW."at_most", NEW."counted", NEW."hint", NEW."id", NEW."kind", NEW."measures", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."required", NEW."text", NEW."version_id"); RETURN NULL;',
                            hash="72282352fed5aae319363a94cbcb17272873f8cb",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_37c5c",
                            table="engagement_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="question",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_questionevent" ("at_most", "counted", "hint", "id", "kind", "measures", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "required", "text", "version_id") VALUES (OLD."at_most", OLD."counted", OLD."hint", OLD."id", OLD."kind", OLD."measures", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."required", OLD."text", OLD."version_id"); RETURN NULL;',
                            hash="bdcf98801c9fd04b37045142d48fe122cc999e1c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_06f45",
                            table="engagement_question",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="questionnaireversionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="92a78f9a5dcdb54019f457ddebfba56ba56b3a4d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1e9f3",
                            table="engagement_questionnaireversionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="raiser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_raiserevent" ("added_at", "channel", "community_group_id", "email", "group_id", "id", "issue_id", "kin_id", "kind", "name", "others_may_see", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "raised_it", "user_id", "view", "view_given_at", "wants_to_know") VALUES (NEW."added_at", NEW."channel", NEW."community_group_id", NEW."email", NEW."group_id", NEW."id", NEW."issue_id", NEW."kin_id", NEW."kind", NEW."name", NEW."others_may_see", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."raised_it", NEW."user_id", NEW."view", NEW."view_given_at", NEW."wants_to_know"); RETURN NULL;',
                            hash="a6fb4602e5ac6abfb27325c7d324489f32c95be8",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_264b6",
                            table="engagement_raiser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="raiser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."channel" IS DISTINCT FROM (NEW."channel") OR OLD."community_group_id" IS DISTINCT FROM (NEW."community_group_id") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issue_id" IS DISTINCT FROM (NEW."issue_id") OR OLD."kin_id" IS DISTINCT FROM (NEW."kin_id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."others_may_see" IS DISTINCT FROM (NEW."others_may_see") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."raised_it" IS DISTINCT FROM (NEW."raised_it") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id") OR OLD."view" IS DISTINCT FROM (NEW."view") OR OLD."view_given_at" IS DISTINCT FROM (NEW."view_given_at") OR OLD."wants_to_know" IS DISTINCT FROM (NEW."wants_to_know"))',
                            func='INSERT INTO "engagement_raiserevent" ("added_at", "channel", "community_group_id", "email", "group_id", "id", "issue_id", "kin_id", "kind", "name", "others_may_see", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "raised_it", "user_id", "view", "view_given_at", "wants_to_know") VALUES (NEW."added_at", NEW."channel", NEW."community_group_id", NEW."email", NEW."group_id", NEW."id", NEW."issue_id", NEW."kin_id", NEW."kind", NEW."name", NEW."others_may_see", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."raised_it", NEW."user_id", NEW."view", NEW."view_given_at", NEW."wants_to_know"); RETURN NULL;',
                            hash="3eae93dfb2c4ecd7c2dcbda6ea7629c74dfa87d1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_59155",
                            table="engagement_raiser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="raiser",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_raiserevent" ("added_at", "channel", "community_group_id", "email", "group_id", "id", "issue_id", "kin_id", "kind", "name", "others_may_see", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "raised_it", "user_id", "view", "view_given_at", "wants_to_know") VALUES (OLD."added_at", OLD."channel", OLD."community_group_id", OLD."email", OLD."group_id", OLD."id", OLD."issue_id", OLD."kin_id", OLD."kind", OLD."name", OLD."others_may_see", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."raised_it", OLD."user_id", OLD."view", OLD."view_given_at", OLD."wants_to_know"); RETURN NULL;',
                            hash="b369ebe12d6c47382143e8edd87006ec10599d21",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8355c",
                            table="engagement_raiser",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="raiserevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3c48191e99a971d51785c09a62f1962de855efa3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c3973",
                            table="engagement_raiserevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitingtask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_recruitingtaskevent" ("category", "due_on", "ended_because", "ended_on", "gap", "id", "made_at", "made_by_id", "made_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruited", "version", "wanted", "ward_id") VALUES (NEW."category", NEW."due_on", NEW."ended_because", NEW."ended_on", NEW."gap", NEW."id", NEW."made_at", NEW."made_by_id", NEW."made_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."recruited", NEW."version", NEW."wanted", NEW."ward_id"); RETURN NULL;',
                            hash="90bc46a0898d6f2c62023edaeeefe00c2b7ed156",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3afac",
                            table="engagement_recruitingtask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitingtask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_recruitingtaskevent" ("category", "due_on", "ended_because", "ended_on", "gap", "id", "made_at", "made_by_id", "made_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruited", "version", "wanted", "ward_id") VALUES (NEW."category", NEW."due_on", NEW."ended_because", NEW."ended_on", NEW."gap", NEW."id", NEW."made_at", NEW."made_by_id", NEW."made_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."recruited", NEW."version", NEW."wanted", NEW."ward_id"); RETURN NULL;',
                            hash="201ee0b2221c237917522a77dddd41a6f9441523",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2f15a",
                            table="engagement_recruitingtask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitingtask",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_recruitingtaskevent" ("category", "due_on", "ended_because", "ended_on", "gap", "id", "made_at", "made_by_id", "made_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recruited", "version", "wanted", "ward_id") VALUES (OLD."category", OLD."due_on", OLD."ended_because", OLD."ended_on", OLD."gap", OLD."id", OLD."made_at", OLD."made_by_id", OLD."made_on", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recruited", OLD."version", OLD."wanted", OLD."ward_id"); RETURN NULL;',
                            hash="e5ad552c49c62bf4c2635c3ded551f76d93f917c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bcf3a",
                            table="engagement_recruitingtask",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="recruitingtaskevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4b28f4596d35f97e92fdd07008e3ffc6adff65bd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_895ca",
                            table="engagement_recruitingtaskevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyanchor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyanchorevent" ("first_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (NEW."first_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."ward_id"); RETURN NULL;',
                            hash="d0daa2833faaa4ef4243af7d3e8eadfea9387a7b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2781c",
                            table="engagement_surveyanchor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyanchor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_surveyanchorevent" ("first_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (NEW."first_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."ward_id"); RETURN NULL;',
                            hash="634bd8df3862c320fbf574ebacfebc0e361b6df2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d53f3",
                            table="engagement_surveyanchor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyanchor",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyanchorevent" ("first_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ward_id") VALUES (OLD."first_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."ward_id"); RETURN NULL;',
                            hash="ef4b1a3926698052d8a13907688dc9254886c25d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bb45a",
                            table="engagement_surveyanchor",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyanchorevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f3da7d78aa6be842f8bd7203065f893b286088d0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_92334",
                            table="engagement_surveyanchorevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyround",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyroundevent" ("closed_at", "closed_by_id", "closes_on", "due_on", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version_id", "ward_id") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closes_on", NEW."due_on", NEW."id", NEW."opened_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."version_id", NEW."ward_id"); RETURN NULL;',
                            hash="2aad9e04a8479c6b9d691b9bd65eeac098704426",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e9ce1",
                            table="engagement_surveyround",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyround",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_surveyroundevent" ("closed_at", "closed_by_id", "closes_on", "due_on", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version_id", "ward_id") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."closes_on", NEW."due_on", NEW."id", NEW."opened_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."version_id", NEW."ward_id"); RETURN NULL;',
                            hash="57ce612d8e94624e617b33924da1fe9d19cc98d2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6037c",
                            table="engagement_surveyround",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyround",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyroundevent" ("closed_at", "closed_by_id", "closes_on", "due_on", "id", "opened_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version_id", "ward_id") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."closes_on", OLD."due_on", OLD."id", OLD."opened_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."version_id", OLD."ward_id"); RETURN NULL;',
                            hash="a7b5642a9127de31ae4a45788e7d84b04edd3d83",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f2dcb",
                            table="engagement_surveyround",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyreachevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="19a0916988b6b6e049679925177a8f3916204c2b",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_974a3",
                            table="engagement_surveyreachevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyreach",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyreachevent" ("agency_id", "done_on", "due_on", "how", "id", "noted_at", "noted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "round_id", "whom") VALUES (NEW."agency_id", NEW."done_on", NEW."due_on", NEW."how", NEW."id", NEW."noted_at", NEW."noted_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."result", NEW."round_id", NEW."whom"); RETURN NULL;',
                            hash="8361c9e0ef4415b2c22c184a2f36cf842d418b51",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c4c0c",
                            table="engagement_surveyreach",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyreach",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_surveyreachevent" ("agency_id", "done_on", "due_on", "how", "id", "noted_at", "noted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "round_id", "whom") VALUES (NEW."agency_id", NEW."done_on", NEW."due_on", NEW."how", NEW."id", NEW."noted_at", NEW."noted_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."result", NEW."round_id", NEW."whom"); RETURN NULL;',
                            hash="4e183e3ae0b960dadaff923839946df4b9013f44",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_418f0",
                            table="engagement_surveyreach",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyreach",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyreachevent" ("agency_id", "done_on", "due_on", "how", "id", "noted_at", "noted_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "result", "round_id", "whom") VALUES (OLD."agency_id", OLD."done_on", OLD."due_on", OLD."how", OLD."id", OLD."noted_at", OLD."noted_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."result", OLD."round_id", OLD."whom"); RETURN NULL;',
                            hash="ea533c649a0461307168a03e6c5ba0722bb24bf4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_05eb9",
                            table="engagement_surveyreach",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyissueevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6aa0a159a401de10a3d0661c03060edfa5c1be4f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1954a",
                            table="engagement_surveyissueevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyissue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyissueevent" ("id", "issue_id", "made_at", "made_by_id", "named_by", "of", "option_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (NEW."id", NEW."issue_id", NEW."made_at", NEW."made_by_id", NEW."named_by", NEW."of", NEW."option_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id"); RETURN NULL;',
                            hash="8c9ea7b76181b2fa89a3f41b226231b0fe6e472a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_19451",
                            table="engagement_surveyissue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyissue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_surveyissueevent" ("id", "issue_id", "made_at", "made_by_id", "named_by", "of", "option_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (NEW."id", NEW."issue_id", NEW."made_at", NEW."made_by_id", NEW."named_by", NEW."of", NEW."option_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id"); RETURN NULL;',
                            hash="bb292df5c997e76f7e176330bd2ff92755106947",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_943a3",
                            table="engagement_surveyissue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyissue",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveyissueevent" ("id", "issue_id", "made_at", "made_by_id", "named_by", "of", "option_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id") VALUES (OLD."id", OLD."issue_id", OLD."made_at", OLD."made_by_id", OLD."named_by", OLD."of", OLD."option_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."round_id"); RETURN NULL;',
                            hash="42448ec9312a2f4c5aa9c33bc43103b5dbc4273f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8d2f8",
                            table="engagement_surveyissue",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interviewevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="51aed420b51dd1dfc667fad7aa543a95f5460c2e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6ded1",
                            table="engagement_interviewevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_interviewevent" ("assigned_to_id", "done_by_id", "done_on", "id", "kin_id", "link_sent_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "response", "round_id", "version", "way") VALUES (NEW."assigned_to_id", NEW."done_by_id", NEW."done_on", NEW."id", NEW."kin_id", NEW."link_sent_at", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."refusal", NEW."response", NEW."round_id", NEW."version", NEW."way"); RETURN NULL;',
                            hash="91ccb694ecba735f00b08f9fb9993647edb4b218",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f096b",
                            table="engagement_interview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."assigned_to_id" IS DISTINCT FROM (NEW."assigned_to_id") OR OLD."done_by_id" IS DISTINCT FROM (NEW."done_by_id") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kin_id" IS DISTINCT FROM (NEW."kin_id") OR OLD."link_sent_at" IS DISTINCT FROM (NEW."link_sent_at") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."refusal" IS DISTINCT FROM (NEW."refusal") OR OLD."response" IS DISTINCT FROM (NEW."response") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                            func='INSERT INTO "engagement_interviewevent" ("assigned_to_id", "done_by_id", "done_on", "id", "kin_id", "link_sent_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "response", "round_id", "version", "way") VALUES (NEW."assigned_to_id", NEW."done_by_id", NEW."done_on", NEW."id", NEW."kin_id", NEW."link_sent_at", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."refusal", NEW."response", NEW."round_id", NEW."version", NEW."way"); RETURN NULL;',
                            hash="6ab72d97abf0ede99e932ea70b4f235df0632b7e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_64ca8",
                            table="engagement_interview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="interview",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_interviewevent" ("assigned_to_id", "done_by_id", "done_on", "id", "kin_id", "link_sent_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refusal", "response", "round_id", "version", "way") VALUES (OLD."assigned_to_id", OLD."done_by_id", OLD."done_on", OLD."id", OLD."kin_id", OLD."link_sent_at", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."refusal", OLD."response", OLD."round_id", OLD."version", OLD."way"); RETURN NULL;',
                            hash="f3c80df24f76f5d6348f2827e9b49b1db5282e1a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c76fe",
                            table="engagement_interview",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveyroundevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="38a6aa82412a957ab25e87a1192f6fd04d5e21f7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_be21a",
                            table="engagement_surveyroundevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveysettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveysettingsevent" ("every_months", "id", "open_days", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id", "version") VALUES (NEW."every_months", NEW."id", NEW."open_days", NEW."partnership_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."questionnaire_id", NEW."version"); RETURN NULL;',
                            hash="adb92325048e20d09354494ddfac02b0a86e0cc1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_fbc29",
                            table="engagement_surveysettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveysettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_surveysettingsevent" ("every_months", "id", "open_days", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id", "version") VALUES (NEW."every_months", NEW."id", NEW."open_days", NEW."partnership_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."questionnaire_id", NEW."version"); RETURN NULL;',
                            hash="20039bd8e9b1c8042e8954ea0ef0871d1af7061c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_88b36",
                            table="engagement_surveysettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveysettings",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_surveysettingsevent" ("every_months", "id", "open_days", "partnership_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id", "version") VALUES (OLD."every_months", OLD."id", OLD."open_days", OLD."partnership_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."questionnaire_id", OLD."version"); RETURN NULL;',
                            hash="140eda2c5b2d5eefe6330f621874e11ad52260a4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4d2c5",
                            table="engagement_surveysettings",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="surveysettingsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="55e31083a23ea37258e67baaee4e8fd86868893c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9f0b0",
                            table="engagement_surveysettingsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tour",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_tourevent" ("id", "made_at", "month", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."made_at", NEW."month", NEW."pcso_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="6ccb6598e86078cf2876658a5470a75e71b4e16b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_db410",
                            table="engagement_tour",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tour",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_tourevent" ("id", "made_at", "month", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."made_at", NEW."month", NEW."pcso_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="4f09b6f98456d99fa6275a23c5fb131582dea4bd",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_68c54",
                            table="engagement_tour",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tour",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_tourevent" ("id", "made_at", "month", "pcso_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."made_at", OLD."month", OLD."pcso_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="7d54fd5bdd4f6783f12046ebd556caa1b73631d8",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_268ad",
                            table="engagement_tour",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tourevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="181b760e873fddc325f449b83f394fea7241624a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_15cf1",
                            table="engagement_tourevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tourstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_tourstopevent" ("carried", "contact_id", "group_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tour_id") VALUES (NEW."carried", NEW."contact_id", NEW."group_id", NEW."id", NEW."month", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."tour_id"); RETURN NULL;',
                            hash="5b5514f8dd3925b3c1ccd6bcfc7b01ff1feba78a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2e971",
                            table="engagement_tourstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tourstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "engagement_tourstopevent" ("carried", "contact_id", "group_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tour_id") VALUES (NEW."carried", NEW."contact_id", NEW."group_id", NEW."id", NEW."month", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."tour_id"); RETURN NULL;',
                            hash="48fb8bc93b9cb5b8188ca6dd35f486ba2316f8d3",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_89a54",
                            table="engagement_tourstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tourstop",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "engagement_tourstopevent" ("carried", "contact_id", "group_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "tour_id") VALUES (OLD."carried", OLD."contact_id", OLD."group_id", OLD."id", OLD."month", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."tour_id"); RETURN NULL;',
                            hash="aef1ac4012cadfbdcad1972aca132b151c454f02",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2fafa",
                            table="engagement_tourstop",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="tourstopevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3934ade18a65a42a4f82964d84966d78d013439e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c0d5d",
                            table="engagement_tourstopevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        ),
        migrations.RunSQL(APPEND_ONLY, APPEND_ONLY_BACK),
        migrations.RunSQL(TALLY_TRIGGERS, TALLY_TRIGGERS_BACK),
        migrations.RunSQL(SEALS_2, SEALS_2_BACK),
        migrations.RunSQL(SEALS_3),
        migrations.RunSQL(BOX_IS_EMPTIED, BOX_IS_EMPTIED_BACK),
    ]
