"""How Today looks: full, idle, with a file that can't be read, and while something is entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import an_empty_desk, desk_app, order_id
from tests.ui.snapshots import WIDE
from tests.ui.today.others import with_many_stands, with_others

from ph_tui.ui.today.agenda import TodayScreen

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk

VERY_WIDE = (160, 45)


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at Today, its side pane following at once."""
    return desk_app(desk, "today", lambda: TodayScreen(desk, pane_delay=0), lang=lang, theme=theme)


async def test_the_day_looks_calm(snap: Snap, desk: Desk) -> None:
    """The list at each size, and beside it the order under the cursor."""
    await snap(app_of(desk), "full", press=["j", "j"], feature="today/agenda")
    await snap(app_of(desk), "full", size=WIDE, press=["j", "j"], feature="today/agenda")
    await snap(app_of(desk), "full", size=VERY_WIDE, press=["o"], feature="today/agenda")
    await snap(app_of(desk, lang="en"), "english", feature="today/agenda")
    await snap(app_of(desk, theme="ph-light"), "light", size=WIDE, feature="today/agenda")
    await snap(app_of(desk, theme="ph-contrast"), "contrast", feature="today/agenda")


async def test_an_idle_day_looks_calm(
    snap: Snap, desk: Desk, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nothing to do is a sentence, with what one could do next."""
    empty = an_empty_desk(tmp_path_factory.mktemp("empty"))
    await snap(app_of(empty), "empty", feature="today/agenda")
    await snap(app_of(empty), "empty", size=WIDE, press=["o"], feature="today/agenda")


async def test_a_broken_file_looks_calm(snap: Snap, desk: Desk, tmp_path: Path) -> None:
    """One line at the foot of the list, and the day of all others."""
    (tmp_path / "data" / "orders" / f"{order_id(4711)}.json").write_text("{", encoding="utf-8")
    await snap(app_of(desk), "broken", feature="today/agenda")
    await snap(app_of(desk), "broken", size=WIDE, feature="today/agenda")


async def test_the_entry_looks_calm(snap: Snap, desk: Desk) -> None:
    """What was done, with how it is read."""
    await snap(app_of(desk), "hold", press=["j", "j", "d", *"Haku"], feature="today/agenda")
    keys = ["j", "j", "d", *"Haku", "enter"]
    await snap(app_of(desk), "held", press=keys, feature="today/agenda")


async def test_services_and_stands_look_calm(snap: Snap, desk: Desk) -> None:
    """Among the orders, the keys at the right end; beside the list what is under the cursor."""
    app = app_of(with_others(desk))
    await snap(app, "everything", press=["home"], feature="today/agenda")
    for place in (["home"], ["end"]):
        name = f"everything-{place[0]}"
        await snap(app_of(desk), name, size=WIDE, press=place, feature="today/agenda")


async def test_what_comes_later_looks_calm(snap: Snap, desk: Desk) -> None:
    """Folded, at the end of the list; and found by a filter that is being typed."""
    with_many_stands(desk)
    await snap(app_of(desk), "later", press=["end"], feature="today/agenda")
    keys = ["slash", *"pop 21"]
    pressed = ["space" if key == " " else key for key in keys]
    await snap(app_of(desk), "filter", press=pressed, feature="today/agenda")
    await snap(app_of(desk), "sums", press=["s"], feature="today/agenda")
    await snap(app_of(desk), "hours", press=["s", "enter"], feature="today/agenda")
