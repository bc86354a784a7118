"""The pages a PCSO takes along, and what may stand on them (E5, E3; how it hangs together: `feedback.street`).

They are drawn without a request: no token, no session, nobody's message can be on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from engagement.forms.interviews import InterviewForm
from engagement.forms.raising import LogIssueForm
from engagement.models import Interview
from engagement.models.surveys import InterviewQuerySet
from engagement.spotting import spot
from engagement.tour_access import LOG_CONTACT
from feedback.forms.contacts import ContactForm, ToldForm, Whom
from feedback.forms.rules import rules_of
from feedback.services.newsletters.wording import may_be_offered, names_of_places
from feedback.street.parcels import PURPOSE
from feedback.street.version import version
from feedback.touring import Call, ToTell, own_walk, to_tell
from partnerships.letterbox import letterboxes
from partnerships.models import Agency, Group, User, Ward

HOME, CONTACT, ISSUE, INTERVIEW = "/street/", "/street/contact/", "/street/issue/", "/street/interview/"


def pages_of(user: User, addresses: Iterable[str] = (HOME, CONTACT, ISSUE, INTERVIEW)) -> dict[str, str]:
    """The pages as this person takes them along now, by address."""
    draw = {HOME: _home, CONTACT: _contact, ISSUE: _issue, INTERVIEW: _interview}
    street = _Street(user)
    return {address: draw[address](street) for address in addresses}


class _Street:
    """What the pages of one person share: read once."""

    def __init__(self, user: User) -> None:
        self.user, self.today = user, timezone.localdate()
        wards = Ward.objects.for_scope(user, LOG_CONTACT.kinds).current(self.today).select_related("partnership")
        self.wards = list(wards.order_by("name", "pk"))
        self.walk = own_walk(user, self.today)
        meetings = list(Group.objects.filter(wards__in=self.wards).only("name").distinct())
        self.known = [stop.group.name for stop in self._stops]
        self.known += [name for ward in self.wards for name in names_of_places(ward, meetings)]
        seen = [stop.group_id for stop in self.walk.seen] if self.walk else []
        owed_to_seen = to_tell(self.today, groups=seen)
        left = [self._fit(call) for call in self.walk.left] if self.walk else []
        again = [Call(stop, stop.contact.on if stop.contact else None, owed_to_seen.get(stop.group_id, []))
                 for stop in (self.walk.seen if self.walk else [])]  # fmt: skip
        self.left, self.seen = left, [self._fit(call) for call in again]

    @property
    def _stops(self) -> list[Any]:
        return [*(call.stop for call in self.walk.left), *self.walk.seen] if self.walk else []

    def _fit(self, call: Call) -> Call:
        """A group with what may be kept on a tablet of what there is to say to it."""
        promises = list(call.promises)
        call.group.meets = self.words(call.group.meets)
        for promise in promises:
            promise.what = self.words(promise.what) or "A promise that names somebody: it stands in the book"
        return replace(call, to_tell=[self._to_tell(one) for one in call.to_tell], promises=promises)

    def _to_tell(self, one: ToTell) -> ToTell:
        """An answer in words that could stand in a newsletter as they are: nobody named, nothing as it was received."""
        issue = one.owed.issue
        may = [text for text in (one.words, issue.public_wording) if may_be_offered(issue, text, self.known)]
        words = may[0] if may else f"What came of {issue.reference}: look it up with signal"
        return replace(one, words=words, concern="")

    def words(self, text: str) -> str:
        """The text, if nobody can be known by it."""
        return "" if spot(text, known=self.known) else text.strip()

    def draw(self, template: str, **context: Any) -> str:
        box = letterboxes(PURPOSE)[0]
        return render_to_string(f"feedback/street/{template}.html", {
            "place": template, "author": self.user, "partnership": self.user.scope.partnership,
            "demonstration": settings.DEMONSTRATION, "letterbox": box, "app": version(), "today": self.today,
            "walk": self.walk, "left": self.left, "seen": self.seen, "wards": self.wards, **context,
        })  # fmt: skip


def _home(street: _Street) -> str:
    return street.draw("home", interviews=interviews_of(street.user).count())


def _contact(street: _Street) -> str:
    """One form for whomever it is with; what there is to tell each group stands in it and shows for that group."""
    if not street.wards:
        return street.draw("contact", form=None)
    agencies = Agency.objects.filter(partnership__in={ward.partnership_id for ward in street.wards})
    form = ContactForm(
        whom=Whom("", street.wards[0]), telling=[], promises=[], known=[], agencies=agencies, auto_id="contact_%s"
    )
    fields: dict[str, Any] = form.fields
    listed = [("", "Choose an agency"), *((agency.pk, agency.name) for agency in agencies.order_by("name", "pk"))]
    for name in (name for name in fields if name.startswith("agency_")):
        fields[name].choices = listed
    told = [(call, ToldForm(call.to_tell, call.promises, auto_id=f"g{call.group.pk}_%s"))
            for call in [*street.left, *street.seen] if call.to_tell or call.promises]  # fmt: skip
    return street.draw("contact", form=form, told=told, rules=rules_of(form))


def _issue(street: _Street) -> str:
    form = LogIssueForm(user=street.user, auto_id="issue_%s")
    return street.draw("issue", form=form, rules=rules_of(form))


def _interview(street: _Street) -> str:
    """The questions of each questionnaire that is out; whose interview it is stands there as a number."""
    rows = list(interviews_of(street.user).select_related("round__ward", "round__version"))
    versions = {row.round.version_id: row.round.version for row in rows}
    forms = []
    for pk, asked in versions.items():
        form = InterviewForm(questions=asked.asked(), auto_id=f"v{pk}_%s")
        survey = next(row.round for row in rows if row.round.version_id == pk)
        forms.append((f"v{pk}", form, survey, rules_of(form)))
    return street.draw("interview", interviews=rows, forms=forms)


def interviews_of(user: User) -> InterviewQuerySet:
    """The interviews one has still to do, those begun first."""
    mine = Interview.objects.to_do().filter(assigned_to=user)
    return mine.order_by("response", "round__closes_on", "round__ward__name", "number", "pk")


def todays_names(user: User, asked: Sequence[int]) -> tuple[date, list[Interview]]:
    """Of the interviews one sets out to do today, those of one's own: their names may be kept for the day."""
    return timezone.localdate(), list(interviews_of(user).filter(pk__in=asked).for_list())
