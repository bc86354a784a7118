"""A PCSO's tablet, without a browser: it closes entries as static/js/street does and sends what it cannot read."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from engagement.models import CommunityGroup
from feedback.street.parcels import PURPOSE, bound_to
from partnerships.letterbox import closed, letterboxes
from partnerships.models import User

Sent = dict[str, Any]


def parcel(
    author: User, kind: str, about: str, fields: dict[str, Any], *, key: UUID | None = None,
    made_at: datetime | None = None, clock_off: timedelta = timedelta(), format: int = 1,
) -> Sent:  # fmt: skip
    """An entry as it waits on the tablet, whose clock is behind by `clock_off`."""
    box, key = letterboxes(PURPOSE)[0], key or uuid4()
    made = f"{(made_at or timezone.now()) - clock_off:%Y-%m-%dT%H:%M:%S.000Z}"
    pairs = [[name, one] for name, value in fields.items() for one in (value if isinstance(value, list) else [value])]
    words = json.dumps({"format": format, "about": about, "fields": pairs}).encode()
    return {
        "key": str(key), "author": author.pk, "kind": kind, "made_at": made, "app": "test", "for": box.name,
        "sent_at": f"{timezone.now() - clock_off:%Y-%m-%dT%H:%M:%S.000Z}",
        "letter": closed(box, words, bound_to(key, author.pk, kind, made)),
    }  # fmt: skip


def contact_with(author: User, group: CommunityGroup, **more: Any) -> Sent:
    """A contact with a group; `key`, `made_at`, `clock_off` and `format` as in `parcel`, anything else is a field."""
    how = {name: more.pop(name) for name in ("key", "made_at", "clock_off", "format") if name in more}
    when = how.get("made_at", timezone.now()) - how.get("clock_off", timedelta())
    fields = {"how": "met", "on": f"{timezone.localdate(when)}", **more}
    return parcel(author, "contact", f"g{group.pk}", fields, **how)


def send(client: Client, sent: Sent) -> Any:
    """Post it. Out: the answer, with `code` beside what it says."""
    answer: Any = client.post("/street/entries/", json.dumps(sent), content_type="application/json")
    said = json.loads(answer.content) if answer["Content-Type"] == "application/json" else {}
    return {"code": answer.status_code, **said}
