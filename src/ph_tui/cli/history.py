"""`ph-tui history`, `undo` and `redo`: what was done to the orders, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.desk.core import SHORT_ID
from ph_tui.desk.history_words import told_deed, told_moment, told_what
from ph_tui.domain.changes import TextChange
from ph_tui.domain.history import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.history import HistoryEntry, TakenBack
    from ph_tui.domain.changes import AnyChange


def _history(face: Face, given: Given) -> None:
    number, history = given.get("number"), face.desk.history
    entries = history.recent() if number is None else history.of(history.find(number))
    if face.as_json:
        face.json([entry_object(face, entry) for entry in entries])
    elif entries:
        face.lines(_lines(face, entries, named=number is None))
    else:
        face.say("cli.history.none")


def _lines(face: Face, entries: Sequence[HistoryEntry], *, named: bool) -> list[str]:
    words, today = face.words, face.desk.today
    return [
        as_lines.joined(
            told_moment(entry.at, today, words),
            _name(face, entry.order_id) if named else "",
            entry.by,
            told_deed(entry, words),
            words.say("cli.history.is_undone") if entry.undone else "",
        )
        for entry in entries
    ]


def _name(face: Face, order_id: str) -> str:
    row = face.desk.orders.row(order_id)
    return as_lines.name_of(row) if row else order_id[:SHORT_ID]


def entry_object(face: Face, entry: HistoryEntry) -> Object:
    """One thing that was done to an order, with what it has changed."""
    row = face.desk.orders.row(entry.order_id)
    return {
        "order_id": entry.order_id,
        "order_number": (row.number or None) if row else None,
        "revision": entry.revision,
        "at": entry.at.isoformat(),
        "by": entry.by,
        "kind": entry.kind.value,
        "did": entry.what.id.rpartition(".")[2],
        "what": told_deed(entry, face.words),
        "undone": entry.undone,
        "changes": [_change(change) for change in entry.changes if change.before != change.after],
    }


def _change(change: AnyChange) -> Object:
    """One value as the history keeps it; of a long text only what differs, and from where on."""
    told: Object = {"path": change.path, "before": change.before, "after": change.after}
    return {**told, "at": change.at} if isinstance(change, TextChange) else told


def _undo(face: Face, given: Given) -> None:
    _take_back(face, given, face.desk.history.undo)


def _redo(face: Face, given: Given) -> None:
    _take_back(face, given, face.desk.history.redo)


def _take_back(face: Face, given: Given, take: Callable[[str | None], TakenBack]) -> None:
    number = given.get("number")
    taken = take(None if number is None else face.desk.history.find(number))
    order = taken.file.order
    what = told_what(taken.what, face.desk.now, face.words)
    if face.as_json:
        face.json(
            {
                "order_id": taken.order_id,
                "order_number": order.number or None,
                "kind": taken.kind.value,
                "did": taken.what.id.rpartition(".")[2],
                "what": what,
                "removed": taken.gone,
            }
        )
        return
    name = as_lines.joined(order.number or taken.order_id[:SHORT_ID], order.client_code)
    face.say(f"cli.history.did_{taken.kind}", order=name, what=what)
    if taken.gone:
        back = Kind.UNDO if taken.kind is Kind.REDO else Kind.REDO
        face.say("cli.history.gone", command=back.value)


_ORDER = (Argument("number", optional=True),)

COMMANDS = (
    Command("history", _history, _ORDER),
    Command("undo", _undo, _ORDER),
    Command("redo", _redo, _ORDER),
)
