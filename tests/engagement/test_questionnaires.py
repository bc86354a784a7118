"""A questionnaire is built question by question, refused where it could not be answered, and issued for good (E3)."""

from __future__ import annotations

from html import unescape
from random import Random
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Answer, Interview, Question, Questionnaire, QuestionnaireVersion, SurveyRound
from engagement.services import questionnaires as steps
from engagement.services.interviewing import record
from partnerships.errors import Refused
from partnerships.models import Partnership, Role, RoleKind, User
from tests.conftest import SignedIn
from tests.counting import at_most
from tests.engagement.surveying import given, key_individuals

LIST = "/surveys/questionnaires/"
NEW = "/surveys/questionnaires/new/"
SETTINGS = "/surveys/settings/"
OFTEN = ("Every week", "Now and then", "Never")
TWENTY_ONE = "\n".join(f"Answer {number}" for number in range(21))


def as_it_comes(form: Any) -> dict[str, Any]:
    """What a browser sends of a form that nobody touched."""
    return {name: "" if (value := form[name].value()) is None else value for name in form.fields}


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


@pytest.fixture
def draft(harrowmere: Harrowmere) -> QuestionnaireVersion:
    return steps.start(by=harrowmere.carol, name="What Harrowmere asks")


@pytest.fixture
def farah(db: None) -> User:
    """The coordinator of another partnership that keeps its book here."""
    eastmere = Partnership.objects.create(name="Eastmere Partnership", slug="eastmere")
    person = User.objects.create(username="farah", name="Farah Way", partnership=eastmere, is_demonstration=True)
    Role.objects.create(user=person, kind=RoleKind.COORDINATOR, partnership=eastmere)
    return person


def sent(text: str = "How often do you see them?", **facts: Any) -> dict[str, Any]:
    """What the page of a question sends: a scale of three, unless said."""
    blank = {"hint": "", "at_most": "", "measures": "", "counted": ""}
    return {"text": text, "kind": "scale", "options": "\n".join(OFTEN), "required": "on", **blank, **facts}


def asks(version: QuestionnaireVersion, by: User, *texts: str, **facts: Any) -> list[Question]:
    """So many questions put at the end of a draft."""
    facts = {"kind": "scale", "options": OFTEN, **facts}
    return [steps.write_question(version=version, by=by, text=text, **facts) for text in texts]


def texts(version: QuestionnaireVersion) -> list[str]:
    """Its questions in their order, which is counted from one without a gap."""
    questions = version.asked()
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))
    return [question.text for question in questions]


def whole(version: QuestionnaireVersion) -> list[object]:
    """All that is asked, to the letter."""
    names = ("number", "kind", "text", "hint", "measures", "at_most", "counted", "required")
    asked: list[object] = [QuestionnaireVersion.objects.get(pk=version.pk).opening]
    for question in version.asked():
        answers = [(option.number, option.text) for option in question.options.all()]
        asked += [*(getattr(question, name) for name in names), answers]
    return asked


def issued(version: QuestionnaireVersion, by: User) -> QuestionnaireVersion:
    return steps.issue(version=version, by=by)


def add(version: QuestionnaireVersion) -> str:
    return f"{version.get_absolute_url()}add/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def test_one_is_begun_from_the_standard_which_stays_as_it_is(harrowmere: Harrowmere, carol: Client) -> None:
    standard = steps.standard()
    before = whole(standard)
    answer = carol.post(NEW, {"name": "  What Harrowmere asks ", "copied_from": standard.pk})
    made = QuestionnaireVersion.objects.get(questionnaire__partnership=harrowmere.partnership)
    assert answer["Location"] == made.get_absolute_url()
    assert (str(made), made.made_by, made.is_draft) == ("What Harrowmere asks, version 1", harrowmere.carol, True)
    assert whole(made) == before
    assert len(texts(made)) == 13
    for question in made.asked():
        steps.write_question(
            version=made, by=harrowmere.carol, kind="scale", text="Changed", options=OFTEN, question=question
        )
    steps.remove_question(question=made.asked()[0], by=harrowmere.carol)
    steps.reword(version=made, by=harrowmere.carol, opening="Hello.")
    assert set(texts(made)) == {"Changed"}
    assert whole(standard) == before


