"""The steps that change the Key Individual Network (E2, E6)."""

from engagement.services.kin.contacting import contacted
from engagement.services.kin.handing_over import hand_over
from engagement.services.kin.keeping import add_kin, change_kin, current_wording, new_wording
from engagement.services.kin.recruiting import credit, end_recruiting, recruit
from engagement.services.kin.turning import rest, see_leave, take_part

__all__ = [
    "add_kin",
    "change_kin",
    "contacted",
    "credit",
    "current_wording",
    "end_recruiting",
    "hand_over",
    "new_wording",
    "recruit",
    "rest",
    "see_leave",
    "take_part",
]
