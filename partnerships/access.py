"""Who may see and do what with places, people, groups and meetings: each rule once (safety)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from partnerships.asking_for import asked_for
from partnerships.fetching import or_404, ward_for
from partnerships.models import (
    Agency,
    AgencyReport,
    Group,
    Mail,
    MailState,
    Meeting,
    Membership,
    Neighbourhood,
    Partnership,
    ReportQuery,
    Role,
    RoleKind,
    User,
    Ward,
    WardContact,
)
from partnerships.models.groups import MembershipQuerySet
from partnerships.models.meetings import MeetingQuerySet, minutes_due
from partnerships.policy import EVERYBODY, Right, right

K = RoleKind

MEETS = frozenset({
    K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST, K.LEAD, K.ADMIN,
})  # fmt: skip

READ_GROUPS = Right("group.read", frozenset(kind.value for kind in MEETS), "Groups are not part of your role.")
READ_MEETINGS = Right("meeting.read", frozenset(kind.value for kind in MEETS), "Meetings are not part of your role.")
RUN_MEETING = right(
    "meeting.run", K.COORDINATOR, K.SUPERVISOR, why_not="The coordinator and the chair run the meeting.",
)  # fmt: skip
KEEP_SCHEDULE = right(
    "meeting.schedule", K.COORDINATOR, K.SUPERVISOR, K.ADMIN,
    why_not="Coordinators and administrators keep the schedule.",
)  # fmt: skip
KEEP_GROUPS = right(
    "group.keep", K.COORDINATOR, K.ADMIN, why_not="Coordinators and administrators keep groups and members.",
)  # fmt: skip
KEEP_TRAINING = right(
    "training.keep", K.COORDINATOR, K.SUPERVISOR, K.ADMIN,
    why_not="The chair, the coordinator and administrators keep the training record of a group.",
)  # fmt: skip
KEEP_COURSES = right(
    "courses.keep", K.COORDINATOR, K.ADMIN, why_not="Coordinators and administrators keep the list of courses.",
)  # fmt: skip
READ_PEOPLE = right("people.read", K.ADMIN, K.AUDITOR, why_not="Administrators keep users and roles.")
KEEP_CONTACTS = right(
    "contacts.keep", K.COORDINATOR, K.SUPERVISOR, K.ADMIN,
    why_not="Coordinators, supervisors and administrators keep the named contacts of a ward.",
)  # fmt: skip
SETTINGS = right(
    "settings", K.COORDINATOR, K.SUPERVISOR, K.AUDITOR, K.ADMIN, why_not="Settings are not part of your role.",
)  # fmt: skip
KEEP_PEOPLE = right("people.keep", K.ADMIN, why_not="Administrators keep users and roles.")
KEEP_POST = right(
    "post.keep", K.COORDINATOR, K.ADMIN, why_not="Administrators and coordinators look after mail that is stuck.",
)  # fmt: skip
ADMIN_POST = right("post.in navigation", K.ADMIN)
READ_AUDIT = right("audit.read", K.AUDITOR, why_not="The auditor reads the audit log.")
DESK = Right("desk", EVERYBODY, "You hold no role at present. Ask an administrator.")

SEND_REPORT = right(
    "report.send", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, why_not="The agency itself sends its report.",
)  # fmt: skip
# Named members who hear what is confidential at a meeting (safety, "LTM restricted item": m; a lead likewise).
HEARS_CONFIDENTIAL = frozenset({K.PARTNER, K.PCSO, K.ANALYST, K.LEAD, K.COORDINATOR, K.SUPERVISOR})

PAPERS_SOON = 4
"""Days before papers are due on which they are on the desk."""

# Roles that read a group's papers because it meets for their wards, without being invited to it.
OF_THE_WARD = frozenset({K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.COUNCILLOR, K.ANALYST, K.LEAD, K.ADMIN})


def _membership_of(user: User) -> Q:
    mine = Membership.objects.current(timezone.localdate()).filter(user=user)
    return Q(pk__in=mine.values("group_id"))


def groups_seen_by(user: User) -> Q:
    """Groups that meet for a ward of the person's roles, and those they are a member of.

    The case-management group is seen by its members alone (001 8).
    """
    scope = user.scope
    held_for = {held.group_id for held in scope.held if held.group_id}
    mine = _membership_of(user) | Q(pk__in=held_for)
    wards, partnerships = scope.ward_ids(OF_THE_WARD), scope.partnership_ids(OF_THE_WARD)
    of_wards = Q(pk__in=Group.wards.through.objects.filter(ward_id__in=sorted(wards)).values("group_id"))
    return mine | ((of_wards | Q(partnership_id__in=sorted(partnerships))) & ~Q(kind="cases"))


def group_for(user: User, slug: str) -> Group:
    """The group, or Http404 outside the person's sight."""
    whole = Group.objects.select_related("partnership", "neighbourhood", "escalates_to")
    return or_404(whole.filter(groups_seen_by(user), slug=slug).first())


