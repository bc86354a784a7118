"""What is asked of the rules of `tasking`: actions, agenda items, cases, courts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from engagement.models import Issue
from partnerships.models import AgencyKind, Group, Membership, User, Ward
from tasking import (
    access,
    case_access,
    court_access,
)
from tasking.models import (
    Action,
    ActionPhoto,
    Case,
    CourtOutcome,
    Tabling,
)
from tests.access.policies.asking import (
    Question,
    both,
    fetched,
    of_members,
    required,
    row,
    seen,
    updated,
    value,
    while_so,
)
from tests.access.policies.of_engagement import issue, over_for_oneself, unchanged
from tests.access.policies.of_partnerships import as_if, case_group, invited, meeting, without_agency
from tests.access.world import World

action = row(Action, "action", beside="issue__ward")
today = timezone.localdate


def fresh_action(world: World, side: str) -> Action:
    return Action.objects.select_related("issue__ward").get(pk=value(world, side, "action", "pk"))


def of_the_actions_agency(user: User, world: World, side: str) -> None:
    user.agency_id = action(world, side).agency_id


def secret(user: User, world: World, side: str) -> None:
    """The action is of a restricted issue."""
    Issue.objects.filter(pk=issue(world, side).pk).update(sensitivity="restricted")


own = updated(Action, "action", owner=lambda u: u, agency=None)
actions = seen("action", lambda u: Action.objects.filter(access.actions_seen_by(u)), "action")
of_agency = Question("action of one's agency", as_if(of_the_actions_agency, actions.ask))
offered = Question("ward offered", lambda u, w, s: access.wards_offered(u).filter(pk=issue(w, s).ward_id).exists())
offered_by_agency = Question("ward offered by one's agency", as_if(of_the_actions_agency, offered.ask))
works = Question("works on an action", lambda u, w, s: access.may_work_on(u, fresh_action(w, s)))
photo = row(ActionPhoto, "photo", "photo_pk", beside="action__issue__ward")


def removes(user: User, world: World, side: str) -> bool:
    found = ActionPhoto.objects.select_related("action__issue__ward").get(pk=value(world, side, "photo", "photo_pk"))
    return access.may_remove_photo(user, found)


own_photo = updated(ActionPhoto, "photo", "photo_pk", by=lambda u: u)


def item_seen(user: User, world: World, side: str, thing: str) -> bool:
    one = meeting()(world, side)
    prints, hears = access.reads_items(user, one)
    shown = access.items_shown(user, one.pk, prints=prints, hears=hears)
    seen_of_it = one.items.filter(shown, pk=value(world, side, thing, "item_pk"))
    return bool(seen_of_it.exists())


def confidential(user: User, world: World, side: str) -> None:
    one = meeting()(world, side)
    one.items.update(confidential=True)


def acts(user: User, world: World, side: str) -> bool:
    """Whether the person could act on that action, were it theirs."""
    Action.objects.filter(pk=action(world, side).pk).update(owner=user)
    return Action.objects.filter(access.owner_can_act(today()), pk=action(world, side).pk).exists()


declined = updated(Tabling, "heard", decision="carry")
heard = seen("heard", access.heard_by, "heard")


def in_confidence(user: User, world: World, side: str) -> None:
    Tabling.objects.get(pk=value(world, side, "heard", "pk")).item.__class__.objects.filter(
        tabling=value(world, side, "heard", "pk")
    ).update(confidential=True)


MEETINGS = of_members([
    actions,
    while_so("of one's own", actions, own),
    while_so("of a restricted issue", actions, secret),
    while_so("of one's own and a restricted issue", actions, both(own, secret)),
    of_agency,
    while_so("of a restricted issue", of_agency, secret),
    Question("action of no agency", as_if(without_agency, actions.ask)),
    while_so("of nobody's agency", Question("action", as_if(without_agency, actions.ask)),
             updated(Action, "action", agency=None)),
    offered, while_so("with an own action", offered, own), offered_by_agency,
    while_so("of no agency, with an action of none", Question("ward offered", as_if(without_agency, offered.ask)),
             updated(Action, "action", agency=None)),
    while_so("with an own action done", offered, lambda u, w, s: updated(
        Action, "action", owner=u, state="done", done_on=today(), outcome="Done.")(u, w, s)),
    while_so("owning it", Question("can act", acts), unchanged),
    while_so("whose role is over", Question("can act", acts), over_for_oneself),
    while_so("with an action of one's agency", Question("ward offered", as_if(of_the_actions_agency, offered.ask)),
             unchanged),
    while_so("with somebody else's action there", offered, updated(Action, "action", agency=None)),
    while_so("with a closed account", Question("can act", acts), lambda u, w, s:
             User.objects.filter(pk=u.pk).update(is_active=False)),
    works, while_so("of one's own", works, own),
    Question("works on an action of one's agency", as_if(of_the_actions_agency, works.ask)),
    while_so("with an action of none", Question("works, of no agency", as_if(without_agency, works.ask)),
             updated(Action, "action", agency=None)),
    fetched("action of an address", access.action_for, "action", "pk"),
    fetched("photo of an address", access.photo_for, "photo", "pk", "photo_pk"),
    Question("photo of an action elsewhere", lambda u, w, s: access.photo_for(
        u, value(w, s, "photo", "pk"), value(w, "out" if s == "in" else "in", "photo", "photo_pk"))),
    Question("photo of another action", lambda u, w, s: access.photo_for(u, value(w, s, "photo", "pk"), 0)),
    fetched("power of an address", access.power_for, "power", "pk"),
    Question("removes a photo", removes),
    while_so("sent by oneself", Question("removes a photo", removes), own_photo),
    while_so("sent by oneself, of one's own action", Question("removes a photo", removes), lambda u, w, s: (
        own_photo(u, w, s), own(u, w, s))),
    while_so("of one's own action", Question("removes a photo", removes), own),
    Question("item of an issue", lambda u, w, s: item_seen(u, w, s, "agenda item")),
    Question("confidential item", lambda u, w, s: item_seen(u, w, s, "plain item")),
    while_so("of a restricted one", Question("item of an issue", lambda u, w, s: item_seen(u, w, s, "agenda item")),
             secret),
    while_so("in confidence", Question("item of an issue", lambda u, w, s: item_seen(u, w, s, "agenda item")),
             confidential),
    while_so("not confidential", Question("item", lambda u, w, s: item_seen(u, w, s, "plain item")),
             lambda u, w, s: meeting()(w, s).items.update(confidential=False)),
    while_so("as a member", Question("confidential item", lambda u, w, s: item_seen(u, w, s, "plain item")), invited),
    fetched("item of an address", access.item_for, "agenda item", "pk", "item_pk"),
    Question("item of another meeting", lambda u, w, s: access.item_for(
        u, value(w, s, "minutes", "pk"), value(w, s, "agenda item", "item_pk"))),
    Question("no item", lambda u, w, s: access.item_for(u, value(w, s, "meeting", "pk"), 0)),
    seen("escalation", access.escalations_seen_by, "escalation"),
    fetched("escalation of an address", access.escalation_for, "escalation", "pk"),
    seen("priority", access.priorities_seen_by, "priority"),
    fetched("priority of an address", access.priority_for, "priority", "pk"),
    heard, while_so("decided otherwise", heard, declined), while_so("in confidence", heard, in_confidence),
    fetched("heard of an address", access.heard_for, "heard", "pk"),
])  # fmt: skip

case = row(Case, "case", "reference", by="reference", beside="register__group")


def in_capacity(*capacities: str) -> Any:
    def change(user: User, world: World, side: str) -> None:
        group = case_group(world, side)
        for capacity in capacities:
            Membership.objects.update_or_create(
                group=group, user=user, defaults={"name": user.name, "capacity": capacity, "status": "accepted"}
            )

    return change


def over(user: User, world: World, side: str) -> None:
    yesterday = today() - timedelta(days=1)
    Membership.objects.filter(user=user).update(starts_on=yesterday, ends_on=yesterday)


def elsewhere(user: User, world: World, side: str) -> None:
    """A member of the ward's tasking meeting instead."""
    Membership.objects.filter(user=user).delete()
    in_capacity("chair")(user, world, side)
    Membership.objects.filter(user=user).update(group=meeting()(world, side).group)


