"""Forms of problem-solving plans: what it is about, its texts, who takes part, filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from engagement.models import Issue
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, User
from partnerships.widgets import DayInput, SearchInput
from tasking.forms.deciding import OwnerField, by_agency
from tasking.forms.priorities import WardFilter
from tasking.models import SARA, ImpactLevel, Plan, Priority
from tasking.services.plans.writing import TEXTS


def text(label: str, hint: str = "", *, rows: int = 4) -> forms.CharField:
    """A text of several lines that may be left for later."""
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": rows})
    )


class PlanFilters(WardFilter):
    field_order = ("q", "ward")

    q = forms.CharField(label="Words", required=False, max_length=120, widget=SearchInput)
    stage = forms.ChoiceField(
        label="Stage", required=False,
        choices=[("", "Open"), *((stage.value, stage.label) for stage in SARA), ("closed", "Closed"), ("all", "All")],
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        label="Owner’s agency", queryset=Agency.objects.none(), to_field_name="slug", required=False, empty_label="All"
    )
    review = forms.ChoiceField(
        label="Review and closing", required=False,
        choices=[("", "All"), ("overdue", "Review overdue"), ("mine", "Review overdue, mine to see to"),
                 ("agree", "Closing, for me to agree")],
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, agency=agencies)


class StartPlanForm(PointingForm):
    read_by_others = ("title",)

    title = forms.CharField(label="Title of the problem", max_length=160)
    owner = OwnerField(
        label="Owner", queryset=User.objects.none(),
        help_text="Of the organisation or community whose function fits the problem best.",
    )  # fmt: skip
    priority = forms.ModelChoiceField(
        label="Priority of the ward", queryset=Priority.objects.none(), required=False, empty_label="None"
    )

    def __init__(self, *args: Any, people: QuerySet[User], priorities: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, owner=people, priority=priorities)
        owner: Any = self.fields["owner"]
        owner.choices = by_agency(people)


class AboutForm(StartPlanForm):
    review_every = forms.IntegerField(
        label="Reviewed every so many days", min_value=7, max_value=183,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-3"}),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, plan: Plan) -> dict[str, Any]:
        names = ("title", "owner", "priority", "review_every", "version")
        return {name: getattr(plan, name) for name in names}


class PartForm(PointingForm):
    """One part of a plan that is written as texts; `part` names it.

    A plan is read by partners, councillors and representatives, so each text is looked over for names (E10).
    """

    part = ""
    heading = ""
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.read_by_others = TEXTS[cls.part]

    @classmethod
    def of(cls, plan: Plan) -> dict[str, Any]:
        return {name: getattr(plan, name) for name in (*TEXTS[cls.part], "version")}


class ProblemForm(PartForm):
    part, heading = "problem", "The problem"
    problem = text("The problem, in one paragraph", "What happens, to whom, where and since when. No names.")
    measure = forms.CharField(
        label="Its measure", max_length=200, required=False, help_text="For example: 41 calls a month, June to August."
    )
    evidence = text("Where that is known from", "Calls, surveys, what members and officers report.", rows=3)


class AnalysisForm(PartForm):
    part, heading = "analysis", "Analysis"
    harmed = text("Who is harmed", "Groups of people and places, no names.", rows=3)
    causing = text("Who or what causes it", "No names of people.", rows=3)
    places = text("Where and when it happens", "At most street names.", rows=3)
    findings = text("What the analysis shows", "Why here, why now, and what follows from that.")


class ResponseForm(PartForm):
    part, heading = "response", "Response"
    prevention = text("Prevention plan", rows=3)
    intelligence = text("Intelligence plan", "What is not known yet, and which officers find out.", rows=3)
    engagement = text("Community engagement the intelligence plan needs", "Where none is needed, say so.", rows=2)
    enforcement = text("Enforcement plan", rows=3)
    communication = text("Communication plan", "Who is told what, when and by whom.", rows=3)


class ImpactForm(PartForm):
    part, heading = "impact", "Community impact"
    impact_level = forms.ChoiceField(
        label="How strongly the community would feel it", choices=[("", "Choose a level"), *ImpactLevel.choices],
        required=False,
    )  # fmt: skip
    impact = text("What the problem, and what is done about it, means for the community")
    impact_treatment = text("What is done about that", rows=3)


class AssessmentForm(PartForm):
    part, heading = "assessment", "Assessment"
    results = text("Results analysis", "Each measure before and after, and what else may have changed it.")
    worked = text("What worked and what did not")
    conclusions = text("Conclusions", "For the next plan, here or elsewhere.")


PARTS: dict[str, type[PartForm]] = {
    form.part: form for form in (ProblemForm, AnalysisForm, ResponseForm, ImpactForm, AssessmentForm)
}


class PlanIssueForm(BookForm):
    issue = forms.ModelChoiceField(label="Issue", queryset=Issue.objects.none(), empty_label="Choose an issue")

    def __init__(self, *args: Any, issues: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, issue=issues)
        field: Any = self.fields["issue"]
        field.label_from_instance = lambda issue: f"{issue.reference}: {issue.concern}"


class PartnerForm(PointingForm):
    read_by_others = ("brings",)

    user = OwnerField(
        label="Officer or representative", queryset=User.objects.none(), required=False,
        help_text="Leave it empty for a community group whose spokesperson does not sign in.",
    )  # fmt: skip
    group_name = forms.CharField(label="Community group", max_length=120, required=False)
    brings = forms.CharField(label="What they bring to it", max_length=200, required=False)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, user=people)
        user: Any = self.fields["user"]
        user.choices = by_agency(people)

    def clean(self) -> None:
        if not self.cleaned_data.get("user") and not self.cleaned_data.get("group_name"):
            self.add_error("user", "Choose a person, or write the name of the community group.")


class BecauseForm(PointingForm):
    """A reason, with the version of the plan it was given for."""

    read_by_others = ("because",)

    because = forms.CharField(label="Why", widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(PointingForm):
    read_by_others = ("because",)

    because = forms.CharField(label="Why", max_length=250)


class StepForm(BookForm):
    """A step that asks nothing more."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class JustificationForm(PointingForm):
    read_by_others = ("justification",)

    version = forms.IntegerField(widget=forms.HiddenInput)
    justification = forms.CharField(
        label="Why it can be closed", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )


class ReviewForm(PointingForm):
    read_by_others = ("text",)

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="How the plan stands, and what changes", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )


class NoteForm(PointingForm):
    read_by_others = ("text",)

    kind = forms.ChoiceField(
        label="Kind", choices=[("note", "Note"), ("meeting", "Problem-solving meeting")], widget=forms.RadioSelect,
        initial="note",
    )  # fmt: skip
    on = forms.DateField(label="When", widget=DayInput)
    text = forms.CharField(
        label="What is to be kept", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text="Of a meeting: which organisations were there, and what was agreed.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
