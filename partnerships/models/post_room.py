"""The post room: mail is a row with a unique key, written in the transaction that caused it (craft 7)."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from partnerships.models.people import User
from partnerships.models.places import Partnership, Ward


class MailState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"


class MailQuerySet(models.QuerySet["Mail"]):
    def visible_to(self, user: User) -> MailQuerySet:
        """Mail this person looks after: the rule of `partnerships.access`."""
        from partnerships import access  # noqa: PLC0415 - access reads the models

        return self.filter(access.mail_seen_by(user))

    def due(self, at: datetime | None = None) -> MailQuerySet:
        """Waiting with its time come, or claimed by a worker that died (its claim has run out). Oldest first.

        Without `at` the database's clock decides, so that workers whose clocks differ agree.
        """
        moment = at or Now()
        return self.filter(
            Q(state=MailState.WAITING, due_at__lte=moment) | Q(state=MailState.SENDING, claimed_until__lt=moment)
        ).order_by("due_at", "pk")

    def failed(self) -> MailQuerySet:
        """Given up; the newest first. Each waits for somebody to put the reason right and send it again."""
        return self.filter(state=MailState.FAILED).order_by("-written_at", "-pk")

    def waiting(self) -> MailQuerySet:
        """Not sent yet and not given up, the next one first."""
        return self.filter(state__in=[MailState.WAITING, MailState.SENDING]).order_by("due_at", "pk")

    def for_list(self) -> MailQuerySet:
        """With what a row of the list shows, and without a word of its text."""
        return self.select_related("user", "ward").defer("text", "html", "subject", "to")


class Mail(models.Model):
    """One message to one person. `key` says what it is for: the same key is never written twice."""

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    to = models.EmailField()
    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # Who looks after it where it cannot be sent: the partnership's administrators, and the ward's coordinator.
    partnership = models.ForeignKey(Partnership, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ward = models.ForeignKey(Ward, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=80, blank=True, help_text="The reference of what it is about; never a name.")
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
            models.Index(fields=["-written_at"], condition=Q(state="failed"), name="mail_given_up"),
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
