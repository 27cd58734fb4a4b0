"""The money of the sample company: what was billed, claimed, invoiced, paid, and what is left open.

Owns which order has come how far, and the numbers of the invoices, which follow their days. The
newest reports are the least settled; whatever is older than a payment takes was paid.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import Enum, auto
from operator import attrgetter
from typing import TYPE_CHECKING

from ph_tui.desk.core import Core
from ph_tui.desk.sample.workdays import is_workday
from ph_tui.domain.completeness.context import Context
from ph_tui.domain.money.billing import BillingReport, BillingSending, BonusClaim, ClaimSending
from ph_tui.domain.money.company import FIRST_INVOICE
from ph_tui.domain.money.invoices import InvoiceStep
from ph_tui.domain.money.making import credit_of, make
from ph_tui.domain.money.reckoning import figures_of
from ph_tui.domain.money.standing import has_ended, invoice_of
from ph_tui.domain.money.vat import STANDARD_RATES
from ph_tui.domain.sessions import wall_time
from ph_tui.domain.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.domain.orders import OrderFile

_SHARE = 12
"""Of so many reported orders of the running period one is in each of the open states."""
_LOOK_AGAIN = 5
"""Days after today on which the grounds of a bonus are looked at."""
_GRACE = 4
"""Days by which an invoice is overdue."""


class Fate(Enum):
    """How far the money of a reported order has come."""

    UNBILLED = auto()
    BILLED = auto()
    MADE = auto()
    SENT = auto()
    OVERDUE = auto()
    PAID = auto()
    CREDITED = auto()
    """Invoiced, taken back, invoiced again and paid."""


_OPEN = (Fate.UNBILLED, Fate.BILLED, Fate.MADE, Fate.SENT, Fate.OVERDUE)
"""From the newest report to older ones."""
_FRESH = {Fate.MADE: 2, Fate.SENT: 6}
"""So many days ago at most the invoice was made."""
_DETAILS = "Asiakas aloitti kokoaikaisessa työssä. Työsopimus on toistaiseksi voimassa oleva."


@dataclass
class _Entry:
    """An invoice to be made of an order, before it has its number."""

    on: date
    order_id: str
    claim_id: str = ""
    sent: bool = True
    paid: bool = True


@dataclass
class Ledger:
    """Settles the orders that were reported; the others stay as they are."""

    core: Core
    settings: Settings
    period_id: str
    """The contract period of today."""
    _entries: list[_Entry] = field(default_factory=list)

    def settled(self, files: Iterable[OrderFile]) -> Iterator[OrderFile]:
        """The orders in their order, with their money as it is today."""
        all_files = {file.order.id: file for file in files}
        for file, fate in self._fates(all_files.values()):
            all_files[file.order.id] = self._billed(file, fate)
        for file in self._claimed(all_files.values()):
            all_files[file.order.id] = file
        self._entries.sort(key=attrgetter("on"))
        for number, entry in enumerate(self._entries, start=FIRST_INVOICE):
            file = all_files[entry.order_id]
            all_files[entry.order_id] = self._invoiced(file, entry, number)
        yield from all_files.values()

    def _fates(self, files: Iterable[OrderFile]) -> Iterator[tuple[OrderFile, Fate]]:
        """Each reported order, the newest report first, and how far its money has come."""
        reported = [file for file in files if file.report.sent]
        reported.sort(key=_reported_on, reverse=True)
        running = sum(file.order.period_id == self.period_id for file in reported)
        share = max(1, running // _SHARE)
        for place, file in enumerate(reported):
            step = place // share
            is_open = file.order.period_id == self.period_id and step < len(_OPEN)
            is_last = place == running - 1 and running > len(_OPEN)
            yield file, _OPEN[step] if is_open else Fate.CREDITED if is_last else Fate.PAID
        yield from ((file, Fate.BILLED) for file in files if _is_billed_first(file))

    def _billed(self, file: OrderFile, fate: Fate) -> OrderFile:
        """With its billing report; what is to be invoiced is noted."""
        if fate is Fate.UNBILLED:
            return file
        reported, order, jitter = _reported_on(file), file.order, _jitter(file)
        on = min(_workday(reported + timedelta(days=jitter % 3)), self.core.today)
        figures = figures_of(file.sessions, self.settings.hour_rule(order.service), no_shows=False)
        sending = BillingSending(on, order.coach, _at(on, jitter), figures, _receipt(jitter))
        if fate is not Fate.BILLED and _is_taxable(figures.rows[0].on):
            self._note(order.id, on, fate)
        return replace(file, billing=BillingReport(sending))

    def _note(self, order_id: str, billed: date, fate: Fate) -> None:
        """Invoices are made some days after the report; an overdue one long enough ago."""
        today, term = self.core.today, timedelta(days=self.settings.company.payment_days)
        on = min(_workday(billed + timedelta(days=3)), today)
        if fate is Fate.OVERDUE:
            on = max(billed, min(on, today - term - timedelta(days=_GRACE)))
        if fate in _FRESH:
            on = max(on, today - timedelta(days=_FRESH[fate]))
        is_paid = fate is Fate.CREDITED or (fate is Fate.PAID and on + term < today)
        self._entries.append(_Entry(on, order_id, sent=fate is not Fate.MADE, paid=is_paid))
        if fate is Fate.CREDITED:
            again = min(_workday(on + timedelta(days=1)), today)
            self._entries += [_Entry(again, order_id), _Entry(again, order_id)]

    def _claimed(self, files: Iterable[OrderFile]) -> Iterator[OrderFile]:
        """The first order with a bonus has claimed it, the second is about to; others may yet."""
        settings, today = self.settings, self.core.today
        own = [f for f in files if f.report.sent and f.order.period_id == self.period_id]
        own = [f for f in own if _is_taxable(_reported_on(f))]
        own.sort(key=_reported_on)
        with_bonus = [f for f in own if settings.bonuses_of(f.order.service, self.period_id)]
        for file, is_sent in zip(with_bonus, (True, False), strict=False):
            order, on = file.order, min(_workday(_reported_on(file) + timedelta(days=10)), today)
            (bonus,) = settings.bonuses_of(order.service, self.period_id)
            claim = BonusClaim("1", bonus.name, follow_up_on=today + timedelta(days=_LOOK_AGAIN))
            if is_sent:
                sent = ClaimSending(on, order.coach, _at(on, 90), bonus.amount)
                claim = BonusClaim("1", bonus.name, _DETAILS, sent=sent)
                invoiced = min(_workday(on + timedelta(days=2)), today)
                self._entries.append(_Entry(invoiced, order.id, "1", paid=False))
            yield replace(file, claims=(claim,))

    def _invoiced(self, file: OrderFile, entry: _Entry, number: int) -> OrderFile:
        """With one invoice more; where one stands, with the credit note that takes it back."""
        made, standing = self._step(entry.on), invoice_of(file, entry.claim_id)
        if standing is not None:
            note = replace(credit_of(standing, number=number, on=entry.on, made=made), sent=made)
            wrong = replace(standing, credited_by=number, paid=None)
            others = tuple(each for each in file.invoices if each is not standing)
            return replace(file, invoices=(*others, wrong, note))
        context, claim_id = self._context(file), entry.claim_id
        invoice = make(file, context, number=number, on=entry.on, made=made, claim_id=claim_id)
        paid = self._step(self._paid_on(invoice)) if entry.paid else None
        invoice = replace(invoice, sent=made if entry.sent else None, paid=paid)
        return replace(file, invoices=(*file.invoices, invoice))

    def _paid_on(self, invoice: Invoice) -> date:
        return min(
            max(invoice.on, invoice.pay_by - timedelta(days=invoice.number % 4)), self.core.today
        )

    def _context(self, file: OrderFile) -> Context:
        order, settings = file.order, self.settings
        return Context(
            self.core.edition_of(file),
            settings.hour_rule(order.service),
            self.core.now,
            price=settings.price_of(order.service, order.period_id),
            terms=settings.terms_of(order.service),
            bonuses=settings.bonuses_of(order.service, order.period_id),
            company=settings.company,
        )

    def _step(self, on: date) -> InvoiceStep:
        return InvoiceStep(on, self.core.user, _at(on, 200))


def _is_taxable(on: date) -> bool:
    """Whether anything can be invoiced of a day: the tax rates of long ago are not known."""
    return on >= STANDARD_RATES[0].starts


def _is_billed_first(file: OrderFile) -> bool:
    """Whether an order is billed before its service report, as every second half-done one is."""
    is_begun = has_ended(file) and not file.report.is_empty and file.report.sent is None
    return is_begun and not file.report.actions


def _reported_on(file: OrderFile) -> date:
    """The day of the service report; of one that is not sent yet the end of the service."""
    told = file.report.sent or file.order.ending
    if told is None:
        raise ValueError("only a service that has ended is settled")
    return told.on


def _jitter(file: OrderFile) -> int:
    """What makes one order differ a little from another."""
    return int(file.order.id[4:6], 16)


def _workday(on: date) -> date:
    while not is_workday(on):
        on += timedelta(days=1)
    return on


def _at(on: date, minute: int) -> datetime:
    """A moment of the working day."""
    return wall_time(on, time(9 + minute // 60, minute % 60))


def _receipt(jitter: int) -> str:
    return (
        f"Kiitos! Laskutusraportti on vastaanotettu. Viite L-{2000 + jitter}." if jitter % 2 else ""
    )
