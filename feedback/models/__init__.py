from feedback.models.newsletters import CourtTold, Newsletter, NewsletterStage, Story, StorySection, Subscription
from feedback.models.owing import Feedback, Owed, OwedQuerySet, OwedTo

__all__ = [
    "CourtTold",
    "Feedback",
    "Newsletter",
    "NewsletterStage",
    "Owed",
    "OwedQuerySet",
    "OwedTo",
    "Story",
    "StorySection",
    "Subscription",
]
