"""Everything that is kept of one client, for the client or for another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, money_json
from ph_tui.cli.history import entry_object
from ph_tui.desk.order_list import listed
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.clients import Client
    from ph_tui.domain.money.billing import BillingSending
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import Reopening, Sending
    from ph_tui.domain.summaries import OrderSummary


def everything(face: Face, client: Client) -> as_json.Object:
    """Contact details, orders with sessions and reports, and the history of each.

    Orders that were removed are there with what their histories tell.
    """
    desk = face.desk
    removed = desk.clients.removed_orders(client.code)
    return {
        **as_json.contact_details(client),
        "exported_at": desk.now.isoformat(),
        "orders": [_order(face, row) for row in client.orders],
        "removed_orders": [
            {"id": order_id, "history": _history(face, order_id)} for order_id in removed
        ],
    }


def _order(face: Face, row: OrderSummary) -> as_json.Object:
    file = face.desk.orders.load(row.id)
    desk, words = face.desk, face.words
    entry = listed([row], desk.now, words)[0]
    return {
        **as_json.order(file, entry, desk.validation.check(file), words, desk.today),
        **money_json.of_order(file, desk.today),
        "report": _report(file),
        "billing": _billing(file),
        "history": _history(face, row.id),
    }


def _report(file: OrderFile) -> as_json.Object:
    report = file.report
    return {
        "sections": {section.value: report.text(section) for section in ReportSection},
        "sent": _sending(report.sent) if report.sent else None,
        "reopenings": [_reopening(each) for each in report.reopenings],
    }


def _billing(file: OrderFile) -> as_json.Object:
    sent = file.billing.sent
    return {
        "sent": _billed(sent) if sent else None,
        "reopenings": [
            {**as_json.reopening(each), "sending": _billed(each.sending)}
            for each in file.billing.reopenings
        ],
    }


def _billed(value: BillingSending) -> as_json.Object:
    return {**as_json.sending(value), **money_json.figures(value.figures)}


def _sending(value: Sending) -> as_json.Object:
    return {**as_json.sending(value), "text": value.text}


def _reopening(value: Reopening) -> as_json.Object:
    return {**as_json.reopening(value), "sending": _sending(value.sending)}


def _history(face: Face, order_id: str) -> list[as_json.Object]:
    return [entry_object(face, entry) for entry in face.desk.history.of(order_id)]
