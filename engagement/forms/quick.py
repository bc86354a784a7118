"""Quick lists: many concerns on one page, a line each, what and where (E1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from engagement.canvass_access import KEY_CANVASS
from engagement.forms.pointing import PointingForm
from engagement.services.canvassing import AT_A_PACT_MEETING, councillors_of
from engagement.services.raising import Line
from partnerships.forms.base import offer
from partnerships.models import GroupKind, Meeting, RoleKind, User, Ward
from partnerships.widgets import DayInput


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list as the page shows it."""

    number: int
    concern: BoundField
    place: BoundField


class QuickForm(PointingForm):
    """A list of so many lines; those left empty do not count. A line that is wrong is told, and all that was typed
    stays. `facts()` has the others as `lines`.
    """

    length = 12

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, self.length + 1):
            self.fields[f"concern_{number}"] = forms.CharField(
                label=f"What, line {number}", max_length=200, required=False
            )
            self.fields[f"place_{number}"] = forms.CharField(
                label=f"Street, line {number}", max_length=200, required=False
            )
        self.read_by_others = tuple(f"concern_{number}" for number in range(1, self.length + 1))

    @property
    def rows(self) -> list[Row]:
        return [Row(n, self[f"concern_{n}"], self[f"place_{n}"]) for n in range(1, self.length + 1)]

    def lines_of(self, data: dict[str, Any]) -> list[Line]:
        """The lines with something in them, in order."""
        pairs = ((data.get(f"concern_{n}", ""), data.get(f"place_{n}", "")) for n in range(1, self.length + 1))
        return [Line(" ".join(concern.split()), place.strip()) for concern, place in pairs if concern or place]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, self.length + 1):
            if data.get(f"place_{number}") and not data.get(f"concern_{number}"):
                self.add_error(f"concern_{number}", f"Line {number}: write what the concern is, or empty the street.")
        return data

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        lines = self.lines_of(given)
        rows = {f"{name}_{n}" for name in ("concern", "place") for n in range(1, self.length + 1)}
        return {name: value for name, value in given.items() if name not in rows} | {"lines": lines}


class CanvassForm(QuickForm):
    """Before which meeting, by whom, when and where; then what was heard."""

    meeting = forms.ModelChoiceField(
        label="Before which meeting", queryset=Meeting.objects.none(), empty_label="Choose a meeting"
    )
    councillor = forms.ModelChoiceField(
        label="Councillor", queryset=User.objects.none(), empty_label="Choose a councillor"
    )
    canvassed_on = forms.DateField(label="Day of the canvass", widget=DayInput)
    streets = forms.CharField(label="Streets walked", max_length=200, required=False)
    doors = forms.IntegerField(label="Doors knocked on", min_value=1, max_value=5000, required=False)

    def __init__(self, *args: Any, user: User, ward: Ward, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        to_come = Meeting.objects.filter(group__kind=GroupKind.NP, group__wards=ward).to_come(timezone.now())
        people = councillors_of(ward, today)
        if not user.scope.has({RoleKind.COORDINATOR}):
            people = [person for person in people if person == user]
        offer(
            self, meeting=to_come.select_related("group"),
            councillor=User.objects.filter(pk__in=[person.pk for person in people]).order_by("name", "pk"),
        )  # fmt: skip
        self.initial.setdefault("canvassed_on", today)
        if len(people) == 1:
            self.initial.setdefault("councillor", people[0].pk)
        if (first := to_come.first()) is not None:
            self.initial.setdefault("meeting", first.pk)


class PactForm(QuickForm):
    """How many came, and up to three issues."""

    length = AT_A_PACT_MEETING

    attendance = forms.IntegerField(label="How many members of the public came?", min_value=0, max_value=5000)
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label=None)

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=meeting.group.wards.order_by("name", "pk"))


def wards_to_canvass(user: User) -> list[Ward]:
    """The wards whose canvasses this person keys."""
    return list(Ward.objects.for_scope(user, KEY_CANVASS.kinds).current(timezone.localdate()).order_by("name", "pk"))
