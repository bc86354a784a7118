"""The forms of the restricted case register (T8)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, Group, Meeting, User
from partnerships.widgets import DayInput
from tasking.case_access import members_of
from tasking.forms.deciding import OwnerField
from tasking.models import Case, CaseKind, Power

REVIEW_AFTER = timedelta(weeks=6)
A_FORTNIGHT = timedelta(days=14)
LATEST_MEETINGS = 8
NEUTRAL = "Say what it is about without a name or an address, for example “Noise and threats to neighbours”."


def _many(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class CaseTexts(BookForm):
    """What a case says."""

    heading = forms.CharField(label="Heading", max_length=140, help_text=NEUTRAL)
    persons = forms.CharField(label="Who it concerns", widget=_many(2), help_text="Name, and how they are reached.")
    about = forms.CharField(
        label="What is it about?", widget=_many(5), help_text="What happens, to whom, and what has been tried.",
    )  # fmt: skip


class ReferForm(CaseTexts):
    """Refer a case. Members may write down what another agency refers."""

    group = forms.ModelChoiceField(label="Case-management meeting", queryset=Group.objects.none(), empty_label=None)
    kind = forms.ChoiceField(label="Whom is it for?", choices=CaseKind.choices, widget=forms.RadioSelect)
    agency = forms.ModelChoiceField(label="Referring agency", queryset=Agency.objects.none(), required=False)
    referred_by_name = forms.CharField(
        label="Who refers it there", max_length=120, required=False, help_text="Leave empty if it is you.",
    )  # fmt: skip

    field_order = ("group", "kind", "heading", "persons", "about", "agency", "referred_by_name")

    def __init__(self, *args: Any, groups: QuerySet[Group], user: User, for_others: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, group=groups, agency=Agency.objects.filter(partnership__groups__in=groups).distinct())
        self.initial.setdefault("agency", user.agency_id)
        if not for_others:
            del self.fields["agency"], self.fields["referred_by_name"]


class AtMeeting(BookForm):
    """A step that may belong to a meeting of the group."""

    meeting = forms.ModelChoiceField(
        label="Meeting", queryset=Meeting.objects.none(), required=False, empty_label="Between meetings"
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any):
        super().__init__(*args, **kwargs)
        begun = Meeting.objects.filter(group=case.register.group_id, starts_at__lte=timezone.now() + timedelta(days=1))
        latest = begun.order_by("-starts_at").values("pk")[:LATEST_MEETINGS]
        # With its group, so that a name in the list asks nothing; in a subquery, because a slice can't be filtered.
        offer(self, meeting=Meeting.objects.filter(pk__in=latest).select_related("group").order_by("-starts_at"))


class NoteForm(AtMeeting):
    text = forms.CharField(label="Note", widget=_many(4), help_text="It stands as written; it can't be changed later.")
    field_order = ("text", "meeting")


class Involved(BookForm):
    """Which agencies work on it, and whether the youth panel does."""

    agencies = forms.ModelMultipleChoiceField(
        label="Agencies involved", queryset=Agency.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    yisp = forms.BooleanField(label="It goes through the Youth Inclusion Support Panel", required=False)

    def involve(self, case: Case) -> None:
        offer(self, agencies=Agency.objects.filter(partnership=case.register.group.partnership_id))
        self.initial.setdefault("agencies", list(case.agencies.values_list("pk", flat=True)))
        self.initial.setdefault("yisp", case.yisp)


class TakeUpForm(AtMeeting, Involved):
    version = forms.IntegerField(widget=forms.HiddenInput)
    review_on = forms.DateField(label="Review by", widget=DayInput)
    field_order = ("agencies", "yisp", "review_on", "meeting")

    def __init__(self, *args: Any, case: Case, **kwargs: Any):
        super().__init__(*args, case=case, **kwargs)
        self.involve(case)
        self.initial.setdefault("review_on", timezone.localdate() + REVIEW_AFTER)


class ReviewForm(AtMeeting):
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label="How does it stand?", widget=_many(4))
    review_on = forms.DateField(label="Next review by", widget=DayInput)
    field_order = ("text", "review_on", "meeting")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("review_on", timezone.localdate() + REVIEW_AFTER)


class CloseForm(AtMeeting):
    version = forms.IntegerField(widget=forms.HiddenInput)
    because = forms.CharField(label="Why is it closed?", widget=_many(3))
    field_order = ("because", "meeting")


class ChangeForm(CaseTexts, Involved):
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("heading", "persons", "about", "agencies", "yisp")

    def __init__(self, *args: Any, case: Case, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.update({name: getattr(case, name) for name in ("version", "heading", "persons", "about")})
        self.involve(case)


class PlanForm(AtMeeting):
    """One line of the action plan."""

    what = forms.CharField(label="Action", max_length=400)
    owner = OwnerField(label="Owner", queryset=User.objects.none(), empty_label="Choose a member")
    agency = forms.ModelChoiceField(
        label="Agency", queryset=Agency.objects.none(), required=False, empty_label="The owner’s"
    )
    due_on = forms.DateField(label="Due", widget=DayInput)
    field_order = ("what", "owner", "agency", "due_on", "meeting")

    def __init__(self, *args: Any, case: Case, **kwargs: Any):
        super().__init__(*args, case=case, **kwargs)
        offer(self, owner=members_of(case.register.group_id), agency=_agencies(case))
        self.initial.setdefault("due_on", timezone.localdate() + A_FORTNIGHT)


class DoneForm(BookForm):
    outcome = forms.CharField(label="What was done?", widget=_many(3))
    done_on = forms.DateField(label="When", widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("done_on", timezone.localdate())


class PowerUsedForm(BookForm):
    power = forms.ModelChoiceField(label="Power or tool", queryset=Power.objects.none(), empty_label="Choose one")
    by_agency = forms.ModelChoiceField(
        label="Used by", queryset=Agency.objects.none(), required=False, empty_label="Not said"
    )
    used_on = forms.DateField(label="When", widget=DayInput)
    note = forms.CharField(label="Note", max_length=400, required=False)

    def __init__(self, *args: Any, case: Case, **kwargs: Any):
        super().__init__(*args, **kwargs)
        listed = Power.objects.in_use().filter(partnership=case.register.group.partnership_id)
        offer(self, power=listed, by_agency=_agencies(case))
        self.initial.setdefault("used_on", timezone.localdate())


def _agencies(case: Case) -> QuerySet[Agency]:
    return Agency.objects.filter(partnership=case.register.group.partnership_id)
