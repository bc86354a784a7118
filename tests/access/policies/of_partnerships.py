"""What is asked of the rules of `partnerships.access`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from partnerships import access
from partnerships.models import AgencyReport, AgendaItem, Group, Mail, Meeting, Membership, User
from partnerships.policy import Right
from tests.access.policies.asking import (
    Ask,
    Question,
    fetched,
    of_members,
    required,
    row,
    said,
    seen,
    there,
    updated,
    value,
    while_so,
)
from tests.access.world import World


def meeting(thing: str = "meeting") -> Any:
    """The meeting, with the wards of its group as `meeting_for` reads them."""
    found = row(Meeting, thing, beside="group__partnership")

    def of(world: World, side: str) -> Meeting:
        one: Meeting = found(world, side)
        if "ward_ids" not in vars(one.group):
            one.group.ward_ids = frozenset(one.group.wards.values_list("pk", flat=True))
        return one

    return of


def report(world: World, side: str) -> AgencyReport:
    one: AgencyReport = row(AgencyReport, "report", "report_pk")(world, side)
    one.meeting = meeting()(world, side)
    return one


def confidential_report(world: World, side: str) -> AgencyReport:
    return AgencyReport(meeting=report(world, side).meeting, agency_id=report(world, side).agency_id, confidential=True)


def case_group(world: World, side: str) -> Group:
    """The case-management group of that side, with its wards, which no question changes."""
    kept = world.things["case meeting"][side]
    if "group" not in kept:
        found = Group.objects.get(slug=f"case-meeting-{side}")
        found.ward_ids = frozenset(found.wards.values_list("pk", flat=True))
        kept["group"] = found
    group: Group = kept["group"]
    return group


def invited(user: User, world: World, side: str) -> None:
    member_of(meeting()(world, side).group, user)


def member_of(group: Group, user: User, **facts: Any) -> None:
    given = {"name": user.name, "status": "accepted", **facts}
    Membership.objects.update_or_create(group=group, user=user, defaults=given)


def invited_too_late(user: User, world: World, side: str) -> None:
    one = meeting()(world, side)
    member_of(one.group, user, starts_on=one.day + timedelta(days=1))


def of_the_reports_agency(user: User, world: World, side: str) -> None:
    user.agency_id = report(world, side).agency_id


def as_if(change: Any, ask: Ask) -> Ask:
    """Asked of the person as if they worked for another agency."""

    def asked(user: User, world: World, side: str) -> object:
        before = user.agency_id
        try:
            change(user, world, side)
            return ask(user, world, side)
        finally:
            user.agency_id = before

    return asked


def without_agency(user: User, world: World, side: str) -> None:
    user.agency_id = None


def meetings_seen(user: User) -> Any:
    return Meeting.objects.filter(access.meetings_seen_by(user))


def reports_seen(user: User) -> Any:
    return AgencyReport.objects.filter(access.reports_seen_by(user))


def role_for_the_group(user: User, world: World, side: str) -> None:
    """Through nothing but a role held for the group, which meets for no ward of anybody's."""
    group = Group.objects.get(pk=value(world, side, "group", "pk"))
    group.wards.clear()
    Membership.objects.filter(user=user).delete()
    user.roles.update(ward=None, partnership=None, neighbourhood=None, group=group)
    vars(user).pop("scope", None)


group_seen = seen("group", lambda user: Group.objects.filter(access.groups_seen_by(user)), "group")
meeting_seen = seen("meeting", meetings_seen, "meeting")
reports = seen("reports", reports_seen, "report", "report_pk")
confidential = said("hears confidential", access.hears_confidential, meeting())
own_agency = Question(
    "reports of one's own agency",
    as_if(of_the_reports_agency, lambda u, w, s: AgencyReport.objects.filter(
        access.of_own_agency(u), pk=value(w, s, "report", "report_pk")).exists()),
)  # fmt: skip


def groups_kept(user: User) -> QuerySet[Group]:
    return Group.objects.filter(access.groups_kept_by(user))


def held(right: Right) -> list[Question]:
    """The three ways in which a right is asked of a group."""
    return [
        said(f"{right.name} for the group", lambda u, m: access.holds_for_group(u, right, m.group), meeting()),
        Question(f"{right.name} for many groups", lambda u, w, s: Group.objects.filter(
            access.groups_held(u, right), pk=meeting()(w, s).group_id).exists()),
        required(f"{right.name} required", lambda u, m: access.require_for_group(u, right, m.group), meeting()),
    ]  # fmt: skip


