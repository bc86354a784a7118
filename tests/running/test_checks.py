"""Settings that do not go together are refused by name; those of production and of the demonstration are not."""

from typing import Any
from urllib.parse import urlsplit

import pytest

from config.checks import settings_go_together

FILES = "django.core.mail.backends.filebased.EmailBackend"
PRODUCTION: dict[str, Any] = {
    "SITE_URL": "https://wardbook.example.org",
    "DEMONSTRATION": False,
    "DEBUG": False,
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
}


def found(settings: Any, changed: dict[str, Any]) -> list[str | None]:
    for name, value in {**PRODUCTION, **changed}.items():
        setattr(settings, name, value)
    settings.SITE = urlsplit(settings.SITE_URL)
    settings.HTTPS = settings.SITE.scheme == "https"
    return [message.id for message in settings_go_together(None)]


@pytest.mark.parametrize(
    ("changed", "ids"),
    [
        ({}, []),
        ({"SITE_URL": "http://localhost:8000", "DEMONSTRATION": True, "DEBUG": True}, []),
        ({"DEMONSTRATION": True}, ["wardbook.E001"]),
        ({"DEBUG": True}, ["wardbook.E002"]),
        ({"SITE_URL": "http://wardbook.example.org"}, ["wardbook.W003"]),
        (
            {"SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"APPS": [{"client_id": "book", "secret": ""}]}}},
            ["wardbook.E004"],
        ),
        ({"EMAIL_BACKEND": FILES, "EMAIL_FILE_PATH": None}, ["wardbook.E005"]),
        ({"EMAIL_BACKEND": FILES, "EMAIL_FILE_PATH": "/mail"}, ["wardbook.W006"]),
        ({"EMAIL_HOST": "mail.example.org", "EMAIL_HOST_PASSWORD": "x"}, ["wardbook.W007"]),
        ({"EMAIL_HOST": "mail.example.org", "EMAIL_HOST_PASSWORD": "x", "EMAIL_USE_TLS": True}, []),
        ({"SESSION_IDLE_SECONDS": 13 * 3600}, ["wardbook.E008"]),
        ({"CELERY_TASK_TIME_LIMIT": 300}, ["wardbook.E009"]),
    ],
)
def test_each_bad_combination_has_its_id(settings: Any, changed: dict[str, Any], ids: list[str]) -> None:
    assert found(settings, changed) == ids
