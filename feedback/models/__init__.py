from feedback.models.newsletters import Newsletter, NewsletterStage, Story, StorySection, Subscription
from feedback.models.owing import Feedback, Owed, OwedTo

__all__ = [
    "Feedback",
    "Newsletter",
    "NewsletterStage",
    "Owed",
    "OwedTo",
    "Story",
    "StorySection",
    "Subscription",
]
