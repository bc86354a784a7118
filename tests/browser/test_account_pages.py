"""The pages of signing in, at a desk and on a phone: readable, fitting, nothing for axe to find."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from config.demonstration.cast import PASSWORD, Harrowmere
from tests.browser.fixtures import WIDTHS, See, check_axe, check_fits, check_targets, screenshot

OUTSIDE = {
    "sign-in": "/sign-in/",
    "forgotten": "/account/password/reset/",
    "sent": "/account/password/reset/sent/",
    "old-link": "/account/password/reset/key/1-xyz/",
    "closed": "/account/not-active/",
    "turned-back": "/account/organisation/cancelled/",
    "refused": "/account/organisation/failed/",
    "not-found": "/nowhere/",
}


def _look(page: Page, name: str) -> None:
    check_axe(page)
    check_fits(page)
    screenshot(page, f"account-{name}")


@pytest.mark.parametrize("width", [WIDTHS["desktop"], WIDTHS["phone"]])
def test_pages_before_signing_in(see_as: See, harrowmere: Harrowmere, width: int) -> None:
    page = see_as(width=width)
    for name, address in OUTSIDE.items():
        page.goto(address)
        _look(page, f"{name}-{width}")
        if width == WIDTHS["phone"]:
            check_targets(page)


def test_signing_in_by_keyboard_after_a_slip(see_as: See, harrowmere: Harrowmere) -> None:
    page = see_as()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Fill in: Username")
    _look(page, "sign-in-faults")
    page.get_by_label("Username").fill("carol")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    expect(page.get_by_text("Carol Whitfield")).to_be_visible()


def test_setting_up_a_second_factor(see_as: See, harrowmere: Harrowmere) -> None:
    page = see_as(harrowmere.carol)
    for name, address in {"how": "/account/second-factor/", "keys": "/account/passkeys/", "out": "/sign-out/"}.items():
        page.goto(address)
        _look(page, name)
    page.goto("/account/second-factor/codes/add/")
    _look(page, "prove")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    _look(page, "codes-add")
    secret = page.locator(".wb-key").inner_text()
    code = totp.format_hotp_value(totp.hotp_value(secret, next(iter(totp.yield_hotp_counters_from_time()))))
    page.get_by_label("Authenticator code").fill(code)
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    _look(page, "recovery")
    for name, address in {
        "how-set": "/account/second-factor/",
        "recovery-new": "/account/second-factor/recovery/new/",
        "codes-remove": "/account/second-factor/codes/remove/",
        "passkey-add": "/account/passkeys/add/",
        "password": "/account/password/",
    }.items():
        page.goto(address)
        _look(page, name)
