"""A planned row and its table in words, the same for commands and screens.

Owns how each field of a row is told and in which order. Knows no terminal.
"""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ph_tui.domain.sessions import SessionState
from ph_tui.domain.taking_in.headings import Kind
from ph_tui.domain.taking_in.table import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.taking_in.plan import Plan, PlannedRow
    from ph_tui.domain.taking_in.headings import Column
    from ph_tui.domain.taking_in.rows import RowFinding
    from ph_tui.domain.taking_in.table import Table
    from ph_tui.l10n.words import Words

NOTHING = "–"
_NOTE_LENGTH = 60


def told_field(field: str, words: Words) -> str:
    """What a field is called; an empty one is left out."""
    return words.say(f"word.taking_in.field.{field or 'none'}")


def told_column(column: Column, words: Words) -> str:
    """What a column is taken for: `Tilausnro → tilausnumero`."""
    return f"{column.heading or letters(column.at)} → {told_field(column.field, words)}"


def told_row(row: PlannedRow, kind: Kind, words: Words) -> list[str]:
    """What a row would be saved as, part by part; of a wrong one what could be read."""
    return list(_order(row, words) if kind is Kind.ORDERS else _session(row, words))


def told_finding(finding: RowFinding, row: PlannedRow, words: Words) -> str:
    """One finding with its place: `B7: …`."""
    return f"{finding.column}{row.number}: {words(finding.message)}"


def told_skipped(table: Table, words: Words) -> list[str]:
    """Each row that is named and not read."""
    return [
        words.say(f"word.taking_in.skipped.{each.why}", row=str(each.number), text=each.text)
        for each in table.skipped
    ]


def told_sum(plan: Plan, words: Words) -> str:
    """How many rows there are and how they stand, those of which there are none left out."""
    counts = [words.say("word.taking_in.rows", n=len(plan.rows))]
    for standing in ("new", "same", "changed", "wrong"):
        n = sum(row.standing == standing for row in plan.rows)
        if n:
            counts.append(words.say(f"word.taking_in.count.{standing}", n=n))
    return " · ".join(counts)


def _order(row: PlannedRow, words: Words) -> Iterator[str]:
    values = row.values
    yield values.get("number") or NOTHING
    yield values.get("client") or NOTHING
    yield row.title or values.get("service") or NOTHING
    if "hours" in values:
        yield f"{words.decimal(values['hours'])} h"
    if "start" in values or "end" in values:
        yield "–".join(_shown(values.get(name), words) for name in ("start", "end"))
    if "price" in values:
        yield words.money(values["price"])
    for field in ("coach", "case_coach", "period"):
        if values.get(field):
            yield f"{told_field(field, words)} {values[field]}"
    order = row.file.order if row.file else None
    days = {
        "received": order.received_on if order else values.get("received"),
        "accepted": values.get("accepted"),
        "contacted": values.get("contacted"),
        "feedback_asked": values.get("feedback_asked"),
    }
    for field, day in days.items():
        if day is not None:
            yield f"{told_field(field, words)} {words.date(day)}"
    if order is not None and order.ending is not None:
        how = words.say(f"word.ending.{order.ending.how}")
        yield f"{how} {words.date(order.ending.on)} {order.ending.reason}".rstrip()


def _session(row: PlannedRow, words: Words) -> Iterator[str]:
    session, values = row.session, row.values
    yield row.title or values.get("number") or values.get("client") or NOTHING
    if session is None:
        for field in ("on", "start", "end", "minutes", "note"):
            if field in values:
                yield _shown(values[field], words)
        return
    yield words.weekday_and_date(session.on)
    if session.start and session.end:
        yield words.span(session.start, session.end)
    yield words.hours(session.minutes)
    yield words.say(f"word.session.{SessionState(session.state)}")
    yield session.coach
    note = " ".join(session.note.split())
    if note:
        yield note if len(note) <= _NOTE_LENGTH else f"{note[: _NOTE_LENGTH - 1]}…"


def _shown(value: Any, words: Words) -> str:
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, time):
        return words.clock(value)
    if isinstance(value, Decimal):
        return words.decimal(value)
    if isinstance(value, int):
        return words.hours(value)
    return "" if value is None else str(value)[:_NOTE_LENGTH]
