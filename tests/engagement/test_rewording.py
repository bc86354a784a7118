"""Two people word an issue anew: the second sees both texts and loses nothing (safety 27)."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Verb
from tests.conftest import SignedIn
from tests.engagement.making import an_issue, issue_dealt_with


def typed(page: Any, **words: str) -> dict[str, Any]:
    """What a browser sends from the page as it was shown, with some fields typed over."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields} | words


def test_the_second_sees_both_texts_and_decides(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = an_issue(harrowmere, public_wording="Rubbish in the alley.")
    address = f"/issues/{issue.reference}/reword/"
    carol, priya = signed_in(harrowmere.carol), signed_in(harrowmere.priya)
    hers, his = carol.get(address), priya.get(address)
    priya.post(address, typed(his, public_wording="Rubbish is left in the alley."))
    second = carol.post(address, typed(hers, public_wording="Rubbish in the alley again."))
    assert second.status_code == 409
    for text in (b"Rubbish is left in the alley.", b"Rubbish in the alley again."):
        assert text in second.content
    issue.refresh_from_db()
    assert issue.public_wording == "Rubbish is left in the alley."
    carol.post(address, typed(second))  # having seen both, she sends hers
    issue.refresh_from_db()
    assert issue.public_wording == "Rubbish in the alley again."
    assert issue.steps.filter(verb=Verb.REWORDED).count() == 2


def test_an_outcome_typed_on_an_old_page_shows_both_too(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = issue_dealt_with(harrowmere)
    carol, priya = signed_in(harrowmere.carol), signed_in(harrowmere.priya)
    page = carol.get(f"/issues/{issue.reference}/outcome/")
    reword = f"/issues/{issue.reference}/reword/"
    priya.post(reword, typed(priya.get(reword), public_wording="Hers"))
    answer = carol.post(f"/issues/{issue.reference}/outcome/", typed(page, outcome="Cleared", public_wording="Mine"))
    assert answer.status_code == 409
    assert b"Cleared" in answer.content
    assert b"Hers" in answer.content
    carol.post(f"/issues/{issue.reference}/outcome/", typed(answer))
    issue.refresh_from_db()
    assert (issue.outcome, issue.public_wording) == ("Cleared", "Mine")


def test_what_was_said_cannot_be_changed(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = an_issue(harrowmere, received_text="As it was said")
    carol = signed_in(harrowmere.carol)
    address = f"/issues/{issue.reference}/reword/"
    given = typed(carol.get(address), concern="Another line", received_text="Changed", stage="closed", version="1")
    carol.post(address, given | {"submission": str(uuid4())})
    issue = Issue.objects.get(pk=issue.pk)
    assert (issue.concern, issue.received_text, issue.stage) == ("Another line", "As it was said", "new")


def test_a_new_place_shares_its_street_alone(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    issue = an_issue(harrowmere)
    carol = signed_in(harrowmere.carol)
    address = f"/issues/{issue.reference}/reword/"
    carol.post(address, typed(carol.get(address), place="Flat 2, 14 Weir Lane, HM1 2AB"))
    issue.refresh_from_db()
    assert issue.shared_place == "Weir Lane"
