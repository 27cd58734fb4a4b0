"""The report editor under a pilot, for the tests of its parts.

Owns how it is opened, typed into and looked at; the orders are those of `desks`.
"""

from __future__ import annotations

import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from tests.ui.desks import DeskApp, desk_app, order_id
from tests.ui.snapshots import SMALL, settle, text_of

from ph_tui.domain.reports import ReportSection
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.report.editor import ReportScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.report.field import SectionField

LATE, READY, SENT, RUNNING, AGREED = 4698, 4705, 4690, 4711, 4729
"""Orders: half written and late, complete, sent, running, agreed but without a meeting."""
GOAL, SESSIONS, FACTORS = ReportSection.GOAL, ReportSection.SESSIONS, ReportSection.FACTORS
CODE = "010101-901S"
"""A personal identity code with a right check character; from 900 on they are given to nobody."""


class Editor:
    """The editor of one report under a pilot."""

    def __init__(self, pilot: Pilot[Any], app: DeskApp, desk: Desk, number: int) -> None:
        self.pilot, self.app, self.desk, self.order_id = pilot, app, desk, order_id(number)
        self.screen = app.screen
        assert isinstance(self.screen, ReportScreen)
        self.report_screen = self.screen

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each after the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)
            await settle(self.pilot)

    async def write(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        await self.pilot.press(*("space" if key == " " else key for key in text))
        await settle(self.pilot)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what a timer or a thread brings about."""
        give_up = time.monotonic() + 10
        while not holds():
            assert time.monotonic() < give_up, "it never came true"
            await self.pilot.pause(0.02)
        await settle(self.pilot)

    @property
    def text(self) -> str:
        """The screen as plain text."""
        return text_of(self.app)

    def stored(self, section: ReportSection) -> str:
        """The text of a section on the disk."""
        return self.desk.orders.load(self.order_id).report.text(section)

    @property
    def field(self) -> SectionField:
        """The field that shows."""
        return self.report_screen.field

    def asks(self, question: type[object]) -> bool:
        """Whether this very question is asked."""
        return type(self.app.screen) is question


@asynccontextmanager
async def editing(
    desk: Desk, number: int, *, size: tuple[int, int] = SMALL
) -> AsyncIterator[Editor]:
    """Open the editor over the orders, as it is opened in the program."""
    app = desk_app(desk, "orders", PhScreen)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(ReportScreen(desk, order_id(number)))
        await settle(pilot)
        yield Editor(pilot, app, desk, number)


def report_app(desk: Desk, number: int) -> DeskApp:
    """The program with the editor open, for pictures."""
    return desk_app(desk, "orders", lambda: ReportScreen(desk, order_id(number)))
