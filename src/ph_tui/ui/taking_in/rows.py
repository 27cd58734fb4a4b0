"""A planned spreadsheet as lines: its columns, its rows, what is found in one of them.

Knows no widget; what a row means is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.taking_in import row_words
from ph_tui.desk.taking_in.plan import Plan, PlannedRow, Standing
from ph_tui.domain.findings import Severity
from ph_tui.domain.taking_in.table import letters
from ph_tui.ui.kit.inks import Piece, Pieces, fit_pieces
from ph_tui.ui.kit.lines import flowed, worded
from ph_tui.ui.kit.rows import Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.messages import Message
    from ph_tui.domain.taking_in.headings import Column
    from ph_tui.domain.taking_in.rows import RowFinding
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Tone

SIGNS: dict[Standing, Piece] = {
    Standing.NEW: ("+", "accent"),
    Standing.SAME: ("✓", "done"),
    Standing.CHANGED: ("•", "due"),
    Standing.WRONG: ("!", "late"),
}
_NUMBER = 4
_MOST_COLUMN_LINES = 4


def row_pieces(row: PlannedRow, plan: Plan, words: Words, width: int) -> list[Piece]:
    """Return one row in a line: how it stands, its number, what it would be saved as."""
    standing: Piece = SIGNS[row.standing]
    if row.standing is Standing.NEW and row.findings:
        standing = ("•", "due")
    tone: Tone = "dim" if row.standing is Standing.SAME else ""
    told = " · ".join(row_words.told_row(row, plan.table.kind, words))
    if row.shuts and row.findings:
        told = row_words.told_finding(row.findings[0], row, words)
    pieces: list[Piece] = [standing, (f" {row.number:>{_NUMBER}}  ", "dim"), (told, tone)]
    return fit_pieces(pieces, width)


def listed(plan: Plan, words: Words) -> list[PlannedRow | Section]:
    """Return the rows, the wrong ones first, and below them those that are skipped."""
    wrong = [row for row in plan.rows if row.shuts]
    rows: list[PlannedRow | Section] = [*wrong, *(row for row in plan.rows if not row.shuts)]
    skipped = row_words.told_skipped(plan.table, words)
    if rows and skipped:
        rows.append(Section())
    return [*rows, *(Section([(told, "dim")]) for told in skipped)]


def column_lines(plan: Plan, words: Words, width: int) -> list[Pieces]:
    """Return what the columns are taken for, then those that are not imported."""
    used: list[Pieces] = [
        [(row_words.told_column(c, words), "")] for c in plan.table.columns if c.field
    ]
    lines = flowed(used, width, joint=(" · ", "dim"))[:_MOST_COLUMN_LINES]
    notes = []
    if plan.table.left_out:
        notes.append(words.say("ui.import.left_out", columns=", ".join(plan.table.left_out)))
    if plan.other_sheets:
        notes.append(words.say("ui.import.other_sheets", sheets=", ".join(plan.other_sheets)))
    return [*lines, *(fit_pieces([(note, "due")], width) for note in notes)]


def objection_lines(objection: Message, words: Words, width: int) -> list[Pieces]:
    """Return what speaks against a file, in lines of a width."""
    return list(worded([("! ", "late"), (words(objection), "")], width))


def row_lines(row: PlannedRow, plan: Plan, words: Words, width: int) -> Iterator[Pieces]:
    """Return a row in full: how it stands, its findings, then what it would be saved as."""
    sign, tone = SIGNS[row.standing]
    standing = words.say(f"ui.import.standing.{row.standing}", row=str(row.number))
    yield [(f"{sign} ", tone), (standing, "strong")]
    for finding in row.findings:
        yield from worded([(_told(finding, row, words), _tone(finding))], width)
    told = " · ".join(row_words.told_row(row, plan.table.kind, words))
    yield from worded([(told, "")], width)


def _told(finding: RowFinding, row: PlannedRow, words: Words) -> str:
    sign = "!" if finding.severity is Severity.ERROR else "•"
    return f"{sign} {row_words.told_finding(finding, row, words)}"


def _tone(finding: RowFinding) -> Tone:
    return "late" if finding.severity is Severity.ERROR else "due"


def column_pieces(column: Column, words: Words) -> list[Piece]:
    """Return a column as a question offers it: its letters, its heading, what it is taken for."""
    field = row_words.told_field(column.field, words)
    tone: Tone = "" if column.field else "dim"
    heading = column.heading or "–"
    return [(f"{letters(column.at):<3}", "accent"), (heading, "strong"), (f"  → {field}", tone)]
