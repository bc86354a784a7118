"""What is brought to a meeting to be read under its item, at the meeting and in the papers (001 rec 4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from partnerships.models import AgendaItem, Meeting, User
from tasking.analysis_page import Document, document_of
from tasking.chair_report_access import chair_reports_seen_by
from tasking.chair_report_page import Told, told_of
from tasking.models import Analysis, ChairReport
from tasking.services import analyses
from tasking.services.chair_reports import ON_THE_AGENDA, title_of


@dataclass(frozen=True, slots=True)
class Brought:
    """The chair's reports under the items of an agenda, and the analytical document."""

    reports: list[Told] = field(default_factory=list)
    document: Document | None = None

    def __bool__(self) -> bool:
        return bool(self.reports) or self.document is not None


def brought_to(user: User | None, meeting: Meeting, items: Iterable[AgendaItem]) -> Brought:
    """What may be read of it: by this person, or by members without an account. Asked only where an item says so."""
    titles = {item.title for item in items}
    return Brought(_reports(user, meeting, titles), _document(meeting, titles))


def _document(meeting: Meeting, titles: set[str]) -> Document | None:
    """For everybody who reads the papers: nothing in it is restricted (001 rec 3.1)."""
    if analyses.ON_THE_AGENDA not in titles:
        return None
    found = Analysis.objects.published().filter(meeting=meeting).first()
    return document_of(found) if found is not None else None


def _reports(user: User | None, meeting: Meeting, titles: set[str]) -> list[Told]:
    if not any(title.startswith(ON_THE_AGENDA) for title in titles):
        return []
    handed = ChairReport.objects.all() if user is None else chair_reports_seen_by(user)
    handed = handed.filter(group=meeting.group_id, completed_at__isnull=False).select_related("completed_by")
    return [told_of(one) for one in handed.order_by("-last", "-pk") if title_of(one) in titles]
