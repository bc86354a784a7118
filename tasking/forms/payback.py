"""Forms of community payback: suggesting for somebody, looking through, answering, the filters of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from engagement.forms.pointing import PointingForm
from engagement.forms.raising import LogIssueForm
from engagement.forms.steps import PUBLIC_HINT
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, User
from partnerships.widgets import DayInput
from tasking.forms.priorities import WardFilter
from tasking.models import Payback, PaybackState

SEND, DECLINE, KEEP = "send", "decline", "keep"
ACCEPT, NOT_POSSIBLE, DONE = "accept", "not_possible", "done"
WORDS = forms.Textarea(attrs={"rows": 3})


class PaybackFilters(WardFilter):
    state = forms.ChoiceField(
        label="State", required=False,
        choices=[("", "Open"), *((s.value, s.label) for s in PaybackState), ("all", "All")],
    )  # fmt: skip

    @property
    def chosen(self) -> dict[str, Any]:
        """Conditions on the rows; what is over is listed only when it is asked for."""
        given = super().chosen
        state = given.pop("state", "")
        wards = {"issue__ward": given["ward"]} if "ward" in given else {}
        if state == "all":
            return wards
        return wards | ({"state": state} if state else {"ended_at__isnull": True})


class SuggestForm(LogIssueForm):
    """Work that somebody suggests, logged for them: the questions of an issue in the words of payback."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.fields["concern"].label = "What could be done?"
        self.fields[
            "concern"
        ].help_text = (
            "In a line, without names: clearing, painting, planting, repairing what everybody uses. Others read this."
        )
        self.fields["raised_by"].label = "Who suggests it"


class LookThroughForm(PointingForm):
    """What becomes of a suggestion."""

    read_by_others = ("work",)

    becomes = forms.ChoiceField(
        label="What becomes of it?", widget=forms.RadioSelect,
        choices=[
            (SEND, "Send it, to be done as payback work"),
            (DECLINE, "Not payback work: answer whoever suggested it"),
            (KEEP, "Not payback work: keep it as a concern of the ward"),
        ],
        error_messages={"required": "Choose what becomes of it."},
    )  # fmt: skip
    work = forms.CharField(
        label="Public wording", widget=WORDS, required=False,
        help_text=f"What is to be done and where, as the agency and the minutes have it. {PUBLIC_HINT}",
    )  # fmt: skip
    agency = forms.ModelChoiceField(
        label="Sent to", queryset=Agency.objects.none(), required=False, empty_label="Choose"
    )
    reason = forms.CharField(
        label="Why it is not payback work", widget=WORDS, required=False,
        help_text="Payback is unpaid work for everybody’s good, on land whose owner agrees.",
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, agency=agencies)
        only = list(agencies[:2])
        if len(only) == 1:
            self.initial.setdefault("agency", only[0].pk)

    @property
    def sends(self) -> bool:
        return bool(self.cleaned_data["becomes"] == SEND)

    def clean(self) -> None:
        given = self.cleaned_data
        becomes = given.get("becomes")
        if becomes in (SEND, DECLINE) and not given.get("work") and "work" not in self.errors:
            self.add_error("work", "Write how the public may be told. It is never filled in for you.")
        if becomes == SEND and not given.get("agency") and "agency" not in self.errors:
            self.add_error("agency", "Choose the agency that is asked.")
        if becomes in (DECLINE, KEEP) and not given.get("reason"):
            self.add_error("reason", "Write why it is not payback work.")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        if self.sends:
            return {"agency": given["agency"], "work": given["work"]}
        keep = given["becomes"] == KEEP
        return {"reason": given["reason"], "public_wording": "" if keep else given["work"], "keep": keep}


class AnswerForm(BookForm):
    """The answer of the agency that was asked."""

    answer = forms.ChoiceField(
        label="What is the answer?", widget=forms.RadioSelect, error_messages={"required": "Choose the answer."}
    )
    planned_on = forms.DateField(
        label="Planned for, where it is taken on",
        widget=DayInput,
        required=False,
        help_text="Leave it empty if no day is set.",
    )
    done_on = forms.DateField(label="Done on, where it is done", widget=DayInput, required=False)
    result = forms.CharField(
        label="What was done, where it is done", widget=WORDS, required=False,
        help_text="Without names: how much, how many hours, what it looks like now.",
    )  # fmt: skip
    reason = forms.CharField(label="Why, where it is not possible", widget=WORDS, required=False)

    def __init__(self, *args: Any, payback: Payback, may_end: bool = True, **kwargs: Any) -> None:
        """`may_end`: this person may record that it is done, which another than its sender does."""
        super().__init__(*args, **kwargs)
        answers = [(ACCEPT, "We take it on")] if payback.state == PaybackState.SENT else []
        answers += [(DONE, "It is done")] if may_end else []
        field: Any = self.fields["answer"]
        field.choices = [*answers, (NOT_POSSIBLE, "It is not possible")]
        if payback.state != PaybackState.SENT:
            del self.fields["planned_on"]
        if not may_end:
            del self.fields["done_on"], self.fields["result"]
        else:
            self.initial.setdefault("done_on", timezone.localdate())

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("answer") == DONE:
            if not given.get("done_on") and "done_on" not in self.errors:
                self.add_error("done_on", "Enter the day on which it was done.")
            if not given.get("result"):
                self.add_error("result", "Write what was done.")
        if given.get("answer") == NOT_POSSIBLE and not given.get("reason"):
            self.add_error("reason", "Write why it is not possible.")

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        match given["answer"]:
            case "accept":
                return {"planned_on": given.get("planned_on")}
            case "done":
                return {"done_on": given["done_on"], "result": given["result"]}
            case _:
                return {"reason": given["reason"]}
