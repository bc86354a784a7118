"""Photos of an action: sent with progress or with what was done, seen by who sees the action, removed for good (T5)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from config.demonstration.cast import Harrowmere
from tasking.models import Action, ActionPhoto
from tasking.services import acting, picturing
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.partnerships.test_photos import SECRET, picture, with_secrets, written
from tests.tasking.making import an_action


@pytest.fixture
def action(harrowmere: Harrowmere) -> Action:
    return an_action(harrowmere)


def send(client: Client, action: Action, *contents: bytes, step: str = "progress", **typed: Any) -> Any:
    files = [SimpleUploadedFile(f"IMG_{n}.jpg", content, "image/jpeg") for n, content in enumerate(contents)]
    given = {"text": "The posts are in.", "outcome": "Gated.", "version": action.version, **typed}
    data = {f"{step}-{name}": value for name, value in given.items()}
    return client.post(f"{action.get_absolute_url()}{step}/", {**data, f"{step}-photos": files})


def test_a_photo_goes_with_progress_and_says_not_where(
    harrowmere: Harrowmere, action: Action, signed_in: SignedIn
) -> None:
    errol = signed_in(harrowmere.errol)
    assert send(errol, action, with_secrets(), written(picture())).status_code == 302
    first, second = ActionPhoto.objects.all()
    assert first.progress == second.progress == action.progress.get()
    assert SECRET not in bytes(first.content) + bytes(first.small)
    page = errol.get(action.get_absolute_url()).content.decode()
    assert page.count('<img src="/actions/') == 2
    assert action.issue.steps.order_by("-number")[0].facts == {"action": action.pk, "photos": 2}


def test_it_is_shown_to_who_sees_the_action_and_cannot_be_framed(
    harrowmere: Harrowmere, action: Action, signed_in: SignedIn
) -> None:
    send(signed_in(harrowmere.errol), action, written(picture()))
    address = ActionPhoto.objects.get().get_absolute_url()
    for username in ("carol", "priya", "cllr-jones"):
        answer = signed_in(harrowmere.people[username]).get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["Cache-Control"] == "no-store"
    assert signed_in(harrowmere.colin).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert signed_in(harrowmere.carol).get(f"/actions/{action.pk + 1}/photos/1/").status_code == 404


def test_what_was_typed_stays_when_a_photo_is_refused(
    harrowmere: Harrowmere, action: Action, signed_in: SignedIn
) -> None:
    errol = signed_in(harrowmere.errol)
    page = send(errol, action, b"%PDF-1.7").content.decode()
    assert "This is not a photo the book can read." in page
    assert ">\nThe posts are in.</textarea>" in page
    assert not action.progress.exists()
    again = send(errol, action, written(picture()), text="").content.decode()
    assert "Choose the photos again" in again
    four = send(errol, action, *[written(picture())] * 4).content.decode()
    assert "Send at most 3 photos at a time." in four


def test_sent_twice_it_is_kept_once(harrowmere: Harrowmere, action: Action, signed_in: SignedIn) -> None:
    for _ in range(2):
        send(signed_in(harrowmere.errol), action, written(picture()))
    assert (action.progress.count(), ActionPhoto.objects.count()) == (1, 1)


def test_done_has_its_photos_too(harrowmere: Harrowmere, action: Action, signed_in: SignedIn) -> None:
    errol = signed_in(harrowmere.errol)
    with at_most(20):
        assert send(errol, action, written(picture()), step="done").status_code == 302
    assert ActionPhoto.objects.get().progress is None
    assert "when it was done" in errol.get(action.get_absolute_url()).content.decode()


def test_it_is_removed_for_good_and_the_trail_says_so(harrowmere: Harrowmere, action: Action) -> None:
    acting.record_progress(action=action, by=harrowmere.errol, text="Posts.", version=1)
    photo = ActionPhoto.objects.create(
        action=action, progress=action.progress.get(), content=b"x", small=b"x", width=1, height=1, sha256="0" * 64,
        by=harrowmere.errol,
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        picturing.remove_photo(photo=photo, by=harrowmere.priya, because="A face.")
    for _ in range(2):
        picturing.remove_photo(photo=photo, by=harrowmere.carol, because="A face.")
    assert not ActionPhoto.objects.exists()
    assert list(action.issue.steps.filter(verb="note").values_list("text", flat=True)) == [
        "A photo was removed: A face."
    ]


def test_a_page_asks_no_more_for_many_photos(harrowmere: Harrowmere, action: Action, signed_in: SignedIn) -> None:
    errol = signed_in(harrowmere.errol)
    for number in range(3):
        action.refresh_from_db()
        send(errol, action, *[written(picture())] * 3, text=f"Day {number}.")
    assert ActionPhoto.objects.count() == 9
    with at_most(12):
        errol.get(action.get_absolute_url())
