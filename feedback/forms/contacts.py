"""Log a contact: who, what was heard, told and promised, on one screen (E5, E6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, QueryDict
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from engagement.models import CommunityGroup, ContactHow, KeyIndividual, Promise
from engagement.services.contacting import HeardThere, Then
from engagement.tour_access import LOG_CONTACT, community_group_for
from feedback.services.newsletters.wording import names_of_places
from feedback.touring import ToTell, to_tell
from partnerships.fetching import or_404
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, User, Ward
from partnerships.widgets import DayInput, SideBySide

AT_ONCE = 3
"""So many concerns go on one screen; more are a contact of their own, or an issue each."""
THEN = [
    (Then.SPOT.value, "Dealt with on the spot"), (Then.MINE.value, "I see to it"), (Then.REFER.value, "Referred"),
    (Then.ESCALATE.value, "Escalated"),
]  # fmt: skip


WHAT_IT_IS = "Write what the concern is, in a line."
ASKED_WITH = [
    *(("concern", other, "", WHAT_IT_IS) for other in ("place", "then", "agency", "detail", "public")),
    ("then", "concern", "", "Choose what becomes of it."),
    ("agency", "then", Then.REFER.value, "Choose the agency it is referred to."),
    ("detail", "then", Then.SPOT.value, "Write what was done."),
]
"""Fields of a concern that must be filled in where another is, or has that value."""


@dataclass(frozen=True, slots=True)
class AskedWith:
    """`field` must be filled in where `other` is, and has the value `at` if one is given; else `words`."""

    field: str
    other: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Whom:
    """With whom the contact was: a group, a Key Individual, or somebody in a ward."""

    key: str
    ward: Ward
    group: CommunityGroup | None = None
    kin: KeyIndividual | None = None

    @property
    def name(self) -> str:
        if self.group is not None:
            return self.group.name
        return self.kin.name if self.kin is not None else "Somebody else"


def whom_for(user: User, key: str) -> Whom:
    """Who "g12", "k7" or "w3" is: a group, a Key Individual, somebody in a ward. Http404 outside the person's sight."""
    kind, number = key[:1], key[1:]
    if not number.isdecimal() or len(number) > 18:
        raise Http404
    if kind == "g":
        group = community_group_for(user, int(number), LOG_CONTACT)
        return Whom(key, group.ward, group=group)
    if kind == "k":
        people = KeyIndividual.objects.visible_to(user).active().select_related("ward__partnership")
        kin = or_404(people.filter(pk=number).first())
        LOG_CONTACT.require(user, kin.ward)
        return Whom(key, kin.ward, kin=kin)
    wards = Ward.objects.for_scope(user, LOG_CONTACT.kinds).select_related("partnership")
    ward = or_404(wards.filter(pk=number).first() if kind == "w" else None)
    return Whom(key, ward)


class Ticked(forms.MultipleChoiceField):
    """Keys that were offered when the page was shown; the service takes those that are still theirs.

    So a form that is sent twice, or after a colleague was quicker, is read the same.
    """

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        return str(value).isdecimal() and len(str(value)) < 19


