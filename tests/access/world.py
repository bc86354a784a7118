"""One of each thing in ward 1 ("in"), in ward 7 ("out") and in another partnership ("far"), and none ("missing").

A route of the access table names a thing; `World.kwargs(thing, side)` gives the values its address may ask for, and
the runner takes those that the pattern names. To add a kind of thing, make it in `_side` and put its values in
`things`; give values under every name that patterns use (pk, meeting_pk, ...).

Every sensitive field carries a canary: a made-up word found nowhere else (`CANARIES`), one for each side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from config.demonstration.cast import Harrowmere, make_harrowmere
from engagement import trail
from engagement.models import (
    Answer,
    Briefing,
    Canvass,
    CommunityGroup,
    Contact,
    EngagementEvent,
    EngagementPlan,
    FrequentContactReview,
    Handover,
    IntelligenceSource,
    IntelligenceStub,
    Interview,
    Issue,
    IssueCounter,
    KeyIndividual,
    KinState,
    KinTurn,
    NetworkExport,
    Option,
    PieceOfWork,
    PlanLine,
    Promise,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Raiser,
    Reached,
    RecruitingTask,
    Sensitivity,
    Stage,
    SurveyRound,
    Tour,
    TourStop,
    Verb,
)
from engagement.models.surveys import link_digest
from engagement.services.kin import current_wording
from engagement.services.questionnaires import standard
from feedback.models import Entry, Likeness, Newsletter, Owed, Story, Subscription
from feedback.services.newsletters.facts import gather
from feedback.services.updating import token_of
from partnerships.models import (
    Agency,
    AgencyReport,
    AgendaItem,
    CalendarLink,
    Course,
    Group,
    GroupKind,
    Mail,
    Meeting,
    Membership,
    Neighbourhood,
    Pack,
    PackRecipient,
    Paper,
    Partnership,
    ReportFile,
    ReportQuery,
    Role,
    RoleKind,
    TermsOfReference,
    User,
    Ward,
    WardContact,
)
from partnerships.periods import Period
from tasking import analysis_figures, chair_report_figures
from tasking.models import (
    Action,
    ActionPhoto,
    AgencyFigure,
    Analysis,
    AnalysisSection,
    Case,
    CaseAction,
    CaseEntry,
    CaseKind,
    ChairReport,
    ContactLink,
    ContactPerson,
    CourtOutcome,
    Escalation,
    HalfYearReview,
    Measurement,
    Objective,
    Payback,
    Plan,
    PlanEntry,
    PlanIssue,
    PlanPartner,
    Power,
    PowerUse,
    Practice,
    Priority,
    Problem,
    Risk,
    SectionKind,
    Tabling,
    ThreeWayContact,
)
from tasking.services.casework import refer

SIDES = ("in", "out", "far")
LETTERS = {"in": "one", "out": "seven", "far": "afar"}
CANARIES = {
    "raiser name": "quillfeather",
    "raiser e-mail": "quillmail",
    "raiser phone": "0163296077",
    "received text": "bramblewhisper",
    "exact place": "thimblecroft",
    "restricted concern": "umbragrief",
    "restricted wording": "umbraword",
    "restricted step": "veilstep",
    "confidential minute": "hushminute",
    "member e-mail": "memberpost",
    "subscriber": "subscriberpost",
    "three-way words": "sidewhisper",
    "community words": "thistledown",
    "engagement draft": "plumdraft",
    "engagement said": "oatmurmur",
    "kin name": "kinsfolkname",
    "kin contact": "kinsfolkmail",
    "kin place": "kinsfolkcroft",
    "kin words": "kinsfolkwords",
    "intelligence content": "cloakwhisper",
    "case heading": "shroudhead",
    "case person": "shroudname",
    "case text": "shroudtext",
    "case entry": "shroudentry",
    "case action": "shroudaction",
}
"""What each canary stands in, and the word; the side's own word follows it ("quillfeatherone")."""

CASE_TEXTS = {"heading": "heading", "persons": "person", "about": "text"}


def canary(what: str, side: str) -> str:
    """The canary in that field of that side's things."""
    if what == "raiser phone":
        return CANARIES[what] + str(SIDES.index(side))
    return CANARIES[what] + LETTERS[side]


@dataclass(frozen=True)
class Place:
    """A ward with its Neighbourhood Partnership, its Local Tasking Meeting and the coordinator who keeps it."""

    ward: Ward
    np: Group
    ltm: Group
    keeper: User


@dataclass
class World:
    """Harrowmere with one of each thing on each side, and the people the access table asks about."""

    harrowmere: Harrowmere
    far: Partnership
    people: dict[str, User] = field(default_factory=dict)
    things: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)

    def put(self, side: str, thing: str, **values: Any) -> None:
        self.things.setdefault(thing, {})[side] = values

    def kwargs(self, thing: str, side: str, names: set[str]) -> dict[str, Any]:
        """The values of `names` for the thing on that side."""
        values = self.things[thing][side]
        lacking = names - values.keys()
        assert not lacking, f"world.py has no {sorted(lacking)} for {thing!r}; it has {sorted(values)}"
        return {name: values[name] for name in names}


def make_world() -> World:
    harrowmere = make_harrowmere(today=timezone.localdate())
    world = World(harrowmere, Partnership.objects.create(name="Eastmere Partnership", slug="eastmere"))
    _people(world)
    _side(world, "in", Place(harrowmere.wards[1], harrowmere.np(1), harrowmere.ltm(1), harrowmere.carol))
    _side(world, "out", Place(harrowmere.wards[7], harrowmere.np(7), harrowmere.ltm(7), harrowmere.colin))
    _side(world, "far", _elsewhere(world.far))
    _accounts(world)
    _missing(world)
    return world


