"""A new order in one line: what is understood, and that nothing is guessed or swallowed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.factories import an_edition

from ph_tui.desk.new_order_line import read_line, read_new_order
from ph_tui.domain.errors import BadInput

if TYPE_CHECKING:
    from ph_tui.desk.orders import NewOrder

TODAY = date(2024, 4, 24)
SERVICE = "tyohaun-tehotreeni"


def read(text: str) -> NewOrder:
    """The line as a new order, read on 24 April 2024."""
    return read_new_order(text, an_edition(), TODAY)


def refusal(text: str) -> BadInput:
    """The error with which a line is refused."""
    with pytest.raises(BadInput) as error:
        read(text)
    return error.value


def test_a_line_tells_number_service_client_hours_and_days() -> None:
    """Everything of a notice that is needed to begin fits in one line."""
    new = read("4711 tehotreeni ak 20h 4.3.-30.6.")
    assert (new.number, new.service, new.client_code) == ("4711", SERVICE, "A.K.")
    assert new.ordered_hours == Decimal(20)
    assert (new.start, new.end) == (date(2024, 3, 4), date(2024, 6, 30))


def test_service_and_client_are_enough() -> None:
    """The number may come later, and so may everything else."""
    new = read("tehotreeni ak")
    assert (new.number, new.client_code) == ("", "A.K.")
    assert (new.ordered_hours, new.start, new.end, new.price) == (None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "4711 ak tehotreeni",
        "ak tehotreeni 4711",
        "tehotreeni 4711 ak",
        "tehotreeni ak 4711",
        "4711 Työhaun tehotreeni A.K.",
        "4711 tyohaun-tehotreeni A.K.",
        "  4711   TEHOT   ak  ",
    ],
)
def test_the_words_may_stand_in_any_order(text: str) -> None:
    """A service is known by its name and a number by its digits, wherever they stand."""
    new = read(text)
    assert (new.number, new.service, new.client_code) == ("4711", SERVICE, "A.K.")


@pytest.mark.parametrize(
    ("typed", "code"), [("ak", "A.K."), ("A.K.", "A.K."), ("AB1", "AB1"), ("äö", "Ä.Ö.")]
)
def test_only_hurried_initials_get_their_dots(typed: str, code: str) -> None:
    """A code that was written on purpose stays as it is."""
    assert read(f"4711 tehotreeni {typed}").client_code == code


@pytest.mark.parametrize("typed", ["9,5h", "9.5 h", "9,5H"])
def test_hours_are_read_as_people_write_them(typed: str) -> None:
    """With comma or point, with or without a space."""
    assert read(f"tehotreeni ak {typed}").ordered_hours == Decimal("9.5")


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("4.3.2024-30.6.2024", date(2024, 3, 4), date(2024, 6, 30)),
        ("4.3. – 30.6.", date(2024, 3, 4), date(2024, 6, 30)),
        ("2024-03-04–2024-06-30", date(2024, 3, 4), date(2024, 6, 30)),
        ("4.3.-", date(2024, 3, 4), None),
        ("-30.6.", None, date(2024, 6, 30)),
        ("4.11.-31.1.", date(2024, 11, 4), date(2025, 1, 31)),
    ],
)
def test_days_are_read_with_or_without_a_year(
    typed: str, start: date | None, end: date | None
) -> None:
    """A last day without a year lies after the first."""
    new = read(f"tehotreeni ak {typed}")
    assert (new.start, new.end) == (start, end)


def test_a_price_of_its_own_is_read() -> None:
    """An order may differ from the service's price."""
    assert read("tehotreeni ak 62,50€").price == Decimal("62.50")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("4711 tehotreeni ak 20", "20"),
        ("4711 tehotreeni ak joku muu", "joku muu"),
        ("4711 tehotreeni ak 20h 5h", "5h"),
        ("tehotreeni ak 4.3.", "4.3."),
        ("tehotreeni ak 9-11", "9-11"),
    ],
)
def test_what_is_left_over_is_refused_with_what_was_understood(text: str, left: str) -> None:
    """A forgotten `h` must not become a part of the client's code."""
    error = refusal(text)
    assert error.message.id == "error.new_order.left_over"
    assert error.message.params["text"] == left
    assert "Työhaun tehotreeni" in str(error.message.params["understood"])


@pytest.mark.parametrize("text", ["", "4711", "4711 joogaa ak", "työ ak", "ak 20h"])
def test_without_one_certain_service_nothing_is_taken_in(text: str) -> None:
    """`työ` begins two services."""
    assert refusal(text).message.id == "error.new_order.service"


@pytest.mark.parametrize("text", ["tehotreeni", "4711 tehotreeni 20h"])
def test_an_order_needs_a_client(text: str) -> None:
    """A number alone is nobody."""
    assert refusal(text).message.id == "error.new_order.client"


@pytest.mark.parametrize("text", ["tehotreeni ak 31.2.-30.6.", "tehotreeni ak 1.3.-31.6."])
def test_a_date_that_does_not_exist_is_refused(text: str) -> None:
    """The 31st of February begins no contract."""
    assert refusal(text).message.id.startswith("error.entry")


def test_half_a_line_begins_a_form() -> None:
    """What was understood goes along into the form."""
    line = read_line("4711 tehotreeni", an_edition(), TODAY)
    assert (line.number, line.service, line.client_code) == ("4711", SERVICE, "")
