"""The front of a newsletter, its headline and welcome: edited by the ward's team while it is a draft (F2, E10)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from config.demonstration.cast import Harrowmere
from feedback.models import Newsletter, NewsletterStage
from feedback.services.newsletters import approving, editing
from feedback.services.newsletters.wording import remarks
from partnerships.errors import Conflict, Refused
from tests.conftest import SignedIn
from tests.feedback.newsletters import approve, draft, proof_ready, published, submitted

WELCOME = "Spring is here, and much was done."


@pytest.fixture
def newsletter(harrowmere: Harrowmere) -> Newsletter:
    return draft(harrowmere)


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


def at(newsletter: Newsletter, what: str = "") -> str:
    return f"/newsletters/{newsletter.pk}/{what}"


def front(newsletter: Newsletter, **facts: Any) -> dict[str, Any]:
    return {"version": newsletter.version, "title": newsletter.title, "welcome": WELCOME, **facts}


def stands(newsletter: Newsletter) -> tuple[str, str]:
    return Newsletter.objects.values_list("title", "welcome").get(pk=newsletter.pk)


def test_headline_and_welcome_are_written_and_stand_at_the_top(newsletter: Newsletter, carol: Client) -> None:
    form: Any = carol.get(at(newsletter, "edit/")).context["form"]
    assert (form["title"].value(), form["welcome"].value()) == ("You said, we did", "")
    answer = carol.post(
        at(newsletter, "edit/"), front(newsletter, title="  Millbrook \t this  spring ", welcome=f"\n{WELCOME} ")
    )
    assert (answer.status_code, answer["Location"]) == (302, at(newsletter))
    assert stands(newsletter) == ("Millbrook this spring", WELCOME)
    for page in ("", "preview/"):
        words = carol.get(at(newsletter, page)).content.decode()
        assert "Millbrook this spring" in words
        assert WELCOME in words


def test_the_welcome_may_be_left_out_again(newsletter: Newsletter, carol: Client) -> None:
    carol.post(at(newsletter, "edit/"), front(newsletter))
    newsletter.refresh_from_db()
    assert carol.post(at(newsletter, "edit/"), front(newsletter, welcome="")).status_code == 302
    assert stands(newsletter) == ("You said, we did", "")


@pytest.mark.parametrize("wrong", [{"title": "  "}, {"title": "Spring " * 30}, {"welcome": "Welcome. " * 80}])
def test_what_does_not_fit_is_refused_and_what_was_typed_stays(
    newsletter: Newsletter, carol: Client, wrong: dict[str, str]
) -> None:
    given = {**front(newsletter, title="Typed title"), **wrong}
    answer = carol.post(at(newsletter, "edit/"), given)
    form: Any = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (200, list(wrong))
    assert {name: form[name].value() for name in ("title", "welcome")} == {
        name: given[name] for name in ("title", "welcome")
    }
    assert stands(newsletter) == ("You said, we did", "")


def test_the_second_of_two_sees_both_texts_and_loses_nothing(
    harrowmere: Harrowmere, newsletter: Newsletter, carol: Client, signed_in: SignedIn
) -> None:
    seen = front(newsletter)
    priya = signed_in(harrowmere.priya)
    assert priya.post(at(newsletter, "edit/"), {**seen, "welcome": "By Priya."}).status_code == 302
    answer = carol.post(at(newsletter, "edit/"), {**seen, "welcome": "By Carol."})
    form = answer.context["form"]
    assert answer.status_code == 409
    assert [(text.label, text.yours, text.theirs) for text in form.both] == [("Welcome", "By Carol.", "By Priya.")]
    page = answer.content.decode()
    assert "By Priya." in page
    assert form["welcome"].value() == "By Carol."
    assert stands(newsletter) == ("You said, we did", "By Priya.")
    again = {**seen, "welcome": "By both.", "version": form["version"].value()}
    assert carol.post(at(newsletter, "edit/"), again).status_code == 302
    assert stands(newsletter) == ("You said, we did", "By both.")


def test_the_step_itself_refuses_an_older_version(harrowmere: Harrowmere, newsletter: Newsletter) -> None:
    facts: dict[str, Any] = {"newsletter": newsletter, "by": harrowmere.carol, "version": newsletter.version}
    editing.edit_front(title="First", welcome="", **facts)
    with pytest.raises(Conflict) as conflict:
        editing.edit_front(title="Second", welcome=WELCOME, **facts)
    assert conflict.value.theirs == {"title": "First", "welcome": ""}
    assert conflict.value.version == facts["version"] + 1
    assert stands(newsletter) == ("First", "")


def test_submitted_it_is_read_as_it_stands_until_it_is_sent_back(
    harrowmere: Harrowmere, newsletter: Newsletter, carol: Client
) -> None:
    carol.post(at(newsletter, "edit/"), front(newsletter))
    newsletter.refresh_from_db()
    waiting = proof_ready(approving.submit(newsletter=newsletter, by=harrowmere.carol, checked=True))
    answer = carol.post(at(waiting, "edit/"), front(waiting, welcome="Words just typed"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "It has been submitted" in page
    assert "Words just typed" in page
    assert stands(waiting) == ("You said, we did", WELCOME)
    assert at(waiting, "edit/") not in carol.get(at(waiting)).content.decode()
    approving.send_back(newsletter=waiting, by=harrowmere.ines, because="A word more.")
    waiting.refresh_from_db()
    assert at(waiting, "edit/") in carol.get(at(waiting)).content.decode()
    assert carol.post(at(waiting, "edit/"), front(waiting, welcome="A word more.")).status_code == 302
    assert stands(waiting) == ("You said, we did", "A word more.")


@pytest.mark.parametrize("stage", [NewsletterStage.APPROVED, NewsletterStage.PUBLISHED, NewsletterStage.WITHDRAWN])
def test_once_it_is_approved_it_changes_no_more(harrowmere: Harrowmere, carol: Client, stage: NewsletterStage) -> None:
    if stage == NewsletterStage.APPROVED:
        newsletter = approve(harrowmere, submitted(harrowmere, printed=False))
    else:
        newsletter = published(harrowmere)
    if stage == NewsletterStage.WITHDRAWN:
        newsletter = approving.withdraw(newsletter=newsletter, by=harrowmere.ines, because="A wrong date.")
    newsletter.refresh_from_db()
    assert newsletter.stage == stage
    why = "has been submitted" if stage == NewsletterStage.APPROVED else "has been published"
    with pytest.raises(Refused, match=why):
        editing.edit_front(
            newsletter=newsletter, by=harrowmere.carol, version=newsletter.version, title="Late", welcome=""
        )
    answer = carol.post(at(newsletter, "edit/"), front(newsletter, title="Late"))
    assert answer.status_code == 200
    assert why in answer.content.decode()
    assert stands(newsletter) == ("You said, we did", "")


@pytest.mark.parametrize(
    ("field", "words", "found"),
    [
        ("title", "Thanks to Mrs Ahmed", ("Mrs Ahmed", "name")),
        ("welcome", "Ring 07700 900123 any day.", ("07700 900123", "telephone number")),
        ("welcome", "Write to sam@example.org.", ("sam@example.org", "e-mail address")),
    ],
)
def test_names_and_numbers_are_pointed_out_and_go_out_only_when_looked_at(
    newsletter: Newsletter, carol: Client, field: str, words: str, found: tuple[str, str]
) -> None:
    assert carol.post(at(newsletter, "edit/"), front(newsletter, **{field: words})).status_code == 302
    newsletter.refresh_from_db()
    [remark] = remarks(newsletter)
    assert (remark.story, remark.field) == (None, field)
    assert [(one.text, one.kind.value) for one in remark.findings] == [found]
    assert f"{found[0]}</mark>" in carol.get(at(newsletter)).content.decode()
    answer = carol.post(at(newsletter, "submit/"), {})
    page = answer.content.decode()
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["checked"])
    assert "Change it, or confirm that it may go out" in page
    newsletter.refresh_from_db()
    assert newsletter.stage == NewsletterStage.DRAFT
    assert carol.post(at(newsletter, "submit/"), {"checked": "on"}).status_code == 302
    newsletter.refresh_from_db()
    assert newsletter.stage == NewsletterStage.SUBMITTED


def test_who_approves_looks_at_what_is_pointed_out_too(harrowmere: Harrowmere, newsletter: Newsletter) -> None:
    editing.edit_front(
        newsletter=newsletter, by=harrowmere.carol, version=newsletter.version, title="Thanks to Mrs Ahmed", welcome=""
    )
    waiting = proof_ready(approving.submit(newsletter=newsletter, by=harrowmere.carol, checked=True))
    with pytest.raises(Refused, match="looks like a name") as refused:
        approving.approve(newsletter=waiting, by=harrowmere.ines, seen="", checked=False)
    assert refused.value.field == "checked"


def test_changed_nothing_is_pointed_out_any_more_and_places_are_nobodys_names(
    harrowmere: Harrowmere, newsletter: Newsletter, carol: Client
) -> None:
    carol.post(at(newsletter, "edit/"), front(newsletter, welcome="Ask Mrs Ahmed."))
    newsletter.refresh_from_db()
    assert remarks(newsletter)
    group = harrowmere.np(1)
    welcome = f"All of {newsletter.ward} is invited by {group}."
    carol.post(at(newsletter, "edit/"), front(newsletter, welcome=welcome))
    newsletter.refresh_from_db()
    assert remarks(newsletter) == []
    assert "checked" not in carol.get(at(newsletter)).context["forms"]["submit"].fields
    assert carol.post(at(newsletter, "submit/"), {}).status_code == 302


def test_the_wards_team_alone_edits_it(harrowmere: Harrowmere, newsletter: Newsletter, signed_in: SignedIn) -> None:
    for name in ("colin", "pete", "errol", "cllr-jones", "adam"):
        client = signed_in(harrowmere.people[name])
        assert client.get(at(newsletter, "edit/")).status_code == 404, name
        assert client.post(at(newsletter, "edit/"), front(newsletter, title="Mine")).status_code == 404, name
        with pytest.raises(PermissionDenied):
            editing.edit_front(
                newsletter=newsletter, by=harrowmere.people[name], version=newsletter.version, title="Mine", welcome=""
            )
    assert stands(newsletter) == ("You said, we did", "")
    for name in ("priya", "ines"):
        newsletter.refresh_from_db()
        given = front(newsletter, title=f"By {name}")
        assert signed_in(harrowmere.people[name]).post(at(newsletter, "edit/"), given).status_code == 302
        assert stands(newsletter)[0] == f"By {name}"
