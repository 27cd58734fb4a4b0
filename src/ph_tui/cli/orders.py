"""`ph-tui order …`: taking orders in, showing them, and their way from notice to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, broken, money_json
from ph_tui.cli.arguments import Argument, Command, Given, Option, UsageError
from ph_tui.cli.findings import tell_findings
from ph_tui.cli.typed import day, pairs
from ph_tui.desk.order_fields import read_amount
from ph_tui.desk.order_list import Listed, Sort, View, listed, ordered, selected
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import EndKind

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ph_tui.cli.face import Face
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary


def _add(face: Face, given: Given) -> None:
    if given.get("notice") is not None:
        from ph_tui.cli import notices

        notices.add(face, given, _told_order, _tell)
        return
    for name in ("service", "client"):
        if given.get(name) is None:
            raise UsageError(Message("cli.usage.option_missing", option=f"--{name}"), _ADD)
    if given.has("dry-run"):
        raise UsageError(Message("cli.usage.option_missing", option="--notice"), _ADD)
    _tell(face, face.desk.orders.add(_told_order(face, given)), "added")


def _told_order(face: Face, given: Given) -> NewOrder:
    """The new order that the options tell."""
    return NewOrder(
        service=given["service"],
        client_code=given["client"],
        number=given.get("number") or "",
        ordered_hours=_amount(given.get("hours")),
        start=day(face, given.get("start")),
        end=day(face, given.get("end")),
        price=_amount(given.get("price")),
        coach=given.get("coach"),
        case_coach=given.get("case-coach") or "",
        period_id=given.get("period"),
        received_on=day(face, given.get("received")),
    )


def _amount(text: str | None) -> Decimal | None:
    """The number that was typed; None when the option was not given."""
    amount = None if text is None else read_amount(text)
    if amount is None and text is not None:
        raise BadInput(Message("error.amount.unreadable", text=""))
    return amount


def _list(face: Face, given: Given) -> int:
    desk = face.desk
    shown = selected(
        listed(desk.orders.summaries(), desk.now, face.words),
        view=View(given.get("view") or View.ALL),
        user=desk.user,
        text=" ".join(given.many),
    )
    found = ordered(shown, Sort(given.get("sort") or Sort.DEADLINE))
    if face.as_json:
        face.json([as_json.listed_order(entry, desk.today) for entry in found])
    elif found:
        face.lines(as_lines.listed_order(entry, face.words) for entry in found)
    else:
        face.say("cli.order.none")
    return broken.tell(face)


def _show(face: Face, given: Given) -> None:
    file = face.desk.orders.load(_row(face, given).id)
    if face.as_json:
        face.json(_object(face, file))
        return
    entry = _entry(face, file)
    face.lines(as_lines.order_facts(file, entry, face.words, face.desk.today))
    face.lines(as_lines.session(each, entry.row, face.words) for each in file.sessions)
    face.lines(as_lines.waiver(each, face.words) for each in file.waivers)
    tell_findings(face, face.desk.validation.check(file))


def _accept(face: Face, given: Given) -> None:
    row, on = _row_and_day(face, given)
    _tell(face, face.desk.orders.accept(row.id, on), "accepted")


def _contact(face: Face, given: Given) -> None:
    row, on = _row_and_day(face, given)
    _tell(face, face.desk.orders.contact(row.id, on), "contacted")


def _end(face: Face, given: Given) -> None:
    row, on = _row_and_day(face, given)
    reason = given.get("reason")
    how = EndKind.FINISHED if reason is None else EndKind.INTERRUPTED
    _tell(face, face.desk.orders.end(row.id, on, how, reason or ""), "ended")


def _resume(face: Face, given: Given) -> None:
    _tell(face, face.desk.orders.resume(_row(face, given).id), "resumed")


def _decline(face: Face, given: Given) -> None:
    row, on = _row_and_day(face, given)
    _tell(face, face.desk.orders.decline(row.id, given["reason"], on), "declined")


def _edit(face: Face, given: Given) -> None:
    row = _row(face, given)
    _tell(face, face.desk.orders.edit(row.id, pairs(given.many)), "edited")


def _hand(face: Face, given: Given) -> None:
    from ph_tui.cli.sessions import warn_of_stranger

    row, known = _row(face, given), face.desk.handing.coaches()
    handed = face.desk.orders.hand(row.id, given["coach"])
    _tell(face, handed, "handed")
    warn_of_stranger(face, handed.order.coach, known)


def _remove(face: Face, given: Given) -> None:
    row = _row(face, given)
    face.desk.orders.remove(row.id)
    if face.as_json:
        face.json({"id": row.id, "order_number": row.number or None, "removed": True})
    else:
        face.say("cli.order.removed", order=as_lines.name_of(row))


def _row(face: Face, given: Given) -> OrderSummary:
    return face.desk.orders.find(given["number"])


def _row_and_day(face: Face, given: Given) -> tuple[OrderSummary, date | None]:
    row = _row(face, given)
    text = given.get("on")
    if text is None:
        return row, None
    order = face.desk.orders.load(row.id).order
    return row, day(face, text, (order.start, order.end))


def _entry(face: Face, file: OrderFile) -> Listed:
    row = face.desk.orders.find(file.order.id)
    return listed([row], face.desk.now, face.words)[0]


def _object(face: Face, file: OrderFile) -> as_json.Object:
    findings, today = face.desk.validation.check(file), face.desk.today
    entry = _entry(face, file)
    return {
        **as_json.order(file, entry, findings, face.words, today),
        **money_json.of_order(file, today),
    }


def _tell(face: Face, file: OrderFile, what: str) -> None:
    """Tell what was saved and what comes next."""
    if face.as_json:
        face.json(_object(face, file))
        return
    entry = _entry(face, file)
    face.say(f"cli.order.{what}", order=as_lines.name_of(entry.row))
    face.say("cli.order.next", step=face.words.say(f"word.step.{entry.step}"))


_NUMBER = Argument("number")
_ON = Option("on", "day")
_REASON = Option("reason", "text")
_REASON_NEEDED = Option("reason", "text", required=True)

_ADD = Command(
    "order add",
    _add,
    (Argument("number", optional=True, new=True),),
    (
        Option("service", "code"),
        Option("client", "client"),
        Option("hours", "hours"),
        Option("start", "day"),
        Option("end", "day"),
        Option("price", "euros"),
        Option("coach", "login"),
        Option("case-coach", "text"),
        Option("period", "period"),
        Option("received", "day"),
        Option("notice", "file", path=True),
        Option("dry-run"),
    ),
)
COMMANDS = (
    _ADD,
    Command(
        "order list",
        _list,
        (Argument("filter", optional=True, many=True),),
        (Option("view", "view", tuple(View)), Option("sort", "column", tuple(Sort))),
    ),
    Command("order show", _show, (_NUMBER,)),
    Command("order accept", _accept, (_NUMBER,), (_ON,)),
    Command("order contact", _contact, (_NUMBER,), (_ON,)),
    Command("order end", _end, (_NUMBER,), (_ON, _REASON)),
    Command("order resume", _resume, (_NUMBER,)),
    Command("order decline", _decline, (_NUMBER,), (_ON, _REASON_NEEDED)),
    Command("order edit", _edit, (_NUMBER, Argument("field", many=True))),
    Command("order hand", _hand, (_NUMBER, Argument("coach"))),
    Command("order remove", _remove, (_NUMBER,)),
)
