"""Forms of the Key Individual Network: filters, the record, taking part, resting, leaving, handing over (E2)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from engagement.models import AgeBand, ConsentWording, Disability, Embedded, Ethnicity, KeyIndividual, KinState, Prefers
from engagement.services.kin.turning import LEFT_BECAUSE
from partnerships.forms.base import BookForm, offer
from partnerships.models import Partnership, Role, RoleKind, User, Ward
from partnerships.widgets import DayInput, QuickSelect, SearchInput

NOT_SAID = ("", "Not said")
WIDTH_20 = {"class": "govuk-input--width-20"}
CONTACT = {"due": "Due by today", "overdue": "Overdue", "never": "Not contacted yet"}
STATES = {"": "In the network", **{state.value: state.label for state in KinState}, "all": "All"}


def pcsos_of(wards: QuerySet[Ward]) -> QuerySet[User]:
    """The PCSOs of these wards today, by name."""
    held = Role.objects.held(timezone.localdate()).filter(kind=RoleKind.PCSO)
    return held.for_wards(wards.order_by().values("pk")).people()


class KinFilters(forms.Form):
    """Filters of the list; an unreadable value is as good as none."""

    q = forms.CharField(label="Name", required=False, max_length=100, widget=SearchInput)
    ward = forms.ModelChoiceField(
        label="Ward", queryset=Ward.objects.none(), to_field_name="slug", required=False, empty_label="Any ward"
    )
    state = forms.ChoiceField(label="State", required=False, choices=list(STATES.items()), widget=QuickSelect)
    contact = forms.ChoiceField(
        label="Contact", required=False, choices=[("", "Any"), *CONTACT.items()], widget=QuickSelect
    )
    embedded = forms.ChoiceField(
        label="Embedded as", required=False, choices=[("", "Anything"), *Embedded.choices], widget=QuickSelect
    )
    pcso = forms.ModelChoiceField(
        label="Looked after by", queryset=User.objects.none(), required=False, empty_label="Anybody"
    )
    young = forms.BooleanField(label="Young Key Individuals", required=False)

    def __init__(self, *args: Any, wards: QuerySet[Ward], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ward=wards, pcso=pcsos_of(wards))

    def narrowed(self, rows: Any) -> Any:
        """The rows that were asked for: of those in the network unless another state was."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}
        for words in given.pop("q", "").split():
            rows = rows.filter(name__icontains=words)
        match given.pop("contact", ""):
            case "due":
                rows = rows.contact_due(timezone.localdate())
            case "overdue":
                rows = rows.contact_overdue(timezone.localdate())
            case "never":
                rows = rows.active().filter(last_contact_at__isnull=True)
        match given.pop("state", ""):
            case "":
                rows = rows.in_network()
            case "all":
                pass
            case state:
                rows = rows.filter(state=state)
        return rows.filter(**given)


class KinForm(BookForm):
    """A Key Individual's record: who, why they know the ward, how to reach them, what they say of themselves."""

    name = forms.CharField(label="Name", max_length=160, error_messages={"required": "Enter the name."})
    embedded = forms.ChoiceField(label="Embedded as", choices=Embedded.choices)
    embedded_as = forms.CharField(
        label="In their words", max_length=120, required=False, help_text="Landlord of The Anchor; lollipop lady."
    )
    place = forms.CharField(
        label="Where in the ward", max_length=200, required=False,
        help_text="Where they live or work. Others are shown at most the street, or the first half of the postcode.",
    )  # fmt: skip
    point = forms.CharField(
        label="Point on the map", max_length=60, required=False,
        widget=forms.TextInput(attrs=WIDTH_20), help_text="Latitude, longitude, if you have them. Never shown.",
    )  # fmt: skip
    prefers = forms.ChoiceField(label="Prefers to be reached by", choices=Prefers.choices)
    phone = forms.CharField(label="Telephone", max_length=40, required=False, widget=forms.TextInput(attrs=WIDTH_20))
    email = forms.EmailField(label="E-mail", required=False)
    email_updates = forms.BooleanField(label="They agreed to updates by e-mail", required=False)
    languages = forms.CharField(label="Languages", max_length=200, required=False)
    accessibility = forms.CharField(
        label="What makes it easier to take part", max_length=300, required=False,
        help_text="Large print, an interpreter, step-free, not after dark.",
    )  # fmt: skip
    pcso = forms.ModelChoiceField(
        label="Looked after by", queryset=User.objects.none(), required=False, empty_label="Nobody yet"
    )
    age_band = forms.ChoiceField(label="Age, if they say", choices=[NOT_SAID, *AgeBand.choices], required=False)
    ethnicity = forms.ChoiceField(
        label="Ethnic group, if they say", choices=[NOT_SAID, *Ethnicity.choices], required=False
    )
    disability = forms.ChoiceField(
        label="Disability, if they say", choices=[NOT_SAID, *Disability.choices], required=False
    )
    young = forms.BooleanField(label="Under 18: takes part with a guardian’s consent", required=False)
    guardian_name = forms.CharField(label="Guardian’s name", max_length=160, required=False)
    guardian_contact = forms.CharField(label="How to reach the guardian", max_length=160, required=False)
    notes = forms.CharField(
        label="Notes", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For whoever looks after them: when to call, what to avoid. Nothing about other people.",
    )  # fmt: skip

    def __init__(self, *args: Any, wards: QuerySet[Ward], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, pcso=pcsos_of(wards))

    def clean_point(self) -> tuple[float | None, float | None]:
        """Latitude and longitude, both or none."""
        text = str(self.cleaned_data["point"]).strip()
        if not text:
            return None, None
        try:
            latitude, longitude = (float(part) for part in text.replace(";", ",").split(","))
        except ValueError as error:
            raise forms.ValidationError("Enter latitude and longitude, like 54.0123, 1.9345.") from error
        return latitude, longitude

    def facts(self) -> dict[str, Any]:
        given = super().facts()
        given["latitude"], given["longitude"] = given.pop("point")
        return given


