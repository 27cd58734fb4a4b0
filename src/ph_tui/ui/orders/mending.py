"""What mends a finding, as far as there is one thing that does: the way from a rule to a question.

Owns which action belongs to which fix; the actions are those of the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.domain.findings import Finding
    from ph_tui.ui.orders.doing_screen import DoingScreen


def mend(screen: DoingScreen, finding: Finding) -> None:
    """Do what mends a finding."""
    order_id, place, money = finding.location.order_id, finding.location, screen.money_do
    act = _by_fix(screen).get(finding.fix)
    if place.document == "company":
        money.edit_company(place.field.removeprefix("company."))
    elif place.document == "claim":
        money.edit_claim(order_id, place.field)
    elif (place.document, place.field) == ("invoice", "price"):
        money.edit_terms(order_id)
    elif finding.fix == "invoices.credit":
        is_number = place.document == "invoice" and place.field.isdecimal()
        money.credit(order_id, int(place.field) if is_number else 0)
    elif act is not None:
        act(order_id)
    elif place.document == "session":
        screen.sessions_do.edit(order_id, place.field)
    elif place.document == "report" or finding.fix.startswith("report"):
        screen.orders_do.report(order_id)


def _by_fix(screen: DoingScreen) -> dict[str, Callable[[str], None]]:
    orders, money = screen.orders_do, screen.money_do
    return {
        "orders.number": orders.edit,
        "orders.edit": orders.edit,
        "orders.accept": orders.accept,
        "orders.contact": orders.contact,
        "orders.end": orders.end,
        "orders.feedback": screen.feedback_do.ask_or_remind,
        "orders.report": orders.report,
        "orders.log": screen.sessions_do.log,
        "orders.billing": money.bill,
        "billing.reopen": money.reopen_billing,
    }
