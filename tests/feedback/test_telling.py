"""Feedback given one by one and in bulk: what it settles, and when the issue is fed back (F1)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Channel, Stage, Verb
from feedback.models import Feedback, Owed, OwedTo
from feedback.services.telling import Told, tell
from partnerships.errors import Refused
from partnerships.models import Mail, User
from tests.feedback.book import issue_new, issue_not_prioritised, issue_resolved, raised_by, resolve


def told(by: User, *rows: Owed, channel: Channel = Channel.TELEPHONE, what: str = "The gate is fitted.") -> Told:
    return tell(by=by, owed=[row.pk for row in rows], channel=channel, what=what)


def test_one_is_told_and_the_others_still_owed(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=2)
    first, second, ward = Owed.objects.filter(issue=issue).order_by("pk")
    done = told(harrowmere.priya, first)
    assert (done.people, done.fed_back) == (1, ())
    assert set(Owed.objects.still()) == {second, ward}
    step = issue.steps.get(verb=Verb.TOLD)
    assert step.text == "The person who raised it, by telephone: The gate is fitted."
    assert step.facts == {"feedback": done.feedback[0].pk, "owed": [first.pk]}
    issue.refresh_from_db()
    assert issue.stage == Stage.RESOLVED


def test_the_last_one_told_makes_it_fed_back(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=2)
    told(harrowmere.priya, *Owed.objects.filter(to=OwedTo.RAISER))
    done = told(harrowmere.carol, Owed.objects.get(to=OwedTo.WARD), channel=Channel.LEAFLET)
    issue.refresh_from_db()
    assert (issue.stage, issue.told_on) == (Stage.FED_BACK, timezone.localdate())
    assert done.fed_back == (issue,)
    assert list(issue.steps.values_list("verb", flat=True))[-3:] == [Verb.TOLD, Verb.TOLD, Verb.ALL_TOLD]


def test_raisers_with_an_e_mail_address_are_asked_for_their_view(harrowmere: Harrowmere) -> None:
    issue = issue_new(harrowmere)
    asked = raised_by(issue, email="asked@example.org")
    raised_by(issue, email="", phone="01632 960777", channel="telephone")
    raised_by(issue, email="onlytold@example.org", raised_it=False)
    raised_by(issue, email="nottold@example.org", wants_to_know=False)
    resolve(harrowmere, issue)
    told(harrowmere.carol, *Owed.objects.still(), channel=Channel.LEAFLET)
    mail = Mail.objects.get()
    assert (mail.to, mail.key) == ("asked@example.org", f"view:{issue.pk}:1:{asked.pk}")
    assert f"/follow/{asked.token}/" in mail.text
    assert "CANARY" not in mail.text + mail.subject


def test_many_issues_are_told_at_once_each_with_its_own_feedback(harrowmere: Harrowmere) -> None:
    issues = [issue_resolved(harrowmere, ward=ward) for ward in (1, 2)] + [issue_not_prioritised(harrowmere)]
    done = told(harrowmere.carol, *Owed.objects.still(), channel=Channel.WEBSITE)
    assert {one.issue for one in done.feedback} == set(issues) == set(done.fed_back)
    assert done.people == 5


def test_told_by_somebody_else_in_the_meantime(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    row = Owed.objects.get(to=OwedTo.RAISER)
    told(harrowmere.priya, row)
    with pytest.raises(Refused, match="told already"):
        told(harrowmere.carol, row)
    assert Feedback.objects.count() == 1


def test_a_ward_is_not_told_by_telephone(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    with pytest.raises(Refused, match="whole ward") as refusal:
        told(harrowmere.carol, *Owed.objects.still())
    assert refusal.value.field == "channel"
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(("days", "says"), [(1, "once it has been given"), (-1, "had no answer yet")])
def test_it_is_given_between_the_answer_and_today(harrowmere: Harrowmere, days: int, says: str) -> None:
    issue_resolved(harrowmere)
    row = Owed.objects.get(to=OwedTo.RAISER)
    day = timezone.localdate() + timedelta(days=days)
    with pytest.raises(Refused, match=says):
        tell(by=harrowmere.carol, owed=[row.pk], channel=Channel.VISIT, what="Done.", given_on=day)


def test_outside_ones_wards_it_is_refused(harrowmere: Harrowmere) -> None:
    issue_resolved(harrowmere)
    with pytest.raises(PermissionDenied):
        told(harrowmere.colin, Owed.objects.get(to=OwedTo.RAISER))


def test_no_name_reaches_the_trail(harrowmere: Harrowmere) -> None:
    issue = issue_resolved(harrowmere, raisers=3)
    told(harrowmere.carol, *Owed.objects.still(), channel=Channel.LEAFLET)
    texts = " ".join(issue.steps.values_list("text", flat=True))
    assert "CANARY" not in texts
    assert "3 people who raised it and the ward, by leaflet" in texts