def _people(world: World) -> None:
    """The letters of the table: the cast, somebody without a role, and a coordinator without a second factor."""
    cast = world.harrowmere
    letters = {
        "c": cast.carol, "p": cast.priya, "s": cast.ines, "h": cast.hana, "w": cast.cllr_jones, "r": cast.rita,
        "a": cast.anya, "l": cast.lena, "i": cast.iris, "d": cast.dora, "m": cast.adam,
    }  # fmt: skip
    world.people.update(letters)
    world.people["n"] = User.objects.create(username="nobody", name="Nora Body", is_demonstration=True)
    single = User.objects.create(username="single", name="Simon Ingle")
    Role.objects.create(user=single, kind=RoleKind.COORDINATOR, neighbourhood=cast.neighbourhoods[0])
    world.people["x"] = single


def _accounts(world: World) -> None:
    """What allauth's addresses ask for: a key that opens nothing, a provider that is not configured, no passkey."""
    world.put("in", "reset key", uidb36="1", key="no-such-key")
    world.put("in", "provider", provider_id="partnership")
    world.put("in", "passkey", pk=1)


def _elsewhere(partnership: Partnership) -> Place:
    neighbourhood = Neighbourhood.objects.create(partnership=partnership, name="Faraway", slug="faraway")
    ward = Ward.objects.create(
        gss_code="E05888001", name="Farholme", slug="farholme", letters="FAR", partnership=partnership,
        neighbourhood=neighbourhood,
    )  # fmt: skip
    agency = Agency.objects.create(name="Eastmere Council", slug="eastmere-council", kind="council",
                                   partnership=partnership)  # fmt: skip
    groups = []
    for kind in (GroupKind.NP, GroupKind.LTM):
        group = Group.objects.create(kind=kind, name=f"Farholme {kind}", slug=f"farholme-{kind}",
                                     partnership=partnership, neighbourhood=neighbourhood)  # fmt: skip
        group.wards.add(ward)
        groups.append(group)
    keeper = User.objects.create(
        username="farah", name="Farah Way", agency=agency, partnership=partnership, is_demonstration=True
    )
    Role.objects.create(user=keeper, kind=RoleKind.COORDINATOR, partnership=partnership)
    return Place(ward, groups[0], groups[1], keeper)


def _side(world: World, side: str, place: Place) -> None:
    ward, np, keeper = place.ward, place.np, place.keeper
    assert ward.partnership is not None
    assert ward.neighbourhood is not None
    world.put(side, "ward", slug=ward.slug, pk=ward.pk)
    world.put(side, "neighbourhood", slug=ward.neighbourhood.slug, pk=ward.neighbourhood.pk)
    world.put(side, "partnership", slug=ward.partnership.slug, pk=ward.partnership.pk)
    world.put(side, "group", slug=np.slug, pk=np.pk)
    agency = keeper.agency
    assert agency is not None
    world.put(side, "agency", slug=agency.slug, pk=agency.pk)
    world.put(side, "user", pk=keeper.pk, username=keeper.username)
    role = keeper.roles.all()[0]
    world.put(side, "role", pk=keeper.pk, role_pk=role.pk)
    contact = WardContact.objects.create(ward=ward, user=keeper, called="Your contact", position=3)
    world.put(side, "contact", slug=ward.slug, pk=contact.pk)
    member = Membership.objects.create(
        group=np, name=f"Resident {side}", email=f"{canary('member e-mail', side)}@example.org", phone="01632 960888",
        link=f"link-of-the-member-{side}",
    )  # fmt: skip
    world.put(side, "membership", slug=np.slug, pk=member.pk)
    world.put(side, "invitation", token=member.link)
    course, _ = Course.objects.get_or_create(
        partnership=np.partnership, name="Induction", defaults={"for_representatives": True}
    )
    world.put(side, "course", pk=course.pk)
    Group.objects.filter(pk=np.pk).update(public=True)
    world.put(side, "public group", slug=np.slug)
    calendar = CalendarLink.objects.create(user=keeper, token=f"token-of-the-calendar-{side}")
    world.put(side, "calendar", token=calendar.token)
    terms = TermsOfReference.objects.create(
        group=np, number=1, text="What the group is for.", starts_on=timezone.localdate(), written_by=keeper
    )
    world.put(side, "terms", slug=np.slug, number=terms.number)
    _network(world, side, ward, keeper)
    issue = _issue(side, ward, np, keeper)
    _restricted(side, ward, keeper)
    _tasking(world, side, issue, place.ltm, keeper)
    _feedback(world, side, issue, keeper)
    _cases(world, side, place)
    _intelligence(world, side, place)
    world.put(side, "issue", reference=issue.reference, pk=issue.pk, number=1)
    canvass = Canvass.objects.create(
        ward=ward, meeting=_np_to_come(np), councillor=keeper, canvassed_on=timezone.localdate(), keyed_by=keeper
    )
    world.put(side, "canvass", pk=canvass.pk)
    pact = Group.objects.create(
        kind=GroupKind.PACT, name=f"PACT of {ward.name}", slug=f"pact-{side}", partnership=np.partnership,
        cadence_anchor=timezone.localdate(), cadence_unit="months",
    )  # fmt: skip
    pact.wards.add(ward)
    met = Meeting.objects.create(group=pact, starts_at=timezone.now() - timedelta(days=3))
    world.put(side, "pact", pk=met.pk)


