"""`ph-tui report …`: writing the service report, sending it, opening it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.check import tell_checked
from ph_tui.cli.report_files import show_report
from ph_tui.cli.typed import day, text_or_file, text_or_input
from ph_tui.desk.report_files import FORMATS
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from ph_tui.cli.face import Face
    from ph_tui.domain.orders import OrderFile


def _show(face: Face, given: Given) -> None:
    """The document; as JSON what it is made of, beside a file only when one is named."""
    file, name = _file(face, given), given.get("output")
    if name is not None or not face.as_json:
        show_report(face, file, given)
    if face.as_json:
        face.json({**_object(face, file), "path": name})


def _set(face: Face, given: Given) -> None:
    order_id = _file(face, given).order.id
    section = _section(given["section"])
    text = text_or_input(given.many)
    _tell(face, face.desk.reports.write(order_id, {section: text}), "set")


def _fill(face: Face, given: Given) -> None:
    _tell(face, face.desk.reports.fill(_file(face, given).order.id), "filled")


def _check(face: Face, given: Given) -> int:
    """Tell what the gate will say, and beside it what stands in the order."""
    file = _file(face, given)
    shut = face.desk.reports.gate(file)
    places = {(finding.key, finding.location) for finding in shut}
    beside = [
        finding
        for finding in face.desk.validation.check(file)
        if (finding.key, finding.location) not in places
    ]
    return tell_checked(face, (*shut, *beside))


def _sent(face: Face, given: Given) -> None:
    order = _file(face, given).order
    on = day(face, given.get("on"), (order.start, order.end))
    receipt = text_or_file(given.get("receipt") or "")
    file = face.desk.reports.send(order.id, face.words, on, receipt)
    _tell(face, file, "sent")


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
    if face.as_json:
        told = [{"key": field.key, "name": field.name, "text": field.text} for field in fields]
        face.json({"fields": told})
    elif only:
        face.lines(field.text for field in fields)
    else:
        for field in fields:
            face.lines((f"{field.name}:", field.text, ""))


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
        (
            Option("format", "format", FORMATS),
            Option("output", "file", short="o", path=True),
            Option("force"),
        ),
    ),
    Command(
        "report set",
        _set,
        (_NUMBER, Argument("section"), Argument("text", optional=True, many=True)),
    ),
    Command("report fill", _fill, (_NUMBER,)),
    Command("report check", _check, (_NUMBER,)),
    Command("report sent", _sent, (_NUMBER,), (Option("on", "day"), Option("receipt", "receipt"))),
    Command("report reopen", _reopen, (_NUMBER,), (_WHY,)),
    Command("report waive", _waive, (_NUMBER, Argument("key")), (_WHY, Option("field", "place"))),
    Command("report form", _form, (_NUMBER, Argument("section", optional=True))),
)
