"""A row of a table read field by field: values, and what is found where one can't be read.

Owns which field is read as what, and the words that spreadsheets have for how things stand. Knows
no other row and nothing that is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ph_tui.domain.clock_words import take_timing
from ph_tui.domain.errors import BadInput, PhTuiError, Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import EndKind
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.taking_in.cells import (
    Cell,
    amount_of,
    clock_of,
    day_of,
    hours_of,
    is_empty,
    minutes_in,
    text_of,
)
from ph_tui.domain.taking_in.headings import Kind, bare
from ph_tui.domain.taking_in.table import letters
from ph_tui.domain.text import clean_line, clean_prose

if TYPE_CHECKING:
    from ph_tui.domain.taking_in.headings import Column
    from ph_tui.domain.taking_in.table import Row, Table

DAYS = ("start", "end", "received", "accepted", "contacted", "ended", "feedback_asked")
"""The fields of an order that are days."""
_LENGTHS = {"minutes": 1, "hours": 60}
"""The fields of a session that tell how long it lasts, with the minutes of their unit."""
_STOPPED = {
    EndKind.FINISHED: (
        "paattynyt, paattyi, valmis, toteutunut, toteutui, raportoitu, laskutettu, maksettu,"
        "ended, finished, completed, done, reported, invoiced, paid, closed"
    ),
    EndKind.INTERRUPTED: "keskeytynyt, keskeytyi, keskeytetty, interrupted, discontinued",
    EndKind.DECLINED: "ei alkanut, peruttu, peruuntunut, declined, cancelled, not started",
}
_RUNNING = (
    "uusi, saapunut, avoin, odottaa, hyvaksytty, yhteys otettu, kaynnissa, kesken, aktiivinen,"
    "new, received, open, accepted, contacted, running, in progress, active, ongoing"
)
_SESSION_STATES = {
    SessionState.HELD: "pidetty, toteutunut, toteutui, kylla, ok, x, held, done, attended, yes",
    SessionState.NO_SHOW: (
        "ei saapunut, ei tullut, poissa, no show, noshow, absent, missed, did not attend"
    ),
    SessionState.PLANNED: "suunniteltu, sovittu, tulossa, varattu, planned, booked, scheduled",
}


@dataclass(frozen=True, slots=True)
class RowFinding:
    """One thing that was found in a row; an error keeps the whole file from being taken in."""

    severity: Severity
    message: Message
    column: str = ""
    """The letters of the column, empty when it is about the row."""
    is_rule: bool = False
    """Whether a rule refuses it; else it can't be read."""


@dataclass(frozen=True)
class ReadRow:
    """A row as it was read."""

    number: int
    """As the spreadsheet counts it."""
    values: dict[str, Any]
    """What the row tells, by field; a field that it leaves empty is not among them."""
    findings: tuple[RowFinding, ...]
    columns: dict[str, str]
    """The letters of the columns that hold the fields."""


def refusal(error: PhTuiError, column: str = "") -> RowFinding:
    """An error as what is found in a row."""
    return RowFinding(Severity.ERROR, error.message, column, isinstance(error, Refused))


def warning(message: Message, column: str = "") -> RowFinding:
    """What is told of a row and keeps nothing from being taken in."""
    return RowFinding(Severity.WARNING, message, column)


def read_rows(table: Table, today: date) -> tuple[ReadRow, ...]:
    """Every row of a table, read; nothing is raised for what can't be."""
    used = [column for column in table.columns if column.field]
    places = {column.field: letters(column.at) for column in used}
    return tuple(_read(table, row, used, today, places) for row in table.rows)


def _read(
    table: Table, row: Row, columns: list[Column], today: date, places: dict[str, str]
) -> ReadRow:
    values: dict[str, Any] = {}
    findings: list[RowFinding] = []
    for column in columns:
        cell = row.cells[column.at] if column.at < len(row.cells) else None
        if is_empty(cell):
            continue
        try:
            read = _order_value if table.kind is Kind.ORDERS else _session_value
            values.update(read(column.field, cell, today, table.epoch))
        except PhTuiError as error:
            findings.append(refusal(error, letters(column.at)))
    return ReadRow(row.number, values, tuple(findings), places)


def _order_value(field: str, cell: Cell, today: date, epoch: date) -> dict[str, Any]:
    if field in DAYS:
        return {field: day_of(cell, today=today, epoch=epoch)}
    if field == "hours":
        return {field: hours_of(cell)}
    if field == "price":
        return {field: amount_of(cell)}
    return {field: clean_line(text_of(cell))}


def _session_value(field: str, cell: Cell, today: date, epoch: date) -> dict[str, Any]:
    if field == "on":
        return {field: day_of(cell, today=today, epoch=epoch)}
    if field in {"start", "end"}:
        return _moment(field, cell, today, epoch)
    if field == "span":
        return _span(clean_line(text_of(cell)))
    if field in _LENGTHS:
        return {"minutes": minutes_in(cell, unit=_LENGTHS[field])}
    return {field: (clean_prose if field == "note" else clean_line)(text_of(cell))}


def _moment(field: str, cell: Cell, today: date, epoch: date) -> dict[str, Any]:
    """A clock time; a day beside it in the same cell is the session's."""
    if isinstance(cell, datetime):
        return {"on": cell.date(), field: clock_of(cell)}
    day, _, clock = clean_line(text_of(cell)).rpartition(" ")
    if isinstance(cell, str) and day[:1].isdigit():
        return {"on": day_of(day.removesuffix(" klo"), today=today, epoch=epoch),
                field: clock_of(clock)}  # fmt: skip
    return {field: clock_of(cell)}


def _span(text: str) -> dict[str, Any]:
    timed = take_timing(text, 0)
    if timed is None or text[timed[1] :].strip():
        raise BadInput(Message("error.taking_in.clock", text=text[:40]))
    timing, _ = timed
    if timing.start is None:
        return {"minutes": timing.minutes}
    return {"start": timing.start, "end": timing.end}


def end_kind_of(state: str) -> EndKind | None:
    """How a service came to its end, by what a spreadsheet says of it; None while it goes on.

    BadInput for words that say neither.
    """
    said = bare(state)
    for kind, words in _STOPPED.items():
        if said in _listed(words):
            return kind
    if said in _listed(_RUNNING):
        return None
    raise BadInput(Message("error.taking_in.state", state=state[:40]))


def session_state_of(state: str) -> SessionState:
    """How a session stands, by what a spreadsheet says; BadInput for other words."""
    said = bare(state)
    for found, words in _SESSION_STATES.items():
        if said in _listed(words):
            return found
    raise BadInput(Message("error.taking_in.session_state", state=state[:40]))


def _listed(words: str) -> set[str]:
    return {word.strip() for word in words.split(",")}
