"""Building a questionnaire: its drafts, its questions, and issuing a version for good (E3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from engagement.models.questionnaires import (
    INDICATORS,
    SINGLE,
    Measures,
    Option,
    Question,
    QuestionKind,
    Questionnaire,
    QuestionnaireVersion,
)
from engagement.standard_survey import NAME, OPENING, QUESTIONS
from engagement.survey_access import KEEP_QUESTIONNAIRES, require_questionnaire
from partnerships.errors import Conflict, Refused
from partnerships.models import Partnership, User

YES_NO = ("Yes", "No")
MOST_QUESTIONS = 30


def standard() -> QuestionnaireVersion:
    """The version of the standard questionnaire that is asked now; it is written where the book has none yet.

    Safe to run at every start and by two at once.
    """
    found = QuestionnaireVersion.objects.issued().filter(questionnaire__partnership=None, questionnaire__name=NAME)
    latest = found.select_related("questionnaire").order_by("-number").first()
    return latest or _write_standard()


def _write_standard() -> QuestionnaireVersion:
    with transaction.atomic():
        questionnaire, _ = Questionnaire.objects.get_or_create(partnership=None, name=NAME)
        Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
        version, new = QuestionnaireVersion.objects.get_or_create(
            questionnaire=questionnaire, number=1, defaults={"opening": OPENING, "issued_at": timezone.now()}
        )
        if new:
            for number, asked in enumerate(QUESTIONS, 1):
                question = Question.objects.create(
                    version=version, number=number, kind=asked.kind, text=asked.text, hint=asked.hint,
                    measures=asked.measures, at_most=asked.at_most, counted=asked.counted,
                )  # fmt: skip
                _offer(question, asked.options)
        return version


def in_use(partnership: Partnership) -> QuestionnaireVersion:
    """What a round that opens now asks in that partnership: the latest version of the questionnaire it chose."""
    chosen = getattr(getattr(partnership, "survey_settings", None), "questionnaire", None)
    if chosen is None:
        return standard()
    issued = chosen.versions.issued().order_by("-number").first()
    return issued or standard()


def start(*, by: User, name: str, copied_from: QuestionnaireVersion | None = None) -> QuestionnaireVersion:
    """Begin a questionnaire of the person's partnership, empty or with the questions of another.

    Out: its draft. Raises PermissionDenied, Refused where it has one of that name.
    """
    partnership = require_questionnaire(by)
    with transaction.atomic():
        made, new = Questionnaire.objects.get_or_create(partnership=partnership, name=name.strip())
        if not new:
            raise Refused("There is a questionnaire of that name already.", field="name")
        return _draft(made, number=1, like=copied_from, by=by)


def new_version(*, version: QuestionnaireVersion, by: User) -> QuestionnaireVersion:
    """The draft of the next version, with the questions of this one; the one there is where it was begun already."""
    require_questionnaire(by, version.questionnaire)
    with transaction.atomic():
        questionnaire = Questionnaire.objects.select_for_update().get(pk=version.questionnaire_id)
        standing = questionnaire.versions.filter(issued_at__isnull=True).first()
        if standing is not None:
            return standing
        last: int = questionnaire.versions.aggregate(last=Max("number"))["last"]
        return _draft(questionnaire, number=last + 1, like=version, by=by)


def _draft(of: Questionnaire, *, number: int, like: QuestionnaireVersion | None, by: User) -> QuestionnaireVersion:
    opening = like.opening if like is not None else OPENING
    made = QuestionnaireVersion.objects.create(questionnaire=of, number=number, opening=opening, made_by=by)
    for question in like.asked() if like is not None else []:
        options = [option.text for option in question.options.all()]
        question.pk, question.version, question._state.adding = None, made, True
        question._prefetched_objects_cache = {}  # type: ignore[attr-defined]
        question.save()
        _offer(question, options)
    return made


def _offer(question: Question, texts: Iterable[str]) -> None:
    Option.objects.bulk_create(
        Option(question=question, number=number, text=text) for number, text in enumerate(texts, 1)
    )


CHANGED = "Somebody else saved this while you were writing. Both texts are shown; nothing of yours is lost."


def reword(*, version: QuestionnaireVersion, by: User, opening: str, seen: int | None = None) -> QuestionnaireVersion:
    """Change what is said before the first question of a draft. Raises Conflict where it is no longer what was seen."""
    with transaction.atomic():
        row = _draft_for(version, by)
        if seen is not None and seen != row.standing:
            raise Conflict(CHANGED, theirs={"opening": row.opening}, version=row.standing)
        row.opening = opening.strip()
        row.save(update_fields=["opening"])
        return row


def write_question(
    *,
    version: QuestionnaireVersion,
    by: User,
    kind: str,
    text: str,
    options: Sequence[str] = (),
    hint: str = "",
    measures: str = "",
    at_most: int = 1,
    counted: int = 0,
    required: bool = True,
    question: Question | None = None,
    seen: int | None = None,
) -> Question:
    """Put a question at the end of a draft, or change one of it (`question`).

    In: its answers in the order they are read out; for "put in order" how many may be; of one answer how many, from
    the first, count; of a question that is changed the `standing` the person saw. Raises PermissionDenied; Refused
    where the version is issued, the question was taken out, or could not be answered or measured; Conflict.
    """
    answers = list(YES_NO) if kind == QuestionKind.YES_NO else [line for line in map(str.strip, options) if line]
    _refuse_unanswerable(kind, answers, measures, at_most, counted)
    with transaction.atomic():
        row = _draft_for(version, by)
        if measures and row.questions.filter(measures=measures).exclude(pk=question.pk if question else 0).exists():
            raise Refused("Another question measures that already.", field="measures")
        if question is not None:
            question = _as_it_stands(row, question, seen)
        else:
            last = row.questions.aggregate(last=Max("number"))["last"] or 0
            if last >= MOST_QUESTIONS:
                raise Refused(f"A survey has at most {MOST_QUESTIONS} questions.")
            question = Question(version=row, number=last + 1)
        question.kind, question.text, question.hint = kind, text.strip(), hint.strip()
        question.measures, question.required = measures, required
        question.at_most = at_most if kind == QuestionKind.RANK else 1
        question.counted = counted if kind in SINGLE else 0
        question.save()
        question.options.all().delete()
        _offer(question, answers)
        return question


def _as_it_stands(version: QuestionnaireVersion, question: Question, seen: int | None) -> Question:
    """The question's row, of a version that is locked: it may have moved, or be gone, since a page was opened."""
    row = version.questions.filter(pk=question.pk).first()
    if row is None:
        raise Refused("This question was taken out meanwhile. What you wrote is still here: add it as a new one.")
    if seen is not None and seen != row.standing:
        raise Conflict(CHANGED, theirs=row.stands, version=row.standing)
    return row


