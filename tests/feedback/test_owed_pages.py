"""The pages of what is owed: told one by one, in bulk and by e-mail, with names only for those who may see them."""

from __future__ import annotations

import pytest
import zeal
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Method, Stage
from feedback.models import Feedback, Owed, OwedTo
from partnerships.models import Disclosure, Mail
from tests.conftest import SignedIn
from tests.feedback.book import issue_resolved

TOLD = {"channel": "telephone", "what": "The gate is fitted.", "given_on": ""}


def told(**facts: object) -> dict[str, object]:
    return {**TOLD, "given_on": timezone.localdate().isoformat(), **facts}


def test_record_feedback_asks_in_the_words_of_the_pages(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere, raisers=2)
    page = signed_in(harrowmere.carol).get(f"/issues/{issue.reference}/tell/").text
    for words in ("Who was told", "How", "What they were told", "Record feedback", "Everyone still owed (2)"):
        assert words in page
    assert page.index("Everyone still owed (2)") < page.index("CANARYRAISER number 0, e-mail")


@pytest.mark.parametrize(
    ("channel", "left"), [("telephone", [OwedTo.WARD]), ("leaflet", [])], ids=["people", "people and ward"]
)
def test_everyone_is_everyone_the_channel_reaches(
    harrowmere: Harrowmere, signed_in: SignedIn, channel: str, left: list[str]
) -> None:
    issue = issue_resolved(harrowmere, raisers=2)
    data = told(owed="everyone", channel=channel)
    assert signed_in(harrowmere.priya).post(f"/issues/{issue.reference}/tell/", data).status_code == 302
    assert [row.to for row in Owed.objects.still()] == left
    issue.refresh_from_db()
    assert issue.stage == (Stage.RESOLVED if left else Stage.FED_BACK)


def test_what_looks_like_a_name_is_pointed_out_first(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere)
    client, address = signed_in(harrowmere.carol), f"/issues/{issue.reference}/tell/"
    data = told(owed="everyone", what="Mrs Joan Hartley was pleased.")
    page = client.post(address, data)
    assert "Save it as it is" in page.text
    assert not Feedback.objects.exists()
    seen = page.context["form"].text_seen
    client.post(address, {**data, "as_it_is": seen})
    assert Feedback.objects.get().what == "Mrs Joan Hartley was pleased."


def test_sent_twice_it_counts_once(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere)
    client, address = signed_in(harrowmere.carol), f"/issues/{issue.reference}/tell/"
    key = client.get(address).context["form"]["submission"].value()
    row = Owed.objects.get(to=OwedTo.RAISER)
    codes = [client.post(address, told(owed=row.pk, submission=key)).status_code for _ in range(2)]
    assert codes[0] == 302
    assert Feedback.objects.count() == 1


def test_many_are_told_in_one_form(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    for ward in (1, 2, 3):
        issue_resolved(harrowmere, ward=ward)
    people = list(Owed.objects.filter(to=OwedTo.RAISER).values_list("pk", flat=True))
    signed_in(harrowmere.carol).post("/owed/", told(owed=people))
    assert Feedback.objects.count() == 3
    assert set(Owed.objects.still().values_list("to", flat=True)) == {OwedTo.WARD}


def test_another_wards_rows_are_nobodys_to_tick(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue_resolved(harrowmere, ward=7)
    row = Owed.objects.get(to=OwedTo.RAISER)
    page = signed_in(harrowmere.carol).post("/owed/", told(owed=[row.pk]))
    assert "CANARYRAISER" not in page.text
    assert not Feedback.objects.exists()


def test_the_messages_are_seen_before_they_are_sent(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere, method=Method.NP)
    client = signed_in(harrowmere.carol)
    rows = list(Owed.objects.exclude(to=OwedTo.WARD).values_list("pk", flat=True))
    data = {"owed": rows, "what": "The gate is fitted.", "do": "preview"}
    page = client.post("/owed/write/", data)
    letters = page.context["letters"]
    assert len(letters) == 6  # one who raised it and five members
    assert not Mail.objects.filter(kind="told").exists()
    client.post("/owed/write/", {**data, "do": "send"})
    sent = {mail.to: mail.text for mail in Mail.objects.filter(kind="told")}
    assert sent == {letter.to: letter.text for letter in letters}
    assert Feedback.objects.get(issue=issue).channel == "email"


@pytest.mark.parametrize("late", [False, True])
def test_the_list_shows_late_first_and_costs_the_same_however_long(
    harrowmere: Harrowmere, signed_in: SignedIn, django_assert_max_num_queries: object, late: bool
) -> None:
    for number in range(12):
        issue_resolved(harrowmere, raisers=2, ward=1 + number % 3)
    oldest = Owed.objects.order_by("-pk")[0]
    Owed.objects.filter(pk=oldest.pk).update(due_on="2026-01-01")
    client = signed_in(harrowmere.carol)
    client.get("/owed/")
    with zeal.zeal_context(), django_assert_max_num_queries(20):  # type: ignore[operator]
        page = client.get("/owed/", {"late": "on"} if late else {})
    assert page.context["page"][0].pk == oldest.pk
    assert page.context["page"].paginator.count == (1 if late else 36)
    assert page.context["counts"]["late"] == 1


def test_who_saw_the_names_is_recorded(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere)
    signed_in(harrowmere.carol).get("/owed/")
    assert Disclosure.objects.filter(user=harrowmere.carol, subject=issue.reference).exists()


def test_the_call_list_is_for_visits_and_calls(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue_resolved(harrowmere)
    answer = signed_in(harrowmere.priya).get("/owed/list.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"


def test_the_desk_says_which_answers_press_and_which_wait_for_a_newsletter(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    issue_resolved(harrowmere, raisers=2)
    issue_resolved(harrowmere, raisers=0)
    page = signed_in(harrowmere.carol).get("/desk/").text
    assert "2 to people and meetings, 2 in the next newsletters" in page


def test_what_a_ward_is_owed_leads_to_its_newsletter(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue_resolved(harrowmere)
    ward = harrowmere.wards[1]
    carol = signed_in(harrowmere.carol)
    assert f"/newsletters/?ward={ward.pk}#start" in carol.get(f"/owed/?to=ward&ward={ward.pk}").text
    form = carol.get(f"/newsletters/?ward={ward.pk}")
    assert f'<option value="{ward.pk}" selected>' in form.text
    assert "selected" not in carol.get("/newsletters/?ward=x'").text.split("Start a newsletter")[0]


def test_a_letter_is_written_beside_what_came_of_it(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_resolved(harrowmere)
    row = Owed.objects.get(issue=issue, to=OwedTo.RAISER)
    page = signed_in(harrowmere.carol).get(f"/owed/write/?owed={row.pk}").text
    assert issue.public_wording in page
    assert issue.outcome in page
