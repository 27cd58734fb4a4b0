"""The city's summary of feedback, to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

from ph_tui.ui.kit.lines import Lines, spread, wrapped
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ph_tui.domain.marketing.records import FeedbackSummary
    from ph_tui.ui.kit.inks import Pieces

_WIDEST = 90


class SummaryScreen(PhScreen[None]):
    """A summary that was filed as text."""

    CSS_PATH = sheet_of(__name__)

    def __init__(self, summary: FeedbackSummary) -> None:
        super().__init__()
        self._summary = summary

    def compose_body(self) -> ComposeResult:
        """Put the text below what it is."""
        yield Lines(id="head")
        with VerticalScroll(id="reading"):
            yield Lines(id="text")

    def on_mount(self) -> None:
        """Lay the text out."""
        self.query_one("#head", Lines).set_paint(lambda width: [self._head(width)])
        self.query_one("#text", Lines).set_paint(self._text)
        self.query_one("#reading").focus()

    def _head(self, width: int) -> Pieces:
        words, summary = self.app.words, self._summary
        title = words.say("ui.marketing.feedback_of", period=summary.period_id)
        filed = words.say("ui.marketing.feedback_filed", on=words.date(summary.filed_on))
        return spread([(f" {title}", "strong")], [(f"{filed} ", "dim")], width)

    def _text(self, width: int) -> list[Pieces]:
        lines = self._summary.text.splitlines()
        return [[(part, "")] for line in lines for part in wrapped(line, min(width, _WIDEST))]
