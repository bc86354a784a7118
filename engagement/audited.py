"""What of this storey's row history the auditor may ask for: never what was said, nor who said it."""

from engagement.models import (
    Briefing,
    BriefingPerson,
    Canvass,
    CommunityGroup,
    Contact,
    Issue,
    KeyIndividual,
    PactRecord,
    Promise,
    Raiser,
    RecruitingTask,
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
