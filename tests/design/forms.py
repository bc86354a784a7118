"""One form with a field of every kind, to see and check the template pack by."""

from django import forms

from partnerships import widgets

WARDS = [("", "Choose a ward"), ("mil", "Millbrook"), ("old", "Old Town")]
DECISIONS = [("action", "Take action"), ("priority", "Make it a priority"), ("decline", "Not a priority")]
HINTS = {"action": "Agree who does what by when.", "decline": "Feedback is owed all the same."}


class EveryKindForm(forms.Form):
    concern = forms.CharField(label="What is the concern?", max_length=120, help_text="One line, as you would say it.")
    said = forms.CharField(label="What was said", widget=forms.Textarea, max_length=2000, required=False)
    ward = forms.ChoiceField(label="Ward", choices=WARDS)
    decision = forms.ChoiceField(label="Decision", choices=DECISIONS, widget=widgets.HintedRadios(HINTS))
    agree = forms.ChoiceField(
        label="Can others see who raised it?", choices=[("y", "Yes"), ("n", "No")], widget=widgets.SideBySide
    )
    told = forms.MultipleChoiceField(
        label="Who was told",
        choices=[("1", "Members of the partnership"), ("2", "Rita Okafor")],
        widget=forms.CheckboxSelectMultiple,
        help_text="Everyone who is owed an answer.",
    )
    due = forms.DateField(label="Due", widget=widgets.DayInput)
    at = forms.TimeField(label="Starts at", widget=widgets.ClockInput, required=False)
    number = forms.IntegerField(label="Places", min_value=1, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    password = forms.CharField(label="Password", widget=forms.PasswordInput, required=False)
    paper = forms.FileField(label="Paper", required=False)
    sure = forms.BooleanField(label="I have read this to the person who raised it", help_text="Word for word.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


class SampleFilterForm(forms.Form):
    q = forms.CharField(label="Search", required=False, widget=widgets.SearchInput)
    ward = forms.ChoiceField(label="Ward", choices=[("", "All wards"), *WARDS[1:]], required=False)
    stage = forms.MultipleChoiceField(
        label="Stage",
        choices=[("new", "New (4)"), ("in_action", "In action (12)"), ("resolved", "Resolved (3)")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
