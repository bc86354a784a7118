"""Forms of what a plan is measured by, of its risks and its actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from engagement.models import Issue
from partnerships.forms.base import offer
from partnerships.models import User
from partnerships.widgets import DayInput
from tasking.forms.deciding import ActionForm, OwnerField, by_agency
from tasking.models import Objective, Risk
from tasking.services.plans.writing import OBJECTIVE
from tasking.smart import shortcomings

NARROW = {"class": "govuk-input--width-5"}
LIKELIHOOD = [(1, "1, rare"), (2, "2, unlikely"), (3, "3, possible"), (4, "4, likely"), (5, "5, almost certain")]
IMPACT = [(1, "1, slight"), (2, "2, minor"), (3, "3, moderate"), (4, "4, serious"), (5, "5, severe")]


def figure(label: str, hint: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label, help_text=hint, max_digits=11, decimal_places=2, required=False,
        widget=forms.NumberInput(attrs={**NARROW, "step": "any"}),
    )  # fmt: skip


class ObjectiveForm(PointingForm):
    """Every part of a SMART objective; what one lacks is told field by field."""

    read_by_others = ("what", "measure")

    what = forms.CharField(label="What is to change", max_length=200, required=False)
    measure = forms.CharField(
        label="Measure", max_length=160, required=False, help_text="What is counted, and from which source."
    )
    unit = forms.CharField(label="Unit", max_length=40, required=False, help_text="For example: calls a month.")
    baseline = figure("Baseline", "The figure it starts from.")
    baseline_on = forms.DateField(label="Day of the baseline", widget=DayInput, required=False)
    target = figure("Target", "The figure to reach.")
    by_day = forms.DateField(label="By when", widget=DayInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @classmethod
    def of(cls, objective: Objective) -> dict[str, Any]:
        names = (*OBJECTIVE[:-1], "version")
        return {**{name: getattr(objective, name) for name in names}, "by_day": objective.by}

    def clean(self) -> None:
        given = {**self.cleaned_data, "by": self.cleaned_data.get("by_day")}
        for name, words in shortcomings(given, today=timezone.localdate()).items():
            field = "by_day" if name == "by" else name
            if field not in self.errors:
                self.add_error(field, words)

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "version": self.cleaned_data["version"] or 0}

    def stands(self, theirs: dict[str, Any]) -> dict[str, Any]:
        return {"by_day" if name == "by" else name: value for name, value in theirs.items()}


class MeasureForm(PointingForm):
    read_by_others = ("source",)

    figure = forms.DecimalField(
        label="Figure", min_value=0, max_digits=11, decimal_places=2,
        widget=forms.NumberInput(attrs={**NARROW, "step": "any"}),
    )  # fmt: skip
    on = forms.DateField(label="Of which day", widget=DayInput, help_text="The last day it counts.")
    source = forms.CharField(label="Source", max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class RiskForm(PointingForm):
    read_by_others = ("what", "treatment")

    what = forms.CharField(label="What may go wrong", max_length=250)
    likelihood = forms.TypedChoiceField(label="How likely", choices=LIKELIHOOD, coerce=int, initial=3)
    impact = forms.TypedChoiceField(label="How bad", choices=IMPACT, coerce=int, initial=3)
    treatment = forms.CharField(
        label="What is done about it", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    owner = OwnerField(label="Who looks after it", queryset=User.objects.none())
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, owner=people)
        owner: Any = self.fields["owner"]
        owner.choices = by_agency(people)

    @classmethod
    def of(cls, risk: Risk) -> dict[str, Any]:
        return {name: getattr(risk, name) for name in (
            "what", "likelihood", "impact", "treatment", "owner", "version"
        )}  # fmt: skip

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "version": self.cleaned_data["version"] or 0}


class PlanActionForm(ActionForm):
    """An action of the plan; it hangs from one of the plan's issues, as every action does."""

    issue = forms.ModelChoiceField(label="For which issue", queryset=Issue.objects.none(), empty_label=None)
    field_order = ("what", "kind", "owner", "due_on", "issue")

    def __init__(self, *args: Any, issues: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, issue=issues)
        field: Any = self.fields["issue"]
        field.label_from_instance = lambda issue: f"{issue.reference}: {issue.concern}"

    def facts(self) -> dict[str, Any]:
        return {"agreed": self.agreed(), "issue": self.cleaned_data["issue"]}
