"""The side pane: the order under the cursor of a list, in short.

Owns when it is read: a moment after the cursor stands still, in a thread. How an order is told is
in `pane_lines`, which is loaded with the first order that is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ph_tui.ui.kit.later import Later
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.telling.present import Watch

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.telling.order_facts import OrderFacts

DELAY = 0.1
"""Seconds that the cursor stands still before the pane follows it."""


class OrderPane(Lines):
    """The order under the cursor."""

    def __init__(self, desk: Desk, *, delay: float = DELAY, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._desk, self._delay = desk, delay
        self._wanted: str | None = None
        self._facts: OrderFacts | None = None
        self._later = Later(self, delay, self._read)
        self.beside = Watch(desk, self._order_id, self._paint_facts)

    def follow(self, order_id: str | None) -> None:
        """Show this order soon; a pane that is not in sight reads nothing."""
        self._wanted = order_id
        if order_id is None:
            self._facts = None
            self.set_lines([])
        elif self.size.width and self._delay:
            self._later.soon()
        elif self.size.width:
            self._read()

    def on_mount(self) -> None:
        """Begin to look who else edits the order that shows."""
        self.beside.begin(self)

    def _order_id(self) -> str | None:
        return self._facts.file.order.id if self._facts and self.size.width else None

    def on_show(self) -> None:
        """Catch up when the pane comes into sight."""
        self.follow(self._wanted)

    def _read(self) -> None:
        from ph_tui.ui.telling.order_facts import gather

        order_id, app = self._wanted, self._app_of_ours
        if order_id is not None:
            lang = app.words.lang
            app.in_background(lambda: gather(self._desk, order_id, lang), self._show_facts)

    @property
    def _app_of_ours(self) -> PhTuiApp:
        return cast("PhTuiApp", self.app)

    def _show_facts(self, facts: OrderFacts) -> None:
        if facts.file.order.id == self._wanted and self.is_attached:
            self._facts = facts
            self.beside.look()
            self._paint_facts()

    def _paint_facts(self) -> None:
        from ph_tui.ui.telling.pane_lines import pane_lines

        facts = self._facts
        if facts is None:
            return
        words, now = words_of(self), self._desk.now
        present = self.beside.pieces(words)
        self.set_paint(lambda width: list(pane_lines(facts, words, now, width, present)))
