"""Settings that do not go together, said before anybody is let in: `manage.py check`, and each start."""

from collections.abc import Callable, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
Rule = Callable[[], CheckMessage | None]
FILE_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


def demonstration_in_public() -> CheckMessage | None:
    """The cast's password is on its sign-in page, and no second factor is asked."""
    if settings.DEMONSTRATION and settings.SITE.hostname not in LOCAL:
        return Error(
            f"WARDBOOK_DEMONSTRATION is on at {settings.SITE_URL}: anybody can sign in with a published password.",
            hint="Set WARDBOOK_DEMONSTRATION=no, or WARDBOOK_SITE_URL to an address of this machine.",
            id="wardbook.E001",
        )
    return None


def debug_in_public() -> CheckMessage | None:
    if settings.DEBUG and settings.SITE.hostname not in LOCAL:
        return Error(
            f"WARDBOOK_DEBUG is on at {settings.SITE_URL}; an error page would show what is in the book.",
            hint="Set WARDBOOK_DEBUG=no.",
            id="wardbook.E002",
        )
    return None


def passwords_in_clear() -> CheckMessage | None:
    if not settings.HTTPS and settings.SITE.hostname not in LOCAL:
        return Warning(
            f"WARDBOOK_SITE_URL is {settings.SITE_URL}; passwords and names would travel unencrypted.",
            hint="Put TLS before the book and write https:// in WARDBOOK_SITE_URL.",
            id="wardbook.W003",
        )
    return None


def half_a_sign_in_service() -> CheckMessage | None:
    providers: Any = settings.SOCIALACCOUNT_PROVIDERS
    for app in providers["openid_connect"]["APPS"]:
        if not (app["client_id"] and app["secret"]):
            return Error(
                "WARDBOOK_OIDC_SERVER is set without WARDBOOK_OIDC_CLIENT_ID or WARDBOOK_OIDC_SECRET.",
                hint="Set all three, or none.",
                id="wardbook.E004",
            )
    return None


def mail_into_files() -> CheckMessage | None:
    if settings.EMAIL_BACKEND != FILE_BACKEND:
        return None
    if not settings.EMAIL_FILE_PATH:
        return Error(
            "E-mail goes to files and WARDBOOK_EMAIL_FILE_PATH does not say where.",
            hint="Set WARDBOOK_EMAIL_FILE_PATH.",
            id="wardbook.E005",
        )
    if settings.HTTPS:
        return Warning(
            "E-mail goes to files: nobody is told anything.",
            hint="Set WARDBOOK_EMAIL_HOST and leave WARDBOOK_EMAIL_BACKEND out.",
            id="wardbook.W006",
        )
    return None


def mail_password_in_clear() -> CheckMessage | None:
    if settings.EMAIL_HOST_PASSWORD and not settings.EMAIL_USE_TLS and settings.EMAIL_HOST not in LOCAL:
        return Warning(
            f"The password for {settings.EMAIL_HOST} would travel unencrypted.",
            hint="Set WARDBOOK_EMAIL_TLS=yes.",
            id="wardbook.W007",
        )
    return None


def idle_longer_than_the_day() -> CheckMessage | None:
    if not 0 < settings.SESSION_IDLE_SECONDS <= settings.SESSION_COOKIE_AGE:
        return Error(
            "WARDBOOK_SESSION_IDLE_MINUTES must be more than nought and no more than WARDBOOK_SESSION_HOURS.",
            id="wardbook.E008",
        )
    return None


def tasks_given_out_twice() -> CheckMessage | None:
    """A message is given to another worker when it is not acknowledged in time (platform, trap 4)."""
    options: Any = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    visible = options["visibility_timeout"]
    if visible <= settings.CELERY_TASK_TIME_LIMIT:
        return Error(
            f"A task may take {settings.CELERY_TASK_TIME_LIMIT} s and is given out again after {visible} s.",
            hint="Keep the visibility timeout well above the time limit.",
            id="wardbook.E009",
        )
    return None


RULES: tuple[Rule, ...] = (
    demonstration_in_public,
    debug_in_public,
    passwords_in_clear,
    half_a_sign_in_service,
    mail_into_files,
    mail_password_in_clear,
    idle_longer_than_the_day,
    tasks_given_out_twice,
)


@register("wardbook")
def settings_go_together(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Every rule that is broken."""
    return [message for rule in RULES if (message := rule()) is not None]
