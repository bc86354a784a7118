"""Actions: which to list, and the steps of one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from partnerships.errors import Refused
from partnerships.forms.base import BookForm, offer
from partnerships.models import Agency, User, Ward
from partnerships.photos import ACCEPTS, MOST_PHOTOS, Photo, drawn_anew
from partnerships.widgets import DayInput
from tasking.forms.deciding import OwnerField, by_agency
from tasking.models import ActionState, CountsAs, Epic, Power
from tasking.power_figures import offered


class ActionFilters(forms.Form):
    """Which actions to list."""

    whose = forms.ChoiceField(
        label="Whose", required=False,
        choices=[("", "All I may see"), ("mine", "Mine"), ("agency", "My agency's")],
    )  # fmt: skip
    state = forms.ChoiceField(
        label="State", required=False,
        choices=[
            ("", "To do"), ("late", "Late"), ("risk", "At risk"), ("nobody", "Without an owner who can act"),
            *[c for c in ActionState.choices if c[0] != "to_do"], ("all", "All"),
        ],
    )  # fmt: skip
    ward = forms.ModelChoiceField(label="Ward", queryset=Ward.objects.none(), required=False, empty_label="All")
    agency = forms.ModelChoiceField(label="Agency", queryset=Agency.objects.none(), required=False, empty_label="All")
    kind = forms.ChoiceField(label="Kind", choices=[("", "All"), *Epic.choices], required=False)

    power = forms.ModelChoiceField(
        label="Power or tool used", queryset=Power.objects.none(), required=False, empty_label="Any, or none"
    )
    counts_as = forms.ChoiceField(label="Counted as", choices=[("", "All"), *CountsAs.choices], required=False)
    quarter = forms.ChoiceField(label="Used in", required=False)

    def __init__(self, *args: Any, wards: Any, agencies: Any, powers: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, ward=wards, agency=agencies, power=powers)
        quarter: Any = self.fields["quarter"]
        quarter.choices = [("", "Any quarter"), *((one.key, one.months) for one in offered(timezone.localdate()))]


class Versioned(BookForm):
    """A step on an action that others may be working on."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def _by_kind(powers: QuerySet[Power]) -> list[tuple[str, list[tuple[int, str]]]]:
    """As a choice in groups: what counts as prevention, what as enforcement."""
    grouped = groupby(sorted(powers, key=lambda power: (power.counts_as != CountsAs.PREVENTION, power.name)),
                      key=lambda power: str(power.get_counts_as_display()))  # fmt: skip
    return [(kind, [(power.pk, power.name) for power in group]) for kind, group in grouped]


class PhotosInput(forms.ClearableFileInput):
    """Several photos at once, from the camera or the pictures of a phone; it works without any script."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class PhotosField(forms.FileField):
    """Up to three photos, each drawn anew by the book."""

    widget = PhotosInput(attrs={"accept": ACCEPTS})

    def clean(self, data: Any, initial: Any = None) -> list[Photo]:
        given = [one for one in (data if isinstance(data, list) else [data]) if one]
        if len(given) > MOST_PHOTOS:
            raise forms.ValidationError(f"Send at most {MOST_PHOTOS} photos at a time.")
        most = settings.PHOTO_MEGABYTES * 1024 * 1024
        try:
            return [drawn_anew(one.read(most + 1)) for one in given]
        except Refused as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class ReportForm(Versioned):
    """A step that photos, and the power or tool that was used, may go with.

    A page shown again cannot keep the photos; it says so.
    """

    power = forms.ModelChoiceField(
        label="Power or tool used", queryset=Power.objects.none(), required=False, empty_label="None",
        help_text="Counted as prevention or enforcement. For a second one record progress again.",
    )  # fmt: skip

    photos = PhotosField(
        label="Photos", required=False,
        help_text="Up to three. Where and when they were taken is not kept. No faces, no number plates.",
    )  # fmt: skip

    def __init__(self, *args: Any, powers: QuerySet[Power], **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, power=powers)
        power: Any = self.fields["power"]
        power.choices = lambda: [("", "None"), *_by_kind(powers)]

    def sent(self) -> dict[str, Any]:
        """With the digests: other photos under the same names are another form."""
        return {**super().sent(), "photos": " ".join(photo.sha256 for photo in self.cleaned_data.get("photos") or [])}

    def ask_again(self) -> None:
        """Say that the photos have to be chosen again, where some were and the form was not carried out."""
        if self.files and "photos" not in self.errors:
            self.add_error("photos", "Choose the photos again: they could not be kept while the form was shown again.")


class ProgressForm(ReportForm):
    field_order = ("text", "photos", "power")

    text = forms.CharField(label="How does it stand?", widget=forms.Textarea(attrs={"rows": 3}))


class DoneForm(ReportForm):
    field_order = ("outcome", "done_on", "photos", "power")

    outcome = forms.CharField(
        label="What was done?", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Those who raised it are told from this.",
    )  # fmt: skip
    done_on = forms.DateField(label="When", widget=DayInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("done_on", timezone.localdate())


class HandOverForm(Versioned):
    owner = OwnerField(label="New owner", queryset=User.objects.none())
    because = forms.CharField(label="Why", max_length=250, required=False)

    def __init__(self, *args: Any, people: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, owner=people)
        owner: Any = self.fields["owner"]
        owner.choices = lambda: by_agency(people)


class PostponeForm(Versioned):
    due_on = forms.DateField(label="New due date", widget=DayInput)
    because = forms.CharField(label="Why the date moves", max_length=250)


class EndActionForm(Versioned):
    because = forms.CharField(label="Why is it no longer needed?", widget=forms.Textarea(attrs={"rows": 2}))


class RemovePhotoForm(BookForm):
    because = forms.CharField(label="Why is it removed?", max_length=250, help_text="No names: the trail says it.")


class AnswerEscalationForm(BookForm):
    text = forms.CharField(label="What did the group answer?", widget=forms.Textarea(attrs={"rows": 3}))
