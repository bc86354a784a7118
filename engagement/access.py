"""Who may see and do what with an issue: each rule once, for lists, pages, services and templates (safety)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from engagement.models import Issue, Method, Raiser, Sensitivity, Stage, Step
from partnerships.asking import question, within
from partnerships.fetching import or_404
from partnerships.models import RoleKind, User
from partnerships.policy import Right, right

K = RoleKind

READ_ISSUES = right(
    "issue.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD,
    K.INTELLIGENCE, why_not="Issues are not part of your role.",
)  # fmt: skip
LOG_ISSUE = right(
    "issue.log", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE,
    why_not="Your role reads issues but does not log them.",
)  # fmt: skip
READ_RECEIVED = right("issue.read received text", K.COORDINATOR, K.PCSO, K.SUPERVISOR)
READ_RAISERS = right("issue.read raisers", K.COORDINATOR, K.PCSO, K.SUPERVISOR)
CHANGE_ISSUE = right(
    "issue.change", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team change an issue.",
)  # fmt: skip
DEAL_WITH = right(
    "issue.deal with", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team take an issue up.",
)  # fmt: skip
COORDINATE = right(
    "issue.coordinate", K.COORDINATOR, why_not="The ward's coordinator does this.",
)  # fmt: skip
RECORD_OUTCOME = right(
    "issue.outcome", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team record outcomes.",
)  # fmt: skip
TELL = right(
    "issue.tell", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team give feedback.",
)  # fmt: skip
ESCALATE = right(
    "issue.escalate", K.COORDINATOR, K.PCSO, K.SUPERVISOR,
    why_not="The ward's coordinator and its neighbourhood team escalate an issue.",
)  # fmt: skip
TABLE = right(
    "issue.table", K.COORDINATOR, K.SUPERVISOR,
    why_not="The ward's coordinator and the chair put issues on an agenda.",
)  # fmt: skip
# Used by the steps of the storeys above; they stand here because the transition table names them.
DECIDE = right(
    "meeting.decide", K.COORDINATOR, K.SUPERVISOR, why_not="The coordinator and the chair record decisions.",
)  # fmt: skip
WORK_ON_ACTION = right(
    "action.work on", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER,
    why_not="Its owner, its owner's agency and the ward's coordinator record progress.",
)  # fmt: skip

CAN_BE_PAYBACK = frozenset({Stage.NEW, Stage.DEALT_WITH, Stage.ESCALATED})
"""Stages at which a concern may be proposed as community payback: nothing is agreed or decided yet."""
HIDDEN_STEPS = Q(seen_by=Sensitivity.RESTRICTED)
OPEN_ALONE = READ_ISSUES.kinds - READ_RECEIVED.kinds - {K.PARTNER}
"""Who reads every issue of a ward but its restricted ones. Its team reads these too, a partner officer their own."""
UNRESTRICTED = ~Q(sensitivity=Sensitivity.RESTRICTED)


def issues_seen_by(user: User, *, ward: str = "ward") -> Q:
    """The rows of Issue that this person may see, whole or anonymised. `ward`: as in `Scope.q`.

    Restricted issues are for coordinator, PCSO and supervisor of the ward. A partner officer sees those of their
    wards and those with an action of their own or of their agency (safety, "g/w").
    """
    return _seen_by(user, ward, UNRESTRICTED, partner_reach)


def of_issues_seen_by(user: User) -> Q:
    """The rows of any table that belong to an issue this person may see, where the row itself says of which ward its
    issue is (`ward`) and whether it is restricted (`restricted`): the rule of `issues_seen_by`, without a look at the
    issue of each.
    """
    return _seen_by(user, "ward", Q(restricted=False), _of_partner_reach)


def _of_partner_reach(user: User) -> Q:
    return Q(issue__in=Issue.objects.filter(partner_reach(user)).values("pk"))


def _seen_by(user: User, ward: str, unrestricted: Q, beyond: Callable[[User], Q]) -> Q:
    others = user.scope.q(OPEN_ALONE, ward=ward)
    if sees_beyond_wards(user):
        others |= user.scope.q({K.PARTNER}, ward=ward) | beyond(user)
    return _seen(user.scope.q(READ_RECEIVED.kinds, ward=ward), others, unrestricted)


def within_reach(team_wards: Any, team_partnerships: Any, wards: Any, partnerships: Any) -> Q:
    """The rule of `issues_seen_by` in a question written once, for who sees none beyond their wards; the places are
    filled with `reach_of` the person.
    """
    return _seen(within(team_wards, team_partnerships), within(wards, partnerships), UNRESTRICTED)


def reach_of(user: User) -> dict[str, frozenset[int]]:
    """What `within_reach` asks for."""
    team = {f"team_{name}": keys for name, keys in user.scope.reach(READ_RECEIVED.kinds).items()}
    return {**team, **user.scope.reach(OPEN_ALONE)}


def tallies_seen_by(user: User) -> Q:
    """The rows of Tally that count the issues this person sees, for whoever sees none beyond their wards."""
    return _seen(user.scope.q(READ_RECEIVED.kinds), user.scope.q(OPEN_ALONE), Q(restricted=False))


def sees_beyond_wards(user: User) -> bool:
    """Whether the person sees issues for another reason than their ward: partner officers do, by their actions."""
    return user.scope.has({K.PARTNER})


def _seen(team: Q, others: Q, unrestricted: Q) -> Q:
    return team | (others & unrestricted)


def partner_reach(user: User) -> Q:
    """Issues on which the partner officer, or their agency, has an action, and those referred to their agency."""
    mine = Issue.objects.filter(Q(actions__owner=user)).values("pk")
    reach = Q(pk__in=mine)
    if user.agency_id:
        reach |= Q(pk__in=Issue.objects.filter(actions__agency_id=user.agency_id).values("pk"))
        reach |= Q(move_agency_id=user.agency_id)
    return reach


def _for_page(found: QuerySet[Issue]) -> QuerySet[Issue]:
    """With what its page shows beside it, without the words of the search, which nobody reads."""
    others = Issue.objects.filter(Q(merged_into=OuterRef("pk")) | Q(recurs_from=OuterRef("pk"))).order_by()
    return (
        found.annotate(has_kin=Exists(others))
        .select_related(
            "ward__partnership",
            "move_user",
            "move_agency",
            "move_group",
            "heard_at__group",
            "heard",
            "merged_into",
            "recurs_from",
            "payback",
        )
        .defer(
            "search_open",
            "search_full",
            "merged_into__search_open",
            "merged_into__search_full",
            "recurs_from__search_open",
            "recurs_from__search_full",
        )
    )


@question
def _issue(
    *, reference: Any, team_wards: Any, team_partnerships: Any, wards: Any, partnerships: Any
) -> QuerySet[Issue]:
    seen = Issue.objects.filter(within_reach(team_wards, team_partnerships, wards, partnerships))
    return _for_page(seen.filter(reference=reference)).order_by()


def issue_for(user: User, reference: str, needed: Right = READ_ISSUES) -> Issue:
    """The issue of that reference. Raises Http404 outside the person's sight, PermissionDenied without the right."""
    if sees_beyond_wards(user):
        issue = _for_page(Issue.objects.visible_to(user)).filter(reference=reference).order_by().first()
    else:
        issue = _issue.first(reference=reference, **reach_of(user))
    issue = or_404(issue)
    if needed is not READ_ISSUES:
        needed.require(user, issue.ward)
    return issue


