"""What of this storey's row history the auditor may ask for: never what was said, nor who said it."""

from engagement.models import Canvass, Issue, KeyIndividual, PactRecord, Raiser, RecruitingTask
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
