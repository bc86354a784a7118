"""Steps of reaching people: planning, asking partners for work, recording what was held (E8)."""

from engagement.services.reaching.commissioning import commission, deliver, officers_of, undelivered, withdraw
from engagement.services.reaching.holding import change_event, record_event, who_runs
from engagement.services.reaching.planning import (
    add_line,
    agree,
    change_line,
    change_plan,
    drop_line,
    stands,
    start_plan,
)

__all__ = [
    "add_line",
    "agree",
    "change_event",
    "change_line",
    "change_plan",
    "commission",
    "deliver",
    "drop_line",
    "officers_of",
    "record_event",
    "stands",
    "start_plan",
    "undelivered",
    "who_runs",
    "withdraw",
]
