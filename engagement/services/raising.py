"""Raising: how a concern becomes an issue of the book (E1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import models, transaction
from django.utils import timezone

from engagement import heard, trail
from engagement.access import LOG_ISSUE
from engagement.models import (
    Channel,
    CommunityGroup,
    Issue,
    IssueCounter,
    KeyIndividual,
    Method,
    Raiser,
    RaiserKind,
    Sensitivity,
    Verb,
)
from engagement.services.recurring import came_back, may_come_back
from engagement.sharing import shared_place
from partnerships.errors import Refused
from partnerships.models import Group, Meeting, User, Ward


@dataclass(frozen=True, slots=True)
class NewRaiser:
    """Somebody who raised a concern, or asked to be told of it, before there is a row for them."""

    name: str
    kind: RaiserKind = RaiserKind.RESIDENT
    user: User | None = None
    group: Group | None = None
    community_group: CommunityGroup | None = None
    kin: KeyIndividual | None = None
    email: str = ""
    phone: str = ""
    channel: Channel | None = None
    raised_it: bool = True
    wants_to_know: bool = True
    others_may_see: bool = False

    @property
    def told_by(self) -> str:
        """The channel they chose; failing that, what their contact details allow."""
        if self.channel:
            return self.channel
        if self.email:
            return Channel.EMAIL
        return Channel.TELEPHONE if self.phone else ""


def log_issue(
    *,
    ward: Ward,
    concern: str,
    by: User | None,
    keyed_by: User | None = None,
    by_name: str = "",
    received_text: str = "",
    public_wording: str = "",
    place: str = "",
    method: Method = Method.DIRECT,
    heard_at: Meeting | None = None,
    heard_in: models.Model | None = None,
    recurs_from: Issue | None = None,
    raised_on: date | None = None,
    raisers: Sequence[NewRaiser] = (),
    latitude: float | None = None,
    longitude: float | None = None,
    sensitivity: Sensitivity = Sensitivity.PARTNERS,
) -> Issue:
    """Log a concern on behalf of anyone, with the first step of its trail (E1; 000 3; 002 5.1-5.4).

    In: the ward, the concern in a line, who received it (`by`; None with `by_name` for the public form or an import)
    and who keyed it (the same person unless named); what was said as received; where, as precisely as it was said;
    how it reached the book, at which meeting or on which other occasion (`engagement.heard`); the closed issue that it
    is the return of; the day it was said (today unless given); who raised it and who wants to be told. Members of the
    group of `heard_at` are owed the answer without being named here.
    Out: the issue at stage "new", with a reference that nobody else has and without a gap before it.
    Raises PermissionDenied where the person keying may not log in that ward, Refused for a concern without words, a
    day to come, a meeting that is not the ward's, or the return of what is not closed or has come back already.
    """
    actor = keyed_by or by
    if actor is not None:
        LOG_ISSUE.require(actor, ward)
    concern = " ".join(concern.split())
    day = raised_on or timezone.localdate()
    _refuse_what_cannot_be(ward, concern, day, heard_at)
    with transaction.atomic():
        closed = may_come_back(recurs_from, ward) if recurs_from else None
        number = next_number(ward, day.year)
        issue = Issue.objects.create(
            reference=reference_of(ward, day.year, number),
            ward=ward,
            year=day.year,
            number=number,
            concern=concern,
            received_text=received_text.strip(),
            public_wording=public_wording.strip(),
            place=place.strip(),
            shared_place=shared_place(place),
            latitude=latitude,
            longitude=longitude,
            method=method,
            heard_at=heard_at,
            recurs_from=closed,
            raised_on=day,
            received_by=by,
            sensitivity=sensitivity,
            # Set here and not by the database, so that the page after logging need not read the row again.
            stage_since=timezone.now(),
            logged_at=timezone.now(),
            last_step_at=timezone.now(),
        )
        add_raisers(issue, raisers)
        heard.link([issue], heard_in)
        trail.record(
            issue=issue,
            verb=Verb.RAISED,
            by=by,
            by_name=by_name,
            keyed_by=keyed_by,
            happened_at=None if day == timezone.localdate() else _noon(day),
            seen_by=_seen_by(sensitivity),
            facts={"method": method.value}
            | ({"meeting": heard_at.pk} if heard_at else {})
            | ({"recurs_from": closed.pk, "reference": closed.reference} if closed else {})
            | heard.facts_of(heard_in),
        )
        if closed:
            came_back(closed, issue, by=by, by_name=by_name, keyed_by=keyed_by)
    return issue


@dataclass(frozen=True, slots=True)
class Line:
    """A concern of a quick list: what, and where, as precisely as it was said."""

    concern: str
    place: str = ""


def log_each(
    *,
    ward: Ward,
    lines: Sequence[Line],
    by: User,
    keyed_by: User,
    method: Method,
    heard_at: Meeting | None = None,
    heard_in: models.Model | None = None,
    raised_on: date,
    raiser: NewRaiser | None = None,
) -> list[Issue]:
    """Log concerns that were heard together, in as many questions for twelve as for one: all of them or none.

    In, out, and raised: as for `log_issue`, for each line; `raiser` raised each of them. The caller checked who may.
    """
    shortest = min((line.concern for line in lines), key=len, default="")
    _refuse_what_cannot_be(ward, shortest, raised_on, heard_at)
    with transaction.atomic():
        last = next_number(ward, raised_on.year, many=len(lines))
        now = timezone.now()
        issues = Issue.objects.bulk_create(
            Issue(
                reference=reference_of(ward, raised_on.year, number), ward=ward, year=raised_on.year, number=number,
                concern=line.concern, place=line.place, shared_place=shared_place(line.place), method=method,
                heard_at=heard_at, raised_on=raised_on, received_by=by, stage_since=now, logged_at=now,
                last_step_at=now,
            )
            for number, line in enumerate(lines, last - len(lines) + 1)
        )  # fmt: skip
        if raiser is not None:
            Raiser.objects.bulk_create(_row(issue, raiser) for issue in issues)
        heard.link(issues, heard_in)
        trail.raise_each(
            issues=issues, by=by, keyed_by=keyed_by,
            facts={"method": method.value} | ({"meeting": heard_at.pk} if heard_at else {}) | heard.facts_of(heard_in),
            happened_at=None if raised_on == timezone.localdate() else _noon(raised_on),
        )  # fmt: skip
        return issues


def next_number(ward: Ward, year: int, *, many: int = 1) -> int:
    """The next number of that ward and year, of several the last. The counter's row stays locked until the end.

    Whoever logs in the same ward meanwhile waits, and if this transaction fails the number goes back: no number is
    given twice and none is left out.
    """
    counters = IssueCounter.objects.select_for_update()
    counter = counters.filter(ward=ward, year=year).first()
    if counter is None:
        IssueCounter.objects.bulk_create([IssueCounter(ward=ward, year=year)], ignore_conflicts=True)
        counter = counters.get(ward=ward, year=year)
    counter.last += many
    counter.save(update_fields=["last"])
    return counter.last


def reference_of(ward: Ward, year: int, number: int) -> str:
    """MIL-26-0417: letters of the ward, year, number in ward and year (pages.md)."""
    return f"{ward.letters}-{year % 100:02}-{number:04}"


def add_raisers(issue: Issue, raisers: Sequence[NewRaiser]) -> list[Raiser]:
    """Rows for those who raised it or asked to be told."""
    return Raiser.objects.bulk_create(_row(issue, new) for new in raisers)


def _row(issue: Issue, new: NewRaiser) -> Raiser:
    return Raiser(
        issue=issue,
        name=new.name.strip(),
        kind=new.kind,
        user=new.user,
        group=new.group,
        community_group=new.community_group,
        kin=new.kin,
        email=new.email.strip(),
        phone=new.phone.strip(),
        channel=new.told_by,
        raised_it=new.raised_it,
        wants_to_know=new.wants_to_know,
        others_may_see=new.others_may_see,
        added_at=timezone.now(),
    )


def _refuse_what_cannot_be(ward: Ward, concern: str, day: date, heard_at: Meeting | None) -> None:
    if not concern:
        raise Refused("Write what the concern is, in a line.", field="concern")
    if day > timezone.localdate():
        raise Refused("The day it was said can't be in the future.", field="raised_on")
    if heard_at is not None and not heard_at.group.wards.filter(pk=ward.pk).exists():
        raise Refused(f"{heard_at.group} does not meet for {ward}.", field="ward")


def _seen_by(sensitivity: Sensitivity) -> Sensitivity:
    """That a concern was raised may be seen by those who may see the concern."""
    return Sensitivity.RESTRICTED if sensitivity == Sensitivity.RESTRICTED else Sensitivity.PARTNERS


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
