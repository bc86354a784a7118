"""Where a concern was heard: the meeting behind the way it reached the book."""

from __future__ import annotations

from django.utils import timezone

from engagement.models import Method
from partnerships.models import GroupKind, Meeting, MeetingStage, Ward

HEARD_BY = {Method.NP: GroupKind.NP, Method.PACT: GroupKind.PACT}


def latest_meeting(ward: Ward, method: Method) -> Meeting | None:
    """The ward's latest meeting of the kind that hears by this method and has begun; its members are owed the answer.

    None for methods without a meeting, and where none was held yet.
    """
    kind = HEARD_BY.get(method)
    if kind is None:
        return None
    held = Meeting.objects.filter(group__kind=kind, group__wards=ward, starts_at__lte=timezone.now())
    return held.exclude(stage=MeetingStage.CANCELLED).select_related("group").order_by("-starts_at").first()
