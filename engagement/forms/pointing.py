"""Pointing out names, numbers and addresses once, before text is saved where others read it (E10)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from engagement.spotting import Finding, marked, spot
from partnerships.forms.base import BookForm


@dataclass(frozen=True, slots=True)
class PointedOut:
    """A field with something in it that looks like a person, number or address."""

    label: str
    text: SafeString
    findings: list[Finding]

    @property
    def said(self) -> list[str]:
        """“Mrs Ahmed” looks like a name."""
        return [f"“{found.text}” looks like a {found.kind.value}".replace("a e-", "an e-") for found in self.findings]


class PointingForm(BookForm):
    """A form that shows what its `read_by_others` fields may give away, before it is carried out.

    A view asks `looked_over(form)`; the template includes
    "engagement/_partials/pointed_out.html" in the form, with the button "Save it as it is". That button carries a
    digest of the very text that was shown, so what is changed afterwards is looked over again.
    """

    read_by_others: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    """Names of wards and groups, which are nobody's."""

    @cached_property
    def pointed_out(self) -> list[PointedOut]:
        """What was found, field by field."""
        found = []
        for name in self.read_by_others:
            text = str(self.cleaned_data.get(name) or "")
            findings = spot(text, known=self.known)
            if findings:
                found.append(PointedOut(str(self.fields[name].label), marked(text, findings), findings))
        return found

    @property
    def text_seen(self) -> str:
        """Digest of the text that was looked over: the value of the button "Save it as it is"."""
        texts = "\0".join(str(self.cleaned_data.get(name) or "") for name in self.read_by_others)
        return hashlib.sha256(texts.encode()).hexdigest()

    @property
    def to_point_out(self) -> list[PointedOut]:
        """What still has to be shown before this may be carried out."""
        if not self.is_bound or not self.is_valid() or self.data.get("as_it_is") == self.text_seen:
            return []
        return self.pointed_out


def looked_over(form: BookForm, *known: object) -> bool:
    """Whether the form is valid and nothing in its texts has to be pointed out first (E10).

    `known`: the ward, the agency, names that are no person's, where the form does not know them itself.
    """
    if isinstance(form, PointingForm):
        form.known = tuple(str(name) for name in known if name) or form.known
        return form.is_valid() and not form.to_point_out
    return form.is_valid()
