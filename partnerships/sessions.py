"""Sessions that know whose they are, so that all of somebody's can be ended at once (safety 8, 40, 42)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db.models import QuerySet
from django.utils import timezone

from partnerships.asking import question
from partnerships.models import Session, User


@question
def _session(key: Any, now: Any) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now).order_by()


class SessionStore(DatabaseStore):
    """Sessions in PostgreSQL, with their user beside them."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        """The row, or None where it is not there or is over; the store then forgets its key."""
        found = _session.first(key=self.session_key, now=timezone.now())
        if found is None:
            self._session_key = None
        return found

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast("Session", super().create_model_instance(data))
        whose = data.get(SESSION_KEY)
        row.user_id = int(whose) if whose else None
        return row


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign `user` out everywhere, except from the session with the key `but`. Out: how many sessions ended."""
    ended, _ = Session.objects.filter(user=user).exclude(session_key=but or "").delete()
    return ended
