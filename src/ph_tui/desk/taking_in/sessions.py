"""Rows of a spreadsheet as sessions of orders that are stored: what each would be saved as.

Owns which order a row means, and what is taken for known. Each row is planned in the light of those
before it, on the order as they would leave it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from ph_tui.desk.guards import refuse_erased, refuse_new_personal_codes
from ph_tui.desk.session_fields import yes_or_no
from ph_tui.desk.session_reading import planned_match
from ph_tui.desk.sessions import new_session_id, with_session
from ph_tui.desk.taking_in.plan import PlannedRow, Standing, joined
from ph_tui.domain.errors import BadInput, PhTuiError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.domain.taking_in.rows import ReadRow, refusal, session_state_of, warning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.orders import OrderFile

NEEDED = ("number", "on")
"""The fields without which there is no session; a client's code may stand for the number."""
_TOLD = ("end", "minutes", "state", "coach", "note", "group")
"""What a row may tell of a session beside when it begins."""
_ABOUT = {
    "error.order.": "number",
    "error.taking_in.session_state": "state",
    "error.session.end_before_start": "end",
    "error.session.minutes": "minutes",
    "error.session.not_yes_or_no": "group",
    "error.session.note_length": "note",
}


class SessionPlanner:
    """Plans the rows of one file, each in the light of those before it."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._meant: dict[str, str | PhTuiError] = {}
        self._files: dict[str, OrderFile] = {}
        self._seen: dict[object, int] = {}

    def planned(self, rows: Iterable[ReadRow]) -> Iterator[PlannedRow]:
        """Every row with what becomes of it."""
        for row in rows:
            planned = self._planned(row)
            if planned.file is not None:
                order = planned.file.order
                planned = replace(planned, title=f"{order.number} {order.client_code}".lstrip())
            yield planned

    def _planned(self, row: ReadRow) -> PlannedRow:
        if row.findings:
            return PlannedRow(row.number, Standing.WRONG, row.findings, row.values)
        try:
            file = self._order(row.values)
            session = self._session(row.values, file)
            self._refuse_twice(row, file, session)
            return self._beside_stored(row, file, session)
        except PhTuiError as error:
            place = next((f for i, f in _ABOUT.items() if error.message.id.startswith(i)), "")
            told = refusal(error, row.columns.get(place, ""))
            return PlannedRow(row.number, Standing.WRONG, (told,), row.values)

    def _order(self, values: dict[str, Any]) -> OrderFile:
        """The order that a row means, as the rows before leave it."""
        reference = values.get("number") or values.get("client")
        if not reference:
            raise BadInput(Message("error.taking_in.lacks_order"))
        meant = self._meant.get(reference)
        if meant is None:
            try:
                meant = self._core.resolve(reference).id
            except PhTuiError as error:
                meant = error
            self._meant[reference] = meant
        if isinstance(meant, PhTuiError):
            raise meant
        if meant not in self._files:
            self._files[meant] = self._core.store.load(meant)
        refuse_erased(self._files[meant])
        return self._files[meant]

    def _session(self, values: dict[str, Any], file: OrderFile) -> Session:
        """The session that a row tells of; without a state it was held, or is still to come."""
        on = values.get("on")
        if on is None:
            raise BadInput(Message("error.session.day_missing"))
        start, end, minutes = (values.get(name) for name in ("start", "end", "minutes"))
        if start is not None and end is None and minutes:
            end = _after(start, minutes)
        if start is None and not minutes:
            raise BadInput(Message("error.taking_in.lacks_time"))
        return Session(
            id=new_session_id(file),
            on=on,
            start=start,
            end=end,
            minutes=minutes or 0,
            state=self._state(values, on),
            coach=values.get("coach") or file.order.coach or self._core.user,
            note=values.get("note", ""),
            group=yes_or_no(values["group"]) if values.get("group") else False,
        )

    def _state(self, values: dict[str, Any], on: date) -> SessionState:
        if values.get("state"):
            return session_state_of(values["state"])
        return SessionState.PLANNED if on > self._core.today else SessionState.HELD

    def _refuse_twice(self, row: ReadRow, file: OrderFile, session: Session) -> None:
        first = self._seen.setdefault((file.order.id, _beginning(session)), row.number)
        if first != row.number:
            raise Refused(Message("error.taking_in.row_twice", row=str(first)))

    def _beside_stored(self, row: ReadRow, file: OrderFile, session: Session) -> PlannedRow:
        stored = next((s for s in file.sessions if _beginning(s) == _beginning(session)), None)
        if stored is not None and not _differing(row.values, session, stored):
            return PlannedRow(row.number, Standing.SAME, (), row.values, file, stored)
        is_planned = session.state is SessionState.PLANNED
        planned = (
            None if is_planned else planned_match(file, session.on, session.start, session.end)
        )
        if stored is not None and planned is not stored:
            parts = [f"word.taking_in.field.{n}" for n in _differing(row.values, session, stored)]
            told = warning(Message("word.taking_in.changed", fields=joined(parts)))
            return PlannedRow(row.number, Standing.CHANGED, (told,), row.values, file, session)
        if planned is not None:
            session = replace(
                session,
                id=planned.id,
                note=session.note or planned.note,
                group=session.group or planned.group,
            )
        after = with_session(file, session)
        refuse_new_personal_codes(file, after)
        self._files[file.order.id] = after
        return PlannedRow(row.number, Standing.NEW, (), row.values, after, session)


def _after(start: time, minutes: int) -> time:
    """The clock time some minutes later; BadInput when that is on another day."""
    end = start.hour * 60 + start.minute + minutes
    if end >= 24 * 60:
        raise BadInput(Message("error.session.minutes", minutes=minutes))
    return time(end // 60, end % 60)


def _beginning(session: Session) -> object:
    """What tells sessions of one order apart in a spreadsheet: when each begins."""
    return session.on, session.start or session.minutes


def _differing(values: dict[str, Any], mine: Session, stored: Session) -> list[str]:
    """The fields that a row tells and that are stored otherwise."""
    told = [name for name in _TOLD if name in values]
    return [name for name in told if getattr(mine, name) != getattr(stored, name)]
