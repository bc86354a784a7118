"""Values in addresses."""

from datetime import date


class DayConverter:
    """A day, as 2026-12-03; a day there is not (2026-02-31) is an address there is not."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else value.isoformat()
