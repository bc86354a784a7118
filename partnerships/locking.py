"""Edits carry a version, so that the second of two writers sees both texts and loses nothing (craft 9)."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models, transaction

from partnerships.errors import Conflict

M = TypeVar("M", bound=models.Model)


def locked(instance: M) -> M:
    """The same row, read afresh and locked until the transaction ends. Call it inside `atomic`."""
    model = type(instance)
    computed = [field.name for field in model._meta.concrete_fields if field.generated]  # nobody reads those
    return model._default_manager.select_for_update(of=("self",)).defer(*computed).get(pk=instance.pk)


def none_saved_since(current: models.Model, *, version: int, fields: Iterable[str]) -> None:
    """Raise Conflict, with what stands in `fields`, where a row just locked has another version than was seen."""
    stands: int = current.version  # type: ignore[attr-defined]
    if stands != version:
        raise Conflict(
            "Somebody else saved this while you were writing. Both texts are shown; nothing of yours is lost.",
            theirs={name: getattr(current, name) for name in fields},
            version=stands,
        )


def save_if_unchanged(instance: M, *, version: int, fields: Iterable[str]) -> None:
    """Write `fields` of `instance` if the row still has `version`; its version goes up by one.

    Raises Conflict, with what stands in those fields now, when somebody saved in between.
    The model has an integer field `version`.
    """
    names = list(fields)
    with transaction.atomic():
        current = type(instance)._default_manager.select_for_update(of=("self",)).get(pk=instance.pk)
        none_saved_since(current, version=version, fields=names)
        instance.version = version + 1  # type: ignore[attr-defined]
        instance.save(update_fields=[*names, "version"])
