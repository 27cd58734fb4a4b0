"""`ph-tui report …`: writing the service report, sending it, opening it again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, files
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.check import tell_at_gate
from ph_tui.cli.forms import tell_fields
from ph_tui.cli.receipts import hand_over, typed_receipt
from ph_tui.cli.typed import day, text_or_input
from ph_tui.desk.report_files import FORMATS, make
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.domain.orders import OrderFile

USUAL = "md"
"""The format when neither an option nor the file's ending tells one."""


def _show(face: Face, given: Given) -> None:
    """The document; as JSON what it is made of, beside a file only when one is named."""
    file, name = _file(face, given), given.get("output")
    if name is not None or not face.as_json:
        _show_document(face, file, given)
    if face.as_json:
        face.json({**_object(face, file), "path": name})


def _show_document(face: Face, file: OrderFile, given: Given) -> None:
    name = files.file_named(given)
    suffix = Path(name or "").suffix[1:].lower()
    kind = given.get("format") or (suffix if suffix in FORMATS else USUAL)
    if name is None:
        files.refuse_pdf_on_terminal(kind)
    made = make(face.desk.reports, file, face.words, kind)
    files.hand_over(face, given, made, is_text=kind != "pdf", told="cli.report.written")


def _set(face: Face, given: Given) -> None:
    order_id = _file(face, given).order.id
    section = _section(given["section"])
    name = given.get("phrase")
    text = _phrase(face, given, name) if name is not None else text_or_input(given.many)
    file = face.desk.reports.write(order_id, {section: text}, with_phrase=name is not None)
    _tell(face, file, "set")


def _phrase(face: Face, given: Given, name: str) -> str:
    if given.many:
        raise BadInput(Message("cli.error.text_and_phrase"))
    phrases = face.desk.phrases
    return phrases.filled(phrases.find(name), _file(face, given), face.words)


def _fill(face: Face, given: Given) -> None:
    _tell(face, face.desk.reports.fill(_file(face, given).order.id), "filled")


def _check(face: Face, given: Given) -> int:
    """Tell what the gate will say, and beside it what stands in the order."""
    file = _file(face, given)
    desk = face.desk
    return tell_at_gate(face, desk.reports.gate(file), desk.validation.check(file))


def _sent(face: Face, given: Given) -> None:
    order = _file(face, given).order
    on = day(face, given.get("on"), (order.start, order.end))
    file = face.desk.reports.send(order.id, face.words, on, typed_receipt(given))
    _tell(face, file, "sent")


def _receipt(face: Face, given: Given) -> None:
    hand_over(face, given, _file(face, given).report.sent)


def _reopen(face: Face, given: Given) -> None:
    file = face.desk.reports.reopen(_file(face, given).order.id, given["why"])
    _tell(face, file, "reopened")


def _waive(face: Face, given: Given) -> None:
    order_id = _file(face, given).order.id
    field = given.get("field") or ""
    file = face.desk.reports.waive(order_id, given["key"], given["why"], field)
    _tell(face, file, "waived")


def _form(face: Face, given: Given) -> None:
    from ph_tui.exports.plain import form_fields

    wanted = given.get("section")
    only = None if wanted is None else _section(wanted)
    document = face.desk.reports.document(_file(face, given), face.words)
    fields = [field for field in form_fields(document) if only in {None, field.key}]
    tell_fields(face, fields, named=only is None)


def _file(face: Face, given: Given) -> OrderFile:
    desk = face.desk
    return desk.orders.load(desk.orders.find(given["number"]).id)


def _section(text: str) -> ReportSection:
    try:
        return ReportSection(text)
    except ValueError:
        known = ", ".join(ReportSection)
        raise BadInput(Message("cli.error.section", section=text[:40], known=known)) from None


def _object(face: Face, file: OrderFile) -> as_json.Object:
    report, due = file.report, face.desk.reports.due(file)
    changes = face.desk.reports.log_changes(file)
    return {
        "order_number": file.order.number or None,
        "order_id": file.order.id,
        "client_code": file.order.client_code,
        "state": "sent" if report.sent else "draft",
        "due": due.isoformat() if due else None,
        "sections": {section.value: report.text(section) for section in ReportSection},
        "sent": as_json.sending(report.sent) if report.sent else None,
        "reopenings": [as_json.reopening(each) for each in report.reopenings],
        "waivers": [as_json.waiver(each) for each in file.waivers],
        "log_changes": [
            {"kind": each.kind.value, "session_id": each.session_id, "on": each.on.isoformat()}
            for each in changes
        ],
    }


def _tell(face: Face, file: OrderFile, what: str) -> None:
    """Tell what was saved, and how many findings keep the report from being sent."""
    if face.as_json:
        face.json(_object(face, file))
        return
    row = face.desk.orders.find(file.order.id)
    face.say(f"cli.report.{what}", order=as_lines.name_of(row))
    if not file.report.sent:
        shut = len(face.desk.reports.gate(file))
        face.say("cli.report.shut" if shut else "cli.report.open", n=shut)


_NUMBER = Argument("number")
_WHY = Option("why", "text", required=True)

COMMANDS = (
    Command(
        "report show",
        _show,
        (_NUMBER,),
        (Option("format", "format", FORMATS), *files.OPTIONS),
    ),
    Command(
        "report set",
        _set,
        (_NUMBER, Argument("section"), Argument("text", optional=True, many=True)),
        (Option("phrase", "phrase"),),
    ),
    Command("report fill", _fill, (_NUMBER,)),
    Command("report check", _check, (_NUMBER,)),
    Command("report sent", _sent, (_NUMBER,), (Option("on", "day"), Option("receipt", "receipt"))),
    Command("report receipt", _receipt, (_NUMBER,), files.OPTIONS),
    Command("report reopen", _reopen, (_NUMBER,), (_WHY,)),
    Command("report waive", _waive, (_NUMBER, Argument("key")), (_WHY, Option("field", "place"))),
    Command("report form", _form, (_NUMBER, Argument("section", optional=True))),
)
