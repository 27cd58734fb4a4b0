"""The session log: a week of meetings over all orders, as it happened and as it is planned.

Owns which week shows and whose; what is done to a meeting is for `ActingScreen`, the reading of a
line for the desk.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.desk.week import Week, WeekEntry, arranged
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.orders import order_keys
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.sessions.week_words import entry_lines, week_columns, week_head, week_rows
from ph_tui.ui.telling.broken_line import BrokenLine
from ph_tui.ui.telling.order_pane import DELAY, OrderPane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.messages import Message
    from ph_tui.domain.sessions import Session
    from ph_tui.ui.kit.inks import Piece
    from ph_tui.ui.kit.rows import Section


_POSSIBLE = {
    "hold": {SessionState.PLANNED, SessionState.NO_SHOW},
    "hand": {SessionState.PLANNED},
    "miss": {SessionState.PLANNED, SessionState.HELD},
}
"""The states of a meeting in which something can be done with it."""


class _WeekList(LineList[WeekEntry]):
    """The meetings of a week; enter edits one."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.edit"))


class LogScreen(ActingScreen):
    """The meetings of a week.

    `pane_delay` is for how many seconds the cursor rests before the pane follows.
    """

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.LOG,
        order_keys.HOLD,
        order_keys.MISS,
        order_keys.MOVE,
        order_keys.PLAN,
        Key("left,comma,left_square_bracket", "week(-1)", "ui.key.previous_week", id="log.before"),
        Key("right,full_stop,right_square_bracket", "week(1)", "ui.key.next_week", id="log.after"),
        Key("t", "this_week", "ui.key.this_week", id="log.today"),
        order_keys.HAND_SESSION,
        Key("w", "whose", "ui.key.whose", id="log.whose"),
        order_keys.EDIT_SESSION,
        order_keys.REMOVE_SESSION,
    )

    def __init__(self, desk: Desk, *, pane_delay: float = DELAY) -> None:
        super().__init__(desk)
        self._pane_delay = pane_delay
        self._everyone: bool | None = None
        self._weeks_away = 0
        self._week: Week | None = None
        self._saved = ""

    def compose_body(self) -> ComposeResult:
        """Yield the head, the list, the meeting under its cursor, what can't be read, the entry."""
        columns = week_columns(self.app.words, lambda: self.desk.now)
        yield SplitLine(id="head")
        with Horizontal():
            yield _WeekList(columns, row_key=_key, header=False, id="week")
            with Vertical(id="side"):
                yield Lines(id="meeting")
                yield OrderPane(self.desk, delay=self._pane_delay, id="order")
        yield BrokenLine(id="broken")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Read the week."""
        self.reload()

    @property
    def _list(self) -> LineList[WeekEntry]:
        return self.query_one("#week", LineList)

    @property
    def _day(self) -> date:
        return self.desk.today + timedelta(weeks=self._weeks_away)

    def reload(self) -> None:
        """Read the week anew."""
        desk, day, asked = self.desk, self._day, self._everyone

        def read() -> tuple[bool, Week, tuple[tuple[str, Message], ...]]:
            everyone = not desk.orders.has_own() if asked is None else asked
            coach = None if everyone else desk.user
            sessions = desk.sessions.week(day, coach=coach)
            return everyone, arranged(day, sessions, coach), desk.broken()

        self.read_behind(read, lambda result: self._show(*result))

    def _show(self, everyone: bool, week: Week, broken: tuple[tuple[str, Message], ...]) -> None:
        self._everyone = everyone
        is_other = self._week is None or self._week.monday != week.monday
        self._week = week
        self.set_class(week.is_empty, "-idle")
        whose = self.say("ui.scope.all" if self._everyone else "ui.scope.mine")
        self.query_one("#head", SplitLine).tell(*week_head(week, self.app.words, whose))
        self.query_one(BrokenLine).show_broken(broken)
        self._list.set_empty(self._nothing())
        self._list.set_rows(self._rows(week))
        if self._saved and self._list.move_to(self._saved):
            self._saved = ""
        elif is_other:
            self._begin(week)
        self._follow()

    def _rows(self, week: Week) -> list[WeekEntry | Section]:
        return week_rows(week, self.desk.today, self.app.words, lines=self._list.size.height)

    def _begin(self, week: Week) -> None:
        """Put the cursor on the first meeting that waits for something, else on the first."""
        entries = [entry for day in week.days for entry in day.entries]
        waiting = [e for e in entries if e.session.state is SessionState.PLANNED]
        for entry in (*waiting, *entries)[:1]:
            self._list.move_to(_key(entry))

    def on_resize(self) -> None:
        """Set the days apart, or together, once the list has its new height."""
        self.call_after_refresh(self._lay_out_days)

    def _lay_out_days(self) -> None:
        if self._week is not None:
            self._list.set_rows(self._rows(self._week))

    def _nothing(self) -> list[list[Piece]]:
        offered = [("l", "ui.week.none_log")]
        offered += [("t", "ui.week.none_today")] if self._weeks_away else []
        offered += [] if self._everyone else [("w", "ui.week.none_all")]
        lines: list[list[Piece]] = [
            [(key, "accent"), (f"  {self.say(words)}", "dim")] for key, words in offered
        ]
        return [[(self.say("ui.week.none"), "")], [], *lines]

    @on(LineList.Highlighted, "#week")
    def _follow(self) -> None:
        """Let the keys and the side pane follow the cursor."""
        entry, words, now = self._list.row, self.app.words, self.desk.now
        self.query_one("#order", OrderPane).follow(self.order_here())
        meeting = self.query_one("#meeting", Lines)
        if entry is None:
            meeting.set_lines([])
        else:
            meeting.set_paint(lambda width: list(entry_lines(entry, now, words, width)))
        self.refresh_bindings()

    @on(LineList.Picked, "#week")
    def edit_picked(self) -> None:
        """Edit the meeting."""
        with self.app.telling():
            self.action_edit_session()

    def order_here(self) -> str | None:
        """Return the id of the order whose meeting is under the cursor."""
        entry = self._list.row
        return entry.order.id if entry else None

    def session_here(self) -> tuple[str, str] | None:
        """Return the ids of the meeting under the cursor."""
        entry = self._list.row
        return (entry.order.id, entry.session.id) if entry else None

    def go_to_session(self, session: Session) -> None:
        """Show the week of a session that was just saved, with the cursor on it."""
        ahead = arranged(session.on, ()).monday - arranged(self.desk.today, ()).monday
        self._weeks_away, self._saved = ahead.days // 7, session.id
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the meeting under the cursor."""
        if not self.is_mounted:
            return False
        entry = self._list.row
        state = entry.session.state if entry else None
        match action:
            case "log":
                return True
            case "hold" | "hand" | "miss":
                return state in _POSSIBLE[action]
            case "this_week":
                return self._weeks_away != 0
            case _:
                return super().check_action(action, parameters)

    def action_log(self) -> None:
        """Log a meeting of any order: the line begins with its number or the client."""
        self.sessions_do.log(None)

    def action_week(self, step: int) -> None:
        """Go to the week before or after."""
        self._weeks_away += step
        self.reload()

    def action_this_week(self) -> None:
        """Go back to the week of today."""
        self._weeks_away = 0
        self.reload()

    def action_whose(self) -> None:
        """Show the meetings of all coaches, or only the own ones."""
        self._everyone = not self._everyone
        self.reload()


def _key(entry: WeekEntry) -> str:
    return entry.session.id
