"""The line of a thing on Today: day, number, client and thing in columns, its keys at the right.

Owns widths and what is left out where there is no room; knows no thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from ph_tui.ui.kit.inks import Piece, fit_pieces, shown, width_of
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = 2
_MOST = (11, 8, 8, 16)
"""Cells that day, number, client and thing take at most."""
_KEYS_WIDTH = 3
"""Cells of the keys of a thing."""


class ItemText(NamedTuple):
    """One thing in words."""

    sign: Piece
    when: Piece
    number: Piece
    client: str
    what: str
    details: tuple[Piece, ...]
    """The most telling first; those that don't fit are left out."""
    keys: str
    about: str = ""
    """What belongs to no order: its name, in the place of number, client and thing."""


Widths = tuple[int, int, int, int]


def widths_of(texts: Iterable[ItemText]) -> Widths:
    """Return how many cells day, number, client and thing need, so that the columns stand."""
    needed = [0, 0, 0, 0]
    for text in texts:
        for place, cell in enumerate(_cells(text)):
            needed[place] = max(needed[place], min(cell_len(shown(cell[0])), _MOST[place]))
    when, number, client, what = needed
    return when, number, client, what


def item_pieces(text: ItemText, widths: Widths, width: int) -> list[Piece]:
    """Return the line of a thing, `width` cells wide, its keys at the right end."""
    end = width - _KEYS_WIDTH - _GAP - 1
    left = _about_pieces(text, widths, end) if text.about else _columns(text, widths)
    room = end - width_of(left)
    details = text.details
    if text.about and width_of(details[:1]) > room:
        details = ()
    left += _padded(_that_fit(details, room), max(room, 0))
    return [*left, (" " * _GAP, ""), (f"{text.keys:>{_KEYS_WIDTH}}", "accent")]


def _columns(text: ItemText, widths: Widths) -> list[Piece]:
    pieces: list[Piece] = [text.sign]
    for cell, size in zip(_cells(text), widths, strict=True):
        pieces += _padded([cell], size)
        pieces.append((" " * _GAP, ""))
    return pieces


def _about_pieces(text: ItemText, widths: Widths, end: int) -> list[Piece]:
    """What belongs to no order begins where numbers do, and is as wide as it has to be."""
    when, number, client, what = widths
    gap: Piece = (" " * _GAP, "")
    pieces = [text.sign, *_padded([text.when], when), gap]
    about: list[Piece] = [(shown(text.about), "")]
    size = max(number + client + what + 2 * _GAP, width_of(about))
    room = end - width_of(pieces)
    return [*pieces, *_padded(about, min(size, room)), *([gap] if size + _GAP <= room else [])]


def _cells(text: ItemText) -> tuple[Piece, Piece, Piece, Piece]:
    return text.when, text.number, (text.client, ""), (text.what, "")


def _padded(pieces: list[Piece], width: int) -> list[Piece]:
    fitted = fit_pieces(pieces, width)
    return [*fitted, (" " * (width - width_of(fitted)), "")]


def _that_fit(details: Sequence[Piece], room: int) -> list[Piece]:
    """Return the details that fit whole, with dots between; the first is cut if need be."""
    fitting: list[Piece] = []
    for detail in details:
        more: list[Piece] = [*fitting, (DOT, "dim"), detail] if fitting else [detail]
        if fitting and width_of(more) > room:
            break
        fitting = more
    return fitting
