"""Findings as lines of a list: sign and sentence, broken to the width, then the source they cite.

Owns the look of findings wherever they are listed; what is found is for the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.findings import Finding, Severity
from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.kit.rows import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from ph_tui.domain.messages import Message
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

SEVERITY_SIGNS: dict[Severity, Piece] = {
    Severity.ERROR: ("!", "late"),
    Severity.WARNING: ("•", "due"),
    Severity.HINT: ("·", "dim"),
}
_SIGN = 2
_GUTTER = 2
_MARGIN = 1
_GRAVITY = list(Severity)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by severity; those of one severity stay in the order of the rules."""
    return sorted(findings, key=lambda finding: _GRAVITY.index(finding.severity))


def finding_key(finding: Finding) -> Hashable:
    """Return what tells findings of one order apart."""
    return finding.key, finding.location.field, finding.message


def finding_lines(
    finding: Finding, source: Message | None, words: Words, width: int
) -> list[Pieces]:
    """Return one finding in lines of `width` cells; the source stands on the last one."""
    sign, tone = SEVERITY_SIGNS[finding.severity]
    first, *rest = wrapped(words(finding.message), width - _SIGN)
    lines: list[Pieces] = [[(f"{sign} ", tone), (first, "")]]
    lines += [[("  ", ""), (line, "")] for line in rest]
    if source is not None:
        lines += [[("  ", ""), (line, "dim")] for line in wrapped(words(source), width - _SIGN)]
    return lines


def finding_rows(
    findings: Iterable[Finding],
    source_of: Callable[[Finding], Message | None],
    words: Words,
    width: int,
) -> list[Finding | Section]:
    """Return the rows of a list that is `width` cells wide: each finding with its other lines.

    The list paints a finding with `finding_paint`.
    """
    rows: list[Finding | Section] = []
    for finding in findings:
        _, *rest = finding_lines(finding, source_of(finding), words, width - _GUTTER - _MARGIN)
        rows += [finding, *(Section([(" ", ""), *line]) for line in rest), Section()]
    return rows[:-1]


def finding_paint(words: Words) -> Callable[[Finding, int], Pieces]:
    """Return the `paint` of a list of findings: the first line of each."""
    return lambda finding, width: finding_lines(finding, None, words, width - _MARGIN)[0]
