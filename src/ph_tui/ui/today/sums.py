"""The sums of Today, opened: the money in Talous, the hours of the month session by session.

Owns which sums there are and how the hours came about; the sums are the desk's.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.kit.lines import spread
from ph_tui.ui.money.explanation import Explanation
from ph_tui.ui.money.overview import MoneyScreen
from ph_tui.ui.money.overview_rows import MoneyView
from ph_tui.ui.program.going import go_to_place
from ph_tui.ui.telling.order_words import NOTHING, weekday_and_day
from ph_tui.ui.telling.session_words import span_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.desk.agenda import Held
    from ph_tui.desk.agenda_items import Agenda
    from ph_tui.desk.desk import Desk
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.program.screen import PhScreen

_MOST = 64
"""Cells beyond which minutes would stand too far from their day."""


class _Sum(NamedTuple):
    """One sum: what it is called, what it comes to, and where it opens."""

    name: str
    text: str
    view: MoneyView | None


def open_sums(screen: PhScreen[Any], desk: Desk, agenda: Agenda, coach: str | None) -> None:
    """Ask which of the sums is to be looked into, and open it."""
    app, words = screen.app, screen.app.words

    def paint(each: _Sum) -> Sequence[Piece]:
        return [(each.name, ""), ("  ", ""), (each.text, "strong")]

    def chosen(each: _Sum | None) -> None:
        if each is None:
            return
        if each.view is None:
            app.in_background(
                lambda: desk.agenda.month(coach), lambda held: _explain(app, agenda, held)
            )
        else:
            _show_money(app, each.view)

    asks = Message("ui.agenda.sums")
    app.push_screen(Choose(asks, list(_sums(agenda, words)), paint=paint), chosen)


def _sums(agenda: Agenda, words: Words) -> Iterator[_Sum]:
    """Yield the sums that come to anything."""
    to_invoice, unpaid = agenda.uninvoiced, agenda.open_invoices
    if agenda.month_minutes:
        hours = words.hours(agenda.month_minutes)
        yield _Sum(words.say("ui.agenda.month_hours"), hours, None)
    if to_invoice.count:
        said = words.say("ui.agenda.uninvoiced", n=to_invoice.count)
        yield _Sum(said, words.money(to_invoice.euros), MoneyView.STANDING)
    if unpaid.count:
        said = words.say("ui.agenda.unpaid", n=unpaid.count)
        yield _Sum(said, words.money(unpaid.euros), MoneyView.INVOICES)
    if agenda.unclaimed:
        said = words.say("ui.agenda.unclaimed", n=agenda.unclaimed)
        yield _Sum(said, "", MoneyView.STANDING)


def _show_money(app: PhTuiApp, view: MoneyView) -> None:
    def show() -> None:
        if isinstance(app.screen, MoneyScreen):
            app.screen.show_view(view)

    go_to_place(app, "money")
    app.once_painted(show)


def _explain(app: PhTuiApp, agenda: Agenda, held: Sequence[Held]) -> None:
    words = app.words
    title = Message("ui.agenda.month_title", n=len(held), hours=words.hours(agenda.month_minutes))
    app.push_screen(Explanation(title, lambda width: list(_hours_lines(held, words, width))))


def _hours_lines(held: Sequence[Held], words: Words, width: int) -> Iterator[Pieces]:
    """Yield every session of the month under its day, and the sum."""
    room = min(width, _MOST)
    for on, together in groupby(held, key=lambda each: each.session.on):
        day = weekday_and_day(on, words)
        for each in together:
            row, session = each
            who = f"{row.number or NOTHING}  {row.client_code}"
            span = span_text(session.start, session.end, words)
            left: Pieces = [(f"{day:<11} ", ""), (f"{span:<12} ", "dim"), (who, "")]
            yield spread(left, [(f"{session.minutes} min", "")], room)
            day = ""
    minutes = sum(each.session.minutes for each in held)
    yield [("─" * room, "rule")]
    total: Pieces = [(f"{minutes} min = {words.hours(minutes)}", "strong")]
    yield spread([(words.say("ui.money.total"), "strong")], total, room)
