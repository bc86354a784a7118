"""The form of the run page: one choice headed "Decision", and what each choice asks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache, cached_property
from typing import Any

from django import forms
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from partnerships.asking import question
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, Group, Meeting, Membership, Role, User
from partnerships.services.meetings import next_meeting
from partnerships.widgets import DayInput, QuickSelect
from tasking.access import GATHERS_INTELLIGENCE, NO_INTELLIGENCE_FROM_THE_PUBLIC, READ_ACTIONS
from tasking.models import Decision, Epic, Priority, PriorityKind, Signal, Tabling, Way
from tasking.services.agreeing import Agreed
from tasking.services.deciding import higher_groups, higher_groups_of
from tasking.services.prioritising import Chosen, most_at_once

REVIEW_AFTER = timedelta(weeks=12)
ANSWER_WITHIN = timedelta(days=28)
A_FORTNIGHT = timedelta(days=14)

ASKED: dict[str, list[str]] = {
    Decision.ACTION: ["what", "owner", "due_on", "kind"],
    Decision.PRIORITY: ["title", "review_on"],
    Decision.NOT_PRIORITY: ["reason"],
    Decision.REFER: ["agency"],
    Decision.ESCALATE: ["to_group", "asked", "answer_due_on"],
    Decision.CARRY: [],
}
"""What each decision can't be recorded without."""

MISSING = {
    "what": "Write what is to be done.",
    "owner": "Choose who does it.",
    "due_on": "Enter the day by which it is done.",
    "kind": "Choose one of the four kinds.",
    "title": "Write how the public will know it.",
    "review_on": "Enter the day on which it is reviewed.",
    "reason": "Write the reason; those who raised it are told.",
    "agency": "Choose the agency that takes it.",
    "to_group": "Choose the group that is asked.",
    "asked": "Write what the group is asked for.",
    "answer_due_on": "Enter the day by which it answers.",
}


