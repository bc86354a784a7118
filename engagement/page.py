"""The page of one issue, put together for its reader: what they may see of it, and what they may do with it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString

from engagement import access, heard, moves
from engagement.intelligence_access import SUBMIT
from engagement.kinship import Kin, kin_of
from engagement.loop import may_take, steps_open_to
from engagement.models import Issue, Raiser, Stage, Verb
from engagement.services.similar import similar_to
from engagement.spotting import marked, spot
from engagement.timeline import Line, drawn
from partnerships.asking import question
from partnerships.asking_for import asked_for
from partnerships.disclosing import showing
from partnerships.mapping import Point, ward_map_svg
from partnerships.models import User

# What the buttons say, where they lead, and whether a click is all they ask (pages.md).
BUTTONS: dict[Verb, tuple[str, str, bool]] = {
    Verb.DEALT_WITH: ("Deal with directly", "issue-deal-with", True),
    Verb.ESCALATED: ("Escalate for tasking", "issue-escalate", True),
    Verb.TABLED: ("Put on an agenda", "issue-table", False),
    Verb.REFERRED: ("Refer to an agency", "issue-refer", False),
    Verb.ACTION_AGREED: ("Agree an action", "issue-action", False),
    Verb.OUTCOME: ("Record outcome", "issue-outcome", False),
    Verb.TOLD: ("Record feedback", "issue-tell", False),
    Verb.MERGED: ("Merge into another", "issue-merge", False),
    Verb.UNMERGED: ("Take it out again", "issue-unmerge", True),
    Verb.CLOSED: ("Close", "issue-close", False),
    Verb.DISPUTED: ("Not fixed, they say", "issue-dispute", False),
    Verb.REOPENED: ("Reopen", "issue-reopen", True),
}
# The likely one first, stage by stage; what is on an agenda is decided at the meeting.
LIKELY: dict[Stage, tuple[Verb, ...]] = {
    Stage.NEW: (Verb.DEALT_WITH, Verb.ESCALATED, Verb.TABLED, Verb.REFERRED, Verb.MERGED),
    Stage.DEALT_WITH: (Verb.OUTCOME, Verb.ESCALATED, Verb.TABLED, Verb.REFERRED, Verb.ACTION_AGREED),
    Stage.ESCALATED: (Verb.TABLED, Verb.DEALT_WITH, Verb.REFERRED),
    Stage.TABLED: (),
    Stage.IN_ACTION: (Verb.OUTCOME, Verb.ACTION_AGREED),
    Stage.NOT_PRIORITISED: (Verb.TOLD, Verb.DISPUTED, Verb.REOPENED),
    Stage.RESOLVED: (Verb.TOLD, Verb.DISPUTED, Verb.REOPENED),
    Stage.FED_BACK: (Verb.CLOSED, Verb.DISPUTED, Verb.REOPENED),
    Stage.CLOSED: (Verb.REOPENED, Verb.DISPUTED),
    Stage.MERGED: (Verb.UNMERGED,),
}


@dataclass(frozen=True, slots=True)
class Button:
    """A step the reader may take now. `at_once`: the click takes it; else it leads to what is asked."""

    label: str
    url: str
    at_once: bool
    key: UUID | None = None


@dataclass(frozen=True, slots=True)
class IssuePage:
    """Everything the template shows."""

    issue: Issue
    whole: bool
    move: str
    late: int
    days: int
    buttons: list[Button]
    trail: list[Line]
    raisers: list[Raiser]
    may_ask: bool
    map: SafeString
    actions: list[Any]
    priorities: list[Any]
    plans: list[Any]
    may_plan: bool
    payback: Any
    may_propose_payback: bool
    tablings: list[Any]
    similar: list[Issue]
    heard: heard.Where | None
    received: str
    kin: Kin
    may_merge: bool
    may_say_back: bool
    public_wording: SafeString
    may_change: bool
    may_hand_over: bool


def page_for(user: User, issue: Issue, today: date) -> IssuePage:
    """Read what `user` may see of `issue`. That raisers were shown is recorded with it (X1)."""
    whole = access.may_read_received(user, issue)
    kin = kin_of(user, issue)
    raisers = _raisers(user, issue, kin) if whole else []
    trail = drawn(user, issue, whole=whole)
    owed = _owed(issue)
    told = _to_be_told(issue, owed, raisers if whole else None)
    decided = issue.stage not in (Stage.NEW, Stage.DEALT_WITH, Stage.ESCALATED)
    return IssuePage(
        issue=issue,
        whole=whole,
        move=moves.sentence(issue, today, to_be_told=told),
        late=moves.days_late(issue, today),
        days=moves.days_open(issue, today),
        buttons=buttons_for(user, issue),
        trail=[*_still_owed(issue, owed, whole=whole), *trail],
        raisers=raisers,
        may_ask=not whole and access.may_ask_who(user, issue),
        map=_map(issue) if whole else SafeString(""),
        actions=_actions(issue=issue.pk) if decided else [],
        priorities=_priorities(issue=issue.pk) if issue.stage == Stage.IN_ACTION else [],
        plans=_plans(user, today, issue=issue.pk) if decided else [],
        may_plan=issue.stage == Stage.IN_ACTION and access.COORDINATE.held_for(user, issue.ward),
        payback=getattr(issue, "payback", None),
        may_propose_payback=issue.stage in access.CAN_BE_PAYBACK and access.CHANGE_ISSUE.held_for(user, issue.ward),
        tablings=_tablings(issue),
        similar=similar_to(issue, user),
        heard=heard.where(user, issue),
        received=trail[-1].who if trail else "",
        kin=kin,
        may_merge=issue.stage != Stage.NEW and may_take(user, issue, Verb.MERGED),
        may_say_back=issue.stage == Stage.CLOSED and access.LOG_ISSUE.held_for(user, issue.ward),
        public_wording=marked(issue.public_wording, spot(issue.public_wording)),
        may_change=access.CHANGE_ISSUE.held_for(user, issue.ward),
        may_hand_over=SUBMIT.held_for(user, issue.ward),
    )


def _map(issue: Issue) -> SafeString:
    """The ward with the place in it, where it is known to the point."""
    if issue.longitude is None or issue.latitude is None:
        return SafeString("")
    here = Point(issue.longitude, issue.latitude, issue.place or issue.reference)
    return ward_map_svg(issue.ward, neighbours=False, points=[here], width=360, height=240)


def buttons_for(user: User, issue: Issue) -> list[Button]:
    """The steps the reader may take now, the likely one first: the rule of `engagement.loop`."""
    found = []
    for verb in steps_open_to(user, issue, LIKELY[Stage(issue.stage)]):
        label, route, at_once = BUTTONS[verb]
        try:
            url = reverse(route, args=[issue.reference])
        except NoReverseMatch:  # a step of a storey above that is not there
            continue
        found.append(Button(label, url, at_once, uuid4() if at_once else None))
    return found


def _raisers(user: User, issue: Issue, kin: Kin) -> list[Raiser]:
    """Those who raised it, and those who raised what was merged into it in wards whose raisers the reader sees."""
    with showing(user, "issue:raisers", issue.reference):
        if not access.may_read_raisers(user, issue):
            return []
        every = [issue.pk, *(one.pk for one in kin.merged if access.may_read_raisers(user, one))]
        return _all_raisers(issues=every)


@question
def _all_raisers(issues: Any) -> QuerySet[Raiser]:
    return Raiser.objects.filter(issue_id__in=issues).order_by("pk")


def _above(relation: str) -> Any:
    """What stands beside an issue in the storeys above, which it knows by the relation back."""
    return cast("Any", Issue._meta.get_field(relation).related_model).objects


@question
def _actions(issue: Any) -> QuerySet[Any]:
    return cast("QuerySet[Any]", _above("actions").filter(issue_id=issue).select_related("owner", "agency"))


@question
def _priorities(issue: Any) -> QuerySet[Any]:
    return cast("QuerySet[Any]", _above("priorities").filter(issue_id=issue, ended_on__isnull=True))


@asked_for
def _plans(person: User, today: date, *, issue: Any) -> QuerySet[Any]:
    return cast("QuerySet[Any]", _above("plans").visible_to(person).filter(issues=issue).only("title", "stage"))


@question
def _all_owed(issue: Any) -> QuerySet[Any]:
    still = _above("owed").filter(issue_id=issue, feedback__isnull=True, lapsed_on__isnull=True)
    return cast("QuerySet[Any]", still.select_related("raiser", "group"))


def _owed(issue: Issue) -> list[Any]:
    """What is still owed; before there is an outcome nothing is, and nothing is asked."""
    return _all_owed(issue=issue.pk) if issue.owed_count else []


@question
def _all_tablings(issue: Any) -> QuerySet[Any]:
    return cast(
        "QuerySet[Any]", _above("tablings").filter(issue_id=issue, decision="").select_related("meeting__group")
    )


def _tablings(issue: Issue) -> list[Any]:
    return _all_tablings(issue=issue.pk) if issue.stage == Stage.TABLED else []


def _to_be_told(issue: Issue, owed: Sequence[Any], raisers: Sequence[Raiser] | None) -> str:
    """ "2 people, the members of Millbrook Neighbourhood Partnership and the ward" """
    if owed:
        people = sum(1 for one in owed if one.to == "raiser")
        groups = [f"the members of {one.group}" for one in owed if one.to == "group"]
        ward = any(one.to == "ward" for one in owed)
    elif issue.stage in (Stage.RESOLVED, Stage.NOT_PRIORITISED, Stage.FED_BACK, Stage.CLOSED, Stage.MERGED):
        return ""
    else:
        people = sum(1 for one in raisers if one.wants_to_know) if raisers is not None else 0
        groups = [f"the members of {issue.heard_at.group}"] if issue.heard_at else []
        ward = True
    parts = [*([f"{people} {'person' if people == 1 else 'people'}"] if people else []), *groups]
    parts += [f"{issue.ward} ward"] if ward else []
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _still_owed(issue: Issue, owed: Sequence[Any], *, whole: bool) -> list[Line]:
    """The part of the line not yet drawn: who is owed an answer, and by when."""
    lines = []
    for one in owed:
        if one.to == "raiser":
            how = f", by {one.raiser.get_channel_display().lower()}" if one.raiser.channel else ""
            who = f"{one.raiser.name}{how}" if whole else "Somebody who raised it"
        elif one.to == "group":
            who = f"The members of {one.group}"
        else:
            who = f"{issue.ward} ward, in its newsletter"
        lines.append(Line(what=f"{who}: an answer is owed", note=f"By {one.due_on:%-d %B %Y}", owed=True))
    return lines
