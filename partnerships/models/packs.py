"""Papers of a meeting as they went out: to whom, in which version, and who has opened them (P6)."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from partnerships.history import tracked
from partnerships.models.groups import Membership
from partnerships.models.meetings import Meeting
from partnerships.models.papers import Paper
from partnerships.models.people import User


@tracked()
class Pack(models.Model):
    """One sending of a meeting's papers; what changed afterwards goes out with the next number."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["meeting", "number"]
        # Two people may press the button at once: the papers go out once.
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="pack_sent_once")]

    def __str__(self) -> str:
        return f"Papers {self.number} of {self.meeting}"


class Way(models.TextChoices):
    """How somebody gets the papers."""

    ACCOUNT = "account", "On their page, told by e-mail"
    MAIL = "mail", "By e-mail, with a link of their own"
    PRINT = "print", "In print"


class PackRecipientQuerySet(models.QuerySet["PackRecipient"]):
    def open_link(self, at: datetime | None = None) -> PackRecipientQuerySet:
        """Those whose own link still opens: until so long after the meeting."""
        since = (at or timezone.now()) - PackRecipient.LINK_LASTS
        return self.filter(way=Way.MAIL, pack__meeting__starts_at__gte=since)


@tracked(exclude=("token",))
class PackRecipient(models.Model):
    """One member to whom the papers went, with the very paper they got."""

    LINK_LASTS = timedelta(days=60)

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="recipients")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way)
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, null=True, blank=True, unique=True)
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = PackRecipientQuerySet.as_manager()

    class Meta:
        ordering = ["pack", "membership__name"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "membership"], name="papers_once_to_a_member"),
            models.CheckConstraint(
                name="papers_by_mail_have_a_link_of_their_own",
                condition=Q(way="mail", token__isnull=False) | (~Q(way="mail") & Q(token__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id}: {self.pack_id}"
