"""What a plan hangs from and is measured by, changed by a person: issues, partners, objectives, risks (003 4.7.4)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from config.demonstration.cast import Harrowmere
from engagement.models import Issue, Sensitivity, Verb
from partnerships.errors import Conflict, Refused
from tasking.models import Action, Objective, Plan, PlanEntryKind, PlanIssue, Risk
from tasking.plan_page import PlanPage
from tasking.services.plans import moving, starting, writing
from tests.conftest import SignedIn
from tests.engagement.making import an_issue
from tests.tasking.making import issue_in_action
from tests.tasking.planning import a_plan, a_risk, an_objective, fresh, plan_proposed

DAY = timedelta(days=1)


@pytest.fixture
def plan(harrowmere: Harrowmere) -> Plan:
    return a_plan(harrowmere)


@pytest.fixture
def carol(harrowmere: Harrowmere, signed_in: SignedIn) -> Client:
    return signed_in(harrowmere.carol)


def at(plan: Plan, where: str = "") -> str:
    return f"/plans/{plan.pk}/{where}"


def changes(plan: Plan) -> list[str]:
    """What the log says was changed, in order."""
    return list(plan.entries.filter(kind=PlanEntryKind.CHANGED).order_by("pk").values_list("text", flat=True))


def held(plan: Plan) -> set[Issue]:
    return {row.issue for row in PlanIssue.objects.filter(plan=plan)}


def last_words(issue: Issue) -> tuple[str, str]:
    step = issue.steps.last()
    assert step is not None
    return step.verb, step.text


def test_a_further_issue_brings_its_actions_and_says_so_in_its_trail(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    first = plan.issues.get()
    issue = issue_in_action(harrowmere, owner="hana", concern="Mattresses left at the garages")
    answer = carol.post(at(plan, "issues/add/"), {"issue": issue.pk})
    assert (answer.status_code, answer["Location"]) == (302, f"{at(plan)}#issues")
    assert held(plan) == {first, issue}
    assert last_words(issue) == (Verb.NOTE, f"On the problem-solving plan “{plan}”.")
    step = issue.steps.last()
    assert step is not None
    assert (step.by, step.facts) == (harrowmere.carol, {"plan": plan.pk})
    assert Action.objects.get(issue=issue).plan == plan
    assert changes(plan) == [f"{issue} hangs on the plan."]
    page = carol.get(at(plan)).content.decode()
    for words in (issue.reference, "Mattresses left at the garages", f"{issue} hangs on the plan."):
        assert words in page
    assert at(plan) in carol.get(issue.get_absolute_url()).content.decode()


def test_only_an_issue_of_the_ward_on_no_open_plan_is_hung_on_it(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    taken = issue_in_action(harrowmere)
    other = a_plan(harrowmere, issue=taken)
    away, secret = an_issue(harrowmere, ward=2), an_issue(harrowmere, sensitivity=Sensitivity.RESTRICTED)
    before = {issue.pk: issue.steps.count() for issue in (taken, away, secret)}
    for issue, why in (
        (away, f"{away} is not of {plan.ward}"), (taken, f"hangs on the plan “{other}” already"),
        (secret, "belongs in the case register"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=why) as refused:
            starting.add_issue(plan=plan, by=harrowmere.carol, issue=issue)
        assert refused.value.field == "issue"
        answer = carol.post(at(plan, "issues/add/"), {"issue": issue.pk})
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["issue"]), why
    assert carol.post(at(plan, "issues/add/"), {"issue": ""}).status_code == 200
    assert {issue.pk: issue.steps.count() for issue in (taken, away, secret)} == before
    assert (len(held(plan)), changes(plan)) == (1, [])


def test_an_issue_comes_off_with_a_reason_and_leaves_its_actions_in_the_record(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    issue = issue_in_action(harrowmere)
    off = at(plan, f"issues/{starting.add_issue(plan=plan, by=harrowmere.carol, issue=issue).pk}/off/")
    assert off in carol.get(at(plan)).content.decode()
    answer = carol.post(off, {"because": ""})
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["because"])
    assert issue in held(plan)
    assert carol.post(off, {"because": "It is another problem."}).status_code == 302
    assert issue not in held(plan)
    assert last_words(issue) == (Verb.NOTE, f"Off the problem-solving plan “{plan}”: It is another problem.")
    assert changes(plan)[-1] == f"{issue} is off the plan: It is another problem."
    assert Action.objects.get(issue=issue).plan == plan
    assert carol.get(off).status_code == 404
    assert a_plan(harrowmere, issue=issue) != plan, "it may hang on another now"


def test_one_issue_always_stays(harrowmere: Harrowmere, plan: Plan, carol: Client) -> None:
    only = PlanIssue.objects.get(plan=plan)
    off = at(plan, f"issues/{only.pk}/off/")
    assert off not in carol.get(at(plan)).content.decode()
    answer = carol.post(off, {"because": "It is over."})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "at least one issue" in page
    assert "It is over." in page
    assert held(plan) == {only.issue}
    assert "Off the" not in last_words(only.issue)[1]


def test_the_wards_team_alone_says_what_it_hangs_from(harrowmere: Harrowmere, plan: Plan, signed_in: SignedIn) -> None:
    issue = an_issue(harrowmere)
    only = PlanIssue.objects.get(plan=plan)
    for name, code in (("errol", 403), ("hana", 403), ("cllr-jones", 403), ("rita", 403), ("colin", 404)):
        client, person = signed_in(harrowmere.people[name]), harrowmere.people[name]
        assert client.post(at(plan, "issues/add/"), {"issue": issue.pk}).status_code == code, name
        assert client.post(at(plan, f"issues/{only.pk}/off/"), {"because": "No."}).status_code == code, name
        with pytest.raises(PermissionDenied):
            starting.add_issue(plan=plan, by=person, issue=issue)
        with pytest.raises(PermissionDenied):
            starting.take_issue_off(held=only, by=person, because="No.")
    assert held(plan) == {only.issue}
    for name in ("priya", "ines"):
        assert signed_in(harrowmere.people[name]).get(at(plan, "issues/add/")).status_code == 200, name


def test_a_partner_is_added_once_writes_in_it_and_goes_again(
    harrowmere: Harrowmere, plan: Plan, carol: Client, signed_in: SignedIn
) -> None:
    hana, problem = signed_in(harrowmere.hana), at(plan, "write/problem/")
    assert hana.get(problem).status_code == 403
    for _ in range(2):
        answer = carol.post(at(plan, "partners/add/"), {"user": harrowmere.hana.pk, "brings": "Caretakers"})
        assert answer.status_code == 302
    partner = plan.partners.get()
    assert (partner.user, partner.agency) == (harrowmere.hana, harrowmere.agencies["millstone-homes"])
    assert changes(plan) == ["Millstone Homes (Hana Yusuf) takes part."]
    assert "Caretakers" in carol.get(at(plan)).content.decode()
    assert hana.get(problem).status_code == 200
    off = at(plan, f"partners/{partner.pk}/off/")
    assert carol.post(off, {"submission": ""}).status_code == 302
    assert not plan.partners.exists()
    assert changes(plan)[1:] == ["Millstone Homes (Hana Yusuf) no longer takes part."]
    assert hana.get(problem).status_code == 403
    assert carol.get(off).status_code == 404
    assert "Caretakers" not in carol.get(at(plan)).content.decode()


def test_a_partner_is_somebody_with_a_role_in_the_ward_or_a_named_group(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    add: dict[str, Any] = {"plan": plan, "by": harrowmere.carol, "brings": ""}
    with pytest.raises(Refused, match="name of the community group"):
        starting.add_partner(user=None, group_name="", **add)
    with pytest.raises(Refused, match="holds no role"):
        starting.add_partner(user=harrowmere.colin, group_name="", **add)
    for given in ({}, {"user": harrowmere.colin.pk}):
        answer = carol.post(at(plan, "partners/add/"), {"brings": "Two walkabouts", **given})
        assert answer.status_code == 200
        assert "user" in answer.context["form"].errors
        assert answer.context["form"]["brings"].value() == "Two walkabouts"
    assert not plan.partners.exists()
    one = starting.add_partner(user=None, group_name="Friends of the Alley", **add)
    assert starting.add_partner(user=None, group_name="Friends of the Alley", **add) == one
    assert len(changes(plan)) == 1


def objective_facts(objective: Objective, **facts: Any) -> dict[str, Any]:
    """What the form of an objective is sent with, as it stands but for `facts`."""
    names = ("what", "measure", "unit", "baseline", "baseline_on", "target", "version")
    return {**{name: getattr(objective, name) for name in names}, "by_day": objective.by, **facts}


def test_an_objective_is_changed_and_the_log_says_to_what(harrowmere: Harrowmere, plan: Plan, carol: Client) -> None:
    objective = an_objective(plan, harrowmere)
    page = at(plan, f"objectives/{objective.pk}/")
    form = carol.get(page).context["form"]
    assert form["target"].value() == Decimal("10.00")
    assert carol.post(page, objective_facts(objective, target="5")).status_code == 302
    objective.refresh_from_db()
    assert (objective.target, objective.version) == (Decimal(5), 2)
    assert plan.objectives.count() == 1
    until = f"{objective.by:%-d %B %Y}"
    assert changes(plan)[-1] == (
        "Objective changed: Less rubbish behind the shops. Reports to Street Environment: from 41 to 5 a month by "
        f"{until}."
    )
    assert changes(plan)[-1] in carol.get(at(plan)).content.decode()


def test_a_changed_objective_has_to_stay_smart(harrowmere: Harrowmere, plan: Plan, carol: Client) -> None:
    objective = an_objective(plan, harrowmere)
    today = timezone.localdate()
    for wrong, field in (
        ({"target": "41"}, "target"), ({"measure": ""}, "measure"), ({"baseline_on": today + 2 * DAY}, "baseline_on"),
        ({"by_day": today - 60 * DAY}, "by_day"),
    ):  # fmt: skip
        given = objective_facts(objective, what="Words just typed", **wrong)
        answer = carol.post(at(plan, f"objectives/{objective.pk}/"), given)
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
        assert "Words just typed" in answer.content.decode()
    objective.refresh_from_db()
    assert (objective.what, objective.version) == ("Less rubbish behind the shops", 1)
    assert len(changes(plan)) == 1


def test_two_who_change_one_objective_see_both_texts(harrowmere: Harrowmere, plan: Plan, carol: Client) -> None:
    objective = an_objective(plan, harrowmere)
    page, seen = at(plan, f"objectives/{objective.pk}/"), objective_facts(objective)
    facts = {**seen, "what": "By Errol"}
    writing.set_objective(plan=plan, by=harrowmere.errol, objective=objective, **facts)
    with pytest.raises(Conflict) as conflict:
        writing.set_objective(plan=plan, by=harrowmere.carol, objective=objective, **seen)
    assert (conflict.value.theirs["what"], conflict.value.version) == ("By Errol", 2)
    answer = carol.post(page, {**seen, "what": "By Carol"})
    form = answer.context["form"]
    assert answer.status_code == 409
    assert ("What is to change", "By Carol", "By Errol") in [(t.label, t.yours, t.theirs) for t in form.both]
    page_words = answer.content.decode()
    assert "By Errol" in page_words
    assert form["what"].value() == "By Carol"
    objective.refresh_from_db()
    assert objective.what == "By Errol"
    again = {**seen, "what": "By both", "version": form["version"].value()}
    assert carol.post(page, again).status_code == 302
    objective.refresh_from_db()
    assert (objective.what, objective.version) == ("By both", 3)


def risk_facts(risk: Risk, **facts: Any) -> dict[str, Any]:
    names = ("what", "likelihood", "impact", "treatment", "version")
    return {**{name: getattr(risk, name) for name in names}, "owner": risk.owner_id, **facts}


def test_a_changed_risk_moves_in_the_matrix_and_the_log_says_from_where(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    risk = a_risk(plan, harrowmere)
    given = risk_facts(risk, likelihood=1, impact=2, owner=harrowmere.hana.pk)
    assert carol.post(at(plan, f"risks/{risk.pk}/"), given).status_code == 302
    assert changes(plan) == [
        "Risk: It moves to the next alley (16 of 25).",
        "Risk: It moves to the next alley (from 16 to 2 of 25).",
    ]
    page = PlanPage(fresh(plan), harrowmere.carol, timezone.localdate())
    assert {cell.score: cell.numbers for _, cells in page.matrix for cell in cells if cell.numbers} == {2: [1]}
    words = carol.get(at(plan)).content.decode()
    assert "2, low" in words
    assert "16, high" not in words
    assert ">Hana Yusuf<" in words[words.index('id="risks"') : words.index('id="impact"')]


def test_a_risk_needs_words_a_treatment_and_an_owner_of_the_ward(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    risk = a_risk(plan, harrowmere)
    by: dict[str, Any] = {"plan": plan, "by": harrowmere.carol, "risk": risk, "version": 1}
    facts = {"what": "It moves", "likelihood": 2, "impact": 2, "treatment": "Look.", "owner": harrowmere.errol}
    for wrong, field in (
        ({"what": ""}, "what"),
        ({"treatment": ""}, "treatment"),
        ({"owner": harrowmere.colin}, "owner"),
    ):
        with pytest.raises(Refused) as refused:
            writing.set_risk(**by, **{**facts, **wrong})
        assert refused.value.field == field
    for wrong, field in (
        ({"what": ""}, "what"), ({"treatment": " "}, "treatment"), ({"owner": harrowmere.colin.pk}, "owner"),
        ({"likelihood": 6}, "likelihood"), ({"impact": 0}, "impact"),
    ):  # fmt: skip
        answer = carol.post(at(plan, f"risks/{risk.pk}/"), risk_facts(risk, **wrong))
        assert (answer.status_code, list(answer.context["form"].errors)) == (200, [field])
    risk.refresh_from_db()
    assert (risk.what, risk.score, risk.version) == ("It moves to the next alley", 16, 1)


def test_two_who_change_one_risk_see_both_texts(harrowmere: Harrowmere, plan: Plan, carol: Client) -> None:
    risk = a_risk(plan, harrowmere)
    seen = risk_facts(risk)
    facts = {**seen, "owner": harrowmere.errol, "treatment": "Look there daily."}
    writing.set_risk(plan=plan, by=harrowmere.errol, risk=risk, **facts)
    answer = carol.post(at(plan, f"risks/{risk.pk}/"), {**seen, "treatment": "Put a lamp there."})
    form = answer.context["form"]
    assert answer.status_code == 409
    both = {text.label: (text.yours, text.theirs) for text in form.both}
    assert both["What is done about it"] == ("Put a lamp there.", "Look there daily.")
    risk.refresh_from_db()
    assert risk.treatment == "Look there daily."
    again = {**seen, "treatment": "A lamp, and daily.", "version": form["version"].value()}
    assert carol.post(at(plan, f"risks/{risk.pk}/"), again).status_code == 302


def test_a_reader_changes_neither_objective_nor_risk_nor_partner(
    harrowmere: Harrowmere, plan: Plan, signed_in: SignedIn
) -> None:
    objective, risk = an_objective(plan, harrowmere), a_risk(plan, harrowmere)
    partner = starting.add_partner(plan=plan, by=harrowmere.carol, user=None, group_name="Friends", brings="")
    pages = (f"objectives/{objective.pk}/", f"risks/{risk.pk}/", f"partners/{partner.pk}/off/", "partners/add/")
    for name, code in (("hana", 403), ("cllr-jones", 403), ("anya", 403), ("colin", 404)):
        client, by = signed_in(harrowmere.people[name]), harrowmere.people[name]
        for page in pages:
            assert client.post(at(plan, page), {"what": "Mine"}).status_code == code, (name, page)
        with pytest.raises(PermissionDenied):
            writing.set_risk(
                plan=plan, by=by, risk=risk, version=1, what="Mine", likelihood=1, impact=1, treatment="Mine", owner=by
            )
        with pytest.raises(PermissionDenied):
            starting.remove_partner(partner=partner, by=by)
    other = a_plan(harrowmere, issue=issue_in_action(harrowmere))
    carol = signed_in(harrowmere.carol)
    assert carol.get(at(other, f"risks/{risk.pk}/")).status_code == 404, "a part is found in its own plan alone"
    assert plan.partners.get() == partner


def test_closed_it_changes_no_more(harrowmere: Harrowmere, carol: Client) -> None:
    plan = plan_proposed(harrowmere)
    moving.agree_closing(plan=plan, by=harrowmere.ines, version=plan.version)
    plan = fresh(plan)
    objective, risk, partner = plan.objectives.get(), plan.risks.get(), plan.partners.get()
    only, issue = PlanIssue.objects.get(plan=plan), an_issue(harrowmere)
    given = objective_facts(objective, target=Decimal(2))
    facts = {"what": "It moves", "likelihood": 2, "impact": 2, "treatment": "Look.", "owner": harrowmere.errol}
    by: dict[str, Any] = {"by": harrowmere.carol}
    before = (plan.entries.count(), issue.steps.count(), only.issue.steps.count())
    for change in (
        lambda: starting.add_issue(plan=plan, issue=issue, **by),
        lambda: starting.take_issue_off(held=only, because="Over.", **by),
        lambda: starting.add_partner(plan=plan, user=None, group_name="Friends", brings="", **by),
        lambda: starting.remove_partner(partner=partner, **by),
        lambda: writing.set_objective(plan=plan, objective=objective, **given, **by),
        lambda: writing.set_risk(plan=plan, risk=risk, version=1, **facts, **by),
        lambda: writing.note(plan=plan, kind="note", on=timezone.localdate(), text="Late.", **by),
    ):
        with pytest.raises(Refused, match="closed since"):
            change()
    answer = carol.post(at(plan, f"risks/{risk.pk}/"), risk_facts(risk, treatment="Words just typed"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Nothing is written in it any more" in page
    assert "Words just typed" in page
    page = carol.get(at(plan)).content.decode()
    for where in ("issues/add/", f"issues/{only.pk}/off/", "partners/add/", f"risks/{risk.pk}/", "objectives/add/"):
        assert at(plan, where) not in page
    assert (plan.entries.count(), issue.steps.count(), only.issue.steps.count()) == before


def test_an_issue_hung_on_twice_hangs_once_and_is_logged_once(harrowmere: Harrowmere, plan: Plan) -> None:
    issue = an_issue(harrowmere)
    one = starting.add_issue(plan=plan, by=harrowmere.carol, issue=issue)
    assert starting.add_issue(plan=plan, by=harrowmere.ines, issue=issue) == one
    assert changes(plan) == [f"{issue} hangs on the plan."]


def test_an_issue_taken_off_by_two_is_off_once_in_its_trail(harrowmere: Harrowmere, plan: Plan) -> None:
    issue = an_issue(harrowmere)
    one = starting.add_issue(plan=plan, by=harrowmere.carol, issue=issue)
    for person in (harrowmere.carol, harrowmere.ines):
        seen = PlanIssue(pk=one.pk, plan=plan, issue=issue)  # as both had it before them
        starting.take_issue_off(held=seen, by=person, because="No.")
    assert issue.steps.filter(text__startswith="Off the").count() == 1


def test_a_partner_removed_by_two_is_gone_once_in_the_log(harrowmere: Harrowmere, plan: Plan) -> None:
    one = starting.add_partner(plan=plan, by=harrowmere.carol, user=None, group_name="Friends", brings="")
    for found in [type(one).objects.select_related("plan__ward").get(pk=one.pk) for _ in range(2)]:
        if found.plan.partners.exists():
            starting.remove_partner(partner=found, by=harrowmere.carol)
    starting.remove_partner(partner=one, by=harrowmere.carol)
    assert changes(plan) == ["Friends takes part.", "Friends no longer takes part."]


def test_two_who_change_an_objective_see_both_days_and_no_figure_that_is_the_same(
    harrowmere: Harrowmere, plan: Plan, carol: Client
) -> None:
    objective = an_objective(plan, harrowmere)
    seen = objective_facts(objective)
    theirs = objective.by + 30 * DAY
    writing.set_objective(plan=plan, by=harrowmere.errol, objective=objective, **{**seen, "by_day": theirs})
    answer = carol.post(at(plan, f"objectives/{objective.pk}/"), {**seen, "by_day": objective.by + DAY})
    assert answer.status_code == 409
    both = [(text.label, text.theirs) for text in answer.context["form"].both]
    assert both == [("By when", f"{theirs:%-d %B %Y}")]
