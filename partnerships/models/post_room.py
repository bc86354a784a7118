"""The post room: mail is a row with a unique key, written in the transaction that caused it (craft 7)."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from partnerships.models.people import User


class MailState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self, at: datetime | None = None) -> MailQuerySet:
        """Waiting with its time come, or claimed by a worker that died (its claim has run out). Oldest first.

        Without `at` the database's clock decides, so that workers whose clocks differ agree.
        """
        moment = at or Now()
        return self.filter(
            Q(state=MailState.WAITING, due_at__lte=moment) | Q(state=MailState.SENDING, claimed_until__lt=moment)
        ).order_by("due_at", "pk")

    def unsent(self) -> MailQuerySet:
        """What has not left the house: waiting, in hand, or given up."""
        return self.exclude(state=MailState.SENT)


class Mail(models.Model):
    """One message to one person. `key` says what it is for: the same key is never written twice."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    to = models.EmailField()
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    subject = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    unsubscribe_url = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    written_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True)

    objects = MailQuerySet.as_manager()

    class Meta:
        ordering = ["due_at"]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state__in=["waiting", "sending"]), name="mail_still_to_send"),
        ]

    def __str__(self) -> str:
        return self.key


class Reminder(models.Model):
    """One reminder given to one person about one thing on one occasion; the unique row is what makes it once (X7)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="reminders")
    about = models.CharField(max_length=120, help_text="What it is about: action:417:overdue, digest:2026-11-22.")
    due_on = models.DateField(help_text="The day it became due, which a late digest catches up.")
    mail = models.ForeignKey(Mail, null=True, blank=True, on_delete=models.SET_NULL, related_name="reminders")
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "about", "due_on"], name="reminder_once")]

    def __str__(self) -> str:
        return self.about
