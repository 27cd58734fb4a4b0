"""What is left of a client who is erased: the figures of the orders, and no word about the person.

Pure. Owns which field of an order stays and which goes: each one stands in KEPT or in ERASED. The
figures are the voucher of an invoice and have to be kept; nothing that was typed in words is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from ph_tui.domain.changes import Change
from ph_tui.domain.clients import mentions_of
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import BillingReport
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from ph_tui.domain.changes import AnyChange
    from ph_tui.domain.history import Line
    from ph_tui.domain.messages import Param
    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import Sending

NO_REASON = "–"
"""Stands for the reason of an ending that has to have one."""
CLIENT_CODE = "client_code"

KEPT: Mapping[str, tuple[str, ...]] = {
    "Order": (
        *("id", "service", "period_id", "edition_id", "number", "ordered_hours", "price"),
        *("start", "end", "received_on", "accepted_on", "contacted_on", "feedback_asked_on"),
        *("feedback_reminded_on", "feedback_received_on"),
        *("ending", "coach"),
    ),
    "Ending": ("on", "how"),
    "Session": ("id", "on", "start", "end", "minutes", "state", "coach", "group"),
    "ServiceReport": ("sent", "reopenings"),
    "Sending": ("on", "by", "at", "figures"),
    "SentFigures": ("meetings", "hours", "first_on", "last_on"),
    "Reopening": ("at", "by", "sending"),
    "Waiver": ("key", "field", "by", "at"),
    "BillingReport": ("sent", "reopenings"),
    "BillingSending": ("on", "by", "at", "figures"),
    "BillingReopening": ("at", "by", "sending"),
    "BonusClaim": ("id", "bonus", "sent"),
    "ClaimSending": ("on", "by", "at", "amount"),
}
"""The voucher: what stays, by kind and field. Of the sessions only those that were to be held.
Invoices and the figures of billing reports stay whole: nothing in them tells of a person."""
ERASED: Mapping[str, tuple[str, ...]] = {
    "Order": (CLIENT_CODE, "case_coach"),
    "Ending": ("reason",),
    "Session": ("note",),
    "ServiceReport": (
        *("baseline", "goal", "sessions", "actions", "factors", "follow_up", "stamps"),
    ),
    "Sending": ("text", "receipt", "paper"),
    "Reopening": ("why",),
    "Waiver": ("why",),
    "BillingReport": (),
    "BillingSending": ("receipt", "paper"),
    "BillingReopening": ("why",),
    "BonusClaim": ("details", "follow_up_on"),
    "ClaimSending": ("receipt", "paper"),
}
"""What goes. The stamps hold digests of notes, by which a guess could be proved right."""


@dataclass(frozen=True)
class Certificate:
    """The proof that a client was erased, without anything about the client."""

    token: str
    alias: str
    """What stands in the orders in the place of the client's code."""
    at: datetime
    """Aware."""
    by: str
    """The login of who did it."""
    order_ids: tuple[str, ...]
    """Our own ids, by which a backup that comes from elsewhere is erased again."""
    orders: int
    sessions: int
    histories: int
    drafts: int
    backups: int
    contact_details: bool
    left: Mapping[str, int]
    """What was out of reach, by what it is."""


def without_person(file: OrderFile, alias: str) -> OrderFile:
    """An order with nothing but its figures; planned sessions, which never were, go."""
    order, ending = file.order, file.order.ending
    if ending is not None and ending.reason:
        ending = replace(ending, reason=NO_REASON)
    report = file.report
    return replace(
        file,
        order=replace(order, client_code=alias, case_coach="", ending=ending),
        sessions=tuple(
            replace(session, note="")
            for session in file.sessions
            if session.state is not SessionState.PLANNED
        ),
        report=ServiceReport(
            sent=_bare(report.sent) if report.sent else None,
            reopenings=tuple(
                replace(reopening, why="", sending=_bare(reopening.sending))
                for reopening in report.reopenings
            ),
        ),
        waivers=tuple(replace(waiver, why="") for waiver in file.waivers),
        billing=_bare_billing(file.billing),
        claims=tuple(_bare_claim(claim) for claim in file.claims),
    )


def _bare(sending: Sending) -> Sending:
    return replace(sending, text="", receipt="", paper=None)


def _bare_billing(billing: BillingReport) -> BillingReport:
    return BillingReport(
        sent=replace(billing.sent, receipt="", paper=None) if billing.sent else None,
        reopenings=tuple(
            replace(reopening, why="", sending=replace(reopening.sending, receipt="", paper=None))
            for reopening in billing.reopenings
        ),
    )


def _bare_claim(claim: BonusClaim) -> BonusClaim:
    sent = replace(claim.sent, receipt="", paper=None) if claim.sent else None
    return replace(claim, details="", follow_up_on=None, sent=sent)


def line_without_values(line: Line, code: str) -> Line:
    """A line of a history that tells who did what when, and nothing of what was typed."""
    deed = line.deed
    return replace(line, changes=(), deed=replace(deed, what=_unnamed(deed.what, code)))


def _unnamed(message: Message, code: str) -> Message:
    """A message in which no text mentions the client."""

    def bare(param: Param) -> Param:
        if isinstance(param, Message):
            return _unnamed(param, code)
        return NO_REASON if isinstance(param, str) and mentioned.search(param) else param

    mentioned = mentions_of(code)
    return Message(message.id, **{name: bare(param) for name, param in message.items})


def line_without_code(line: Line, key: str, alias: str) -> Line:
    """A line of another client's history in which this one's code stood for a while."""
    return replace(line, changes=tuple(_recoded(change, key, alias) for change in line.changes))


def _recoded(change: AnyChange, key: str, alias: str) -> AnyChange:
    if not isinstance(change, Change) or change.path[0] != "order":
        return change
    before, after = (_other(v, key, alias) for v in (change.before, change.after))
    return Change(change.path, before, after) if is_about_code(change) else change


def is_about_code(change: AnyChange) -> bool:
    """Whether a change tells the client code of an order."""
    return change.path[0] == "order" and (len(change.path) == 2 or change.path[-1] == CLIENT_CODE)


def _other(value: object, key: str, alias: str) -> object:
    if isinstance(value, dict):
        return {**value, CLIENT_CODE: _other(value.get(CLIENT_CODE), key, alias)}
    return alias if isinstance(value, str) and client_key(value) == key else value


def codes_told(line: Line) -> list[str]:
    """The client codes that a line tells of its order, the last one the latest."""
    told: list[str] = []
    for change in line.changes:
        if is_about_code(change):
            for value in (change.before, change.after):
                code = value.get(CLIENT_CODE) if isinstance(value, dict) else value
                told += [code] if isinstance(code, str) and code else []
    return told
