"""What of this storey's row history the auditor may ask for: never what was said, nor who said it."""

from engagement.models import (
    Briefing,
    BriefingPerson,
    Canvass,
    CommunityGroup,
    Contact,
    EngagementEvent,
    EngagementPlan,
    FrequentContactReview,
    IntelligenceSource,
    IntelligenceStub,
    Interview,
    Issue,
    KeyIndividual,
    NetworkExport,
    Option,
    PactRecord,
    PieceOfWork,
    PlanLine,
    Promise,
    Question,
    Questionnaire,
    QuestionnaireVersion,
    Raiser,
    Reached,
    RecruitingTask,
    SurveyAnchor,
    SurveyIssue,
    SurveyRound,
    SurveySettings,
    Tour,
    TourStop,
)
from partnerships.auditing import audit


def offer() -> None:
    """Called when the application is ready."""
    audit(
        "Issues", Issue, "ward__partnership", named_by="reference",
        shown="reference method sensitivity stage raised_on outcome_on told_on closed_on satisfaction round",
    )  # fmt: skip
    audit("Raisers", Raiser, "issue__ward__partnership", shown="kind raised_it wants_to_know others_may_see view")
    audit(
        "Key Individuals", KeyIndividual, "ward__partnership",
        shown="state state_since invited_on joined_on consent consent_on pcso prefers email_updates",
    )  # fmt: skip
    audit(
        "Exports of the network", NetworkExport, "ward__partnership",
        shown="ward asked_by state until decided_by decided_at taken_at people",
    )  # fmt: skip
    audit("Recruiting tasks", RecruitingTask, "ward__partnership", shown="wanted owner due_on recruited ended_on")
    audit("Canvasses", Canvass, "ward__partnership", shown="canvassed_on streets doors")
    audit("PACT meetings", PactRecord, "meeting__group__partnership", shown="attendance")
    audit("Community groups", CommunityGroup, "ward__partnership", shown="kind ended_on")
    audit("Tours of duty", Tour, "pcso__partnership", shown="month")
    audit("Tours of duty: stops", TourStop, "group__ward__partnership", shown="month carried")
    audit("Contacts", Contact, "ward__partnership", shown="on how")
    audit("Promises", Promise, "contact__ward__partnership", shown="due_on settled_on kept")
    audit("Briefings", Briefing, "pcso__partnership", shown="on")
    audit("Briefings: people", BriefingPerson, "briefing__pcso__partnership")
    # Of what went to the intelligence unit that it was there and which column was touched: the log alone (safety).
    audit("Intelligence stubs", IntelligenceStub, "ward__partnership", named_by="reference")
    audit("Intelligence: numbers of the source register", IntelligenceSource, "partnership")
    audit("Intelligence: reviews of frequent contact", FrequentContactReview, "source__partnership")
    _surveys()
    _reaching()


def _surveys() -> None:
    """Who asked what and when; of an interview how it stands, and never what was answered."""
    version = "version__questionnaire__partnership"
    audit("Survey settings", SurveySettings, "partnership", shown="every_months open_days questionnaire")
    audit("Survey anchors", SurveyAnchor, "ward__partnership", shown="first_on")
    audit("Questionnaires", Questionnaire, "partnership", shown="name")
    audit(
        "Questionnaire versions", QuestionnaireVersion, "questionnaire__partnership", shown="number issued_at issued_by"
    )
    audit("Questions", Question, version, shown="number kind text measures at_most counted required")
    audit("Answers offered", Option, f"question__{version}", shown="number text")
    audit("Survey rounds", SurveyRound, "ward__partnership", shown="due_on opened_at closes_on closed_at closed_by")
    audit(
        "Interviews", Interview, "round__ward__partnership",
        shown="number assigned_to response way refusal done_on done_by link_sent_at",
    )  # fmt: skip
    audit("Issues from surveys", SurveyIssue, "round__ward__partnership", shown="issue named_by of made_by")


def _reaching() -> None:
    """What was planned, asked for and held, and how many came; never what was said."""
    audit(
        "Engagement plans",
        EngagementPlan,
        "ward__partnership",
        shown="number agreed_on agreed_by review_on reviewed_on",
    )
    audit(
        "Engagement plans: lines", PlanLine, "plan__ward__partnership", shown="target method when wanted agency officer"
    )
    audit(
        "Engagement work", PieceOfWork, "ward__partnership",
        shown="target wanted agency officer due_on state ended_on ended_by",
    )  # fmt: skip
    audit(
        "Engagement events", EngagementEvent, "ward__partnership",
        shown="held_on method agency run_by handed_out attendance recorded_by",
    )  # fmt: skip
    audit("Engagement events: groups reached", Reached, "event__ward__partnership", shown="target")
