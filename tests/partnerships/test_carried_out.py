"""A form carried out: once however often it is sent, and with what was typed still there when the book says no."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from partnerships.errors import Conflict, Refused
from partnerships.forms.base import BookForm, carried_out
from partnerships.models import Agency, Submission, User
from tests.racing import at_once


class NameForm(BookForm):
    name = forms.CharField(label="What it is called")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def sent(name: str, key: UUID | None = None, version: int = 1) -> NameForm:
    data = QueryDict(mutable=True)
    data.update({"name": name, "submission": str(key or uuid4()), "version": str(version)})
    form = NameForm(data)
    assert form.is_valid()
    return form


def start(*, name: str, version: int, by: User) -> Agency:
    if name == "taken":
        raise Refused("There is one of that name.", field="name")
    if version == 1 and name == "late":
        raise Conflict("Somebody else saved this.", theirs={"name": "early"}, version=7)
    return Agency.objects.create(name=name, slug=name, kind="other", partnership=by.agency.partnership)  # type: ignore[union-attr]


def test_it_gives_what_the_service_made(harrowmere: Harrowmere) -> None:
    made = carried_out(sent("night-wardens"), start, by=harrowmere.carol)
    assert made is not None
    assert made.name == "night-wardens"


def test_a_refusal_stands_beside_its_field_and_frees_the_key(harrowmere: Harrowmere) -> None:
    form = sent("taken")
    assert carried_out(form, start, by=harrowmere.carol) is None
    assert form.errors == {"name": ["There is one of that name."]}
    assert (form["name"].value(), form.status, Submission.objects.count()) == ("taken", 200, 0)


def test_a_conflict_shows_both_texts_and_goes_through_when_sent_again(harrowmere: Harrowmere) -> None:
    form = sent("late")
    assert carried_out(form, start, by=harrowmere.carol) is None
    assert form.status == 409
    assert [(text.label, text.yours, text.theirs) for text in form.both] == [("What it is called", "late", "early")]
    again = NameForm(form.data)
    assert again.is_valid()
    assert again["version"].value() == "7"
    assert carried_out(again, start, by=harrowmere.carol) is not None


def test_the_same_form_sent_again_gives_the_same_thing(harrowmere: Harrowmere) -> None:
    key = uuid4()
    first = carried_out(sent("night-wardens", key), start, by=harrowmere.carol)
    assert first == carried_out(sent("night-wardens", key), start, by=harrowmere.carol)
    assert Agency.objects.filter(name="night-wardens").count() == 1


def test_other_words_under_the_same_key_are_refused_and_kept(harrowmere: Harrowmere) -> None:
    key = uuid4()
    carried_out(sent("night-wardens", key), start, by=harrowmere.carol)
    form = sent("day-wardens", key)
    assert carried_out(form, start, by=harrowmere.carol) is None
    assert (form.status, form["name"].value()) == (409, "day-wardens")
    assert carried_out(sent("night-wardens", key), start, by=harrowmere.ines) is None  # somebody else's key


def test_a_missing_right_is_an_answer_of_its_own(harrowmere: Harrowmere) -> None:
    def refused(*, by: User, **_: object) -> Agency:
        raise PermissionDenied

    with pytest.raises(PermissionDenied):
        carried_out(sent("x"), refused, by=harrowmere.carol)


def test_twenty_at_once_make_one(transactional_db: None) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    key = uuid4()
    made = at_once(lambda _: carried_out(sent("night-wardens", key), start, by=borough.carol), range(20), threads=20)
    assert len({agency.pk for agency in made}) == 1
    assert Agency.objects.filter(name="night-wardens").count() == 1
