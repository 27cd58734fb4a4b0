"""The money of an order as the rows of a list: the billing report, bonuses, invoices.

Owns what each row says; how a figure came about is in `computations`. Knows no widget and no desk.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.money.standing import has_ended, invoice_of
from ph_tui.domain.service_hours import HourRule, service_hours
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.money.invoice_words import state_pieces
from ph_tui.ui.telling.order_words import plain_hours, weekday_and_day
from ph_tui.ui.telling.session_words import DOT, span_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.money.billing import BilledSession, BonusClaim
    from ph_tui.domain.money.invoices import Invoice
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece
    from ph_tui.ui.money.billing_facts import BillingFacts

_NAME = 27
_AMOUNT = 13
_MINUTES, _HOURS = 10, 10


class RowKind(StrEnum):
    """What a row is about."""

    SESSION = "session"
    SUM = "sum"
    CLAIM = "claim"
    BONUS = "bonus"
    """One that could be claimed."""
    READY = "ready"
    """What stands on no invoice."""
    INVOICE = "invoice"


class BillingRow(NamedTuple):
    """One row; `key` begins with its kind, `id` names the session, claim, bonus or invoice."""

    kind: RowKind
    id: str
    pieces: tuple[Piece, ...]

    @property
    def key(self) -> str:
        """What tells rows apart."""
        return f"{self.kind}.{self.id}" if self.id else self.kind.value


Rows = list["BillingRow | Section"]


def billing_rows(facts: BillingFacts, words: Words) -> Rows:
    """Return the rows of an order with their headings; none when it has nothing to bill yet."""
    rows: Rows = []
    for part in (_report(facts, words), _bonuses(facts, words), _invoices(facts, words)):
        more = list(part)
        rows += [*([Section()] if rows and more else []), *more]
    return rows


def _heading(name: str, words: Words, beside: tuple[Piece, ...] = ()) -> Section:
    title: Piece = (f" {words.say(f'ui.money.{name}'):<{_NAME + 1}}", "strong")
    return Section([title, *beside])


def _report(facts: BillingFacts, words: Words) -> Iterator[BillingRow | Section]:
    if not facts.figures.rows and not facts.now.rows and facts.file.billing.sent is None:
        return
    yield _heading("report", words, _standing(facts, words))
    if facts.is_stale:
        was, now = facts.figures.hours, facts.now.hours
        said = words.say("ui.money.stale", was=was, now=now)
        yield Section([(f" ? {said}", "missing")])
    sent = {row.session_id: row for row in facts.figures.rows}
    now_rows = {row.session_id: row for row in facts.now.rows}
    added = [row for row in facts.now.rows if row.session_id not in sent]
    number = 0
    for row in sorted([*facts.figures.rows, *added], key=_time):
        is_added = row.session_id not in sent
        number += not is_added
        change = _change(row, is_added, now_rows.get(row.session_id), words)
        yield _session(row, "" if is_added else str(number), change, facts, words)
    yield _sum(facts, words)


def _time(row: BilledSession) -> tuple[str, str]:
    return row.on.isoformat(), str(row.start or "")


def _standing(facts: BillingFacts, words: Words) -> tuple[Piece, ...]:
    """By when the report is due, or when it was sent."""
    sent, due = facts.file.billing.sent, facts.due
    if sent is not None:
        said = words.say("ui.money.report_sent", on=words.day(sent.on), by=sent.by)
        if sent.paper is not None:
            said += DOT + words.say("ui.receipt.file", name=sent.paper.name)
        return ("✓ ", "done"), (said, "dim")
    if due is None:
        return (("  " + words.say("ui.money.when_ended"), "dim"),)
    day = f"{words.weekday(due)} {words.day(due)}"
    if due < facts.today:
        return ("! ", "late"), (words.say("ui.report.was_due", day=day), "late")
    return ("• ", "due"), (words.say("ui.report.due", day=day), "")


def _change(row: BilledSession, is_added: bool, now: BilledSession | None, words: Words) -> str:
    """What has become of a row since the report was sent; empty while nothing has."""
    if is_added:
        return words.say("ui.money.row_added")
    if now is None:
        return words.say("ui.money.row_gone")
    if now == row:
        return ""
    told = [] if now.on == row.on else [words.day(now.on)]
    if now.minutes != row.minutes:
        told.append(f"{now.minutes} min")
    elif now.start and now.end and (now.start, now.end) != (row.start, row.end):
        told.append(words.span(now.start, now.end))
    elif now.state is not row.state:
        told.append(words.say(f"word.session.{now.state}"))
    return words.say("ui.money.row_changed", now=" ".join(told))


def _session(
    row: BilledSession, number: str, change: str, facts: BillingFacts, words: Words
) -> BillingRow:
    hours = words.decimal(service_hours(row.minutes, HourRule(facts.figures.rule.hour_minutes)))
    span = span_text(row.start, row.end, words)
    tail = change
    if row.state is SessionState.NO_SHOW and not change:
        tail = words.say(f"word.session.{row.state}")
    return BillingRow(
        RowKind.SESSION,
        row.session_id,
        (
            ("? ", "missing") if change else ("  ", ""),
            (f"{number:>2}  ", "dim"),
            (f"{weekday_and_day(row.on, words):<11} {span:<11}", ""),
            (f"{f'{row.minutes} min':>{_MINUTES}}{f'{hours} h':>{_HOURS}}", ""),
            (f"  {tail}" if tail else "", "missing" if change else "dim"),
        ),
    )


def _sum(facts: BillingFacts, words: Words) -> BillingRow:
    figures, ordered = facts.figures, facts.file.order.ordered_hours
    minutes, hours = f"{figures.minutes} min", f"{words.decimal(figures.hours)} h"
    against: list[Piece] = []
    if ordered is not None and figures.hours > ordered:
        more = f"{words.decimal(figures.hours - ordered)} h"
        against = [("  • ", "due"), (words.say("ui.money.over", hours=more), "due")]
    elif ordered is not None:
        most = plain_hours(ordered, words)
        against = [("  ", ""), (words.say("ui.money.ordered", hours=most), "dim")]
    return BillingRow(
        RowKind.SUM,
        "",
        (
            (f"      {words.say('ui.money.total'):<23}", "strong"),
            (f"{minutes:>{_MINUTES}}{hours:>{_HOURS}}", "strong"),
            *against,
        ),
    )


def _bonuses(facts: BillingFacts, words: Words) -> Iterator[BillingRow | Section]:
    claims, possible = facts.file.claims, facts.possible
    if not claims and not possible:
        return
    yield _heading("bonuses", words)
    amounts = {bonus.name: bonus.amount for bonus in facts.bonuses}
    for claim in claims:
        amount = claim.sent.amount if claim.sent else amounts.get(claim.bonus)
        money = words.money(amount) if amount is not None else ""
        yield _named(RowKind.CLAIM, claim.id, claim.bonus, money, _claim_state(claim, words))
    for bonus in possible:
        key: tuple[Piece, ...] = ()
        if has_ended(facts.file):
            key = (("  ", ""), ("B", "accent"))
        state: tuple[Piece, ...] = (("  ", ""), (words.say("ui.money.unclaimed"), "dim"), *key)
        yield _named(RowKind.BONUS, bonus.name, bonus.name, words.money(bonus.amount), state)


def _claim_state(claim: BonusClaim, words: Words) -> tuple[Piece, ...]:
    if claim.sent is not None:
        said = words.say("ui.money.report_sent", on=words.day(claim.sent.on), by=claim.sent.by)
        return ("✓ ", "done"), (said, "dim")
    if claim.follow_up_on is not None:
        on = f"{words.weekday(claim.follow_up_on)} {words.day(claim.follow_up_on)}"
        return ("• ", "due"), (words.say("ui.money.claim_waits", on=on), "")
    if not claim.details.strip():
        return ("? ", "missing"), (words.say("ui.money.claim_empty"), "missing")
    return ("• ", "due"), (words.say("ui.money.claim_begun"), "")


def _named(
    kind: RowKind, row_id: str, name: str, money: str, state: tuple[Piece, ...]
) -> BillingRow:
    cut = name if len(name) <= _NAME - 4 else f"{name[: _NAME - 5]}…"
    return BillingRow(
        kind, row_id, (("    ", ""), (f"{cut:<{_NAME - 4}}{money:>{_AMOUNT}}   ", ""), *state)
    )


def _invoices(facts: BillingFacts, words: Words) -> Iterator[BillingRow | Section]:
    ready = _ready(facts, words)
    if not facts.file.invoices and ready is None:
        return
    yield _heading("invoices", words)
    for invoice in facts.file.invoices:
        yield _invoice(invoice, facts, words)
    if ready is not None:
        yield ready


def _invoice(invoice: Invoice, facts: BillingFacts, words: Words) -> BillingRow:
    kind = words.say(f"ui.money.kind.{invoice.kind}")
    name = f"{invoice.number}  {kind}"
    state = tuple(state_pieces(invoice, facts.today, words))
    return _named(RowKind.INVOICE, str(invoice.number), name, words.money(invoice.total), state)


def _ready(facts: BillingFacts, words: Words) -> BillingRow | None:
    """What waits for an invoice once its report is sent."""
    waits = facts.file.billing.sent is not None and invoice_of(facts.file) is None
    waits = waits or any(c.sent and not invoice_of(facts.file, c.id) for c in facts.file.claims)
    if not waits or not has_ended(facts.file):
        return None
    money = words.money(facts.to_invoice) if facts.to_invoice is not None else ""
    state: tuple[Piece, ...] = (
        ("• ", "due"),
        (words.say("ui.money.without_vat" if money else "ui.money.not_reckoned"), ""),
        ("  ", ""),
        ("i", "accent"),
    )
    return _named(RowKind.READY, "", words.say("ui.money.to_invoice"), money, state)
