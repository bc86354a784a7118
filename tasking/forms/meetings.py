"""What the pages of a meeting ask besides decisions."""

from __future__ import annotations

from typing import Any

from django import forms

from partnerships.forms.base import BookForm, offer
from partnerships.models import AgendaItem, Attendance, Meeting, Membership, Presence
from partnerships.widgets import SideBySide


class MinuteForm(BookForm):
    """An item's minute."""

    minute = forms.CharField(label="Minute", required=False, widget=forms.Textarea(attrs={"rows": 4}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class TableForm(BookForm):
    """The meeting on whose agenda an issue is put."""

    meeting = forms.ModelChoiceField(label="Meeting", queryset=Meeting.objects.none(), empty_label=None)

    def __init__(self, *args: Any, meetings: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, meeting=meetings)


class MoveForm(TableForm):
    """Another meeting, and why."""

    because = forms.CharField(label="Why it waits", max_length=250, required=False)


class TakeOffForm(BookForm):
    """Why an issue comes off the agenda."""

    because = forms.CharField(label="Why it comes off, and who deals with it", max_length=400)


class AttendanceForm(BookForm):
    """Who is here: one line for each member who is expected."""

    def __init__(self, *args: Any, members: list[Membership], noted: dict[int, Attendance], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.members = members
        for member in members:
            said = noted.get(member.pk)
            self.fields[f"presence_{member.pk}"] = forms.ChoiceField(
                label=member.name, choices=Presence, widget=SideBySide, required=False,
                initial=said.presence if said else None,
            )  # fmt: skip
            self.fields[f"deputy_{member.pk}"] = forms.CharField(
                label=f"Deputy of {member.name}", required=False, max_length=120,
                initial=said.deputy_name if said else "",
            )  # fmt: skip
        self.fields["guest"] = forms.CharField(
            label="Guest", required=False, max_length=120, help_text="Somebody here who is no member."
        )

    def rows(self) -> list[tuple[Membership, Any, Any]]:
        """Each member with their two fields."""
        return [(m, self[f"presence_{m.pk}"], self[f"deputy_{m.pk}"]) for m in self.members]

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        said = {
            member.pk: (Presence(given[f"presence_{member.pk}"]), given[f"deputy_{member.pk}"])
            for member in self.members
            if given[f"presence_{member.pk}"]
        }
        return {"said": said, "guest": given["guest"]}


class CorrectionForm(BookForm):
    """A correction of approved minutes."""

    item = forms.ModelChoiceField(
        label="About", queryset=AgendaItem.objects.none(), required=False, empty_label="The minutes as a whole"
    )
    text = forms.CharField(label="Correction", widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, item=AgendaItem.objects.filter(pk__in=[item.pk for item in items]))
