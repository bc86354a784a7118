"""Forms of the settings: users, roles, agencies, the partnership and each ward's contacts. Their fields are listed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from partnerships.forms.base import BookForm
from partnerships.models import Agency, AgencyKind, Group, GroupKind, Neighbourhood, Partnership, RoleKind, User, Ward
from partnerships.services.roles import HELD_FOR, HeldFor
from partnerships.widgets import DayInput, SearchInput

WIDTH_10 = {"class": "govuk-input--width-10"}
WIDTH_20 = {"class": "govuk-input--width-20"}


class UserFilterForm(forms.Form):
    """What a list of users is narrowed by."""

    q = forms.CharField(label="Name, username or agency", required=False, max_length=100, widget=SearchInput)
    role = forms.ChoiceField(label="Role", required=False, choices=[("", "Any"), *RoleKind.choices])
    state = forms.ChoiceField(
        label="Account", required=False,
        choices=[
            ("", "Open"), ("without", "Open, without a role today"), ("ending", "With a role that ends in 30 days"),
            ("waiting", "With a role that waits for a second administrator"), ("closed", "Closed"), ("all", "All"),
        ],
    )  # fmt: skip


class AccountForm(BookForm):
    """Opening an account."""

    username = forms.CharField(
        label="Username", max_length=80, help_text="What they sign in with. Letters, digits and @ . + - _",
        validators=User._meta.get_field("username").validators, widget=forms.TextInput(WIDTH_20),
    )  # fmt: skip
    name = forms.CharField(label="Name", max_length=120)
    email = forms.EmailField(label="E-mail", help_text="Where the link for choosing a password goes.")
    agency = forms.ModelChoiceField(
        Agency.objects.none(), label="Agency", required=False, empty_label="None: a councillor or a resident"
    )
    job_title = forms.CharField(label="Job title", max_length=120, required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False, widget=forms.TextInput(WIDTH_20))

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies: forms.ModelChoiceField[Agency] = self.fields["agency"]  # type: ignore[assignment]
        agencies.queryset = Agency.objects.filter(partnership=partnership)


class AccountChangeForm(AccountForm):
    """Changing one."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RoleForm(BookForm):
    """Giving a role: its kind, and what it is held for, of which only what suits the kind is taken."""

    kind = forms.ChoiceField(label="Role", choices=[("", "Choose one"), *RoleKind.choices])
    held_for = forms.ChoiceField(label="Held for", help_text="Wards, neighbourhoods, groups or the whole partnership.")
    starts_on = forms.DateField(label="From", widget=DayInput, initial=timezone.localdate)
    ends_on = forms.DateField(label="Last day", required=False, widget=DayInput, help_text="Leave empty if not known.")

    def __init__(self, *args: Any, partnership: Partnership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.partnership = partnership
        choices: forms.ChoiceField = self.fields["held_for"]  # type: ignore[assignment]
        choices.choices = [("", "Choose one"), *self._things()]

    def _things(self) -> list[tuple[str, list[tuple[str, str]]]]:
        mine = {"partnership": self.partnership}
        wards = Ward.objects.filter(**mine).current(timezone.localdate())
        return [
            ("Whole partnership", [(f"partnership:{self.partnership.pk}", self.partnership.name)]),
            ("Neighbourhoods", [(f"neighbourhood:{n.pk}", n.name) for n in Neighbourhood.objects.filter(**mine)]),
            ("Wards", [(f"ward:{ward.pk}", ward.name) for ward in wards]),
            ("Groups", [(f"group:{group.pk}", group.name) for group in Group.objects.filter(**mine).active()]),
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        kind, what = given.get("kind"), str(given.get("held_for", ""))
        name, _, number = what.partition(":")
        models: dict[str, type[HeldFor]] = {
            "partnership": Partnership, "neighbourhood": Neighbourhood, "ward": Ward, "group": Group,
        }  # fmt: skip
        if kind and name in models:
            if models[name] not in HELD_FOR[kind]:
                ways = " or ".join(f"a {model.__name__.lower()}" for model in HELD_FOR[kind])
                self.add_error("held_for", f"{RoleKind(kind).label}: choose {ways}.")
            else:
                given["held_for"] = models[name]._default_manager.get(pk=number)
        return given


class EndRoleForm(BookForm):
    """When a role ends."""

    ends_on = forms.DateField(
        label="Last day", required=False, widget=DayInput, help_text="Leave empty to end it at once."
    )


class AgencyForm(BookForm):
    """An organisation that takes actions."""

    name = forms.CharField(label="Name", max_length=120)
    kind = forms.ChoiceField(label="What it is", choices=[("", "Choose one"), *AgencyKind.choices])
    manager_email = forms.EmailField(
        label="Its manager's e-mail", required=False, help_text="Who hears when it stays away from meetings."
    )


class AgencyChangeForm(AgencyForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class PartnershipForm(BookForm):
    """What the partnership is called, how it is reached, and its figures."""

    name = forms.CharField(label="Name", max_length=120)
    contact_email = forms.EmailField(label="E-mail", required=False)
    contact_phone = forms.CharField(label="Telephone", max_length=40, required=False, widget=forms.TextInput(WIDTH_20))
    contact_address = forms.CharField(label="Postal address", required=False, widget=forms.Textarea({"rows": 4}))
    website = forms.URLField(label="Website", required=False, assume_scheme="https")
    priorities_a_ward = forms.IntegerField(
        label="Priorities a ward has at once", min_value=1, max_value=9, help_text="About three.",
        widget=forms.NumberInput(WIDTH_10),
    )  # fmt: skip
    feedback_within_days = forms.IntegerField(
        label="Days within which those who raised something are told", min_value=1, max_value=365,
        help_text="Counted from the outcome.", widget=forms.NumberInput(WIDTH_10),
    )  # fmt: skip
    newsletter_within_days = forms.IntegerField(
        label="Days within which the ward is told, in its next newsletter", min_value=1, max_value=365,
        help_text="Counted from the outcome. 100 suits a newsletter each quarter.",
        widget=forms.NumberInput(WIDTH_10),
    )  # fmt: skip
    representatives_a_neighbourhood = forms.IntegerField(
        label="Community representatives of each neighbourhood", min_value=0, max_value=20,
        help_text="Two residents for each is usual.", widget=forms.NumberInput(WIDTH_10),
    )  # fmt: skip
    key_individuals_a_ward = forms.IntegerField(
        label="Key Individuals a ward is to have", min_value=1, max_value=500, help_text="Forty is usual.",
        widget=forms.NumberInput(WIDTH_10),
    )  # fmt: skip
    kin_contact_days = forms.IntegerField(
        label="Days within which each Key Individual is contacted again", min_value=1, max_value=366,
        help_text="31: at least monthly.", widget=forms.NumberInput(WIDTH_10),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words: dict[str, str] = self.initial.get("group_words") or {}
        for kind in GroupKind:
            self.fields[f"word_{kind}"] = forms.CharField(
                label=f"You call a {kind.label}", required=False, max_length=80, initial=words.get(kind, ""),
                help_text="Leave empty to call it that." if kind == GroupKind.NP else "",
                widget=forms.TextInput({"placeholder": kind.label}),
            )  # fmt: skip

    def facts(self) -> dict[str, Any]:
        """What each kind of group is called is one mapping; a kind left empty keeps its own word."""
        given = super().facts()
        words = {kind.value: str(given.pop(f"word_{kind}")).strip() for kind in GroupKind}
        return {**given, "group_words": {kind: word for kind, word in words.items() if word}}


class ContactForm(BookForm):
    """Somebody the public can talk to about a ward."""

    user = forms.ModelChoiceField(User.objects.none(), label="Who", empty_label="Choose somebody")
    called = forms.CharField(label="As residents know the role", max_length=80, help_text="For example: Your PCSO")
    phone = forms.CharField(
        label="Telephone", max_length=40, required=False, widget=forms.TextInput(WIDTH_20),
        help_text="Published, with their agreement.",
    )  # fmt: skip
    email = forms.EmailField(label="E-mail", required=False, help_text="Published, with their agreement.")
    position = forms.IntegerField(
        label="Place in the list", min_value=1, max_value=99, initial=1, widget=forms.NumberInput(WIDTH_10)
    )
    starts_on = forms.DateField(label="From", widget=DayInput, initial=timezone.localdate)
    ends_on = forms.DateField(label="Last day", required=False, widget=DayInput)

    def __init__(self, *args: Any, partnership: Partnership | None, named: User | None = None, **kwargs: Any) -> None:
        """`named`: who stands there now, also once their account is closed."""
        super().__init__(*args, **kwargs)
        people: forms.ModelChoiceField[User] = self.fields["user"]  # type: ignore[assignment]
        can_be = Q(is_active=True) | Q(pk=named.pk if named else None)
        people.queryset = User.objects.filter(can_be, partnership=partnership)


class ContactChangeForm(ContactForm):
    version = forms.IntegerField(widget=forms.HiddenInput)
