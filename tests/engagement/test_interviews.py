"""An interview is entered once, stopped half-way it is still there, and only its own PCSO reads it (E3; safety)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Answer, Interview, SurveyRound
from engagement.services import interviewing, rounds
from engagement.services.interviewing import AlreadyEntered, Given
from engagement.survey_access import interviews_seen_by
from partnerships.errors import Conflict, Refused
from partnerships.models import Mail, Role, RoleKind, User
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.surveying import answered, given, round_open
from tests.printing import assert_pdf_ua


def one(survey: SurveyRound, number: int = 1) -> Interview:
    return Interview.objects.select_related("round__ward__partnership", "round__version", "kin").get(
        round=survey, number=number
    )


def form_of(survey: SurveyRound, **besides: str) -> dict[str, object]:
    """What the page sends when everybody gives the first answer."""
    sent: dict[str, object] = {"version": "1", "way": "person", "done_on": str(timezone.localdate()), **besides}
    for question in survey.version.asked():
        name = f"q{question.pk}_1" if question.kind == "rank" else f"q{question.pk}"
        sent[name] = str(question.options.all()[0].pk)
    return sent


def test_it_is_done_on_one_page_and_a_second_entry_shows_what_is_there(
    harrowmere: Harrowmere, signed_in: SignedIn
) -> None:
    survey = round_open(harrowmere)
    url, priya = one(survey).get_absolute_url(), signed_in(harrowmere.priya)
    with at_most(12):
        page = priya.get(url).content.decode()
    assert "Ada Quill 00" in page
    assert page.count("<fieldset") == 13 + 1, "each question, and why somebody does not take part"
    sent = form_of(survey)
    with at_most(26):
        assert priya.post(url, sent).status_code == 302
    done = one(survey)
    assert (done.response, done.way, done.done_by) == ("done", "person", harrowmere.priya)
    assert Answer.objects.filter(interview=done).count() == 13
    again = priya.post(url, form_of(survey, version="2"))
    assert "in the book already" in again.content.decode()
    assert "A very big problem" in again.content.decode()
    assert one(survey).version == 2


def test_who_was_interviewed_was_contacted_that_day(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere)
    half, whole, late, mailed = (one(survey, number) for number in (1, 2, 3, 4))
    yesterday = timezone.localdate() - timedelta(days=1)
    for interview, finished, day in ((half, False, None), (whole, True, None), (late, True, yesterday)):
        interviewing.record(
            interview=interview, by=harrowmere.priya, given=given(survey), finished=finished, version=1, done_on=day
        )
    Interview.objects.filter(pk=mailed.pk).update(link="0" * 64)
    interviewing.answer_by_link(interview=mailed, given=given(survey), finished=True, version=1)
    seen = [one(survey, number).kin.last_contact_at for number in (1, 2, 3, 4)]
    assert seen[0] is None, "stopped half-way"
    assert [timezone.localdate(at) if at else None for at in seen[1:]] == [timezone.localdate(), yesterday, None]
    assert one(survey, 2).kin.last_contact_by == harrowmere.priya


def test_stopped_half_way_it_is_still_there(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere)
    url, priya = one(survey).get_absolute_url(), signed_in(harrowmere.priya)
    asb = survey.version.questions.get(measures="asb")
    option = asb.options.get(number=2)
    half = {"version": "1", "way": "person", f"q{asb.pk}": str(option.pk), "later": "yes"}
    assert priya.post(url, half)["Location"] == url
    assert one(survey).response == "begun"
    page = priya.get(url).content.decode()
    assert re.search(rf'value="{option.pk}"[^>]* checked', page)
    assert "Begun" in priya.get(reverse("interviews")).content.decode()
    short = priya.post(url, {"version": "2", "way": "person", f"q{asb.pk}": str(option.pk)}).content.decode()
    assert "Question 1 has no answer yet." in short
    assert re.search(rf'value="{option.pk}"[^>]* checked', short), "what was typed is still there"


def test_a_form_sent_twice_counts_once(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere)
    url, key = one(survey).get_absolute_url(), "4ae2c3d0-6a4e-4b92-8f0d-6d1d9b1f9a10"
    answers = [signed_in(harrowmere.priya).post(url, form_of(survey, submission=key)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Answer.objects.count() == 13


def test_nothing_is_entered_over_what_is_done_or_unseen(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere)
    interview = answered(harrowmere, one(survey))
    with pytest.raises(AlreadyEntered):
        answered(harrowmere, interview)
    with pytest.raises(AlreadyEntered):
        interviewing.not_taken(interview=interview, by=harrowmere.priya, refusal="declined")
    other = one(survey, 2)
    facts = {"interview": other, "by": harrowmere.priya, "given": given(survey), "version": 1}
    interviewing.record(**facts, finished=False)
    with pytest.raises(Conflict):
        interviewing.record(**facts, finished=False)
    question = survey.version.questions.get(measures="asb")
    two = Given(question, tuple(question.options.values_list("pk", flat=True)[:2]))
    with pytest.raises(Refused, match="takes one answer"):
        interviewing.record(interview=other, by=harrowmere.priya, given=[two], finished=False, version=2)
    rounds.close(survey=survey, by=harrowmere.carol)
    with pytest.raises(Refused, match="closed"):
        answered(harrowmere, one(survey, 3))


def test_who_does_not_take_part_leaves_no_answer_and_may_still(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere)
    interview = one(survey)
    interviewing.record(
        interview=interview, by=harrowmere.priya, given=given(survey), finished=False, version=interview.version
    )
    url = reverse("interview-refused", args=[interview.pk])
    assert signed_in(harrowmere.priya).post(url, {"refusal-refusal": "declined"}).status_code == 302
    assert one(survey).response == "not_taken"
    assert not Answer.objects.exists()
    assert answered(harrowmere, one(survey)).response == "done"


def test_answers_are_read_by_their_own_pcso_and_the_wards_team(harrowmere: Harrowmere) -> None:
    sol = User.objects.create(username="sol", name="Sol Ferris", agency=harrowmere.agencies["police"])
    Role.objects.create(user=sol, kind=RoleKind.PCSO, ward=harrowmere.wards[1])
    survey = round_open(harrowmere, people=3, pcso=harrowmere.priya)
    answered(harrowmere, one(survey))
    seen = {
        user.username: sorted(
            Interview.objects.filter(interviews_seen_by(user)).values_list("number", flat=True)
        )
        for user in (harrowmere.priya, sol, harrowmere.carol, harrowmere.ines, harrowmere.colin, harrowmere.anya,
                     harrowmere.lena, harrowmere.hana, harrowmere.rita, harrowmere.adam, harrowmere.iris)
    }  # fmt: skip
    assert seen == {
        "priya": [1, 2, 3], "sol": [2, 3], "carol": [1, 2, 3], "ines": [1, 2, 3], "colin": [], "anya": [], "lena": [],
        "hana": [], "rita": [], "adam": [], "iris": [],
    }  # fmt: skip
    for somebody in (harrowmere.carol, harrowmere.ines):
        with pytest.raises(PermissionDenied):
            interviewing.record(interview=one(survey, 2), by=somebody, given=given(survey), finished=True, version=1)


def test_by_a_personal_link_without_an_account(harrowmere: Harrowmere, signed_in: SignedIn, client: Client) -> None:
    survey = round_open(harrowmere, email="ada@example.org", email_updates=True)
    interview = one(survey)
    signed_in(harrowmere.priya).post(reverse("interview-mail", args=[interview.pk]))
    mail = Mail.objects.get(kind="survey")
    token = re.search(r"/survey/([\w-]+)/", mail.text)[1]  # type: ignore[index]
    assert token not in str(Interview.objects.values_list("link", flat=True)), "only its digest is kept"
    url = reverse("survey-answer", args=[token])
    asb = survey.version.questions.get(measures="asb")
    half = {"version": "1", f"q{asb.pk}": str(asb.options.get(number=3).pk), "later": "yes"}
    assert client.post(url, half).status_code == 302
    assert "checked" in client.get(url).content.decode()
    thanks = client.post(url, form_of(survey, version="2"))
    assert "Thank you" in thanks.content.decode()
    assert (one(survey).way, one(survey).done_by) == ("link", None)
    assert client.get(url).status_code == 404, "the link is used up"


def test_nobody_is_mailed_who_did_not_agree(harrowmere: Harrowmere) -> None:
    survey = round_open(harrowmere, email="ada@example.org")
    with pytest.raises(Refused, match="did not agree"):
        interviewing.send_link(interview=one(survey), by=harrowmere.priya)


def test_the_printed_form_is_accessible_and_names_nobody(harrowmere: Harrowmere, signed_in: SignedIn) -> None:
    survey = round_open(harrowmere)
    answer = signed_in(harrowmere.priya).get(reverse("survey-form-pdf", args=[survey.pk]))
    assert_pdf_ua(answer.content)
    day = timezone.localdate() - timedelta(days=3)
    done = interviewing.record(
        interview=one(survey), by=harrowmere.priya, given=given(survey), finished=True, version=1, way="paper",
        done_on=day,
    )  # fmt: skip
    assert (done.way, done.done_on) == ("paper", day)
