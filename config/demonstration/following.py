"""Addresses at which raisers of the demonstration follow their concern: the same for the same day."""

from __future__ import annotations

from hashlib import sha256

from engagement.models import Issue


def same_addresses(issue: Issue, words: str) -> None:
    """Give its raisers addresses that follow from these words, in place of chance ones."""
    for seat, raiser in enumerate(issue.raisers.order_by("pk")):
        raiser.token = sha256(f"{words} {seat}".encode()).hexdigest()[:27]
        raiser.save(update_fields=["token"])
