"""Asking for a ward's network as a file, and deciding on it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from engagement.forms.pointing import PointingForm
from partnerships.forms.base import offer
from partnerships.models import Ward


class AskForm(PointingForm):
    read_by_others = ("reason",)
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose a ward")
    reason = forms.CharField(
        label="What it is needed for", max_length=200, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Whoever approves it reads this, and it stays in the audit log. Name nobody in it.",
    )  # fmt: skip

    def __init__(self, *args: Any, wards: QuerySet[Ward], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=wards)


class RefuseForm(PointingForm):
    read_by_others = ("why_not",)
    why_not = forms.CharField(label="Why not", max_length=200)
