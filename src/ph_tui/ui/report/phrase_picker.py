"""The picker of the report editor: which text block goes into the section that is written?

Owns the filter, the list and the preview of what will be put in; where it is put is for the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from ph_tui.domain.folding import haystack, needles
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.fields import LineInput
from ph_tui.ui.kit.inks import shown
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import say
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.domain.reports import ReportSection
    from ph_tui.ui.kit.inks import Pieces


class Offer(NamedTuple):
    """A text block as it is offered."""

    name: str
    title: str
    text: str
    """With the values of the order."""
    fits: bool
    """Whether it is meant for this service and section."""


class PhrasePicker(Question[str | None]):
    """Which text? The answer is the one that was previewed; esc puts nothing in."""

    CSS_PATH = sheet_of(__name__)
    HORIZONTAL_BREAKPOINTS = PhScreen.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "answer", "ui.phrase.key.put", twin="f2", priority=True),
        Key("down", "move(1)", "ui.key.down", quiet=True),
        Key("up", "move(-1)", "ui.key.up", quiet=True),
        Key("pagedown", "scroll_text(1)", "ui.phrase.key.scroll"),
        Key("pageup", "scroll_text(-1)", "ui.phrase.key.scroll", quiet=True),
        Key("escape", "leave", "ui.key.leave", pinned=True),
    )

    def __init__(
        self, section: ReportSection, offers: Sequence[Offer], problems: Sequence[Message]
    ) -> None:
        asks = Message("ui.phrase.ask", section=Message(f"word.section.{section}"))
        super().__init__(asks, detail=problems[0] if problems else None)
        self._offers = offers

    def compose_answer(self) -> ComposeResult:
        """Yield the filter, the list and the preview."""
        yield LineInput(placeholder=say(self, "ui.phrase.filter"), id="text")
        with Container(id="offers"):
            yield LineList[Offer](
                row_key=lambda offer: offer.name, paint=self._paint_offer, id="options"
            )
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="preview-text", markup=False)

    def on_mount(self) -> None:
        """Offer all of them."""
        options = self._options
        options.can_focus = False
        options.set_empty([[(say(self, "ui.phrase.nothing_found"), "dim")]])
        options.set_rows(self._offers)
        self.query_one("#text", Input).focus()
        self._preview()

    @property
    def _options(self) -> LineList[Offer]:
        found: LineList[Offer] = self.query_one("#options", LineList)
        return found

    def _paint_offer(self, offer: Offer, _width: int) -> Pieces:
        if offer.fits:
            return [("• ", "accent"), (offer.title, "")]
        return [("  ", ""), (offer.title, "dim")]

    @on(Input.Changed, "#text")
    def narrow(self, event: Input.Changed) -> None:
        """Keep those in whose title or text every typed word is found."""
        wanted = needles(event.value)
        self._options.set_rows(
            [
                offer
                for offer in self._offers
                if all(word in haystack((offer.title, offer.text)) for word in wanted)
            ]
        )
        self._options.action_edge(-1)
        self._preview()

    @on(LineList.Highlighted, "#options")
    def follow(self) -> None:
        """Show what the cursor stands on."""
        self._preview()

    @on(LineList.Picked, "#options")
    def choose(self, event: LineList.Picked[Offer]) -> None:
        """Answer with what was clicked."""
        self.dismiss(event.row.text)

    def _preview(self) -> None:
        offer = self._options.row
        lines = offer.text.split("\n") if offer else []
        text = Content("\n".join(map(shown, lines)))
        self.query_one("#preview-text", Static).update(text)
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    def action_move(self, step: int) -> None:
        """Move in the list while the field keeps the focus."""
        self._options.action_move(step)

    def action_scroll_text(self, step: int) -> None:
        """Move the preview by a page."""
        preview = self.query_one("#preview", VerticalScroll)
        preview.scroll_relative(y=step * max(preview.size.height - 1, 1), animate=False)

    def action_answer(self) -> None:
        """Answer with the text under the cursor."""
        offer = self._options.row
        if offer is not None:
            self.dismiss(offer.text)

    def action_leave(self) -> None:
        """Put nothing in."""
        self.dismiss(None)
