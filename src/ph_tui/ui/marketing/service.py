"""One service in one period: its application, its materials with their points, its findings.

Owns the list and its keys; how a row is told is in `service_rows`, what is done in `actions`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual import on

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.messages import Message
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines, spread
from ph_tui.ui.marketing.actions import MarketingActions
from ph_tui.ui.marketing.record_screen import RecordScreen
from ph_tui.ui.marketing.service_rows import Kind, ServiceRow, row_paint, service_rows
from ph_tui.ui.marketing.standing_words import application_short
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.ui.kit.inks import Piece, Pieces

MAILED = {ChecklistKey.BROCHURE, ChecklistKey.VIDEO, ChecklistKey.POSTS}
"""What is delivered by e-mail."""
_GUTTER = 2
_MARGIN = 1


class ServiceScreen(RecordScreen):
    """A service of a period, from its application to what is left to mend."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("space", "tick", "ui.marketing.key.tick", id="services.tick"),
        Key("S", "deliver", "ui.marketing.key.deliver", id="services.deliver"),
        Key("m", "mail", "ui.marketing.key.mail", id="services.mail"),
        *(
            Key(key, f"decide('{what}')", f"ui.marketing.key.{what}", id=f"services.{what}")
            for key, what in (("a", "apply"), ("h", "approve"), ("x", "reject"))
        ),
        Key("W", "decide('withdraw')", "ui.marketing.key.withdraw", id="services.withdraw"),
        Key("n", "post", "ui.marketing.key.post", id="services.post", shown=False),
        Key("D,delete", "remove", "ui.marketing.key.remove", id="services.remove", shown=False),
        Key("w", "waive", "ui.marketing.key.waive", id="services.waive"),
        Key("g", "handbook", "ui.marketing.key.handbook", id="services.handbook"),
    )

    def __init__(self, desk: Desk, code: str, period_id: str) -> None:
        super().__init__(desk)
        self._code, self._period_id = code, period_id
        self._standing: ServiceStanding | None = None

    @cached_property
    def _do(self) -> MarketingActions:
        return MarketingActions(self, self.desk, self.show_saved)

    def compose_body(self) -> ComposeResult:
        """Put the head over the rows."""
        yield Lines(id="head")
        yield LineList[ServiceRow](row_key=lambda row: row.key, paint=self._paint, id="parts")

    def on_mount(self) -> None:
        """Read the service."""
        self.reload()

    @property
    def _list(self) -> LineList[ServiceRow]:
        return self.query_one("#parts", LineList)

    def _paint(self, row: ServiceRow, width: int) -> Pieces:
        standing = self._standing
        return row_paint(row, standing, self.app.words, width - _MARGIN) if standing else ()

    def reload(self) -> None:
        """Show the service as it is now."""
        self.read_behind(
            lambda: self.desk.marketing.standing(self._code, self._period_id), self._show
        )

    def _show(self, standing: ServiceStanding) -> None:
        self._standing = standing
        self.query_one("#head", Lines).set_paint(lambda width: [self._head(standing, width)])
        self._lay_out()
        self._list.refresh()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Break the findings at the new width, once the list has it."""
        self.call_after_refresh(self._lay_out)

    def _lay_out(self) -> None:
        if self._standing is not None and self._list.size.width:
            width = self._list.size.width - _GUTTER - _MARGIN
            self._list.set_rows(service_rows(self._standing, self.app.words, width))

    def _head(self, standing: ServiceStanding, width: int) -> Pieces:
        words, findings = self.app.words, standing.findings
        period = words.say("ui.top.period", period=standing.period.id)
        left: list[Piece] = [(f" {standing.service.name}", "strong"), (f"{DOT}{period}", "dim")]
        right = application_short(standing, words)
        if findings:
            count = words.say("ui.marketing.count_findings", n=len(findings))
            right += [(DOT, "dim"), (count, "due")]
        return spread(left, [*right, (" ", "")], width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense for the row under the cursor."""
        row = self._list.row if self.is_mounted else None
        if row is None or self._standing is None:
            return action not in _OF_ROWS and super().check_action(action, parameters)
        possible = {
            "tick": row.point is not None,
            "deliver": row.part in MAILED and self._has_post(row),
            "mail": row.part in MAILED,
            "decide": row.kind is Kind.APPLICATION,
            "remove": bool(row.post_id),
            "waive": row.finding is not None,
            "handbook": row.finding is not None or row.point is not None,
        }
        return possible[action] if action in possible else super().check_action(action, parameters)

    def _has_post(self, row: ServiceRow) -> bool:
        return row.part is not ChecklistKey.POSTS or bool(row.post_id)

    @on(LineList.Highlighted, "#parts")
    def follow(self) -> None:
        """Let the keys follow the cursor."""
        self.refresh_bindings()

    @on(LineList.Picked, "#parts")
    def act(self, event: LineList.Picked[ServiceRow]) -> None:
        """Do with a row what is most often done."""
        row, standing = event.row, self._standing
        if standing is None:
            return
        match row.kind:
            case Kind.POINT:
                self._do.toggle(row, standing)
            case Kind.FACT:
                self._do.edit_fact(row, standing)
            case Kind.NEW_POST:
                self.action_post()
            case Kind.FINDING:
                self.action_handbook()
            case Kind.APPLICATION:
                self._do.decide(next_decision(standing), standing)

    def action_tick(self) -> None:
        """Tick the point, or take the tick away."""
        if self._standing and self._list.row:
            self._do.toggle(self._list.row, self._standing)

    def action_decide(self, what: str) -> None:
        """Record what happened with the application."""
        if self._standing:
            self._do.decide(what, self._standing)

    def action_deliver(self) -> None:
        """Record that the part under the cursor was sent to the coordinator."""
        row = self._list.row
        if self._standing and row and row.part:
            self._do.deliver(row.part, self._standing, row.post_id)

    def action_mail(self) -> None:
        """Write a mail with the part under the cursor."""
        row = self._list.row
        if self._standing and row and row.part:
            self._do.write_mail(row.part, self._standing)

    def action_post(self) -> None:
        """Begin a post for a channel that is asked for."""
        from ph_tui.ui.dialogs.choose import Choose

        standing = self._standing
        if standing is None:
            return
        channels = standing.edition.posts.channels
        question = Choose(
            Message("ui.marketing.ask.channel"),
            channels,
            paint=lambda channel: [(channel.name, "")],
            option_key=lambda channel: channel.key,
        )

        def answered(channel: object) -> None:
            if channel is not None:
                self._do.add_post(standing, getattr(channel, "key", ""))

        self.app.push_screen(question, answered)

    def action_remove(self) -> None:
        """Take the post under the cursor away."""
        if self._standing and self._list.row:
            self._do.remove_post(self._standing, self._list.row.post_id)

    def action_waive(self) -> None:
        """Set the finding aside, with the reason."""
        row = self._list.row
        if self._standing and row and row.finding:
            self._do.waive(row.finding, self._standing)

    def action_handbook(self) -> None:
        """Open the handbook where the finding or the point has its source."""
        from ph_tui.ui.handbook.opening import open_handbook
        from ph_tui.ui.handbook.reader import HandbookScreen

        row, standing = self._list.row, self._standing
        if row is None or standing is None:
            return
        if row.finding is not None:
            open_handbook(self.app, self.desk, row.finding)
        elif row.point is not None:
            screen = HandbookScreen(
                self.desk, section=row.point.item.cites[0], edition_id=standing.edition.id
            )
            self.app.push_screen(screen)


_OF_ROWS = {"tick", "deliver", "mail", "decide", "remove", "waive", "handbook"}


def next_decision(standing: ServiceStanding) -> str:
    """Return what comes next of an application."""
    record = standing.participation
    return "apply" if record.applied_on is None else "approve"
