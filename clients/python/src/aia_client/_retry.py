"""Which requests are sent again, and when."""

from __future__ import annotations

import email.utils
import random
import time
from email.message import Message
from typing import Optional

FIRST_WAIT = 0.5
LONGEST_WAIT = 30.0

# What was refused or lost for a moment only.
_PASSING = frozenset({429, 502, 503, 504})


def passes(status: int) -> bool:
    """Whether an answer with this status may be another one soon."""
    return status in _PASSING


def wait(attempt: int, asked: Optional[float]) -> float:
    """Seconds before the next try: never less than the server asked for, else doubled each time and drawn from its upper half.

    ``attempt`` counts from 0.
    """
    if asked is not None:
        return asked + random.uniform(0, 0.1)
    longest = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(attempt, 16))
    return random.uniform(longest / 2, longest)


def retry_after(headers: Message) -> Optional[float]:
    """Seconds that Retry-After asks for, as a number or a date (RFC 9110, section 10.2.3)."""
    text = headers.get("Retry-After")
    if text is None:
        return None
    try:
        return max(0.0, float(text))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None