def test_begun_empty_it_has_an_opening_and_no_question(harrowmere: Harrowmere, carol: Client) -> None:
    carol.post(NEW, {"name": "Ours", "copied_from": ""})
    made = QuestionnaireVersion.objects.get(questionnaire__name="Ours")
    assert whole(made) == [steps.standard().opening]
    assert "No question yet" in page(carol, made.get_absolute_url())
    assert carol.post(made.get_absolute_url(), {"opening": " Good evening. "}).status_code == 302
    assert "Good evening." in page(carol, made.get_absolute_url())


def test_a_name_is_used_once_in_a_partnership(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion, farah: User
) -> None:
    answer = carol.post(NEW, {"name": "What Harrowmere asks", "copied_from": steps.standard().pk})
    assert (answer.status_code, answer.context["form"]["name"].value()) == (200, "What Harrowmere asks")
    assert answer.context["form"].errors == {"name": ["There is a questionnaire of that name already."]}
    assert "There is a questionnaire of that name already." in unescape(answer.content.decode())
    assert draft.questionnaire.versions.count() == 1
    assert steps.start(by=farah, name="What Harrowmere asks").questionnaire != draft.questionnaire


def test_coordinators_build_the_team_reads_and_others_see_nothing(
    harrowmere: Harrowmere, draft: QuestionnaireVersion, signed_in: SignedIn
) -> None:
    steps.reword(version=draft, by=harrowmere.colin, opening="Any coordinator of the partnership builds.")
    address = draft.get_absolute_url()
    for name in ("priya", "ines", "anya", "lena"):
        person = harrowmere.people[name]
        reader = signed_in(person)
        assert "Begin a questionnaire" not in page(reader, LIST), name
        assert "Any coordinator" in page(reader, address), name
        assert "Add a question" not in page(reader, address), name
        answers = [reader.get(NEW), reader.post(NEW, {"name": "Mine"}), reader.post(address, {"opening": "Mine"})]
        assert [answer.status_code for answer in answers] == [403, 403, 403], name
        for refused in (lambda who=person: steps.start(by=who, name="Mine"), lambda who=person: asks(draft, who, "Q?")):
            with pytest.raises(PermissionDenied):
                refused()
    for name in ("errol", "cllr-jones", "rita", "iris", "dora", "adam"):
        stranger = signed_in(harrowmere.people[name])
        assert (stranger.get(LIST).status_code, stranger.get(address).status_code) == (403, 404), name
    assert whole(draft) == ["Any coordinator of the partnership builds."]


def test_the_standard_is_read_and_nobody_changes_it(harrowmere: Harrowmere, carol: Client) -> None:
    standard = steps.standard()
    before, address = whole(standard), standard.get_absolute_url()
    assert "begin one of your own from it" in page(carol, address)
    question = standard.asked()[2]
    answers = [
        carol.post(address, {"opening": "Mine"}), carol.post(add(standard), sent()), carol.get(add(standard)),
        carol.post(f"/surveys/questions/{question.pk}/", sent()), carol.post(f"{address}issue/"),
        carol.post(f"/surveys/questions/{question.pk}/move/", {"remove": "yes"}),
        carol.post(f"{address}issue/", {"next": "yes"}),
    ]  # fmt: skip
    assert {answer.status_code for answer in answers} == {403}
    assert whole(standard) == before


