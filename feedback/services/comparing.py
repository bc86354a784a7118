"""What arrived without signal, set beside what the ward heard before (E1, E5).

Nothing is held back for it: the issue is in the book already, and its author says afterwards whether it is the same.
"""

from __future__ import annotations

from django.db import models, transaction
from django.utils import timezone

from engagement.heard import issues_heard_in
from engagement.loop import allowed
from engagement.models import Contact, Issue, Verb
from engagement.services.merging import merge
from engagement.services.similar import CERTAIN, similar_while_typing
from feedback.models import Entry, Likeness, Same
from partnerships.errors import Refused
from partnerships.models import User


def compare(entry: Entry, made: models.Model) -> int:
    """Note which issues of an entry just taken in read like open ones of the ward. Out: how many do.

    As like as what is shown before a concern is saved which nobody has seen while it was typed (`similar.CERTAIN`).
    """
    issues = _issues_of(made)
    own, found = {issue.pk for issue in issues}, 0
    for issue in issues:
        alike = similar_while_typing(
            user=entry.author, ward=issue.ward, concern=issue.concern, place=issue.place, least=CERTAIN
        )
        other = [one for one in alike if one.pk not in own and allowed(Verb.JOINED, one.stage)]
        if other:
            Likeness.objects.create(issue=issue, entry=entry, author=entry.author).alike.set(other)
            found += 1
    return found


def _issues_of(made: models.Model) -> list[Issue]:
    if isinstance(made, Issue):
        return [made]
    return list(issues_heard_in(made).select_related("ward")) if isinstance(made, Contact) else []


def answer(*, likeness: Likeness, by: User, same_as: Issue | None) -> Likeness:
    """Say that it is the same as one of those shown, into which it is merged; or, with None, that it is another.

    Raises Refused where that was said already, for an issue that was not shown, and what `merge` refuses.
    """
    with transaction.atomic():
        row = Likeness.objects.select_for_update(of=("self",)).select_related("issue__ward").get(pk=likeness.pk)
        if row.answer:
            raise Refused("You have said that already.")
        if same_as is not None:
            if not row.alike.filter(pk=same_as.pk).exists():
                raise Refused("That issue was not among those shown.")
            merge(issue=row.issue, into=same_as, by=by, why="Logged without signal; it is the same concern.")
        row.answer, row.answered_at = Same.YES if same_as is not None else Same.NO, timezone.now()
        row.save(update_fields=["answer", "answered_at"])
        return row