def _refuse_unanswerable(kind: str, answers: list[str], measures: str, at_most: int, counted: int) -> None:
    if len(answers) < 2:
        raise Refused("Write at least two answers, each on a line of its own.", field="options")
    if len(answers) > 20 or max(map(len, answers)) > 120:
        raise Refused("A question has at most 20 answers of 120 characters.", field="options")
    if len(set(answers)) < len(answers):
        raise Refused("Two of the answers are the same.", field="options")
    if kind == QuestionKind.RANK and not 2 <= at_most <= min(5, len(answers)):
        raise Refused("Between two and five may be put in order, and no more than there are answers.", field="at_most")
    if measures == Measures.PRIORITIES and kind not in (QuestionKind.RANK, QuestionKind.MANY):
        raise Refused("Priorities are put in order, or are several of several.", field="measures")
    if measures in INDICATORS:
        if kind not in (QuestionKind.SCALE, QuestionKind.ONE, QuestionKind.YES_NO):
            raise Refused("An indicator is measured by one answer: a scale, one of several, yes or no.",
                          field="measures")  # fmt: skip
        if not 0 < counted < len(answers):
            raise Refused("Say how many answers count, from the first; not all of them.", field="counted")
    if counted and kind in SINGLE and counted >= len(answers):
        raise Refused("Not all of the answers can count.", field="counted")


def remove_question(*, question: Question, by: User) -> QuestionnaireVersion:
    """Take a question out of a draft; those after it move up. One that is out already stays out."""
    with transaction.atomic():
        row = _draft_for(question.version, by)
        here = row.questions.filter(pk=question.pk).first()
        if here is not None:
            number = here.number
            here.delete()
            row.questions.filter(number__gt=number).update(number=F("number") - 1)
        return row


def move_up(*, question: Question, by: User) -> QuestionnaireVersion:
    """Change places with the question before it; the first stays where it is."""
    with transaction.atomic():
        row = _draft_for(question.version, by)
        here = row.questions.filter(pk=question.pk).first()
        before = row.questions.filter(number=here.number - 1).first() if here is not None else None
        if here is not None and before is not None:
            before.number, here.number = here.number, before.number
            before.save(update_fields=["number"])
            here.save(update_fields=["number"])
        return row


def issue(*, version: QuestionnaireVersion, by: User) -> QuestionnaireVersion:
    """Issue a draft: rounds that open from now on ask it, and it changes no more. Raises Refused without questions."""
    with transaction.atomic():
        row = _draft_for(version, by)
        if not row.questions.exists():
            raise Refused("A questionnaire without a question can't be issued.")
        row.issued_by, row.issued_at = by, timezone.now()
        row.save(update_fields=["issued_by", "issued_at"])
        return row


def _draft_for(version: QuestionnaireVersion, by: User) -> QuestionnaireVersion:
    """The version's row, locked, if it is still a draft of the person's own partnership."""
    require_questionnaire(by, version.questionnaire)
    row = (
        QuestionnaireVersion.objects.select_for_update(of=("self",)).select_related("questionnaire").get(pk=version.pk)
    )
    if not row.is_draft:
        raise Refused("This version is issued and changes no more. Begin the next version.")
    return row


__all__ = ["KEEP_QUESTIONNAIRES", "in_use", "issue", "move_up", "new_version", "remove_question", "reword", "standard",
           "start", "write_question"]  # fmt: skip
