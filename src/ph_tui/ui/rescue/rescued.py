"""Texts that were typed and not saved, in words: what each is about, of which order, from when.

Owns the line that tells of them where a day begins. What is done with them is in `drafts`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.telling.order_words import NOTHING
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.drafts import Rescued
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece
    from ph_tui.ui.program.app import PhTuiApp

_KNOWN = {
    *("section", "log", "plan", "hold", "move", "session", "order", "end", "hand", "contact"),
    *("orders.new", "orders.new.form", "report.send", "report.waive", "report.reopen"),
    *("billing.send", "billing.reopen", "claim", "claim.send", "invoice.sent", "invoice.paid"),
    *("company", "terms", "settings", "marketing"),
    *("popup.note", "popup.move", "popup.day"),
}


class Left(NamedTuple):
    """A rescued text with the order that it belongs to, if there is one."""

    rescued: Rescued
    order: OrderSummary | None


def left_behind(desk: Desk, order_id: str | None = None) -> tuple[Left, ...]:
    """Return what ended programs left; with an order, of its report.

    Drafts that can't be read keep nobody from the day's work: the first key that can't be kept
    tells of the disk.
    """
    try:
        return with_orders(desk, desk.drafts.pending(order_id))
    except PhTuiError:
        return ()


def with_orders(desk: Desk, rescued: Iterable[Rescued]) -> tuple[Left, ...]:
    """Find the order of each text."""
    return tuple(Left(each, desk.drafts.order_of(each)) for each in rescued)


def kind_of(rescued: Rescued) -> Message:
    """Return what a text is: a section of a report, an entry, a form."""
    from ph_tui.domain.drafts import SECTION

    about = rescued.about
    if about.kind == SECTION:
        return Message("word.draft.section", section=Message(f"word.section.{about.part}"))
    kind = "marketing" if about.kind.startswith("marketing.") else about.kind
    return Message(f"word.draft.{kind if kind in _KNOWN else 'other'}")


def order_name(order: OrderSummary | None) -> str:
    """Return number and client code of an order, as far as there are any."""
    if order is None:
        return NOTHING
    return " ".join(part for part in (order.number, order.client_code) if part)


def moment_name(at: datetime, now: datetime, words: Words) -> str:
    """Return when the last key was typed: the clock time, with its day unless that is today."""
    at = at.astimezone(now.tzinfo)
    clock = words.clock(at.time())
    return clock if at.date() == now.date() else f"{words.day(at.date())} {clock}"


class RescuedLine(SplitLine):
    """The newest of the texts, and how many more there are; out of sight while there are none."""

    DEFAULT_CSS = "RescuedLine { display: none; }"

    def look(self, desk: Desk) -> None:
        """Read in a thread what was left, and tell of it."""

        def show(left: Sequence[Left]) -> None:
            if self.is_attached:
                self.show_left(left, desk.now)

        cast("PhTuiApp", self.app).in_background(lambda: left_behind(desk), show)

    def show_left(self, left: Sequence[Left], now: datetime) -> None:
        """Tell of these texts."""
        self.display = bool(left)
        if not left:
            return
        words, newest = words_of(self), left[0]
        facts = [
            *([order_name(newest.order)] if newest.order else []),
            words(kind_of(newest.rescued)),
            moment_name(newest.rescued.at, now, words),
        ]
        told = words.say("ui.rescue.line", what=DOT.join(facts))
        rest = len(left) - 1
        more: list[Piece] = [(f"{words.say('ui.rescue.more', n=rest)}  ", "due")] if rest else []
        key: list[Piece] = [("L", "accent"), (f" {words.say('ui.rescue.look')} ", "")]
        self.tell([(" • ", "due"), (told, "")], [*more, *key])