class OwnerField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no generic when it runs
    """People by agency, so that each is found under their agency and chosen by name alone."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def owners_for(meeting: Meeting | None, wards: Any) -> QuerySet[User]:
    """Who can own an action here: members of the group, and people who hold a role for one of these wards."""
    group = meeting.group_id if meeting is not None else None
    return _owners(group, wards, timezone.localdate()).select_related("agency")


def _owners(group: Any, wards: Any, today: Any) -> QuerySet[User]:
    """The same by group, wards and day; values or places for them."""
    held = Role.objects.held(today).filter(kind__in=READ_ACTIONS.kinds - {"intelligence"}).order_by()
    found = Q(pk__in=held.for_wards(wards).values("user"))
    if group is not None:
        members = Membership.objects.filter(group_id=group, status="accepted")
        found |= Q(pk__in=members.values("user")) & Q(pk__in=held.values("user"))
    return User.objects.filter(found, is_active=True).order_by("agency__name", "name", "pk")


@question
def _owners_drawn(group: Any, wards: Any, today: Any) -> QuerySet[User, Any]:
    """Agency, key and name of each: what a field of owners at a meeting shows."""
    rows: QuerySet[User, Any] = _owners(group, wards, today).values_list("agency__name", "pk", "name")
    return rows


def owners_drawn(meeting: Meeting) -> list[tuple[str, Any]]:
    """The choices of the owners at a meeting."""
    return _by_agency(_owners_drawn(group=meeting.group_id, wards=meeting.group.ward_ids, today=timezone.localdate()))


def by_agency(people: QuerySet[User]) -> list[tuple[str, Any]]:
    """The choices of an owner field: agencies in order, each with its people; those without an agency last."""
    return _by_agency((person.agency.name if person.agency else "", person.pk, person.name) for person in people)


def _by_agency(people: Iterable[tuple[str | None, int, str]]) -> list[tuple[str, Any]]:
    groups: dict[str, list[tuple[int, str]]] = {}
    for agency, pk, name in people:
        groups.setdefault(agency or "", []).append((pk, name))
    last = groups.pop("", [])
    choices: list[tuple[str, Any]] = [("", "Choose a person"), *groups.items()]
    return [*choices, ("Without an agency", last)] if last else choices


class ActionFields(BookForm):
    """Action, owner, due, kind: wherever an action is agreed."""

    what = forms.CharField(label="Action", max_length=400, required=False)
    owner = OwnerField(label="Owner", queryset=User.objects.none(), required=False, widget=QuickSelect)
    due_on = forms.DateField(label="Due", widget=DayInput, required=False)
    kind = forms.ChoiceField(
        label="Kind", choices=[("", "Choose a kind"), *Epic.choices], required=False, widget=QuickSelect
    )

    def offer_owners(self, people: QuerySet[User]) -> None:
        """Read when the field is drawn; of what was sent only the person chosen is looked up."""
        offer(self, owner=people)
        field: Any = self.fields["owner"]
        field.choices = lambda: by_agency(people)

    def ask_for(self, names: list[str]) -> None:
        """Add an error to each of these fields that was left empty."""
        for name in names:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, MISSING[name])

    def keep_from_the_public(self) -> None:
        """Intelligence is asked of nobody but officers (003 4.2.5)."""
        owner, kind = self.cleaned_data.get("owner"), self.cleaned_data.get("kind")
        if owner is not None and kind == Epic.INTELLIGENCE and not owner.scope.has(GATHERS_INTELLIGENCE):
            self.add_error("owner", NO_INTELLIGENCE_FROM_THE_PUBLIC)

    def agreed(self) -> Agreed:
        given = self.cleaned_data
        return Agreed(what=given["what"], owner=given["owner"], due_on=given["due_on"], kind=Epic(given["kind"]))


class ActionForm(ActionFields):
    """An action on its own: a further one at a meeting, or one agreed between meetings."""

    def __init__(self, *args: Any, people: QuerySet[User], due_on: Any = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offer_owners(people)
        self.initial.setdefault("due_on", due_on or timezone.localdate() + A_FORTNIGHT)

    def clean(self) -> None:
        self.ask_for(ASKED[Decision.ACTION])
        self.keep_from_the_public()

    def facts(self) -> dict[str, Any]:
        return {"agreed": self.agreed()}


@question
def _offered(group: Any, partnership: Any, escalates_to: Any) -> QuerySet[Agency, Any]:
    """0, key and name of each agency; 1 or 2, key and name of the group above and of the other higher ones."""
    own = Case(When(pk=escalates_to, then=1), default=2)
    higher = higher_groups_of(group, partnership, escalates_to).order_by()
    groups = higher.annotate(of=own).values_list("of", "pk", "name")
    agencies = Agency.objects.filter(partnership_id=partnership).order_by()
    both: Any = agencies.annotate(of=Value(0)).values_list("of", "pk", "name").union(groups, all=True)
    rows: QuerySet[Agency, Any] = both
    return rows


class _AgenciesAndGroups:
    """The agencies something can be referred to and the groups something can be asked of, read together."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    @cached_property
    def rows(self) -> list[tuple[int, int, str]]:
        group = self.meeting.group
        both = _offered(group=group.pk, partnership=group.partnership_id, escalates_to=group.escalates_to_id or 0)
        return sorted(both, key=lambda row: (row[0], row[2]))

    @property
    def agencies(self) -> list[tuple[int, str]]:
        return [(pk, name) for of, pk, name in self.rows if of == 0]

    @property
    def groups(self) -> list[tuple[int, str]]:
        return [(pk, name) for of, pk, name in self.rows if of > 0]


