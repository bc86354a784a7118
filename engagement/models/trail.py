"""The trail: one row for each recorded step. Append-only by the database's own rule (product, The loop; craft 6)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from engagement.models.issues import Issue, Sensitivity, Stage
from partnerships.models import Agency, User


class Verb(models.TextChoices):
    """What a step says happened. What is allowed when stands in `engagement.loop`."""

    RAISED = "raised", "Raised"
    DEALT_WITH = "dealt_with", "Dealt with directly"
    REFERRED = "referred", "Referred"
    ESCALATED = "escalated", "Escalated for tasking"
    TABLED = "tabled", "Put on an agenda"
    TAKEN_OFF = "taken_off", "Taken off the agenda"
    ACTION_AGREED = "action_agreed", "Action agreed"
    PRIORITISED = "prioritised", "Made a priority"
    PRIORITY_KEPT = "priority_kept", "Priority reviewed and kept"
    PRIORITY_ENDED = "priority_ended", "No longer a priority"
    NOT_PRIORITISED = "not_prioritised", "Not prioritised"
    CARRIED = "carried", "Carried forward"
    SENT_UP = "sent_up", "Escalated to a higher group"
    ANSWERED = "answered", "Answered by the higher group"
    PROGRESS = "progress", "Progress"
    ACTION_DONE = "action_done", "Action done"
    ACTION_ENDED = "action_ended", "Action ended"
    OUTCOME = "outcome", "Outcome recorded"
    TOLD = "told", "Feedback given"
    ALL_TOLD = "all_told", "Everyone owed was told"
    VIEW_GIVEN = "view_given", "Raiser's view"
    CLOSED = "closed", "Closed"
    DISPUTED = "disputed", "Disputed"
    REOPENED = "reopened", "Reopened"
    REWORDED = "reworded", "Wording changed"
    MERGED = "merged", "Merged"
    UNMERGED = "unmerged", "Un-merged"
    JOINED = "joined", "Another was merged into it"
    PARTED = "parted", "Another was taken out of it again"
    CAME_BACK = "came_back", "It came back"
    NOTE = "note", "Note"
    CORRECTION = "correction", "Correction"


ACTED = (Verb.ACTION_DONE, Verb.OUTCOME)
THAT_COUNT = (*ACTED, Verb.TOLD)
"""Steps that a ward's figures count: something was done about a concern, somebody was told of it."""


class Step(models.Model):
    """What happened, when, who did it, who keyed it, and who may see it. Written only by `engagement.trail`.

    No UPDATE, DELETE or TRUNCATE: a trigger refuses them for everybody. A correction is a further step. What is changed
    all the same, by somebody who may switch triggers off, breaks the chain of seals (`engagement.sealing`).
    """

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField(help_text="1, 2, 3, ... within the issue.")
    verb = models.CharField(max_length=16, choices=Verb)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=120, blank=True, help_text="Who, where it was nobody with an account.")
    keyed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_stage = models.CharField(max_length=16, choices=Stage, blank=True)
    to_stage = models.CharField(max_length=16, choices=Stage)
    text = models.TextField(blank=True)
    seen_by = models.CharField(max_length=10, choices=Sensitivity, default=Sensitivity.PARTNERS)
    facts = models.JSONField(default=dict, blank=True, help_text="Ids of what it is about: meeting, action, feedback.")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    seal = models.BinaryField(
        db_default=b"", editable=False, max_length=32,
        help_text="SHA-256 over the seal of the step before and all that stands in this one; a trigger writes it.",
    )  # fmt: skip

    class Meta:
        ordering = ["issue", "number"]
        constraints = [models.UniqueConstraint(fields=["issue", "number"], name="step_number_once")]
        indexes = [
            # A ward's figures count of each concern that moved when it was acted on and when somebody was told.
            models.Index(
                fields=["issue", "verb", "happened_at"],
                condition=Q(verb__in=THAT_COUNT),
                name="step_that_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue_id} #{self.number} {self.verb}"
