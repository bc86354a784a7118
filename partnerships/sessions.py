"""Sessions that know whose they are, so that all of somebody's can be ended at once (safety 8, 40, 42)."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from partnerships.models import Session, User


class SessionStore(DatabaseStore):
    """Sessions in PostgreSQL, with their user beside them."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = cast("Session", super().create_model_instance(data))
        whose = data.get(SESSION_KEY)
        row.user_id = int(whose) if whose else None
        return row


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Sign `user` out everywhere, except from the session with the key `but`. Out: how many sessions ended."""
    ended, _ = Session.objects.filter(user=user).exclude(session_key=but or "").delete()
    return ended
