"""What the public fills in: what is still wrong, and the address that wants the newsletter."""

from __future__ import annotations

from django import forms

from partnerships.forms.base import BookForm


class NotFixedForm(BookForm):
    """Not fixed, and what is still wrong."""

    still_wrong = forms.CharField(
        label="What is still wrong?",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Your neighbourhood team reads this. You need not say who you are.",
        error_messages={"required": "Write what is still wrong, so that it can be put right."},
    )


class LinksForm(forms.Form):
    """Where to send the addresses under which one follows one's concerns."""

    email = forms.EmailField(
        label="E-mail address", help_text="The one you left with your concern.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your e-mail address.",
            "invalid": "Enter an e-mail address like name@example.org.",
        },
    )  # fmt: skip


class SubscribeForm(forms.Form):
    """Ask for the ward's newsletter by e-mail."""

    email = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text="Used for this newsletter alone. Each one has a link that ends it.",
        error_messages={
            "required": "Enter your e-mail address.",
            "invalid": "Enter an e-mail address like name@example.org.",
        },
    )
