"""The findings that the report editor shows: those of one section, then what else shuts the gate.

Owns the groups and the jump by enter or click; which findings there are is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.kit.speech import say, words_of
from ph_tui.ui.telling.finding_lines import finding_key, finding_paint, finding_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual import events
    from textual.binding import BindingType

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.inks import Pieces


class Findings(LineList["Finding"]):
    """The findings, each on as many lines as it takes."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.report.key.jump"))

    def __init__(
        self,
        source_of: Callable[[Finding], Message | None],
        *,
        id: str | None = None,  # noqa: A002 - Textual's word for it
    ) -> None:
        super().__init__(row_key=finding_key, paint=self._paint_finding, id=id)
        self._source_of = source_of
        self._here: Sequence[Finding] = ()
        self._elsewhere: Sequence[Finding] = ()

    def tell(
        self, here: Sequence[Finding], elsewhere: Sequence[Finding], empty: Sequence[Pieces]
    ) -> None:
        """Show the findings of the section and those outside of all sections."""
        self._here, self._elsewhere = here, elsewhere
        self.set_empty(empty)
        self._lay_out()

    def on_resize(self) -> None:
        """Break the lines at the new width."""
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Go to what the clicked finding is about, whichever of its lines was hit."""
        place = event.get_content_offset(self)
        index = place.y + self.scroll_offset.y if place else len(self.rows)
        above = self.rows[: index + 1] if index < len(self.rows) else ()
        finding = next((row for row in reversed(above) if not isinstance(row, Section)), None)
        if finding is not None and event.chain == 1:
            self.move_to(finding_key(finding))
            self.call_next(self.action_pick)

    def _paint_finding(self, finding: Finding, width: int) -> Pieces:
        return finding_paint(words_of(self))(finding, width)

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        rows = self._rows_of(self._here)
        beside = self._rows_of(self._elsewhere)
        if beside:
            heading = Section([(f" {say(self, 'ui.report.elsewhere')}", "dim")])
            rows += [*([Section()] if rows else []), heading, *beside]
        self.set_rows(rows)

    def _rows_of(self, findings: Sequence[Finding]) -> list[Finding | Section]:
        return finding_rows(findings, self._source_of, words_of(self), self.size.width)
