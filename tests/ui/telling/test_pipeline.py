"""The way of an order: what was done, what is next, what was passed over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.factories import (
    a_reported_file,
    a_running_file,
    a_step,
    an_ended_file,
    an_invoice,
    an_order,
)

from ph_tui.domain.orders import Ending, EndKind, OrderFile
from ph_tui.l10n.words import Words
from ph_tui.ui.telling.pipeline import pipeline, way_lines


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
        "○ Raportit",
        "○ Lasku",
        "○ Maksettu",
    ]


def test_what_was_passed_over_is_missing() -> None:
    """The service has ended, and nobody wrote down that the order was accepted."""
    file = an_ended_file()
    steps = way(replace(file, order=replace(file.order, accepted_on=None)))
    assert steps[1] == "? Hyväksytty"
    assert steps[4] == "✓ Päättynyt 10.4."
    assert steps[5] == "● Raportit"


def test_a_service_that_never_began_ends_there() -> None:
    """Nothing comes after it."""
    ending = Ending(date(2024, 3, 5), EndKind.DECLINED, "Asiakas muutti pois.")
    steps = way(OrderFile(an_order(contacted_on=None, ending=ending)))
    assert steps == ["✓ Saapui 1.3.", "✓ Hyväksytty 1.3.", "– Ei alkanut 5.3."]


def test_the_way_ends_with_the_money() -> None:
    """Both reports are one step, with the later day; then the invoice of the hours is paid."""
    file = a_reported_file()
    assert way(file)[5:] == ["✓ Raportit 12.4.", "● Lasku", "○ Maksettu"]
    paid = an_invoice(sent=a_step(), paid=a_step(date(2024, 4, 30)))
    steps = way(replace(file, invoices=(paid,)))
    assert steps[5:] == ["✓ Raportit 12.4.", "✓ Lasku 12.4.", "✓ Maksettu 30.4."]


def test_the_billing_report_belongs_to_the_reports() -> None:
    """While it is unsent the service report alone does not make that step done."""
    file = replace(a_reported_file(), billing=an_ended_file().billing)
    assert way(file)[5] == "● Raportit"


def test_where_nothing_is_billed_there_is_no_invoice() -> None:
    """The service report is the last step."""
    file = replace(a_reported_file(), billing=an_ended_file().billing)
    steps = pipeline(file, Words("fi"), is_billable=False)
    assert "".join(text for text, _ in steps[-1]) == "✓ Raportit 12.4."


def test_days_give_way_where_they_would_cost_a_line() -> None:
    """Only the last of what is done keeps its day."""
    file = a_reported_file()

    def told(width: int) -> list[str]:
        lines = way_lines(file, Words("fi"), width, is_billable=True)
        return ["".join(text for text, _ in line) for line in lines]

    (line,) = told(117)
    assert line.startswith("✓ Saapui ─ ✓ Hyväksytty ─ ✓ Yhteys ─ ✓ Käynnissä ─ ✓ Päättynyt ─")
    assert line.endswith("─ ✓ Raportit 12.4. ─ ● Lasku ─ ○ Maksettu")
    assert told(77)[0].startswith("✓ Saapui 1.3. ─ ✓ Hyväksytty 1.3. ─")
    assert len(told(77)) == 2