def step_for(user: User, reference: str, number: int, needed: Right = READ_ISSUES) -> Step:
    """The step of that number of an issue's trail, or Http404 where the person does not see either."""
    issue = issue_for(user, reference, needed)
    step = or_404(steps_seen_by(user, issue).select_related("by", "keyed_by", "agency").filter(number=number).first())
    step.issue = issue
    return step


def may_read_received(user: User, issue: Issue) -> bool:
    """Whether this person reads what was said, as received, and the exact place."""
    return READ_RECEIVED.held_for(user, issue.ward)


def raisers_seen_by(user: User, issue: Issue) -> QuerySet[Raiser]:
    """Those who raised it, as far as this person may see: the team sees all, others nobody."""
    return issue.raisers.all() if may_read_raisers(user, issue) else issue.raisers.none()


def may_read_raisers(user: User, issue: Issue) -> bool:
    """Whether this person sees who raised it."""
    return READ_RAISERS.held_for(user, issue.ward)


def steps_seen_by(user: User, issue: Issue) -> QuerySet[Step]:
    """The steps of the trail this person may see."""
    return issue.steps.all() if sees_every_step(user, issue) else issue.steps.exclude(HIDDEN_STEPS)


def sees_every_step(user: User, issue: Issue) -> bool:
    """Whether this person sees the restricted steps of the trail too."""
    return READ_RECEIVED.held_for(user, issue.ward)


