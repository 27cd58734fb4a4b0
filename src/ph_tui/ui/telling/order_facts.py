"""The facts of one order as a screen shows them: the file, what the rules say of it, who says so.

Owns the gathering (a load and a check, so it belongs into a thread) and the lines that both the
order and the side pane show.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.domain.findings import Finding
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import OrderFile
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.telling.finding_lines import SEVERITY_SIGNS, gravest_first
from ph_tui.ui.telling.order_words import NOTHING, plain_hours

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece

_BAR = 10
"""Cells of the bar of hours."""


@dataclass(frozen=True)
class OrderFacts:
    """One order, ready to be shown."""

    file: OrderFile
    service_name: str
    used: Decimal
    """Service hours of the held sessions."""
    is_billable: bool
    """Whether it has hours to bill, now or in the report that was sent."""
    findings: tuple[tuple[Finding, Message | None], ...]
    """The gravest first, each with the source that it cites."""


def gather(desk: Desk, order_id: str, lang: str) -> OrderFacts:
    """Read an order and ask the rules about it; raises DataError when it can't be read."""
    file = desk.orders.load(order_id)
    minutes = sum(s.minutes for s in file.sessions if s.state is SessionState.HELD)
    findings = gravest_first(desk.validation.check(file))
    return OrderFacts(
        file,
        desk.services.service(file.order.service, file.order.edition_id).name,
        desk.services.hours(file.order.service, minutes),
        desk.billing.figures(file).hours > 0,
        tuple((finding, desk.validation.source_of(finding, lang)) for finding in findings),
    )


def hours_pieces(facts: OrderFacts, words: Words) -> list[Piece]:
    """Return the hours in numbers and as a bar; more than was ordered warns."""
    ordered = facts.file.order.ordered_hours
    used = plain_hours(facts.used, words)
    if ordered is None:
        return [(f"{used} / {NOTHING} h", "")]
    over = facts.used > ordered
    full = min(int(facts.used * _BAR / ordered), _BAR)
    return [
        (f"{used} / {plain_hours(ordered, words)} h ", "due" if over else ""),
        ("▰" * full, "due" if over else "accent"),
        ("▱" * (_BAR - full), "rule"),
        *([(" !", "due")] if over else []),  # type: ignore[list-item]
    ]


def findings_pieces(facts: OrderFacts, words: Words, *, short: bool = False) -> list[Piece]:
    """Return how many findings there are, with the sign of the gravest; when `short` no word."""
    if not facts.findings:
        none: list[Piece] = [("✓ ", "done")]
        return none if short else [*none, (words.say("ui.order.no_findings"), "dim")]
    sign, tone = SEVERITY_SIGNS[facts.findings[0][0].severity]
    if short:
        return [(f"{sign} ", tone), (str(len(facts.findings)), tone)]
    return [(f"{sign} ", tone), (words.say("ui.order.findings", n=len(facts.findings)), tone)]
