"""Forms of contact with councillors: the filters of its lists, logging, correcting, and what came of it (P9)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from engagement.forms.raising import LogIssueForm
from engagement.models import Issue, Method
from partnerships.forms.base import BookForm, offer
from partnerships.models import Meeting, User, Ward
from partnerships.widgets import DayInput, SideBySide
from tasking.forms.priorities import WardFilter
from tasking.models import Action, How, Side, ThreeWayContact
from tasking.three_way import people_for_contact

KINDS = {"monthly": "Monthly three-way contact", "before": "Before a meeting", "between": "In between"}
LINES = "One a line."


class LogFilters(WardFilter):
    """Of the log: ward, kind, how, and the days."""

    kind = forms.ChoiceField(label="Kind", choices=[("", "All"), *KINDS.items()], required=False)
    how = forms.ChoiceField(label="How", choices=[("", "Any way"), *How.choices], required=False)
    since = forms.DateField(label="From", widget=DayInput, required=False)
    until = forms.DateField(label="To", widget=DayInput, required=False)

    @property
    def narrowing(self) -> dict[str, Any]:
        """The conditions on a contact."""
        kinds: dict[str, dict[str, Any]] = {
            "monthly": {"all_three": True, "before__isnull": True},
            "before": {"before__isnull": False},
            "between": {"all_three": False, "before__isnull": True},
        }
        chosen = self.chosen
        conditions = kinds.get(chosen.pop("kind", ""), {})
        names = {"since": "on__gte", "until": "on__lte"}
        return {names.get(name, name): value for name, value in chosen.items()} | conditions


def _lines(text: str) -> list[str]:
    """Names as typed, one a line, none twice and none longer than a name."""
    found = (" ".join(line.split())[:120] for line in text.splitlines())
    return list(dict.fromkeys(name for name in found if name))


class ContactForm(BookForm):
    """Who with whom, when, how, what was said and what came of it."""

    on = forms.DateField(label="When", widget=DayInput, error_messages={"required": "Enter the day."})
    how = forms.ChoiceField(
        label="How", choices=How.choices, widget=SideBySide, initial=How.MET,
        error_messages={"required": "Choose how you were in contact."},
    )  # fmt: skip
    people = forms.ModelMultipleChoiceField(
        label="Who took part", queryset=User.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )
    councillors = forms.CharField(
        label="Councillors without an account", widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=LINES,
    )  # fmt: skip
    others = forms.CharField(
        label="Who else was there", widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text=LINES
    )
    said = forms.CharField(
        label="What was said", widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The ward’s coordinator and inspector read it, and the councillors who took part. "
        "No names of residents: what somebody raised is logged as an issue.",
        error_messages={"required": "Write what was said."},
    )  # fmt: skip
    came_of_it = forms.CharField(
        label="What came of it", widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text="What was agreed, and who does it. Issues and actions are linked on the next page.",
    )  # fmt: skip

    def __init__(self, *args: Any, wards: list[Ward], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())
        offer(self, people=people_for_contact(wards, timezone.localdate()))
        field: Any = self.fields["people"]
        field.label_from_instance = lambda person: (
            f"{person.name}, {person.job_title}" if person.job_title else person.name
        )

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        return given | {"councillors": _lines(given["councillors"]), "others": _lines(given["others"])}


class LogContactForm(ContactForm):
    """A new contact, of one ward."""

    field_order = ("on", "how", "people")
    before = forms.ModelChoiceField(
        label="Held before", queryset=Meeting.objects.none(), required=False, empty_label="No meeting in particular",
        help_text="A meeting held before one of these comes in addition to the monthly contact.",
    )  # fmt: skip

    def __init__(self, *args: Any, ward: Ward, meetings: Any, **kwargs: Any):
        super().__init__(*args, wards=[ward], **kwargs)
        offer(self, before=meetings)


class CorrectContactForm(ContactForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, contact: ThreeWayContact, **kwargs: Any):
        people = list(contact.people.all())
        kwargs["initial"] = {
            "on": contact.on, "how": contact.how, "said": contact.said, "came_of_it": contact.came_of_it,
            "version": contact.version, "people": [row.user_id for row in people if row.user_id],
            "councillors": "\n".join(row.name for row in people if not row.user_id and row.side == Side.COUNCILLOR),
            "others": "\n".join(row.name for row in people if not row.user_id and row.side != Side.COUNCILLOR),
        }  # fmt: skip
        super().__init__(*args, wards=[contact.ward], **kwargs)
        took_part = User.objects.filter(pk__in=[row.user_id for row in people if row.user_id])
        field: Any = self.fields["people"]
        # Who took part then is still offered when the role has ended since.
        field.queryset = (field.queryset | took_part).distinct()


class LinkForm(BookForm):
    """An issue by its reference, or one of the ward's actions."""

    reference = forms.CharField(
        label="Issue", max_length=20, required=False, help_text="Its reference, like MIL-26-0417."
    )
    action = forms.ModelChoiceField(
        label="Or an action to do in the ward", queryset=Action.objects.none(), required=False, empty_label="None"
    )

    def __init__(self, *args: Any, issues: Any, actions: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.issues = issues
        offer(self, action=actions)
        field: Any = self.fields["action"]
        field.label_from_instance = lambda action: f"{action.issue.reference}: {action.what}"[:120]

    def clean_reference(self) -> Issue | None:
        words = str(self.cleaned_data["reference"]).strip().upper()
        if not words:
            return None
        found: Issue | None = self.issues.filter(reference=words).first()
        if found is None:
            raise forms.ValidationError("There is no such issue in this ward. Look at the reference again.")
        return found

    def clean(self) -> None:
        given = self.cleaned_data
        if "reference" in given and bool(given.get("reference")) == bool(given.get("action")):
            self.add_error("reference", "Enter the reference of an issue, or choose an action.")

    def facts(self) -> dict[str, Any]:
        return {"issue": self.cleaned_data["reference"], "action": self.cleaned_data["action"]}


class RaiseForm(LogIssueForm):
    """The form of /issues/new/, for what a councillor raised in the contact."""

    def __init__(self, *args: Any, contact: ThreeWayContact, **kwargs: Any):
        said_by = [row.name for row in contact.people.all() if row.side == Side.COUNCILLOR]
        kwargs["initial"] = {"ward": contact.ward_id, "method": Method.CANVASS.value, "raised_by": ", ".join(said_by)}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["ward"].queryset = Ward.objects.filter(pk=contact.ward_id)
        self.initial["method"] = Method.CANVASS.value
