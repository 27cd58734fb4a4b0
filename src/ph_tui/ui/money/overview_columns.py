"""The columns of Talous, and what each says of an order, a bonus or an invoice.

Works on rows of the index alone; knows no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.money.overview_rows import NET, Group, MoneyRow, headed
from ph_tui.ui.telling.order_words import NOTHING, iso_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ph_tui.domain.money.invoice_rows import InvoiceRow
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces, Tone

_SIGNS: dict[Group, Piece] = {
    Group.CREATED: ("•", "due"),
    Group.OVERDUE: ("!", "late"),
    Group.PAID: ("✓", "done"),
    Group.CREDITED: ("–", "dim"),
}
_WITH_SERVICE, _WITH_COACH = 74, 96
_AMOUNT = 12
_LATEST = 5
"""So many of what was paid show beside what still waits."""


def money_columns(words: Words, today: Callable[[], date]) -> list[Column[MoneyRow]]:
    """Return the columns; narrow lists leave out whose order it is."""

    def standing(row: MoneyRow) -> list[Piece]:
        return [standing_piece(row, today(), words)]

    return [
        Column("sign", "", lambda row: [sign_of(row, today())], 1),
        Column("number", "ui.column.number", _number, 6),
        Column("client", "ui.column.client", lambda row: row.order.client_code, 7),
        Column(
            "service",
            "ui.column.service",
            lambda row: row.order.service_name,
            13,
            flex=2,
            appears_from=_WITH_SERVICE,
        ),
        Column("invoice", "ui.overview.column.invoice", _invoice, 5, align="right"),
        Column("standing", "ui.overview.column.standing", standing, 18, flex=1),
        Column(
            "coach",
            "ui.column.coach",
            lambda row: [(row.order.coach, "dim")],
            10,
            appears_from=_WITH_COACH,
        ),
        Column(
            "amount",
            "ui.overview.column.amount",
            lambda row: amount_pieces(row, words),
            _AMOUNT,
            align="right",
        ),
    ]


def sign_of(row: MoneyRow, today: date) -> Piece:
    """Return the sign of a row: late, due, missing or done."""
    order, now = row.order, today.isoformat()
    if row.group in _SIGNS:
        return _SIGNS[row.group]
    if row.group is Group.TO_REPORT and "" < order.billing_due <= now:
        return ("!", "late") if order.billing_due < now else ("•", "due")
    is_order = row.bonus is None and row.invoice is None
    lacks = is_order and not (order.number and order.net_to_invoice)
    return ("?", "missing") if lacks else (" ", "")


def standing_piece(row: MoneyRow, today: date, words: Words) -> Piece:
    """Return in a few words what waits and since or until when."""
    invoice = row.invoice
    if row.bonus is not None:
        return row.bonus.name, ""
    if invoice is None:
        return _order_piece(row, today, words)
    said, on = _invoice_words(invoice, row.group)
    if row.group is Group.CREDITED and invoice.credited_by:
        return words.say("ui.overview.credited_by", number=invoice.credited_by), "dim"
    tone: Tone = (
        "late"
        if row.group is Group.OVERDUE
        else "dim"
        if row.group in {Group.PAID, Group.CREDITED}
        else ""
    )
    return words.say(f"ui.overview.{said}", on=_day(on, words)), tone


def _order_piece(row: MoneyRow, today: date, words: Words) -> Piece:
    """What is late goes before what is missing, and that before what merely waits."""
    order = row.order
    if row.is_claim:
        return words.say("ui.overview.claimed"), ""
    if row.group is Group.TO_REPORT and "" < order.billing_due < today.isoformat():
        return words.say("ui.overview.report_late", on=_day(order.billing_due, words)), "late"
    for lacks, here in (("number", order.number), ("price", order.net_to_invoice)):
        if not here:
            return words.say(f"ui.overview.no_{lacks}"), "missing"
    if row.group is Group.TO_REPORT:
        return words.say("ui.overview.report_by", on=_day(order.billing_due, words)), ""
    return words.say("ui.overview.reported_on", on=_day(order.billing_sent_on, words)), ""


def _invoice_words(invoice: InvoiceRow, group: Group) -> tuple[str, str]:
    """Return the message that tells where an invoice stands, and its day."""
    if invoice.kind == "credit":
        return "credit_note", invoice.on
    days = {
        Group.PAID: ("paid_on", invoice.paid_on),
        Group.CREATED: ("made_on", invoice.on),
        Group.OVERDUE: ("was_due", invoice.pay_by),
    }
    return days.get(group, ("due_on", invoice.pay_by))


def _number(row: MoneyRow) -> list[Piece]:
    number = row.order.number
    return [(number, "strong")] if number else [(NOTHING, "dim")]


def _invoice(row: MoneyRow) -> str:
    return str(row.invoice.number) if row.invoice else ""


def amount_pieces(row: MoneyRow, words: Words) -> list[Piece]:
    """Return the euros of a row."""
    return [(words.money(row.amount), "")] if row.amount is not None else [(NOTHING, "dim")]


def _day(text: str, words: Words) -> str:
    on = iso_day(text)
    return words.day(on) if on else NOTHING


def standing_list(
    rows: Iterable[MoneyRow], words: Words, *, folds_paid: bool
) -> list[MoneyRow | Section]:
    """Return the rows under their headings, each with its count and sum at the right.

    `folds_paid` leaves of what was paid only what was paid last.
    """
    listed: list[MoneyRow | Section] = []
    for each in headed(rows):
        heading = _heading(each.group, len(each.rows), words.money(each.total), words)
        folds = folds_paid and each.group is Group.PAID
        shown = each.rows[:_LATEST] if folds else each.rows
        listed += [*([Section()] if listed else []), heading, *shown]
    return listed


def _heading(group: Group, count: int, total: str, words: Words) -> Section:
    tone: Tone = "late" if group is Group.OVERDUE else "strong"
    left: Pieces = [(words.say(f"ui.overview.{group}"), tone), (f"  {count}", "dim")]
    net: Pieces = [(f"  {words.say('ui.overview.net')}", "dim")] if group in NET else []
    return Section([*left, *net], [(total, "strong")])
