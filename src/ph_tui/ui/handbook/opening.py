"""From a finding to what the handbook says about it: one way for every list of findings.

The first paint loads it with the keys of the screens: it loads nothing but these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.ui.kit.keys import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.ui.program.app import PhTuiApp

HANDBOOK = Key(
    "g", "handbook", "ui.key.handbook_here", twin="f12", id="finding.handbook", shown=False
)
"""What the handbook says of the finding under the cursor, or of the gravest of the order there."""


def cites_handbook(finding: Finding | None) -> bool:
    """Whether a finding stands by the handbook's word."""
    from ph_tui.domain.findings import Source

    return finding is not None and finding.citation.source is Source.HANDBOOK


def open_handbook(app: PhTuiApp, desk: Desk, finding: Finding | None) -> None:
    """Open the handbook at what a finding cites; one that stands by another word says by which."""
    from ph_tui.ui.handbook.reader import HandbookScreen

    if finding is None or not cites_handbook(finding):
        source = finding.citation.source if finding else "none"
        app.show(Message(f"ui.handbook.cites.{source}"))
        return
    cited = finding.citation
    app.push_screen(
        HandbookScreen(desk, fact=cited.fact, section=cited.section, edition_id=cited.edition_id)
    )


def open_at_gravest(app: PhTuiApp, desk: Desk, find: Callable[[], Iterable[Finding]]) -> None:
    """Open the handbook at the first finding that cites it, of those that `find` tells in a thread.

    Without any, the first says by whose word it stands.
    """

    def show(found: list[Finding]) -> None:
        if not found:
            app.show(Message("ui.handbook.no_finding"))
            return
        open_handbook(app, desk, next(filter(cites_handbook, found), found[0]))

    app.in_background(lambda: list(find()), show)