def asked_of_cases() -> list[Question]:
    ca = case_access
    return [
        Question("member of a case group", lambda u, w, s: ca.is_member(u)),
        seen("case", lambda u: Case.objects.filter(ca.cases_seen_by(u)), "case", "reference", by="reference"),
        Question("chairs cases", lambda u, w, s: ca.chairs(u, case_group(w, s).pk)),
        fetched("case of an address", ca.case_for, "case", "reference", by="reference"),
        fetched("case to chair", ca.case_to_chair, "case", "reference", by="reference"),
        Question("register", lambda u, w, s: ca.registers_of(u).filter(group=case_group(w, s)).exists()),
        Question("register chaired", lambda u, w, s: ca.registers_of(u, chaired=True).filter(
            group=case_group(w, s)).exists()),
        fetched("line of a case's plan", ca.action_of_case, "case action", "reference", "pk"),
        Question("no line", lambda u, w, s: ca.action_of_case(u, value(w, s, "case", "reference"), 0)),
        required("member required", ca.require_member, case),
        required("chair required", ca.require_chair, lambda w, s: case_group(w, s).pk),
        Question("refers to", lambda u, w, s: case_group(w, s) in ca.groups_to_refer_to(u)),
        Question("counts", lambda u, w, s: case_group(w, s) in ca.groups_to_count(u)),
        Question("refers to a tasking group", lambda u, w, s: meeting()(w, s).group in ca.groups_to_refer_to(u)),
        Question("counts a tasking group", lambda u, w, s: meeting()(w, s).group in ca.groups_to_count(u)),
        Question("may be given a line", lambda u, w, s: u in ca.members_of(case_group(w, s).pk)),
    ]  # fmt: skip


