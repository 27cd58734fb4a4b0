"""Who else is editing an order, looked at once a second while the order shows.

Owns the watch and how it is told; nothing is painted again while nobody comes or goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from textual.message_pump import MessagePump

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.presence import Editor
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece

SECONDS_BETWEEN_LOOKS = 1.0


class Watch:
    """The others at the order that `order_id` names; `tell` is called when they have changed."""

    def __init__(
        self, desk: Desk, order_id: Callable[[], str | None], tell: Callable[[], None]
    ) -> None:
        self._desk, self._order_id, self._tell = desk, order_id, tell
        self._others: tuple[Editor, ...] = ()

    def begin(self, owner: MessagePump) -> None:
        """Look now and from now on, for as long as `owner` lives."""
        self.look()
        owner.set_interval(SECONDS_BETWEEN_LOOKS, self.look)

    def look(self) -> None:
        """Look who is there."""
        order_id = self._order_id()
        others = self._desk.presence.others(order_id) if order_id else ()
        if others != self._others:
            self._others = others
            self._tell()

    def pieces(self, words: Words) -> list[Piece]:
        """Return who edits the order and since when; nothing when nobody does."""
        return present_pieces(self._others, self._desk.now, words)


def present_pieces(others: Sequence[Editor], now: datetime, words: Words) -> list[Piece]:
    """Return who edits an order and since when, the first one by name, the rest by number."""
    if not others:
        return []
    first, more = others[0], len(others) - 1
    since = first.since.astimezone(now.tzinfo)
    clock = words.clock(since.time())
    at = clock if since.date() == now.date() else f"{words.day(since.date())} {clock}"
    said = words.say("ui.present.edits", name=first.name, at=at)
    return [(f"• {said}{f' +{more}' if more else ''}", "due")]