def long_ago() -> Any:
    return timezone.now() - timedelta(days=60)


def heard_of_many(user: User, world: World, side: str) -> bool:
    heard = Meeting.objects.filter(access.confidential_heard_by(user)).values("pk")
    items = AgendaItem.objects.filter(meeting__in=heard, meeting=meeting()(world, side))
    return items.exists()


many = Question("hears confidential, of many", heard_of_many)
late = seen("without minutes", lambda user: access.without_minutes(user, timezone.localdate()), "meeting")
papers = seen("without papers", lambda user: access.without_papers(user, timezone.now()), "meeting")


def unsent(user: User, world: World, side: str) -> None:
    meeting()(world, side).packs.all().delete()


QUESTIONS = of_members([
    group_seen,
    fetched("group of an address", access.group_for, "group", "slug", by="slug"),
    seen("tasking group", lambda user: Group.objects.filter(access.groups_seen_by(user)), "tasking group"),
    Question("case-management group", lambda u, w, s: Group.objects.filter(
        access.groups_seen_by(u), pk=case_group(w, s).pk).exists()),
    meeting_seen,
    while_so("as a member", meeting_seen, invited),
    while_so("as a member from the day after", meeting_seen, invited_too_late),
    fetched("meeting of an address", access.meeting_for, "meeting", "pk"),
    Question("link to a meeting", lambda u, w, s: access.sees_meeting(u, value(w, s, "meeting", "pk"))),
    Question("link to no meeting", lambda u, w, s: access.sees_meeting(u, None)),
    Question("link to a case-management meeting", lambda u, w, s: access.sees_meeting(
        u, Meeting.objects.get(group=case_group(w, s)).pk)),
    seen("group whose members are looked after", groups_kept, "group"),
    Question("case-management group whose members are looked after", lambda u, w, s: groups_kept(u).filter(
        pk=case_group(w, s).pk).exists()),
    Question("wards of that meeting", lambda u, w, s: access.meeting_for(u, value(w, s, "meeting", "pk")).group.ward_ids
             == meeting()(w, s).group.ward_ids),
    confidential,
    while_so("as a member", confidential, invited),
    while_so("as a member from the day after", confidential, invited_too_late),
    many,
    while_so("as a member", many, invited),
    while_so("as a member from the day after", many, invited_too_late),
    reports,
    own_agency,
    Question("reports seen, of one's own agency", as_if(of_the_reports_agency, reports.ask)),
    Question("reports of no agency", as_if(without_agency, lambda u, w, s: AgencyReport.objects.filter(
        access.of_own_agency(u), pk=value(w, s, "report", "report_pk")).exists())),
    while_so("to a case-management meeting", own_agency, lambda u, w, s: AgencyReport.objects.filter(
        pk=value(w, s, "report", "report_pk")).update(meeting=Meeting.objects.get(group=case_group(w, s)))),
    said("sends for its agency", access.sends_for_its_agency, report),
    Question("sends, of its agency", as_if(of_the_reports_agency,
             lambda u, w, s: access.sends_for_its_agency(u, report(w, s)))),
    Question("sends, of no agency", as_if(without_agency, lambda u, w, s: access.sends_for_its_agency(
        u, AgencyReport(meeting=meeting()(w, s))))),
    said("reads an open report", access.may_read_report, report),
    said("reads a confidential report", access.may_read_report, confidential_report),
    Question("reads a confidential report of its agency", as_if(of_the_reports_agency,
             lambda u, w, s: access.may_read_report(u, confidential_report(w, s)))),
    said("reads a confidential report, known to hear",
         lambda u, r: access.may_read_report(u, r, hears=True), confidential_report),
    said("reads a confidential report, known not to hear",
         lambda u, r: access.may_read_report(u, r, hears=False), confidential_report),
    fetched("report of an address", access.report_for, "report", "pk", "report_pk"),
    while_so("confidential", fetched("report of an address", access.report_for, "report", "pk", "report_pk"),
             updated(AgencyReport, "report", "report_pk", confidential=True)),
    Question("report of another meeting", lambda u, w, s: access.report_for(
        u, value(w, s, "minutes", "pk"), value(w, s, "report", "report_pk"))),
    said("sends a report", access.may_send_report, report),
    Question("sends a report of its agency", as_if(of_the_reports_agency,
             lambda u, w, s: access.may_send_report(u, report(w, s)))),
    said("sends a report, known to run the meeting",
         lambda u, r: access.may_send_report(u, r, runs=True), report),
    said("sends a report, known not to run it", lambda u, r: access.may_send_report(u, r, runs=False), report),
    fetched("query of an address", access.query_for, "query", "pk", "report_pk", "query_pk"),
    Question("query to another report", lambda u, w, s: access.query_for(
        u, value(w, s, "report", "pk"), value(w, s, "report", "report_pk"),
        value(w, "out" if s == "in" else "in", "query", "query_pk"))),
    Question("report of the same meeting that is none", lambda u, w, s: access.report_for(
        u, value(w, s, "report", "pk"), 0)),
    there("no role of an account", lambda u, w, s: access.role_for(u, value(w, s, "user", "pk"), 0)),
    there("no contact of a ward", lambda u, w, s: access.contact_for(u, value(w, s, "contact", "slug"), 0)),
    while_so("through a role for the group", group_seen, role_for_the_group),
    Question("query of another report", lambda u, w, s: access.query_for(
        u, value(w, s, "report", "pk"), value(w, s, "report", "report_pk"), 0)),
    *held(access.RUN_MEETING), *held(access.KEEP_SCHEDULE),
    required("the book itself", lambda _, m: access.require_for_group(None, access.RUN_MEETING, m.group), meeting()),
    late,
    while_so("held long ago", late, updated(Meeting, "meeting", starts_at=lambda _: long_ago())),
    while_so("of cases, held long ago", seen("without minutes", lambda user: access.without_minutes(
        user, timezone.localdate()), "case meeting"), lambda u, w, s: Meeting.objects.filter(
            group=case_group(w, s)).update(starts_at=long_ago())),
    papers,
    while_so("not sent", papers, unsent),
    while_so("of cases", seen("without papers", lambda user: access.without_papers(
        user, timezone.now()), "case meeting"), lambda u, w, s: Meeting.objects.filter(
            group=case_group(w, s)).update(starts_at=timezone.now() + timedelta(days=4))),
    while_so("in half a year", while_so("not sent", papers, unsent),
             updated(Meeting, "meeting", starts_at=lambda _: timezone.now() + timedelta(days=180))),
    while_so("without members", while_so("not sent", papers, unsent), lambda u, w, s: (
        [pack.recipients.all().delete() for pack in meeting()(w, s).packs.all()],
        meeting()(w, s).group.memberships.all().delete())),
    seen("accounts", lambda user: User.objects.filter(access.people_seen_by(user)), "user"),
    fetched("account of an address", access.person_for, "user", "pk"),
    Question("account to change", lambda u, w, s: access.person_for(
        u, value(w, s, "user", "pk"), access.KEEP_PEOPLE)),
    fetched("role of an address", access.role_for, "role", "pk", "role_pk"),
    Question("role to change", lambda u, w, s: access.role_for(
        u, value(w, s, "role", "pk"), value(w, s, "role", "role_pk"), access.KEEP_PEOPLE)),
    there("role of another account", lambda u, w, s: access.role_for(u, value(w, s, "user", "pk"), 0)),
    fetched("agency of an address", access.agency_for, "agency", "slug", by="slug"),
    Question("agency to change", lambda u, w, s: access.agency_for(
        u, value(w, s, "agency", "slug"), access.KEEP_PEOPLE)),
    fetched("partnership of an address", access.partnership_for, "partnership", "slug", by="slug"),
    Question("partnership to change", lambda u, w, s: access.partnership_for(
        u, value(w, s, "partnership", "slug"), access.KEEP_PEOPLE)),
    fetched("neighbourhood of an address", access.neighbourhood_for, "neighbourhood", "slug", by="slug"),
    Question("neighbourhood to change", lambda u, w, s: access.neighbourhood_for(
        u, value(w, s, "neighbourhood", "slug"), access.KEEP_PEOPLE)),
    fetched("ward with contacts", access.ward_with_contacts, "ward", "slug", by="slug"),
    fetched("named contact", access.contact_for, "contact", "slug", "pk"),
    there("contact of no ward's", lambda u, w, s: access.contact_for(u, value(w, s, "contact", "slug"), 0)),
    seen("mail", lambda user: Mail.objects.filter(access.mail_seen_by(user)), "mail"),
    while_so("sent", seen("mail", lambda user: Mail.objects.filter(access.mail_seen_by(user)), "mail"),
             updated(Mail, "mail", state="sent", sent_at=lambda _: timezone.now())),
    fetched("mail of an address", access.mail_for, "mail", "pk"),
])  # fmt: skip
