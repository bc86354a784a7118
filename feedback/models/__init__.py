from feedback.models.newsletters import Newsletter, NewsletterStage, Story, StorySection, Subscription
from feedback.models.owing import Feedback, Owed, OwedQuerySet, OwedTo

__all__ = [
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
