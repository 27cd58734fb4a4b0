"""How the calendar of stands looks: empty, busy, with holidays, narrow, and while one is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.popup.stands import a_busy_desk, a_quiet_desk, app_of
from tests.ui.snapshots import WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap

NARROW = (50, 24)
FEATURE = "popup/calendar"


async def test_an_empty_month_looks_calm(snap: Snap, tmp_path: Path) -> None:
    """Nothing but days, and where one can begin."""
    await snap(app_of(a_quiet_desk(tmp_path)), "empty", feature=FEATURE)
    await snap(app_of(a_quiet_desk(tmp_path)), "empty", size=WIDE, feature=FEATURE)


async def test_a_busy_month_looks_calm(snap: Snap, tmp_path: Path) -> None:
    """Every status in one month, at both sizes, in both languages, on the stand and beside it."""
    desk = a_busy_desk(tmp_path)
    to_stand = ["right", "right"]
    await snap(app_of(desk), "busy", press=to_stand, feature=FEATURE)
    await snap(app_of(desk), "busy", size=WIDE, press=to_stand, feature=FEATURE)
    await snap(app_of(desk, lang="en"), "english", press=to_stand, feature=FEATURE)
    await snap(app_of(desk, lang="en"), "english", size=WIDE, feature=FEATURE)
    await snap(app_of(desk, theme="ph-contrast"), "contrast", press=to_stand, feature=FEATURE)
    await snap(app_of(desk, theme="ph-light"), "light", size=WIDE, feature=FEATURE)
    await snap(app_of(desk, theme="ph-ansi"), "ansi", press=to_stand, feature=FEATURE)
    await snap(app_of(desk), "past", press=["t"], feature=FEATURE)


async def test_holidays_look_calm(snap: Snap, tmp_path: Path) -> None:
    """Midsummer in June, four holidays in December."""
    desk = a_busy_desk(tmp_path)
    await snap(app_of(desk), "june", press=["full_stop"], feature=FEATURE)
    press = ["full_stop"] * 7
    await snap(app_of(desk), "december", press=press, feature=FEATURE)
    await snap(app_of(desk), "december", size=WIDE, press=press, feature=FEATURE)
    await snap(app_of(desk, lang="en"), "december-english", press=press, feature=FEATURE)


async def test_a_narrow_terminal_has_a_list(snap: Snap, tmp_path: Path) -> None:
    """A line a slot, with its word."""
    desk = a_busy_desk(tmp_path)
    await snap(app_of(desk), "narrow", size=NARROW, press=["right", "right"], feature=FEATURE)


async def test_questions_look_calm(snap: Snap, tmp_path: Path) -> None:
    """Where to, a day, a holiday, what the stand will show."""
    desk = a_busy_desk(tmp_path)
    stand = ["right", "right"]
    await snap(app_of(desk), "move", press=[*stand, "m", *"16.5."], feature=FEATURE)
    await snap(app_of(desk), "note", press=[*stand, "E"], feature=FEATURE)
    await snap(app_of(desk), "day", press=["d", *"11.5."], feature=FEATURE)
    await snap(app_of(desk), "holiday", press=["right", "n"], feature=FEATURE)
    await snap(app_of(desk), "booked", press=["n"], feature=FEATURE)
