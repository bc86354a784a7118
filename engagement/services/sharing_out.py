"""Whose interviews they are: shared among the PCSOs of the ward (E3)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from engagement.models import Interview, SurveyRound
from partnerships.models import Role, RoleKind, User, Ward


def pcsos_of(ward: Ward, on: date) -> list[User]:
    """The PCSOs of the ward that day, through whatever their role is held for, by name."""
    return list(Role.objects.held(on).filter(kind=RoleKind.PCSO).for_wards([ward.pk]).people())


def share_among(survey: SurveyRound) -> None:
    """To whoever looks after the Key Individual first; the others evenly. Interviews begun stay where they are."""
    here = pcsos_of(survey.ward, timezone.localdate())
    if not here:
        return
    todo = list(survey.interviews.to_do().select_related("kin").order_by("number"))
    keys = {person.pk for person in here}
    load: dict[int, int] = dict.fromkeys(sorted(keys), 0)
    free = []
    for interview in todo:
        holder = interview.assigned_to_id if interview.assigned_to_id in keys else interview.kin.pcso_id
        if holder in keys and holder is not None:
            load[holder] += 1
            if holder != interview.assigned_to_id:
                interview.assigned_to_id = holder
                free.append(interview)
        else:
            interview.assigned_to_id = None
            free.append(interview)
    for interview in free:
        if interview.assigned_to_id is None:
            interview.assigned_to_id = min(load, key=lambda pk: (load[pk], pk))
            load[interview.assigned_to_id] += 1
    for key in keys:
        rows = [interview.pk for interview in free if interview.assigned_to_id == key]
        Interview.objects.filter(pk__in=rows).update(assigned_to=key)
