"""Stands for the tests of the calendar: a May in which every status occurs, on 24 April 2024."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.factories import a_booking
from tests.ui.desks import a_desk, an_empty_desk, desk_app

from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking
from ph_tui.ui.popup.calendar import PopUpScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk

_IDS = count(1)
_CONFIRMED, _CANCELLED = BookingState.CONFIRMED, BookingState.CANCELLED
NOTE = "Työhaun tehotreeni: esitteet, roll-up ja CV-pikaneuvonta"


def a_stand(day: int, slot: str = "10-12", *, month: int = 5, **changes: Any) -> PopUpBooking:
    """A stand in a month of 2024, each with an id of its own."""
    on = date(2024, month, day)
    return a_booking(id=f"{next(_IDS):032x}", on=on, slot=slot, **changes)


def busy_stands() -> tuple[PopUpBooking, ...]:
    """Stands around May: past, late, requested, confirmed, announced, cancelled, of others."""
    sure: dict[str, Any] = {"state": _CONFIRMED, "confirmed_on": date(2024, 4, 15)}
    return (
        a_stand(11, month=4, **sure, note="Uutta suuntaa", announced_on=date(2024, 4, 5)),
        a_stand(30, "13-15", month=4, **sure, coach="olli"),
        a_stand(7, "13-15"),
        a_stand(10, **sure, note=NOTE, announced_on=date(2024, 4, 22)),
        a_stand(14, others=True, coach="", note="Kaupan liitto"),
        a_stand(16, "13-15", note="Uutta suuntaa -esitteet", coach="olli"),
        a_stand(16, state=_CANCELLED),
        a_stand(21, **sure),
        a_stand(28, others=True, coach=""),
        a_stand(28, "13-15"),
        a_stand(5, "13-15", month=6),
    )


def with_stands(desk: Desk, *stands: PopUpBooking) -> Desk:
    """The desk once these stands are noted."""
    desk._core.change_popup(lambda _: stands, did=Message("word.did.other"))
    return desk


def a_busy_desk(tmp_path: Path) -> Desk:
    """Maija's desk with the stands around May."""
    return with_stands(a_desk(tmp_path), *busy_stands())


def a_quiet_desk(tmp_path: Path) -> Desk:
    """A desk without a stand."""
    return an_empty_desk(tmp_path)


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at the calendar of stands."""
    return desk_app(desk, "popup", lambda: PopUpScreen(desk), lang=lang, theme=theme)


def screen_of(pilot: Pilot[None]) -> PopUpScreen:
    """The screen that is tested."""
    screen = pilot.app.screen
    assert isinstance(screen, PopUpScreen)
    return screen