def _np_to_come(np: Group) -> Meeting:
    return Meeting.objects.create(group=np, starts_at=timezone.now() + timedelta(days=20))


def _network(world: World, side: str, ward: Ward, keeper: User) -> None:
    """One Key Individual who takes part, with a canary in all that only the ward's team reads."""
    assert ward.partnership is not None
    today = timezone.localdate()
    pcso = User.objects.filter(roles__kind=RoleKind.PCSO, roles__ward=ward).first()
    kin = KeyIndividual.objects.create(
        ward=ward, pcso=pcso, name=f"Ada {canary('kin name', side).title()}", phone="01632 960881",
        email=f"{canary('kin contact', side)}@example.org", place=f"14 {canary('kin place', side)}, Tanner Street",
        shared_place="Tanner Street", embedded="publican", embedded_as=canary("kin words", side),
        notes=canary("kin words", side), languages=canary("kin words", side), age_band="45-64", ethnicity="asian",
        consent=current_wording(ward.partnership), consent_on=today, state=KinState.ACTIVE, state_since=today,
        invited_on=today, joined_on=today,
    )  # fmt: skip
    KinTurn.objects.create(kin=kin, state=KinState.ACTIVE, on=today, by=keeper, reason=canary("kin words", side))
    world.put(side, "kin", pk=kin.pk)
    world.put(side, "kin link", token=token_of(kin))
    export = NetworkExport.objects.create(
        ward=ward, reason="For the audit", asked_by=keeper, until=timezone.now() + timedelta(days=3)
    )
    world.put(side, "network export", pk=export.pk)
    task = RecruitingTask.objects.create(
        ward=ward, gap="age", category="16-24", wanted=3, owner=keeper, due_on=today, made_on=today, made_by=keeper
    )
    world.put(side, "recruiting", pk=task.pk)
    _surveys(world, side, kin, keeper)


def _surveys(world: World, side: str, kin: KeyIndividual, keeper: User) -> None:
    """A closed round in which ten people gave the first answer to every question, and one that has just opened."""
    ward, today = kin.ward, timezone.localdate()
    others = [
        KeyIndividual(
            ward=ward, pcso=kin.pcso, name=f"Ben {canary('kin name', side).title()}", consent=kin.consent,
            consent_on=today, state=KinState.ACTIVE, state_since=today, invited_on=today, joined_on=today,
        )
        for _ in range(9)
    ]  # fmt: skip
    people = [kin, *KeyIndividual.objects.bulk_create(others)]
    version, since = standard(), today - timedelta(days=180)
    days = {"due_on": since, "closes_on": since + timedelta(days=42), "closed_at": timezone.now()}
    closed = SurveyRound.objects.create(ward=ward, version=version, **days)
    done = Interview.objects.bulk_create(
        Interview(
            round=closed, number=number, kin=person, assigned_to=kin.pcso, response="done", way="person", done_on=since,
            done_by=kin.pcso or keeper,
        )
        for number, person in enumerate(people, 1)
    )  # fmt: skip
    questions = version.asked()
    Answer.objects.bulk_create(
        Answer(
            interview=one, question=question, option=question.options.all()[0],
            place=canary("kin place", side) if question.kind == "problem" else "",
        )
        for one in done for question in questions
    )  # fmt: skip
    split = next(question for question in questions if question.measures == "priorities")
    Answer.objects.filter(question=split, interview__in=done[:5]).update(option=split.options.all()[1])
    world.put(side, "survey", pk=closed.pk, option=split.options.all()[0].pk)
    opened = SurveyRound.objects.create(ward=ward, version=version, due_on=today, closes_on=today + timedelta(days=42))
    token = f"token-of-the-interview-{side}"
    interview = Interview.objects.create(round=opened, number=1, kin=kin, assigned_to=kin.pcso, link=link_digest(token))
    world.put(side, "interview", pk=interview.pk)
    world.put(side, "survey link", token=token)
    _reaching(world, side, ward, opened, keeper)
    own = Questionnaire.objects.create(partnership=ward.partnership, name=f"Our questions {side}")
    draft = QuestionnaireVersion.objects.create(questionnaire=own, number=1, made_by=keeper)
    question = Question.objects.create(version=draft, number=1, kind="yes_no", text="Do you know your team?")
    Option.objects.bulk_create(Option(question=question, number=n, text=t) for n, t in ((1, "Yes"), (2, "No")))
    world.put(side, "questionnaire", pk=draft.pk)
    world.put(side, "question", pk=question.pk)


