"""The form that gives all open actions of one person to another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from partnerships.forms.base import BookForm, offer
from partnerships.models import User
from tasking.forms.deciding import OwnerField, by_agency
from tasking.models import Action
from tasking.models.actions import ActionQuerySet


class WhoseForm(forms.Form):
    """Whose actions are handed over."""

    of = forms.ModelChoiceField(
        label="Whose", queryset=User.objects.none(), empty_label="Choose a person",
        widget=forms.Select(attrs={"class": "govuk-select"}),
    )  # fmt: skip

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, of=people)

    @property
    def chosen(self) -> User | None:
        return self.cleaned_data["of"] if self.is_valid() else None


class ActionsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # no generic when it runs
    """Each with its issue and the day it is due."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.what} ({obj.issue.reference}, {obj.issue.ward}, due {obj.due_on:%-d %B %Y})"


class HandOverAllForm(BookForm):
    actions = ActionsField(
        label="Actions", queryset=Action.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one action."},
    )  # fmt: skip
    owner = OwnerField(label="New owner", queryset=User.objects.none())
    because = forms.CharField(
        label="Why", max_length=250, help_text="It stands in each trail.",
        error_messages={"required": "Write why they are handed over."},
    )  # fmt: skip

    def __init__(self, *args: Any, actions: ActionQuerySet, people: QuerySet[User], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, actions=actions, owner=people)
        owner: Any = self.fields["owner"]
        owner.choices = lambda: by_agency(people)
        if not self.is_bound:
            self.initial["actions"] = actions

    def facts(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "actions": [action.pk for action in given["actions"]],
            "owner": given["owner"],
            "because": given["because"],
        }
