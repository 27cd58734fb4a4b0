"""The way of an order: what was done, what is next, what was passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.factories import a_running_file, an_ended_file, an_order

from ph_tui.domain.orders import Ending, EndKind, OrderFile
from ph_tui.l10n.words import Words
from ph_tui.ui.pipeline import pipeline


def way(file: OrderFile) -> list[str]:
    """The steps as texts."""
    return ["".join(text for text, _ in step) for step in pipeline(file, Words("fi"))]


def test_done_steps_have_their_day_and_the_next_one_stands_out() -> None:
    """An order in the middle of its service."""
    assert way(a_running_file()) == [
        "✓ Saapui 1.3.",
        "✓ Hyväksytty 1.3.",
        "✓ Yhteys 4.3.",
        "● Käynnissä 6.3.",
        "○ Päättynyt",
        "○ Raportti",
        "○ Palaute",
    ]


def test_what_was_passed_over_is_missing() -> None:
    """The service has ended, and nobody wrote down that the order was accepted."""
    file = an_ended_file()
    steps = way(replace(file, order=replace(file.order, accepted_on=None)))
    assert steps[1] == "? Hyväksytty"
    assert steps[4] == "✓ Päättynyt 10.4."
    assert steps[5] == "● Raportti"


def test_a_service_that_never_began_ends_there() -> None:
    """Nothing comes after it."""
    ending = Ending(date(2024, 3, 5), EndKind.DECLINED, "Asiakas muutti pois.")
    steps = way(OrderFile(an_order(contacted_on=None, ending=ending)))
    assert steps == ["✓ Saapui 1.3.", "✓ Hyväksytty 1.3.", "– Ei alkanut 5.3."]
