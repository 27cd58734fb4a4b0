"""Figures: each counts what it says, of as many as it says, and nothing is never zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import an_ended_file, an_invoiced_file, row_facts

from ph_tui.domain.figures import Days, Share, by_month, figures_of
from ph_tui.domain.money.invoice_rows import InvoiceRow, invoice_rows_of
from ph_tui.domain.summaries import OrderSummary, summarise

TODAY = date(2024, 5, 2)


def a_row(**changes: Any) -> OrderSummary:
    """The row of the story's ended order."""
    return summarise(an_ended_file(), row_facts())._replace(**changes)


def test_a_report_is_in_time_up_to_its_last_day() -> None:
    """Sent on the last day is in time, a day later is not; what may still come does not count."""
    rows = [
        a_row(report_by="2024-04-17", sent_on="2024-04-17"),
        a_row(report_by="2024-04-17", sent_on="2024-04-18"),
        a_row(report_by="2024-05-01", sent_on=""),
        a_row(report_by="2024-05-02", sent_on=""),
        a_row(report_by="", sent_on=""),
    ]
    assert figures_of(rows, [], TODAY).on_time == Share(1, 3)


def test_feedback_is_of_services_that_took_place() -> None:
    """A declined order and one that runs ask nobody."""
    rows = [
        a_row(stage="ended", feedback_asked_on="2024-04-10"),
        a_row(stage="paid", feedback_asked_on=""),
        a_row(stage="declined", feedback_asked_on=""),
        a_row(stage="in_progress", feedback_asked_on=""),
    ]
    assert figures_of(rows, [], TODAY).feedback == Share(1, 2)


def test_hours_are_of_orders_whose_hours_are_known() -> None:
    """What was held without an order of hours is no part of the ordered hours."""
    rows = [
        a_row(actual_hours="6.5", ordered_hours="20"),
        a_row(actual_hours="9.25", ordered_hours=""),
    ]
    hours = figures_of(rows, [], TODAY).hours
    assert (hours.used, hours.ordered, hours.of) == (Decimal("6.5"), Decimal(20), 1)


def test_bonuses_and_contacts() -> None:
    """Claimed of those that could be; days from the notice, mistyped ones left out."""
    rows = [
        a_row(claimed=1, unclaimed=2, received_on="2024-03-01", contacted_on="2024-03-04"),
        a_row(claimed=0, unclaimed=0, received_on="2024-03-01", contacted_on="2024-03-01"),
        a_row(claimed=1, unclaimed=0, received_on="2024-03-05", contacted_on="2024-03-01"),
        a_row(received_on="", contacted_on="2024-03-01"),
    ]
    figures = figures_of(rows, [], TODAY)
    assert figures.bonus == Share(2, 4)
    assert figures.contact == Days((0, 3))
    assert (figures.contact.middle, figures.contact.mean) == (Decimal("1.5"), Decimal("1.5"))


def test_payment_is_of_invoices_that_stand() -> None:
    """A credited invoice was never to be paid."""
    (paid,) = invoice_rows_of(an_invoiced_file())
    paid = paid._replace(sent_on="2024-04-20", paid_on="2024-05-01", credited_by=0, kind="hours")
    rows: list[InvoiceRow] = [paid, paid._replace(credited_by=7), paid._replace(paid_on="")]
    assert figures_of([], rows, TODAY).payment == Days((11,))


def test_hundred_percent_is_all_and_nothing_is_none_of_them() -> None:
    """199 of 200 are not all, and 1 of 300 is not nothing."""
    told = [Share(*each).percent for each in ((199, 200), (200, 200), (1, 300), (0, 300), (1, 8))]
    assert told == [99, 100, 1, 0, 13]


def test_nothing_is_none() -> None:
    """Of no orders there is no share, no time and no hour."""
    figures = figures_of([], [], TODAY)
    assert (figures.orders, figures.hours.of) == (0, 0)
    assert figures.on_time.percent is figures.contact.middle is figures.payment.mean is None


def test_months_go_back_a_year_over_its_end() -> None:
    """The last month is this one; what is older is left out."""
    received = ("2023-06-01", "2023-05-31", "2024-05-02", "2024-05-31", "")
    months = by_month([a_row(received_on=on) for on in received], TODAY)
    assert (months[0].month, months[-1].month) == (date(2023, 6, 1), date(2024, 5, 1))
    assert [each.orders for each in months] == [1, *[0] * 10, 2]


some_rows = st.lists(
    st.builds(
        a_row,
        stage=st.sampled_from(["received", "in_progress", "ended", "paid", "declined"]),
        report_by=st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(date.isoformat),
        sent_on=st.one_of(st.just(""), st.dates(date(2024, 1, 1)).map(date.isoformat)),
        feedback_asked_on=st.sampled_from(["", "2024-04-01"]),
        claimed=st.integers(0, 3),
        unclaimed=st.integers(0, 3),
        coach=st.sampled_from(["maija", "olli", ""]),
        received_on=st.dates(date(2023, 1, 1), date(2025, 1, 1)).map(date.isoformat),
    ),
    max_size=12,
)


@given(some_rows, st.randoms(use_true_random=False))
def test_shares_are_shares_whatever_the_order(rows: list[OrderSummary], random: Any) -> None:
    """Percents lie between nothing and all, and the order of the rows does not matter."""
    figures = figures_of(rows, [], TODAY)
    for share in (figures.on_time, figures.feedback, figures.bonus):
        assert 0 <= share.hits <= share.of
        assert share.percent is None or 0 <= share.percent <= 100
    mixed = list(rows)
    random.shuffle(mixed)
    assert figures_of(mixed, [], TODAY) == figures


@given(some_rows)
def test_groups_add_up_to_the_whole(rows: list[OrderSummary]) -> None:
    """What every coach has is together what all have."""
    whole = figures_of(rows, [], TODAY)
    parts = [
        figures_of([row for row in rows if row.coach == coach], [], TODAY)
        for coach in ("maija", "olli", "")
    ]
    assert sum(part.orders for part in parts) == whole.orders
    assert sum(part.on_time.of for part in parts) == whole.on_time.of
    assert sum(part.bonus.hits for part in parts) == whole.bonus.hits
    assert sorted(day for part in parts for day in part.contact.each) == list(whole.contact.each)


def test_a_median_is_the_middle_and_a_mean_half_up() -> None:
    """Four times 0, 1, 2, 10 days: 1.5 in the middle, 3.3 on average."""
    days = Days((0, 1, 2, 10))
    assert (days.middle, days.mean) == (Decimal("1.5"), Decimal("3.3"))
