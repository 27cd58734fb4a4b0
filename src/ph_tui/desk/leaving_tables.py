"""Orders, sessions and invoices as the columns of tables: for spreadsheets and for an overview.

Owns which columns there are and what stands in them; how a table is written is the exports'.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from ph_tui.domain.service_hours import service_hours
from ph_tui.domain.sessions import in_order
from ph_tui.domain.summaries import money_state_at
from ph_tui.exports.figures_csv import rows_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.desk.core import Core
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.exports.figures_csv import Cell
    from ph_tui.l10n.words import Words

Value: TypeAlias = "str | int | Decimal | date | None"
Row: TypeAlias = "dict[str, Value]"

ORDERS = (
    *("number", "client", "service", "period", "edition", "stage", "next_step", "coach"),
    *("case_coach", "received", "accepted", "contacted", "start", "end", "ended", "ended_how"),
    *("ended_reason", "hours_ordered", "hours_used", "meetings", "price", "report_due"),
    *("report_sent", "billing_sent", "feedback_asked", "feedback_reminded", "feedback_received"),
    *("money", "invoices", "id"),
)
SESSIONS = (
    *("number", "client", "day", "start", "end", "minutes", "hours", "state", "coach", "group"),
    *("note", "session", "id"),
)
INVOICES = (
    *("invoice", "kind", "number", "day", "due", "pay_by", "reference", "buyer_reference"),
    *("net", "tax", "total", "state", "sent", "paid", "credits", "credited_by", "id"),
)
COLUMNS = {"orders": ORDERS, "sessions": SESSIONS, "invoices": INVOICES}
"""The columns of each table, in their order; `id` is the order's own."""


def order_row(core: Core, file: OrderFile, words: Words) -> Row:
    """What the table of orders tells of one; raises PhTuiError when its edition is unknown."""
    order, row, ending = file.order, core.summarise(file), file.order.ending
    values: tuple[Value, ...] = (
        *(order.number, order.client_code, row.service_name, order.period_id, order.edition_id),
        words.say(f"word.stage.{row.stage}"),
        words.say(f"word.step.{row.step}"),
        *(order.coach, order.case_coach),
        *(order.received_on, order.accepted_on, order.contacted_on, order.start, order.end),
        ending.on if ending else None,
        words.say(f"word.ending.{ending.how}") if ending else None,
        ending.reason if ending else None,
        *(order.ordered_hours, Decimal(row.actual_hours), row.held, order.price),
        _day(row.report_due),
        file.report.sent.on if file.report.sent else None,
        file.billing.sent.on if file.billing.sent else None,
        *(order.feedback_asked_on, order.feedback_reminded_on, order.feedback_received_on),
        _money(core, row, words),
        *(row.invoice_numbers, order.id),
    )
    return dict(zip(ORDERS, values, strict=True))


def session_rows(core: Core, file: OrderFile, words: Words) -> list[Row]:
    """What the table of sessions tells of an order's, in order of time."""
    order, rule = file.order, core.store.settings().hour_rule(file.order.service)
    told: list[Row] = []
    for each in in_order(file.sessions):
        values: tuple[Value, ...] = (
            *(order.number, order.client_code, each.on),
            f"{each.start:%H:%M}" if each.start else None,
            f"{each.end:%H:%M}" if each.end else None,
            *(each.minutes, service_hours(each.minutes, rule)),
            words.say(f"word.session.{each.state}"),
            each.coach,
            words.say("word.history.yes" if each.group else "word.history.no"),
            *(each.note, each.id, order.id),
        )
        told.append(dict(zip(SESSIONS, values, strict=True)))
    return told


def invoice_rows(core: Core, file: OrderFile, words: Words) -> list[Row]:
    """What the table of invoices tells of an order's, by number."""
    told: list[Row] = []
    for each in file.invoices:
        values: tuple[Value, ...] = (
            *(each.number, words.say(f"word.invoice_kind.{each.kind}"), each.order_number),
            *(each.on, each.due_date, each.pay_by, each.payment_reference, each.buyer_reference),
            *(each.net, each.tax, each.total),
            words.say(f"word.invoice_state.{each.state(core.today)}"),
            each.sent.on if each.sent else None,
            each.paid.on if each.paid else None,
            *(each.credits or None, each.credited_by or None, file.order.id),
        )
        told.append(dict(zip(INVOICES, values, strict=True)))
    return told


class Tables:
    """The three tables as they grow, order by order; only their text is kept."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._parts = {name: [rows_csv([self._head(name)], words)] for name in COLUMNS}

    def _head(self, name: str) -> list[str]:
        return [self._words.say(f"export.leaving.column.{column}") for column in COLUMNS[name]]

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Add rows to a table."""
        cells = [[_cell(value) for value in row.values()] for row in rows]
        if cells:
            self._parts[name].append(rows_csv(cells, self._words))

    def content(self, name: str) -> bytes:
        """A table as a file."""
        from ph_tui.exports.figures_csv import as_file

        return as_file("".join(self._parts[name]))


def _cell(value: Value) -> Cell:
    return value.isoformat() if isinstance(value, date) else value


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _money(core: Core, row: OrderSummary, words: Words) -> str | None:
    state = money_state_at(row, core.today)
    return words.say(f"word.money.{state}") if state else None
