"""Kaikki puutteet: every finding over everything, under its rule or its order, and its keys.

Owns what is told of the finding under the cursor and what the keys do with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.ui.checks.detail import short_lines, whole_lines
from ph_tui.ui.checks.jumping import jump
from ph_tui.ui.checks.rows import ChecksView
from ph_tui.ui.checks.showing import ShownChecks
from ph_tui.ui.checks.waiving import can_waive, waive
from ph_tui.ui.handbook.opening import HANDBOOK, cites_handbook, open_handbook
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.program.filtered_screen import filter_key
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.binding import BindingType

    from ph_tui.domain.findings import Finding


class ChecksScreen(ShownChecks):
    """Everything that the rules have to say."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("v", "next_view", "ui.key.view", id="checks.view"),
        filter_key("checks.filter"),
        HANDBOOK._replace(shown=True),
        Key("w", "waive", "ui.checks.key.waive", id="checks.waive"),
        Key("o", "whose", "ui.key.whose", id="checks.whose"),
    )

    @on(LineList.Highlighted, "#checks")
    def _follow(self) -> None:
        """Tell the finding under the cursor in full, and let the keys follow it."""
        finding, words = self.finding_here(), self.app.words
        told, side = self.query_one("#told", Lines), self.query_one("#side", Lines)
        if finding is None:
            told.set_lines([])
            side.set_lines([])
        else:
            order = self._shown.orders.get(finding.location.order_id)
            source = self.desk.validation.source_of(finding, words.lang)
            told.set_paint(lambda width: list(short_lines(finding, source, words, width)))
            side.set_paint(lambda width: list(whole_lines(finding, source, order, words, width)))
        self.refresh_bindings()

    @on(LineList.Picked, "#checks")
    def open_picked(self, event: LineList.Picked[Finding]) -> None:
        """Open what the picked finding is about."""
        with self.app.telling():
            jump(self, event.row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the finding under the cursor."""
        finding = self.finding_here()
        if action == "handbook":
            return cites_handbook(finding)
        if action == "waive":
            return finding is not None and can_waive(self.desk, finding)
        return super().check_action(action, parameters)

    def action_next_view(self) -> None:
        """Group the findings by their orders, or by their rules again."""
        orders = self._view is ChecksView.RULES
        self._view = ChecksView.ORDERS if orders else ChecksView.RULES
        self._show_selected()

    def action_whose(self) -> None:
        """Check what is everybody's, or only what is the user's own."""
        self._everyone = not self._everyone
        self._run.stop()
        self._begin()

    def action_handbook(self) -> None:
        """Open the handbook at what the finding under the cursor cites."""
        open_handbook(self.app, self.desk, self.finding_here())

    def action_waive(self) -> None:
        """Ask why the finding under the cursor is set aside."""
        finding = self.finding_here()
        if finding is not None:
            waive(self, finding, lambda: self._renew(finding.location.order_id))

    def _renew(self, order_id: str) -> None:
        """Check anew what was just changed from here: an order, or what belongs to none."""
        run, validation = self._shown, self.desk.validation

        def show(findings: tuple[Finding, ...]) -> None:
            run.renew(order_id, findings)
            if run is self._shown and self.is_attached:
                self._show_selected()

        def check() -> tuple[Finding, ...]:
            return (
                validation.check_order(order_id) if order_id else tuple(validation.check_beside())
            )

        self.app.in_background(check, show)
