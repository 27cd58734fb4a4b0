"""The rows and drawings of Talous, without a screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import order_id
from tests.ui.money.ledger import JOB, a_ledger, desk_on

from ph_tui.desk.money import MonthSum
from ph_tui.domain.money.standing import MoneyState
from ph_tui.l10n.words import Words
from ph_tui.ui.kit.plots import bar, sparkline
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.money.month_bars import month_rows
from ph_tui.ui.money.overview_columns import sign_of, standing_list, standing_piece
from ph_tui.ui.money.overview_rows import Group, Haystacks, MoneyRow, standing_rows

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.desk import Desk

WORDS = Words("fi")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of a company with something in every state of money."""
    return a_ledger(tmp_path)


def rows_in(desk: Desk, group: Group) -> list[MoneyRow]:
    """The rows under one heading."""
    return [row for row in standing_rows(desk.money.overview()) if row.group is group]


@pytest.mark.parametrize(
    ("amounts", "drawn"),
    [
        ((), ""),
        ((0, 0), "··"),
        ((1, 50, 100), "▁▄█"),
        ((-20, 100, 0), "·█·"),
    ],
)
def test_a_sparkline_is_read_by_height_alone(amounts: tuple[int, ...], drawn: str) -> None:
    """The greatest is the highest, however small all are; nothing is a dot, and so is less."""
    assert sparkline([Decimal(amount) for amount in amounts]) == drawn


@pytest.mark.parametrize(
    ("amount", "most", "cells"),
    [(100, 100, 12), (50, 100, 6), (1, 1000, 1), (0, 100, 0), (-5, 9, 0)],
)
def test_a_bar_is_as_long_as_its_share(amount: int, most: int, cells: int) -> None:
    """Whatever is above nothing shows; what is not has no bar."""
    assert len(bar(Decimal(amount), Decimal(most), 12)) == cells


def test_a_month_stands_over_its_services_the_newest_first() -> None:
    """The sum of a month is that of its rows."""

    def of(month: int, service: str, net: int) -> MonthSum:
        return MonthSum(date(2024, month, 1), service, service, 1, Decimal(net), Decimal(net))

    rows = month_rows([of(2, "a", 10), of(3, "a", 20), of(3, "b", 5)])
    told = [(r.month.month, r.service, int(r.net)) for r in rows if isinstance(r, MonthSum)]
    assert told == [(3, "", 25), (3, "a", 20), (3, "b", 5), (2, "", 10), (2, "a", 10)]
    assert isinstance(rows[3], Section)


def test_the_last_twelve_months_have_no_hole(desk: Desk) -> None:
    """A month without an invoice is zero, over the turn of the year too; the last is this one."""
    latest = desk.money.overview().latest()
    assert [each.month for each in latest[:2]] == [date(2023, 5, 1), date(2023, 6, 1)]
    assert latest[-1].month == date(2024, 4, 1)
    assert [each.net for each in latest[-4:]] == [496, 1074, 2321, 351]
    assert not any(each.net for each in latest[:-4])


def test_work_that_waits_shows_beside_an_overdue_invoice(desk: Desk, tmp_path: Path) -> None:
    """An overdue bonus invoice does not hide that the hours of its order were not reported."""
    bonuses = desk.bonuses.claim(order_id(4612), JOB, "Työ alkoi 1.3.2024.")
    early = desk_on(tmp_path, "2024-03-20T10:00")
    early.bonuses.send(order_id(4612), bonuses.claims[0].id)
    early.invoices.send(early.invoices.create(order_id(4612), bonuses.claims[0].id).number)
    desk.invoices.credit(1002)
    desk.billing.reopen(order_id(4612), "Yksi tapaaminen puuttui.")
    overview = desk.money.overview()
    assert order_id(4612) in [row.id for row in overview.group(MoneyState.OVERDUE).rows]
    waiting = [row.order.id for row in rows_in(desk, Group.TO_REPORT)]
    assert order_id(4612) in waiting
    assert 1010 in [r.invoice.number for r in rows_in(desk, Group.OVERDUE) if r.invoice]


def test_a_credit_note_waits_until_it_is_sent(desk: Desk) -> None:
    """It has to reach the buyer like the invoice did."""
    desk.invoices.credit(1007)
    created = [row.invoice.number for row in rows_in(desk, Group.CREATED) if row.invoice]
    assert created == [1009, 1010]
    desk.invoices.send(1010)
    created = [row.invoice.number for row in rows_in(desk, Group.CREATED) if row.invoice]
    assert created == [1009]


def test_a_claimed_bonus_says_that_it_is_what_waits(desk: Desk) -> None:
    """The hours of its order are invoiced; only the bonus is left, and that is its sum."""
    file = desk.bonuses.claim(order_id(4612), JOB, "Työ alkoi 1.3.2024.")
    desk.bonuses.send(order_id(4612), file.claims[0].id)
    row = next(row for row in rows_in(desk, Group.TO_INVOICE) if row.order.number == "4612")
    assert standing_piece(row, desk.today, WORDS) == ("bonus haettu", "")
    assert row.amount == 300


@pytest.mark.parametrize(
    ("number", "sign", "told"),
    [
        ("4698", "!", "myöhässä 22.4."),
        ("", "?", "numero puuttuu"),
        ("4705", " ", "viimeistään 26.4."),
    ],
)
def test_late_goes_before_missing_and_missing_before_waiting(
    desk: Desk, number: str, sign: str, told: str
) -> None:
    """One order is late and without a price: what is late is told."""
    row = next(row for row in rows_in(desk, Group.TO_REPORT) if row.order.number == number)
    assert sign_of(row, desk.today)[0] == sign
    assert standing_piece(row, desk.today, WORDS)[0] == told


def test_of_what_was_paid_only_the_latest_shows_under_the_sum_of_all(desk: Desk) -> None:
    """Years of paid invoices don't stand between the reader and what waits."""
    paid = rows_in(desk, Group.PAID)
    many = [row for row in paid for _ in range(3)]
    folded = standing_list(many, WORDS, folds_paid=True)
    heading, *rows = folded
    assert isinstance(heading, Section)
    assert len(rows) == 5
    assert heading.right == [(WORDS.money(Decimal("8016.60")), "strong")]
    assert len(standing_list(many, WORDS, folds_paid=False)) == len(many) + 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1006", ["4671"]),
        ("sn", ["4671"]),
        ("s.n.", ["4671"]),
        ("erään", ["4671"]),
        ("suuntaa erään", []),
        ("työllisty 4690", ["4690"]),
    ],
)
def test_a_filter_finds_by_the_beginnings_of_words(desk: Desk, text: str, found: list[str]) -> None:
    """Invoice, order, client, service, coach, bonus and what stands in the heading."""
    rows = standing_rows(desk.money.overview())
    assert [row.order.number for row in Haystacks(WORDS).found(rows, text)] == found
