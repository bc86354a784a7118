"""Recording feedback: one issue's, or many at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from engagement.access import LOG_ISSUE
from engagement.forms.pointing import PointingForm
from engagement.models import Channel
from feedback.access import READ_OWED
from feedback.models import Owed, OwedTo
from feedback.services.telling import everyone
from partnerships.models import Role, User, Ward
from partnerships.widgets import DayInput

EVERYONE = "everyone"


class TellingForm(PointingForm):
    """How, what and when: what is asked however many are told."""

    channel = forms.ChoiceField(label="How", choices=[("", "Choose how"), *Channel.choices])
    what = forms.CharField(
        label="What they were told",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="In a sentence or two. It stands in the trail, so no names.",
    )
    given_on = forms.DateField(label="When", widget=DayInput, initial=timezone.localdate)
    read_by_others = ("what",)

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        return {**given, "channel": Channel(given["channel"])}


class TellForm(TellingForm):
    """Record feedback on one issue: to everyone still owed, or to one of them."""

    owed = forms.ChoiceField(label="Who was told")
    field_order = ("owed", "channel", "what", "given_on")

    def __init__(self, *args: Any, rows: list[Owed], known: list[str], **kwargs: Any) -> None:
        self.rows = rows
        self.known = tuple(known)
        super().__init__(*args, **kwargs)
        people = [row for row in rows if row.to != OwedTo.WARD] or rows
        choices = [(EVERYONE, f"Everyone still owed ({len(people)})")] if rows else []
        owed = self.fields["owed"]
        assert isinstance(owed, forms.ChoiceField)  # noqa: S101 - tells the type checker what stands above
        owed.choices = [*choices, *((str(row.pk), said_of(row)) for row in rows)]
        if len(people) < len(rows):
            owed.help_text = (
                "The ward itself is told in its next newsletter. A leaflet, the website or the press tells it too."
            )
        if rows:
            self.fields["channel"].initial = people[0].channel

    def facts(self) -> dict[str, Any]:
        """The keys of those told: "everyone" counts the ward only where the channel reaches a whole ward."""
        given = super().facts()
        chosen = given["owed"]
        keys = everyone(self.rows, given["channel"]) if chosen == EVERYONE else [int(chosen)]
        return {**given, "owed": keys}


class BulkTellingForm(TellingForm):
    """Record feedback to the rows that were ticked."""

    owed = forms.ModelMultipleChoiceField(
        label="Who was told", queryset=Owed.objects.none(), error_messages={"required": "Tick those who were told."}
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owed = self.fields["owed"]
        assert isinstance(owed, forms.ModelMultipleChoiceField)  # noqa: S101 - as above
        owed.queryset = Owed.objects.visible_to(user)

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        return {**given, "owed": [row.pk for row in given["owed"]]}


class WritingForm(PointingForm):
    """What those written to are told."""

    what = forms.CharField(
        label="What they are told",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text="Each gets a message of their own. It stands in the trail as well, so no names.",
    )
    read_by_others = ("what",)


class OwedFilter(forms.Form):
    """What of the list is shown."""

    ward = forms.ModelChoiceField(queryset=Ward.objects.none(), required=False, label="Ward", empty_label="Every ward")
    to = forms.ChoiceField(label="Who", required=False, choices=[("", "Everyone"), *OwedTo.choices])
    channel = forms.ChoiceField(label="How", required=False, choices=[("", "Every way"), *Channel.choices])
    heard_by = forms.ModelChoiceField(
        queryset=User.objects.none(), required=False, label="Heard by", empty_label="Everybody"
    )
    late = forms.BooleanField(label="Late only", required=False)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wards = Ward.objects.for_scope(user, READ_OWED.kinds)
        hear = Role.objects.held(timezone.localdate()).filter(kind__in=LOG_ISSUE.kinds)
        ward, heard_by = self.fields["ward"], self.fields["heard_by"]
        assert isinstance(ward, forms.ModelChoiceField)  # noqa: S101 - as above
        assert isinstance(heard_by, forms.ModelChoiceField)  # noqa: S101 - as above
        ward.queryset = wards
        heard_by.queryset = hear.for_wards(wards.order_by().values("pk")).people()


def said_of(row: Owed) -> str:
    """A row of what is owed, in words: "Amina Bello, by e-mail"."""
    if row.to == OwedTo.WARD:
        return f"The ward of {row.ward}, in its next newsletter"
    if row.group is not None:
        return f"Members of {row.group}"
    return f"{row.raiser.name if row.raiser else ''}, {row.channel.label.lower()}"
