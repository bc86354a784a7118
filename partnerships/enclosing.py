"""Encrypting what must not lie readable in the database, nor in its backups: the secret key is in neither."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def box_for(purpose: str) -> MultiFernet:
    """Opens what the present secret key or one before it (SECRET_KEY_FALLBACKS) closed; closes with the present.

    In: what is kept in it; boxes for two purposes do not open one another.
    """
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(f"wardbook {purpose}:{key!s}".encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
