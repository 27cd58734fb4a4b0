"""The service report as a document: an order's facts and sections in the words of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.reports import SentFigures
from ph_tui.domain.service_hours import service_hours
from ph_tui.domain.sessions import held
from ph_tui.domain.text import is_none_answer
from ph_tui.exports.document import DocumentSection, Fact, ReportDocument

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.domain.handbook.edition import Edition, ReportField
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.service_hours import HourRule
    from ph_tui.l10n.words import Words


def document_of(
    file: OrderFile, *, edition: Edition, hour_rule: HourRule, words: Words, today: date
) -> ReportDocument:
    """Build the document; until it is sent it says that it is a draft and bears today's date.

    Once it is sent its figures stay what they were then, whatever becomes of the log.
    """
    sent = file.report.sent
    order = file.order
    service = edition.service(order.service)
    return ReportDocument(
        lang="en" if words.lang == "en" else "fi",
        title=words.say("export.report.title"),
        subtitle=" · ".join(
            filter(None, (service.name, file.order.client_code, file.order.number))
        ),
        facts=tuple(_facts(file, hour_rule, words)),
        sections=tuple(
            DocumentSection(
                section.key,
                section.heading.said_in(words.lang),
                _told(section, file.report.text(section.key), words),
            )
            for section in edition.report
        ),
        state_note="" if sent else words.say("export.report.draft"),
        footer=words.say(
            "export.report.footer", number=order.number or "–", client=order.client_code
        ),
        on=sent.on if sent else today,
        page_word=words.say("export.report.page"),
        empty_note=words.say("export.report.empty_section"),
    )


def figures_of(file: OrderFile, rule: HourRule) -> SentFigures:
    """What the log says at this moment."""
    sessions = held(file.sessions)
    hours = service_hours(sum(session.minutes for session in sessions), rule)
    days = [session.on for session in sessions]
    return SentFigures(len(sessions), hours, min(days, default=None), max(days, default=None))


def _told(field: ReportField, text: str, words: Words) -> str:
    """The text as it is printed: that nothing came up is said in a whole sentence."""
    if field.none_sentence is not None and is_none_answer(text):
        return field.none_sentence.said_in(words.lang)
    return text


def _facts(file: OrderFile, rule: HourRule, words: Words) -> Iterator[Fact]:
    order, sent = file.order, file.report.sent
    figures = (sent and sent.figures) or figures_of(file, rule)

    def fact(name: str, value: str) -> Fact:
        return Fact(words.say(f"export.report.fact.{name}"), value)

    yield fact("number", order.number or "–")
    yield fact("client", order.client_code)
    if figures.first_on and figures.last_on:
        first, last = words.date(figures.first_on), words.date(figures.last_on)
        yield fact("span", first if first == last else f"{first} – {last}")
    yield fact("sessions", str(figures.meetings))
    yield fact("hours", f"{words.decimal(figures.hours)} h")
    if order.ending:
        how = words.say(f"word.ending.{order.ending.how}")
        reason = f" · {order.ending.reason}" if order.ending.reason else ""
        yield fact("ended", f"{words.date(order.ending.on)} · {how}{reason}")
    if order.coach:
        yield fact("coach", order.coach)
    if sent:
        yield fact("sent", words.date(sent.on))
