"""The orders that figures were made of, each with what it brought to them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from textual import on

from ph_tui.ui.figures.figure_words import figures_head_of
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.telling.order_words import NOTHING, plain_hours

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.figures import Group
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece


class OrdersBehind(PhScreen[None]):
    """The orders of a group; enter opens one."""

    CSS_PATH = sheet_of(__name__)

    def __init__(self, desk: Desk, group: Group) -> None:
        super().__init__()
        self._desk, self._group = desk, group

    def compose_body(self) -> ComposeResult:
        """Put the orders below what they have in common."""
        yield Lines(id="head")
        columns = order_columns(self._group, self._desk.today, self.app.words)
        yield LineList(columns, row_key=lambda row: row.id, id="orders")

    def on_mount(self) -> None:
        """Show them."""
        self.query_one("#head", Lines).set_paint(
            lambda width: [figures_head_of(self._group, self.app.words, width)]
        )
        self.query_one("#orders", LineList).set_rows(self._group.orders)

    @on(LineList.Picked, "#orders")
    def open_order(self, event: LineList.Picked[OrderSummary]) -> None:
        """Open an order."""
        from ph_tui.ui.orders.order import OrderScreen

        with self.app.telling():
            self._desk.orders.load(event.row.id)
            self.app.push_screen(OrderScreen(self._desk, event.row.id))


def order_columns(group: Group, today: date, words: Words) -> list[Column[OrderSummary]]:
    """Return the columns: each figure as this order has it."""
    payments: dict[str, list[str]] = {}
    for invoice in group.invoices:
        if invoice.stands and invoice.sent_on and invoice.paid_on:
            days = _days(invoice.sent_on, invoice.paid_on)
            payments.setdefault(invoice.order_id, []).append(days)

    def on_time(row: OrderSummary) -> list[Piece]:
        if not row.report_by:
            return [(NOTHING, "dim")]
        if row.sent_on:
            late = row.sent_on > row.report_by
            return [("! " if late else "✓ ", "late" if late else "done"), (_day(row.sent_on), "")]
        late = row.report_by < today.isoformat()
        return [("! " if late else "• ", "late" if late else "due"), (_day(row.report_by), "dim")]

    def _day(iso: str) -> str:
        return words.day(date.fromisoformat(iso))

    def asked(row: OrderSummary) -> list[Piece]:
        on_day = row.feedback_asked_on
        return [(_day(on_day), "")] if on_day else [(NOTHING, "dim")]

    def bonus(row: OrderSummary) -> str:
        of = row.claimed + row.unclaimed
        return f"{row.claimed}/{of}" if of else NOTHING

    return [
        Column("number", "ui.column.number", lambda row: row.number or NOTHING, 6),
        Column("client", "ui.column.client", lambda row: row.client_code, 7),
        Column("service", "ui.column.service", lambda row: row.service_name, 10, flex=1),
        Column("hours", "ui.column.hours", lambda row: _hours(row, words), 8, align="right"),
        Column(
            "contact",
            "ui.figures.column.contact",
            lambda row: _days(row.received_on, row.contacted_on),
            7,
            align="right",
        ),
        Column("on_time", "ui.figures.column.on_time", on_time, 8),
        Column("feedback", "ui.figures.column.feedback", asked, 7),
        Column("bonus", "ui.figures.column.bonus", bonus, 5, align="right"),
        Column(
            "payment",
            "ui.figures.column.payment",
            lambda row: ", ".join(payments.get(row.id, [NOTHING])),
            5,
            align="right",
        ),
    ]


def _hours(row: OrderSummary, words: Words) -> str:
    used = plain_hours(Decimal(row.actual_hours), words)
    ordered = plain_hours(Decimal(row.ordered_hours), words) if row.ordered_hours else NOTHING
    return f"{used}/{ordered}"


def _days(start: str, end: str) -> str:
    if not (start and end):
        return NOTHING
    return str((date.fromisoformat(end) - date.fromisoformat(start)).days)
