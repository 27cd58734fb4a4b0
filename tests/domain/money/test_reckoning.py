"""From minutes to hours to euros: the figures, lines, taxes and totals, by example."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.factories import a_billing, a_session, an_invoiced_file, three_sessions

from ph_tui.domain.errors import Refused
from ph_tui.domain.money.invoices import InvoiceLine, Unit, VatSum
from ph_tui.domain.money.reckoning import (
    HourGroup,
    Totals,
    billable,
    bonus_line,
    changed_rows,
    changed_since,
    figures_now,
    figures_of,
    hour_groups,
    hours_lines,
    totals,
    vat_sums,
)
from ph_tui.domain.money.vat import VatTreatment
from ph_tui.domain.service_hours import HourRule, Rounding
from ph_tui.domain.sessions import Session, SessionState

HOUR = HourRule()
OLD, NEW = date(2024, 8, 31), date(2024, 9, 1)
"""The last day of the old standard rate and the first of the new one."""


def lasting(minutes: int, on: date, key: str = "1") -> Session:
    """A session of which only its length is known."""
    return a_session(id=key, on=on, start=None, end=None, minutes=minutes)


def a_line(net: str, percent: str = "25.5") -> InvoiceLine:
    """A line of one piece."""
    amount = Decimal(net)
    return InvoiceLine(
        "x", OLD, OLD, Decimal("1.00"), Unit.PIECES, amount, Decimal(percent), amount
    )


def test_held_sessions_are_billed_in_order_of_time() -> None:
    """What is planned or was missed is not, and the order of logging does not matter."""
    one, two, three = three_sessions()
    log = (three, replace(two, state=SessionState.NO_SHOW), one, replace(two, id="p"))
    planned = replace(one, id="q", state=SessionState.PLANNED)
    assert [s.id for s in billable((*log, planned), no_shows=False)] == [one.id, "p", three.id]


def test_no_shows_are_billed_where_the_company_does_so() -> None:
    """They stand among the others, marked as what they were."""
    one, two, _ = three_sessions()
    figures = figures_of((one, replace(two, state=SessionState.NO_SHOW)), HOUR, no_shows=True)
    assert [row.state for row in figures.rows] == [SessionState.HELD, SessionState.NO_SHOW]
    assert figures.hours == 4


@pytest.mark.parametrize(
    ("rule", "hours"),
    [
        (HOUR, "0.83"),
        (HourRule(rounding=Rounding.NEAREST), "0.75"),
        (HourRule(rounding=Rounding.UP), "1.00"),
        (HourRule(rounding=Rounding.DOWN), "0.75"),
        (HourRule(45), "1.11"),
    ],
)
def test_fifty_minutes(rule: HourRule, hours: str) -> None:
    """0.83 hours, or three quarters by the nearest quarter."""
    figures = figures_of((lasting(50, OLD),), rule, no_shows=False)
    assert (figures.minutes, str(figures.hours), figures.rule) == (50, hours, rule)


def test_the_sum_is_rounded_once() -> None:
    """Three times twenty minutes are one hour, not three times 0.33."""
    log = tuple(lasting(20, OLD, str(n)) for n in range(3))
    assert figures_of(log, HOUR, no_shows=False).hours == 1


def test_a_report_over_the_change_of_the_rate_has_two_groups() -> None:
    """The rate follows the day of service; the last group takes the remainder."""
    log = (lasting(50, NEW, "2"), lasting(50, OLD, "1"))
    groups = hour_groups(figures_of(log, HOUR, no_shows=False), VatTreatment.STANDARD)
    assert groups == (
        HourGroup(Decimal(24), 50, Decimal("0.83"), OLD, OLD),
        HourGroup(Decimal("25.5"), 50, Decimal("0.84"), NEW, NEW),
    )


@pytest.mark.parametrize("treatment", [VatTreatment.EXEMPT, VatTreatment.NOT_REGISTERED])
def test_without_tax_there_is_one_group(treatment: VatTreatment) -> None:
    """Every day has the same rate then, nothing."""
    log = (lasting(50, OLD, "1"), lasting(50, NEW, "2"))
    [group] = hour_groups(figures_of(log, HOUR, no_shows=False), treatment)
    assert group == HourGroup(Decimal(0), 100, Decimal("1.67"), OLD, NEW)


def test_a_day_before_the_table_of_rates_is_refused() -> None:
    """Nobody guesses a rate."""
    figures = figures_of((lasting(60, date(2012, 12, 31)),), HOUR, no_shows=False)
    with pytest.raises(Refused) as refused:
        hour_groups(figures, VatTreatment.STANDARD)
    assert refused.value.message.id == "error.vat.outside_table"


def test_a_line_is_rounded_half_up() -> None:
    """5.27 hours at 37.50 € are 197.625 €, and that is 197.63 €."""
    figures = figures_of((lasting(316, OLD),), HOUR, no_shows=False)
    [line] = hours_lines(figures, Decimal("37.50"), VatTreatment.STANDARD, "Tehotreeni")
    assert (line.quantity, line.net) == (Decimal("5.27"), Decimal("197.63"))
    assert (line.text, line.unit, line.vat_percent) == ("Tehotreeni", Unit.HOURS, Decimal(24))


def test_a_stretch_that_was_rounded_to_nothing_has_no_line() -> None:
    """Ten minutes before the change of the rate go into the hour after it."""
    log = (lasting(10, OLD, "1"), lasting(60, NEW, "2"))
    rule = HourRule(increment=Decimal("0.5"), rounding=Rounding.NEAREST)
    figures = figures_of(log, rule, no_shows=False)
    assert [g.hours for g in hour_groups(figures, VatTreatment.STANDARD)] == [0, 1]
    [line] = hours_lines(figures, Decimal(62), VatTreatment.STANDARD, "Tehotreeni")
    assert (line.quantity, line.first_on) == (Decimal(1), NEW)


def test_a_bonus_is_one_piece_taxed_by_its_day() -> None:
    """The day is the end of the service."""
    line = bonus_line(Decimal(300), NEW, VatTreatment.STANDARD, "Työllistyminen")
    assert (line.quantity, line.unit, line.net) == (Decimal(1), Unit.PIECES, Decimal("300.00"))
    assert (line.first_on, line.last_on, line.vat_percent) == (NEW, NEW, Decimal("25.5"))


def test_tax_is_rounded_on_the_sum_of_a_rate() -> None:
    """Three lines of 20.50 at 25.5 %: 15.68 of tax, not three times 5.23."""
    sums = vat_sums([a_line("20.50")] * 3)
    assert sums == (VatSum(Decimal("25.5"), Decimal("61.50"), Decimal("15.68")),)
    assert totals(sums) == Totals(Decimal("61.50"), Decimal("15.68"), Decimal("77.18"))


def test_each_rate_has_its_own_sum() -> None:
    """In the order of the lines, whichever comes first."""
    sums = vat_sums([a_line("10.00", "24"), a_line("1.00"), a_line("5.00", "24")])
    assert [(s.percent, s.net, s.vat) for s in sums] == [
        (Decimal(24), Decimal("15.00"), Decimal("3.60")),
        (Decimal("25.5"), Decimal("1.00"), Decimal("0.26")),
    ]
    assert totals(()) == Totals(Decimal(0), Decimal(0), Decimal(0))


def test_what_changed_since_the_report_was_sent() -> None:
    """A longer session, one more, one less; a note changes nothing."""
    billing = a_billing()
    assert billing.sent
    one, two, three = three_sessions()
    same = figures_of((replace(one, note="Muuta"), two, three), HOUR, no_shows=False)
    assert not changed_since(billing.sent, same)
    longer = replace(two, start=None, end=None, minutes=150)
    extra = lasting(30, NEW, "extra")
    now = figures_of((longer, three, extra), HOUR, no_shows=False)
    changed = changed_rows(billing.sent.figures, now)
    assert [row.session_id for row in changed] == [one.id, two.id, "extra"]
    assert changed[1].minutes == 150
    assert changed_since(billing.sent, now)


def test_another_rule_makes_other_hours_of_the_same_rows() -> None:
    """That too makes a report stale, as long as its hours are on no invoice."""
    billing, short = a_billing(), HourRule(45)
    assert billing.sent
    assert changed_since(billing.sent, figures_of(three_sessions(), short, no_shows=False))
    invoiced = an_invoiced_file()
    assert invoiced.billing.sent
    assert not changed_since(invoiced.billing.sent, figures_now(invoiced, short, no_shows=True))


def test_a_session_that_changes_after_the_invoice_is_noticed() -> None:
    """Whatever was settled meanwhile: the log is compared by the rule of then."""
    file = an_invoiced_file(sessions=three_sessions()[1:])
    assert file.billing.sent
    assert changed_since(file.billing.sent, figures_now(file, HourRule(45), no_shows=True))