def meetings_seen_by(user: User) -> Q:
    """Meetings of the groups the person sees."""
    return Q(group__in=Group.objects.filter(groups_seen_by(user)).values("pk"))


def sees_meeting(user: User, pk: int | None) -> bool:
    """Whether a link to the meeting leads the person somewhere; None is no meeting."""
    return pk is not None and Meeting.objects.filter(meetings_seen_by(user), pk=pk).exists()


@asked_for
def _meeting_seen(person: User, today: date, *, pk: Any) -> QuerySet[Meeting]:
    """The meeting with the wards of its group, for who sees it."""
    wards = Group.wards.through.objects.filter(group=OuterRef("group_id")).values("ward_id")
    return (
        Meeting.objects.filter(meetings_seen_by(person), pk=pk)
        .select_related("group__partnership", "closed_by", "minutes_approved_by", "minutes_published_by")
        .annotate(ward_ids_of_group=ArraySubquery(wards))
    )


def meeting_for(user: User, pk: int) -> Meeting:
    """The meeting, or Http404 outside the person's sight."""
    found: Any = or_404(next(iter(_meeting_seen(user, timezone.localdate(), pk=pk)), None))
    found.group.ward_ids = frozenset(found.ward_ids_of_group)
    made: Meeting = found
    return made


def hears_confidential(user: User, meeting: Meeting) -> bool:
    """Whether this person is among those before whom the meeting's confidential items are dealt with."""
    if holds_for_group(user, RUN_MEETING, meeting.group):
        return True
    return user.scope.has(HEARS_CONFIDENTIAL) and _named(user, meeting.group_id, meeting.day).exists()


def confidential_heard_by(user: User) -> Q:
    """The rule of `hears_confidential` for many meetings."""
    heard = Q(group__in=Group.objects.filter(groups_held(user, RUN_MEETING)).values("pk"))
    if user.scope.has(HEARS_CONFIDENTIAL):
        named = _named(user, OuterRef("group"), OuterRef("starts_at__date"))
        heard |= Q(Exists(named))
    return heard


def _named(user: User, group: int | OuterRef, day: date | OuterRef) -> MembershipQuerySet:
    """The person's membership of the group on the day it met."""
    return Membership.objects.current(day).filter(group=group, user=user)


def of_own_agency(user: User) -> Q:
    """Reports that a partner officer's agency owes or sent, also to a meeting they are not invited to (P6).

    Those to a case-management meeting are its members' alone (001 8).
    """
    if not user.agency_id or not user.scope.has({K.PARTNER}):
        return Q(pk__in=[])
    return Q(agency_id=user.agency_id) & ~Q(meeting__group__kind="cases")


