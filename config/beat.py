"""Beat keeps no file of its own and leaves a mark in the database that it is alive."""

import time
from datetime import timedelta
from typing import Any

import structlog
from celery.beat import Scheduler as CelerySchedule
from django.db import DatabaseError, InterfaceError, connection

MARK_SECONDS = 15


class Scheduler(CelerySchedule):
    """Every entry only asks what is due, so where beat left off is nothing worth remembering."""

    marked_at = 0.0

    def setup_schedule(self) -> None:
        """All is asked at once at the start, so that days off are caught up without waiting."""
        super().setup_schedule()
        for entry in self.schedule.values():
            entry.last_run_at = entry.default_now() - timedelta(days=1)
        structlog.get_logger(__name__).info("beat_started", entries=sorted(self.schedule))

    def _ensure_connected(self) -> Any:
        """Without waiting for a broker that is away: each entry fails by itself and is asked again."""
        return self.connection

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """One step, and every 15 seconds the mark that `/healthz/ready/` looks at, apart from the worker's."""
        if time.monotonic() - self.marked_at >= MARK_SECONDS:
            self.mark()
        return min(float(super().tick(*args, **kwargs)), MARK_SECONDS)

    def apply_async(self, entry: Any, *args: Any, **kwargs: Any) -> Any:
        """Send; once a heartbeat is on the queue its time is marked, for the worker's answer to be held against."""
        sent = super().apply_async(entry, *args, **kwargs)
        if entry.name == "heartbeat":
            self.mark(sent=True)
        return sent

    def mark(self, *, sent: bool = False) -> None:
        """A database that is away is no reason to stop: the mark is old meanwhile, which says so."""
        from partnerships.models import Heartbeat  # noqa: PLC0415  (Django is set up after this module is loaded)

        self.marked_at = time.monotonic()
        try:
            Heartbeat.objects.beat("beat", sent=sent)
        except (DatabaseError, InterfaceError):
            structlog.get_logger(__name__).warning("beat_could_not_mark", exc_info=True)
            connection.close()