class AddKinForm(KinForm):
    """Somebody who was invited to the network of a ward."""

    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose the ward")
    invited_on = forms.DateField(label="Invited on", widget=DayInput)
    field_order = ("ward",)

    def __init__(self, *args: Any, wards: QuerySet[Ward], **kwargs: Any) -> None:
        super().__init__(*args, wards=wards, **kwargs)
        offer(self, ward=wards)
        self.initial.setdefault("invited_on", timezone.localdate())


class ChangeKinForm(KinForm):
    guardian_consent_on = forms.DateField(label="Guardian agreed on", widget=DayInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, kin: KeyIndividual, **kwargs: Any) -> None:
        wards = Ward.objects.filter(pk=kin.ward_id)
        super().__init__(*args, wards=wards, initial=self.of(kin), **kwargs)
        if kin.pcso_id is not None:  # whoever looks after them stays, also after moving to another ward
            offer(self, pcso=(pcsos_of(wards) | User.objects.filter(pk=kin.pcso_id)).order_by("name", "pk"))

    @classmethod
    def of(cls, kin: KeyIndividual) -> dict[str, Any]:
        names = [name for name in cls.base_fields if name not in ("submission", "point")]
        point = "" if kin.latitude is None else f"{kin.latitude:.6f}, {kin.longitude:.6f}"
        return {name: getattr(kin, name) for name in names} | {"point": point, "pcso": kin.pcso_id}


class OnForm(BookForm):
    on = forms.DateField(label="On", widget=DayInput, error_messages={"required": "Enter the day."})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", timezone.localdate())


class TakePartForm(OnForm):
    """They agreed: to which wording, on which day."""

    consent = forms.ModelChoiceField(
        label="They agreed to this wording", queryset=ConsentWording.objects.none(), empty_label=None
    )
    guardian_consent_on = forms.DateField(label="Guardian agreed on", widget=DayInput, required=False)
    reason = forms.CharField(label="Note", required=False, max_length=300)
    field_order = ("consent", "on")

    def __init__(self, *args: Any, kin: KeyIndividual, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, consent=ConsentWording.objects.filter(partnership=kin.ward.partnership_id).order_by("-number"))
        field: Any = self.fields["consent"]
        field.label_from_instance = lambda wording: f"Version {wording.number}, from {wording.starts_on:%-d %B %Y}"
        if not kin.young:
            del self.fields["guardian_consent_on"]
        else:
            self.initial.setdefault("guardian_consent_on", kin.guardian_consent_on)


class RestForm(OnForm):
    reason = forms.CharField(label="Why", max_length=300, error_messages={"required": "Write why."})


class LeaveForm(OnForm):
    reason = forms.ChoiceField(
        label="Why they left", choices=list(LEFT_BECAUSE.items()), widget=forms.RadioSelect,
        error_messages={"required": "Choose why they left."},
    )  # fmt: skip


class WordingForm(BookForm):
    text = forms.CharField(
        label="The next version", max_length=3000, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="What they agree to, in plain words: what is kept, who sees it, that they may stop at any time.",
        error_messages={"required": "Write the wording."},
    )  # fmt: skip
    partnership = forms.ModelChoiceField(label="Partnership", queryset=Partnership.objects.none(), empty_label=None)

    def __init__(self, *args: Any, partnerships: QuerySet[Partnership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, partnership=partnerships)
        if partnerships.count() == 1:
            self.initial["partnership"] = partnerships.get().pk
            self.fields["partnership"].widget = forms.HiddenInput()


class HandOverForm(BookForm):
    """All of a PCSO's Key Individuals in a ward, to another."""

    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose the ward")
    from_ = forms.ModelChoiceField(
        label="Looked after until now by", queryset=User.objects.none(), required=False, empty_label="Nobody"
    )
    to = forms.ModelChoiceField(
        label="From now on by", queryset=User.objects.none(), empty_label="Choose a PCSO of the ward",
        error_messages={"required": "Choose a PCSO of the ward."},
    )  # fmt: skip

    def __init__(self, *args: Any, wards: QuerySet[Ward], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keeping = User.objects.filter(key_individuals__ward__in=wards.order_by().values("pk")).distinct()
        offer(self, ward=wards, from_=keeping.order_by("name", "pk"), to=pcsos_of(wards))
