"""What of this storey's row history the auditor may ask for."""

from partnerships.auditing import audit
from tasking.models import (
    Action,
    ActionPower,
    AgencyFigure,
    Analysis,
    AnalysisSection,
    Case,
    CaseAction,
    ChairReport,
    ContactLink,
    ContactPerson,
    CourtOutcome,
    Escalation,
    HalfYearReview,
    Measurement,
    NeighbourhoodReview,
    Objective,
    Payback,
    Plan,
    PlanIssue,
    PlanPartner,
    PowerUse,
    Practice,
    Priority,
    Problem,
    PublishedMinutes,
    Risk,
    Tabling,
    ThreeWayContact,
)


def offer() -> None:
    """Called when the application is ready."""
    audit("Actions", Action, "issue__ward__partnership", shown="state due_on kind agreed_on done_on")
    audit("Powers used in actions", ActionPower, "action__issue__ward__partnership", shown="used_on power agency")
    audit("Items tabled", Tabling, "issue__ward__partnership", shown="decision decided_at")
    audit("Priorities", Priority, "ward__partnership", shown="kind signal chosen_on review_on ended_on")
    audit("Escalations", Escalation, "issue__ward__partnership", shown="answer_due_on answered_at")
    audit("Problems in several wards", Problem, "partnership", shown="ended_on")
    audit("Six-monthly reviews", HalfYearReview, "group__partnership", shown="first last due_on completed_at")
    audit("Six-monthly reviews: neighbourhoods", NeighbourhoodReview, "review__group__partnership")
    audit("Chairs’ half-yearly reports", ChairReport, "group__partnership", shown="first last due_on completed_at")
    audit("Analytical documents", Analysis, "meeting__group__partnership", shown="first last due_on published_at")
    audit(
        "Analytical documents: sections", AnalysisSection, "analysis__meeting__group__partnership", shown="kind shown"
    )
    audit("Analytical documents: agencies", AgencyFigure, "analysis__meeting__group__partnership", shown="agency")
    audit("Published minutes", PublishedMinutes, "meeting__group__partnership", shown="published_at")
    audit("Plans", Plan, "ward__partnership", shown="stage started_on review_on closed_on")
    audit("Objectives of plans", Objective, "plan__ward__partnership", shown="baseline target by")
    audit("Risks of plans", Risk, "plan__ward__partnership", shown="likelihood impact")
    audit("Issues of plans", PlanIssue, "plan__ward__partnership")
    audit("Who takes part in plans", PlanPartner, "plan__ward__partnership", shown="user agency")
    audit("Measurements of plans", Measurement, "objective__plan__ward__partnership", shown="on figure")
    audit("Effective practice", Practice, "plan__ward__partnership", shown="contact shared_at withdrawn_at")
    audit("Contacts with councillors", ThreeWayContact, "ward__partnership", shown="on how all_three")
    audit("Who took part in contacts", ContactPerson, "contact__ward__partnership", shown="side user")
    audit("What came of contacts", ContactLink, "contact__ward__partnership", shown="issue action raised")
    audit("Community payback", Payback, "issue__ward__partnership", shown="state agency sent_at ended_at done_on shown")
    audit("Sentencing feedback", CourtOutcome, "ward__partnership", shown="court sentenced_on spread withdrawn_at")
    # Of the restricted register who, when and which column; no value at all.
    audit("Cases", Case, "register__group__partnership", named_by="reference")
    audit("Cases: action plans", CaseAction, "case__register__group__partnership")
    audit("Cases: powers used", PowerUse, "case__register__group__partnership")