ROLE_IN_GROUP = [
    one
    for one in asked_of_cases()
    if one.name
    in ("member of a case group", "chairs cases", "register chaired", "may be given a line", "refers to", "counts")
]
CASES = [
    *of_members(asked_of_cases()),
    *(while_so(f"as {capacity}", question, in_capacity(capacity))
      for question in ROLE_IN_GROUP for capacity in ("chair", "co_chair", "deputy", "guest", "community")),
    *(while_so("no longer a member", question, over) for question in ROLE_IN_GROUP),
    *(while_so("a chair of another meeting", question, elsewhere) for question in ROLE_IN_GROUP),
    while_so("of a group that is over", Question(
        "refers to", lambda u, w, s: case_group(w, s) in case_access.groups_to_refer_to(u)),
        lambda u, w, s: Group.objects.filter(pk=case_group(w, s).pk).update(ended_on=today())),
    while_so("whose role is over", Question(
        "may be given a line", lambda u, w, s: u in case_access.members_of(case_group(w, s).pk)), over_for_oneself),
    while_so("with a closed account", Question(
        "may be given a line", lambda u, w, s: u in case_access.members_of(case_group(w, s).pk)),
        lambda u, w, s: User.objects.filter(pk=u.pk).update(is_active=False)),
]  # fmt: skip


def as_police(ask: Any) -> Any:
    def asked(user: User, world: World, side: str) -> object:
        if user.agency is None:
            return ask(user, world, side)
        before, user.agency.kind = user.agency.kind, AgencyKind.POLICE
        try:
            return ask(user, world, side)
        finally:
            user.agency.kind = before

    return asked


def ward(world: World, side: str) -> Ward:
    found: Ward = issue(world, side).ward
    return found


ca = court_access
outcome = seen("court outcome", lambda u: CourtOutcome.objects.filter(ca.outcomes_seen_by(u)), "court")
taken_back = updated(
    CourtOutcome,
    "court",
    withdrawn_at=lambda _: timezone.now(),
    withdrawn_because="An appeal.",
    withdrawn_by=lambda u: u,
)
recorder = {
    "is of the police": lambda u, w, s: ca.is_police(u),
    "records for some ward": lambda u, w, s: ca.may_record(u),
    "recorder required": required("", lambda u, _: ca.require_some_record(u), ward).ask,
    "recorder for the ward required": required("", ca.require_record, ward).ask,
    "ward recorded for": lambda u, w, s: u.scope.covers(ca.records_for(u), ward(w, s)),
}
COURTS = [
    outcome, while_so("taken back", outcome, taken_back),
    *(Question(name, ask) for name, ask in recorder.items()),
    *(Question(f"{name}, as a constable", as_police(ask)) for name, ask in recorder.items()),
    Question("is of the police, of no agency", lambda u, w, s: ca.is_police(User())),
    fetched("court outcome of an address", ca.outcome_for, "court", "pk"),
]  # fmt: skip


QUESTIONS = [*MEETINGS, *CASES, *COURTS]
