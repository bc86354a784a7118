"""Forms of recruiting for the network: who is to find how many of which group by when (E2)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from engagement.coverage import GROUPS
from engagement.kin_access import READ_KIN
from engagement.models import Embedded, Gap
from partnerships.forms.base import BookForm, offer
from partnerships.models import Role, User, Ward
from partnerships.widgets import DayInput

WEEKS = timedelta(weeks=8)


def team_of(ward: Ward) -> QuerySet[User]:
    """Who works with the ward's network today, by name."""
    return Role.objects.held(timezone.localdate()).filter(kind__in=READ_KIN.kinds).for_wards([ward.pk]).people()


def group_words(gap: str, category: str) -> str:
    """The group a task looks for, in words: "25 to 44", "Tanner Street"."""
    if gap == Gap.EMBEDDED:
        return str(Embedded(category).label)
    if gap in GROUPS:
        return str(GROUPS[Gap(gap)][2](category).label)
    return category or "anybody"


def known_group(gap: str, category: str) -> bool:
    """Whether that is a group somebody can be found for."""
    if gap == Gap.PLACE:
        return len(category) <= 120
    if gap == Gap.ANYBODY:
        return category == ""
    choices: Any = Embedded if gap == Gap.EMBEDDED else GROUPS[Gap(gap)][2] if gap in GROUPS else None
    return choices is not None and category in choices.values


class RecruitForm(BookForm):
    """A gap of the network becomes somebody's task."""

    category = forms.CharField(
        label="Street or outward postcode", max_length=120, help_text="As the records have it: Tanner Street, HM1."
    )
    wanted = forms.IntegerField(
        label="How many", min_value=1, max_value=99, widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"})
    )
    owner = forms.ModelChoiceField(label="Who", queryset=User.objects.none(), empty_label="Choose somebody of the team")
    due_on = forms.DateField(label="Due", widget=DayInput)

    def __init__(self, *args: Any, ward: Ward, gap: str, category: str, wanted: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, owner=team_of(ward))
        self.initial.update(wanted=max(wanted, 1), due_on=timezone.localdate() + WEEKS)
        if gap != Gap.PLACE or category:
            del self.fields["category"]


class EndRecruitingForm(BookForm):
    because = forms.CharField(label="Why it ends", max_length=300, error_messages={"required": "Write why it ends."})
