"""The rules of free text anywhere in an order: personal identity codes, and words about health.

Owns the list of all texts that an order holds, so that none of them is forgotten when one is saved.
A message never repeats what was found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.errors import Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.papers import name_of
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.text import health_words, personal_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.orders import OrderFile


class FreeText(NamedTuple):
    """A text that a person typed, and where it stands."""

    document: str
    field: str
    text: str
    has_lines: bool = False


def free_texts(file: OrderFile) -> Iterator[FreeText]:
    """Every text of an order in which a person can have typed anything."""
    order = file.order
    for field in ("number", "client_code", "coach", "case_coach"):
        yield FreeText("order", field, getattr(order, field))
    if order.ending:
        yield FreeText("order", "ending", order.ending.reason)
    for waiver in file.waivers:
        yield FreeText("order", "waivers", waiver.why)
    for session in file.sessions:
        yield FreeText("session", session.id, session.coach)
        yield FreeText("session", session.id, session.note, has_lines=True)
    yield from _section_texts(file)
    for sending in (file.report.sent, *(past.sending for past in file.report.reopenings)):
        if sending:
            yield FreeText("report", "sent", sending.text)
            yield FreeText("report", "receipt", sending.receipt)
            yield FreeText("report", "receipt", name_of(sending.paper))
    for reopening in file.report.reopenings:
        yield FreeText("report", "reopenings", reopening.why)
    yield from _billing_texts(file)


def _billing_texts(file: OrderFile) -> Iterator[FreeText]:
    billing = file.billing
    for sending in (billing.sent, *(past.sending for past in billing.reopenings)):
        if sending:
            yield FreeText("billing", "receipt", sending.receipt)
            yield FreeText("billing", "receipt", name_of(sending.paper))
    for reopening in billing.reopenings:
        yield FreeText("billing", "reopenings", reopening.why)
    for claim in file.claims:
        yield FreeText("claim", claim.id, claim.details, has_lines=True)
        if claim.sent:
            yield FreeText("claim", claim.id, claim.sent.receipt)
            yield FreeText("claim", claim.id, name_of(claim.sent.paper))


def _section_texts(file: OrderFile) -> Iterator[FreeText]:
    for section in ReportSection:
        yield FreeText("report", section.value, file.report.text(section), has_lines=True)


def texts_of(file: OrderFile) -> Iterator[str]:
    """The same texts without their places."""
    return (entry.text for entry in free_texts(file))


def refuse_personal_codes(texts: Iterable[str]) -> None:
    """Refuse texts of which any holds a valid personal identity code; raises Refused."""
    for text in texts:
        if any(code.valid for code in personal_codes(text)):
            raise Refused(Message("error.text.personal_code"))


def personal_code(case: Case) -> Iterator[Found]:
    """No text holds a personal identity code; what only looks like one is a warning."""
    for entry in _in_focus(case):
        for code in personal_codes(entry.text):
            valid = code.valid
            name = "rule.text.personal_code" if valid else "rule.text.personal_code.alike"
            yield Found(
                Message(name),
                entry.document,
                entry.field,
                _line_of(code.start, entry),
                Severity.ERROR if valid else Severity.WARNING,
            )


def health(case: Case) -> Iterator[Found]:
    """Words about health in the report remind that only what affects employment belongs there."""
    for entry in _in_focus(case):
        if entry.document == "report" and entry.has_lines:
            folded = entry.text.casefold()
            for word in health_words(entry.text):
                line = folded.count("\n", 0, folded.find(word)) + 1
                message = Message("rule.report.health_words", word=word)
                yield Found(message, entry.document, entry.field, line)


def _in_focus(case: Case) -> Iterator[FreeText]:
    """The texts to look at: all, or the section that is being written."""
    for entry in free_texts(case.file) if case.focus is None else _section_texts(case.file):
        if case.focus is None or entry.field == case.focus.value:
            yield entry


def _line_of(position: int, entry: FreeText) -> int | None:
    return entry.text.count("\n", 0, position) + 1 if entry.has_lines else None