def _reaching(world: World, side: str, ward: Ward, survey: SurveyRound, keeper: User) -> None:
    """A plan in force, the next being written, work asked of another agency and a session of three people."""
    today = timezone.localdate()
    plan = EngagementPlan.objects.create(
        ward=ward, number=1, aims="Hear those nobody hears.", review_on=today, written_by=keeper, agreed_on=today,
        agreed_by="The partnership", recorded_by=keeper,
    )  # fmt: skip
    world.put(side, "engagement plan", pk=plan.pk)
    draft = EngagementPlan.objects.create(
        ward=ward, number=2, aims=canary("engagement draft", side), review_on=today, written_by=keeper
    )
    world.put(side, "engagement draft", pk=draft.pk)
    line = PlanLine.objects.create(plan=draft, target="young", method="focus_group", when="Monthly")
    world.put(side, "engagement line", pk=line.pk)
    assert ward.partnership is not None
    asked = Agency.objects.create(partnership=ward.partnership, name=f"Youth work {side}", slug=f"youth-work-{side}")
    officer = User.objects.create(username=f"youth-worker-{side}", name="Yolanda Youngs", agency=asked)
    work = PieceOfWork.objects.create(
        ward=ward, target="young", what="Through the youth forum", wanted=5, agency=asked, officer=officer,
        due_on=today, asked_by=keeper, asked_on=today, survey=survey,
    )  # fmt: skip
    world.put(side, "engagement work", pk=work.pk)
    event = EngagementEvent.objects.create(
        ward=ward, held_on=today, place="Youth club", method="youth_forum", agency=asked, run_by=officer,
        attendance=3, said=canary("engagement said", side), work=work, recorded_by=officer,
    )  # fmt: skip
    event.wards.add(ward)
    Reached.objects.create(event=event, target="age:16-24", number=3)
    world.put(side, "engagement event", pk=event.pk)


def _issue(side: str, ward: Ward, np: Group, keeper: User) -> Issue:
    held = Meeting.objects.create(group=np, starts_at=timezone.now() - timedelta(days=9))
    issue = Issue.objects.create(
        reference=f"{ward.letters}-26-0001", ward=ward, year=2026, number=1,
        concern=f"Fly-tipping behind the shops of {ward.name}", received_text=canary("received text", side),
        public_wording="Rubbish is left behind the shops.", place=f"{canary('exact place', side)} 14",
        shared_place="Tanner Street", heard_at=held, raised_on=timezone.localdate() - timedelta(days=9),
        received_by=keeper,
    )  # fmt: skip
    Raiser.objects.create(
        issue=issue, name=f"Ada {canary('raiser name', side).title()}", phone=canary("raiser phone", side),
        email=f"{canary('raiser e-mail', side)}@example.org", channel="email", token=f"token-of-the-raiser-{side}",
    )  # fmt: skip
    trail.record(issue=issue, verb=Verb.RAISED, by=keeper)
    trail.record(
        issue=issue, verb=Verb.NOTE, by=keeper, text=canary("restricted step", side), seen_by=Sensitivity.RESTRICTED
    )
    return issue


def _restricted(side: str, ward: Ward, keeper: User) -> Issue:
    issue = Issue.objects.create(
        reference=f"{ward.letters}-26-0002", ward=ward, year=2026, number=2, sensitivity=Sensitivity.RESTRICTED,
        concern=f"About {canary('restricted concern', side)}", public_wording=canary("restricted wording", side),
        raised_on=timezone.localdate(),
    )  # fmt: skip
    trail.record(issue=issue, verb=Verb.RAISED, by=keeper)
    IssueCounter.objects.create(ward=ward, year=2026, last=issue.number)
    return issue


def _tasking(world: World, side: str, issue: Issue, ltm: Group, keeper: User) -> None:
    meeting = Meeting.objects.create(group=ltm, starts_at=timezone.now() + timedelta(days=4))
    item = AgendaItem.objects.create(
        meeting=meeting, position=1, title="Confidential item", confidential=True,
        minute=canary("confidential minute", side),
    )  # fmt: skip
    tabled = AgendaItem.objects.create(meeting=meeting, position=2, title=issue.concern, kind="issue")
    Tabling.objects.create(item=tabled, meeting=meeting, issue=issue)
    world.put(side, "meeting", pk=meeting.pk, meeting_pk=meeting.pk)
    world.put(side, "agenda item", pk=meeting.pk, meeting_pk=meeting.pk, item_pk=tabled.pk)
    world.put(side, "plain item", pk=meeting.pk, meeting_pk=meeting.pk, item_pk=item.pk)
    _report(world, side, meeting, keeper)
    action = Action.objects.create(
        issue=issue, meeting=meeting, what="Clear the alley", owner=keeper, agency=keeper.agency, kind="prevention",
        due_on=timezone.localdate() - timedelta(days=2), agreed_on=timezone.localdate() - timedelta(days=8),
    )  # fmt: skip
    world.put(side, "action", pk=action.pk)
    photo = ActionPhoto.objects.create(
        action=action, content=b"jpeg", small=b"jpeg", width=4, height=3, sha256="0" * 64, by=keeper
    )
    world.put(side, "photo", pk=action.pk, photo_pk=photo.pk)
    priority = Priority.objects.create(
        ward=issue.ward, issue=issue, title="Clean alleys", review_on=timezone.localdate() + timedelta(days=60)
    )
    world.put(side, "priority", pk=priority.pk)
    _heard(world, side, issue.ward, ltm, keeper)
    _minutes(world, side, issue, ltm, keeper)
    higher = Group.objects.filter(kind=GroupKind.PDG, partnership=issue.ward.partnership).first() or ltm
    escalation = Escalation.objects.create(
        issue=issue, to_group=higher, asked="A camera for the alley", asked_by=keeper,
        answer_due_on=timezone.localdate() + timedelta(days=20),
    )  # fmt: skip
    world.put(side, "escalation", pk=escalation.pk)
    sitting = Meeting.objects.create(group=higher, starts_at=timezone.now() + timedelta(days=11))
    world.put(side, "asked", pk=sitting.pk, asked_pk=escalation.pk)
    _higher(world, side, issue, higher)
    _chair_report(world, side, ltm, keeper)
    _analysis(world, side, ltm, keeper)
    _plan(world, side, priority, keeper)
    _three_way(world, side, issue, keeper)
    _tours(world, side, issue, keeper)
    _payback(world, side, issue.ward, keeper)


