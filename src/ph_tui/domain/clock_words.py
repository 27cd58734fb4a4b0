"""Clock times and durations as people type them: `9-11.30`, `klo 9–11`, `2 h 30 min`, `1,5h`.

Owns the signs between two times and the units of a duration. It knows no day and no session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from decimal import ROUND_HALF_UP, Decimal

from ph_tui.domain.day_words import quoted
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

DAY_MINUTES = 24 * 60

_HOUR = 60
_DASH = r"\s*[-\u2010-\u2015\u2212]\s*"
_AT = r"(?:(?:klo|kello|at)\b\.?\s*)"
_END = r"(?=[\s,;]|[.:](?:\s|$)|$)"
_CLOCK = r"(\d{1,2})(?:[.:](\d\d))?"
_HOURS = r"(?:h|t|tuntia|tunti|hours?|hrs?)"
_MINUTES = r"(?:min|m|minuuttia|minuutti|mins|minutes?)"

_SPAN = re.compile(rf"(?ai){_AT}?{_CLOCK}{_DASH}{_AT}?{_CLOCK}{_END}")
_DURATION = re.compile(
    rf"(?ai)(?P<hours>\d{{1,9}})(?:[.,](?P<part>\d{{1,9}}))?\s*{_HOURS}{_END}(?!\s*\d+\s*{_MINUTES})"
    rf"|(?ai:)"
)
