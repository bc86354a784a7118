"""What a higher group is asked stands on its agenda until answered, is answered there, and comes back down (T7)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue, Sensitivity, Step, Verb
from partnerships.errors import Refused
from partnerships.models import AgendaItem, ItemKind, Meeting, Membership
from partnerships.services import meetings
from tasking.asked import asked_of
from tasking.models import Escalation
from tasking.packing import open_papers_of, papers_of
from tasking.services import closing, deciding, escalating
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.printing import assert_pdf_ua
from tests.tasking.making import a_meeting, issue_tabled, meeting_under_way
from tests.tasking.races import MANY, race

ASKED = "A camera for the underpass"


def ask(borough: Harrowmere, *, ward: int = 1, at: Meeting | None = None, **facts: Any) -> Escalation:
    """What ward 1's tasking meeting asks of the Partnership Delivery Group, unless said otherwise."""
    csc = borough.carol if ward <= 6 else borough.colin
    tabled = issue_tabled(borough, ward=ward, at=at, public_wording="Bikes race through the underpass.", **facts)
    due = timezone.localdate() + timedelta(days=21)
    deciding.escalate(tabling=tabled, by=csc, to_group=borough.groups["pdg"], asked=ASKED, answer_due_on=due)
    return Escalation.objects.select_related("issue__ward").get(issue=tabled.issue)


def on_agenda(meeting: Meeting) -> AgendaItem | None:
    return meeting.items.filter(kind=ItemKind.ASKED).first()


@pytest.fixture
def pdg(harrowmere: Harrowmere) -> Meeting:
    """The next meeting of the Partnership Delivery Group, its agenda made before anything was asked."""
    meeting = a_meeting(harrowmere.groups["pdg"], days=14)
    meetings.make_agenda(meeting=meeting)
    return meeting


def test_it_comes_on_the_next_agenda_by_itself_and_on_each_until_answered(harrowmere: Harrowmere, pdg: Meeting) -> None:
    later = a_meeting(harrowmere.groups["pdg"], days=45)
    one = ask(harrowmere)
    assert on_agenda(pdg) is not None
    Meeting.objects.filter(pk=pdg.pk).update(starts_at=timezone.now() - timedelta(hours=1))
    held = meetings.open_meeting(meeting=pdg, by=harrowmere.carol)
    closing.close(meeting=held, by=harrowmere.carol)
    assert on_agenda(later) is not None, "it was not answered"
    escalating.answer(escalation=one, by=harrowmere.carol, text="Yes.")
    third = a_meeting(harrowmere.groups["pdg"], days=75)
    meetings.make_agenda(meeting=third)
    assert on_agenda(third) is None


def test_taken_off_one_agenda_it_stays_off_that_one(harrowmere: Harrowmere, pdg: Meeting) -> None:
    ask(harrowmere)
    item = on_agenda(pdg)
    assert item
    meetings.remove_item(item=item, by=harrowmere.carol)
    meetings.make_agenda(meeting=pdg)
    assert on_agenda(pdg) is None


def test_answered_from_the_run_page_it_is_in_the_trail_and_the_minutes(
    harrowmere: Harrowmere, pdg: Meeting, signed_in: SignedIn
) -> None:
    """The coordinator of wards 1 to 6 runs the meeting: what ward 7 asks is before her, not the issue behind it."""
    theirs, own = ask(harrowmere, ward=7), ask(harrowmere, ward=1)
    item = on_agenda(pdg)
    assert item
    client = signed_in(harrowmere.carol)
    page = client.get(f"{reverse('meeting-run', args=[pdg.pk])}?item={item.pk}").content.decode()
    assert page.count(ASKED) == 2
    assert own.issue.reference in page
    assert theirs.issue.reference not in page
    assert "Bikes race through the underpass." in page
    url = reverse("asked-answer", args=[pdg.pk, theirs.pk])
    assert "Error:" in client.post(url, {"text": ""}).content.decode()
    assert client.post(url, {"text": "Yes, from January."}).status_code == 302
    theirs.refresh_from_db()
    assert (theirs.answered_in, theirs.answered_by) == (pdg, harrowmere.carol)
    step = Step.objects.get(issue=theirs.issue, verb=Verb.ANSWERED)
    assert step.text == "Partnership Delivery Group: Yes, from January."
    pdg.refresh_from_db()
    closing.close(meeting=pdg, by=harrowmere.carol)
    minutes = client.get(reverse("minutes", args=[pdg.pk])).content.decode()
    assert "Yes, from January." in minutes
    assert "Not answered at this meeting" in minutes
    assert_pdf_ua(client.get(reverse("minutes-pdf", args=[pdg.pk])).content)


