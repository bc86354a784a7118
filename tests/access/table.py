"""The access table: every address of the book, and who may read and who may use it (safety 1, 2, 5).

HOW TO ADD A ROUTE. One line in ROWS: its name in urls.py, the thing it is about (a key of `World.things`, nothing for
a list or a form), who may GET it and who may POST to it, in ward 1:

    Row("issue_escalate", "issue", get="cps", post="cps"),

`pytest tests/access/test_table.py -k issue_escalate` then tries it as everybody, with every method, on the thing in
ward 1 ("in"), in ward 7 ("out"), in another partnership ("far") and on none ("missing").

WHO, one letter each (the cast of the demonstration):

    c carol, coordinator      w cllr-jones, councillor        i iris, intelligence unit
    p priya, PCSO             r rita, representative          d dora, auditor
    s ines, supervisor        a anya, analyst                 m adam, administrator
    h hana, partner officer   l lena, lead                    n nobody: signs in, holds no role

Besides them everybody who has not signed in, and a coordinator who has no second factor. ALL means everybody, OWN
means everybody who can sign in, also without a role or second factor. "" means nobody: no such method, a 405.

WHAT FOLLOWS BY ITSELF, unless the row says otherwise:

* somebody who may not read: 404 where the address names a thing, 403 where it does not;
* somebody who may read but not use: 403 on POST ("in"), 404 on POST outside their wards;
* c p s h w r reach nothing outside their wards; a l i d m reach the whole partnership, and nothing "far";
* not signed in: sent to sign in, whether the thing exists or not; without a second factor: sent to set it up;
* every 404 has the same bytes as that of a missing thing.

`out=` and `far=` name who reads it there, where that differs; `refused=` who gets a 403 on GET of a thing they know
of; `post_only=True` a page that takes no GET; `data=` what to post; `why=` the reason for an exception.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

EVERYBODY = "cpshwralidm"
WIDE = "alidm"
"""Roles held for the whole partnership."""
ALL = "*"
OWN = "@"
TEAM = "cps"
ISSUES = "cpshwrali"
MEETS = "cpshwralm"


@dataclass(frozen=True)
class Row:
    """What one address answers to whom."""

    route: str
    thing: str = ""
    get: str = ""
    post: str = ""
    out: str | None = None
    far: str = ""
    refused: str = ""
    post_only: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    why: str = ""

    @property
    def public(self) -> bool:
        return ALL in (self.get, self.post)

    @property
    def own(self) -> bool:
        return OWN in (self.get, self.post)

    def reads(self, letter: str, side: str) -> bool:
        """Whether that person is let through to read the thing on that side."""
        return letter in self.readers(side)

    def readers(self, side: str) -> str:
        """Those let through to the thing on that side, whether to read it or, where it takes no GET, to use it."""
        base = self.post if self.post_only else self.get
        if side == "missing":
            return ""
        if side == "far":
            return self.far
        if side == "out":
            return "".join(letter for letter in base if letter in WIDE) if self.out is None else self.out
        return base

    def users(self, side: str) -> str:
        """Those let through on POST."""
        return "".join(letter for letter in self.post if letter in self.readers(side))


def _accounts() -> list[Row]:
    """allauth's pages that are mounted: public, or everybody's own."""
    public = {"account_login": ALL, "account_reset_password": ALL, "mfa_authenticate": ALL, "account_logout": ALL}
    shown = [
        "account_inactive", "account_reset_password_done", "account_reset_password_from_key_done",
        "socialaccount_login_cancelled", "socialaccount_login_error",
    ]  # fmt: skip
    own = [
        "account_reauthenticate", "account_change_password", "account_set_password", "mfa_reauthenticate",
        "mfa_activate_totp", "mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_add_webauthn",
        "mfa_reauthenticate_webauthn",
    ]  # fmt: skip
    read = ["mfa_index", "mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn"]
    return [
        *(Row(name, get=ALL, post=ALL) for name in public),
        *(Row(name, get=ALL) for name in shown),
        *(Row(name, get=OWN, post=OWN) for name in own),
        *(Row(name, get=OWN) for name in read),
        Row("mfa_login_webauthn", get=ALL, post=ALL),
        Row("account_reset_password_from_key", "reset key", get=ALL, post=ALL),
        Row("openid_connect_login", "provider", get=ALL, post=ALL),
        Row("openid_connect_callback", "provider", get=ALL),
        Row("mfa_remove_webauthn", "passkey", get=OWN, post=OWN),
        Row("mfa_edit_webauthn", "passkey", get=OWN, post=OWN),
    ]


ROWS: list[Row] = [
    *_accounts(),
]
