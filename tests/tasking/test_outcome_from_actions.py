"""What the actions report is where an issue's outcome begins, so that nobody types it again (T5, F1)."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Step, Verb
from engagement.services import moving
from tasking.models import Action
from tasking.services import acting, agreeing
from tests.conftest import SignedIn
from tests.tasking.making import an_action, an_agreed


def offered(client: Client, action: Action) -> str:
    page = client.get(f"/issues/{action.issue.reference}/outcome/").content.decode()
    found = re.search(r'<textarea name="outcome"[^>]*>([^<]*)</textarea>', page)
    assert found is not None
    return unescape(found.group(1)).strip()


def done(borough: Harrowmere, action: Action, outcome: str, *, days: int = 0) -> None:
    acting.mark_done(
        action=action, by=borough.errol, outcome=outcome, version=action.version,
        done_on=timezone.localdate() - timedelta(days=days),
    )  # fmt: skip


def test_it_begins_with_what_was_done_the_oldest_first(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    first = an_action(harrowmere)
    client = signed_in(harrowmere.carol)
    assert offered(client, first) == ""
    second = agreeing.agree(issue=first.issue, by=harrowmere.carol, agreed=an_agreed(harrowmere, what="Light the path"))
    done(harrowmere, second, "Two lamps stand & burn.")
    assert offered(client, first) == "Two lamps stand & burn."
    done(harrowmere, first, "The gate is locked at night.", days=3)
    assert offered(client, first) == "The gate is locked at night.\nTwo lamps stand & burn."


def test_of_the_round_before_nothing_is_offered_again(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    action = an_action(harrowmere)
    done(harrowmere, action, "The gate is locked at night.", days=2)
    issue = action.issue
    issue.refresh_from_db()
    moving.record_outcome(
        issue=issue, by=harrowmere.carol, outcome="Locked.", public_wording="The gate is locked.", version=issue.version
    )
    moving.reopen(issue=issue, by=harrowmere.carol, why="Open again.")
    assert Step.objects.filter(issue=issue, verb=Verb.REOPENED).exists()
    moving.deal_with(issue=issue, by=harrowmere.carol)
    client = signed_in(harrowmere.carol)
    assert offered(client, action) == ""


def test_what_was_typed_is_not_written_over(signed_in: SignedIn, harrowmere: Harrowmere) -> None:
    action = an_action(harrowmere)
    done(harrowmere, action, "The gate is locked at night.")
    client = signed_in(harrowmere.carol)
    page = client.post(f"/issues/{action.issue.reference}/outcome/", {"outcome": "My own words", "public_wording": ""})
    assert "My own words" in page.content.decode()
    assert "locked at night" not in page.content.decode()