def test_the_answer_is_a_matter_arising_for_the_group_that_asked(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    at = meeting_under_way(harrowmere)
    answered, waiting = ask(harrowmere, at=at), ask(harrowmere, at=at, concern="Quads on the common")
    Escalation.objects.filter(pk=waiting.pk).update(asked="Patrols on the common")
    following = a_meeting(harrowmere.ltm(1), days=28)
    closing.close(meeting=at, by=harrowmere.carol)
    escalating.answer(escalation=answered, by=harrowmere.carol, text="Yes, from January.")
    page = signed_in(harrowmere.carol).get(following.get_absolute_url()).content.decode()
    assert "Answer from Partnership Delivery Group:</strong> Yes, from January." in page
    assert "No answer yet from Partnership Delivery Group:</strong> Patrols on the common" in page
    papers = papers_of(harrowmere.errol, following).agenda_html()
    assert ("Yes, from January." in papers) == Issue.objects.visible_to(harrowmere.errol).exists()
    assert "Yes, from January." not in open_papers_of(following).agenda_html()


def test_members_read_what_is_asked_restricted_ones_by_who_hears_it(harrowmere: Harrowmere, pdg: Meeting) -> None:
    ask(harrowmere, ward=7)
    secret = ask(harrowmere, ward=8)
    Issue.objects.filter(pk=secret.issue_id).update(sensitivity=Sensitivity.RESTRICTED)

    def seen(who: str) -> int:
        return len(asked_of(harrowmere.people[who], pdg))

    assert (seen("colin"), seen("carol"), seen("lena"), seen("hana"), seen("cllr-jones")) == (2, 1, 1, 0, 0)
    for who in ("hana", "cllr-jones"):
        Membership.objects.create(group=pdg.group, user=harrowmere.people[who], name=who)
    assert (seen("hana"), seen("cllr-jones")) == (2, 1)
    words = [one.words for one in asked_of(harrowmere.hana, pdg)]
    assert "An issue in" in words[0] + words[1]
    assert all(one.issue is None for one in asked_of(harrowmere.hana, pdg))


def test_who_does_not_run_it_or_another_groups_meeting_answers_nothing(harrowmere: Harrowmere, pdg: Meeting) -> None:
    one = ask(harrowmere)
    with pytest.raises(PermissionDenied):
        escalating.answer(escalation=one, by=harrowmere.lena, text="Yes.", meeting=pdg)
    with pytest.raises(Refused, match="another group"):
        escalating.answer(escalation=one, by=harrowmere.carol, text="Yes.", meeting=a_meeting(harrowmere.groups["jag"]))


def test_a_long_list_asks_at_most_twelve_times(harrowmere: Harrowmere, pdg: Meeting, signed_in: SignedIn) -> None:
    at = meeting_under_way(harrowmere)
    for n in range(12):
        ask(harrowmere, at=at, concern=f"Concern {n}")
    item, client = on_agenda(pdg), signed_in(harrowmere.carol)
    assert item
    run = f"{reverse('meeting-run', args=[pdg.pk])}?item={item.pk}"
    client.get(run)
    for page in (run, pdg.get_absolute_url()):
        with at_most(12):
            client.get(page)


def test_of_eight_who_answer_at_once_one_does(transactional_db: None) -> None:
    borough = make_harrowmere(today=timezone.localdate())
    one = ask(borough)
    meeting = meetings.open_meeting(meeting=a_meeting(borough.groups["pdg"], days=-0.01), by=borough.carol)

    def work(number: int) -> Any:
        at = meeting if number % 2 else None
        return escalating.answer(escalation=one, by=borough.carol, text=f"Answer {number}", meeting=at)

    done, told, broken = race(work)
    assert (len(done), len(told), broken) == (1, MANY - 1, [])
    assert Step.objects.filter(issue=one.issue_id, verb=Verb.ANSWERED).count() == 1
