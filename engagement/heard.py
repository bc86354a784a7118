"""Where an issue was heard: one way for every kind of occasion (E1; 000 3; 002 5.1-5.4).

A meeting stands on the issue itself (`Issue.heard_at`), because its group is owed the answer. Every other occasion, a
canvass, a contact on a tour, a survey round, a commissioned piece of work, is told to the book once, when its
application is ready:

    from engagement import heard
    heard.at_occasions("contact", Contact, words=lambda contact: f"Contact with {contact.group}")

and then given whenever an issue is logged:

    log_issue(ward=…, concern=…, method=Method.TOUR, heard_in=contact, by=user)

From then on the issue's page says where it was heard and leads there, for whoever sees the contact
(`Contact.objects.visible_to(user)`, and `get_absolute_url`), and `heard.issues_heard_in(contact)` are the issues that
came of it, for the contact's own page: `heard.issues_heard_in(contact).visible_to(user).for_list()`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from engagement.models import Heard, Issue
from engagement.models.issues import IssueQuerySet
from partnerships.models import User


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of occasion: its name, its model, and how one of them is called to somebody who may see it."""

    name: str
    model: type[models.Model]
    words: Callable[[Any], str]
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where an issue was heard, for its page; `url` is empty where there is nothing to be seen."""

    words: str
    url: str = ""


_kinds: dict[str, Kind] = {}


def at_occasions(
    name: str, model: type[models.Model], *, words: Callable[[Any], str] = str, beside: tuple[str, ...] = ()
) -> None:
    """Let issues be heard on occasions of this model; a second registration of the same does nothing.

    In: a name that never changes (it stands in the database, 20 letters at most); the model, whose manager has
    `visible_to(user)` and whose rows have `get_absolute_url`; how one is called; what `words` reads beside the row, as
    `select_related` names it.
    """
    known = _kinds.setdefault(name, Kind(name, model, words, beside))
    if known.model is not model:
        raise ValueError(f"{name} is known as the occasion {known.model.__name__} already.")


def kind_of(occasion: models.Model) -> Kind:
    """The kind of an occasion. Raises LookupError for a model that nobody registered."""
    for kind in _kinds.values():
        if isinstance(occasion, kind.model):
            return kind
    raise LookupError(f"{type(occasion).__name__} is no occasion on which issues are heard; see engagement.heard.")


def facts_of(occasion: models.Model | None) -> dict[str, Any]:
    """What the first step of the trail keeps of the occasion."""
    return {} if occasion is None else {kind_of(occasion).name: occasion.pk}


def link(issues: list[Issue], occasion: models.Model | None) -> None:
    """Write down that these new issues were heard there. For `raising`, in its transaction."""
    if occasion is not None:
        name = kind_of(occasion).name
        Heard.objects.bulk_create(Heard(issue=issue, occasion=name, occasion_id=occasion.pk) for issue in issues)


def issues_heard_in(occasion: models.Model) -> IssueQuerySet:
    """The issues that came of this occasion, whoever may see them: add `visible_to(user)`."""
    return Issue.objects.filter(heard__occasion=kind_of(occasion).name, heard__occasion_id=occasion.pk)


def where(user: User, issue: Issue) -> Where | None:
    """Where the issue was heard as this person may see it; None for the method alone.

    The issue is one that `access.issue_for` read, with `heard_at` and `heard` beside it.
    """
    found: Heard | None = getattr(issue, "heard", None)
    kind = _kinds.get(found.occasion) if found else None
    if found is None or kind is None:
        return None
    manager: Any = kind.model._default_manager
    occasion = manager.visible_to(user).select_related(*kind.beside).filter(pk=found.occasion_id).first()
    return Where(kind.words(occasion), occasion.get_absolute_url()) if occasion else None
