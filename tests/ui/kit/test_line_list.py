"""The list: its cursor, its mouse, what it paints and how it looks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.sample import Row, SampleScreen, sample_app, some_rows
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.rows import Section

if TYPE_CHECKING:
    from tests.ui.conftest import Snap
    from textual.geometry import Region

    from ph_tui.ui.program.app import PhTuiApp


def the_list(app: PhTuiApp) -> LineList[Row]:
    """Return the list of the sample screen."""
    found: LineList[Row] = app.screen.query_one("#rows", LineList)
    return found


def number(app: PhTuiApp) -> int:
    """Return the number of the row under the cursor."""
    row = the_list(app).row
    assert row is not None
    return row.number


async def test_keys_move_the_cursor_over_sections() -> None:
    """Arrows, j and k, page keys, home and end move; headings are stepped over."""
    app = sample_app(some_rows(100))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        steps = [("j", 4701), ("down", 4702), ("j", 4703), ("up", 4702), ("end", 4799), ("k", 4798)]
        steps += [("home", 4700), ("pagedown", 4718), ("pageup", 4700)]
        for key, expected in steps:
            await pilot.press(key)
            assert number(app) == expected, key


async def test_a_move_inside_the_page_paints_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the line that the cursor left and the one that it reached are painted."""
    app = sample_app(some_rows(100))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        painted: list[Region] = []
        refresh = LineList.refresh

        def watch(self: LineList[Any], *regions: Region, **options: bool) -> Any:
            painted.extend(regions)
            return refresh(self, *regions, **options)

        monkeypatch.setattr(LineList, "refresh", watch)
        await pilot.press("j")
        assert [region.height for region in painted] == [1, 1]


async def test_the_cursor_stays_on_its_row_when_rows_come_and_go() -> None:
    """A change by someone else moves neither the cursor nor the line that it stands on."""
    app = sample_app(some_rows(100))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.press(*["j"] * 40)
        rows = the_list(app)
        height = rows.cursor - rows.scroll_offset.y
        rows.set_rows([Row(1, "uusi"), *rows.rows])
        await settle(pilot)
        assert (number(app), rows.cursor - rows.scroll_offset.y) == (4740, height)
        rows.set_rows([row for row in rows.rows if isinstance(row, Section) or row.number != 4740])
        await settle(pilot)
        assert number(app) == 4741


async def test_the_cursor_is_in_view_before_and_after_a_resize() -> None:
    """A cursor that was put far down before the first layout shows, and still does when resized."""
    app = sample_app(some_rows(100))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        rows: LineList[Row] = LineList(row_key=lambda row: row.number, paint=lambda _, __: [])
        rows.set_rows(the_list(app).rows)
        assert rows.move_to(4770)
        await app.screen.mount(rows)
        await settle(pilot)
        assert rows.scroll_offset.y <= rows.cursor < rows.scroll_offset.y + rows.size.height
        await pilot.resize_terminal(60, 14)
        await settle(pilot)
        assert rows.scroll_offset.y <= rows.cursor < rows.scroll_offset.y + rows.size.height


async def test_enter_and_a_double_click_open_a_row() -> None:
    """A click puts the cursor there, the second click opens, and a heading cannot be clicked."""
    app = sample_app(some_rows(20))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, SampleScreen)
        await pilot.press("enter")
        await pilot.click("#rows", offset=(5, 3))
        await pilot.click("#rows", offset=(5, 1))
        assert number(app) == 4701
        await pilot.click("#rows", offset=(5, 4), times=2)
        await settle(pilot)
        assert [row.number for row in screen.picked] == [4700, 4702]


async def test_hostile_text_is_drawn_as_text() -> None:
    """Markup and escape sequences in a record are shown or dropped, never obeyed."""
    app = sample_app([Row(1, "[/] [@click=app.leave]x[/]\x1b]52;c;eA==\x07\u202e")])
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "[/] [@click=app.leave]x[/]]52;c;eA==" in text_of(app)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_full(snap: Snap, size: tuple[int, int]) -> None:
    """A list fills its screen, under a header, with the cursor marked by a sign as well."""
    await snap(sample_app(some_rows(100)), "full", size=size, press=["j"])


async def test_scrolled(snap: Snap) -> None:
    """Leaving the page shows the next page, with a few lines of the one before."""
    await snap(sample_app(some_rows(100)), "scrolled", press=["j"] * 21)


async def test_empty(snap: Snap) -> None:
    """An empty list says which key begins."""
    await snap(sample_app([]), "empty")


async def test_wide_characters_and_cut_text(snap: Snap) -> None:
    """Columns stay in line behind wide characters; what does not fit ends in an ellipsis."""
    rows = [Row(1, "漢字" * 30), Row(2, "é́ 👩‍💻 x"), Row(3, "x" * 100)]
    await snap(sample_app(rows), "cut")


@pytest.mark.parametrize("theme", ["ph-light", "ph-contrast", "ph-ansi"])
async def test_themes(snap: Snap, theme: str) -> None:
    """The same list in the other themes."""
    await snap(sample_app(some_rows(20), theme=theme), theme)