def may_read_words(user: User, issue: Issue, seen_by: str) -> bool:
    """Whether this person reads what was typed with a step marked for those it may be `seen_by`, and by whom by name.

    The ward's team reads all. Others see that the step was taken, and the role and agency that took it; the words
    only where the step is marked public, because an officer may have typed a name into any of them (safety:
    "anonymised"; 002 3.3).
    """
    return READ_RECEIVED.held_for(user, issue.ward) or seen_by == Sensitivity.PUBLIC


METHODS: dict[str, tuple[Method, ...]] = {
    K.COORDINATOR: tuple(method for method in Method if method not in (Method.PUBLIC_FORM, Method.EVENT)),
    K.PCSO: tuple(method for method in Method if method not in (Method.PUBLIC_FORM, Method.DATA, Method.EVENT)),
    K.SUPERVISOR: tuple(method for method in Method if method not in (Method.PUBLIC_FORM, Method.DATA, Method.EVENT)),
    K.PARTNER: (Method.PARTNER, Method.NP, Method.PACT, Method.HARD_TO_REACH, Method.DIRECT),
    K.COUNCILLOR: (Method.CANVASS, Method.NP, Method.PACT, Method.DIRECT),
    K.REPRESENTATIVE: (Method.NP, Method.PACT, Method.DIRECT),
}
"""By which methods each role hears what it logs (E1); the first is how it usually does, but for the ward's team."""


def methods_open_to(user: User) -> list[Method]:
    """How what this person logs may have reached the book, in the order of `Method`."""
    own = {method for kind in user.scope.kinds for method in METHODS.get(kind, ())}
    return [method for method in Method if method in own]


def usual_method(user: User) -> Method:
    """What is offered first: told us directly for the ward's team, the role's own method for others."""
    if user.scope.has(READ_RECEIVED.kinds):
        return Method.DIRECT
    return next((METHODS[kind][0] for kind in METHODS if user.scope.has({kind})), Method.DIRECT)


ASK_WHO = right(
    "issue.ask who raised it", K.PARTNER,
    why_not="A partner officer asks who raised an issue; the ward's team reads it on the issue's page.",
)  # fmt: skip


def may_ask_who(user: User, issue: Issue) -> bool:
    """Whether this partner officer may ask who raised it, with a reason: they or their agency have an action on it."""
    if not ASK_WHO.held_by(user):
        return False
    mine = Q(owner=user) | (Q(agency_id=user.agency_id) if user.agency_id else Q(pk__in=[]))
    return issue.actions.filter(mine).exists()


def raisers_for_partner(user: User, issue: Issue) -> QuerySet[Raiser]:
    """Those who raised it and agreed that others see it, for a partner officer who gave a reason (safety, "R g j")."""
    if not may_ask_who(user, issue):
        return issue.raisers.none()
    return issue.raisers.filter(others_may_see=True, raised_it=True)
