"""What the monthly run finds: what is ready, what is unsent, what still lacks something.

Owns the gathering, which opens the orders that wait and so belongs into a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError
from ph_tui.domain.findings import Finding
from ph_tui.domain.money.standing import MoneyState

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.invoices import Ready
    from ph_tui.domain.messages import Message
    from ph_tui.domain.summaries import OrderSummary


class Part(StrEnum):
    """The headings of the run."""

    TRIED = "tried"
    """What was made in this run, or was refused."""
    READY = "ready"
    UNSENT = "unsent"
    """Made before and not sent yet."""
    LACKING = "lacking"
    UNREPORTED = "unreported"
    """Its billing report comes first."""


class RunRow(NamedTuple):
    """Something that is to be invoiced, or an invoice that was made."""

    part: Part
    order: OrderSummary
    claim_id: str
    """Of a bonus claim; empty for the hours."""
    what: str
    """The service, or the bonus."""
    euros: Decimal | None
    """Without VAT; None when they can't be reckoned."""
    gaps: tuple[Finding, ...] = ()
    """What is missing of its own."""
    waits: bool = False
    """Whether the company's profile is what is missing."""
    number: int = 0
    """Of the invoice, once there is one."""
    told: Message | None = None
    """Why no invoice was made, or what became of its file."""

    @property
    def key(self) -> Hashable:
        """What tells rows apart."""
        return self.order.id, self.claim_id, self.number if self.part is Part.UNSENT else 0


class CompanyRow(NamedTuple):
    """What the company's profile lacks: told once, since every invoice waits for it."""

    gaps: tuple[Finding, ...]

    @property
    def key(self) -> Hashable:
        """There is only one."""
        return "company"


@dataclass(frozen=True)
class Run:
    """What a run finds."""

    rows: tuple[RunRow, ...]
    company: tuple[Finding, ...]

    def part(self, part: Part) -> tuple[RunRow, ...]:
        """The rows under one heading."""
        return tuple(row for row in self.rows if row.part is part)


def gather(desk: Desk) -> Run:
    """Read what is ready, what is unsent and what still lacks something."""
    overview = desk.money.glance()
    company: dict[Message, Finding] = {}
    rows: list[RunRow] = []
    for each in desk.invoices.ready():
        what = _what_of(desk, each)
        rows.append(_row(each.order, each.claim_id, what, each.net, each.gaps, company))
    for order in overview.of_facts(MoneyState.TO_REPORT):
        rows += _unreported(desk, order, company)
    for made in overview.invoices:
        if made.state is MoneyState.CREATED:
            invoice, order = made.invoice, made.order
            net = Decimal(invoice.net)
            what = order.service_name
            row = RunRow(Part.UNSENT, order, invoice.claim_id, what, net, number=invoice.number)
            rows.append(row)
    return Run(tuple(rows), tuple(company.values()))


def _what_of(desk: Desk, each: Ready) -> str:
    """The bonus of a claim, else the service."""
    if not each.claim_id:
        return each.order.service_name
    claims = desk.orders.load(each.order.id).claims
    return next(claim.bonus for claim in claims if claim.id == each.claim_id)


def _unreported(
    desk: Desk, order: OrderSummary, company: dict[Message, Finding]
) -> Iterator[RunRow]:
    """An order whose billing report is not sent; one that can't be read is told elsewhere."""
    try:
        gaps = desk.invoices.gate(desk.orders.load(order.id))
    except DataError:
        return
    net = Decimal(order.net_to_invoice) if order.net_to_invoice else None
    others = tuple(gap for gap in gaps if gap.location.field != "billing")
    row = _row(order, "", order.service_name, net, others, company)
    yield row._replace(part=Part.UNREPORTED, waits=False)


def _row(
    order: OrderSummary,
    claim_id: str,
    what: str,
    net: Decimal | None,
    gaps: tuple[Finding, ...],
    company: dict[Message, Finding],
) -> RunRow:
    """A row with its own gaps; those of the company are gathered in one place."""
    shared = [gap for gap in gaps if gap.location.document == "company"]
    company.update((gap.message, gap) for gap in shared)
    own = tuple(gap for gap in gaps if gap.location.document != "company")
    part = Part.LACKING if gaps else Part.READY
    return RunRow(part, order, claim_id, what, net, own, waits=bool(shared))


Listed = RunRow | CompanyRow
