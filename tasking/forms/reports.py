"""What is asked about agencies' reports."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms

from engagement.forms.pointing import PointingForm
from partnerships.errors import Refused
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, AgencyReport, Meeting
from partnerships.services.reports import agencies_of, default_due
from partnerships.uploads import MOST_BYTES, Sent, taken
from partnerships.widgets import DayInput


class AskForm(BookForm):
    """Which agencies report to a meeting, and by when."""

    agencies = forms.ModelMultipleChoiceField(
        label="Agencies", queryset=Agency.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency."},
    )  # fmt: skip
    due_on = forms.DateField(label="Due", widget=DayInput, help_text="So that members read it before the meeting.")

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any):
        super().__init__(*args, **kwargs)
        asked = AgencyReport.objects.filter(meeting=meeting).values("agency")
        left = agencies_of(meeting).exclude(pk__in=asked)
        offer(self, agencies=left)
        self.left = list(left)
        self.initial = {"agencies": self.left, "due_on": default_due(meeting), **self.initial}


class ReportForm(PointingForm):
    """A report, typed, as a file or both."""

    read_by_others = ("text",)

    text = forms.CharField(
        label="Report", required=False, widget=forms.Textarea(attrs={"rows": 12}), max_length=20_000,
        help_text="What was done about what was agreed, what was found, what is needed from others. No names.",
    )  # fmt: skip
    file = forms.FileField(
        label="File", required=False,
        help_text="PDF, Word (.docx) or OpenDocument (.odt), up to 10 MB. It takes the place of one sent before.",
    )  # fmt: skip
    without_file = forms.BooleanField(label="Remove the file that was sent", required=False)
    confidential = forms.BooleanField(
        label="Confidential", required=False, help_text="Only those who hear the confidential items can read it."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, report: AgencyReport, **kwargs: Any):
        super().__init__(*args, **kwargs)
        stands = {"text": report.text, "confidential": report.confidential, "version": report.version}
        self.initial = {**stands, **self.initial}
        self.known = (report.agency.name, report.meeting.group.name)
        if not hasattr(report, "file"):
            del self.fields["without_file"]

    def clean_file(self) -> Sent | None:
        """The file as it was taken; what it is, its bytes say."""
        given = self.cleaned_data["file"]
        if not given:
            return None
        try:
            return taken(given.read(MOST_BYTES + 1))
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal

    def sent(self) -> dict[str, Any]:
        """With the digest of the file: another file under the same name is another form."""
        file = self.cleaned_data.get("file")
        return {**super().sent(), "file": file.sha256 if file else hashlib.sha256(b"").hexdigest()}


class QueryForm(PointingForm):
    """A query to a report."""

    read_by_others = ("text",)

    text = forms.CharField(label="Query", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class QueryAnswerForm(BookForm):
    """What was answered at the meeting."""

    answer = forms.CharField(label="Answer", widget=forms.Textarea(attrs={"rows": 3}), max_length=4_000)
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReportFilters(forms.Form):
    """Which reports to list."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Owed"), ("late", "Owed and late"), ("all", "All")]
    )
    whose = forms.ChoiceField(label="Whose", required=False, choices=[("", "All agencies"), ("agency", "My agency")])
