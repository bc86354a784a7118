"""What needs somebody: at most six rows, the most urgent first, each a count that links to exactly those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from engagement.intelligence_access import KEEP, SCREEN
from engagement.kin_access import APPROVE_EXPORT, EXPORT_NETWORK, READ_KIN, WRITE_KIN
from engagement.reaching_access import COMMISSION, RECORD_EVENT
from engagement.survey_access import INTERVIEW, KEEP_ROUNDS
from engagement.tour_access import LEAD_TOURS
from feedback.access import WORK_WITHOUT_SIGNAL
from feedback.desk.facts import Desk, Tallied
from feedback.desk.keeping import admin_rows, auditor_rows
from feedback.desk.listening import BOX_ANSWERS
from feedback.desk.parts import REVIEW_PLANS, SOON_DAYS
from feedback.desk.row import LATE, QUIET, SOON, Row
from feedback.models import OwedTo
from partnerships.access import KEEP_TRAINING
from partnerships.models import RoleKind
from partnerships.words import counted
from tasking.analysis_access import WRITE_ANALYSIS
from tasking.case_access import HEAR_CASES
from tasking.chair_report_access import WRITE_CHAIR_REPORT
from tasking.half_year_access import REVIEW
from tasking.payback_access import LOOK_THROUGH
from tasking.plan_access import LEAD_PLAN
from tasking.three_way_access import LOG_THREE_WAY

K = RoleKind
AT_MOST = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """A row and whose desk it is on."""

    kinds: frozenset[str]
    row: Callable[[Desk], Row | None]


def rows_of(desk: Desk) -> list[Row]:
    """The rows of all the person's roles, none at nought, the most urgent first."""
    found = [rule.row(desk) for rule in RULES if desk.holds(*rule.kinds)]
    rows = [row for row in found if row is not None and row.count]
    if desk.holds(K.ADMIN):
        rows += admin_rows(desk)
    if desk.holds(K.AUDITOR):
        rows += auditor_rows(desk)
    return sorted(rows, key=lambda row: {LATE: 0, SOON: 1, QUIET: 2}[row.urgency])


def _days(since: date | None, today: date) -> str:
    """ "oldest 3 days", "oldest since today"."""
    if since is None:
        return ""
    days = (today - since).days
    return "since today" if days <= 0 else f"oldest {days} day{'s' if days > 1 else ''}"


def _due(due: date | None, today: date) -> str:
    """How urgent a thing is that is due on that day."""
    if due is None:
        return QUIET
    if due < today:
        return LATE
    return SOON if (due - today).days <= SOON_DAYS else QUIET


def _issue_row(name: str, label: str, url: str, urgency: str = QUIET) -> Callable[[Desk], Row | None]:
    def row(desk: Desk) -> Row | None:
        since = _days(desk.issues[f"{name}_since"], desk.today)
        return Row(desk.issues[name], label, url, since=since, urgency=urgency)

    return row


def _one(desk: Desk, what: str) -> Tallied | None:
    return next(iter(desk.of(what)), None)


def _counted_row(what: str, label: str, url: str, urgency: str | None = None) -> Callable[[Desk], Row | None]:
    """A row whose urgency is that of the first of them due, unless it is given."""

    def row(desk: Desk) -> Row | None:
        found = _one(desk, what)
        if found is None:
            return None
        pressing = _due(found.due, desk.today) if urgency is None else urgency
        return Row(found.number, label, url, since=_days(found.oldest, desk.today), urgency=pressing)

    return row


def _late_actions(desk: Desk) -> Row | None:
    by_agency = sorted(desk.of("late actions"), key=lambda row: -row.number)
    if not by_agency:
        return None
    whose = ", ".join(f"{row.label} {row.number}" for row in by_agency[:4])
    more = f" and {counted(len(by_agency) - 4, 'other agency', 'other agencies')}" if len(by_agency) > 4 else ""
    oldest = min(row.due for row in by_agency if row.due)
    since = f"longest {(desk.today - oldest).days} days late"
    number = sum(row.number for row in by_agency)
    return Row(number, "Actions late", "/actions/?state=late", detail=f"{whose}{more}", since=since, urgency=LATE)


