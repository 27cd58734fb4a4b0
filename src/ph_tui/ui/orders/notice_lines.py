"""The lines in which the reading of an order notice is shown: field, value, the words it came from.

Owns which lines there are and how each looks; what is chosen is the question's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.notices import NEEDED, typed_value
from ph_tui.domain.notices.values import NoticeField
from ph_tui.ui.telling.order_words import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ph_tui.domain.notices.values import Candidate, NoticeReading
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_LABEL, _VALUE = 15, 22


class Row(NamedTuple):
    """A field, or one of the values that it may have, counted from 1."""

    field: NoticeField
    place: int = 0
    candidate: Candidate | None = None
    is_open: bool = False
    """Whether the text tells several values for the field."""
    is_chosen: bool = False
    """Whether this value, or one of the field's, was chosen."""


def rows_of(reading: NoticeReading, chosen: Mapping[str, str]) -> Iterator[Row]:
    """Each field, and under one that is open the values that it may have."""
    for field in NoticeField:
        if field not in reading.open:
            yield Row(field, candidate=reading.sure(field))
            continue
        yield Row(field, is_open=True, is_chosen=field.value in chosen)
        for place, found in enumerate(reading.of(field), 1):
            is_it = chosen.get(field.value) == typed_value(found.value)
            yield Row(field, place, found, is_open=True, is_chosen=is_it)


def painted(row: Row, reading: NoticeReading, services: Mapping[str, str], words: Words) -> Pieces:
    """A line; `services` are the names by their codes."""
    named: Piece = (f"{words.say(f'word.notice.{row.field}'):<{_LABEL}}", "dim")
    if row.candidate is None:
        return [*_unsettled(row, named, words)]
    value = typed_value(row.candidate.value)
    value = services.get(value, value)
    told: Piece = (f" ”{reading.words(row.candidate)}”", "dim")
    done: Piece = ("✓ ", "done")
    if row.place:
        mark: Piece = done if row.is_chosen else ("  ", "")
        return [("  ", ""), mark, (f"{row.place}  {value:<{_LABEL + _VALUE - 5}}", "strong"), told]
    return [done, named, (f"{value:<{_VALUE}}", "strong"), told]


def _unsettled(row: Row, named: Piece, words: Words) -> Iterator[Piece]:
    """A field without a value, or with several."""
    if row.is_open:
        yield ("✓ ", "done") if row.is_chosen else ("? ", "missing")
        yield named
        told = words.say("ui.notice.chosen" if row.is_chosen else "ui.notice.choose")
        yield told, "dim" if row.is_chosen else "missing"
        return
    is_needed = row.field in NEEDED
    yield ("! ", "missing") if is_needed else ("  ", "")
    yield named
    none = f"{NOTHING}  {words.say('ui.notice.not_found')}"
    yield none, "missing" if is_needed else "dim"