class ToldForm(forms.Form):
    """What there is to tell one group, by itself: on a tablet one form serves all groups, with this in it for each."""

    told = Ticked(label="Told them", required=False)
    told_words = forms.CharField(label="What you told them, if it was more", max_length=300, required=False)
    kept = Ticked(label="Promises kept", required=False)

    def __init__(self, telling: Sequence[ToTell], promises: Sequence[Promise], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.telling = telling
        offer_to_tell(self, telling, promises)


def offer_to_tell(form: forms.Form, telling: Sequence[ToTell], promises: Sequence[Promise]) -> None:
    """Give the form what may be ticked as told and as kept."""
    fields: dict[str, Any] = form.fields
    fields["told"].choices = [(str(one.owed.pk), one.words) for one in telling]
    fields["kept"].choices = [(str(one.pk), one.what) for one in promises]


class ContactForm(PointingForm):
    """One contact. What is asked for a concern stands in it AT_ONCE times, numbered."""

    who = forms.CharField(widget=forms.HiddenInput)
    at = forms.DateTimeField(widget=forms.HiddenInput, required=False)
    spoke_to = forms.CharField(label="Who it was", max_length=120, required=False)
    reach = forms.CharField(
        label="How they can be told", max_length=120, required=False,
        help_text="A telephone number or an e-mail address, if they want to hear what came of it.",
    )  # fmt: skip
    how = forms.ChoiceField(label="How", choices=ContactHow.choices, initial=ContactHow.MET, widget=SideBySide)
    on = forms.DateField(label="When", widget=DayInput)
    told = Ticked(label="Told them", required=False)
    told_words = forms.CharField(label="What you told them, if it was more", max_length=300, required=False)
    kept = Ticked(label="Promises kept", required=False)
    note = forms.CharField(
        label="What else was said", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="About the area, not about a person. The ward’s team reads it, and it goes into the next briefing.",
    )  # fmt: skip
    promise = forms.CharField(label="What you promised", max_length=300, required=False)
    promise_by = forms.DateField(label="By when", widget=DayInput, required=False)

    def __init__(
        self, *args: Any, whom: Whom, telling: Sequence[ToTell], promises: Sequence[Promise], known: Sequence[str],
        agencies: Any, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.whom, self.telling, self.known = whom, telling, tuple(known)
        self.initial.update({"who": whom.key, "on": timezone.localdate()})
        for number in range(1, AT_ONCE + 1):
            self.fields |= _concern_fields(number)
            offer(self, **{f"agency_{number}": agencies})
        offer_to_tell(self, telling, promises)
        self.read_by_others = (
            *(f"{name}_{number}" for number in range(1, AT_ONCE + 1) for name in ("concern", "detail", "public")),
            "told_words", "note", "promise",
        )  # fmt: skip
        if whom.kin or whom.group:
            del self.fields["spoke_to"], self.fields["reach"]

    @property
    def concerns(self) -> list[dict[str, Any]]:
        """The fields of each concern, for the template; `used` where something is typed or wrong in it."""
        blocks = []
        for number in range(1, AT_ONCE + 1):
            block: dict[str, Any] = {
                name: self[f"{name}_{number}"] for name in ("concern", "place", "then", "agency", "detail", "public")
            }
            used = any(bound.errors for bound in block.values()) or bool(block["concern"].value())
            blocks.append(block | {"number": number, "used": used})
        return blocks

    @property
    def asked_with(self) -> list[AskedWith]:
        """What must be filled in because something else is, concern by concern."""
        asked = []
        for number in range(1, AT_ONCE + 1):
            asked += [
                AskedWith(f"{field}_{number}", f"{other}_{number}", at, words) for field, other, at, words in ASKED_WITH
            ]
        return asked

    def clean(self) -> None:
        given = self.cleaned_data
        for one in self.asked_with:
            other = given.get(one.other)
            lacks = not given.get(one.field) and bool(other) and (not one.at or other == one.at)
            if lacks and one.words not in self.errors.get(one.field, []):
                self.add_error(one.field, one.words)

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        issues = []
        for number in range(1, AT_ONCE + 1):
            one = {name: given.pop(f"{name}_{number}") for name in _concern_names()}
            if one["concern"]:
                issues.append(
                    HeardThere(
                        concern=one["concern"], then=Then(one["then"]), place=one["place"], agency=one["agency"],
                        detail=one["detail"], public_wording=one["public"],
                    )
                )  # fmt: skip
        given.pop("who")
        keys = {name: [int(key) for key in given.pop(name, [])] for name in ("told", "kept")}
        return given | keys | {"issues": issues}


def _concern_names() -> tuple[str, ...]:
    return ("concern", "place", "then", "agency", "detail", "public")


def _concern_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"concern_{number}": forms.CharField(
            label="What is the concern?", max_length=200, required=False, help_text="In a line, without names."
        ),
        f"place_{number}": forms.CharField(label="Where", max_length=200, required=False),
        f"then_{number}": forms.ChoiceField(
            label="What becomes of it", choices=THEN, required=False, widget=forms.RadioSelect
        ),
        f"agency_{number}": forms.ModelChoiceField(
            label="Referred to", queryset=Agency.objects.none(), required=False, empty_label="Choose an agency"
        ),
        f"detail_{number}": forms.CharField(
            label="What was done, or is asked for", max_length=1000, required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        f"public_{number}": forms.CharField(
            label="How the public may be told", max_length=500, required=False,
            help_text="Only if it is settled: the outcome is then recorded with it.",
        ),
    }  # fmt: skip


def contact_form(whom: Whom, data: QueryDict | None = None) -> ContactForm:
    """The form for a contact with that person or group, with what they are owed and were promised."""
    telling, promises = [], Promise.objects.none()
    if whom.group is not None:
        telling = to_tell(timezone.localdate(), groups=[whom.group.pk]).get(whom.group.pk, [])
        promises = Promise.objects.open().filter(contact__group=whom.group)
    elif whom.kin is not None:
        telling = to_tell(timezone.localdate(), kin=[whom.kin.pk]).get(whom.kin.pk, [])
        promises = Promise.objects.open().filter(contact__kin=whom.kin)
    agencies = Agency.objects.filter(partnership=whom.ward.partnership_id).order_by("name", "pk")
    names = [*names_of_places(whom.ward), *([whom.group.name] if whom.group else [])]
    return ContactForm(
        data, whom=whom, telling=telling, promises=list(promises.order_by("pk")), known=names, agencies=agencies
    )


class TakeBackForm(BookForm):
    why_not = forms.CharField(
        label="Why it can’t be kept", max_length=300, error_messages={"required": "Write why it can’t be kept."}
    )