def _three_way(world: World, side: str, issue: Issue, keeper: User) -> None:
    """A contact with a councillor who has no account, so that none of those who sign in reads what was said."""
    contact = ThreeWayContact.objects.create(
        ward=issue.ward, on=timezone.localdate() - timedelta(days=3), how="called", by=keeper,
        said=canary("three-way words", side), came_of_it=canary("three-way words", side),
    )  # fmt: skip
    ContactPerson.objects.create(contact=contact, user=keeper, name=keeper.name, side="coordinator")
    ContactPerson.objects.create(contact=contact, name="A former councillor", side="councillor")
    ContactLink.objects.create(contact=contact, issue=issue, by=keeper)
    world.put(side, "three-way contact", pk=contact.pk)


def _tours(world: World, side: str, issue: Issue, keeper: User) -> None:
    """A community group on a tour, a contact with it, what was promised there, and a briefing."""
    walker = world.harrowmere.priya if side == "in" else world.harrowmere.pete if side == "out" else keeper
    words, today = canary("community words", side), timezone.localdate()
    group = CommunityGroup.objects.create(
        ward=issue.ward, name=f"{words} tenants", kind="tenants", contact_name=words, notes=words, meets=words
    )
    contact = Contact.objects.create(
        ward=issue.ward, group=group, spoke_to=words, note=words, on=today, at=timezone.now(), by=walker
    )
    promise = Promise.objects.create(contact=contact, what=words)
    month = today.replace(day=1)
    tour = Tour.objects.create(pcso=walker, month=month)
    TourStop.objects.create(tour=tour, group=group, month=month)
    briefing = Briefing.objects.create(
        pcso=walker, since=timezone.now() - timedelta(days=9), until=timezone.now(), on=today, notes=words, by=walker
    )
    entry = Entry.objects.create(
        key=uuid4(), author=walker, kind="contact", made_at=timezone.now(), why="wrong", letter=words, letter_for="none"
    )  # closed for a key the book does not have, so that nobody may read it here
    world.put(side, "entry", pk=entry.pk)
    likeness = Likeness.objects.create(issue=issue, entry=entry, author=walker)
    world.put(side, "likeness", pk=likeness.pk)
    world.put(side, "community group", pk=group.pk)
    world.put(side, "contact made", pk=contact.pk)
    world.put(side, "promise", pk=promise.pk)
    world.put(side, "tour", pk=tour.pk)
    world.put(side, "briefing", pk=briefing.pk)


def _higher(world: World, side: str, issue: Issue, higher: Group) -> None:
    """A problem that comes from several wards, and a six-monthly review."""
    problem = Problem.objects.create(partnership=higher.partnership, name=f"Fly-tipping {side}", words="fly-tipping")
    world.put(side, "higher group", slug=higher.slug)
    world.put(side, "series", slug=higher.slug, pk=problem.pk)
    world.put(side, "problem", pk=problem.pk)
    first = date(2025 if side == "out" else 2026, 1, 1)
    review = HalfYearReview.objects.create(
        group=higher, first=first, last=first.replace(month=6, day=30), due_on=first.replace(month=9)
    )
    world.put(side, "review", pk=review.pk)
    world.put(side, "reviewed", pk=review.pk, neighbourhood_pk=issue.ward.neighbourhood_id)


def _chair_report(world: World, side: str, ltm: Group, keeper: User) -> None:
    """A report that its group has, and one that is still to write."""
    first = date(2025, 1, 1)
    done = ChairReport.objects.create(
        group=ltm, first=first, last=date(2025, 6, 30), due_on=date(2025, 8, 1), successes="Gates hold.",
        improvements="Fewer late actions.", completed_at=timezone.now(), completed_by=keeper,
        figures=chair_report_figures.figures_of(ChairReport(group=ltm, first=first, last=date(2025, 6, 30))),
    )  # fmt: skip
    draft = ChairReport.objects.create(
        group=ltm, first=date(2025, 7, 1), last=date(2025, 12, 31), due_on=date(2026, 2, 1),
        successes=canary("received text", side), improvements="Not yet.",
    )  # fmt: skip
    world.put(side, "chair report", pk=done.pk)
    world.put(side, "chair draft", pk=draft.pk)


def _analysis(world: World, side: str, ltm: Group, keeper: User) -> None:
    """A document that its meeting has, one that is asked for with an agency's figure, and a meeting without."""
    made = []
    period = Period(date(2026, 1, 1), date(2026, 3, 31))
    for days, facts in (
        (40, {"published_at": timezone.now(), "published_by": keeper, "summary": "Quieter."}),
        (50, {}),
    ):
        meeting = Meeting.objects.create(group=ltm, starts_at=timezone.now() + timedelta(days=days))
        made.append(Analysis.objects.create(
            meeting=meeting, title="What the figures say", first=period.first, last=period.last, asked_by=keeper,
            due_on=meeting.day, figures=analysis_figures.figures_of(ltm, period), counted_at=timezone.now(), **facts,
        ))  # fmt: skip
        AnalysisSection.objects.bulk_create(AnalysisSection(analysis=made[-1], kind=kind) for kind in SectionKind)
    hana = User.objects.filter(username="hana").first()
    agency = hana.agency if side == "in" and hana else None
    if agency is None:
        wardens = {"name": f"Wardens {side}", "slug": f"wardens-{side}", "kind": "council"}
        agency = Agency.objects.create(partnership=ltm.partnership, **wardens)
    figure = AgencyFigure.objects.create(analysis=made[1], agency=agency, what="Fixed penalties", now=12, by=keeper)
    world.put(side, "analysis", pk=made[0].pk)
    world.put(side, "analysis draft", pk=made[1].pk)
    world.put(side, "agency figure", pk=made[1].pk, figure_pk=figure.pk)
    bare = Meeting.objects.create(group=ltm, starts_at=timezone.now() + timedelta(days=60))
    world.put(side, "meeting without analysis", pk=bare.pk)


