"""What is asked of the rules of `engagement`: issues, Key Individuals, surveys, tours, canvasses, intelligence."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from engagement import access, canvass_access, intelligence_access, kin_access, survey_access, tour_access
from engagement.models import (
    Briefing,
    Canvass,
    CommunityGroup,
    Contact,
    FrequentContactReview,
    IntelligenceStub,
    Interview,
    Issue,
    KeyIndividual,
    Method,
    NetworkExport,
    Questionnaire,
    QuestionnaireVersion,
    Raiser,
    RecruitingTask,
    Sensitivity,
    SurveyRound,
    Tally,
    Tour,
    TourStop,
)
from partnerships.models import Agency, Role, RoleKind, User
from partnerships.policy import Right
from tasking.models import Action
from tests.access.policies.asking import Question, both, fetched, required, row, said, seen, updated, value, while_so
from tests.access.policies.of_partnerships import as_if, without_agency
from tests.access.world import World

issue = row(Issue, "issue", "reference", by="reference", beside="ward")


def restricted(world: World, side: str) -> Issue:
    return Issue.objects.select_related("ward").get(
        ward=issue(world, side).ward, sensitivity=Sensitivity.RESTRICTED, number=2
    )


def own_action(user: User, world: World, side: str) -> None:
    Action.objects.filter(issue=issue(world, side)).update(owner=user, agency=None)


def own_action_on_the_restricted(user: User, world: World, side: str) -> None:
    Action.objects.filter(issue=issue(world, side)).update(owner=user, issue=restricted(world, side))


def of_the_actions_agency(user: User, world: World, side: str) -> None:
    user.agency_id = Action.objects.values_list("agency", flat=True).get(issue=issue(world, side))


def referred_to_own_agency(user: User, world: World, side: str) -> None:
    Action.objects.filter(issue=issue(world, side)).update(agency=None)
    user.agency_id = Agency.objects.values_list("pk", flat=True).order_by("pk")[0]
    Issue.objects.filter(pk=issue(world, side).pk).update(move_agency=user.agency_id)


def unchanged(user: User, world: World, side: str) -> None:
    """For a question that changes the book itself, so that it is put back."""


def seen_issue(user: User, world: World, side: str) -> bool:
    return Issue.objects.filter(access.issues_seen_by(user), pk=issue(world, side).pk).exists()


def seen_restricted(user: User, world: World, side: str) -> bool:
    return Issue.objects.filter(access.issues_seen_by(user), pk=restricted(world, side).pk).exists()


def counted(user: User, world: World, side: str, *, secret: bool) -> bool:
    rows = Tally.objects.filter(access.tallies_seen_by(user), ward=issue(world, side).ward, restricted=secret)
    return rows.exists()


def raisers_told(user: User, world: World, side: str) -> bool:
    return access.raisers_for_partner(user, issue(world, side)).exists()


def hidden(found: Any) -> Any:
    return found.filter(seen_by="restricted")


def hears(method: Method) -> Question:
    return Question(f"hears by {method}", lambda u, w, s: method in access.methods_open_to(u))


def usually_hears(method: Method) -> Question:
    return Question(f"usually hears by {method}", lambda u, w, s: access.usual_method(u) == method)


agreed = updated(Raiser, "issue", "pk", known_by="issue", others_may_see=True, raised_it=True)
ask_who = said("asks who raised it", access.may_ask_who, issue)
told_who = Question("is told who raised it", raisers_told)
issue_of = fetched("issue of an address", access.issue_for, "issue", "reference", by="reference")
seen_one = Question("issue", seen_issue)
ISSUES = [
    seen_one,
    Question("restricted issue", seen_restricted),
    while_so("with an own action", seen_one, own_action),
    while_so("with an own action", Question("restricted issue", seen_restricted), own_action_on_the_restricted),
    Question("issue with an action of one's agency", as_if(of_the_actions_agency, seen_issue)),
    Question("issue of no agency", as_if(without_agency, seen_issue)),
    while_so("referred to one's agency", Question("issue", as_if(referred_to_own_agency, seen_issue)), unchanged),
    Question("tally", lambda u, w, s: counted(u, w, s, secret=False)),
    Question("tally of restricted ones", lambda u, w, s: counted(u, w, s, secret=True)),
    issue_of,
    while_so("with an own action", issue_of, own_action),
    Question("restricted issue of an address", lambda u, w, s: access.issue_for(u, restricted(w, s).reference)),
    Question("issue to deal with", lambda u, w, s: access.issue_for(u, issue(w, s).reference, access.DEAL_WITH)),
    fetched("step", access.step_for, "issue", "reference", "number", by="number"),
    Question("restricted step of an address", lambda u, w, s: access.step_for(u, issue(w, s).reference, 2)),
    Question("step to deal with", lambda u, w, s: access.step_for(u, issue(w, s).reference, 1, access.DEAL_WITH)),
    said("received text", access.may_read_received, issue),
    said("raisers", lambda u, i: access.raisers_seen_by(u, i).exists(), issue),
    said("reads raisers", access.may_read_raisers, issue),
    said("steps", lambda u, i: access.steps_seen_by(u, i).exists(), issue),
    said("restricted steps", lambda u, i: hidden(access.steps_seen_by(u, i)).exists(), issue),
    said("every step", access.sees_every_step, issue),
    said("words of a public step", lambda u, i: access.may_read_words(u, i, "public"), issue),
    said("words of a partners' step", lambda u, i: access.may_read_words(u, i, "partners"), issue),
    ask_who,
    while_so("with an own action", ask_who, own_action),
    Question("asks who raised it, by an action of one's agency", as_if(of_the_actions_agency, ask_who.ask)),
    Question("asks who raised it, of no agency", as_if(without_agency, ask_who.ask)),
    while_so("with an action of no agency", Question("asks who raised it", as_if(without_agency, ask_who.ask)),
             lambda u, w, s: Action.objects.filter(issue=issue(w, s)).update(agency=None)),
    told_who,
    while_so("who agreed", told_who, agreed),
    while_so("who agreed, with an own action", told_who, both(agreed, own_action)),
    while_so("with an own action", told_who, own_action),
    while_so("who agreed but did not raise it", told_who, both(own_action, updated(
        Raiser, "issue", "pk", known_by="issue", others_may_see=True, raised_it=False))),
    *(hears(method) for method in Method),
    *(usually_hears(method) for method in Method),
    Question("sees beyond wards", lambda u, w, s: access.sees_beyond_wards(u)),
]  # fmt: skip
CANVASSES = [
    seen("canvass", lambda u: Canvass.objects.filter(canvass_access.canvasses_seen_by(u)), "canvass"),
    fetched("canvass of an address", canvass_access.canvass_for, "canvass", "pk"),
]


def export(world: World, side: str) -> NetworkExport:
    return NetworkExport.objects.select_related("ward").get(pk=value(world, side, "network export", "pk"))


network = fetched("network of a ward", kin_access.network_ward, "ward", "slug", by="slug")
NETWORK = [
    seen("export", lambda u: NetworkExport.objects.filter(kin_access.exports_seen_by(u)), "network export"),
    fetched("export of an address", kin_access.export_for, "network export", "pk"),
    said("deciding on an export", kin_access.may_decide, export),
    required("deciding on an export for certain", kin_access.require_decision, export),
    required("taking an export", kin_access.require_taking, export),
    seen("Key Individual", lambda u: KeyIndividual.objects.filter(kin_access.kin_seen_by(u)), "kin"),
    fetched("Key Individual of an address", kin_access.kin_for, "kin", "pk"),
    seen("recruiting", lambda u: RecruitingTask.objects.filter(kin_access.recruiting_seen_by(u)), "recruiting"),
    fetched("recruiting of an address", kin_access.recruiting_for, "recruiting", "pk"),
    fetched("coverage of a ward", kin_access.covered_ward, "ward", "slug", by="slug"),
    network, while_so("of no partnership", network, lambda u, w, s:
             type(issue(w, s).ward).objects.filter(pk=issue(w, s).ward_id).update(partnership=None)),
    while_so("of no partnership", fetched("coverage of a ward", kin_access.covered_ward, "ward", "slug", by="slug"),
             lambda u, w, s: type(issue(w, s).ward).objects.filter(pk=issue(w, s).ward_id).update(partnership=None)),
    said("who the few are", lambda u, i: kin_access.sees_people(u, i.ward), issue),
]  # fmt: skip
interviewed = seen("interview", lambda u: Interview.objects.filter(survey_access.interviews_seen_by(u)), "interview")
finished = updated(Interview, "interview", response="begun", way="person", assigned_to=None, done_by=None)
draft = row(QuestionnaireVersion, "questionnaire", beside="questionnaire")


def standard_version(user: User, world: World, side: str) -> None:
    Questionnaire.objects.filter(pk=draft(world, side).questionnaire_id).update(partnership=None)


def behind(days: int) -> Question:
    """Whether the round that opened today is behind so many days from now."""

    def ask(user: User, world: World, side: str) -> bool:
        rows = survey_access.rounds_behind(user, timezone.localdate() + timedelta(days=days))
        return any(one.pk == opened_round(world, side) for one in rows)

    return Question(f"round behind after {days} days", ask)


def opened_round(world: World, side: str) -> int:
    found: int = row(Interview, "interview")(world, side).round_id
    return found


SURVEYS = [
    required("builds questionnaires", survey_access.require_questionnaire, lambda w, s: None),
    required("builds this one", survey_access.require_questionnaire, lambda w, s: draft(w, s).questionnaire),
    Question("whose questionnaires", lambda u, w, s: survey_access.require_questionnaire(u)
             == issue(w, s).ward.partnership),
    said("may build", survey_access.may_build, lambda w, s: draft(w, s).questionnaire),
    said("may build the standard", survey_access.may_build, lambda w, s: Questionnaire(name="Standard")),
    fetched("version", survey_access.version_for, "questionnaire", "pk"),
    while_so("of the standard", fetched("version", survey_access.version_for, "questionnaire", "pk"),
             standard_version),
    fetched("question", survey_access.question_for, "question", "pk"),
    while_so("of the standard", fetched("question", survey_access.question_for, "question", "pk"),
             standard_version),
    seen("round", lambda u: SurveyRound.objects.filter(survey_access.rounds_seen_by(u)), "survey"),
    fetched("round of an address", survey_access.round_for, "survey", "pk"),
    Question("result", lambda u, w, s: survey_access.result_for(u, value(w, s, "survey", "pk"), 1).pk
             == value(w, s, "survey", "pk")),
    fetched("round whose answers are read", survey_access.round_read_by, "survey", "pk"),
    interviewed,
    while_so("which a colleague did", interviewed, finished),
    while_so("assigned to the person", interviewed, lambda u, w, s: (
        finished(u, w, s), updated(Interview, "interview", assigned_to=u)(u, w, s))),
    while_so("done by the person", interviewed, lambda u, w, s: (
        finished(u, w, s), updated(Interview, "interview", done_by=u)(u, w, s))),
    while_so("not taken yet", interviewed, updated(
        Interview, "interview", response="not_taken", refusal="moved", done_by=None)),
    fetched("interview of an address", survey_access.interview_for, "interview", "pk"),
    fetched("ward whose rounds are kept", survey_access.anchored_ward, "ward", "slug", by="slug"),
    while_so("closed", behind(30), updated(
        SurveyRound, "interview", known_by="interviews", closed_at=lambda _: timezone.now(), closed_by=lambda u: u)),
    behind(-1), behind(0), behind(1), behind(30), behind(400),
    while_so("with every interview over", behind(30), updated(
        Interview, "interview", response="done", way="person", done_on=lambda _: timezone.localdate(),
        done_by=lambda u: u)),
]  # fmt: skip


def walker_of(world: World, side: str) -> User:
    return User.objects.get(pk=Tour.objects.get(pk=value(world, side, "tour", "pk")).pcso_id)


briefing = seen("briefing", lambda u: Briefing.objects.filter(tour_access.briefings_seen_by(u)), "briefing")


def no_tours(user: User, world: World, side: str) -> None:
    TourStop.objects.filter(tour=value(world, side, "tour", "pk")).delete()


def no_contacts(user: User, world: World, side: str) -> None:
    Contact.objects.filter(pk=value(world, side, "contact made", "pk")).update(by=world.people["d"])


def for_nobody(rule: Any, thing: str) -> Question:
    """Asked for with a right that nobody holds."""
    nobodys = Right("nobody's", frozenset())
    return Question(f"{thing} for what nobody may", lambda u, w, s: rule(u, value(w, s, thing, "pk"), nobodys))


nothing_walked = both(no_tours, no_contacts)


def over_for(user: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    user.roles.update(starts_on=yesterday, ends_on=yesterday)


def over_for_the_walker(user: User, world: World, side: str) -> None:
    over_for(walker_of(world, side))


def over_for_oneself(user: User, world: World, side: str) -> None:
    over_for(user)


tour = seen("tour", lambda u: Tour.objects.filter(tour_access.tours_seen_by(u)), "tour")
TOURS = [
    seen("community group", lambda u: CommunityGroup.objects.filter(tour_access.groups_seen_by(u)), "community group"),
    seen("contact", lambda u: Contact.objects.filter(tour_access.contacts_seen_by(u)), "contact made"),
    seen("stop", lambda u: TourStop.objects.filter(tour_access.stops_seen_by(u)), "tour", by="tour"),
    tour,
    while_so("of the person", tour, both(no_tours, updated(Tour, "tour", pcso=lambda u: u))),
    while_so("without a stop", tour, no_tours),
    Question("PCSO within the wards one leads", lambda u, w, s: User.objects.filter(
        tour_access.walkers_within(u), pk=walker_of(w, s).pk).exists()),
    Question("coordinator within the wards one leads", lambda u, w, s: User.objects.filter(
        tour_access.walkers_within(u), pk=value(w, s, "user", "pk")).exists()),
    while_so("whose role is over", Question("PCSO within the wards one leads", lambda u, w, s: User.objects.filter(
        tour_access.walkers_within(u), pk=walker_of(w, s).pk).exists()), over_for_the_walker),
    Question("may brief, a PCSO of the wards one works in", lambda u, w, s: not tour_access.LEAD_TOURS.held_by(u)
             and tour_access.may_brief(u, walker_of(w, s))),
    while_so("whose role is over", Question("may be briefed with", lambda u, w, s: u in tour_access.leaders_of(
        walker_of(w, s))), over_for_oneself),
    Question("PCSO to brief", lambda u, w, s: tour_access.pcsos_of(u).filter(pk=walker_of(w, s).pk).exists()),
    Question("oneself to brief", lambda u, w, s: tour_access.pcsos_of(u).filter(pk=u.pk).exists()),
    Question("may brief", lambda u, w, s: tour_access.may_brief(u, walker_of(w, s))),
    Question("may be briefed with", lambda u, w, s: u in tour_access.leaders_of(walker_of(w, s))),
    while_so("who walks the neighbourhood", Question(
        "may be briefed with", lambda u, w, s: u in tour_access.leaders_of(walker_of(w, s))), lambda u, w, s:
        Role.objects.filter(user=walker_of(w, s), kind=RoleKind.PCSO).update(
            ward=None, neighbourhood=issue(w, s).ward.neighbourhood)),
    briefing,
    while_so("of nobody's wards", briefing, nothing_walked),
    while_so("after contacts alone", briefing, no_tours),
    while_so("after tours alone", briefing, no_contacts),
    while_so("of oneself", briefing, both(
        nothing_walked, lambda u, w, s: updated(Briefing, "briefing", pcso=u, by=w.people["d"])(u, w, s))),
    while_so("by oneself", briefing, both(
        nothing_walked, updated(Briefing, "briefing", by=lambda u: u))),
    fetched("community group of an address", tour_access.community_group_for, "community group", "pk"),
    for_nobody(tour_access.community_group_for, "community group"),
    for_nobody(tour_access.contact_for, "contact made"),
    Question("community group to keep", lambda u, w, s: tour_access.community_group_for(
        u, value(w, s, "community group", "pk"), tour_access.KEEP_COMMUNITY)),
    fetched("tour of an address", tour_access.tour_for, "tour", "pk"),
    fetched("contact of an address", tour_access.contact_for, "contact made", "pk"),
    fetched("briefing of an address", tour_access.briefing_for, "briefing", "pk"),
]  # fmt: skip
ia = intelligence_access
waiting = row(IntelligenceStub, "stub", "reference", by="reference")


def stubs(rule: Any, thing: str = "stub") -> Any:
    return seen(
        f"{rule.__name__} of a {thing}",
        lambda u: IntelligenceStub.objects.filter(rule(u)),
        thing,
        "reference",
        by="reference",
    )


own_stub = updated(IntelligenceStub, "stub", "reference", known_by="reference", submitted_by=lambda u: u)
own_answer = updated(IntelligenceStub, "stub answered", "reference", known_by="reference", submitted_by=lambda u: u)
opened = updated(IntelligenceStub, "stub", "reference", known_by="reference", opened_at=lambda _: timezone.now())
INTELLIGENCE = [
    *(question
      for rule in (ia.stubs_seen_by, ia.content_seen_by, ia.number_seen_by)
      for question in (
          stubs(rule), while_so("passed on by oneself", stubs(rule), own_stub), stubs(rule, "stub answered"))),
    while_so("opened", stubs(ia.content_seen_by), opened),
    while_so("passed on by oneself, opened", stubs(ia.content_seen_by), lambda u, w, s: (
        own_stub(u, w, s), opened(u, w, s))),
    said("asks a reason", ia.asks_reason, waiting),
    Question("asks a reason of who wrote it", lambda u, w, s: ia.asks_reason(u, IntelligenceStub(submitted_by=u))),
    stubs(ia.told_to_refer), stubs(ia.told_to_refer, "stub answered"),
    while_so("passed on by oneself", stubs(ia.told_to_refer, "stub answered"), own_answer),
    while_so("whose review is concluded", stubs(ia.told_to_refer, "stub answered"), lambda u, w, s:
        FrequentContactReview.objects.filter(pk=value(w, s, "source review", "pk")).update(
            concluded_at=timezone.now(), concluded_by=w.people["i"], unit_reference="IR/26/0999")),
    fetched("stub of an address", ia.stub_for, "stub", "reference", by="reference"),
    fetched("content of an address", ia.content_for, "stub", "reference", by="reference"),
    fetched("content that is gone", ia.content_for, "stub answered", "reference", by="reference"),
    fetched("stub to screen", ia.stub_to_screen, "stub", "reference", by="reference"),
    fetched("stub to keep", ia.stub_to_keep, "stub", "reference", by="reference"),
    fetched("answer", ia.answer_for, "stub answered", "pk"),
    while_so("to oneself", fetched("answer", ia.answer_for, "stub answered", "pk"), own_answer),
    while_so("to oneself, not yet", Question("answer", lambda u, w, s: ia.answer_for(u, waiting(w, s).pk)), own_stub),
    Question("source", lambda u, w, s: ia.sources_of(u).filter(
        stubs=value(w, s, "stub answered", "pk")).exists()),
    seen("review of a source", ia.reviews_of, "source review"),
    fetched("review of a source of an address", ia.review_for, "source review", "pk"),
]  # fmt: skip
QUESTIONS = [*ISSUES, *CANVASSES, *NETWORK, *SURVEYS, *TOURS, *INTELLIGENCE]
