"""What the rules of sight answer by themselves, without the page's own right before them (safety, Who may do what).

A page asks for a right and then for the thing, so a wrong rule may hide behind a right that still holds. Here each rule
is asked alone, about the thing in ward 1 ("in"), in ward 7 ("out") and in another partnership ("far"): by the cast, in
the letters of the access table, and by one `named` person for each kind of role, who is also invited to the meetings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404

from engagement import access as engagement
from engagement import canvass_access, kin_access
from engagement.models import Issue, KeyIndividual, Sensitivity
from feedback import access as feedback
from feedback.models import Owed
from partnerships import access as partnerships
from partnerships.models import AgendaItem, GroupKind, Mail, Meeting, Membership, Role, RoleKind, User
from tasking import access as tasking
from tasking import case_access, plan_access
from tasking.models import Action
from tests.access.world import World

CAST = "cpshwralidmn"
WIDE = "alidm"
TEAM = "cps"
ISSUES = "cpshwrali"
KIND = {
    "c": RoleKind.COORDINATOR, "p": RoleKind.PCSO, "s": RoleKind.SUPERVISOR, "h": RoleKind.PARTNER,
    "w": RoleKind.COUNCILLOR, "r": RoleKind.REPRESENTATIVE, "a": RoleKind.ANALYST, "l": RoleKind.LEAD,
    "i": RoleKind.INTELLIGENCE, "d": RoleKind.AUDITOR, "m": RoleKind.ADMIN,
}  # fmt: skip
Ask = Callable[[User, World, str], object]


@dataclass(frozen=True)
class Rule:
    """One rule: how it is asked, and to whom of the cast and of the named people it says yes in ward 1."""

    name: str
    ask: Ask
    cast: str
    named: str
    out: str | None = None

    def yes(self, who: str, side: str) -> str:
        """To whom it says yes on that side: outside ward 1 to those alone who hold their role for the partnership."""
        here = self.cast if who == "cast" else self.named
        if side == "in":
            return here
        if side == "far":
            return ""
        return "".join(letter for letter in here if letter in WIDE) if self.out is None else self.out

    def says(self, user: User, world: World, side: str) -> bool:
        try:
            return bool(self.ask(user, world, side))
        except (Http404, PermissionDenied):
            return False


def _of(world: World, side: str, thing: str) -> dict[str, Any]:
    return world.things[thing][side]


def _issue(world: World, side: str) -> Issue:
    return Issue.objects.select_related("ward").get(reference=_of(world, side, "issue")["reference"])


def _action(world: World, side: str) -> Action:
    return Action.objects.select_related("issue__ward").get(pk=_of(world, side, "action")["pk"])


def _meeting(world: World, side: str) -> Meeting:
    meeting = Meeting.objects.select_related("group").get(pk=_of(world, side, "meeting")["pk"])
    meeting.group.ward_ids = frozenset(meeting.group.wards.values_list("pk", flat=True))
    return meeting


def _restricted(world: World, side: str) -> Any:
    return Issue.objects.filter(ward=_issue(world, side).ward, sensitivity=Sensitivity.RESTRICTED).values("pk")


RULES = [
    Rule("issue", lambda u, w, s: engagement.issue_for(u, str(_of(w, s, "issue")["reference"])), ISSUES, ISSUES),
    Rule("restricted issue", lambda u, w, s: Issue.objects.visible_to(u).filter(pk__in=_restricted(w, s)), TEAM, TEAM),
    Rule("received text", lambda u, w, s: engagement.may_read_received(u, _issue(w, s)), TEAM, TEAM),
    Rule("raisers", lambda u, w, s: engagement.raisers_seen_by(u, _issue(w, s)), TEAM, TEAM),
    Rule("who raised it", lambda u, w, s: engagement.may_ask_who(u, _issue(w, s)), "", ""),
    Rule("restricted step", lambda u, w, s: engagement.steps_seen_by(u, _issue(w, s)).filter(seen_by="restricted"),
         TEAM, TEAM),
    Rule("action", lambda u, w, s: tasking.action_for(u, int(str(_of(w, s, "action")["pk"]))), ISSUES, ISSUES),
    Rule("work on action", lambda u, w, s: tasking.may_work_on(u, _action(w, s)), TEAM, TEAM),
    Rule("meeting", lambda u, w, s: partnerships.meeting_for(u, _meeting(w, s).pk), "cpshwalm", "cpshwralidm", "alm"),
    Rule("confidential", lambda u, w, s: partnerships.hears_confidential(u, _meeting(w, s)), "cpsh", "cpsha", ""),
    Rule("confidential, of many", lambda u, w, s: AgendaItem.objects.filter(
        partnerships.confidential_heard_by(u), meeting=_meeting(w, s)), "cpsh", "cpsha", ""),
    Rule("plan", lambda u, w, s: plan_access.plan_for(u, int(str(_of(w, s, "plan")["pk"]))), ISSUES, ISSUES),
    Rule("own a plan", lambda u, w, s: plan_access.may_own(u, _issue(w, s).ward), "cpshr", "cpshr"),
    Rule("case", lambda u, w, s: case_access.case_for(u, str(_of(w, s, "case")["reference"])), "csh", "cpsh"),
    Rule("count cases", lambda u, w, s: case_access.groups_to_count(u).filter(wards=_issue(w, s).ward),
         "cshalm", "cpshalm"),
    Rule("canvass", lambda u, w, s: canvass_access.canvass_for(u, int(str(_of(w, s, "canvass")["pk"]))),
         ISSUES, ISSUES),
    Rule("Key Individual", lambda u, w, s: kin_access.kin_for(u, int(str(_of(w, s, "kin")["pk"]))), TEAM, TEAM),
    Rule("Key Individuals", lambda u, w, s: KeyIndividual.objects.visible_to(u).filter(ward=_issue(w, s).ward),
         TEAM, TEAM),
    Rule("recruiting", lambda u, w, s: kin_access.recruiting_for(u, int(str(_of(w, s, "recruiting")["pk"]))),
         TEAM, TEAM),
    Rule("coverage", lambda u, w, s: kin_access.covered_ward(u, _issue(w, s).ward.slug), "cpsa", "cpsa"),
    Rule("who the few are", lambda u, w, s: kin_access.sees_people(u, _issue(w, s).ward), TEAM, TEAM),
    Rule("owed", lambda u, w, s: Owed.objects.filter(feedback.owed_seen_by(u), pk=_of(w, s, "owed")["pk"]), TEAM, TEAM),
    Rule("newsletter", lambda u, w, s: feedback.newsletter_for(u, int(str(_of(w, s, "newsletter")["pk"]))), TEAM, TEAM),
    Rule("mail", lambda u, w, s: Mail.objects.filter(partnerships.mail_seen_by(u), pk=_of(w, s, "mail")["pk"]),
         "cm", "cm"),
]  # fmt: skip


def named_people(world: World) -> dict[str, User]:
    """One person for each kind of role, held for ward 1 or the partnership, a member of its tasking and case groups."""
    ward = world.harrowmere.wards[1]
    assert ward.partnership is not None
    groups = [world.harrowmere.ltm(1), *ward.groups.filter(kind=GroupKind.CASES)]
    people = {}
    for letter, kind in KIND.items():
        person = User.objects.create(username=f"named-{kind}", name="Named Person", partnership=ward.partnership)
        if letter in WIDE:
            Role.objects.create(user=person, kind=kind, partnership=ward.partnership)
        else:
            Role.objects.create(user=person, kind=kind, ward=ward)
        for group in groups:
            Membership.objects.create(group=group, user=person, name=person.name, capacity="member")
        people[letter] = person
    return people
