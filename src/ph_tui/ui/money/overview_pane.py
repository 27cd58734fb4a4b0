"""The side pane of Talous: the order or the invoice under the cursor, with how its sum comes about.

Owns when it is read: a moment after the cursor stands still, in a thread.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, cast

from ph_tui.ui.kit.later import Later
from ph_tui.ui.kit.lines import Lines, spread
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.telling.order_words import NOTHING, plain_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.money.billing import BillingFigures
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces
    from ph_tui.ui.money.overview_rows import MoneyRow
    from ph_tui.ui.program.app import PhTuiApp

_MOST_FINDINGS = 4


class MoneyFacts(NamedTuple):
    """What the pane tells, ready to be shown."""

    row: MoneyRow
    file: OrderFile
    figures: BillingFigures
    bonuses: tuple[Bonus, ...]
    gaps: tuple[Finding, ...]
    """What keeps the hours from being invoiced, while they are not."""


def gather(desk: Desk, row: MoneyRow) -> MoneyFacts:
    """Read the order of a row; raises DataError when it can't be read."""
    file = desk.orders.load(row.order.id)
    gaps = _gaps_in(desk, file)
    return MoneyFacts(row, file, desk.billing.figures(file), desk.bonuses.all(file), gaps)


def gaps_of(desk: Desk, order_id: str) -> tuple[Finding, ...]:
    """What keeps the hours of an order from being invoiced, while they are not."""
    return _gaps_in(desk, desk.orders.load(order_id))


def _gaps_in(desk: Desk, file: OrderFile) -> tuple[Finding, ...]:
    from ph_tui.domain.money.standing import invoice_of

    return desk.invoices.gate(file) if invoice_of(file) is None else ()


class MoneyPane(Lines):
    """The order or the invoice under the cursor."""

    def __init__(self, desk: Desk, *, delay: float, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._desk, self._delay = desk, delay
        self._wanted: MoneyRow | None = None
        self._later = Later(self, delay, self._read)

    def follow(self, row: MoneyRow | None) -> None:
        """Show this row soon; a pane that is not in sight reads nothing."""
        self._wanted = row
        if row is None:
            self.set_lines([])
        elif self.size.width and self._delay:
            self._later.soon()
        elif self.size.width:
            self._read()

    def on_show(self) -> None:
        """Catch up when the pane comes into sight."""
        self.follow(self._wanted)

    def _read(self) -> None:
        row = self._wanted
        if row is not None:
            app = cast("PhTuiApp", self.app)
            app.in_background(lambda: gather(self._desk, row), self._show_facts)

    def _show_facts(self, facts: MoneyFacts) -> None:
        if facts.row == self._wanted and self.is_attached:
            words, desk = words_of(self), self._desk
            self.set_paint(lambda width: list(pane_lines(facts, desk, words, width)))


def pane_lines(facts: MoneyFacts, desk: Desk, words: Words, width: int) -> Iterator[Pieces]:
    """Yield the invoice of a row, else what its order comes to and what that still lacks."""
    order = facts.file.order
    yield [(order.number or NOTHING, "strong"), (f"  {order.client_code}", "strong")]
    yield [(facts.row.order.service_name, "")]
    yield []
    if facts.row.invoice is not None:
        yield from _invoice(facts, desk, words, width)
        return
    yield from _hours(facts, words, width)
    yield from _bonuses(facts, words, width)
    yield from _invoices(facts, desk, words, width)
    yield from _gaps(facts, words, width)


def _invoice(facts: MoneyFacts, desk: Desk, words: Words, width: int) -> Iterator[Pieces]:
    from ph_tui.ui.money.invoice_words import invoice_lines, state_pieces

    row = facts.row.invoice
    for invoice in facts.file.invoices:
        if row is not None and invoice.number == row.number:
            title = desk.invoices.document(invoice, words).title
            yield spread([(title, "strong")], state_pieces(invoice, desk.today, words), width)
            yield []
            yield from invoice_lines(invoice, words, width)


def _hours(facts: MoneyFacts, words: Words, width: int) -> Iterator[Pieces]:
    """The billing report: the sessions, their sum in service hours, and what that comes to."""
    figures, order = facts.figures, facts.file.order
    sent = facts.file.billing.sent
    told = "ui.overview.pane.billed" if sent else "ui.overview.pane.to_bill"
    day = words.day(sent.on) if sent else ""
    yield [(words.say("ui.overview.pane.billing"), "strong")]
    yield [(words.say(told, on=day), "dim")]
    count = words.say("ui.overview.pane.sessions", n=len(figures.rows))
    yield spread([(count, "")], [(words.hours(figures.minutes), "")], width)
    ordered = NOTHING if order.ordered_hours is None else plain_hours(order.ordered_hours, words)
    hours: Pieces = [(f"{words.decimal(figures.hours)} h", "")]
    yield spread([(words.say("ui.overview.pane.hours", ordered=ordered), "")], hours, width)
    net = facts.row.order.net_to_invoice
    amount: Piece = (words.money(Decimal(net)), "strong") if net else (NOTHING, "missing")
    if not facts.gaps or net:
        yield spread([(words.say("ui.overview.pane.net"), "")], [amount], width)


def _bonuses(facts: MoneyFacts, words: Words, width: int) -> Iterator[Pieces]:
    claims = {claim.bonus: claim for claim in facts.file.claims}
    if not facts.bonuses:
        return
    yield []
    yield [(words.say("ui.overview.pane.bonuses"), "strong")]
    for bonus in facts.bonuses:
        claim = claims.get(bonus.name)
        sent = claim.sent if claim else None
        if sent is not None:
            state = words.say("ui.overview.pane.claimed", on=words.day(sent.on))
        else:
            state = words.say("ui.overview.pane.begun" if claim else "ui.overview.pane.unclaimed")
        said: Pieces = [(bonus.name, ""), (f"  {state}", "dim")]
        yield spread(said, [(words.money(bonus.amount), "")], width)


def _invoices(facts: MoneyFacts, desk: Desk, words: Words, width: int) -> Iterator[Pieces]:
    from ph_tui.ui.money.invoice_words import state_pieces

    if not facts.file.invoices:
        return
    yield []
    yield [(words.say("ui.overview.pane.invoices"), "strong")]
    for invoice in facts.file.invoices:
        said = [(f"{invoice.number}  ", ""), *state_pieces(invoice, desk.today, words)]
        yield spread(said, [(words.money(invoice.total), "")], width)


def _gaps(facts: MoneyFacts, words: Words, width: int) -> Iterator[Pieces]:
    from ph_tui.ui.telling.finding_lines import finding_lines

    if not facts.gaps:
        return
    yield []
    yield [(words.say("ui.overview.pane.gaps"), "strong")]
    for finding in facts.gaps[:_MOST_FINDINGS]:
        yield from finding_lines(finding, None, words, width)
    more = len(facts.gaps) - _MOST_FINDINGS
    if more > 0:
        yield [("  ", ""), (words.say("ui.order.more", n=more), "dim")]
