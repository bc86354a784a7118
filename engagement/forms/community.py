"""Forms of a ward's community groups (E5)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from engagement.models import CommunityGroup, CommunityKind
from engagement.services.community import FIELDS
from engagement.tour_access import KEEP_COMMUNITY, READ_TOURS
from partnerships.forms.base import BookForm, offer
from partnerships.models import User, Ward
from partnerships.widgets import DayInput


class CommunityFilter(forms.Form):
    """Of the list."""

    ward = forms.ModelChoiceField(queryset=Ward.objects.none(), required=False, label="Ward", empty_label="Every ward")
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Every kind"), *CommunityKind.choices])
    ended = forms.BooleanField(label="Ended too", required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=Ward.objects.for_scope(user, READ_TOURS.kinds).current(timezone.localdate()))


class CommunityGroupForm(BookForm):
    """A community group: who they are, where they meet, whom to speak to."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="Kind", choices=[("", "Choose a kind"), *CommunityKind.choices])
    meets = forms.CharField(
        label="Where and when they meet", max_length=200, required=False,
        help_text="Church hall, first Tuesday of the month at 7pm.",
    )  # fmt: skip
    contact_name = forms.CharField(
        label="Whom to speak to", max_length=120, required=False,
        help_text="The ward’s PCSO, supervisors and coordinator read this and nobody else.",
    )  # fmt: skip
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    reach = forms.CharField(label="How they are best reached", max_length=200, required=False)
    notes = forms.CharField(
        label="Notes", required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=1000,
        help_text="About the group, not about people in it.",
    )  # fmt: skip


class NewCommunityGroupForm(CommunityGroupForm):
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose a ward")
    field_order = ("ward",)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.for_scope(user, KEEP_COMMUNITY.kinds).current(timezone.localdate())
        offer(self, ward=wards)
        first = list(wards[:2])
        if len(first) == 1:
            self.initial.setdefault("ward", first[0].pk)


class ChangeCommunityGroupForm(CommunityGroupForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, group: CommunityGroup, **kwargs: Any) -> None:
        kwargs["initial"] = {name: getattr(group, name) for name in (*FIELDS, "version")}
        super().__init__(*args, **kwargs)


class EndCommunityGroupForm(BookForm):
    because = forms.CharField(
        label="Why", max_length=200, help_text="It has closed, moved, or joined another group.",
        error_messages={"required": "Write why nobody calls on it any more."},
    )  # fmt: skip
    on = forms.DateField(label="When", widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, group: CommunityGroup, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate(), "version": group.version}
        super().__init__(*args, **kwargs)
