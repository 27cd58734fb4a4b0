"""Palvelut: the services of a period, how far each is, and the period's feedback.

Owns which period shows and the keys; how a service is told is in `overview_words`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.marketing.actions import MarketingActions
from ph_tui.ui.marketing.overview_words import (
    detail_lines,
    feedback_pieces,
    period_head,
    service_columns,
)
from ph_tui.ui.marketing.periods import PeriodActions
from ph_tui.ui.marketing.record_screen import RecordScreen
from ph_tui.ui.program.style_sheets import sheet_of

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.service_standing import Overview, ServiceStanding
    from ph_tui.domain.marketing.records import FeedbackSummary


class _Read(NamedTuple):
    overview: Overview
    summary: FeedbackSummary | None


class MarketingScreen(RecordScreen):
    """The services of one contract period."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        *(
            Key(key, f"decide('{what}')", f"ui.marketing.key.{what}", id=f"marketing.{what}")
            for key, what in (("a", "apply"), ("h", "approve"), ("x", "reject"))
        ),
        Key("left,comma,left_square_bracket", "period(-1)", "ui.marketing.key.before"),
        Key("right,full_stop,right_square_bracket", "period(1)", "ui.marketing.key.after"),
        Key("t", "this_period", "ui.marketing.key.now", id="marketing.now", shown=False),
        Key("n", "new_period", "ui.marketing.key.period", id="marketing.period"),
        Key("f", "summary", "ui.marketing.key.summary", id="marketing.summary"),
        Key("W", "decide('withdraw')", "ui.marketing.key.withdraw", shown=False),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._period_id: str | None = None
        self._subject = ""
        self._read: _Read | None = None

    @cached_property
    def _do(self) -> MarketingActions:
        return MarketingActions(self, self.desk, self.show_saved)

    @cached_property
    def _periods_do(self) -> PeriodActions:
        return PeriodActions(self, self.desk, self.go_to_period)

    def compose_body(self) -> ComposeResult:
        """Put the services over what is told of the one under the cursor, or beside it."""
        yield Lines(id="head")
        with Horizontal(id="body"):
            with Vertical(id="main"):
                yield LineList(
                    service_columns(self.app.words), row_key=lambda s: s.service.code, id="services"
                )
                yield Lines(id="feedback")
            yield Lines(id="detail")

    def on_mount(self) -> None:
        """Read the period of today."""
        self._list.set_empty([[(self.say("ui.agenda.reading"), "dim")]])
        self.reload()

    @property
    def _list(self) -> LineList[ServiceStanding]:
        return self.query_one("#services", LineList)

    def reload(self) -> None:
        """Show the period as it is now."""
        period_id = self._period_id

        def read() -> _Read:
            overview = self.desk.marketing.overview(period_id)
            return _Read(overview, self.desk.feedback.summaries.find(overview.period.id))

        self.read_behind(read, self._show)

    def _show(self, read: _Read) -> None:
        self._read, overview, words = read, read.overview, self.app.words
        today = self.desk.today
        self.query_one("#head", Lines).set_paint(
            lambda width: [period_head(overview, today, words, width)]
        )
        self.query_one("#feedback", Lines).set_paint(
            lambda width: feedback_pieces(overview, read.summary, today, words, width)
        )
        self._list.set_rows(overview.services)
        if self._subject:
            self._list.move_to(self._subject)
            self._subject = ""
        self._follow()

    @on(LineList.Highlighted, "#services")
    def _follow(self) -> None:
        """Tell more of the service under the cursor."""
        standing, words = self._list.row, self.app.words
        if standing is not None:
            self.query_one("#detail", Lines).set_paint(
                lambda width: detail_lines(standing, words, width)
            )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something for."""
        if action == "decide":
            return self.is_mounted and self._list.row is not None
        if action == "this_period":
            return self._period_id is not None
        return super().check_action(action, parameters)

    @on(LineList.Picked, "#services")
    def open_service(self, event: LineList.Picked[ServiceStanding]) -> None:
        """Open a service."""
        from ph_tui.ui.marketing.service import ServiceScreen

        standing: ServiceStanding = event.row
        screen = ServiceScreen(self.desk, standing.service.code, standing.period.id)
        self.app.push_screen(screen)

    def go_to(self, subject: str) -> None:
        """Put the cursor on the service of a participation, or show the period of an id."""
        with self.app.telling():
            standing = self.desk.marketing.standing_of(subject)
            self._subject = standing.service.code if standing else ""
            self.go_to_period(standing.period.id if standing else subject)

    def go_to_period(self, period_id: str | None) -> None:
        """Show a period; None is that of today."""
        self._period_id = period_id
        self.show_saved()

    def action_decide(self, what: str) -> None:
        """Record what happened with the application."""
        if self._list.row is not None:
            self._do.decide(what, self._list.row)

    def action_period(self, step: int) -> None:
        """Go to the period before or after."""
        if self._read is None:
            return
        overview = self._read.overview
        ids = [period.id for period in overview.periods]
        at = ids.index(overview.period.id) + step
        if 0 <= at < len(ids):
            self.go_to_period(ids[at])

    def action_this_period(self) -> None:
        """Go back to the period of today."""
        self.go_to_period(None)

    def action_new_period(self) -> None:
        """Add a contract period."""
        self._periods_do.add()

    def action_summary(self) -> None:
        """File the city's summary of feedback for the period, or show the one that is filed."""
        if self._read is not None:
            self._periods_do.summary(self._read.overview.period, self._read.summary)
