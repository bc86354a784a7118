"""The minutes as everybody may read them: no confidential item, no name, of issues their public wording alone (P8).

What the minute-taker wrote of an issue, what was said as received, reasons, owners and members stay in the book; what
was decided is told in sentences made from the decision itself (safety, Fields; safety 15).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from django.db.models import F, QuerySet
from django.utils.safestring import SafeString

from engagement.models import Issue, Sensitivity, Stage
from engagement.spotting import marked, spot
from partnerships.models import AgendaItem, Attendance, ItemKind, Meeting, Presence
from partnerships.periods import in_words
from tasking.courts_told import is_sentencing, open_courts_at
from tasking.models import Action, Decision, Tabling
from tasking.payback_told import open_payback_at

MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One item as published: its heading, the ward where the group has several, and its sentences."""

    heading: str
    ward: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicMinutes:
    """A meeting's minutes as published: who came by agency, the lines, what was raised, corrections of the lines."""

    meeting: Meeting
    present: int
    agencies: tuple[str, ...]
    lines: tuple[PublicLine, ...]
    raised: tuple[str, ...]
    corrections: tuple[str, ...]


def public_minutes(meeting: Meeting) -> PublicMinutes:
    """The public version of a closed meeting's minutes."""
    came = list(
        Attendance.objects.filter(meeting=meeting, presence__in=[Presence.PRESENT, Presence.DEPUTY])
        .select_related("agency")
        .order_by("agency__name")
    )
    agencies = tuple(dict.fromkeys(row.agency.name for row in came if row.agency))
    items = _published_items(meeting)
    several = len({item.tabling.issue.ward_id for item in items if _issue_of(item)}) > 1
    corrections = tuple(
        correction.text for correction in meeting.corrections.select_related("item__tabling").order_by("at")
        if correction.item is None or not (correction.item.confidential or hasattr(correction.item, "tabling"))
    )  # fmt: skip
    actions = _actions(meeting)
    lines = tuple(_line(item, actions, several=several) for item in items)
    if any(item.kind == ItemKind.MATTERS_ARISING for item in items):
        lines = tuple(_with_payback(line, item, meeting) for line, item in zip(lines, items, strict=True))
    if any(map(is_sentencing, items)):
        lines = tuple(_with_courts(line, item, meeting) for line, item in zip(lines, items, strict=True))
    raised = tuple(_stopped(issue.public_wording) for issue in _raised_at(meeting) if issue.public_wording)
    return PublicMinutes(meeting, len(came), agencies, lines, raised, corrections)


def published_minutes(meeting: Meeting) -> PublicMinutes:
    """The minutes as they went out, of a meeting whose minutes are published; worked out where none were kept then."""
    last = meeting.published_minutes.filter(published_at=F("meeting__minutes_published_at")).first()
    if last is None:
        return public_minutes(meeting)
    words = last.text
    lines = tuple(PublicLine(line["heading"], line["ward"], tuple(line["sentences"])) for line in words["lines"])
    told = {name: tuple(words[name]) for name in ("agencies", "raised", "corrections")}
    return PublicMinutes(meeting=meeting, present=words["present"], lines=lines, **told)


def kept(minutes: PublicMinutes) -> dict[str, Any]:
    """The words of the minutes, to be kept with their publication."""
    return {
        "present": minutes.present, "agencies": minutes.agencies, "lines": [asdict(line) for line in minutes.lines],
        "raised": minutes.raised, "corrections": minutes.corrections,
    }  # fmt: skip


def _raised_at(meeting: Meeting) -> QuerySet[Issue]:
    """What was said there for the first time: never what is restricted, and once where two were the same."""
    said = Issue.objects.without_search_words().filter(heard_at=meeting).exclude(sensitivity=Sensitivity.RESTRICTED)
    return said.exclude(stage=Stage.MERGED).order_by("pk")


def _published_items(meeting: Meeting) -> list[AgendaItem]:
    items = (
        AgendaItem.objects.filter(meeting=meeting, confidential=False)
        .exclude(tabling__restricted=True)
        .select_related(
            "tabling__issue__ward", "tabling__referred_to", "tabling__priority", "tabling__escalation__to_group"
        )
        .order_by("position", "pk")
    )
    return list(items)


