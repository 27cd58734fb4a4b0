"""`ph-tui invoice …`: made, handed out in each format, sent, paid, taken back by a credit note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken, files, money_json, money_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.findings import tell_findings
from ph_tui.cli.forms import field_objects
from ph_tui.cli.typed import bonus_named, day
from ph_tui.desk import invoice_files
from ph_tui.desk.labels import label_of
from ph_tui.domain.money.amounts import ZERO

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.desk.invoices import Ready
    from ph_tui.domain.money.invoices import Invoice


def _create(face: Face, given: Given) -> None:
    row, on = face.desk.orders.find(given["number"]), day(face, given.get("date"))
    _tell(face, face.desk.invoices.create(row.id, bonus_named(given), on), "created")


def _list(face: Face, _: Given) -> int:
    found, today = [each.invoice for each in face.desk.invoices.all()], face.desk.today
    if face.as_json:
        face.json([money_json.listed_invoice(each, today) for each in found])
    elif found:
        face.lines(money_lines.invoice(each, today, face.words) for each in found)
        waiting = sum((i.total for i in found if i.stands and i.sent and not i.paid), ZERO)
        face.say("cli.invoice.sum", n=len(found), unpaid=face.words.money(waiting))
    else:
        face.say("cli.invoice.none")
    return broken.tell(face)


def _ready(face: Face, _: Given) -> int:
    """What the monthly run can make an invoice of; under each that can't be made, why not."""
    found = face.desk.invoices.ready()
    if face.as_json:
        face.json([_ready_object(face, each) for each in found])
    elif found:
        for each in found:
            _tell_ready(face, each)
    else:
        face.say("cli.invoice.none_ready")
    return broken.tell(face)


def _tell_ready(face: Face, each: Ready) -> None:
    sign = "!" if each.gaps else "✓"
    kind = face.words.say(f"word.invoice_kind.{'bonus' if each.claim_id else 'hours'}")
    net = "" if each.net is None else face.words.money(each.net)
    row = each.order
    face.lines([f"{sign} {as_lines.joined(label_of(row), row.service_name, kind, net)}"])
    tell_findings(face, each.gaps)


def _ready_object(face: Face, each: Ready) -> as_json.Object:
    return {
        "order_number": each.order.number or None,
        "order_id": each.order.id,
        "kind": "bonus" if each.claim_id else "hours",
        "claim_id": each.claim_id or None,
        "net": as_json.two_decimals(each.net),
        "findings": [as_json.finding(gap, face.words) for gap in each.gaps],
    }


def _show(face: Face, given: Given) -> None:
    invoice, desk = _invoice(face, given), face.desk
    if face.as_json:
        face.json(money_json.invoice(invoice, desk.today))
        return
    face.lines([money_lines.invoice(invoice, desk.today, face.words), ""])
    face.lines([invoice_files.make(desk, invoice, face.words, "txt").content.decode()])


def _export(face: Face, given: Given) -> None:
    """The document; as JSON what it is made of, beside a file only when one is named."""
    invoice, kind, name = _invoice(face, given), given["format"], given.get("output")
    if name is not None or not face.as_json:
        files.file_named(given)
        if name is None:
            files.refuse_pdf_on_terminal(kind)
        made = invoice_files.make(face.desk, invoice, face.words, kind)
        is_text = kind in {"portal", "txt"}
        files.hand_over(face, given, made, is_text=is_text, told="cli.invoice.written")
    if face.as_json:
        told = money_json.invoice(invoice, face.desk.today)
        if kind == "portal":
            sheet = invoice_files.portal_sheet(face.desk, invoice, face.words)
            told["fields"] = field_objects(sheet)
        face.json({**told, "format": kind, "path": name})


def _sent(face: Face, given: Given) -> None:
    on = day(face, given.get("on"))
    _tell(face, face.desk.invoices.send(given["invoice"], on), "sent")


def _paid(face: Face, given: Given) -> None:
    on = day(face, given.get("on"))
    _tell(face, face.desk.invoices.pay(given["invoice"], on), "paid")


def _credit(face: Face, given: Given) -> None:
    on = day(face, given.get("date"))
    _tell(face, face.desk.invoices.credit(given["invoice"], on), "credited")


def _invoice(face: Face, given: Given) -> Invoice:
    return face.desk.invoices.find(given["invoice"]).invoice


def _tell(face: Face, invoice: Invoice, what: str) -> None:
    """Tell what was saved, and what the invoice comes to."""
    today, words = face.desk.today, face.words
    if face.as_json:
        face.json(money_json.invoice(invoice, today))
        return
    face.say(f"cli.invoice.{what}", invoice=money_lines.invoice(invoice, today, words))
    net, vat = words.money(invoice.net), words.money(invoice.tax)
    face.say("cli.invoice.amounts", net=net, vat=vat, total=words.money(invoice.total))


_INVOICE = Argument("invoice")
_ON, _DATE = Option("on", "day"), Option("date", "day")

COMMANDS = (
    Command("invoice create", _create, (Argument("number"),), (Option("bonus", "claim"), _DATE)),
    Command("invoice list", _list),
    Command("invoice ready", _ready),
    Command("invoice show", _show, (_INVOICE,)),
    Command(
        "invoice export",
        _export,
        (_INVOICE,),
        (Option("format", "format", invoice_files.FORMATS, required=True), *files.OPTIONS),
    ),
    Command("invoice sent", _sent, (_INVOICE,), (_ON,)),
    Command("invoice paid", _paid, (_INVOICE,), (_ON,)),
    Command("invoice credit", _credit, (_INVOICE,), (_DATE,)),
)
