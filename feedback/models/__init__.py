from feedback.models.entries import Entry, EntryKind, EntryState, Why
from feedback.models.newsletters import CourtTold, Newsletter, NewsletterStage, Story, StorySection, Subscription
from feedback.models.owing import Feedback, Owed, OwedQuerySet, OwedTo

__all__ = [
    "CourtTold",
    "Entry",
    "EntryKind",
    "EntryState",
    "Feedback",
    "Newsletter",
    "NewsletterStage",
    "Owed",
    "OwedQuerySet",
    "OwedTo",
    "Story",
    "StorySection",
    "Subscription",
    "Why",
]
