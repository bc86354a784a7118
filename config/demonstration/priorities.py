"""How Harrowmere's priorities were chosen, and what came of their reviews (T3)."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Max
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from config.demonstration.neighbours import coordinator
from engagement import sealing
from engagement.models import Issue, Step, Verb
from tasking.models import Priority, PriorityKind, Way

DAY = timedelta(days=1)
FOUND = (
    "Better than when it was chosen, and not gone: people still see it at weekends.",
    "No change yet. What was agreed is done, and needs a season to show.",
    "Those who live there say it has moved to the next street. It stays until that is looked at.",
    "Fewer reports than in the quarter before. It is kept so that it does not come back in spring.",
)
ASKED = {
    Way.VOTE: "The Neighbourhood Partnership would like to see it first.",
    Way.AGREED: "The Neighbourhood Partnership asks for an account of it at each of its meetings.",
    Way.PANEL: "The area committee agrees with the panel, and asks for a report in spring.",
    Way.COMMITTEE: "",
    Way.POLICE: "The area committee had put another first, and accepts that this one cannot wait.",
}
"""What the area committee or the Neighbourhood Partnership thought of it, where it was asked."""

SAT = ("seven", "eight", "nine", "ten", "eleven")
WAYS = (Way.VOTE, Way.PANEL, Way.VOTE, Way.COMMITTEE, Way.PANEL, Way.AGREED, Way.VOTE)


def _number(key: str, below: int) -> int:
    """A number from 0 to `below`, the same for the same key: nothing is drawn, so nothing else moves."""
    return int(sha256(key.encode()).hexdigest()[:8], 16) % below


def chosen(reference: str, *, kind: PriorityKind, partnership: str, group: str) -> dict[str, Any]:
    """How a priority was chosen and by whom: fields of Priority. In: the names of the ward's NP and of its meeting."""
    way = Way.POLICE if kind == PriorityKind.POLICING else WAYS[_number(f"{reference} way", len(WAYS))]
    cast = 11 + _number(f"{reference} cast", 15)
    sat = SAT[_number(f"{reference} panel", len(SAT))]
    words = {
        Way.VOTE: f"by show of hands at the {partnership}, agreed by the {group}",
        Way.AGREED: f"everybody at the {group}, after the survey of Key Individuals had it first",
        Way.PANEL: f"{sat} people who live or work in the ward chose it from six, agreed by the {group}",
        Way.COMMITTEE: f"of the area committee, when it heard the ward’s profile; taken up by the {group}",
        Way.POLICE: "the Neighbourhood Inspector, after one quarter brought as many as the year before",
    }
    told = way in (Way.PANEL, Way.POLICE) or _number(f"{reference} opinion", 3) == 0
    return {
        "way": way,
        "how_chosen": words[way],
        "opinion": ASKED[way] if told else "",
        **(
            {"votes_cast": cast, "votes_for": cast // 2 + 1 + _number(f"{reference} for", cast // 2)}
            if way == Way.VOTE
            else {}
        ),
    }


def review_priorities(borough: Harrowmere, *, now: datetime) -> None:
    """Priorities whose day came were reviewed on it and kept, but for one in five, which waits for its review."""
    today = timezone.localdate(now)
    wards = {ward.pk: number for number, ward in borough.wards.items()}
    due = Priority.objects.to_review(today - DAY).filter(ward__in=wards).select_related("issue").order_by("pk")
    kept = []
    for priority in due.annotate(last=Max("issue__steps__number"), at=Max("issue__steps__happened_at")):
        if _number(f"{priority.issue.reference} review", 5) == 0:
            continue
        csc = borough.people[coordinator(wards[priority.ward_id])]
        told = timezone.make_aware(datetime.combine(priority.review_on, time(11)))
        when = min(max(told, priority.at + timedelta(hours=2)), now)  # type: ignore[attr-defined]  # annotated above
        found = FOUND[_number(priority.title, len(FOUND))]
        priority.reviewed_on, priority.reviewed = timezone.localdate(when), found
        priority.review_on = max(priority.review_on + 90 * DAY, today + 9 * DAY)
        priority.save(update_fields=["reviewed_on", "reviewed", "review_on"])
        stage = priority.issue.stage
        Step.objects.create(
            issue=priority.issue, number=priority.last + 1, verb=Verb.PRIORITY_KEPT, happened_at=when,  # type: ignore[attr-defined]
            recorded_at=when, by=csc, keyed_by=csc, agency=csc.agency, from_stage=stage, to_stage=stage,
            text=f"{found} Next review on {priority.review_on:%-d %B %Y}.", facts={"priority": priority.pk},
        )  # fmt: skip
        kept.append(priority.issue_id)
    Issue.objects.filter(pk__in=kept).update(trail_end=b"")
    sealing.end_trails()
