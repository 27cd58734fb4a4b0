"""Places of an edition, each with its weekdays and times: the pop-up stand and the office.

Knows no bookings and no persons.
"""

from __future__ import annotations

from ph_tui.domain.handbook.shapes import Bilingual, Cites, Clock, Line, Part, Some, Weekdays


class PopUpSlot(Part):
    """A time of day at which a stand can be booked; local time."""

    start: Clock
    end: Clock

    @property
    def key(self) -> str:
        """The slot's name in commands and records, such as `10-12` or `9.30-11`."""
        return "-".join(
            f"{at.hour}.{at:%M}" if at.minute else str(at.hour) for at in (self.start, self.end)
        )


class PopUp(Part):
    """Where and when a provider can present its services."""

    place: Line
    address: Line
    weekdays: Weekdays
    slots: Some[PopUpSlot]
    """In the order of the day; none overlaps another."""
    cites: Cites


class Contact(Part):
    """The office to turn to; who works there and how to reach them is in the company's settings."""

    role: Bilingual
    office: Bilingual
    address: Line
    weekdays: Weekdays
    opens: Clock
    closes: Clock
    cites: Cites
