"""What makes the first paint quick changes nothing of what is painted."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from tests.ui.sample import sample_app, some_rows

from ph_tui.__main__ import put_off_collecting
from ph_tui.ui.parsed_once import ParsedOnce

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
