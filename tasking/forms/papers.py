"""Sending the papers: nothing is typed, but what was seen is what is sent."""

from __future__ import annotations

from django import forms

from partnerships.forms.base import BookForm


class SendForm(BookForm):
    """Which sending it is, and to whom as they were shown."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    recipients = forms.CharField(widget=forms.HiddenInput, max_length=64)