def reports_seen_by(user: User) -> Q:
    """Reports asked for by meetings the person sees, and their own agency's. What is in one, `report_for` decides."""
    return Q(meeting__in=Meeting.objects.filter(meetings_seen_by(user)).values("pk")) | of_own_agency(user)


def sends_for_its_agency(user: User, report: AgencyReport) -> bool:
    """Whether the person is one of those who send this agency's reports."""
    return bool(user.agency_id) and user.agency_id == report.agency_id and user.scope.has(SEND_REPORT.kinds)


def may_read_report(user: User, report: AgencyReport, *, hears: bool | None = None) -> bool:
    """Whether what is in the report may be read: by its agency, and by those who hear what is confidential or, where
    nothing is, by all who see the meeting. `hears`: whether they hear it, where that was asked for the whole meeting.
    """
    if not report.confidential or sends_for_its_agency(user, report):
        return True
    return hears_confidential(user, report.meeting) if hears is None else hears


def report_for(user: User, pk: int, report_pk: int) -> AgencyReport:
    """The report with its meeting, or Http404 outside the person's sight."""
    found = (
        AgencyReport.objects.filter(reports_seen_by(user), meeting=pk, pk=report_pk)
        .select_related("meeting__group__partnership", "agency", "received_from", "file")
        .defer("file__content")
        .first()
    )
    if found is None or not may_read_report(user, found):
        raise Http404
    return found


def may_send_report(user: User, report: AgencyReport, *, runs: bool | None = None) -> bool:
    """The agency's own people, and whoever runs the meeting for those who handed it in on paper. `runs`: whether they
    run it, where that was asked for the whole meeting.
    """
    if sends_for_its_agency(user, report):
        return True
    return holds_for_group(user, RUN_MEETING, report.meeting.group) if runs is None else runs


def query_for(user: User, pk: int, report_pk: int, query_pk: int) -> ReportQuery:
    """A query to a report the person reads, or Http404."""
    report = report_for(user, pk, report_pk)
    found = or_404(ReportQuery.objects.filter(report=report, pk=query_pk).first())
    found.report = report
    return found


def holds_for_group(user: User, needed: Right, group: Group) -> bool:
    """Whether the right is held for one of the group's wards, or for its whole partnership."""
    if group.partnership_id in user.scope.partnership_ids(needed.kinds):
        return True
    wards = user.scope.ward_ids(needed.kinds)
    return bool(wards) and not wards.isdisjoint(group.ward_ids)


def groups_held(user: User, needed: Right) -> Q:
    """Groups the right is held for: the rule of `holds_for_group`, for all of them at once."""
    wards, partnerships = user.scope.ward_ids(needed.kinds), user.scope.partnership_ids(needed.kinds)
    of_wards = Group.wards.through.objects.filter(ward_id__in=sorted(wards)).values("group_id")
    return Q(pk__in=of_wards) | Q(partnership_id__in=sorted(partnerships))


def groups_kept_by(user: User) -> Q:
    """Groups whose members the person looks after: what they keep and see, which of an administrator's leaves out the
    case-management groups.
    """
    return groups_held(user, KEEP_GROUPS) & groups_seen_by(user)


def without_minutes(user: User, today: date) -> MeetingQuerySet:
    """Meetings of the groups whose schedule the person keeps that should have minutes today, and have none (P8)."""
    kept = Group.objects.filter(groups_held(user, KEEP_SCHEDULE)).values("pk")
    return Meeting.objects.without_minutes(minutes_due(today)).filter(meetings_seen_by(user), group__in=kept)


def without_papers(user: User, now: datetime) -> MeetingQuerySet:
    """Meetings the person runs whose papers ought to be going out: they are held within a week, and none are out."""
    run = Group.objects.filter(groups_held(user, RUN_MEETING)).exclude(kind="cases").values("pk")
    soon = Meeting.objects.without_papers(now, before=now + timedelta(days=settings.PAPERS_OUT_DAYS + PAPERS_SOON))
    return soon.filter(group__in=run, group__memberships__isnull=False).distinct()


