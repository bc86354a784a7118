"""Signing in."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]
    """The sign-in form with the words of pages.md."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "Username"
        self.fields["password"].label = "Password"
        self.fields["password"].help_text = ""  # the page says below the button what to do when it is forgotten