def test_another_partnerships_questionnaire_is_not_found(
    harrowmere: Harrowmere, carol: Client, farah: User, signed_in: SignedIn
) -> None:
    theirs = steps.start(by=farah, name="What Eastmere asks")
    question = asks(theirs, farah, "Do you know us?")[0]
    before, address, one = whole(theirs), theirs.get_absolute_url(), f"/surveys/questions/{question.pk}/"
    answers = [
        *(carol.get(at) for at in (address, f"{address}preview/", add(theirs), one)), carol.post(add(theirs), sent()),
        carol.post(address, {"opening": "Ours"}), carol.post(one, sent()), carol.post(f"{one}move/", {"remove": "yes"}),
        carol.post(f"{address}issue/"),
    ]  # fmt: skip
    assert {answer.status_code for answer in answers} == {404}
    issued(theirs, farah)
    assert "Eastmere" not in page(carol, LIST)
    assert carol.post(NEW, {"name": "Ours", "copied_from": theirs.pk}).status_code == 200
    assert not Questionnaire.objects.filter(partnership=harrowmere.partnership).exists()
    for refused in (
        lambda: steps.new_version(version=theirs, by=harrowmere.carol),
        lambda: asks(theirs, harrowmere.carol, "Q?"),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    assert whole(theirs) == before
    assert "Do you know us?" in page(signed_in(farah), address)


def test_a_question_of_each_kind_is_asked_as_it_was_written(carol: Client, draft: QuestionnaireVersion) -> None:
    written = [
        (sent("Which come first?", kind="rank", at_most="2", measures="priorities", hint="First the worst."), 2, OFTEN),
        (sent("How safe is it?", measures="confidence", counted="2"), 1, OFTEN),
        (sent("How well do you know us?", kind="one", options="By name\r\n\r\n  By sight  "), 1,
         ("By name", "By sight")),
        (sent("What have you seen?", kind="many", at_most="3"), 1, OFTEN),
        (sent("Do you know the number?", kind="yes_no", options=""), 1, ("Yes", "No")),
        (sent("What is worst here?", kind="problem", options="\n".join(f"{n}" * 120 for n in "ab")), 1,
         ("a" * 120, "b" * 120)),
    ]  # fmt: skip
    for typed, _, _ in written:
        assert carol.post(add(draft), typed)["Location"] == draft.get_absolute_url()
    shown, preview = page(carol, draft.get_absolute_url()), page(carol, f"{draft.get_absolute_url()}preview/")
    assert texts(draft) == [typed["text"] for typed, _, _ in written]
    for question, (typed, places, answers) in zip(draft.asked(), written, strict=True):
        assert (question.kind, question.at_most, question.hint) == (typed["kind"], places, typed["hint"])
        assert (question.measures, question.counted) == (typed["measures"], int(typed["counted"] or 0))
        assert tuple(option.text for option in question.options.all()) == answers
        assert question.required
        for words in (typed["text"], *answers):
            assert words in shown
            assert words in preview


def test_yes_or_no_gets_its_answers_by_itself_whatever_was_typed(carol: Client, draft: QuestionnaireVersion) -> None:
    carol.post(add(draft), sent(kind="yes_no", options="Perhaps", measures="asb", counted="1"))
    question = draft.asked()[0]
    assert [option.text for option in question.options.all()] == ["Yes", "No"]
    assert (question.measures, question.counted) == ("asb", 1)


REFUSED: list[tuple[dict[str, str], str, str]] = [
    ({"options": ""}, "options", "at least two answers"),
    ({"options": "Every week\n   \n"}, "options", "at least two answers"),
    ({"options": TWENTY_ONE}, "options", "at most 20 answers"),
    ({"options": f"Never\n{'a' * 121}"}, "options", "of 120 characters"),
    ({"options": "Never\nOften\n Never "}, "options", "Two of the answers are the same"),
    ({"kind": "rank", "at_most": ""}, "at_most", "Between two and five"),
    ({"kind": "rank", "at_most": "4"}, "at_most", "no more than there are answers"),
    ({"kind": "scale", "measures": "priorities"}, "measures", "put in order, or are several of several"),
    ({"kind": "yes_no", "measures": "priorities"}, "measures", "put in order, or are several of several"),
    ({"kind": "many", "measures": "confidence", "counted": "1"}, "measures", "measured by one answer"),
    ({"kind": "rank", "at_most": "2", "measures": "asb", "counted": "1"}, "measures", "measured by one answer"),
    ({"kind": "problem", "measures": "asb", "counted": "1"}, "measures", "measured by one answer"),
    ({"measures": "asb", "counted": ""}, "counted", "how many answers count"),
    ({"measures": "confidence", "counted": "3"}, "counted", "not all of them"),
    ({"kind": "yes_no", "measures": "asb", "counted": "2"}, "counted", "not all of them"),
    ({"text": ""}, "text", "Fill in: Question"),
    ({"kind": "essay"}, "kind", "choose from what is offered"),
]


def no_is_said(answer: Any, typed: dict[str, Any], field: str, words: str) -> None:
    """The page comes back with the reason at its field, and every word that was typed."""
    form, shown = answer.context["form"], unescape(answer.content.decode())
    assert answer.status_code == 200
    assert list(form.errors) == [field]
    assert words in shown
    for name, value in typed.items():
        assert name == "required" or form[name].value() == value
    for line in (typed["text"], *typed["options"].splitlines()):
        assert line in shown


def test_what_could_not_be_answered_or_measured_is_refused_and_stays_typed(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    standing = asks(draft, harrowmere.carol, "Do you feel safe?")[0]
    before = whole(draft)
    for wrong, field, words in REFUSED:
        typed = {**sent("A street by the quay?", hint="Think of last week."), **wrong}
        for address in (add(draft), f"/surveys/questions/{standing.pk}/"):
            no_is_said(carol.post(address, typed), typed, field, words)
    assert whole(draft) == before


def test_up_to_the_limits_it_is_taken(harrowmere: Harrowmere, draft: QuestionnaireVersion) -> None:
    twenty = [f"{number:020}" * 6 for number in range(20)]
    asks(draft, harrowmere.carol, "Rank", kind="rank", options=twenty, at_most=5, measures="priorities")
    asks(draft, harrowmere.carol, "Scale", measures="asb", counted=2)
    asks(draft, harrowmere.carol, "One", kind="one", measures="confidence", counted=1)
    rank, scale, one = draft.asked()
    assert (rank.at_most, [option.text for option in rank.options.all()]) == (5, twenty)
    assert (scale.counted, one.counted) == (2, 1)


def test_a_second_question_that_measures_the_same_is_refused(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    first, second = asks(draft, harrowmere.carol, "Do they deal with it?", "Do they tell you?")
    typed = sent("Do they listen?", measures="confidence", counted="2")
    assert carol.post(f"/surveys/questions/{first.pk}/", typed).status_code == 302
    for address in (add(draft), f"/surveys/questions/{second.pk}/"):
        no_is_said(carol.post(address, typed), typed, "measures", "Another question measures that already.")
    again = sent("Do they really listen?", measures="confidence", counted="1")
    assert carol.post(f"/surveys/questions/{first.pk}/", again).status_code == 302, "its own measure is no second one"
    assert carol.post(add(draft), {**typed, "measures": "asb"}).status_code == 302
    assert [(question.text, question.measures) for question in draft.asked()] == [
        ("Do they really listen?", "confidence"), ("Do they tell you?", ""), ("Do they listen?", "asb"),
    ]  # fmt: skip


def test_a_survey_has_at_most_thirty_questions(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    asks(draft, harrowmere.carol, *(f"Question {number}?" for number in range(1, 31)))
    typed = sent("One more?")
    no_is_said(carol.post(add(draft), typed), typed, "__all__", "at most 30 questions")
    last = draft.asked()[-1]
    changed = carol.post(f"/surveys/questions/{last.pk}/", sent("The last?"))
    assert (changed.status_code, texts(draft)[-1]) == (302, "The last?")
    steps.remove_question(question=draft.asked()[4], by=harrowmere.carol)
    assert carol.post(add(draft), typed).status_code == 302
    assert (len(texts(draft)), texts(draft)[-1]) == (30, "One more?")


def test_a_question_is_changed_where_it_stands(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    _, asked, _ = asks(draft, harrowmere.carol, "First?", "Second?", "Third?", kind="rank", at_most=3)
    address = f"/surveys/questions/{asked.pk}/"
    form = carol.get(address).context["form"]
    assert (form["text"].value(), form["options"].value()) == ("Second?", "\n".join(OFTEN))
    assert (form["kind"].value(), form["at_most"].value(), form["required"].value()) == ("rank", 3, True)
    typed = sent("Do you know them?", kind="yes_no", hint="By name.", at_most="3")
    del typed["required"]
    assert carol.post(address, typed)["Location"] == draft.get_absolute_url()
    assert texts(draft) == ["First?", "Do you know them?", "Third?"]
    now = draft.asked()[1]
    assert (now.pk, now.kind, now.hint, now.at_most, now.required) == (asked.pk, "yes_no", "By name.", 1, False)
    assert "Yes or no. May be left out" in page(carol, draft.get_absolute_url())


def test_questions_move_up_and_are_taken_out_without_a_gap(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    keys = {one.text: one.pk for one in asks(draft, harrowmere.carol, *"ABCDE")}

    def step(text: str, what: str) -> str:
        answer = carol.post(f"/surveys/questions/{keys[text]}/move/", {what: "yes"})
        assert answer["Location"] == draft.get_absolute_url()
        return "".join(texts(draft))

    steps_taken = [
        ("C", "up"),
        ("A", "up"),
        ("C", "up"),
        ("E", "up"),
        ("A", "remove"),
        ("C", "remove"),
        ("D", "remove"),
    ]
    assert [step(*one) for one in steps_taken] == ["ACBDE", "ACBDE", "CABDE", "CABED", "CBED", "BED", "BE"]
    assert carol.post(f"/surveys/questions/{keys['A']}/move/", {"up": "yes"}).status_code == 404
    asks(draft, harrowmere.carol, "F")
    assert "".join(texts(draft)) == "BEF"


def test_however_often_they_change_places_none_is_lost(harrowmere: Harrowmere, draft: QuestionnaireVersion) -> None:
    by, dice, expected = harrowmere.carol, Random(25), list("ABCDEFGH")
    asks(draft, by, *expected)
    for _ in range(40):
        at = dice.randrange(len(expected))
        question = draft.asked()[at]
        if dice.random() < 0.1 and len(expected) > 2:
            steps.remove_question(question=question, by=by)
            expected.pop(at)
        else:
            steps.move_up(question=question, by=by)
            expected.insert(max(0, at - 1), expected.pop(at))
        assert texts(draft) == expected
    connection.check_constraints()


def test_the_preview_is_what_will_be_answered_and_saves_nothing(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    steps.reword(version=draft, by=harrowmere.carol, opening="You know this area well.")
    asks(draft, harrowmere.carol, "Which come first?", kind="rank", at_most=2)
    asks(draft, harrowmere.carol, "What is worst, and where?", kind="problem")
    before, address = whole(draft), f"{draft.get_absolute_url()}preview/"
    shown = page(carol, address)
    main = shown[shown.index("<main") : shown.index("</main>")]
    order = ["You know this area well.", "1. Which come first?", "Second", "2. What is worst, and where?", *OFTEN]
    places = [main.find(words) for words in order]
    assert -1 not in places
    assert places[:4] == sorted(places[:4])
    assert "<button" not in main
    assert 'method="post"' not in main
    assert carol.post(address, {"opening": "Mine"}).status_code == 405
    assert (whole(draft), Interview.objects.count(), Answer.objects.count()) == (before, 0, 0)


def test_without_a_question_it_is_not_issued(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    answer = carol.post(f"{draft.get_absolute_url()}issue/", follow=True)
    assert "A questionnaire without a question can't be issued." in unescape(answer.content.decode())
    draft.refresh_from_db()
    assert draft.is_draft
    asks(draft, harrowmere.carol, "Do you feel safe?")
    carol.post(f"{draft.get_absolute_url()}issue/")
    draft.refresh_from_db()
    assert (draft.is_draft, draft.issued_by) == (False, harrowmere.carol)
    assert "Issued" in page(carol, draft.get_absolute_url())


def test_once_issued_nothing_of_it_changes(harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion) -> None:
    by = harrowmere.carol
    first, second = asks(draft, by, "Do you feel safe?", "Do you know them?")
    issued(draft, by)
    before, since = whole(draft), QuestionnaireVersion.objects.get(pk=draft.pk).issued_at
    for step in (
        lambda: steps.reword(version=draft, by=by, opening="Hello."), lambda: asks(draft, by, "A third?"),
        lambda: asks(draft, by, "Do you?", question=first), lambda: steps.remove_question(question=first, by=by),
        lambda: steps.move_up(question=second, by=by), lambda: steps.issue(version=draft, by=by),
    ):  # fmt: skip
        with pytest.raises(Refused, match="issued and changes no more"):
            step()
    typed = sent("A third?")
    for address in (add(draft), f"/surveys/questions/{first.pk}/"):
        no_is_said(carol.post(address, typed), typed, "__all__", "Begin the next version.")
    moved = carol.post(f"/surveys/questions/{second.pk}/move/", {"up": "yes"}, follow=True)
    assert "Begin the next version." in moved.content.decode()
    shown = page(carol, draft.get_absolute_url())
    assert "Begin the next version" in shown
    assert not any(words in shown for words in ("Add a question", "Take out", "Move up", "Issue it"))
    assert (whole(draft), QuestionnaireVersion.objects.get(pk=draft.pk).issued_at) == (before, since)


def test_the_next_version_begins_with_the_same_questions_and_begins_once(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion, signed_in: SignedIn
) -> None:
    asks(draft, harrowmere.carol, "Do you feel safe?", "Do they listen?", measures="", hint="At night.")
    asks(draft, harrowmere.carol, "Do they deal with it?", measures="confidence", counted=2)
    issued(draft, harrowmere.carol)
    address, before = f"{draft.get_absolute_url()}issue/", whole(draft)
    begun = carol.post(address, {"next": "yes"})["Location"]
    made = QuestionnaireVersion.objects.exclude(pk=draft.pk).get(questionnaire=draft.questionnaire)
    assert (made.get_absolute_url(), made.number, made.is_draft) == (begun, 2, True)
    assert whole(made) == before
    steps.remove_question(question=made.asked()[0], by=harrowmere.carol)
    for client in (carol, signed_in(harrowmere.colin)):
        assert client.post(address, {"next": "yes"})["Location"] == begun
    assert (len(texts(made)), whole(draft)) == (2, before), "begun again it is the draft there is, as it stands"
    with pytest.raises(PermissionDenied):
        steps.new_version(version=draft, by=harrowmere.priya)
    issued(made, harrowmere.carol)
    assert steps.new_version(version=made, by=harrowmere.carol).number == 3


def test_a_round_asks_the_latest_issued_version_of_what_was_chosen_and_goes_on_asking_it(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion, signed_in: SignedIn
) -> None:
    """Before it is chosen rounds ask the standard one; a draft is never asked."""
    for ward in (1, 2, 3, 4):
        key_individuals(harrowmere, 1, ward=ward)

    def opened(ward: int) -> QuestionnaireVersion:
        carol.post("/surveys/open/", {"ward": harrowmere.wards[ward].pk})
        return SurveyRound.objects.select_related("version").get(ward=harrowmere.wards[ward]).version

    assert opened(4) == steps.standard()
    chosen = {"every_months": 6, "open_days": 42, "questionnaire": draft.questionnaire.pk, "version": 1}
    asks(draft, harrowmere.carol, "Do you feel safe?")
    early = carol.post(SETTINGS, chosen)
    assert (early.status_code, list(early.context["form"].errors)) == (200, ["questionnaire"])
    assert "Issue a version of that questionnaire first." in early.content.decode()
    issued(draft, harrowmere.carol)
    assert carol.post(SETTINGS, chosen).status_code == 302
    assert opened(1) == draft
    second = steps.new_version(version=draft, by=harrowmere.carol)
    steps.write_question(
        version=second, by=harrowmere.carol, kind="yes_no", text="Do you know us?", question=second.asked()[0]
    )
    assert opened(2) == draft, "the second is still a draft"
    issued(second, harrowmere.carol)
    assert opened(3) == second
    survey = SurveyRound.objects.select_related("version", "ward").get(ward=harrowmere.wards[1])
    assert survey.version == draft
    interview = survey.interviews.select_related("round__ward", "round__version").get()
    assert "Do you feel safe?" in page(signed_in(harrowmere.priya), f"/surveys/interviews/{interview.pk}/")
    done = record(
        interview=interview, by=harrowmere.priya, finished=True, version=interview.version, given=given(survey)
    )
    assert [answer.question.version for answer in done.answers.select_related("question__version")] == [draft]


def test_another_partnerships_questionnaire_is_not_chosen(carol: Client, harrowmere: Harrowmere, farah: User) -> None:
    theirs = steps.start(by=farah, name="What Eastmere asks")
    asks(theirs, farah, "Do you know us?")
    issued(theirs, farah)
    chosen = {"every_months": 6, "open_days": 42, "questionnaire": theirs.questionnaire.pk, "version": 1}
    answer = carol.post(SETTINGS, chosen)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["questionnaire"])
    assert steps.in_use(Partnership.objects.get(pk=harrowmere.partnership.pk)) == steps.standard()


def test_the_list_asks_as_little_of_many_versions_as_of_one(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    def questions_asked() -> int:
        with CaptureQueriesContext(connection) as captured, at_most(12):
            page(carol, LIST)
        return len(captured)

    page(carol, LIST)
    few = questions_asked()
    for number in range(30):
        kept = Questionnaire.objects.create(partnership=harrowmere.partnership, name=f"Survey {number:02}")
        made = [QuestionnaireVersion(questionnaire=kept, number=n, issued_at=timezone.now()) for n in (1, 2)]
        for version in QuestionnaireVersion.objects.bulk_create(made):
            Question.objects.create(version=version, number=1, kind="yes_no", text="Do you know us?")
    assert questions_asked() == few
    shown = page(carol, LIST)
    assert all(f"Survey {number:02}, version 2" in shown for number in range(30))
    with at_most(12):
        page(carol, draft.get_absolute_url())


def test_two_who_take_out_two_questions_leave_the_others_in_order(
    harrowmere: Harrowmere, draft: QuestionnaireVersion
) -> None:
    asks(draft, harrowmere.carol, *"ABCDE")
    _, b, c, _, _ = draft.asked()
    steps.remove_question(question=b, by=harrowmere.carol)
    steps.remove_question(question=c, by=harrowmere.colin)
    assert texts(draft) == ["A", "D", "E"]


def test_a_question_taken_out_twice_is_out_once(harrowmere: Harrowmere, draft: QuestionnaireVersion) -> None:
    asks(draft, harrowmere.carol, *"ABCDE")
    b, again = draft.asked()[1], draft.asked()[1]
    steps.remove_question(question=b, by=harrowmere.carol)
    steps.remove_question(question=again, by=harrowmere.colin)
    assert texts(draft) == ["A", "C", "D", "E"]


def test_a_question_that_moved_meanwhile_is_changed_where_it_stands(
    harrowmere: Harrowmere, draft: QuestionnaireVersion
) -> None:
    asks(draft, harrowmere.carol, *"ABCDE")
    b, again = draft.asked()[1], draft.asked()[1]
    steps.move_up(question=b, by=harrowmere.carol)
    asks(draft, harrowmere.colin, "B again", question=again)
    assert texts(draft) == ["B again", "A", "C", "D", "E"]


def test_a_question_is_saved_from_its_page_as_the_page_comes(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    asked = asks(draft, harrowmere.carol, "How safe?")[0]
    form = carol.get(f"/surveys/questions/{asked.pk}/").context["form"]
    typed = as_it_comes(form) | {"text": "How safe is it?"}
    answer = carol.post(f"/surveys/questions/{asked.pk}/", typed)
    assert answer.status_code == 302, answer.context["form"].errors


def test_how_many_answers_count_is_kept_when_a_question_is_reworded(harrowmere: Harrowmere, carol: Client) -> None:
    made = steps.start(by=harrowmere.carol, name="Ours", copied_from=steps.standard())
    asked = made.asked()[8]
    form = carol.get(f"/surveys/questions/{asked.pk}/").context["form"]
    typed = as_it_comes(form) | {
        "text": "How well?",
        "at_most": "",
    }
    assert carol.post(f"/surveys/questions/{asked.pk}/", typed).status_code == 302
    assert made.asked()[8].counted == asked.counted == 2


def test_an_opening_written_while_somebody_issued_the_version_is_not_lost(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    asks(draft, harrowmere.carol, "How safe?")
    issued(draft, harrowmere.carol)
    answer = carol.post(draft.get_absolute_url(), {"opening": "Good evening to all."})
    assert answer.status_code == 200
    assert "changes no more" in answer.content.decode()
    assert "Good evening to all." in answer.content.decode()


def test_settings_that_somebody_else_changed_show_both_questionnaires(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    asks(draft, harrowmere.carol, "How safe?")
    issued(draft, harrowmere.carol)
    chosen = {"every_months": 6, "open_days": 42, "questionnaire": draft.questionnaire.pk, "version": 1}
    assert carol.post(SETTINGS, chosen).status_code == 302
    answer = carol.post(SETTINGS, {**chosen, "questionnaire": ""})
    assert answer.status_code == 409
    assert [text.label for text in answer.context["form"].both] == ["What is asked"]


def test_a_question_taken_out_meanwhile_is_not_brought_back(
    harrowmere: Harrowmere, draft: QuestionnaireVersion
) -> None:
    asked = asks(draft, harrowmere.carol, "How safe?", "How clean?")[0]
    steps.remove_question(question=asked, by=harrowmere.colin)
    with pytest.raises(Refused, match="taken out meanwhile"):
        steps.write_question(version=draft, by=harrowmere.carol, kind="yes_no", text="How safe is it?", question=asked)
    assert texts(draft) == ["How clean?"]


def test_of_two_who_change_one_question_the_second_sees_both_texts(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    asked = asks(draft, harrowmere.carol, "How safe?")[0]
    page = f"/surveys/questions/{asked.pk}/"
    form = carol.get(page).context["form"]
    typed = as_it_comes(form)
    assert carol.post(page, {**typed, "text": "How safe by day?", "submission": str(uuid4())}).status_code == 302
    answer = carol.post(page, {**typed, "text": "How safe by night?", "submission": str(uuid4())})
    both = [(text.label, text.yours, text.theirs) for text in answer.context["form"].both]
    assert (answer.status_code, both) == (409, [("Question", "How safe by night?", "How safe by day?")])
    assert "How safe by day?" in answer.content.decode()
    again = {name: answer.context["form"][name].value() for name in form.fields}
    assert carol.post(page, again).status_code == 302
    assert texts(draft) == ["How safe by night?"]


def test_of_two_who_word_the_opening_the_second_sees_both(
    harrowmere: Harrowmere, carol: Client, draft: QuestionnaireVersion
) -> None:
    form = carol.get(draft.get_absolute_url()).context["form"]
    seen = form["version"].value()
    assert carol.post(draft.get_absolute_url(), {"opening": "Good morning.", "version": seen}).status_code == 302
    answer = carol.post(draft.get_absolute_url(), {"opening": "Good evening.", "version": seen})
    assert answer.status_code == 409
    assert [(text.yours, text.theirs) for text in answer.context["form"].both] == [("Good evening.", "Good morning.")]
