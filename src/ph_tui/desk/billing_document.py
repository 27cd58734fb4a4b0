"""The billing report and a bonus claim as documents, in the words of one language.

Owns how the figures of a report are told and how they came about. No client stands in them: the
city knows the order by its number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.domain.service_hours import HourRule, Rounding, service_hours
from ph_tui.domain.sessions import SessionState
from ph_tui.exports.document import DocumentSection, Fact, ReportDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.messages import Param
    from ph_tui.domain.money.billing import (
        BilledSession,
        BillingFigures,
        BillingSending,
        BonusClaim,
        ClaimSending,
    )
    from ph_tui.domain.money.terms import Bonus
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words

_FINE = Decimal("0.0001")
"""Service hours before they are rounded are told to so many places."""


def billing_document(
    file: OrderFile, figures: BillingFigures, *, edition: Edition, words: Words, today: date
) -> ReportDocument:
    """The billing report; until it is sent it says that it is a draft and bears today's date."""
    sent = file.billing.sent

    def section(key: str, text: str) -> DocumentSection:
        return DocumentSection(key, words.say(f"export.billing.section.{key}"), text)

    return _document(
        file,
        words.say("export.billing.title"),
        (*_figures(file, figures, words), *_endings(file, words), *_sendings(sent, words)),
        (
            section("sessions", session_table(figures, words)),
            section("hours", words(computation(figures))),
        ),
        edition=edition,
        words=words,
        sent_on=sent.on if sent else None,
        today=today,
    )


def claim_document(
    file: OrderFile,
    claim: BonusClaim,
    bonus: Bonus | None,
    *,
    edition: Edition,
    words: Words,
    today: date,
) -> ReportDocument:
    """The claim of a bonus; `bonus` is None when the company no longer has one of its name."""
    sent = claim.sent
    amount = sent.amount if sent else bonus.amount if bonus else None
    facts = [Fact(words.say("export.billing.fact.bonus"), claim.bonus)]
    if amount is not None:
        facts.append(Fact(words.say("export.billing.fact.amount"), words.money(amount)))
    details = words.say("export.billing.section.details")
    return _document(
        file,
        words.say("export.billing.claim"),
        (*facts, *_endings(file, words), *_sendings(sent, words)),
        (DocumentSection("details", details, claim.details),),
        edition=edition,
        words=words,
        sent_on=sent.on if sent else None,
        today=today,
    )


def _document(
    file: OrderFile,
    title: str,
    facts: tuple[Fact, ...],
    sections: tuple[DocumentSection, ...],
    *,
    edition: Edition,
    words: Words,
    sent_on: date | None,
    today: date,
) -> ReportDocument:
    number = file.order.number or "–"
    service = edition.service(file.order.service).name
    return ReportDocument(
        lang="en" if words.lang == "en" else "fi",
        title=title,
        subtitle=" · ".join(filter(None, (service, file.order.number))),
        facts=(Fact(words.say("export.report.fact.number"), number), *facts),
        sections=sections,
        state_note="" if sent_on else words.say("export.report.draft"),
        footer=words.say("export.billing.footer", number=number),
        on=sent_on or today,
        page_word=words.say("export.report.page"),
        empty_note=words.say("export.report.empty_section"),
    )


def _figures(file: OrderFile, figures: BillingFigures, words: Words) -> Iterator[Fact]:
    if figures.rows:
        first, last = (words.date(figures.rows[place].on) for place in (0, -1))
        span = first if first == last else f"{first} – {last}"
        yield Fact(words.say("export.report.fact.span"), span)
    yield Fact(words.say("export.report.fact.sessions"), str(len(figures.rows)))
    yield Fact(words.say("export.billing.fact.time"), words.hours(figures.minutes))
    yield Fact(words.say("export.report.fact.hours"), f"{words.decimal(figures.hours)} h")
    ordered = file.order.ordered_hours
    if ordered is not None:
        yield Fact(words.say("export.billing.fact.ordered"), f"{words.decimal(ordered)} h")


def _endings(file: OrderFile, words: Words) -> Iterator[Fact]:
    ending = file.order.ending
    if ending:
        how = words.say(f"word.ending.{ending.how}")
        value = f"{words.date(ending.on)} · {how}"
        yield Fact(words.say("export.report.fact.ended"), value)


def _sendings(sent: BillingSending | ClaimSending | None, words: Words) -> Iterator[Fact]:
    if sent:
        yield Fact(words.say("export.report.fact.sent"), words.date(sent.on))


def session_table(figures: BillingFigures, words: Words) -> str:
    """The rows of a report as a Markdown table; empty without any."""
    if not figures.rows:
        return ""
    heads = [words.say(f"export.billing.column.{name}") for name in _COLUMNS]
    lines = [heads, ["--:", ":--", ":--", "--:", "--:"]]
    unrounded = HourRule(figures.rule.hour_minutes)
    for number, row in enumerate(figures.rows, start=1):
        hours = words.decimal(service_hours(row.minutes, unrounded))
        lines.append([str(number), *_when(row, words), str(row.minutes), hours])
    total, hours = words.say("export.billing.total"), words.decimal(figures.hours)
    lines.append(["", f"**{total}**", "", f"**{figures.minutes}**", f"**{hours}**"])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


_COLUMNS = ("number", "day", "clock", "minutes", "hours")


def _when(row: BilledSession, words: Words) -> tuple[str, str]:
    day = words.weekday_and_date(row.on)
    clock = words.span(row.start, row.end) if row.start and row.end else "–"
    if row.state is SessionState.NO_SHOW:
        clock = f"{clock} · {words.say(f'word.session.{row.state}')}"
    return day, clock


def computation(figures: BillingFigures) -> Message:
    """How the service hours of a report came about, as one sentence."""
    rule = figures.rule
    exact = (Decimal(figures.minutes) / rule.hour_minutes).quantize(_FINE).normalize()
    params: dict[str, Param] = {
        "minutes": figures.minutes,
        "hour": rule.hour_minutes,
        "exact": Decimal(f"{exact:f}"),
        "hours": figures.hours,
    }
    if rule.rounding is Rounding.NONE:
        return Message("export.billing.computation.none", **params)
    how = Message(f"export.billing.rounding.{rule.rounding}")
    return Message(
        "export.billing.computation.rounded", **params, how=how, increment=rule.increment
    )
