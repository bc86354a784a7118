"""What a step of the book can answer when it will not be done."""

from typing import Any


class Refused(Exception):  # noqa: N818 - the word the pages use
    """A rule of the book says no. The message is shown to the person: what is wrong and what to do."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Conflict(Refused):
    """Somebody else changed the same thing first. `theirs` maps each field to what stands there now.

    `version` is the version that stands now: the form carries it from here on, so that sending it again is done
    knowingly and goes through.
    """

    def __init__(self, message: str, *, theirs: dict[str, Any], version: int | None = None) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.version = version
