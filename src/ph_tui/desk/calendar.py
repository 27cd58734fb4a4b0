"""The company's days as a calendar file: meetings, deadlines, stands.

Owns what is taken into it and how each entry is named. An entry tells of a client nothing but the
code and the order's number; notes stay here. What was done or will not happen stays in for a while,
marked as cancelled, so that calendars that had it before are told.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ph_tui.desk.calendar_entries import EntryMaker, of_company, of_invoices, of_order, of_stands
from ph_tui.domain.aliases import is_alias
from ph_tui.domain.errors import DataError
from ph_tui.domain.summaries import is_open

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.exports.ics import CalendarEntry
    from ph_tui.l10n.words import Words

BACK = timedelta(days=30)
"""How far back the calendar tells of meetings, and of what was done or cancelled."""
_LAST_DAY = date(9999, 12, 31)


class CalendarDesk:
    """The use cases of the calendar file."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def document(self, words: Words, coach: str | None = None) -> bytes:
        """The calendar as an iCalendar file, of one coach or of the whole company.

        Orders that can't be read are left out. The same data on the same day are the same bytes.
        """
        from ph_tui.exports.ics import ics

        entries = self.entries(words, coach)
        return ics(entries, name=words.say("export.ics.name"), lang=words.lang)

    def entries(self, words: Words, coach: str | None = None) -> tuple[CalendarEntry, ...]:
        """What stands in the calendar, by day."""
        maker = EntryMaker(self._core, words, self._core.today - BACK)
        found = [
            *self._of_orders(maker, coach),
            *of_invoices(maker, coach),
            *of_stands(maker, coach),
            *of_company(maker),
        ]
        return tuple(sorted(found, key=lambda each: (each.on, str(each.start or ""), each.uid)))

    def _of_orders(self, maker: EntryMaker, coach: str | None) -> Iterator[CalendarEntry]:
        for row in self._rows(maker.since, coach):
            try:
                file = self._core.store.load(row.id)
            except DataError:
                continue
            yield from of_order(maker, file, row, coach)

    def _rows(self, since: date, coach: str | None) -> list[OrderSummary]:
        """The orders with anything to tell: open, over of late, or with meetings of the coach."""
        store, first = self._core.store, since.isoformat()
        rows = {
            row.id: row
            for row in store.summaries()
            if coach in {None, row.coach}
            and (is_open(row) or max(row.last_on, row.ended_on) >= first)
        }
        if coach is not None:
            rows |= {row.id: row for row in store.meeting_between(since, _LAST_DAY, coach=coach)}
        return [row for row in rows.values() if not is_alias(row.client_code)]
