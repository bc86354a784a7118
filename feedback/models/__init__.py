from feedback.models.entries import Entry, EntryKind, EntryState, Likeness, Same, Why
from feedback.models.kept import Kept, Pace, WardMonth
from feedback.models.newsletters import CourtTold, Newsletter, NewsletterStage, Story, StorySection, Subscription
from feedback.models.owing import Feedback, Owed, OwedQuerySet, OwedTo
from feedback.models.updates import KinUpdate

__all__ = [
    "CourtTold",
    "Entry",
    "EntryKind",
    "EntryState",
    "Feedback",
    "Kept",
    "KinUpdate",
    "Likeness",
    "Newsletter",
    "NewsletterStage",
    "Owed",
    "OwedQuerySet",
    "OwedTo",
    "Pace",
    "Same",
    "Story",
    "StorySection",
    "Subscription",
    "WardMonth",
    "Why",
]
