"""Hypothesis strategies for whatever can be stored, hostile text included.

Owns the range of values that the store and the documents must bear; knows nothing of either. What
the domain refuses is not made.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.money.billing import (
    BilledSession,
    BillingFigures,
    BillingReopening,
    BillingReport,
    BillingSending,
    BonusClaim,
    ClaimSending,
)
from ph_tui.domain.money.company import CompanyProfile
from ph_tui.domain.money.invoices import (
    BuyerFacts,
    Invoice,
    InvoiceKind,
    InvoiceLine,
    InvoiceStep,
    Unit,
    VatSum,
)
from ph_tui.domain.money.terms import Bonus, Price, ServiceTerms
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.reports import Reopening, Sending, SentFigures, ServiceReport, SessionStamp
from ph_tui.domain.service_hours import HourRule, Rounding
from ph_tui.domain.sessions import Session, SessionState
from ph_tui.domain.settings import ServiceRule, Settings
from ph_tui.domain.waivers import Waiver

HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;QQ==\x1b\\",
    "\u202eabc",
    "a\u0308",
    "\x00",
    "\U0001f469\u200d\U0001f467",
)

ids = st.uuids().map(lambda key: key.hex)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
offsets = st.integers(-14 * 60, 14 * 60).map(lambda n: timezone(timedelta(minutes=n)))
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the zone is drawn beside it
    datetime(2099, 12, 31),  # noqa: DTZ001
    timezones=st.one_of(st.just(UTC), offsets),
)
lines = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE))
proses = st.one_of(st.text(max_size=200), st.sampled_from(HOSTILE))
codes = st.text("ABCXÅÄÖ.019 ", min_size=1, max_size=20).filter(lambda code: bool(code.strip()))
numbers = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" /."), max_size=70
).filter(str.isprintable)


def decimals(low: str, high: str) -> st.SearchStrategy[Decimal]:
    """Decimals with at most two places."""
    return st.decimals(Decimal(low), Decimal(high), places=2)


def _session(times: tuple[time, time] | None) -> st.SearchStrategy[Session]:
    return st.builds(
        Session,
        id=ids,
        on=days,
        start=st.just(times[0] if times else None),
        end=st.just(times[1] if times else None),
        minutes=st.integers(1, 24 * 60),
        state=st.sampled_from(SessionState),
        coach=lines,
        note=proses,
        group=st.booleans(),
    )


# By day, when no clock is ever changed.
_by_day = st.times(time(6), time(22)).map(lambda at: at.replace(second=0, microsecond=0))
_times = (
    st.tuples(_by_day, _by_day)
    .map(lambda pair: (min(pair), max(pair)))
    .filter(lambda pair: _minutes(*pair) >= 1)
)
_sessions = st.one_of(st.none(), _times).flatmap(_session)


def _minutes(start: time, end: time) -> int:
    return (end.hour - start.hour) * 60 + end.minute - start.minute


figures = st.none() | st.builds(
    SentFigures,
    meetings=st.integers(0, 999),
    hours=decimals("0", "2000"),
    first_on=st.none() | days,
    last_on=st.none() | days,
)
sendings = st.builds(
    Sending, on=days, by=lines, at=moments, text=proses, receipt=proses, figures=figures
)
reports = st.builds(
    ServiceReport,
    baseline=proses,
    goal=proses,
    sessions=proses,
    actions=proses,
    factors=proses,
    follow_up=proses,
    stamps=st.lists(
        st.builds(
            SessionStamp,
            session_id=ids,
            on=days,
            start=st.one_of(st.none(), _by_day),
            digest=lines,
            note_digest=lines,
        ),
        max_size=3,
    ).map(tuple),
    sent=st.one_of(st.none(), sendings),
    reopenings=st.lists(
        st.builds(Reopening, at=moments, by=lines, why=lines, sending=sendings), max_size=2
    ).map(tuple),
)
endings = st.one_of(
    st.builds(Ending, on=days),
    st.builds(Ending, on=days, how=st.sampled_from(EndKind), reason=st.just("muutti pois")),
)
orders = st.builds(
    Order,
    id=ids,
    service=lines,
    client_code=codes,
    period_id=lines,
    edition_id=lines,
    number=numbers,
    ordered_hours=st.one_of(st.none(), decimals("0.01", "2000")),
    start=st.one_of(st.none(), st.dates(date(2000, 1, 1), date(2049, 12, 31))),
    end=st.one_of(st.none(), st.dates(date(2050, 1, 1), date(2099, 12, 31))),
    price=st.one_of(st.none(), decimals("0.01", "99999")),
    coach=lines,
    case_coach=lines,
    received_on=st.one_of(st.none(), days),
    accepted_on=st.one_of(st.none(), days),
    contacted_on=st.one_of(st.none(), days),
    ending=st.one_of(st.none(), endings),
    feedback_asked_on=st.one_of(st.none(), days),
)
waivers = st.builds(Waiver, key=lines, field=lines, by=lines, at=moments, why=lines)

hour_rules = st.builds(
    HourRule,
    hour_minutes=st.integers(1, 240),
    increment=decimals("0.01", "8"),
    rounding=st.sampled_from(Rounding),
)
prices = decimals("0.01", "99999.99")
euros = decimals("-99999.99", "99999.99")
_billed = st.builds(
    BilledSession,
    session_id=ids,
    on=days,
    start=st.none() | _by_day,
    end=st.none() | _by_day,
    minutes=st.integers(1, 24 * 60),
    state=st.sampled_from([SessionState.HELD, SessionState.NO_SHOW]),
)
billing_sendings = st.builds(
    BillingSending,
    on=days,
    by=lines,
    at=moments,
    figures=st.builds(
        BillingFigures,
        rows=st.lists(_billed, max_size=3).map(tuple),
        minutes=st.integers(0, 10_000),
        rule=hour_rules,
        hours=decimals("0", "2000"),
    ),
    receipt=proses,
)
billings = st.builds(
    BillingReport,
    sent=st.none() | billing_sendings,
    reopenings=st.lists(
        st.builds(BillingReopening, at=moments, by=lines, why=lines, sending=billing_sendings),
        max_size=2,
    ).map(tuple),
)
names = st.text("abcåäöÅ (&<", min_size=1, max_size=20).filter(lambda name: bool(name.strip()))
claims = st.builds(
    BonusClaim,
    id=ids,
    bonus=names,
    details=proses,
    follow_up_on=st.none() | days,
    sent=st.none()
    | st.builds(ClaimSending, on=days, by=lines, at=moments, amount=prices, receipt=proses),
)
companies = st.builds(
    CompanyProfile,
    **dict.fromkeys(("name", "business_id", "iban", "street", "town", "email"), lines),
    payment_days=st.integers(1, 365),
)
_steps = st.builds(InvoiceStep, on=days, by=lines, at=moments)
invoices = st.builds(
    Invoice,
    number=st.integers(1001, 10**9),
    kind=st.sampled_from(InvoiceKind),
    on=days,
    due_date=days,
    pay_by=days,
    payment_reference=lines,
    order_number=lines,
    buyer_reference=lines,
    seller=companies,
    buyer=st.builds(
        BuyerFacts,
        name=lines,
        unit=lines,
        business_id=lines,
        ovt=lines,
        operator=lines,
        operator_id=lines,
    ),
    vat=st.sampled_from(VatTreatment),
    vat_reason=lines,
    lines=st.lists(
        st.builds(
            InvoiceLine,
            text=lines,
            first_on=days,
            last_on=days,
            quantity=euros,
            unit=st.sampled_from(Unit),
            unit_price=prices,
            vat_percent=decimals("0", "99"),
            net=euros,
        ),
        max_size=2,
    ).map(tuple),
    vat_sums=st.lists(
        st.builds(VatSum, percent=decimals("0", "99"), net=euros, vat=euros), max_size=2
    ).map(tuple),
    net=euros,
    tax=euros,
    total=euros,
    made=_steps,
    claim_id=lines,
    credits=st.integers(0, 9999),
    credited_by=st.integers(0, 9999),
    sent=st.none() | _steps,
    paid=st.none() | _steps,
)
order_files = st.builds(
    OrderFile,
    order=orders,
    sessions=st.lists(_sessions, max_size=4, unique_by=lambda session: session.id).map(tuple),
    report=reports,
    waivers=st.lists(waivers, max_size=3).map(tuple),
    billing=billings,
    claims=st.lists(claims, max_size=2, unique_by=lambda claim: claim.id).map(tuple),
    invoices=st.lists(invoices, max_size=2, unique_by=lambda invoice: invoice.number).map(
        lambda made: tuple(sorted(made, key=lambda invoice: invoice.number))
    ),
    revision=st.integers(0, 2**40),
)
"""Order files with whatever may stand in one."""

settings_values = st.builds(
    Settings,
    hour_rules=st.lists(st.builds(ServiceRule, service=lines, rule=hour_rules), max_size=3).map(
        tuple
    ),
    company=companies,
    terms=st.lists(
        st.builds(
            ServiceTerms,
            service=lines,
            vat=st.sampled_from(VatTreatment),
            vat_reason=st.just("Arvonlisäverolain 39 §"),
            bill_no_shows=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    prices=st.lists(
        st.builds(Price, service=lines, period_id=lines, amount=prices), max_size=2
    ).map(tuple),
    bonuses=st.lists(
        st.builds(Bonus, service=lines, period_id=lines, name=names, amount=prices, terms=proses),
        max_size=2,
    ).map(tuple),
    next_invoice=st.integers(1001, 10**9),
)
"""Whatever a company may settle for itself."""

periods = st.lists(
    st.builds(
        ContractPeriod,
        id=ids,
        starts=st.dates(date(2000, 1, 1), date(2049, 12, 31)),
        ends=st.dates(date(2050, 1, 1), date(2099, 12, 31)),
        edition_id=lines,
    ),
    max_size=4,
    unique_by=lambda period: period.id,
).map(tuple)
"""Any set of contract periods."""
