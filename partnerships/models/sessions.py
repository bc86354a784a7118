"""Sessions, with their user beside them; `partnerships.sessions` reads and writes them."""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from partnerships.models.people import User


class Session(AbstractBaseSession):
    """A signed-in browser. Deleting the row signs it out at its next request."""

    user = models.ForeignKey(User, null=True, blank=True, on_delete=models.CASCADE, related_name="sessions")

    def __str__(self) -> str:
        return f"Session of user {self.user_id}"  # never the key: this text reaches logs

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from partnerships.sessions import SessionStore  # noqa: PLC0415 - the store reads this model

        return SessionStore