def _heard(world: World, side: str, ward: Ward, ltm: Group, keeper: User) -> None:
    """A concern a meeting heard and did not prioritise."""
    held = timezone.now() - timedelta(days=20)
    meeting = Meeting.objects.create(
        group=ltm, starts_at=held, opened_at=held, closed_at=held, closed_by=keeper, stage="closed"
    )
    concern = f"Parked cars outside the school of {ward.name}"
    issue = Issue.objects.create(
        reference=f"{ward.letters}-26-0007", ward=ward, year=2026, number=7, concern=concern,
        public_wording="Cars are parked outside the school.", raised_on=timezone.localdate() - timedelta(days=30),
    )  # fmt: skip
    trail.record(issue=issue, verb=Verb.RAISED, by=keeper)
    item = AgendaItem.objects.create(meeting=meeting, position=1, title=concern, kind="issue")
    declined = Tabling.objects.create(
        item=item, meeting=meeting, issue=issue, decision="not_priority", reason="Others are worse.",
        decided_at=held, decided_by=keeper,
    )  # fmt: skip
    trail.record(issue=issue, verb=Verb.TABLED, by=keeper)
    trail.record(issue=issue, verb=Verb.NOT_PRIORITISED, by=keeper, text=declined.reason)
    IssueCounter.objects.filter(ward=ward, year=2026).update(last=issue.number)
    world.put(side, "heard", pk=declined.pk)


def _payback(world: World, side: str, ward: Ward, keeper: User) -> None:
    """Work that is suggested, work that was sent, and what a court decided."""
    assert ward.partnership is not None
    agency = Agency.objects.create(
        name=f"Probation {side}", slug=f"probation-{side}", kind="probation", partnership=ward.partnership
    )
    outcome = CourtOutcome.objects.create(
        ward=ward, court="crown", sentenced_on=timezone.localdate(), wording="For thefts, unpaid work.", spread="ward",
        recorded_by=keeper,
    )  # fmt: skip
    world.put(side, "court", pk=outcome.pk)
    for number, (name, facts) in enumerate({
        "payback": {},
        "payback sent": {"state": "sent", "work": "Clear the towpath.", "agency": agency, "sent_by": keeper,
                         "sent_at": timezone.now()},
    }.items(), start=8):  # fmt: skip
        issue = Issue.objects.create(
            reference=f"{ward.letters}-26-{number:04}", ward=ward, year=2026, number=number,
            concern=f"Brambles on the towpath of {ward.name}", received_text=canary("received text", side),
            raised_on=timezone.localdate(),
        )  # fmt: skip
        trail.record(issue=issue, verb=Verb.RAISED, by=keeper)
        Payback.objects.create(issue=issue, **facts)
        world.put(side, name, reference=issue.reference)
        IssueCounter.objects.filter(ward=ward, year=2026).update(last=number)


def _plan(world: World, side: str, priority: Priority, keeper: User) -> None:
    """A plan with one of each of its parts."""
    today = timezone.localdate()
    plan = Plan.objects.create(
        title="Fly-tipping behind the shops", ward=priority.ward, priority=priority, owner=keeper, started_by=keeper,
        agency=keeper.agency, review_on=today + timedelta(days=9), problem="Rubbish is left there every week.",
    )  # fmt: skip
    held = PlanIssue.objects.create(plan=plan, issue=priority.issue)
    PlanEntry.objects.create(plan=plan, kind="started", by=keeper)
    partner = PlanPartner.objects.create(plan=plan, group_name="Traders of the parade")
    objective = Objective.objects.create(
        plan=plan, what="Less fly-tipping", measure="Reports", unit="a month", baseline=12, target=4,
        baseline_on=today - timedelta(days=20), by=today + timedelta(days=90),
    )  # fmt: skip
    Measurement.objects.create(objective=objective, on=today, figure=9, by=keeper)
    risk = Risk.objects.create(
        plan=plan, what="It moves elsewhere", likelihood=3, impact=2, treatment="Watch", owner=keeper
    )
    world.put(side, "plan", pk=plan.pk)
    world.put(side, "plan part", pk=plan.pk, part="problem")
    world.put(side, "plan issue", pk=plan.pk, held_pk=held.pk)
    world.put(side, "plan partner", pk=plan.pk, partner_pk=partner.pk)
    world.put(side, "plan objective", pk=plan.pk, objective_pk=objective.pk)
    world.put(side, "plan risk", pk=plan.pk, risk_pk=risk.pk)
    world.put(side, "closed plan", pk=_closed(plan, keeper).pk)
    shared = Practice.objects.create(
        plan=_closed(plan, keeper), title="Barriers against fly-tipping", problem="Rubbish behind shops",
        worked="Barriers that traders close at night", contact=keeper, shared_by=keeper,
    )  # fmt: skip
    world.put(side, "practice", pk=shared.pk)


