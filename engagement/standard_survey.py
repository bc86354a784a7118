"""The standard KIN survey that comes with every book (E3; 000 3.1, 7.2): its words, in one place.

The two indicators are those of `000` 7.2, asked as the British Crime Survey asked them: confidence that the local
agencies deal with the crime and anti-social behaviour that matter here, and anti-social behaviour seen as a problem.
"""

from __future__ import annotations

from dataclasses import dataclass

from engagement.models.questionnaires import Measures, QuestionKind

NAME = "Standard KIN survey"
OPENING = (
    "You know this area well, so we ask you the same questions every six months. Your answers are kept with the "
    "neighbourhood team. Others see only how many people gave an answer, and never a number below five."
)
K, M = QuestionKind, Measures
AGREE = ("Strongly agree", "Tend to agree", "Neither agree nor disagree", "Tend to disagree", "Strongly disagree",
         "Don’t know")  # fmt: skip
PROBLEMS = (
    "Anti-social behaviour by groups", "Burglary", "Dogs that foul or are out of control", "Drug dealing or use",
    "Litter and fly-tipping", "Noise and nuisance neighbours", "Parking", "Speeding and dangerous driving",
    "Street drinking", "Theft from cars and of cars", "Vandalism and graffiti", "Violence or threats",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked."""

    kind: QuestionKind
    text: str
    options: tuple[str, ...]
    hint: str = ""
    measures: Measures = M.NOTHING
    at_most: int = 1
    counted: int = 0


QUESTIONS = (
    Asked(K.RANK, "Which three things should the local agencies deal with first?", PROBLEMS,
          "The most important first.", M.PRIORITIES, at_most=3),
    Asked(K.PROBLEM, "What is the most important problem here today?", (*PROBLEMS, "There is none"),
          "A street or a landmark is enough; no house number."),
    Asked(K.SCALE, "How much of a problem is anti-social behaviour in this area?",
          ("A very big problem", "A fairly big problem", "Not a very big problem", "Not a problem at all",
           "Don’t know"), measures=M.ASB, counted=2),
    Asked(K.MANY, "Which of these have you seen or heard here in the last six months?",
          ("Groups who intimidate others", "People drunk or rowdy", "People using or dealing drugs",
           "Rubbish dumped", "Vandalism or graffiti", "Noisy neighbours or loud parties",
           "Abandoned or burnt-out cars", "None of these"), "Choose all that you have seen or heard."),
    Asked(K.SCALE, "Over the last six months, has crime in this area gone up or down?",
          ("Gone up a lot", "Gone up a little", "Stayed the same", "Gone down a little", "Gone down a lot",
           "Don’t know")),
    Asked(K.SCALE, "The police and the council are dealing with the crime and anti-social behaviour that matter here",
          AGREE, measures=M.CONFIDENCE, counted=2),
    Asked(K.SCALE, "They ask people here what matters to them", AGREE),
    Asked(K.SCALE, "They tell people here what has been done", AGREE),
    Asked(K.ONE, "How well do you know the neighbourhood policing team?",
          ("I know them by name", "I know them by sight", "I know of them", "I don’t know them"), counted=2),
    Asked(K.ONE, "How often do you see an officer or PCSO on foot or by bicycle here?",
          ("Every day", "Every week", "Every month", "Less often", "Never")),
    Asked(K.YES_NO, "Do you know how to reach the neighbourhood team?", ("Yes", "No")),
    Asked(K.SCALE, "How safe do you feel walking alone here after dark?",
          ("Very safe", "Fairly safe", "A bit unsafe", "Very unsafe", "I don’t go out after dark")),
    Asked(K.SCALE, "How safe do you feel walking alone here during the day?",
          ("Very safe", "Fairly safe", "A bit unsafe", "Very unsafe")),
)  # fmt: skip
