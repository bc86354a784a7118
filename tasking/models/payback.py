"""Community payback: work that residents suggest, done by people who serve their sentence in the community (T12)."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from engagement.models import Issue, Stage
from partnerships.history import tracked
from partnerships.models import Agency, User


class PaybackState(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    SENT = "sent", "Sent"
    ACCEPTED = "accepted", "Accepted"
    DONE = "done", "Done"
    NOT_POSSIBLE = "not_possible", "Not possible"
    NOT_PAYBACK = "not_payback", "Not payback work"


WITH_AGENCY = frozenset({PaybackState.SENT, PaybackState.ACCEPTED})
"""States in which the agency that was asked has still to answer."""


class PaybackQuerySet(models.QuerySet["Payback"]):
    def visible_to(self, user: User) -> PaybackQuerySet:
        """Payback work this person may see: the rule of `tasking.payback_access`."""
        from tasking import payback_access  # noqa: PLC0415 - access reads the models

        return self.filter(payback_access.payback_seen_by(user))

    def suggested(self) -> PaybackQuerySet:
        """Not looked through yet, and not answered otherwise meanwhile."""
        waiting = [Stage.NEW, Stage.DEALT_WITH, Stage.ESCALATED, Stage.TABLED]
        return self.filter(state=PaybackState.SUGGESTED, issue__stage__in=waiting)

    def unanswered(self) -> PaybackQuerySet:
        """Sent, and the agency has neither taken it on nor said that it is not possible."""
        return self.filter(state=PaybackState.SENT)

    def with_agency(self) -> PaybackQuerySet:
        """Sent and not over: to be answered, or taken on and to be done."""
        return self.filter(state__in=sorted(WITH_AGENCY))

    def for_list(self) -> PaybackQuerySet:
        """With what a row or a page shows, without what was said as received."""
        rows = self.select_related("issue__ward__partnership", "agency")
        return rows.defer("issue__received_text", "issue__search_open", "issue__search_full", "issue__trail_end")


@tracked()
class Payback(models.Model):
    """An issue that somebody suggests as payback work, what probation was asked, and its answer.

    The loop is the issue's own: it is sent by a referral, it is done by an outcome, and those who suggested it are
    owed the answer like everybody who raises something.
    """

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="payback")
    state = models.CharField(max_length=12, choices=PaybackState, default=PaybackState.SUGGESTED)
    suggested_at = models.DateTimeField(db_default=Now())
    work = models.TextField(blank=True, help_text="What is to be done, in public wording, as it was sent.")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="payback")
    sent_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    planned_on = models.DateField(
        null=True, blank=True, help_text="When it is planned to be done, where that is known."
    )
    ended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="When its answer was recorded.")
    done_on = models.DateField(null=True, blank=True)
    result = models.TextField(blank=True, help_text="What was done, in words for the book.")
    reason = models.TextField(blank=True, help_text="Why it is not possible, or not payback work.")
    shown = models.BooleanField(default=True, help_text="Once done, it stands on the ward's public page.")
    version = models.PositiveIntegerField(default=1)

    objects = PaybackQuerySet.as_manager()

    class Meta:
        ordering = ["-suggested_at", "-pk"]
        verbose_name_plural = "payback"
        indexes = [models.Index(fields=["agency", "state"], name="payback_of_agency")]
        constraints = [
            models.CheckConstraint(
                name="payback_sent_says_what_to_whom",
                condition=Q(state__in=["suggested", "not_payback"])
                | (~Q(work="") & Q(agency__isnull=False, sent_by__isnull=False, sent_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="payback_done_says_when_and_what",
                condition=~Q(state="done") | (Q(done_on__isnull=False, ended_at__isnull=False) & ~Q(result="")),
            ),
            models.CheckConstraint(
                name="payback_refused_says_why",
                condition=~Q(state__in=["not_possible", "not_payback"]) | (~Q(reason="") & Q(ended_at__isnull=False)),
            ),
            # What is done goes on the ward's public page in the words it was sent with (safety 15).
            models.CheckConstraint(
                name="payback_done_by_a_second_person",
                condition=~Q(state="done") | (Q(ended_by__isnull=False) & ~Q(ended_by=F("sent_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"Payback work {self.issue_id}"

    def get_absolute_url(self) -> str:
        return reverse("payback-work", args=[self.issue.reference])

    @property
    def with_agency(self) -> bool:
        """Whether the agency has still to answer, or to do it."""
        return self.state in WITH_AGENCY

    @property
    def planned_late(self) -> bool:
        """Whether the day it was planned for is over and it is not done."""
        planned = self.planned_on
        return self.state == PaybackState.ACCEPTED and planned is not None and planned < timezone.localdate()

    def state_at(self, moment: datetime) -> PaybackState:
        """How it stood at that moment, so that minutes say what was known when the meeting closed."""
        if self.ended_at is not None and self.ended_at <= moment:
            return PaybackState(self.state)
        if self.accepted_at is not None and self.accepted_at <= moment:
            return PaybackState.ACCEPTED
        if self.sent_at is not None and self.sent_at <= moment:
            return PaybackState.SENT
        return PaybackState.SUGGESTED