def _closed(plan: Plan, keeper: User) -> Plan:
    """A closed plan beside that one, which its owner proposed to close and somebody else agreed to."""
    other = User.objects.exclude(pk=keeper.pk).order_by("pk").first()
    return Plan.objects.create(
        title="Fly-tipping, ended", ward=plan.ward, owner=keeper, started_by=keeper, review_on=plan.review_on,
        stage="closed", justification="It is over.", closed_on=timezone.localdate(), close_proposed_by=keeper,
        closed_by=other,
    )  # fmt: skip


def _report(world: World, side: str, meeting: Meeting, keeper: User) -> None:
    """A report of the keeper's agency to the tasking meeting, with a file and a query."""
    assert keeper.agency is not None
    report = AgencyReport.objects.create(
        meeting=meeting, agency=keeper.agency, due_on=meeting.day, asked_by=keeper, text="Nine patrols were made.",
        received_at=timezone.now(), received_from=keeper,
    )  # fmt: skip
    ReportFile.objects.create(
        report=report, kind="docx", content=b"PK\x03\x04", size=4, sha256="0" * 64, sent_by=keeper
    )
    query = ReportQuery.objects.create(report=report, text="On which days?", asked_by=keeper)
    pack = Pack.objects.create(meeting=meeting, number=1, sent_by=keeper)
    member = Membership.objects.create(group=meeting.group, name=f"Resident of {side}", email="resident@example.org")
    paper = Paper.objects.create(key=f"papers:{side}", title="Papers", state="ready", content=b"%PDF-1.7")
    token = f"token-of-the-papers-{side}"
    PackRecipient.objects.create(pack=pack, membership=member, way="mail", paper=paper, token=token)
    world.put(side, "papers", token=token)
    world.put(side, "report", pk=meeting.pk, report_pk=report.pk)
    world.put(side, "query", pk=meeting.pk, report_pk=report.pk, query_pk=query.pk)


def _minutes(world: World, side: str, issue: Issue, ltm: Group, keeper: User) -> None:
    """Minutes of the tasking meeting, not approved yet, and published ones of the Neighbourhood Partnership."""
    closed: dict[str, Any] = {"stage": "closed", "closed_by": keeper}
    at = timezone.now() - timedelta(days=30)
    meeting = Meeting.objects.create(group=ltm, starts_at=at, opened_at=at, closed_at=at, **closed)
    AgendaItem.objects.create(
        meeting=meeting, position=1, title="Confidential", confidential=True, minute=canary("confidential minute", side)
    )
    item = AgendaItem.objects.create(meeting=meeting, position=2, title=issue.reference, kind="issue")
    Tabling.objects.create(item=item, meeting=meeting, issue=issue, decision="carry")
    world.put(side, "minutes", pk=meeting.pk)
    assert issue.heard_at is not None
    np = issue.heard_at.group
    Group.objects.filter(pk=np.pk).update(public=True)
    second = User.objects.create(username=f"second-{side}", name="Sacha Econd")
    published = Meeting.objects.create(
        group=np, starts_at=at, opened_at=at, closed_at=at, minutes_approved_at=at, minutes_approved_by=keeper,
        minutes_published_at=at, minutes_published_by=second, **closed,
    )  # fmt: skip
    AgendaItem.objects.create(
        meeting=published, position=1, title="In private", confidential=True, minute=canary("confidential minute", side)
    )
    AgendaItem.objects.create(meeting=published, position=2, title="Welcome", minute="The chair welcomed everybody.")
    world.put(side, "published minutes", slug=issue.ward.slug, day=published.day.isoformat())


def _feedback(world: World, side: str, issue: Issue, keeper: User) -> None:
    today = timezone.localdate()
    step = issue.steps.all()[0]
    owed = Owed.objects.create(
        issue=issue, ward=issue.ward, round=9, to="raiser", raiser=issue.raisers.get(), because=step, since=today,
        due_on=today + timedelta(days=3),
    )  # fmt: skip
    world.put(side, "owed", pk=owed.pk)
    draft = Newsletter.objects.create(
        ward=issue.ward, edition="2026-09", title=f"{issue.ward} news", started_by=keeper,
        period_from=today - timedelta(days=90), period_to=today,
    )  # fmt: skip
    story = Story.objects.create(newsletter=draft, issue=issue, position=1, headline="Clean alleys")
    world.put(side, "newsletter", pk=draft.pk)
    draft.facts = gather(draft)
    draft.save(update_fields=["facts"])
    outcome = CourtOutcome.objects.get(ward=issue.ward)
    world.put(side, "court in newsletter", pk=draft.pk, outcome_pk=outcome.pk)
    world.put(side, "story", pk=draft.pk, newsletter_pk=draft.pk, story_pk=story.pk)
    Subscription.objects.create(
        ward=issue.ward, email=f"{canary('subscriber', side)}@example.org", token=f"token-of-the-subscriber-{side}",
        confirmed_at=timezone.now(),
    )  # fmt: skip
    world.put(side, "subscription", slug=issue.ward.slug, token=f"token-of-the-subscriber-{side}")
    stuck = Mail.objects.create(
        key=f"stuck-{side}", kind="view", to=f"{canary('raiser e-mail', side)}@example.org", ward=issue.ward,
        partnership=issue.ward.partnership, about=issue.reference, subject=canary("received text", side),
        text=canary("received text", side), state="failed", error="The mail server refused the address (550).",
    )  # fmt: skip
    world.put(side, "mail", pk=stuck.pk)
    _published(world, side, issue, keeper)
    world.put(side, "raised", slug=issue.ward.slug, token=f"token-of-the-raiser-{side}")
    world.put(side, "raiser token", token=f"token-of-the-raiser-{side}")


