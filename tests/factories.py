"""Builders of plain values for every test: believable, invented, complete unless told otherwise.

Owns one small story: an order of the spring of 2024 with three sessions held, ended on 10 April,
looked at two days later. Each builder takes what a test cares about and fills in the rest.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ph_tui.domain.completeness import Context
from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.handbook.library import EditionLibrary
from ph_tui.domain.marketing.records import FeedbackSummary, Participation, ServiceRecords
from ph_tui.domain.money.billing import (
    BillingReport,
    BillingSending,
    BonusClaim,
    ClaimSending,
)
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.invoices import Invoice, InvoiceStep
from ph_tui.domain.money.making import make
from ph_tui.domain.money.reckoning import figures_of
from ph_tui.domain.money.terms import Bonus, ServiceTerms
from ph_tui.domain.orders import Ending, Order, OrderFile
from ph_tui.domain.popup.bookings import PopUpBooking
from ph_tui.domain.report_log import fill
from ph_tui.domain.reports import Sending, ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import Session, SessionState, zone
from ph_tui.domain.summaries import RowFacts
from ph_tui.domain.waivers import Waiver

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition

EDITION_ID = "2024-01-01"
ORDER_ID = "4711aaaa00000000000000000000aaaa"
ENDED_ON = date(2024, 4, 10)
DUE_ON = date(2024, 4, 17)
"""The last day for the report of a service that ended on ENDED_ON."""
VALID_CODE = "010101-901S"
"""A personal identity code with a right check character; from 900 on they are given to nobody."""
LOOKALIKE_CODE = "010101-901A"
"""The same with a wrong check character."""
NOTES = (
    "Kartoitettiin osaaminen ja sovittiin tavoitteesta.",
    "Päivitettiin CV ja harjoiteltiin hakemuksen kirjoittamista.",
    "Soitettiin kahteen työpaikkaan ja valmistauduttiin haastatteluun.",
)
SERVICE = "tyohaun-tehotreeni"
DAYS = (date(2024, 3, 6), date(2024, 3, 20), date(2024, 4, 3))
"""The days of the three sessions."""


def at(on: date, hour: int = 14, minute: int = 2) -> datetime:
    """A moment in Helsinki."""
    return datetime.combine(on, time(hour, minute), tzinfo=zone())


def an_edition() -> Edition:
    """The built-in edition of 1 January 2024."""
    return EditionLibrary().get(EDITION_ID)


def a_period() -> ContractPeriod:
    """The contract period of the story: the first half of 2024."""
    return ContractPeriod("2024-1", date(2024, 1, 1), date(2024, 6, 30), EDITION_ID)


def a_participation(**changes: Any) -> Participation:
    """Taking part with the story's service in its period: applied and approved in January."""
    participation = Participation(
        id="5a5a5a5a5a5a",
        period_id="2024-1",
        service=SERVICE,
        edition_id=EDITION_ID,
        applied_on=date(2024, 1, 8),
        approved_on=date(2024, 1, 22),
    )
    return replace(participation, **changes)


def a_booking(**changes: Any) -> PopUpBooking:
    """A stand on a Friday in May, asked for in April and not yet confirmed."""
    booking = PopUpBooking(
        id="9b9b9b9b9b9b",
        on=date(2024, 5, 10),
        slot="10-12",
        edition_id=EDITION_ID,
        coach="maija",
        requested_on=date(2024, 4, 12),
    )
    return replace(booking, **changes)


def some_records(periods: tuple[ContractPeriod, ...] = ()) -> ServiceRecords:
    """A participation and a feedback summary beside some periods."""
    summary = FeedbackSummary("77aa77aa77aa", "2023-2", date(2024, 1, 31), "maija", text="Hyvä.")
    return ServiceRecords(periods, (a_participation(),), (summary,))


def a_context(**changes: Any) -> Context:
    """What the rules need to know beside the order, two days after the service ended."""
    context = Context(an_edition(), HourRule(), at(date(2024, 4, 12)), period=a_period())
    return replace(context, **changes)


def an_order(**changes: Any) -> Order:
    """An accepted order that runs: its client was contacted, its service has not ended."""
    order = Order(
        id=ORDER_ID,
        service=SERVICE,
        client_code="A.K.",
        period_id="2024-1",
        edition_id=EDITION_ID,
        number="4711",
        ordered_hours=Decimal(20),
        start=date(2024, 3, 4),
        end=date(2024, 5, 31),
        coach="maija",
        received_on=date(2024, 3, 1),
        accepted_on=date(2024, 3, 1),
        contacted_on=date(2024, 3, 4),
    )
    return replace(order, **changes)


def an_ended_order(**changes: Any) -> Order:
    """The same order after its end, the client asked for feedback."""
    return replace(an_order(ending=Ending(ENDED_ON), feedback_asked_on=ENDED_ON), **changes)


def a_session(number: int = 1, **changes: Any) -> Session:
    """The first, second or third session of the story: held, two hours in the morning, noted."""
    session = Session(
        id=f"{ORDER_ID[:8]}-{number:06x}",
        on=DAYS[number - 1],
        start=time(9),
        end=time(11),
        minutes=120,
        state=SessionState.HELD,
        coach="maija",
        note=NOTES[number - 1],
    )
    return replace(session, **changes)


def three_sessions() -> tuple[Session, ...]:
    """The sessions of the story."""
    return tuple(a_session(number) for number in (1, 2, 3))


