"""`ph-tui billing …`: the billing report and the bonus claims, from the log to the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import as_json, as_lines, files, money_json, money_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.check import tell_at_gate
from ph_tui.cli.forms import tell_fields
from ph_tui.cli.receipts import hand_over, typed_receipt
from ph_tui.cli.typed import bonus_named, day, text_or_file
from ph_tui.desk.billing_document import computation
from ph_tui.desk.bonuses import claim_in
from ph_tui.desk.order_list import listed
from ph_tui.domain.folding import folded
from ph_tui.domain.handbook.keys import FormKind

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.cli.face import Face
    from ph_tui.domain.orders import OrderFile


def _show(face: Face, given: Given) -> None:
    file = _file(face, given)
    if face.as_json:
        face.json(_object(face, file))
        return
    desk, words = face.desk, face.words
    figures = desk.billing.figures(file)
    face.say("cli.billing.head", state=_state(face, file))
    face.lines(money_lines.billed_rows(figures, words))
    face.say("cli.billing.sum", sum=money_lines.billed_sum(file, figures, words))
    face.lines([words(computation(figures))])
    for claim in file.claims:
        face.say("cli.billing.claim", claim=money_lines.claim(claim, words))
    for bonus in desk.bonuses.possible(file):
        face.say("cli.billing.possible", bonus=money_lines.bonus(bonus, words))
    face.lines(money_lines.invoice(each, desk.today, words) for each in file.invoices)


def _state(face: Face, file: OrderFile) -> str:
    desk, words, sent = face.desk, face.words, file.billing.sent
    if sent:
        stale = words.say("cli.billing.stale") if desk.billing.is_stale(file) else ""
        return as_lines.joined(words.say("cli.billing.sent_on", on=sent.on), stale)
    due = desk.billing.due(file)
    until = words.say("cli.billing.due", on=due) if due else ""
    return as_lines.joined(words.say("cli.billing.draft"), until)


def _check(face: Face, given: Given) -> int:
    """Tell what the gate will say, of the report or of a claim, and beside it what stands."""
    file, claim, desk = _file(face, given), bonus_named(given), face.desk
    shut = desk.bonuses.gate(file, claim) if claim else desk.billing.gate(file)
    return tell_at_gate(face, shut, desk.billing.check(file))


def _sent(face: Face, given: Given) -> None:
    file, claim = _file(face, given), bonus_named(given)
    order = file.order
    on = day(face, given.get("on"), (order.start, order.end))
    receipt = typed_receipt(given)
    if claim:
        _tell(face, face.desk.bonuses.send(order.id, claim, on, receipt), "claim_sent")
    else:
        _tell(face, face.desk.billing.send(order.id, on, receipt), "sent")


def _receipt(face: Face, given: Given) -> None:
    file, claim = _file(face, given), bonus_named(given)
    hand_over(face, given, claim_in(file, claim).sent if claim else file.billing.sent)


def _reopen(face: Face, given: Given) -> None:
    _tell(face, face.desk.billing.reopen(_file(face, given).order.id, given["why"]), "reopened")


def _bonus(face: Face, given: Given) -> None:
    """Begin a claim or change it; the follow-up of one that is sent can still be moved."""
    file, desk = _file(face, given), face.desk.bonuses
    order_id, bonus, details = file.order.id, given["bonus"], given.get("details")
    later = _follow_up(face, given)
    sent = [c.id for c in file.claims if c.sent and folded(c.bonus) == folded(bonus.strip())]
    if sent and later and details is None:
        _tell(face, desk.follow_up(order_id, sent[0], *later), "claimed")
        return
    text = None if details is None else text_or_file(details)
    _tell(face, desk.claim(order_id, bonus, text, *later), "claimed")


def _follow_up(face: Face, given: Given) -> tuple[date | None, ...]:
    """The day that was typed, as the one value; None takes a day away. No value when not given."""
    text = given.get("follow-up")
    if text is None:
        return ()
    return (day(face, text) if text else None,)


def _withdraw(face: Face, given: Given) -> None:
    file = _file(face, given)
    _tell(face, face.desk.bonuses.withdraw(file.order.id, given["claim"]), "withdrawn")


def _form(face: Face, given: Given) -> None:
    claim = bonus_named(given)
    kind = FormKind.BONUS if claim else FormKind.BILLING_REPORT
    file = _file(face, given)
    tell_fields(face, face.desk.forms.fields(file, kind, face.words, claim_id=claim))


def _file(face: Face, given: Given) -> OrderFile:
    desk = face.desk
    return desk.orders.load(desk.orders.find(given["number"]).id)


def _object(face: Face, file: OrderFile) -> as_json.Object:
    desk, sent = face.desk, file.billing.sent
    figures = desk.billing.figures(file)
    return {
        "order_number": file.order.number or None,
        "order_id": file.order.id,
        "service": file.order.service,
        "state": "sent" if sent else "draft",
        "stale": desk.billing.is_stale(file),
        "due": as_json.day(desk.billing.due(file)),
        **money_json.figures(figures),
        "ordered_hours": as_json.two_decimals(file.order.ordered_hours),
        "computation": face.words(computation(figures)),
        "sent": as_json.sending(sent) if sent else None,
        "reopenings": [as_json.reopening(each) for each in file.billing.reopenings],
        "possible_bonuses": [money_json.bonus(each) for each in desk.bonuses.possible(file)],
        **money_json.of_order(file, desk.today),
    }


def _tell(face: Face, file: OrderFile, what: str) -> None:
    """Tell what was saved and what comes next."""
    if face.as_json:
        face.json(_object(face, file))
        return
    row, words = face.desk.orders.find(file.order.id), face.words
    face.say(f"cli.billing.{what}", order=as_lines.name_of(row))
    face.lines(money_lines.claim(each, words) for each in file.claims)
    step = listed([row], face.desk.now, words)[0].step
    face.say("cli.order.next", step=words.say(f"word.step.{step}"))


_NUMBER = Argument("number")
_CLAIM = Option("bonus", "claim")

COMMANDS = (
    Command("billing show", _show, (_NUMBER,)),
    Command("billing check", _check, (_NUMBER,), (_CLAIM,)),
    Command(
        "billing sent",
        _sent,
        (_NUMBER,),
        (Option("on", "day"), Option("receipt", "receipt"), _CLAIM),
    ),
    Command("billing receipt", _receipt, (_NUMBER,), (_CLAIM, *files.OPTIONS)),
    Command("billing reopen", _reopen, (_NUMBER,), (Option("why", "text", required=True),)),
    Command(
        "billing bonus",
        _bonus,
        (_NUMBER, Argument("bonus")),
        (Option("details", "receipt"), Option("follow-up", "day")),
    ),
    Command("billing withdraw", _withdraw, (_NUMBER, Argument("claim"))),
    Command("billing form", _form, (_NUMBER,), (_CLAIM,)),
)
