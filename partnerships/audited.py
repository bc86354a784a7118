"""What of this storey's row history the auditor may ask for."""

from partnerships.auditing import audit
from partnerships.models import (
    Agency,
    AgencyReport,
    AgendaItem,
    Attendance,
    CalendarLink,
    Course,
    Group,
    Meeting,
    Membership,
    Neighbourhood,
    Pack,
    PackRecipient,
    Partnership,
    ReportQuery,
    Role,
    TermsAccepted,
    TermsOfReference,
    TrainingRecord,
    User,
    Ward,
    WardContact,
)


def offer() -> None:
    """Called when the application is ready."""
    audit("Accounts", User, "partnership", named_by="username", shown="username agency is_active")
    audit(
        "Roles", Role, "user__partnership",
        shown="kind starts_on ends_on waiting user given_by confirmed_by partnership neighbourhood ward group",
    )  # fmt: skip
    audit("Agencies", Agency, "partnership", named_by="slug", shown="name slug kind")
    audit(
        "Partnerships", Partnership, "pgh_obj", named_by="slug",
        shown="name priorities_a_ward feedback_within_days newsletter_within_days website key_individuals_a_ward "
        "kin_contact_days",
    )  # fmt: skip
    audit("Neighbourhoods", Neighbourhood, "partnership", named_by="slug", shown="name taken_up_on")
    audit("Wards", Ward, "partnership", named_by="gss_code", shown="name letters valid_from valid_to")
    audit("Named contacts", WardContact, "ward__partnership", shown="called position starts_on ends_on")
    audit("Groups", Group, "partnership", named_by="slug", shown="name kind ended_on public")
    audit("Memberships", Membership, "group__partnership", shown="capacity status starts_on ends_on")
    audit("Meetings", Meeting, "group__partnership", shown="stage starts_at venue")
    audit("Agenda items", AgendaItem, "meeting__group__partnership", shown="position kind done_at")
    audit("Agency reports", AgencyReport, "meeting__group__partnership", shown="due_on received_at confidential")
    audit("Queries to reports", ReportQuery, "report__meeting__group__partnership", shown="asked_at answered_at")
    audit("Papers sent", Pack, "meeting__group__partnership", shown="number sent_at")
    audit("Who was sent papers", PackRecipient, "pack__meeting__group__partnership", shown="way opened_at")
    audit("Attendance", Attendance, "meeting__group__partnership", shown="presence")
    audit("Terms of reference", TermsOfReference, "group__partnership", shown="number starts_on")
    audit("Who accepted terms of reference", TermsAccepted, "terms__group__partnership", shown="at by_link")
    audit("Courses", Course, "partnership", shown="name subject within_days valid_months ended_on")
    audit("Training had", TrainingRecord, "course__partnership", shown="course had_on valid_until")
    audit("Links of calendars", CalendarLink, "user__partnership", shown="renewed_at")