def _risky_actions(desk: Desk) -> Row | None:
    found = _one(desk, "actions at risk")
    if found is None or found.due is None:
        return None
    whose = "" if desk.holds(K.COORDINATOR, K.SUPERVISOR) else "whose=agency&"
    detail = f"Nothing reported yet, the first due {found.due:%-d %B}"
    return Row(found.number, "Actions at risk", f"/actions/?{whose}state=risk", detail=detail, urgency=SOON)


def _ownerless_actions(desk: Desk) -> Row | None:
    rows = sorted(desk.of("actions without owner"), key=lambda row: (-row.number, row.label))
    if not rows:
        return None
    whose = "" if desk.holds(K.COORDINATOR) else "whose=agency&"
    detail = ", ".join(f"{row.label} {row.number}" for row in rows[:4]) + (" and others" if len(rows) > 4 else "")
    number, url = sum(row.number for row in rows), f"/actions/?{whose}state=nobody"
    return Row(number, "Actions without an owner who can act", url, detail=detail, urgency=LATE)


def _answers_owed(desk: Desk) -> Row | None:
    """Those to people and meetings press; what a ward is owed waits for its next newsletter."""
    rows = desk.of("owed")
    if not rows:
        return None
    wards = sum(row.number for row in rows if row.label == OwedTo.WARD)
    others = [row for row in rows if row.label != OwedTo.WARD]
    pressing = others or rows
    people = sum(row.number for row in others)
    parts = [f"{people} to people and meetings" if people else "", f"{wards} in the next newsletters" if wards else ""]
    since = _days(min(row.oldest for row in pressing if row.oldest), desk.today)
    due = min(row.due for row in rows if row.due)
    detail = ", ".join(part for part in parts if part)
    return Row(people + wards, "Answers owed", "/owed/", detail=detail, since=since, urgency=_due(due, desk.today))


def _kin_to_contact(desk: Desk) -> Row | None:
    """Key Individuals not contacted for longer than the cadence; a PCSO's own, a coordinator's of all wards."""
    found = _one(desk, "kin to contact")
    if found is None or found.oldest is None:
        return None
    url = "/kin/?contact=overdue" + ("" if desk.holds(K.COORDINATOR) else f"&pcso={desk.user.pk}")
    longest = (desk.today - found.oldest).days
    since = f"longest {longest} day{'s' if longest != 1 else ''} late"
    return Row(found.number, "Key Individuals to contact", url, since=since, urgency=SOON)


def _late_reports(desk: Desk) -> Row | None:
    by_agency = sorted(desk.of("reports late"), key=lambda row: row.label)
    number = sum(row.number for row in by_agency)
    whose = ", ".join(row.label for row in by_agency[:4]) + (" and others" if len(by_agency) > 4 else "")
    return Row(number, "Agency reports late", "/meetings/reports/?state=late", detail=whose, urgency=LATE)


def _vacancies(desk: Desk) -> Row | None:
    """Two residents are community representatives of each neighbourhood (001 rec 6.1)."""
    rows = desk.of("vacancies")
    where = ", ".join(f"{row.label} {row.number}" for row in sorted(rows, key=lambda row: row.label))
    label = "Community representatives to find"
    return Row(sum(row.number for row in rows), label, "/membership/?show=vacancies", detail=where)


def _papers_due(desk: Desk) -> Row | None:
    found = sorted(desk.of("papers due"), key=lambda row: (row.due or desk.today, row.label))
    if not found:
        return None
    first = found[0].due or desk.today
    detail = f"{found[0].label}, by {first:%-d %B}" + (f" and {len(found) - 1} more" if len(found) > 1 else "")
    number = sum(row.number for row in found)
    return Row(
        number, "Papers due out", "/meetings/?when=without-papers", detail=detail, urgency=_due(first, desk.today)
    )


def _named(rows: list[Tallied]) -> str:
    names = sorted(row.label for row in rows)
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")


def _three_way(desk: Desk) -> Row | None:
    """Wards in which inspector, coordinator and councillors have still to be in contact this month (000 5.3)."""
    wards = desk.of("three-way")
    label = "Wards without this month’s contact with councillors"
    return Row(sum(row.number for row in wards), label, "/three-way/?state=due", detail=_named(wards), urgency=SOON)


