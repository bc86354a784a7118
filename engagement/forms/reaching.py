"""Forms of reaching people: the engagement plan, work asked of a partner, what was held (E8)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from engagement.forms.quick import QuickForm
from engagement.models import EngagementEvent, EngagementMethod, PieceOfWork, PlanLine, Target
from engagement.models.reaching import DIMENSIONS, OTHER_TARGETS, counted_targets, counts_of, targets_of
from engagement.reached import A_FEW
from engagement.services.reaching import officers_of, who_runs
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, User, Ward
from partnerships.widgets import DayInput

NARROW = {"class": "govuk-input--width-4", "inputmode": "numeric"}
SIX_WEEKS = timedelta(weeks=6)
METHODS = [("", "Choose a method"), *EngagementMethod.choices]
TARGETS: Any = [
    ("", "Choose a group"),
    ("Age", [(target.value, target.label) for target in targets_of("age")]),
    ("Ethnic group", [(target.value, target.label) for target in targets_of("ethnicity")]),
    ("Disability", [(Target.DISABLED.value, Target.DISABLED.label)]),
    ("Others", [(target.value, target.label) for target in (*OTHER_TARGETS, Target.NOT_IN_SURVEY, Target.ANYBODY)]),
]


def _text(label: str, rows: int, *, required: bool = True, hint: str = "", most: int = 1000) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, widget=area, required=required, help_text=hint)


def _number(label: str, *, least: int = 1, required: bool = True, hint: str = "") -> forms.IntegerField:
    box = forms.NumberInput(attrs=NARROW)
    return forms.IntegerField(
        label=label, min_value=least, max_value=20_000, widget=box, required=required, help_text=hint
    )


class PlanForm(PointingForm):
    """The aims of a draft and when it is looked over."""

    read_by_others = ("aims",)
    aims = _text(
        "What engagement in the ward is for",
        6,
        most=4000,
        hint="Its aims, in plain words: partners, councillors and representatives read them.",
    )
    review_on = forms.DateField(label="Looked over by", widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput)


class LineForm(PointingForm):
    """Whom to reach, by which method, when, and who does it."""

    read_by_others = ("why", "when")
    target = forms.ChoiceField(label="Whom", choices=TARGETS)
    method = forms.ChoiceField(label="By which method", choices=METHODS)
    why = forms.CharField(
        label="Why this way suits them", max_length=300, required=False,
        help_text="Many can’t come to a public meeting; a focus group may suit them better.",
    )  # fmt: skip
    when = forms.CharField(label="When", max_length=120, help_text="For example: first Tuesday of the month")
    wanted = _number("How many are to be reached", required=False)
    agency = forms.ModelChoiceField(
        label="Which agency does it", queryset=Agency.objects.none(), required=False,
        empty_label="The neighbourhood team",
    )  # fmt: skip
    officer = forms.ModelChoiceField(
        label="Who of them", queryset=User.objects.none(), required=False, empty_label="Not named yet"
    )

    def __init__(self, *args: Any, ward: Ward, line: PlanLine | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self, agency=Agency.objects.filter(partnership=ward.partnership_id).order_by("name", "pk"),
            officer=officers_of(ward, timezone.localdate()),
        )  # fmt: skip
        named: Any = self.fields["officer"]
        named.label_from_instance = with_agency
        if line is not None:
            self.initial.update({name: getattr(line, name) for name in ("target", "method", "why", "when", "wanted")})
            self.initial.update(agency=line.agency_id, officer=line.officer_id)


class AgreeForm(BookForm):
    agreed_by = forms.CharField(
        label="Who agreed it",
        max_length=200,
        help_text="The meeting, or the agencies, by name",
    )
    agreed_on = forms.DateField(label="On which day", widget=DayInput)


class StandsForm(BookForm):
    review_on = forms.DateField(label="Next looked over by", widget=DayInput)
    reviewed_note = _text("What was found", 2, required=False)


class WorkForm(PointingForm):
    """Work asked of a partner: whom to reach, how many, by when, and of whom it is asked."""

    read_by_others = ("whom", "what")
    target = forms.ChoiceField(label="Whom to reach", choices=TARGETS)
    whom = forms.CharField(
        label="More exactly", max_length=160, required=False,
        help_text="A group, never a person: pupils of the two top forms of the high school",
    )  # fmt: skip
    wanted = _number("How many are to be reached")
    what = _text(
        "What is asked for",
        4,
        hint="What to find out, and how. The officer, and all who read the ward’s plan, read it.",
    )
    method = forms.ChoiceField(
        label="By which method", choices=[("", "As the officer thinks best"), *EngagementMethod.choices], required=False
    )
    officer = forms.ModelChoiceField(
        label="Who is asked", queryset=User.objects.none(), empty_label="Choose an officer"
    )
    due_on = forms.DateField(label="Due", widget=DayInput)

    def __init__(self, *args: Any, ward: Ward, begun: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, officer=officers_of(ward, timezone.localdate()))
        named: Any = self.fields["officer"]
        named.label_from_instance = with_agency
        self.initial.update({"wanted": A_FEW, "due_on": timezone.localdate() + SIX_WEEKS} | begun)


class DeliverForm(PointingForm):
    read_by_others = ("heard",)
    heard = _text("What was heard", 4, most=2000, hint="In a few lines, about the area and not about a person.")


class ReasonForm(PointingForm):
    read_by_others = ("reason",)
    reason = _text("Why", 3)


class EventForm(QuickForm):
    """What was held, who was reached in counts, and the concerns heard there, a line each."""

    length = 6
    held_on = forms.DateField(label="When it was held", widget=DayInput)
    method = forms.ChoiceField(label="Method", choices=METHODS)
    place = forms.CharField(label="Where", max_length=160, help_text="A hall, a street, a school; no private address.")
    also = forms.ModelMultipleChoiceField(
        label="Other wards it was for", queryset=Ward.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    run_by = forms.ModelChoiceField(label="Who ran it", queryset=User.objects.none(), empty_label="Choose somebody")
    together_with = forms.CharField(
        label="Together with", max_length=200, required=False, help_text="Agencies and groups; no names of residents."
    )
    handed_out = _number(
        "How many cards or forms went out", least=0, required=False, hint="For a card drop or postal survey."
    )
    attendance = _number("How many people took part", least=0)
    said = _text(
        "What else was said", 3, required=False, hint="About the area, not about a person. The ward’s team reads it."
    )
    done = forms.BooleanField(label="The work is done with this", required=False)
    heard = _text(
        "What was heard, in all", 3, required=False, most=2000,
        hint="For who asked for the work. Needed only where it is done with this.",
    )  # fmt: skip

    def __init__(
        self, *args: Any, user: User, ward: Ward, wards: Any, work: PieceOfWork | None = None,
        event: EngagementEvent | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        for target in counted_targets():
            self.fields[_field(target)] = _number(str(target.label), least=0, required=False)
        offer(self, run_by=who_runs(user, ward, event.held_on if event else today), also=wards)
        self.initial.update(held_on=today, run_by=user.pk)
        self.read_by_others = (*self.read_by_others, "place", "together_with", "said", "heard")
        if work is not None:
            self.initial.update(method=work.method, run_by=work.officer_id)
            del self.fields["also"]
        else:
            del self.fields["done"], self.fields["heard"]
        if event is not None:
            self._of(event)

    def _of(self, event: EngagementEvent) -> None:
        """What stands of an event that is corrected; the concerns heard there are corrected as issues."""
        self.fields.pop("also", None)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        plain = ("held_on", "method", "place", "together_with", "handed_out", "attendance", "said", "version")
        self.initial.update({name: getattr(event, name) for name in plain} | {"run_by": event.run_by_id})
        counts = counts_of(event.reached.all())
        self.initial.update({_field(Target(target)): number for target, number in counts.items()})
        run_by: Any = self.fields["run_by"]
        run_by.queryset = (run_by.queryset | User.objects.filter(pk=event.run_by_id)).distinct()

    @property
    def groups(self) -> list[tuple[str, list[BoundField]]]:
        """The counts, by heading."""
        words = {"age": "Age", "ethnicity": "Ethnic group", "disability": "Disability"}
        found = [(words[name], [self[_field(target)] for target in targets_of(name)]) for name in DIMENSIONS]
        return [*found, ("Other groups", [self[_field(target)] for target in OTHER_TARGETS])]

    @property
    def counted(self) -> bool:
        """Whether anything stands in the counts, so that they are shown open."""
        return any(bound.value() or bound.errors for _, fields in self.groups for bound in fields)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("done") and not data.get("heard"):
            self.add_error("heard", "Write what was heard, or leave the work open.")
        if data.get("heard") and not data.get("done"):
            self.add_error("done", "Tick this if the work is done, or write it under “What else was said”.")
        return data

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        given.pop("done", None)
        reached = {target.value: given.pop(_field(target), None) or 0 for target in counted_targets()}
        return given | {"reached": reached}


class ChangeEventForm(EventForm):
    """The same, of an event that stands: without the concerns, which are issues by now."""

    length = 0

    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in super().facts().items() if name != "lines"}


class HearForm(QuickForm):
    """Further concerns heard at an event, of one of its wards."""

    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label=None)

    def __init__(self, *args: Any, wards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=wards)


def with_agency(officer: User) -> str:
    """ "Hana Novak, Harrowmere Homes"."""
    return f"{officer.name}, {officer.agency}" if officer.agency else officer.name


def in_half_a_year(on: date) -> date:
    """When a plan that is looked over today is looked over next."""
    return on + timedelta(days=182)


def _field(target: Target) -> str:
    return f"reached_{target.name.lower()}"
