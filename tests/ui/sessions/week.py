"""A week for the tests of the session log: the small company with a few more meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import a_desk, desk_app, order_id

from ph_tui.ui.sessions.log import LogScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk


def a_full_week(tmp_path: Path) -> Desk:
    """The desk of the small company, its week a little fuller."""
    desk = a_desk(tmp_path)
    for line in (
        "4715 22.4. 9-11.30 CV:n päivitys ja kolme hakemusta",
        "4729 23.4. 12-13 Alkukartoitus",
        "4715 23.4. 12.30-14 Haastatteluun valmistautuminen",
    ):
        desk.sessions.log(desk.sessions.read(line))
    desk.sessions.plan(order_id(4720), "to 9-11")
    return desk


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at the session log, its side pane following at once."""
    return desk_app(desk, "log", lambda: LogScreen(desk, pane_delay=0), lang=lang, theme=theme)
