"""Orders: taking them in, their way from notice to end, and handing them over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

from ph_tui.desk.guards import (
    refuse_alias,
    refuse_erased,
    refuse_new_personal_codes,
    refuse_when_billed,
    refuse_when_sent,
    refuse_with_invoices,
)
from ph_tui.desk.order_fields import edited, refuse_to_overwrite, service_named
from ph_tui.desk.order_rows import OrderRows
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ph_tui.desk.order_fields import Seen
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.store.store import Store


@dataclass(frozen=True)
class NewOrder:
    """What a person tells of a new order."""

    service: str
    """The service's code, or the beginning of its code or name when it can mean only one."""
    client_code: str
    number: str = ""
    ordered_hours: Decimal | None = None
    start: date | None = None
    end: date | None = None
    price: Decimal | None = None
    coach: str | None = None
    """A login; None is whoever takes the order in."""
    case_coach: str = ""
    period_id: str | None = None
    """None is the period of today."""
    received_on: date | None = None
    """None is today."""


class OrderDesk(OrderRows):
    """The use cases of an order; each saves and gives back the order as it is then."""

    def find(self, reference: str) -> OrderSummary:
        """The order that a number, an id or a client code means."""
        return self._core.resolve(reference)

    def load(self, order_id: str) -> OrderFile:
        """The order with all that belongs to it."""
        return self._core.store.load(order_id)

    def edition(self) -> Edition:
        """The handbook edition that a new order begins under today."""
        core = self._core
        return core.library.in_period(core.period_on(core.today), core.today)

    def add(self, new: NewOrder) -> OrderFile:
        """Take an order in; a number that is in use is refused."""
        core, file = self._core, self.made(new)
        return core.store.create(
            file,
            unless=lambda store: refuse_used_number(store, file.order),
            did=lambda: core.deed(Message("word.did.added")),
        )

    def made(self, new: NewOrder) -> OrderFile:
        """The order as it would be taken in; nothing is saved, and its number may be in use."""
        core = self._core
        period = (
            core.period_on(core.today)
            if new.period_id is None
            else self._known_period(new.period_id)
        )
        edition = core.library.in_period(period, core.today)
        order = Order(
            id=uuid4().hex,
            service=service_named(new.service, edition).code,
            client_code=new.client_code,
            period_id=period.id,
            edition_id=edition.id,
            number=new.number.strip(" "),
            ordered_hours=new.ordered_hours,
            start=new.start,
            end=new.end,
            price=new.price,
            coach=core.user if new.coach is None else new.coach,
            case_coach=new.case_coach,
            received_on=core.day_of_record(new.received_on),
        )
        file = OrderFile(order)
        refuse_new_personal_codes(None, file)
        refuse_alias(order.client_code)
        return file

    def _known_period(self, period_id: str) -> ContractPeriod:
        core = self._core
        known = {period.id: period for period in core.store.periods()}
        current = core.period_on(core.today)
        known.setdefault(current.id, current)
        if period_id not in known:
            raise BadInput(
                Message("error.period.unknown", period=period_id, known=", ".join(sorted(known)))
            )
        return known[period_id]

    def accept(self, order_id: str, on: date | None = None) -> OrderFile:
        """Record that the order contract was accepted in Cloudia."""
        day = self._core.day_of_record(on)
        did = Message("word.did.accepted", on=day)
        return self._edit(order_id, lambda order: replace(order, accepted_on=day), did)

    def contact(self, order_id: str, on: date | None = None) -> OrderFile:
        """Record that the client was contacted."""
        day = self._core.day_of_record(on)
        did = Message("word.did.contacted", on=day)
        return self._edit(order_id, lambda order: replace(order, contacted_on=day), did)

    def end(
        self,
        order_id: str,
        on: date | None = None,
        how: EndKind = EndKind.FINISHED,
        reason: str = "",
    ) -> OrderFile:
        """Record the end of the service; refused once one of the reports is sent."""
        ending = Ending(self._core.day_of_record(on), how, reason)

        def step(file: OrderFile) -> OrderFile:
            refuse_when_sent(file)
            refuse_when_billed(file)
            if how is EndKind.DECLINED and any(s.state == "held" for s in file.sessions):
                raise Refused(Message("error.order.declined_with_sessions"))
            return replace(file, order=replace(file.order, ending=ending))

        did = Message(f"word.did.ended_{how}", on=ending.on)
        return self._core.change(order_id, step, did=did)

    def decline(self, order_id: str, reason: str, on: date | None = None) -> OrderFile:
        """Record that the service never began, with the reason."""
        return self.end(order_id, on, EndKind.DECLINED, reason)

    def resume(self, order_id: str) -> OrderFile:
        """Take the end of the service back; refused once one of the reports is sent."""

        def step(file: OrderFile) -> OrderFile:
            refuse_when_sent(file)
            refuse_when_billed(file)
            return replace(file, order=replace(file.order, ending=None))

        return self._core.change(order_id, step, did=Message("word.did.resumed"))

    def ask_feedback(self, order_id: str, on: date | None = None) -> OrderFile:
        """Record that the client was asked to fill in the city's feedback form."""
        day = self._core.day_of_record(on)
        did = Message("word.did.feedback_asked", on=day)
        return self._edit(order_id, lambda order: replace(order, feedback_asked_on=day), did)

    def hand(self, order_id: str, coach: str) -> OrderFile:
        """Hand the order to another coach, and those planned sessions that are its coach's.

        What was held stays with who held it, what a substitute has with the substitute. Refused
        when the order is that coach's already.
        """
        coach = clean_line(coach)
        if not coach:
            raise BadInput(Message("error.order.coach_missing"))

        def step(file: OrderFile) -> OrderFile:
            before = file.order.coach
            if before == coach:
                raise Refused(Message("error.order.has_coach", coach=coach))
            sessions = tuple(
                replace(s, coach=coach) if s.state == "planned" and s.coach in {"", before} else s
                for s in file.sessions
            )
            return replace(file, order=replace(file.order, coach=coach), sessions=sessions)

        return self._core.change(order_id, step, did=Message("word.did.handed", coach=coach))

    def edit(
        self, order_id: str, values: Mapping[str, str], *, seen: Seen | None = None
    ) -> OrderFile:
        """Set fields from what was typed, all or none; Conflict when one isn't as it was `seen`."""
        core = self._core

        def step(file: OrderFile) -> OrderFile:
            named = values.get("edition", file.order.edition_id).strip()
            is_other = named != file.order.edition_id
            edition = core.library.get(named) if is_other else None
            read_under = edition or core.edition_of(file)
            order = edited(file.order, values, edition=read_under, today=core.today)
            refuse_to_overwrite(file.order, order, values, seen or {})
            if order.number != file.order.number:
                refuse_used_number(core.store, order)
            if order.period_id != file.order.period_id:
                period = self._known_period(order.period_id)
                edition = edition or core.library.in_period(period, core.today)
            if edition is not None:
                order = _under(order, edition)
            return replace(file, order=order)

        return core.change(order_id, step, did=Message("word.did.edited"))

    def remove(self, order_id: str) -> None:
        """Remove an order; the history can bring it back.

        Refused once one of its reports was sent, or while it has an invoice: those are for ever.
        """
        core = self._core
        with core.store.locked():
            file = self.load(order_id)
            refuse_with_invoices(file)
            refuse_when_sent(file)
            refuse_when_billed(file)
            refuse_erased(file)
            core.store.remove(order_id, did=lambda: core.deed(Message("word.did.removed")))

    def _edit(self, order_id: str, step: Callable[[Order], Order], did: Message) -> OrderFile:
        return self._core.change(
            order_id, lambda file: replace(file, order=step(file.order)), did=did
        )


def refuse_used_number(store: Store, order: Order) -> None:
    """Refuse a number that another order has."""
    if not order.number:
        return
    for row in store.find(number=order.number):
        if row.id != order.id:
            raise Refused(
                Message("error.order.number_used", number=order.number, client=row.client_code)
            )


def _under(order: Order, edition: Edition) -> Order:
    """The order under another edition; refused when its service is not one of that edition's."""
    if order.service not in edition.service_codes:
        raise Refused(
            Message("error.edition.no_service", edition=edition.id, service=order.service)
        )
    return replace(order, edition_id=edition.id)