class DecisionForm(ActionFields):
    """What is decided on one issue, and the minute of its item."""

    decision = forms.ChoiceField(
        label="Decision", choices=Decision, widget=forms.RadioSelect,
        error_messages={"required": "Choose what is decided."},
    )  # fmt: skip
    title = forms.CharField(
        label="How the public will know it",
        max_length=160,
        required=False,
        help_text="In public wording, without names.",
    )
    priority_kind = forms.ChoiceField(
        label="Type of priority",
        choices=[(kind.value, kind.label.split()[0]) for kind in PriorityKind],
        initial=PriorityKind.CHRONIC,
        required=False,
        widget=QuickSelect,
    )
    signal = forms.ChoiceField(
        label="Signal", choices=[("", "Neither"), *Signal.choices], required=False, widget=QuickSelect
    )
    way = forms.ChoiceField(
        label="How it was chosen", choices=[("", "Not said"), *Way.choices], required=False, widget=QuickSelect
    )
    votes_for = forms.IntegerField(label="Votes for it", min_value=0, max_value=9999, required=False)
    votes_cast = forms.IntegerField(label="Votes cast", min_value=1, max_value=9999, required=False)
    how_chosen = forms.CharField(label="By whom, in words", max_length=250, required=False)
    opinion = forms.CharField(
        label="Opinion of others", help_text="Of the committee or the meeting that was asked, by name.", required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    review_on = forms.DateField(label="Review on", widget=DayInput, required=False)
    ending = forms.ModelChoiceField(
        label="Which one makes way", queryset=Priority.objects.none(), required=False, widget=QuickSelect
    )
    reason = forms.CharField(
        label="Reason", required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Those who raised it are told.",
    )  # fmt: skip
    other_help = forms.CharField(
        label="What else can help", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        label="Agency", queryset=Agency.objects.none(), required=False, empty_label="Choose an agency",
        widget=QuickSelect,
    )  # fmt: skip
    referral = forms.CharField(label="What they are asked to do", max_length=400, required=False)
    to_group = forms.ModelChoiceField(
        label="Group", queryset=Group.objects.none(), required=False, empty_label=None, widget=QuickSelect
    )
    asked = forms.CharField(
        label="What is asked for", required=False, widget=forms.Textarea(attrs={"rows": 2})
    )  # fmt: skip
    answer_due_on = forms.DateField(label="Answer by", widget=DayInput, required=False)
    because = forms.CharField(label="Why it waits", max_length=250, required=False)
    minute = forms.CharField(label="Minute", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    minute_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, tabling: Tabling, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.tabling = tabling
        issue, meeting = tabling.issue, tabling.meeting
        self.agencies_and_groups = _AgenciesAndGroups(meeting)
        if self.is_bound:  # what is only drawn needs no more than the choices
            offer(
                self,
                owner=owners_for(meeting, sorted(meeting.group.ward_ids)),
                ending=Priority.objects.current().filter(ward=issue.ward_id),
                agency=Agency.objects.filter(partnership=meeting.group.partnership_id),
                to_group=higher_groups(meeting),
            )
        drawn: Any = self.fields
        drawn["owner"].choices = cache(lambda: owners_drawn(meeting))  # Django asks twice
        drawn["agency"].choices = lambda: [("", "Choose an agency"), *self.agencies_and_groups.agencies]
        drawn["to_group"].choices = lambda: self.agencies_and_groups.groups
        if not self.is_bound:
            self.initial.update(self._usual(meeting))

    def asks_what_makes_way(self, standing: list[tuple[int, str]]) -> None:
        """Ask which priority makes way, where the ward has as many as it can; `standing` are its present ones."""
        if len(standing) >= most_at_once(self.tabling.issue.ward):
            field: Any = self.fields["ending"]
            field.choices = [("", "Choose one"), *standing]
        else:
            del self.fields["ending"]

    def _usual(self, meeting: Meeting) -> dict[str, Any]:
        """What is most often decided: due by the next meeting, review in twelve weeks, the group above."""
        today = timezone.localdate()
        following = next_meeting(meeting.group, after=meeting.starts_at)
        return {
            "due_on": following.day if following else today + A_FORTNIGHT,
            "review_on": today + REVIEW_AFTER,
            "answer_due_on": today + ANSWER_WITHIN,
            "to_group": meeting.group.escalates_to_id,
            "title": self.tabling.issue.public_wording[:160],
            "minute": self.tabling.item.minute,
            "minute_version": self.tabling.item.version,
        }

    def clean(self) -> None:
        self.ask_for(ASKED.get(self.cleaned_data.get("decision", ""), []))
        if self.cleaned_data.get("decision") == Decision.ACTION:
            self.keep_from_the_public()

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "decision": Decision(given["decision"]),
            "facts": self._of(Decision(given["decision"])),
            "minute": given["minute"],
            "minute_version": given["minute_version"] or 0,
        }

    def _chosen(self) -> Chosen:
        names = ("way", "votes_for", "votes_cast", "opinion")
        return Chosen(words=self.cleaned_data["how_chosen"], **{name: self.cleaned_data[name] for name in names})

    def _of(self, decision: Decision) -> dict[str, Any]:
        given = self.cleaned_data
        match decision:
            case Decision.ACTION:
                return {"agreed": self.agreed()}
            case Decision.PRIORITY:
                names = ("title", "review_on", "signal")
                kind = PriorityKind(given["priority_kind"] or PriorityKind.CHRONIC)
                given_facts = {name: given[name] for name in names}
                return {**given_facts, "kind": kind, "ending": given.get("ending"), "chosen": self._chosen()}
            case Decision.NOT_PRIORITY:
                return {"reason": given["reason"], "other_help": given["other_help"]}
            case Decision.REFER:
                return {"agency": given["agency"], "asked": given["referral"]}
            case Decision.ESCALATE:
                return {name: given[name] for name in ("to_group", "asked", "answer_due_on")}
            case _:
                return {"because": given["because"]}
