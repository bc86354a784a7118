"""The real form of an entry, filled in with what was written on the tablet, and the service that carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.http import Http404, QueryDict
from django.utils import timezone

from engagement.forms.interviews import InterviewForm
from engagement.forms.pointing import PointedOut, PointingForm
from engagement.forms.raising import LogIssueForm
from engagement.services import interviewing
from engagement.services.merging import log_or_merge
from engagement.survey_access import interview_for
from feedback.forms.contacts import contact_form, whom_for
from feedback.models import Entry, EntryKind
from feedback.services.contacting import log_contact
from partnerships.forms.base import BookForm, carried_out
from partnerships.models import User


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with its service, the facts beside it, and what its template asks for."""

    form: BookForm
    service: Callable[..., models.Model]
    facts: dict[str, Any]
    context: dict[str, Any]

    @property
    def to_point_out(self) -> list[PointedOut]:
        """What may give somebody away and was not looked at yet (E10)."""
        return self.form.to_point_out if isinstance(self.form, PointingForm) else []

    @property
    def is_ready(self) -> bool:
        return self.form.is_valid() and not self.to_point_out

    def carry_out(self) -> models.Model | None:
        """Do it. Out: what it became, or None where the book said no: the form has the reason."""
        return carried_out(self.form, self.service, **self.facts)


def filled(entry: Entry, about: str, data: QueryDict, *, mended: bool = False) -> Filled:
    """In: what it is about ("g12", the key of an interview) and its fields, as they were written or mended since.

    The form's key is the entry's, whatever was sent: the same entry is carried out once on either way. A day that the
    tablet took for today, with its clock wrong, is the day it was; one that its author chose stands.
    Raises Http404 out of the author's reach.
    """
    data = data.copy()
    data["submission"] = str(entry.key)
    if not mended:
        _put_right(entry, data)
    fill = {EntryKind.CONTACT: _contact, EntryKind.ISSUE: _issue, EntryKind.INTERVIEW: _interview}
    return fill[EntryKind(entry.kind)](entry, entry.author, about, data)


def _contact(entry: Entry, author: User, about: str, data: QueryDict) -> Filled:
    whom = whom_for(author, about)
    data["who"] = whom.key
    data["at"] = entry.written_at.isoformat()
    form = contact_form(whom, data)
    facts = {"by": author, "ward": whom.ward, "group": whom.group, "kin": whom.kin}
    return Filled(form, log_contact, facts, {"whom": whom, "telling": form.telling})


def _issue(entry: Entry, author: User, about: str, data: QueryDict) -> Filled:
    form = LogIssueForm(data, user=author)
    return Filled(form, log_or_merge, {"by": author, "raised_on": timezone.localdate(entry.written_at)}, {})


def _interview(entry: Entry, author: User, about: str, data: QueryDict) -> Filled:
    if not about.isdecimal() or len(about) > 18:
        raise Http404
    interview = interview_for(author, int(about))
    form = InterviewForm(data, questions=interview.round.version.asked())
    context = {"interview": interview, "survey": interview.round}
    return Filled(form, interviewing.record, {"by": author, "interview": interview}, context)


def _put_right(entry: Entry, data: QueryDict) -> None:
    field = {EntryKind.CONTACT: "on", EntryKind.INTERVIEW: "done_on"}.get(EntryKind(entry.kind))
    by_the_tablet: date = timezone.localdate(entry.made_at)
    if field and (not data.get(field) or (entry.clock_is_wrong and data[field] == f"{by_the_tablet}")):
        data[field] = f"{timezone.localdate(entry.written_at)}"
