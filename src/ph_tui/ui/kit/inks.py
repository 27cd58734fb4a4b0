"""Pieces of text with a tone, drawn as one line: fitted by cells, without what terminals obey.

Every line that shows a record passes through here. It knows neither columns nor records, only text,
tones and widths.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip

from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import App
    from textual.widget import Widget

Tone = Literal["", "dim", "late", "due", "missing", "done", "accent", "strong", "rule"]
TONES: tuple[Tone, ...] = ("dim", "late", "due", "missing", "done", "accent", "strong", "rule")
Piece = tuple[str, Tone]
Pieces = Sequence[Piece]
Align = Literal["left", "right"]
TONE_CLASSES = frozenset(f"tone--{tone}" for tone in TONES)
ELLIPSIS = "…"


def shown(text: str) -> str:
    """Return a text as one harmless line; spaces at its ends stay."""
    if text.isascii() and text.isprintable():
        return text
    return clean_line(f"|{text}|")[1:-1]  # the bars keep the spaces at both ends


def width_of(pieces: Pieces) -> int:
    """Return how many cells the pieces take when nothing is cut."""
    return sum(cell_len(shown(text)) for text, _ in pieces)


@lru_cache(4096)
def fit(text: str, width: int) -> str:
    """Return a shown text cut to `width` cells, the last an ellipsis if something was cut."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def fit_pieces(pieces: Pieces, width: int) -> list[Piece]:
    """Return the pieces that fit into `width` cells, the last one cut with an ellipsis."""
    fitted: list[Piece] = []
    left = width
    cleaned = [(shown(text), tone) for text, tone in pieces if text]
    for place, (text, tone) in enumerate(cleaned):
        size = cell_len(text)
        more = place + 1 < len(cleaned)
        if size < left or (size == left and not more):
            fitted.append((text, tone))
            left -= size
            continue
        cut = fit(text, left) if size > left else fit(text + " ", left)
        fitted.append((cut, tone))
        break
    return fitted


def draw(
    pieces: Pieces, width: int, styles: Mapping[Tone, Style], base: Style, align: Align = "left"
) -> Strip:
    """Return a strip of `width` cells; a tone that `styles` lacks is drawn as plain text."""
    fitted = fit_pieces(pieces, width)
    gap: Piece = (" " * (width - sum(cell_len(text) for text, _ in fitted)), "")
    segments: list[Segment] = []
    for text, tone in [gap, *fitted] if align == "right" else [*fitted, gap]:
        if segments and text.isspace():  # a blank takes the tone before it: fewer bytes on the line
            segments.append(Segment(text, segments[-1].style))
        elif text:
            segments.append(Segment(text, base + styles[tone] if tone in styles else base))
    return Strip(list(Segment.simplify(segments)), width)


_KNOWN: WeakKeyDictionary[App[Any], Mapping[Tone, Style]] = WeakKeyDictionary()


def tone_styles(widget: Widget) -> Mapping[Tone, Style]:
    """Return the style of each tone, to be laid over a base style; the app's sheet has them."""
    app = widget.app
    known = _KNOWN.get(app)
    if known is None:
        styles = {tone: app.get_component_styles(f"tone--{tone}") for tone in TONES}
        known = {tone: each.partial_rich_style for tone, each in styles.items()}
        _KNOWN[app] = known
    return known


def forget_tones(app: App[Any]) -> None:
    """Have the tones of an app read anew: it was given new styles, as by another theme."""
    _KNOWN.pop(app, None)
