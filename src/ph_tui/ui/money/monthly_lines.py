"""The lines of the monthly run: headings with sums, rows, and below each what it lacks.

Knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.money.amounts import ZERO
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.money.monthly_rows import CompanyRow, Listed, Part, Run, RunRow
from ph_tui.ui.telling.order_words import NOTHING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces, Tone

_INDENT = 3
_MARGIN = 4


def run_list(
    run: Run,
    tried: Mapping[Hashable, RunRow],
    files: Mapping[int, Message],
    words: Words,
    width: int,
) -> list[Listed | Section]:
    """Return the rows under their headings, each with its reasons or its file below it."""
    rest = [row for row in run.rows if row.key not in tried]
    made = {row.number for row in tried.values() if row.number}
    listed: list[Listed | Section] = []
    for part in Part:
        rows = [*tried.values()] if part is Part.TRIED else [r for r in rest if r.part is part]
        if part is Part.UNSENT:
            rows = [row for row in rows if row.number not in made]
        company = part is Part.LACKING and run.company
        if rows or company:
            listed += [*([Section()] if listed else []), _heading(part, rows, words)]
        if company:
            listed += _with_reasons(CompanyRow(run.company), run.company, words, width)
        for row in rows:
            told = files.get(row.number, row.told)
            listed += _with_reasons(row._replace(told=told), row.gaps, words, width)
    return listed


def _heading(part: Part, rows: Iterable[RunRow], words: Words) -> Section:
    rows = list(rows)
    total = sum((row.euros or ZERO for row in rows), ZERO)
    left: list[Piece] = [(words.say(f"ui.monthly.{part}"), "strong")]
    left += [(f"  {len(rows)}", "dim"), (f"  {words.say('ui.overview.net')}", "dim")]
    return Section(left, [(words.money(total), "strong")] if rows else ())


def _with_reasons(
    row: Listed, gaps: Iterable[Finding], words: Words, width: int
) -> Iterator[Listed | Section]:
    yield row
    told: list[tuple[str, Tone]] = [(words(gap.message), "") for gap in gaps]
    if isinstance(row, RunRow) and row.told is not None:
        told.append((words(row.told), "" if not row.number else "dim"))
    for text, tone in told:
        for line in wrapped(text, width - _INDENT - _MARGIN):
            yield Section([(" " * (_INDENT + 1), ""), (line, tone)])


def run_columns(words: Words) -> list[Column[Listed]]:
    """Return the columns of the run."""
    return [
        Column("sign", "", lambda row: [_sign(row)], 1),
        Column("number", "ui.column.number", _number, 6),
        Column("client", "ui.column.client", lambda row: _of(row, "client_code"), 7),
        Column("what", "ui.monthly.column.what", lambda row: _what(row, words), 20, flex=2),
        Column("invoice", "ui.overview.column.invoice", lambda row: _invoice(row, words), 12),
        Column("euros", "ui.overview.column.net", lambda r: _euros(r, words), 12, align="right"),
    ]


_SIGNS: dict[Part, Piece] = {
    Part.READY: ("•", "due"),
    Part.UNSENT: ("•", "due"),
    Part.LACKING: ("?", "missing"),
    Part.UNREPORTED: ("?", "missing"),
}


def _sign(row: Listed) -> Piece:
    if isinstance(row, CompanyRow):
        return "!", "late"
    made: Piece = ("✓", "done") if row.number else ("!", "late")
    return _SIGNS.get(row.part, made)


def _number(row: Listed) -> Pieces:
    number = _of(row, "number")
    if isinstance(row, CompanyRow):
        return ()
    return [(number, "strong")] if number else [(NOTHING, "dim")]


def _of(row: Listed, name: str) -> str:
    return "" if isinstance(row, CompanyRow) else str(getattr(row.order, name))


def _what(row: Listed, words: Words) -> str:
    return words.say("ui.monthly.company") if isinstance(row, CompanyRow) else row.what


def _invoice(row: Listed, words: Words) -> Pieces:
    """The number, else whether it waits for the company alone."""
    if isinstance(row, CompanyRow) or not row.number:
        waits = isinstance(row, RunRow) and row.waits and not row.gaps
        return [(words.say("ui.monthly.waits"), "dim")] if waits else ()
    return [(words.say("export.invoice.title.invoice", number=row.number), "")]


def _euros(row: Listed, words: Words) -> Pieces:
    if isinstance(row, CompanyRow):
        return ()
    return [(words.money(row.euros), "")] if row.euros is not None else [(NOTHING, "dim")]