def _before_np(desk: Desk) -> Row | None:
    near = desk.of("before NP")
    if not near:
        return None
    first = min(row.due for row in near if row.due)
    detail = f"{_named(near)}, the first on {first:%-d %B}"
    label = "Councillors to meet before their partnership meets"
    return Row(sum(row.number for row in near), label, "/three-way/before/?state=due", detail=detail, urgency=SOON)


def _surveys_behind(desk: Desk) -> Row | None:
    """ "Millbrook, 23 of 40, 12 days left": the round that ends first, and how many more are behind."""
    behind = sorted(desk.of("surveys behind"), key=lambda row: (row.due or desk.today, row.label))
    if not behind:
        return None
    days = ((behind[0].due or desk.today) - desk.today).days
    left = f"{days} day{'' if days == 1 else 's'} left" if days >= 0 else f"{-days} day{'' if days == -1 else 's'} over"
    more = f" and {len(behind) - 1} more" if len(behind) > 1 else ""
    detail = f"{behind[0].label}, {left}{more}"
    urgency = LATE if days < 0 else SOON
    return Row(len(behind), "Surveys behind", "/surveys/?state=behind", detail=detail, urgency=urgency)


def _tours_behind(desk: Desk) -> Row | None:
    behind = desk.of("tours behind")
    number = sum(row.number for row in behind)
    return Row(number, "Tours behind", "/tours/?state=behind", detail=_named(behind), urgency=SOON)