def a_full_report(sessions: tuple[Session, ...] | None = None, /, **changes: Any) -> ServiceReport:
    """A complete report that tells of these sessions, the story's by default, as logged."""
    report = ServiceReport(
        baseline="Asiakas on ollut työttömänä kaksi vuotta ja hakee varastotyötä.",
        goal="Tavoitteena on kolme hakemusta viikossa ja haastattelu kevään aikana.",
        actions="CV päivitettiin, ja asiakas lähetti kuusi hakemusta.",
        factors="ei tullut esiin",
        follow_up="Asiakas hakee kolmea varastotyön paikkaa toukokuun loppuun mennessä.",
    )
    filled = fill(report, three_sessions() if sessions is None else sessions)
    return replace(filled, **changes)


def a_running_file(**changes: Any) -> OrderFile:
    """An order in the middle of its service: three sessions held, no report yet."""
    return replace(OrderFile(an_order(), three_sessions()), **changes)


def an_ended_file(**changes: Any) -> OrderFile:
    """An order whose service has ended: three sessions held, a complete report, not yet sent."""
    return replace(OrderFile(an_ended_order(), three_sessions(), a_full_report()), **changes)


def a_sending(on: date = date(2024, 4, 12), **changes: Any) -> Sending:
    """The record that the report was handed in."""
    sending = Sending(on=on, by="maija", at=at(on), text="# Palveluraportti\n\nLähetetty teksti.")
    return replace(sending, **changes)


def a_waiver(key: str, field: str = "", **changes: Any) -> Waiver:
    """A finding that somebody set aside."""
    waiver = Waiver(key, field, by="maija", at=at(ENDED_ON), why="Sovittu tilaajan kanssa.")
    return replace(waiver, **changes)


def row_facts(**changes: Any) -> RowFacts:
    """What the row of an order is derived from: no deadline, no price, hours of sixty minutes."""
    facts = RowFacts(None, None, "Tehotreeni", HourRule(), ServiceTerms(SERVICE), None, ())
    return facts._replace(**changes)


def a_company(**changes: Any) -> CompanyProfile:
    """An invented company whose profile is complete, with right check digits."""
    company = CompanyProfile(
        name="Valmennus Koivunen Oy",
        business_id="1234567-1",
        vat_id="FI12345671",
        iban="FI3715903000000776",
        bic="NDEAFIHH",
        street="Kauppakatu 1 A 2",
        postcode="40100",
        town="Jyväskylä",
        einvoice_address="003712345671",
        operator_id="003703575029",
        email="laskut@valmennuskoivunen.example",
        phone="+358 40 123 4567",
        contact="Maija Koivunen",
    )
    return replace(company, **changes)


def a_bonus(**changes: Any) -> Bonus:
    """The bonus of the story's service."""
    bonus = Bonus(SERVICE, "", "Työllistyminen", Decimal(300), "Työsuhde yli 3 kuukautta.")
    return replace(bonus, **changes)


def a_paying_context(**changes: Any) -> Context:
    """The same context in a company that has settled all that an invoice needs."""
    paying: dict[str, Any] = {
        "price": Decimal("62.00"),
        "terms": ServiceTerms(SERVICE),
        "bonuses": (a_bonus(),),
        "company": a_company(),
    }
    return a_context(**(paying | changes))


def a_billing(
    sessions: tuple[Session, ...] | None = None, rule: HourRule | None = None, **changes: Any
) -> BillingReport:
    """The billing report of these sessions, the story's by default, as it was sent."""
    log = three_sessions() if sessions is None else sessions
    figures = figures_of(log, rule or HourRule(), no_shows=False)
    on = date(2024, 4, 12)
    sending = BillingSending(on=on, by="maija", at=at(on), figures=figures)
    return BillingReport(sent=replace(sending, **changes))


def a_claim(*, sent: bool = True, **changes: Any) -> BonusClaim:
    """The claim of the story's bonus."""
    on = date(2024, 4, 12)
    sending = ClaimSending(on=on, by="maija", at=at(on), amount=Decimal(300)) if sent else None
    claim = BonusClaim("1", a_bonus().name, "Työ alkoi 15.4.2024.", sent=sending)
    return replace(claim, **changes)


def a_reported_file(**changes: Any) -> OrderFile:
    """An order whose service report and billing report were both sent; six hours, 372 euros."""
    report, billing = a_full_report(sent=a_sending()), a_billing()
    return replace(
        OrderFile(an_ended_order(), three_sessions(), report, billing=billing), **changes
    )


def a_step(on: date = date(2024, 4, 12)) -> InvoiceStep:
    """What somebody recorded of an invoice on a day."""
    return InvoiceStep(on, "maija", at(on))


def an_invoice(
    file: OrderFile | None = None,
    context: Context | None = None,
    claim_id: str = "",
    **changes: Any,
) -> Invoice:
    """The first invoice of the company, of the story's hours by default, not yet sent."""
    invoice = make(
        file or a_reported_file(),
        context or a_paying_context(),
        number=1001,
        on=date(2024, 4, 12),
        made=a_step(),
        claim_id=claim_id,
    )
    return replace(invoice, **changes)


def an_invoiced_file(**changes: Any) -> OrderFile:
    """The same order once the invoice of its hours was sent."""
    return replace(a_reported_file(invoices=(an_invoice(sent=a_step()),)), **changes)