def _issue_of(item: AgendaItem) -> Issue | None:
    tabling: Tabling | None = getattr(item, "tabling", None)
    return tabling.issue if tabling else None


def _actions(meeting: Meeting) -> dict[int, list[Action]]:
    """What was agreed at the meeting, by issue."""
    actions: dict[int, list[Action]] = {}
    for action in Action.objects.filter(meeting=meeting).select_related("agency").order_by("due_on"):
        actions.setdefault(action.issue_id, []).append(action)
    return actions


def _line(item: AgendaItem, actions: dict[int, list[Action]], *, several: bool) -> PublicLine:
    issue = _issue_of(item)
    if issue is None:
        return PublicLine(item.title, "", tuple(line for line in item.minute.splitlines() if line.strip()))
    sentences = [_decided(item.tabling), _agreed(actions.get(issue.pk, []))]
    return PublicLine(
        issue.public_wording, issue.ward.name if several else "", tuple(text for text in sentences if text)
    )


def _with_payback(line: PublicLine, item: AgendaItem, meeting: Meeting) -> PublicLine:
    """Matters arising with what came back of community payback, in its public wording (001 rec 2.3)."""
    if item.kind != ItemKind.MATTERS_ARISING:
        return line
    told = (f"Community payback, {one.ward}: {_stopped(one.words)} {one.stands}" for one in open_payback_at(meeting))
    return replace(line, sentences=(*line.sentences, *told))


def _with_courts(line: PublicLine, item: AgendaItem, meeting: Meeting) -> PublicLine:
    """Sentencing feedback with what the meeting decided to tell openly (001 rec 2.3)."""
    if not is_sentencing(item):
        return line
    told = (
        f"{one.get_court_display()}, {in_words(one.sentenced_on)}: {one.wording}" for one in open_courts_at(meeting)
    )
    return replace(line, sentences=(*line.sentences, *told))


def _stopped(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _decided(tabling: Tabling) -> str:
    match tabling.decision:
        case Decision.PRIORITY:
            priority = tabling.priority
            return f"Made one of the ward's priorities: {priority.title}." if priority else "Made a priority."
        case Decision.NOT_PRIORITY:
            return "Not made a priority at present. Those who raised it are told why, and what else can help."
        case Decision.REFER:
            return f"Referred to {tabling.referred_to}, which deals with it."
        case Decision.ESCALATE:
            sent = tabling.escalation
            return f"Taken to the {sent.to_group}, which answers by {in_words(sent.answer_due_on)}." if sent else ""
        case Decision.CARRY:
            return "Carried forward to the next meeting."
        case _:
            return ""


def _agreed(actions: list[Action]) -> str:
    if not actions:
        return ""
    many = "One action was agreed" if len(actions) == 1 else f"{len(actions)} actions were agreed"
    agencies = list(dict.fromkeys(str(action.agency) for action in actions if action.agency))
    by = f" for {_and(agencies)}" if agencies else ""
    last = max(action.due_on for action in actions)
    return f"{many}{by}, to be done by {in_words(last)}."


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def without_wording(meeting: Meeting) -> list[Issue]:
    """Issues that would be published but have no public wording yet; it is written on their own pages."""
    found = (_issue_of(item) for item in _published_items(meeting))
    return [issue for issue in found if issue is not None and not issue.public_wording]


def raised_without_wording(meeting: Meeting) -> list[Issue]:
    """What was said there and is left out, because it has no public wording yet."""
    return list(_raised_at(meeting).filter(public_wording="")[:MOST_NAMED])


def flagged(minutes: PublicMinutes) -> list[tuple[str, SafeString]]:
    """The texts to be published that look as if somebody could be known from them, with what was found marked (E10)."""
    group = minutes.meeting.group
    known = [group.name, *minutes.agencies, *group.wards.values_list("name", flat=True)]
    found = []
    texts = [("What was raised", text) for text in minutes.raised]
    texts += [(line.heading, text) for line in minutes.lines for text in (line.heading, *line.sentences)]
    for heading, text in [*texts, *(("Correction", text) for text in minutes.corrections)]:
        findings = spot(text, known=known)
        if findings:
            found.append((heading, marked(text, findings)))
    return found
