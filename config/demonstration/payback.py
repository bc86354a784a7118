"""Harrowmere's community payback: suggested by residents, sent to Probation, done and told (T12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.clock import as_of
from config.demonstration.following import same_addresses
from config.demonstration.neighbours import coordinator, pcso
from engagement import trail
from engagement.models import Channel, Issue, Method, Verb
from engagement.services.raising import NewRaiser, log_issue
from feedback.models import Owed, OwedTo
from feedback.services.raising import SOMEBODY
from feedback.services.telling import tell
from partnerships.models import Agency, Role, RoleKind, User
from tasking.models import Payback, PaybackState

S = PaybackState


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of work as it went: how many days ago it was suggested and by whom, and what came of it when."""

    ward: int
    days: int
    concern: str
    place: str
    by: str
    state: PaybackState = S.SUGGESTED
    work: str = ""
    answered: int = 0
    words: str = ""


WORK = [
    Told(1, 96, "Repaint the railings along the mill race", "Mill Race Road", "Edith Farrow", S.DONE,
         "Rub down and repaint the railings along the mill race.", 58,
         "Sixty metres rubbed down and painted by a team of six in three days; the council gave the paint."),
    Told(1, 34, "Clear the steps up to the recreation ground", "Weir Street", "Ruth Castell", S.DONE,
         "Clear leaves and moss from the steps up to the recreation ground, and cut back what hangs over them.", 8,
         "The steps were cleared and gritted in a day, and the hedge above them was cut back."),
    Told(1, 3, "Weed the raised beds outside the library", "", "", S.SUGGESTED),
    Told(2, 41, "Paint out the tags in the underpass", "Castle Street", "Owen Tranter", S.ACCEPTED,
         "Paint over the graffiti in the underpass below the ring road.", 13),
    Told(3, 12, "Pick litter along the old railway path", "", "Tanners Row Wardens", S.SENT,
         "Pick up litter along the old railway path from end to end."),
    Told(5, 50, "Rebuild the wall of the churchyard", "Church Lane", "Hilda Marsden", S.NOT_POSSIBLE,
         "Rebuild the fallen part of the churchyard wall.", 21,
         "The wall carries the bank behind it, so it needs a mason. Our teams could clear the fallen stone for one."),
    Told(7, 75, "Clear the towpath by the lock", "Quay Street", "Northgate Anglers", S.DONE,
         "Clear brambles and litter from the towpath on both sides of the lock.", 30,
         "Four days' work with eight people: two hundred metres cleared, ninety sacks taken away."),
    Told(8, 9, "Plant bulbs on the verge where the cars used to park", "", "Cooper's Green in Bloom", S.SENT,
         "Plant bulbs along the verge of the green, before the ground freezes."),
    Told(10, 28, "Mend and oil the benches in the memorial garden", "", "Frank Dillon", S.ACCEPTED,
         "Mend and oil the eight benches in the memorial garden.", 10),
    Told(12, 2, "Sweep the leaves from the path to the school gate", "", "", S.SUGGESTED),
]  # fmt: skip
WAITED = timedelta(days=5)
"""How long after it was suggested the coordinator sent it."""


def write_payback(borough: Harrowmere, *, now: datetime) -> list[Payback]:
    """Write the payback work of the past weeks, and the officer of Probation who answers for it."""
    officer = _officer(borough, now)
    return [_written(borough, told, officer, now) for told in WORK]


def _officer(borough: Harrowmere, now: datetime) -> User:
    agency = Agency.objects.create(
        name="Probation Service, Harrowmere", slug="probation", kind="probation", partnership=borough.partnership,
        manager_email="manager.probation@harrowmere.example",
    )  # fmt: skip
    borough.agencies[agency.slug] = agency
    person = User.objects.create(
        username="paul", name="Paul Reyes", job_title="Unpaid work placement manager", agency=agency,
        email="paul@harrowmere.example", phone="01632 960110", password=borough.carol.password, is_demonstration=True,
        partnership=borough.partnership,
    )  # fmt: skip
    borough.people[person.username] = person
    began = timezone.localdate(now) - timedelta(days=400)
    Role.objects.create(user=person, kind=RoleKind.PARTNER, partnership=borough.partnership, starts_on=began)
    return person


def _written(borough: Harrowmere, told: Told, officer: User, now: datetime) -> Payback:
    csc = borough.people[coordinator(told.ward)]
    suggested = _at(now, told.days)
    with as_of(suggested):
        issue = _logged(borough, told, suggested)
    payback = Payback.objects.create(issue=issue, suggested_at=suggested)
    if told.state == S.SUGGESTED:
        return payback
    sent = suggested + WAITED
    payback.state, payback.work, payback.agency = S.SENT, told.work, officer.agency
    payback.sent_by, payback.sent_at = csc, sent
    Issue.objects.filter(pk=issue.pk).update(public_wording=told.work)
    facts = {"payback": payback.pk, "agency": officer.agency_id, "agency_name": str(officer.agency)}
    with as_of(sent):
        trail.record(issue=issue, verb=Verb.REFERRED, by=csc, text=told.work, facts=facts)
    if told.state != S.SENT:
        with as_of(_at(now, told.answered)):
            _answered(payback, told, officer, csc, now)
    payback.save()
    return payback


def _at(now: datetime, days: int) -> datetime:
    day = timezone.localdate(now) - timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(11)))


def _logged(borough: Harrowmere, told: Told, at: datetime) -> Issue:
    nameless = not told.by
    raiser = NewRaiser(
        name=told.by or "Name not given", wants_to_know=not nameless, phone="" if nameless else "01632 960455"
    )
    officer = borough.people[pcso(told.ward)]
    issue = log_issue(
        ward=borough.wards[told.ward], concern=told.concern, place=told.place, raisers=[raiser],
        by=None if nameless else officer, by_name=SOMEBODY if nameless else "",
        method=Method.PUBLIC_FORM if nameless else Method.TOUR, raised_on=timezone.localdate(at),
    )  # fmt: skip
    same_addresses(issue, f"payback {told.concern}")
    return issue


def _answered(payback: Payback, told: Told, officer: User, csc: User, now: datetime) -> None:
    issue, at = payback.issue, _at(now, told.answered)
    step: dict[str, Any] = {"issue": issue, "by": officer, "facts": {"payback": payback.pk}}
    if told.state == S.ACCEPTED:
        payback.state, payback.accepted_by, payback.accepted_at = S.ACCEPTED, officer, at
        payback.planned_on = timezone.localdate(now) + timedelta(days=told.answered)
        words = f"{officer.agency} takes it on as payback work, planned for {payback.planned_on:%-d %B %Y}."
        trail.record(verb=Verb.NOTE, text=words, **step)
        return
    payback.state, payback.ended_by, payback.ended_at = told.state, officer, at
    if told.state == S.NOT_POSSIBLE:
        payback.reason = told.words
        trail.record(verb=Verb.ESCALATED, text=f"Not possible as payback work: {told.words}", **step)
        return
    payback.done_on, payback.result = timezone.localdate(at), told.words
    Issue.objects.filter(pk=issue.pk).update(outcome=told.words, outcome_on=payback.done_on)
    trail.record(verb=Verb.OUTCOME, text=told.words, **step)
    if told.answered > 20:
        owed = Owed.objects.still().filter(issue=issue, to=OwedTo.RAISER).values_list("pk", flat=True)
        what = f"It is done: {told.words}"
        with as_of(at + WAITED):
            tell(by=csc, owed=list(owed), channel=Channel.TELEPHONE, what=what, given_on=payback.done_on + WAITED)
