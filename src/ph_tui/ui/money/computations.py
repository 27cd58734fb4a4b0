"""How the figures of a billing report came about, in lines that a person can follow.

Owns the steps that are told; the sentence on rounding is the one that the report itself prints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk.billing_document import computation
from ph_tui.domain.service_hours import HourRule, service_hours
from ph_tui.ui.kit.lines import spread, wrapped
from ph_tui.ui.telling.order_words import weekday_and_day
from ph_tui.ui.telling.receipt_words import receipt_told
from ph_tui.ui.telling.session_words import span_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.money.billing import BilledSession, BonusClaim
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Pieces
    from ph_tui.ui.money.billing_facts import BillingFacts

_MOST = 46
"""Cells beyond which minutes would stand too far from their day."""


def session_lines(
    facts: BillingFacts, row: BilledSession, words: Words, width: int
) -> Iterator[Pieces]:
    """How the hours of one row came about, and what becomes of them in the sum."""
    rule = facts.figures.rule
    hours = service_hours(row.minutes, HourRule(rule.hour_minutes))
    if row.start and row.end:
        yield [(f"{words.span(row.start, row.end)} = {row.minutes} min", "")]
    else:
        yield [(words.say("ui.money.by_minutes", minutes=row.minutes), "")]
    said = words.say("ui.money.divided", minutes=row.minutes, hour=rule.hour_minutes, hours=hours)
    yield [(said, "")]
    yield []
    for line in wrapped(words.say("ui.money.rounded_once"), width):
        yield [(line, "dim")]


def sum_lines(facts: BillingFacts, words: Words, width: int) -> Iterator[Pieces]:
    """How the hours of the report came about, row by row, and what was ordered."""
    figures, room = facts.figures, min(width, _MOST)
    for row in figures.rows:
        when = f"{weekday_and_day(row.on, words):<11} {span_text(row.start, row.end, words)}"
        yield spread([(when, "")], [(f"{row.minutes} min", "")], room)
    yield [("─" * room, "rule")]
    total = words.say("ui.money.total")
    yield spread([(total, "strong")], [(f"{figures.minutes} min", "strong")], room)
    yield []
    for line in wrapped(words(computation(figures)), width):
        yield [(line, "")]
    ordered = facts.file.order.ordered_hours
    if ordered is not None:
        left = ordered - figures.hours
        said = "ui.money.hours_left" if left >= 0 else "ui.money.hours_over"
        yield [(words.say(said, ordered=ordered, left=abs(left)), "dim")]
    sent = facts.file.billing.sent
    if sent is not None and (receipt := receipt_told(sent, words)):
        for line in wrapped(words.say("ui.report.receipt_was", receipt=receipt), width):
            yield [(line, "dim")]
    for past in facts.file.billing.reopenings:
        on = past.sending.on
        told = words.say("ui.report.reopened", on=on, by=past.by, why=past.why)
        for line in wrapped(told, width):
            yield [(line, "dim")]


def claim_lines(claim: BonusClaim, words: Words, width: int) -> Iterator[Pieces]:
    """What was handed in of a bonus claim: its amount, its grounds, what came back."""
    sent = claim.sent
    if sent is not None:
        on, amount = words.date(sent.on), words.money(sent.amount)
        yield [(words.say("ui.money.claim_sent", on=on, by=sent.by, amount=amount), "")]
        yield []
    for part in claim.details.split("\n"):
        for line in wrapped(part, width):
            yield [(line, "")]
    if sent is not None and (receipt := receipt_told(sent, words)):
        yield []
        for line in wrapped(words.say("ui.report.receipt_was", receipt=receipt), width):
            yield [(line, "dim")]
