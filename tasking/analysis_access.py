"""Who asks for, feeds, writes and reads the shareable analytical document (safety, "Analytical document")."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Q
from django.http import Http404

from partnerships.access import groups_held, groups_seen_by, holds_for_group, meeting_for
from partnerships.fetching import or_404
from partnerships.models import Group, GroupKind, Meeting, MeetingStage, RoleKind, User
from partnerships.policy import right
from tasking.models import AgencyFigure, Analysis
from tasking.models.analysis import AnalysisQuerySet

K = RoleKind
READ_ANALYSIS = right(
    "analysis.read", K.COORDINATOR, K.PCSO, K.SUPERVISOR, K.PARTNER, K.COUNCILLOR, K.REPRESENTATIVE, K.ANALYST,
    K.LEAD, K.INTELLIGENCE, why_not="Analytical documents are not part of your role.",
)  # fmt: skip
ASK_ANALYSIS = right(
    "analysis.ask", K.COORDINATOR, K.SUPERVISOR, K.ANALYST,
    why_not="The chair, the coordinator and the analyst ask for a document.",
)  # fmt: skip
WRITE_ANALYSIS = right("analysis.write", K.ANALYST, why_not="Analysts write and publish the document.")
FEED_ANALYSIS = right(
    "analysis.feed", K.PARTNER, K.ANALYST, why_not="Agencies feed in their own figures, or the analyst for them."
)
SOON = timedelta(days=14)


def analyses_seen_by(user: User) -> AnalysisQuerySet:
    """What is published for the groups the person sees, and for those that meet where their role is held, because the
    document is unrestricted (001 rec 3.1); and what an analyst writes.
    """
    if not user.scope.has(READ_ANALYSIS.kinds):
        return Analysis.objects.none()
    groups = Group.objects.filter(groups_seen_by(user) | groups_held(user, READ_ANALYSIS)).values("pk")
    seen = Q(meeting__group__in=groups, published_at__isnull=False)
    return Analysis.objects.filter(seen | _written_by(user))


def _written_by(user: User) -> Q:
    """Documents of the groups for which the person writes them."""
    return Q(meeting__group__in=Group.objects.filter(groups_held(user, WRITE_ANALYSIS)).values("pk"))


def analyses_asked_of(user: User) -> AnalysisQuerySet:
    """Those that are asked for and not out, of the groups whose papers the person sees: they may feed or await them."""
    groups = Group.objects.filter(groups_seen_by(user)).values("pk")
    return Analysis.objects.to_do().filter(meeting__group__in=groups)


def analyses_due_from(user: User, on: date) -> AnalysisQuerySet:
    """Those this person writes that are due within a fortnight, or overdue."""
    return Analysis.objects.to_do().filter(_written_by(user), due_on__lte=on + SOON)


def analysis_for(user: User, pk: int) -> Analysis:
    """The document, or Http404 outside the person's sight."""
    return _found(analyses_seen_by(user), pk)


def analysis_to_feed(user: User, pk: int) -> Analysis:
    """A document that takes figures of agencies now: asked for by a group the person sees, and not out."""
    return _found(analyses_asked_of(user), pk)


def _found(rows: AnalysisQuerySet, pk: int) -> Analysis:
    whole = rows.select_related("meeting__group__partnership", "asked_by", "published_by")
    return or_404(whole.filter(pk=pk).first())


def figure_to_remove(user: User, pk: int, figure_pk: int) -> AgencyFigure:
    """A figure of the person's own agency, or any for the analyst, in a document that is not out; else Http404."""
    analysis = analysis_to_feed(user, pk)
    rows = AgencyFigure.objects.filter(analysis=analysis, pk=figure_pk)
    if not holds_for_group(user, WRITE_ANALYSIS, analysis.meeting.group):
        rows = rows.filter(agency=user.agency_id)
    found = or_404(rows.select_related("agency").first())
    found.analysis = analysis
    return found


def meeting_to_analyse(user: User, pk: int) -> Meeting:
    """A meeting to come that has no document yet, or Http404; never of the case-management group."""
    meeting = meeting_for(user, pk)
    closed = meeting.stage != MeetingStage.SCHEDULED or meeting.group.kind == GroupKind.CASES
    if closed or Analysis.objects.filter(meeting=meeting).exists():
        raise Http404
    return meeting


def may_write(user: User, analysis: Analysis) -> bool:
    return holds_for_group(user, WRITE_ANALYSIS, analysis.meeting.group)
