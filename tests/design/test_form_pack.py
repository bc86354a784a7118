"""What the template pack makes of a form: labels to the letter, faults in words that say what to do."""

from __future__ import annotations

import re

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row, Submit
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_form
from crispy_forms.utils import render_crispy_form
from django import forms

from tests.design.forms import EveryKindForm


def test_every_label_is_the_forms_own_and_belongs_to_its_control() -> None:
    html = as_crispy_form(EveryKindForm())
    for field in EveryKindForm().visible_fields():
        assert re.search(rf">\s*{re.escape(str(field.label))}\s*</(label|legend)>", html), field.label
    for target in re.findall(r'<label[^>]* for="([^"]+)"', html):
        assert f'id="{target}"' in html


def test_hint_limit_and_fault_are_read_with_the_control() -> None:
    html = as_crispy_form(EveryKindForm({"said": "x" * 2001}))
    assert 'aria-describedby="id_concern_helptext id_concern_error"' in html
    assert 'aria-describedby="id_said_limit id_said_error"' in html
    for ids in re.findall(r'aria-describedby="([^"]+)"', html):
        for each in ids.split():
            assert f'id="{each}"' in html, each


def test_a_fault_says_which_field_and_what_to_do() -> None:
    html = as_crispy_form(EveryKindForm({"due": "soon", "number": "many", "ward": "nowhere"}))
    for words in [
        "Fill in: What is the concern?",
        "Choose an answer: Decision",
        "Choose one or more: Who was told",
        "Due: write a date, such as 27/03/2027",
        "Places: write a whole number",
        "Ward: choose from what is offered",
        "Tick the box: I have read this to the person who raised it",
    ]:
        assert html.count(words) == 2, words  # in the summary and at the field
    assert "This field is required" not in html


class LimitedForm(forms.Form):
    minutes = forms.IntegerField(min_value=10, max_value=600)
    people = forms.IntegerField(max_value=40)
    place = forms.CharField(max_length=5)


def test_what_is_beyond_a_limit_says_which_field_and_what_fits() -> None:
    html = as_crispy_form(LimitedForm({"minutes": "0", "people": "41", "place": "Mill Road"}))
    for words in ["Minutes: 10 or more", "People: 40 or less", "Place: at most 5 characters; it has 9"]:
        assert html.count(words) == 2, words
    assert "Ensure this value" not in html


class OwnWordsForm(forms.Form):
    outcome = forms.CharField(error_messages={"required": "Say what came of it, or record progress instead."})


def test_a_forms_own_words_stand() -> None:
    assert as_crispy_form(OwnWordsForm({})).count("Say what came of it, or record progress instead.") == 2


def test_what_was_typed_is_still_there() -> None:
    html = as_crispy_form(EveryKindForm({"concern": "Mopeds <again>", "said": "Every evening.", "decision": "action"}))
    assert 'value="Mopeds &lt;again&gt;"' in html
    assert "Every evening.</textarea>" in html
    assert re.search(r'value="action" id="id_decision_0" checked', html)


def test_a_long_text_that_is_pasted_is_not_cut_by_the_browser() -> None:
    html = as_crispy_form(EveryKindForm())
    assert "maxlength" not in html.split("<textarea")[1].split(">")[0]
    assert "Up to 2000 characters" in html


def test_a_layout_makes_rows_and_one_button_without_styles_of_another_kit() -> None:
    class Laid(EveryKindForm):
        helper = FormHelper()
        helper.layout = Layout(Row(Column("ward"), Column("due")), Submit("", "Log issue", css_class="wb-button-small"))

    html = render_crispy_form(Laid(), context={"csrf_token": "token"})
    assert html.count("wb-column") == 2
    assert re.search(r'<button type="submit"[^>]*class="govuk-button wb-button-small"[^>]*>Log issue</button>', html)
    assert "csrfmiddlewaretoken" in html
    assert "btn" not in html
    assert "style=" not in html
