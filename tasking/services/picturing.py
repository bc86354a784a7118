"""Photos of an action: kept with the report they belong to, and removed where they show what they should not (T5)."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from engagement import trail
from engagement.models import Verb
from partnerships.errors import Refused
from partnerships.locking import locked
from partnerships.models import User
from partnerships.photos import MOST_PHOTOS, Photo
from tasking.access import may_remove_photo
from tasking.models import Action, ActionPhoto, ActionProgress


def keep(
    *, action: Action, by: User, photos: Sequence[Photo], progress: ActionProgress | None = None
) -> list[ActionPhoto]:
    """Keep photos with a report, or with what was done; the caller holds the action's lock and asked for the right.

    Raises Refused for more than three at once.
    """
    if len(photos) > MOST_PHOTOS:
        raise Refused(f"Send at most {MOST_PHOTOS} photos at a time.", field="photos")
    return ActionPhoto.objects.bulk_create(
        ActionPhoto(
            action=action, progress=progress, by=by, content=photo.content, small=photo.small, width=photo.width,
            height=photo.height, sha256=photo.sha256,
        )
        for photo in photos
    )  # fmt: skip


def remove_photo(*, photo: ActionPhoto, by: User, because: str) -> Action:
    """Take a photo out of the book for good, saying why: who sent it, or the ward's coordinator or supervisor.

    The trail says that it was removed. Raises PermissionDenied, Refused; removing it twice removes it once.
    """
    action = photo.action
    if not may_remove_photo(by, photo):
        raise PermissionDenied("Who sent a photo, or the coordinator, removes it.")
    if not because.strip():
        raise Refused("Write why the photo is removed.", field="because")
    with transaction.atomic():
        issue = locked(action.issue)
        gone, _ = ActionPhoto.objects.filter(pk=photo.pk).delete()
        if gone:
            trail.record(
                issue=issue, verb=Verb.NOTE, by=by, text=f"A photo was removed: {because.strip()}",
                facts={"action": action.pk, "photo": photo.pk},
            )  # fmt: skip
    return action
