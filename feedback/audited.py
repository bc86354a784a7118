"""What of this storey's row history the auditor may ask for."""

from feedback.models import CourtTold, Feedback, KinUpdate, Newsletter, Owed, Story, Subscription
from partnerships.auditing import audit


def offer() -> None:
    """Called when the application is ready."""
    audit("Feedback given", Feedback, "issue__ward__partnership", shown="channel given_on")
    audit("Feedback owed", Owed, "ward__partnership", shown="to round since due_on lapsed_on")
    audit("Newsletters", Newsletter, "ward__partnership", shown="edition stage period_from period_to published_at")
    audit("Stories", Story, "newsletter__ward__partnership", shown="section position included")
    audit("Court outcomes told", CourtTold, "newsletter__ward__partnership", shown="newsletter outcome left_out")
    audit("Updates to Key Individuals", KinUpdate, "ward__partnership", shown="sent_by sent_at sent_to")
    audit("Subscriptions", Subscription, "ward__partnership", shown="asked_at confirmed_at ended_at")
