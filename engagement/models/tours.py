"""Tours of duty: the community groups each PCSO calls on in a month, and the briefings built from it (E5, E7)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.dateformat import format as date_format

from engagement.models.community import CommunityGroup
from engagement.models.contacts import Contact
from partnerships.history import tracked
from partnerships.models import User
from partnerships.periods import month_of


class TourQuerySet(models.QuerySet["Tour"]):
    def visible_to(self, user: User) -> TourQuerySet:
        """Tours this person may know of: the rule of `engagement.tour_access`."""
        from engagement import tour_access  # noqa: PLC0415 - access reads the models

        return self.filter(tour_access.tours_seen_by(user))

    def counted(self, within: Q | None = None) -> TourQuerySet:
        """With `total` and `seen`, of the stops that count: of groups still active, or seen."""
        counts = Q(stops__contact__isnull=False) | Q(stops__group__ended_on__isnull=True)
        counts &= within if within is not None else Q()
        return self.annotate(total=Count("stops", filter=counts), seen=Count("stops__contact", filter=within or Q()))

    def behind(self, on: date) -> TourQuerySet:
        """Of `counted` tours of that day's month: fewer groups seen than the days that have passed ask for.

        After TOUR_GRACE_DAYS an even pace to the last day of the month is expected.
        """
        month = month_of(on)
        expected = pace(on)
        slow: dict[str, Any] = {"month": month.first, "seen__lt": F("total") * Value(expected)}
        return self.filter(**slow)  # the type checker knows no annotation


def pace(on: date) -> float:
    """How much of a tour an even pace has done on that day, from 0 to 1; nought in the first days of a month."""
    days, grace = month_of(on).last.day, settings.TOUR_GRACE_DAYS
    return max(0.0, (on.day - grace) / max(1, days - grace))


@tracked()
class Tour(models.Model):
    """One PCSO's tour of a month: made on its first day, once (000 3.2)."""

    pcso = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tours")
    month = models.DateField(help_text="The first day of the month.")
    made_at = models.DateTimeField(db_default=Now())

    objects = TourQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pcso", "month"], name="tour_once_a_month"),
            models.CheckConstraint(name="tour_of_a_month", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.pcso}, {self.in_words}"

    def get_absolute_url(self) -> str:
        return reverse("tour", args=[self.pk])

    @property
    def left(self) -> int:
        """How many are still to be seen, of a tour that is `counted`."""
        return int(vars(self)["total"]) - int(vars(self)["seen"])

    @property
    def in_words(self) -> str:
        """ "November 2026"."""
        return date_format(self.month, "F Y")


class TourStopQuerySet(models.QuerySet["TourStop"]):
    def left(self) -> TourStopQuerySet:
        """Whom nobody has seen yet, of groups that are still called on."""
        return self.filter(contact__isnull=True, group__ended_on__isnull=True)

    def within(self, user: User) -> TourStopQuerySet:
        """Those of wards whose tours the person reads."""
        from engagement import tour_access  # noqa: PLC0415 - access reads the models

        return self.filter(tour_access.stops_seen_by(user))


@tracked()
class TourStop(models.Model):
    """A community group to be seen on a tour; `contact` says that it was, and by whom."""

    tour = models.ForeignKey(Tour, on_delete=models.PROTECT, related_name="stops")
    group = models.ForeignKey(CommunityGroup, on_delete=models.PROTECT, related_name="stops")
    month = models.DateField(help_text="That of the tour: a group stands on one tour a month.")
    carried = models.PositiveSmallIntegerField(default=0, help_text="How many months running it was missed before.")
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="stops",
        help_text="The first contact with the group in the month.",
    )  # fmt: skip

    objects = TourStopQuerySet.as_manager()

    class Meta:
        ordering = ["tour", "pk"]
        constraints = [models.UniqueConstraint(fields=["group", "month"], name="group_on_one_tour_a_month")]

    def __str__(self) -> str:
        return f"{self.group_id} in {self.month:%Y-%m}"


class BriefingQuerySet(models.QuerySet["Briefing"]):
    def visible_to(self, user: User) -> BriefingQuerySet:
        """Briefings this person may know of: the rule of `engagement.tour_access`."""
        from engagement import tour_access  # noqa: PLC0415 - access reads the models

        return self.filter(tour_access.briefings_seen_by(user))


@tracked()
class Briefing(models.Model):
    """A PCSO's briefing with the beat manager or the coordinator (000 3.2): it covers what was logged since the last.

    `since` is when the last one was recorded, so what was logged at any moment is in exactly one of them.
    """

    pcso = models.ForeignKey(User, on_delete=models.PROTECT, related_name="briefings")
    since = models.DateTimeField()
    until = models.DateTimeField()
    on = models.DateField(help_text="The day it was held.")
    notes = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    before = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="after")

    objects = BriefingQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["pcso"], condition=Q(before__isnull=True), name="one_first_briefing"),
            models.CheckConstraint(name="briefing_ends_after_it_begins", condition=Q(until__gte=F("since"))),
        ]
        indexes = [models.Index(fields=["pcso", "-until", "-id"], name="briefing_of_pcso")]

    def __str__(self) -> str:
        return f"{self.pcso}, {self.on:%-d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("briefing", args=[self.pk])


@tracked()
class BriefingPerson(models.Model):
    """Somebody who was at a briefing beside the PCSO."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="people")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["briefing", "pk"]
        constraints = [models.UniqueConstraint(fields=["briefing", "user"], name="person_once_a_briefing")]

    def __str__(self) -> str:
        return f"{self.user_id} at {self.briefing_id}"
