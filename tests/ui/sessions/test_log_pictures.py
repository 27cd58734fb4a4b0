"""How the session log looks: a week full and empty, and while something is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import an_empty_desk, order_id
from tests.ui.sessions.week import a_full_week, app_of
from tests.ui.snapshots import WIDE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap

    from ph_tui.desk.desk import Desk

VERY_WIDE = (160, 45)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The desk of the small company in a full week."""
    return a_full_week(tmp_path)


async def test_the_week_looks_calm(snap: Snap, desk: Desk) -> None:
    """The week at each size, and beside it the meeting under the cursor with its order."""
    await snap(app_of(desk), "full", feature="sessions/log")
    await snap(app_of(desk), "full", size=WIDE, press=["k", "k"], feature="sessions/log")
    await snap(app_of(desk), "full", size=VERY_WIDE, press=["w"], feature="sessions/log")
    await snap(app_of(desk, lang="en"), "english", feature="sessions/log")
    await snap(app_of(desk, theme="ph-light"), "light", size=WIDE, feature="sessions/log")


async def test_an_empty_week_looks_calm(snap: Snap, desk: Desk, tmp_path: Path) -> None:
    """A sentence, and what one could do next."""
    await snap(
        app_of(desk), "empty-week", press=["right", "right", "right"], feature="sessions/log"
    )
    await snap(app_of(an_empty_desk(tmp_path / "empty")), "empty", feature="sessions/log")
    await snap(
        app_of(an_empty_desk(tmp_path / "empty")), "empty", size=WIDE, feature="sessions/log"
    )


async def test_the_entry_looks_calm(snap: Snap, desk: Desk) -> None:
    """The line with its reading, one that is not understood, and what is said after saving."""
    line = ["space" if letter == " " else letter for letter in "ak eilen 15-16.30 CV"]
    await snap(app_of(desk), "entry", press=["l", *line], feature="sessions/log")
    await snap(app_of(desk), "refused", press=["l", *line[:-7], "x"], feature="sessions/log")
    await snap(app_of(desk), "saved", press=["l", *line, "enter"], feature="sessions/log")
    await snap(app_of(desk), "edit", press=["enter"], feature="sessions/log")
    await snap(app_of(desk), "remove", press=["D"], feature="sessions/log")


async def test_a_broken_file_looks_calm(snap: Snap, desk: Desk, tmp_path: Path) -> None:
    """One line at the foot of the list."""
    (tmp_path / "data" / "orders" / f"{order_id(4711)}.json").write_text("{", encoding="utf-8")
    await snap(app_of(desk), "broken", feature="sessions/log")
    await snap(app_of(desk), "broken", size=WIDE, feature="sessions/log")
