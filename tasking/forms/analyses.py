"""Forms of the analytical document."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, Meeting
from partnerships.services.reports import default_due
from partnerships.widgets import DayInput
from tasking.models import Analysis, SectionKind
from tasking.services.analyses import MONTHS, USUAL

SAYS = {
    SectionKind.ISSUES: "What was raised, in which wards, and what changed since the period before.",
    SectionKind.PLACES: "Streets that come back. Fewer than five at a place are not shown; do not write them either.",
    SectionKind.PRIORITIES: "How the wards’ priorities stand.",
    SectionKind.CONFIDENCE: "What the surveys say, and how sure that is.",
    SectionKind.ACTIONS: "What was done, and whether it changed anything.",
    SectionKind.AGENCIES: "What the agencies’ figures add.",
    SectionKind.OWN: "Anything else the group asked for.",
}


class AskAnalysisForm(BookForm):
    """What a meeting wants to know, of which time, and by when."""

    months = forms.TypedChoiceField(
        label="Period", coerce=int,
        choices=[(n, f"The last {n} months" if n > 1 else "The last month") for n in MONTHS],
        initial=USUAL, help_text="Whole months, compared with as many before them.",
    )  # fmt: skip
    due_on = forms.DateField(label="Due", widget=DayInput, help_text="So that it goes out with the papers.")
    question = forms.CharField(
        label="What does the group want to know?", required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="The analyst answers it in the summary. No names.",
    )  # fmt: skip

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        early = timezone.localdate() + timedelta(days=1)
        self.initial = {"due_on": max(default_due(meeting), early), **self.initial}


class AnalysisForm(PointingForm):
    """All the words of a document. The whole group reads them, guests among it, so they are looked over first (E10)."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(label="Title", max_length=120)
    summary = forms.CharField(
        label="Summary", required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text="What the group should know in a minute. It is read out.",
    )  # fmt: skip
    own_heading = forms.CharField(label="Heading of a section of your own", required=False, max_length=120)
    advice = forms.CharField(
        label="What the analyst advises", required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in SectionKind:
            own = kind == SectionKind.OWN
            self.fields[f"text_{kind}"] = forms.CharField(
                label="Text of that section" if own else kind.label, required=False, max_length=4000,
                widget=forms.Textarea(attrs={"rows": 4}), help_text=SAYS[kind],
            )  # fmt: skip
            if not own:
                label = f"Leave out “{kind.label}”"
                self.fields[f"leave_out_{kind}"] = forms.BooleanField(label=label, required=False)
        texts = [f"text_{kind}" for kind in SectionKind]
        self.read_by_others = ("title", "summary", *texts, "own_heading", "advice")
        mixed = [name for kind in SectionKind for name in self._of(kind)]
        self.order_fields(["title", "summary", *mixed, "advice"])

    def _of(self, kind: SectionKind) -> list[str]:
        return ["own_heading", f"text_{kind}"] if kind == SectionKind.OWN else [f"text_{kind}", f"leave_out_{kind}"]

    @classmethod
    def of(cls, analysis: Analysis) -> dict[str, Any]:
        """What stands in it."""
        begun = {name: getattr(analysis, name) for name in ("title", "summary", "advice", "version")}
        for section in analysis.sections.all():
            begun[f"text_{section.kind}"], begun[f"leave_out_{section.kind}"] = section.text, not section.shown
            if section.kind == SectionKind.OWN:
                begun["own_heading"] = section.heading
        return begun

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get(f"text_{SectionKind.OWN}") and not given.get("own_heading"):
            self.add_error("own_heading", "Give your section a heading.")
        return given

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        said = {kind: (not given.get(f"leave_out_{kind}", False), given[f"text_{kind}"]) for kind in SectionKind.values}
        words = {name: given[name] for name in ("version", "title", "summary", "advice", "own_heading")}
        return {**words, "said": said}


class AgencyFigureForm(PointingForm):
    """One figure of an agency, for the period and for the one before."""

    read_by_others = ("what",)

    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), empty_label="Choose an agency")
    what = forms.CharField(
        label="What is counted", max_length=120, help_text="For example: fixed penalties for litter."
    )
    now = forms.IntegerField(label="How many in the period", min_value=0, max_value=1_000_000)
    before = forms.IntegerField(
        label="How many in the period before", required=False, min_value=0, max_value=1_000_000,
        help_text="Empty where it is not known.",
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, agency=agencies)
