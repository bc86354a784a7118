"""Entries written on a tablet without signal, from the moment they reach the book (E5, E3; safety 26, 28)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone

from engagement.models import Issue
from partnerships.models import User

CLOCKS_DIFFER = 600
"""Seconds by which a tablet's clock may differ from the book's before its times are put right."""


class EntryKind(models.TextChoices):
    CONTACT = "contact", "Contact"
    ISSUE = "issue", "Issue"
    INTERVIEW = "interview", "Interview"


class EntryState(models.TextChoices):
    TAKEN = "taken", "In the book"
    HELD = "held", "Waiting for you to look at it"
    ASIDE = "aside", "Set aside"


class Why(models.TextChoices):
    """Why an entry that has arrived is not in the book yet."""

    WRONG = "wrong", "Something in it is missing or was not taken"
    LOOK = "look", "It may give away who somebody is"
    SAID_NO = "said_no", "The book changed meanwhile"
    BARRED = "barred", "You cannot enter this any more: it has left your wards, or somebody else has done it"
    OLD = "old", "It was written with an old version of this app"
    AGAIN = "again", "Another entry came under the same key"


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, user: User) -> EntryQuerySet:
        """Those the person wrote: an entry is nobody else's, whoever holds the tablet now."""
        return self.filter(author=user)

    def held(self) -> EntryQuerySet:
        return self.filter(state=EntryState.HELD)


class Entry(models.Model):
    """One entry, by the key it was given when it was written: the same key is in the book once, for ever.

    What was written stays closed (`partnerships.letterbox`) while it is held, and goes once it is in the book or set
    aside. No row history: that is kept of what it became.
    """

    key = models.UUIDField(primary_key=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind)
    made_at = models.DateTimeField(help_text="When it was written, by the tablet's clock.")
    clock_off = models.IntegerField(default=0, help_text="Seconds the tablet's clock was behind when it was sent.")
    app = models.CharField(max_length=16, help_text="Version of the app it was written with.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of what was sent, closed as it was.")
    received_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=5, choices=EntryState, default=EntryState.HELD)
    why = models.CharField(max_length=8, choices=Why, blank=True)
    said = models.CharField(max_length=300, blank=True, help_text="What the book said to it, where a rule said no.")
    letter = models.TextField(blank=True, help_text="What was written, closed; empty once it is settled.")
    letter_for = models.CharField(max_length=16, help_text="The key it was closed for.")
    bound = models.CharField(max_length=120, help_text="The words it was bound to.")
    made = models.CharField(max_length=80, blank=True, help_text="Model of what it became: engagement.contact.")
    made_pk = models.BigIntegerField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "key"]
        indexes = [models.Index(fields=["author"], condition=Q(state="held"), name="entry_held")]
        constraints = [
            models.CheckConstraint(
                name="entry_taken_became_something", condition=~Q(state="taken") | Q(made_pk__isnull=False)
            ),
            models.CheckConstraint(name="entry_held_keeps_its_words", condition=Q(state="held") ^ Q(letter="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key}"

    def get_absolute_url(self) -> str:
        return reverse("street-held-entry", args=[self.pk])

    @property
    def clock_is_wrong(self) -> bool:
        """So far off that days and times were put right by it."""
        return abs(self.clock_off) > CLOCKS_DIFFER

    @property
    def written_at(self) -> datetime:
        """When it was written by the book's clock, as far as it can be told."""
        put_right = self.made_at + timedelta(seconds=self.clock_off) if self.clock_is_wrong else self.made_at
        return min(put_right, timezone.now())

    @property
    def became(self) -> models.Model | None:
        """The contact, issue or interview it became."""
        if not self.made:
            return None
        return cast("models.Model | None", apps.get_model(self.made)._default_manager.filter(pk=self.made_pk).first())


class Same(models.TextChoices):
    """What its author said of an issue that reads like others."""

    YES = "yes", "It is the same"
    NO = "no", "It is another"


class LikenessQuerySet(models.QuerySet["Likeness"]):
    def unanswered(self, user: User) -> LikenessQuerySet:
        """Those the person has still to look at: of issues they see that are open, while one that is alike is too."""
        own = Issue.objects.visible_to(user).open()
        open_still = Likeness.objects.filter(pk=OuterRef("pk"), alike__in=Issue.objects.open())
        return self.filter(Exists(open_still), author=user, answer="", issue__in=own.values("pk"))


class Likeness(models.Model):
    """An issue that came in without its author having seen what it may be the same as (E1, E5).

    With signal that is shown while somebody types. Written without it, the issue is in the book from the moment it
    arrives, and its author is shown afterwards.
    """

    issue = models.OneToOneField(Issue, on_delete=models.PROTECT, related_name="likeness")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="likenesses")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="likenesses")
    alike = models.ManyToManyField(Issue, related_name="+", help_text="As they stood when it arrived.")
    found_at = models.DateTimeField(db_default=Now())
    answer = models.CharField(max_length=3, choices=Same, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ["found_at", "pk"]
        indexes = [models.Index(fields=["author"], condition=Q(answer=""), name="likeness_unanswered")]
        constraints = [
            models.CheckConstraint(
                name="likeness_answered_has_a_moment", condition=Q(answer="") ^ Q(answered_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"Likeness of {self.issue_id}"
