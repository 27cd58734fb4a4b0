"""A process that books every slot of some days: `python -m tests.desk.booking ROOT USER DAY…`.

Prints a line for each booking that it was given, and one for each sentence that it was refused
with.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.errors import Refused
from ph_tui.l10n.words import Words


def main(root: str, user: str, days: list[str]) -> None:
    """Book all that is to be had."""
    data = Path(root)
    desk = Desk.open(data / "data", user, clock_at("2024-04-24T12:00"), cache=data / user)
    words = Words("en")
    for day in days:
        for slot in ("10-12", "13-15"):
            try:
                booking = desk.popup.book(date.fromisoformat(day), slot, note=f"{user} {day}")
            except Refused as refusal:
                print("refused", words(refusal.message))  # noqa: T201 - read by the test
            else:
                print("booked", booking.id)  # noqa: T201 - read by the test


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
