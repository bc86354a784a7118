"""The form of /issues/new/: eight questions, of which all but two may be left as they stand (pages.md)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.utils import timezone

from engagement.access import LOG_ISSUE, may_read_received, methods_open_to, usual_method
from engagement.forms.pointing import PointingForm
from engagement.models import Issue, Method
from engagement.models.issues import method_words
from engagement.services.hearing import HEARD_BY, latest_meeting
from engagement.services.raisers import read_raisers
from partnerships.asking_for import asked_for
from partnerships.forms.base import Menu
from partnerships.models import Meeting, RoleKind, User, Ward
from partnerships.widgets import SideBySide

SAID_AT_MOST = 100_000
"""Letters: fifty pages. What is much longer cannot be searched, and the database refuses it."""
BRINGS_OWN = frozenset({RoleKind.COUNCILLOR, RoleKind.REPRESENTATIVE})
"""Who, logging a concern, usually is the one who raises it."""


class LogIssueForm(PointingForm):
    """A concern as somebody brought it. `facts()` are the arguments of `raising.log_issue`."""

    read_by_others = ("concern",)

    concern = forms.CharField(
        label="What is the concern?", max_length=200, help_text="In a line, without names. Others read this."
    )
    received_text = forms.CharField(
        label="What was said", required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="In their words. The ward’s coordinator and neighbourhood team read it; it never leaves the book.",
        validators=[MaxLengthValidator(SAID_AT_MOST, "Keep what was said to 100,000 letters; this is %(show_value)s.")],
    )  # fmt: skip
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), empty_label="Choose a ward")
    place = forms.CharField(
        label="Where", max_length=200, required=False,
        help_text="As precisely as they said it. Others see at most the street.",
    )  # fmt: skip
    method = forms.ChoiceField(label="How it reached us", choices=())
    raised_by = forms.CharField(
        label="Who raised it", required=False, widget=forms.TextInput,
        help_text="A name, or several with commas between. Leave it empty if they would rather not say.",
    )  # fmt: skip
    others_may_see = forms.ChoiceField(
        label="Can others see who raised it?", choices=[("no", "No"), ("yes", "Yes, they agreed")], initial="no",
        widget=SideBySide, required=False,
    )  # fmt: skip
    tell = forms.CharField(
        label="Who should we tell?", required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line: a name with an e-mail address or a telephone number. "
        "Those who raised it are told in any case, and after a meeting its members.",
    )  # fmt: skip
    meeting = forms.ModelChoiceField(queryset=Meeting.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, user: User, meeting: Meeting | None = None, closed: Issue | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at_meeting, self.closed = meeting, closed
        fields: dict[str, Any] = self.fields
        wards = wards_to_choose(user, meeting)
        fields["ward"].queryset = wards
        fields["method"].choices = [
            (method.value, method_words(method, user.scope.partnership)) for method in methods_open_to(user)
        ]
        fields["meeting"].queryset = Meeting.objects.filter(pk=meeting.pk) if meeting else Meeting.objects.none()
        if not self.is_bound:
            self._offer_what_is_usual(user, wards.rows)

    def _offer_what_is_usual(self, user: User, wards: list[Ward]) -> None:
        if self.closed is not None:
            back = self.closed
            where = back.place if may_read_received(user, back) else back.shared_place
            self.initial.update(ward=back.ward_id, concern=back.concern, place=where)
        if len(wards) == 1 and not self.initial.get("ward"):
            self.initial["ward"] = wards[0].pk
        self.initial.setdefault("method", usual_method(user).value)
        if self.at_meeting is not None:
            self.initial["meeting"] = self.at_meeting.pk
            self.initial["method"] = method_at(self.at_meeting, usual_method(user)).value
        if user.scope.kinds and user.scope.kinds <= BRINGS_OWN:
            self.initial.setdefault("raised_by", user.name)

    def facts(self) -> dict[str, Any]:
        """The arguments of `log_issue`: names read into people, the meeting it was heard at found."""
        given = super().facts()
        ward, method = given["ward"], Method(given["method"])
        named: Meeting | None = given.pop("meeting")
        fits = named is not None and method == method_at(named, method)
        heard_at = named if fits else latest_meeting(ward, method)
        told_together = heard_at.group if heard_at else None
        given["raisers"] = read_raisers(
            raised_by=given.pop("raised_by"),
            tell=given.pop("tell"),
            others_may_see=given.pop("others_may_see") == "yes",
            ward=ward,
            on=timezone.localdate(),
            told_together=told_together,
        )
        return given | {"method": method, "heard_at": heard_at}


class TypedForm(forms.Form):
    """What is typed so far, of a form that is not sent yet."""

    concern = forms.CharField(max_length=200)
    ward = forms.ModelChoiceField(queryset=Ward.objects.none())
    place = forms.CharField(max_length=200, required=False)

    def __init__(self, *args: Any, user: User) -> None:
        super().__init__(*args)
        fields: dict[str, Any] = self.fields
        fields["ward"].queryset = wards_to_choose(user)


def wards_to_choose(user: User, meeting: Meeting | None = None) -> Menu[Ward]:
    """The wards in which this person logs issues, of a meeting those that it is for."""
    group = meeting.group_id if meeting is not None else None
    return Menu(Ward, lambda: _wards(user, timezone.localdate(), group is not None, group=group))


@asked_for
def _wards(person: User, today: date, at_a_meeting: bool, *, group: Any) -> QuerySet[Ward]:
    wards = Ward.objects.for_scope(person, LOG_ISSUE.kinds).current(today).select_related("partnership")
    return wards.filter(groups=group) if at_a_meeting else wards


def method_at(meeting: Meeting, otherwise: Method) -> Method:
    """How a concern raised at that meeting reached the book; `otherwise` where meetings of its kind are no method."""
    return next((method for method, kind in HEARD_BY.items() if kind == meeting.group.kind), otherwise)
