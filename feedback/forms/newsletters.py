"""The newsletter's forms: starting one, its front page, a story, and the steps that ask something."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from feedback.access import EDIT_NEWSLETTER
from feedback.models import Newsletter, Story, StorySection
from feedback.services.newsletters import periods
from partnerships.asking_for import asked_for
from partnerships.forms.base import BookForm, Menu, offer
from partnerships.models import User, Ward


@asked_for
def _wards(person: User, today: date) -> QuerySet[Ward]:
    """Those a newsletter may be started for."""
    wards = Ward.objects.current(today).for_scope(person, EDIT_NEWSLETTER.kinds)
    return wards.select_related("partnership").order_by("name")


class StartForm(BookForm):
    """Start a newsletter."""

    ward = forms.ModelChoiceField(queryset=Ward.objects.none(), label="Ward", empty_label="Choose a ward")
    period = forms.ChoiceField(
        label="Period",
        help_text=f"A ward that never had one begins {periods.FIRST_MONTHS} months back.",
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        period: Any = self.fields["period"]
        today = timezone.localdate()
        offer(self, ward=Menu(Ward, lambda: _wards(user, today)))
        period.choices = periods.choices(today)

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        return {**given, "period": periods.period_of(given["period"], given["ward"], timezone.localdate())}


class FrontForm(BookForm):
    """Headline and welcome."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Headline", max_length=160)
    welcome = forms.CharField(
        label="Welcome",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Two or three sentences at the top, if there is something to say to everybody.",
    )

    @classmethod
    def of(cls, newsletter: Newsletter, data: Any = None) -> FrontForm:
        """The form with what stands in the newsletter now."""
        return cls(data, initial={name: getattr(newsletter, name) for name in ("version", "title", "welcome")})


class StoryForm(BookForm):
    """One story, in plain English."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    headline = forms.CharField(label="Headline", max_length=120)
    you_said = forms.CharField(
        label="You said", widget=forms.Textarea(attrs={"rows": 3}), max_length=700,
        help_text="In the public's words, without who said it.",
        error_messages={"required": "Write what was raised, without who said it."},
    )  # fmt: skip
    we_did = forms.CharField(
        label="We did", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=700,
        help_text="Who did what, and when.",
    )  # fmt: skip
    what_happened = forms.CharField(
        label="What happened", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=700,
        help_text="What is different now.",
    )  # fmt: skip

    @classmethod
    def of(cls, story: Story, data: Any = None) -> StoryForm:
        """The form with what stands in the story now, in the words of its part of the newsletter."""
        form = cls(data, initial={name: getattr(story, name) for name in cls.base_fields if hasattr(story, name)})
        if story.section == StorySection.ALSO:
            form.fields["we_did"].label, form.fields["we_did"].help_text = "Why not now", "As the meeting gave it."
            form.fields["what_happened"].label = "What else can help"
            form.fields["what_happened"].help_text = "Whom else to ask, or what one can do oneself."
        return form


class SubmitForm(BookForm):
    """Submit for approval; where something is pointed out, only once it was read."""

    checked = forms.BooleanField(
        label="What is pointed out may go out",
        required=False,
        help_text="You have read each passage, and none says who raised something or whom it is about.",
    )

    def __init__(self, *args: Any, pointed_out: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not pointed_out:
            del self.fields["checked"]


class ApproveForm(SubmitForm):
    """Approve and publish; `seen` is the list of recipients as it was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SendBackForm(BookForm):
    """Send back, with what has to change."""

    because = forms.CharField(
        label="What has to change", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        error_messages={"required": "Write what has to change."},
    )  # fmt: skip


class WithdrawForm(BookForm):
    """Withdraw, with the reason."""

    because = forms.CharField(
        label="Why it is withdrawn", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        error_messages={"required": "Write why it is withdrawn."},
    )  # fmt: skip
