"""Reminders of the KIN survey: a PCSO's interviews, and rounds that are behind (E3)."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Count, Min

from engagement.models import Interview
from engagement.survey_access import INTERVIEW, KEEP_ROUNDS, rounds_behind
from feedback.reminders.parts import Part, Thing, day_in_words
from partnerships.models import User
from partnerships.posting import absolute
from partnerships.words import counted

LAST_DAYS = timedelta(days=14)


def interviews_to_do(user: User, today: date) -> Part | None:
    """A PCSO's interviews of each open round: when it opens, and again a fortnight before its last day."""
    if not INTERVIEW.held_by(user):
        return None
    mine = Interview.objects.to_do().filter(assigned_to=user).order_by()
    rows = mine.values("round", "round__ward__name", "round__due_on", "round__closes_on")
    things, number = [], 0
    for row in rows.annotate(left=Count("pk"), first=Min("number")).order_by("round__closes_on", "round"):
        last = row["round__closes_on"]
        near = today >= last - LAST_DAYS
        about = f"survey:{row['round']}:{'last days' if near else 'opened'}"
        since = last - LAST_DAYS if near else row["round__due_on"]
        line = f"{row['round__ward__name']}: {counted(row['left'], 'interview')} to do by {day_in_words(last)}."
        things.append(Thing(about, since, line, absolute("/surveys/interviews/")))
        number += row["left"]
    return Part(f"{counted(number, 'interview')} to do", things, absolute("/surveys/interviews/"))


def surveys_behind(user: User, today: date) -> Part | None:
    """Rounds of the coordinator's wards in which fewer interviews are over than days."""
    if not KEEP_ROUNDS.held_by(user):
        return None
    things = []
    for survey in rounds_behind(user, today).select_related("ward").order_by("closes_on", "pk"):
        over, asked = vars(survey)["over"], vars(survey)["asked"]
        left = survey.days_left(today)
        how = f"{counted(left, 'day')} left" if left >= 0 else f"{counted(-left, 'day')} over"
        # Said once half of the days are over, and again when the last one is.
        half = survey.due_on + (survey.closes_on - survey.due_on) / 2
        since = half if left >= 0 else survey.closes_on + timedelta(days=1)
        if today >= since:
            about = f"survey:{survey.pk}:behind:{'over' if left < 0 else 'half'}"
            things.append(
                Thing(about, since, f"{survey.ward}: {over} of {asked}, {how}.", absolute(survey.get_absolute_url()))
            )
    return Part(f"{counted(len(things), 'survey')} behind", things, absolute("/surveys/?state=behind"))
