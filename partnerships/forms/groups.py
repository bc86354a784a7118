"""Groups and their members: what is asked, and how it is read."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from partnerships.forms.base import BookForm, offer
from partnerships.models import (
    Agency,
    CadenceUnit,
    Capacity,
    Group,
    GroupKind,
    InvitedTo,
    Membership,
    Neighbourhood,
    Partnership,
    Role,
    User,
    Ward,
)
from partnerships.services.groups import GROUP_FIELDS, MEMBER_FIELDS
from partnerships.widgets import ClockInput, DayInput


class GroupForm(BookForm):
    """A group: what it is, for whom, and when it meets."""

    name = forms.CharField(
        label="Name", max_length=140, help_text="As the partnership calls it. Every page shows this."
    )
    kind = forms.ChoiceField(label="Kind", choices=GroupKind)
    wards = forms.ModelMultipleChoiceField(
        label="Wards it meets for", queryset=Ward.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    neighbourhood = forms.ModelChoiceField(
        label="Neighbourhood", queryset=Neighbourhood.objects.none(), required=False, empty_label="None of them"
    )
    escalates_to = forms.ModelChoiceField(
        label="Escalates to", queryset=Group.objects.none(), required=False, empty_label="No other group"
    )
    cadence_every = forms.IntegerField(label="Meets every", min_value=1, max_value=60, initial=1)
    cadence_unit = forms.ChoiceField(label="Counted in", choices=CadenceUnit)
    cadence_anchor = forms.DateField(
        label="First meeting day",
        widget=DayInput,
        help_text="The weekday and the week of the month are counted from it.",
    )
    meets_at = forms.TimeField(label="Begins at", widget=ClockInput)
    lasts_minutes = forms.IntegerField(label="Minutes", min_value=10, max_value=600, initial=60)
    venue = forms.CharField(label="Venue", max_length=200, required=False)
    standing_items = forms.CharField(
        label="Standing items", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="One a line: they stand on every agenda.",
    )  # fmt: skip
    purpose = forms.CharField(
        label="What it is for", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In plain words, for everybody: it stands on the ward’s page, in calendars and in invitations.",
    )  # fmt: skip
    community_role = forms.CharField(
        label="What its community representatives do", max_length=1500, required=False,
        widget=forms.Textarea(attrs={"rows": 5}), help_text="Their role and responsibilities, for their invitation.",
    )  # fmt: skip
    quorum = forms.IntegerField(
        label="Quorum", min_value=1, max_value=200, required=False,
        help_text="How many members have to be there; deputies count, guests do not.",
    )  # fmt: skip
    public = forms.BooleanField(label="Its dates and published minutes are on the ward's page", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, partnership: Partnership, user: User, group: Group | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.group = group
        kinds: forms.ChoiceField = self.fields["kind"]  # type: ignore[assignment]
        kinds.choices = [(kind.value, partnership.calls(kind)) for kind in GroupKind]
        wards = Ward.objects.filter(partnership=partnership)
        if partnership.pk not in user.scope.partnership_ids({"admin", "coordinator"}):
            mine = Q(pk__in=user.scope.ward_ids({"coordinator", "admin"}))
            wards = wards.filter(mine | Q(groups=group) if group else mine).distinct()
        others = Group.objects.active().filter(partnership=partnership).exclude(pk=group.pk if group else 0)
        neighbourhoods = Neighbourhood.objects.filter(partnership=partnership)
        offer(self, wards=wards, neighbourhood=neighbourhoods, escalates_to=others)
        if group is not None:
            self.initial = {**_as_initial(group), **self.initial}
            self.fields["ended_on"] = forms.DateField(
                label="Ended on", widget=DayInput, required=False, help_text="From that day on it meets no more."
            )

    def clean_standing_items(self) -> list[str]:
        lines = (line.strip()[:250] for line in self.cleaned_data["standing_items"].splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        facts = {name: given[name] for name in GROUP_FIELDS if name in given}
        about: dict[str, Any] = {"wards": list(given["wards"]), "facts": facts}
        return {**about, "version": given["version"] or 0} if self.group else about


def _as_initial(group: Group) -> dict[str, Any]:
    initial = {name: getattr(group, name) for name in (*GROUP_FIELDS, "version")}
    return {
        **initial,
        "standing_items": "\n".join(group.standing_items),
        "wards": list(group.wards.values_list("pk", flat=True)),
        "neighbourhood": group.neighbourhood_id,
        "escalates_to": group.escalates_to_id,
    }


class InviteForm(BookForm):
    """Somebody to invite: a person with an account, or a name."""

    user = forms.ModelChoiceField(
        label="Person with an account", queryset=User.objects.none(), required=False, empty_label="Somebody without one"
    )
    name = forms.CharField(label="Name", max_length=120, required=False, help_text="For somebody without an account.")
    email = forms.EmailField(
        label="E-mail", required=False, help_text="The invitation goes there, with a link to accept or decline."
    )
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    agency = forms.ModelChoiceField(
        label="Agency", queryset=Agency.objects.none(), required=False, empty_label="None, or that of their account"
    )
    capacity = forms.ChoiceField(
        label="As", choices=Capacity, initial=Capacity.MEMBER,
        help_text="An agency nominates one representative and one deputy for a group.",
    )  # fmt: skip
    invited_to = forms.ChoiceField(
        label="Invited to", choices=InvitedTo, initial=InvitedTo.EVERY,
        help_text="Magistrates, for instance, may come about twice a year.",
    )  # fmt: skip
    accepted = forms.BooleanField(label="They have accepted already", required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, user=people_of(group.partnership), agency=Agency.objects.filter(partnership=group.partnership))


def people_of(partnership: Partnership) -> QuerySet[User]:
    """Active people with an account who hold a role in this partnership today, by name."""
    return Role.objects.held(timezone.localdate()).in_partnership(partnership).people()


class MemberForm(BookForm):
    """As what somebody is in a group, and how they are reached."""

    capacity = forms.ChoiceField(label="As", choices=Capacity)
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), required=False, empty_label="None")
    email = forms.EmailField(label="E-mail", required=False)
    phone = forms.CharField(label="Telephone", max_length=40, required=False)
    invited_to = forms.ChoiceField(label="Invited to", choices=InvitedTo)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, membership: Membership, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial = {name: getattr(membership, name) for name in MEMBER_FIELDS} | {"version": membership.standing}
        offer(self, agency=Agency.objects.filter(partnership=membership.group.partnership_id))

    def facts(self) -> dict[str, Any]:
        facts = super().facts()
        return {"seen": facts.pop("version"), **facts}


class TermsForm(BookForm):
    """The next version of a group's terms of reference."""

    text = forms.CharField(
        label="Terms of reference", max_length=20_000, widget=forms.Textarea(attrs={"rows": 18}),
        help_text="What the group is for, who is in it, how it decides. The version before is kept.",
    )  # fmt: skip
    starts_on = forms.DateField(label="From", widget=DayInput)


class AnswerForm(BookForm):
    """What somebody answered to an invitation."""

    accepted = forms.TypedChoiceField(
        label="Their answer", choices=[("yes", "Accepted"), ("no", "Declined")], coerce=lambda value: value == "yes"
    )


class EndForm(BookForm):
    """The last day of a membership."""

    on = forms.DateField(label="Last day", widget=DayInput)