TRIAGE = "/issues/?stage=new"
RULES: list[Rule] = [
    Rule(frozenset({K.COORDINATOR}), _issue_row("new", "Issues to triage", TRIAGE, SOON)),
    Rule(
        frozenset({K.COORDINATOR, K.SUPERVISOR}),
        _issue_row("escalated", "Escalated, to put on a tasking meeting’s agenda", "/issues/?stage=escalated", SOON),
    ),
    Rule(frozenset({K.COORDINATOR, K.SUPERVISOR}), _late_actions),
    Rule(frozenset({K.COORDINATOR, K.PARTNER}), _ownerless_actions),
    Rule(frozenset({K.COORDINATOR, K.SUPERVISOR}), _answers_owed),
    Rule(KEEP_ROUNDS.kinds, _surveys_behind),
    Rule(INTERVIEW.kinds, _counted_row("interviews", "Interviews left in this round", "/surveys/interviews/")),
    Rule(frozenset({K.PCSO}), _counted_row("people owed", "People to tell what came of it", "/owed/?to=raiser")),
    Rule(
        frozenset({K.COORDINATOR, K.SUPERVISOR}),
        _issue_row("outcome", "Outcomes to record: every action is done", "/issues/?stage=in_action&whose=coordinator"),
    ),
    Rule(
        frozenset({K.COORDINATOR, K.SUPERVISOR}),
        _counted_row("newsletters", "Newsletters waiting for your approval", "/newsletters/?stage=submitted", SOON),
    ),
    Rule(
        frozenset({K.COORDINATOR, K.SUPERVISOR, K.ADMIN}),
        _counted_row("without minutes", "Meetings without minutes", "/meetings/?when=without-minutes", LATE),
    ),
    Rule(frozenset({K.COORDINATOR}), _counted_row("invitations", "Invitations not answered", "/membership/", QUIET)),
    Rule(frozenset({K.COORDINATOR}), _vacancies),
    Rule(
        frozenset({K.COORDINATOR}),
        _issue_row("fed_back", "Everybody told, to ask and close", "/issues/?stage=fed_back&whose=coordinator"),
    ),
    Rule(frozenset({K.PCSO}), _issue_row("new", "New in your wards", TRIAGE, SOON)),
    Rule(frozenset({K.PCSO}), _issue_row("mine", "With you, or logged by you", "/issues/?mine=on")),
    Rule(
        frozenset({K.COORDINATOR, K.SUPERVISOR}),
        _counted_row("priorities to review", "Priorities to review", "/priorities/?review=due"),
    ),
    Rule(
        frozenset({K.COORDINATOR, K.SUPERVISOR}),
        _counted_row("escalations late", "Overdue answers from higher groups", "/escalations/?state=late", LATE),
    ),
    Rule(LOG_THREE_WAY.kinds, _three_way),
    Rule(LOG_THREE_WAY.kinds, _before_np),
    Rule(REVIEW.kinds, _counted_row("reviews due", "Six-monthly review of all neighbourhoods", "/reviews/?state=due")),
    Rule(
        WRITE_CHAIR_REPORT.kinds,
        _counted_row("chair reports due", "Chairs’ half-yearly reports to write", "/chair-reports/?state=due"),
    ),
    Rule(
        WRITE_ANALYSIS.kinds,
        _counted_row("analyses due", "Analytical documents to publish", "/analysis/?state=due"),
    ),
    Rule(frozenset({K.COORDINATOR}), _papers_due),
    Rule(frozenset({K.COORDINATOR}), _late_reports),
    Rule(
        frozenset({K.PARTNER}),
        _counted_row("reports owed", "Reports your agency owes to meetings", "/meetings/reports/?whose=agency"),
    ),
    Rule(
        frozenset({K.PARTNER}),
        _counted_row("agency late", "Late actions of your agency", "/actions/?whose=agency&state=late"),
    ),
    Rule(
        frozenset({K.PARTNER}),
        _counted_row("agency actions", "Actions your agency has to do", "/actions/?whose=agency", SOON),
    ),
    Rule(frozenset({K.COORDINATOR, K.SUPERVISOR, K.PARTNER}), _risky_actions),
    Rule(KEEP_TRAINING.kinds, _counted_row("training due", "Members with an induction or course due", "/training/")),
    Rule(WRITE_KIN.kinds, _kin_to_contact),
    Rule(READ_KIN.kinds, _counted_row("recruiting", "Key Individuals to recruit", "/kin/recruiting/?whose=mine")),
    Rule(
        RECORD_EVENT.kinds,
        _counted_row("engagement work asked", "Engagement work asked of you", "/reaching/work/?whose=mine"),
    ),
    Rule(
        COMMISSION.kinds,
        _counted_row("engagement work late", "Engagement work late", "/reaching/work/?state=late", LATE),
    ),
    Rule(
        COMMISSION.kinds,
        _counted_row("engagement plans", "Engagement plans to look over", "/reaching/?plan=review", SOON),
    ),
    Rule(
        LOOK_THROUGH.kinds,
        _counted_row("payback suggested", "Payback suggestions to look through", "/payback/?state=suggested"),
    ),
    Rule(
        frozenset({K.PARTNER}),
        _counted_row("payback asked", "Payback work your agency is asked for", "/payback/?state=sent", SOON),
    ),
    Rule(LEAD_TOURS.kinds, _tours_behind),
    Rule(HEAR_CASES.kinds, _counted_row("cases to review", "Cases to review", "/cases/?list=review", LATE)),
    Rule(REVIEW_PLANS, _counted_row("plan reviews", "Plans with a review overdue", "/plans/?review=mine")),
    Rule(KEEP.kinds, _counted_row("box waiting", "Waiting in the hand-over box", "/intelligence/", SOON)),
    Rule(KEEP.kinds, _counted_row("box reviews", "Reviews of frequent contact", "/intelligence/", SOON)),
    Rule(
        SCREEN.kinds,
        _counted_row("box late", "Not yet taken on by the intelligence unit", "/intelligence/?list=late", LATE),
    ),
    Rule(
        BOX_ANSWERS, _counted_row("box answers", "Answers of the intelligence unit to pass on", "/intelligence/", SOON)
    ),
    Rule(
        APPROVE_EXPORT.kinds,
        _counted_row("exports asked", "Exports of the network to approve or refuse", "/kin/exports/", SOON),
    ),
    Rule(EXPORT_NETWORK.kinds, _counted_row("exports ready", "Exports of the network to download", "/kin/exports/")),
    Rule(
        WORK_WITHOUT_SIGNAL.kinds,
        _counted_row("entries held", "Written without signal, to look at", "/street/held/", LATE),
    ),
    Rule(
        WORK_WITHOUT_SIGNAL.kinds,
        _counted_row("entries alike", "Written without signal, and like another issue", "/street/held/#alike", SOON),
    ),
    Rule(LEAD_PLAN.kinds, _counted_row("plan closings", "Plans to agree the closing of", "/plans/?review=agree", SOON)),
    Rule(
        frozenset({K.PCSO, K.COORDINATOR, K.SUPERVISOR}),
        _counted_row("own actions", "Actions of your own to do", "/actions/?whose=mine"),
    ),
]
