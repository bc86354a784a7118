"""Who is behind a session: asked at every request."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from partnerships.asking import question
from partnerships.models import User


@question
def _user(pk: Any) -> QuerySet[User]:
    """With the partnership that keeps the account, whose name nearly every page of theirs is headed by."""
    return User.objects.filter(pk=pk).select_related("partnership").order_by()


class Accounts(AuthenticationBackend):  # type: ignore[misc]
    """Accounts sign in as allauth has it; a session's person is read by a question written once."""

    def get_user(self, user_id: Any) -> User | None:
        """The person, or None where the account is gone or closed."""
        user = _user.first(pk=int(user_id))
        return user if user is not None and self.user_can_authenticate(user) else None
