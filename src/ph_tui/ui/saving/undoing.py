"""Undo and redo on every screen: one implementation, and what is said afterwards.

Owns the words and the leaving of screens whose order is gone; what may be undone is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.desk.history_words import told_deed, told_moment, told_what
from ph_tui.domain.messages import Message
from ph_tui.ui.telling.order_words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.company_history import TakenBackRecord
    from ph_tui.desk.history import HistoryEntry, TakenBack
    from ph_tui.ui.saving.live import LiveScreen


def take_back(screen: LiveScreen[Any], take: Callable[[], TakenBack]) -> None:
    """Undo or do again in a thread, and show what came of it."""
    screen.app.in_background(take, lambda taken: _show(screen, taken))


def take_back_record(screen: LiveScreen[Any], take: Callable[[], TakenBackRecord]) -> None:
    """As `take_back`, of what belongs to no order."""

    def show(taken: TakenBackRecord) -> None:
        screen.show_saved()
        what = told_what(taken.what, screen.desk.now, screen.app.words)
        screen.app.show(Message(f"ui.did.{taken.kind}_record", what=what))

    screen.app.in_background(take, show)


def ask_to_take_back(screen: LiveScreen[Any], entry: HistoryEntry) -> None:
    """Ask whether one step of a history shall be taken back, and do it."""
    from ph_tui.ui.dialogs.confirm import Confirm

    words, history = screen.app.words, screen.desk.history
    if entry.undone:
        screen.app.show(Message("error.undo.already"), warns=True)
        return
    asks = Message("ui.ask.take_back", what=told_deed(entry, words))
    moment = told_moment(entry.at, screen.desk.today, words)
    detail = Message("ui.ask.take_back_detail", by=entry.by, moment=moment)

    def answered(agreed: bool | None) -> None:
        if agreed:
            take_back(screen, lambda: history.take_back(entry.order_id, entry.revision))

    screen.app.push_screen(Confirm(asks, detail=detail), answered)


def _show(screen: LiveScreen[Any], taken: TakenBack) -> None:
    app = screen.app
    what = told_what(taken.what, screen.desk.now, app.words)
    said = f"ui.did.{taken.kind}_gone" if taken.gone else f"ui.did.{taken.kind}"
    if taken.gone and screen.history_here() == taken.order_id:
        _leave_order(screen, taken.order_id)
    else:
        screen.show_saved()
    app.show(Message(said, order=label(taken.file), what=what))


def _leave_order(screen: LiveScreen[Any], order_id: str) -> None:
    """Go back from whatever shows an order that is not there any more."""
    app = screen.app
    while getattr(app.screen, "history_here", _of_none)() == order_id:
        app.go_back()


def _of_none() -> None:
    """A screen that shows no one order."""
