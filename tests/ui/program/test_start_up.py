"""What makes the first paint quick changes nothing of what is painted."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from tests.ui.sample import NOW, SampleScreen, sample_app, some_rows
from tests.ui.snapshots import SMALL, settle

from ph_tui.__main__ import put_off_collecting
from ph_tui.l10n.words import Words
from ph_tui.ui.kit.inks import tone_styles
from ph_tui.ui.kit.places import Heading, Place
from ph_tui.ui.program.app import PhTuiApp
from ph_tui.ui.program.parsed_once import ParsedOnce

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEET = "Label { color: $ink; }"


@pytest.fixture
def collecting() -> Iterator[None]:
    """Look for garbage again when a test has failed half-way."""
    yield
    gc.unfreeze()
    gc.enable()


def test_a_sheet_is_parsed_once_for_a_set_of_variables() -> None:
    """Textual asks for it anew several times while it starts."""
    sheet = ParsedOnce(variables={"ink": "red"})
    sheet.add_source(SHEET)
    (rule,) = sheet.rules
    sheet.set_variables({"ink": "red"})
    sheet.reparse()
    assert sheet.rules[0] is rule


def test_other_variables_and_other_sheets_count_at_once() -> None:
    """A theme that is chosen later repaints everything."""
    sheet = ParsedOnce(variables={"ink": "red"})
    sheet.add_source(SHEET)
    assert sheet.rules[0].styles.color.rgb == (255, 0, 0)
    sheet.set_variables({"ink": "blue"})
    sheet.reparse()
    assert sheet.rules[0].styles.color.rgb == (0, 0, 255)
    sheet.add_source("Static { color: $ink; }", read_from=("other", ""))
    sheet.reparse()
    assert len(sheet.rules) == 2


@pytest.mark.usefixtures("collecting")
async def test_garbage_is_looked_for_again_once_the_screens_are_painted() -> None:
    """Only the start is spared: a program that runs all day must not grow."""
    put_off_collecting()
    assert not gc.isenabled()
    app = sample_app(some_rows(3))
    async with app.run_test() as pilot:
        await pilot.pause()
        app._collect_again()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0


async def test_the_tones_are_read_once_for_a_theme() -> None:
    """Every line that is drawn asks for them; another theme is seen in the next line."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        dark = tone_styles(app.screen)
        assert tone_styles(app.screen) is dark
        app.action_choose_theme("ph-light")
        await settle(pilot)
        assert tone_styles(app.screen)["late"].color != dark["late"].color


class Begun(PhTuiApp):
    """A program that notes when its first picture stands and when what waits for that is done."""

    def __init__(self) -> None:
        self.happened: list[str] = []
        first = Place("1", "today", "ui.key.first", lambda: Waiting(some_rows(3)))
        super().__init__(Words("fi"), [first], lambda: Heading("2024-1", "maija", NOW))

    def post_display_hook(self) -> None:
        """Note a picture."""
        self.happened.append("picture")


class Waiting(SampleScreen):
    """A screen with something to do that can wait."""

    def on_mount(self) -> None:
        """Ask for it before there is any picture."""
        app = self.app
        assert isinstance(app, Begun)
        app.once_painted(lambda: app.happened.append("call"))


async def test_what_can_wait_comes_after_the_first_picture() -> None:
    """What a screen asks for while it is made keeps nobody from seeing it."""
    app = Begun()
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "call" in app.happened
        assert app.happened.index("picture") < app.happened.index("call")


async def test_the_program_begins_with_its_place_and_no_empty_screen_before() -> None:
    """The width is known before anything is styled, so that nothing is styled twice."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=(130, 30)) as pilot:
        await settle(pilot)
        assert app.current_mode == "today"
        assert list(app._screen_stacks) == ["today"]
        assert app.screen.has_class("-wide")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.screen.has_class("-narrow")
        assert not app.screen.has_class("-wide")
