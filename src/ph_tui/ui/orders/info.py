"""Everything that is recorded of an order, as rows of a list: fields, sendings, waivers.

Owns their order and wording; knows no desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.aliases import is_alias
from ph_tui.ui.kit.inks import Pieces
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.orders.contact_details import ROW, told_details
from ph_tui.ui.telling.order_words import NOTHING, plain_hours
from ph_tui.ui.telling.receipt_words import receipt_told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType

    from ph_tui.domain.clients import ContactDetails
    from ph_tui.domain.reports import Sending
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece
    from ph_tui.ui.telling.order_facts import OrderFacts

LABEL_WIDTH = 20
_MARGINS = 4
_LEAST = 20


@dataclass(frozen=True)
class InfoRow:
    """One fact: a label and what is recorded; `key` tells it apart."""

    key: str
    label: str
    pieces: Pieces


class Info(LineList[InfoRow]):
    """The facts of an order."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.edit"))

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(row_key=lambda row: row.key, paint=_paint, id=id)
        self._facts: OrderFacts | None = None
        self._details: ContactDetails | None = None

    @property
    def is_revealing(self) -> bool:
        """Whether the client's contact details show."""
        return self._details is not None

    def reveal(self, details: ContactDetails | None) -> None:
        """Show the client's contact details among the facts; None hides them."""
        if details != self._details:
            self._details = details
            self._lay_out()

    def tell(self, facts: OrderFacts) -> None:
        """Show the facts of an order."""
        self._facts = facts
        self._lay_out()

    def on_resize(self) -> None:
        """Break the lines at the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        if self._facts is not None and self.size.width:
            self.set_rows(info_rows(self._facts, self._details, words_of(self), self.size.width))


def _paint(row: InfoRow, _width: int) -> Pieces:
    return [(f"{row.label:<{LABEL_WIDTH}}", "dim"), *row.pieces]


def info_rows(
    facts: OrderFacts, details: ContactDetails | None, words: Words, width: int
) -> list[InfoRow | Section]:
    """Return the rows for a list that is `width` cells wide; `details` are those to be shown."""
    rows: list[InfoRow | Section] = list(_fields(facts, words))
    if not is_alias(facts.file.order.client_code):
        rows[2:2] = _contact(details, words, width)
    for title, group in (
        ("ui.info.sendings", list(_sendings(facts, words))),
        ("ui.info.reopenings", list(_reopenings(facts, words))),
        ("ui.info.waivers", list(_waivers(facts, words))),
    ):
        if group:
            rows += [Section(), Section([(f" {words.say(title)}", "strong")])]
            for key, label, text in group:
                rows += _broken(key, label, text, width)
    return rows


def _broken(key: str, label: str, text: str, width: int) -> Iterator[InfoRow | Section]:
    """A row, and its text's further lines."""
    first, *rest = wrapped(text, max(width - LABEL_WIDTH - _MARGINS, _LEAST))
    yield InfoRow(key, label, [(first, "")])
    yield from (Section([(" " * (LABEL_WIDTH + 1), ""), (line, "")]) for line in rest)


def _contact(
    details: ContactDetails | None, words: Words, width: int
) -> Iterator[InfoRow | Section]:
    """Say how the details are shown, and show them."""
    told = words.say("ui.info.contact_hide" if details else "ui.info.contact_show")
    yield InfoRow(ROW, words.say("ui.info.contact"), [("y", "accent"), (f" {told}", "dim")])
    for key, label, text in told_details(details, words) if details else ():
        yield from _broken(key, f"  {label}", text, width)


def _fields(facts: OrderFacts, words: Words) -> Iterator[InfoRow]:
    order = facts.file.order

    def row(name: str, text: str) -> InfoRow:
        told: Piece = (text, "") if text else (NOTHING, "dim")
        return InfoRow(name, words.say(f"ui.field.order.{name}"), [told])

    def day(name: str) -> InfoRow:
        on = getattr(order, name if name in {"start", "end"} else f"{name}_on")
        return row(name, words.weekday_and_date(on) if on else "")

    yield row("number", order.number)
    yield row("client", order.client_code)
    yield row("service", facts.service_name)
    yield row(
        "hours", f"{plain_hours(order.ordered_hours, words)} h" if order.ordered_hours else ""
    )
    yield day("start")
    yield day("end")
    yield row("price", words.money(order.price) if order.price is not None else "")
    yield row("coach", order.coach)
    yield row("case_coach", order.case_coach)
    yield row("period", order.period_id)
    for name in ("received", "accepted", "contacted"):
        yield day(name)
    if order.ending:
        ending = order.ending
        told = [words.date(ending.on), words.say(f"word.ending.{ending.how}"), ending.reason]
        yield row("ended", " · ".join(part for part in told if part))
    yield day("feedback_asked")
    for name in ("feedback_reminded", "feedback_received"):
        if getattr(order, f"{name}_on"):
            yield day(name)


def _sendings(facts: OrderFacts, words: Words) -> Iterator[tuple[str, str, str]]:
    report = facts.file.report
    sendings = [reopening.sending for reopening in report.reopenings]
    for place, sending in enumerate([*sendings, *([report.sent] if report.sent else [])]):
        yield f"sent.{place}", words.date(sending.on), _sending(sending, words)


def _sending(sending: Sending, words: Words) -> str:
    receipt = receipt_told(sending, words)
    told = (
        words.say("ui.info.receipt", text=receipt) if receipt else words.say("ui.info.no_receipt")
    )
    return f"{sending.by} · {told}"


def _reopenings(facts: OrderFacts, words: Words) -> Iterator[tuple[str, str, str]]:
    for place, reopening in enumerate(facts.file.report.reopenings):
        yield (
            f"reopened.{place}",
            words.date(reopening.at.date()),
            f"{reopening.by} · {reopening.why}",
        )


def _waivers(facts: OrderFacts, words: Words) -> Iterator[tuple[str, str, str]]:
    for place, waiver in enumerate(facts.file.waivers):
        title = words.say(f"rule.title.{waiver.key}")
        told = f"{title} · {waiver.by} · {waiver.why}"
        yield f"waived.{place}", words.date(waiver.at.date()), told
