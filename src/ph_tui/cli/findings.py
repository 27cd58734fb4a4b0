"""How findings are told by every command that has some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.cli.face import Face
    from ph_tui.domain.findings import Finding


def tell_findings(face: Face, findings: Iterable[Finding]) -> None:
    """Print findings, each on its line with the source that it cites."""
    for finding in findings:
        source = face.desk.validation.source_of(finding, face.words.lang)
        face.lines([as_lines.finding(finding, source, face.words)])
