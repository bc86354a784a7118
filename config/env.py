"""Reading the environment: each helper fails loudly and says what to write instead."""

import os
from datetime import datetime, time
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """The value of NAME, or the content of the file that NAME_FILE points to (a mounted secret)."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.") from error
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """NAME as yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write yes or no.")


def number(name: str, default: int) -> int:
    """NAME as a whole number."""
    value = os.environ.get(name, "")
    if not value:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.") from error


def clock(name: str, default: str) -> time:
    """NAME as a time of day."""
    value = os.environ.get(name) or default
    try:
        return datetime.strptime(value, "%H:%M").time()  # noqa: DTZ007 - of the day, in the time zone of the book
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a time of day like 07:00.") from error


def words(name: str, default: str = "") -> list[str]:
    """NAME as a list, split at commas, blanks left out."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def days(name: str, default: str) -> list[int]:
    """NAME as days of a month, in order: each from 1 to 28, which every month has."""
    try:
        found = sorted({int(word) for word in words(name, default)})
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} names a day that is no number; write days like 8,15,22.") from error
    if any(not 1 <= day <= 28 for day in found):
        raise ImproperlyConfigured(f"{name} names a day that not every month has; write days from 1 to 28.")
    return found


def broker(redis_url: str) -> str:
    """REDIS_URL as Celery writes it: a socket has another scheme there, and its database another name."""
    if not redis_url.startswith("unix://"):
        return redis_url
    return redis_url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)
