"""Groups, meetings, minutes and actions at every width: they fit, fingers find room, axe finds nothing (safety 46)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement.models import Issue
from partnerships.models import Capacity, Group
from partnerships.services import groups, meetings, minutes, schedule
from tasking.models import Action
from tasking.services import acting, closing, deciding
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot
from tests.engagement.making import an_issue
from tests.tasking.making import a_meeting, issue_tabled, meeting_under_way
from tests.tasking.test_decisions import the_facts

WORDS = [
    "Rubbish is left in the alley behind Tanner Street every weekend",
    "Mopeds ridden across the playing field after school",
    "The lights in the underpass by the station have been out since summer",
    "Music from cars in Weir Street car park until two in the morning",
    "Broken glass in the play area of Larch Green",
    "Shouting outside the late shop at closing time",
]


@pytest.fixture
def borough(transactional_db: None) -> Harrowmere:
    return make_harrowmere(today=timezone.localdate())


def addresses(borough: Harrowmere) -> dict[str, str]:
    """A closed meeting with every decision, its follow-up, a group with members of every state; and their pages."""
    ltm, np = borough.ltm(1), borough.np(1)
    Group.objects.filter(pk__in=[ltm.pk, np.pk]).update(public=True, standing_items=["Hate crime"])
    held = meeting_under_way(borough)
    for words, (decision, facts) in zip(WORDS, the_facts(borough).items(), strict=True):
        tabled = issue_tabled(borough, at=held, concern=words)
        deciding.record_decision(
            tabling=tabled, by=borough.carol, decision=decision, facts=facts, minute="Talked over.", minute_version=1
        )
    following = a_meeting(ltm, days=28)
    free = meetings.add_item(meeting=held, by=borough.carol, title="Dates of the summer fair")
    closing.close(meeting=held, by=borough.carol)
    Issue.objects.update(public_wording="What was raised, in public wording.")
    minutes.approve_minutes(meeting=held, by=borough.carol)
    minutes.correct_minutes(meeting=held, by=borough.carol, text="It was the fourth, not the third.", item=free)
    minutes.publish_minutes(meeting=held, by=borough.ines)
    schedule.draft_schedule(group=np, by=borough.carol)
    resident = groups.invite(group=np, by=borough.carol, name="Resident of Tanner Street", capacity=Capacity.COMMUNITY)
    action = Action.objects.get()
    acting.record_progress(action=action, by=borough.errol, text="The gate is ordered; it comes on Friday.", version=1)
    issue = an_issue(borough, concern=WORDS[0])
    draft = a_meeting(
        np, days=-30, stage="closed", closed_at=timezone.now(), closed_by=borough.carol, opened_at=timezone.now()
    )
    escalation = tabled.issue.escalations.model.objects.get()
    priority = tabled.issue.priorities.model.objects.get()
    return {
        "groups": "/groups/", "group": f"/groups/{np.slug}/", "group-new": "/groups/new/",
        "group-edit": f"/groups/{np.slug}/edit/", "member-new": f"/groups/{np.slug}/members/new/",
        "member-answer": f"/groups/{np.slug}/members/{resident.pk}/answer/",
        "member-end": f"/groups/{np.slug}/members/{resident.pk}/end/",
        "schedule": f"/groups/{np.slug}/schedule/", "meeting-new": f"/groups/{np.slug}/meetings/new/",
        "meetings": "/meetings/", "meetings-past": "/meetings/?when=past", "meeting": f"/meetings/{following.pk}/",
        "meeting-held": f"/meetings/{held.pk}/", "agenda": f"/meetings/{following.pk}/agenda/",
        "move": f"/meetings/{following.pk}/move/", "cancel": f"/meetings/{following.pk}/cancel/",
        "run": f"/meetings/{following.pk}/run/", "attendance": f"/meetings/{following.pk}/attendance/",
        "close": f"/meetings/{following.pk}/close/", "minutes": f"/meetings/{held.pk}/minutes/",
        "minutes-draft": f"/meetings/{draft.pk}/minutes/", "publish": f"/meetings/{draft.pk}/minutes/publish/",
        "correct": f"/meetings/{held.pk}/minutes/correct/",
        "public": f"/wards/{borough.wards[1].slug}/minutes/{held.day}/",
        "actions": "/actions/", "action": f"/actions/{action.pk}/", "escalations": "/escalations/",
        "answer": f"/escalations/{escalation.pk}/answer/", "priorities": "/priorities/",
        "priority-review": f"/priorities/{priority.pk}/review/", "priorities-ended": "/priorities/ended/",
        "priorities-heard": "/priorities/heard/", "table": f"/issues/{issue.reference}/table/",
        "issue-action": f"/issues/{issue.reference}/actions/new/",
    }  # fmt: skip


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_every_page_of_meetings(see_as: See, borough: Harrowmere, width: int) -> None:
    page = see_as(borough.carol, width=width)
    for name, address in addresses(borough).items():
        page.goto(address)
        screenshot(page, f"meetings-{name}-{width}")
        check_axe(page)
        check_fits(page)
        if width < WIDTHS["desktop"]:
            check_targets(page)