def _cases(world: World, side: str, place: Place) -> None:
    """A case register whose chair is the ward's coordinator; in ward 1 also ines and hana are members, nobody else."""
    assert place.ward.partnership is not None
    group = Group.objects.create(kind=GroupKind.CASES, name=f"Case meeting {side}", slug=f"case-meeting-{side}",
                                 partnership=place.ward.partnership)  # fmt: skip
    group.wards.add(place.ward)
    people = [world.people["s"], world.people["h"]] if side == "in" else []
    for person in (place.keeper, *people):
        capacity = "chair" if person == place.keeper else "agency"
        Membership.objects.create(group=group, user=person, name=person.name, capacity=capacity)
    meeting = Meeting.objects.create(group=group, starts_at=timezone.now() - timedelta(days=3))
    made = {status: full_case(group, place.keeper, side, status) for status in ("taken_up", "referred")}
    case, referred = made["taken_up"], made["referred"]
    CaseEntry.objects.create(case=case, meeting=meeting, text=canary("case entry", side), by=place.keeper)
    action = CaseAction.objects.create(
        case=case, what=canary("case action", side), owner=place.keeper, due_on=timezone.localdate()
    )
    power = Power.objects.filter(partnership=place.ward.partnership)[0]
    PowerUse.objects.create(case=case, power=power, note=canary("case text", side))
    world.put(side, "case", reference=case.reference)
    world.put(side, "referred case", reference=referred.reference)
    world.put(side, "case action", reference=case.reference, pk=action.pk)
    world.put(side, "power", pk=power.pk)


def _intelligence(world: World, side: str, place: Place) -> None:
    """What the ward's coordinator passed on: in the box, and taken on and answered, from a source under review."""
    assert place.ward.partnership is not None
    waiting = full_stub(place.ward, place.keeper, side)
    source = IntelligenceSource.objects.create(
        partnership=place.ward.partnership, number=f"ISR-041{SIDES.index(side)}", given_by=place.keeper
    )
    answered = IntelligenceStub.objects.create(
        ward=place.ward, occasion="told", submitted_by=place.keeper, state="taken", unit_reference="IR/26/0417",
        opened_at=timezone.now(), taken_at=timezone.now(), taken_by=place.keeper, source=source,
        source_since=timezone.now(), answer="acted_on", answered_on=timezone.localdate(), answered_by=place.keeper,
    )  # fmt: skip
    review = FrequentContactReview.objects.create(source=source)
    world.put(side, "stub", reference=waiting.reference)
    world.put(side, "stub answered", pk=answered.pk, reference=answered.reference)
    world.put(side, "source review", pk=review.pk)


def full_stub(ward: Ward, by: User, side: str) -> IntelligenceStub:
    """A stub that waits, with a canary in the box."""
    stub = IntelligenceStub.objects.create(ward=ward, occasion="told", submitted_by=by)
    Handover.enclosing(stub, text=canary("intelligence content", side)).save(force_insert=True)
    return stub


def full_case(group: Group, by: User, side: str, status: str) -> Case:
    """A case with a canary in every text."""
    texts: dict[str, Any] = {name: canary(f"case {what}", side) for name, what in CASE_TEXTS.items()}
    case = refer(by=by, group=group, kind=CaseKind.VICTIM, **texts)
    if status == "taken_up":
        today = timezone.localdate()
        Case.objects.filter(pk=case.pk).update(status=status, taken_up_on=today, review_on=today - timedelta(days=2))
    return case


def _published(world: World, side: str, issue: Issue, keeper: User) -> None:
    """Last spring's newsletter, out and on the ward's page."""
    approver = User.objects.create(username=f"approver-{side}", name="Ada Prover")
    newsletter = Newsletter.objects.create(
        ward=issue.ward, edition="2026-04", title="You said, we did", started_by=keeper, submitted_by=keeper,
        approved_by=approver, stage="published", published_at=timezone.now(), period_from=date(2026, 2, 1),
        period_to=date(2026, 4, 30),
        paper=Paper.objects.create(key=f"newsletter:{side}", title="Newsletter", state="ready", content=b"%PDF-1.7"),
    )  # fmt: skip
    Story.objects.create(newsletter=newsletter, issue=issue, position=1, headline="Alleys", you_said="Rubbish.")
    world.put(side, "edition", slug=issue.ward.slug, edition=newsletter.edition)


MISSING = {str: "nobody-at-all", UUID: UUID(int=987654321)}


def _missing(world: World) -> None:
    """The same addresses with numbers and names that nothing has."""
    nothing: dict[str, Any] = {
        "day": "2001-01-01",
        "reference": "MIL-26-9999",
        "slug": "no-such-thing",
        "token": "no-such-token",
        "edition": "1999-01",
    }
    for thing, sides in world.things.items():
        world.put("missing", thing, **{
            name: nothing.get(name, MISSING.get(type(value), 987654321))
            for name, value in sides["in"].items()
        })  # fmt: skip


def stage_of(world: World, side: str, stage: Stage) -> Issue:
    """The ordinary issue of that side, put at `stage` without a step, for tests of what a stage shows."""
    issue = Issue.objects.get(reference=world.things["issue"][side]["reference"])
    Issue.objects.filter(pk=issue.pk).update(stage=stage)
    return issue