def require_for_group(user: User | None, needed: Right, group: Group) -> None:
    """Raise PermissionDenied, with the reason, where the person lacks the right for this group.

    None is the book itself: a task that keeps the schedule.
    """
    if user is not None and not holds_for_group(user, needed, group):
        raise PermissionDenied(needed.why_not)


def people_seen_by(user: User, needed: Right = READ_PEOPLE) -> Q:
    """Accounts that the partnerships keep for which the person is administrator or auditor."""
    return Q(partnership_id__in=sorted(user.scope.partnership_ids(needed.kinds)))


def person_for(user: User, pk: int, needed: Right = READ_PEOPLE) -> User:
    """The account, or Http404 outside the person's partnerships, PermissionDenied without the right."""
    found = or_404(User.objects.filter(people_seen_by(user), pk=pk).select_related("agency", "partnership").first())
    if found.partnership_id not in user.scope.partnership_ids(needed.kinds):
        raise PermissionDenied(needed.why_not)
    return found


def role_for(user: User, pk: int, role_pk: int, needed: Right = READ_PEOPLE) -> Role:
    """A role of that account, by the rule of the account."""
    person = person_for(user, pk, needed)
    found = person.roles.filter(pk=role_pk).select_related("user", "partnership", "neighbourhood", "ward", "group")
    return or_404(found.first())


def agency_for(user: User, slug: str, needed: Right = READ_PEOPLE) -> Agency:
    """The agency, or Http404 outside the person's partnerships, PermissionDenied without the right."""
    found = or_404(Agency.objects.filter(people_seen_by(user), slug=slug).select_related("partnership").first())
    if found.partnership_id not in user.scope.partnership_ids(needed.kinds):
        raise PermissionDenied(needed.why_not)
    return found


def partnership_for(user: User, slug: str, needed: Right = READ_PEOPLE) -> Partnership:
    """The partnership, or Http404 where the person holds no such role for it, PermissionDenied without the right."""
    found = or_404(Partnership.objects.filter(pk__in=user.scope.partnership_ids(READ_PEOPLE.kinds), slug=slug).first())
    if found.pk not in user.scope.partnership_ids(needed.kinds):
        raise PermissionDenied(needed.why_not)
    return found


def neighbourhood_for(user: User, slug: str, needed: Right = READ_PEOPLE) -> Neighbourhood:
    """The neighbourhood, or Http404 where the person holds no such role for its partnership."""
    reach = user.scope.partnership_ids(READ_PEOPLE.kinds)
    found = or_404(Neighbourhood.objects.filter(partnership__in=reach, slug=slug).select_related("partnership").first())
    if found.partnership_id not in user.scope.partnership_ids(needed.kinds):
        raise PermissionDenied(needed.why_not)
    return found


def ward_with_contacts(user: User, slug: str) -> Ward:
    """A ward whose named contacts the person keeps, or Http404."""
    return ward_for(user, slug, KEEP_CONTACTS)


def contact_for(user: User, slug: str, pk: int) -> WardContact:
    """A named contact of such a ward, or Http404."""
    found = WardContact.objects.filter(ward=ward_with_contacts(user, slug), pk=pk).select_related("user", "ward")
    return or_404(found.first())


def mail_seen_by(user: User) -> Q:
    """Mail not sent yet: an administrator's whole partnership, a coordinator's wards.

    Its text is shown to nobody, and the address only as the name of somebody who signs in.
    """
    scope = user.scope
    seen = Q(partnership_id__in=sorted(scope.partnership_ids({K.ADMIN}))) | scope.q({K.COORDINATOR})
    return seen & ~Q(state=MailState.SENT)


def mail_for(user: User, pk: int) -> Mail:
    """The mail, or Http404 outside the person's sight; so is one that has left."""
    return or_404(Mail.objects.visible_to(user).filter(pk=pk).first())
