"""Without colour nothing is lost: a state is a sign or a word before it is a colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.desks import a_desk
from tests.ui.snapshots import settle, text_of
from textual.color import Color

from ph_tui.l10n.words import Words
from ph_tui.ui.program.theme import THEMES
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.segment import Segment
    from textual.pilot import Pilot

SIGNS = {"late": "!", "due": "•", "missing": "?", "done": "✓"}
SAID = re.compile(r"myöhässä|tänään|\d+ virhettä|vappu|helatorstai")
"""Words that say a state, or why a day is no working day, without a sign beside them."""
WAYS = ["1", "1 enter", "1 r", "1 N", "1 A", "1 enter h", "2", "3", "4", "4 I", "5", "6", "6 enter"]
"""The places and what lies behind them, by their keys."""


async def pictures(program: Program, pilot: Pilot[Any]) -> Iterator[list[list[Segment]]]:
    """The lines of each screen on the ways, as they are drawn."""
    drawn = []
    for way in WAYS:
        while len(program.screen_stack) > 1:
            program.pop_screen()
            await pilot.pause()
        for key in way.split():
            await pilot.press(key)
            await settle(pilot)
        drawn.append([list(strip) for strip in program.screen._compositor.render_strips()])
    return iter(drawn)


def ink_of(segment: Segment) -> Color | None:
    """The colour of what is written; None for the terminal's own."""
    colour = segment.style.color if segment.style else None
    return None if colour is None or colour.is_default else Color.from_rich_color(colour)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_no_colour_stands_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    """What has the colour of a state has its sign in the same line, or says it in a word."""
    colours = THEMES[0].variables
    states = {Color.parse(colours[f"state-{state}"]): state for state in SIGNS}
    seen, alone = set(), []
    program = Program(a_desk(tmp_path), Words("fi"))
    async with program.run_test(size=size) as pilot:
        await settle(pilot)
        for lines in await pictures(program, pilot):
            for line in lines:
                text = "".join(segment.text for segment in line)
                for segment in filter(lambda each: each.text.strip(), line):
                    ink = ink_of(segment)
                    state = states.get(ink) if ink else None
                    seen.add(state)
                    if state and SIGNS[state] not in text and not SAID.search(segment.text):
                        alone.append((state, segment.text, text.strip()))
    assert alone == []
    assert seen > set(SIGNS)


async def test_no_color_draws_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR takes the colours and leaves the text; the row of the cursor stays visible."""
    coloured = Program(a_desk(tmp_path), Words("fi"))
    async with coloured.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        with_colour = text_of(coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    program = Program(a_desk(tmp_path / "other"), Words("fi"))
    async with program.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert text_of(program) == with_colour
        reversed_rows = 0
        for lines in await pictures(program, pilot):
            segments = [segment for line in lines for segment in line]
            reversed_rows += any(s.style and s.style.reverse for s in segments)
            assert {ink_of(segment) for segment in segments} == {None}
            grounds = {s.style.bgcolor for s in segments if s.style and s.style.bgcolor}
            assert all(ground.is_default for ground in grounds)
        assert reversed_rows > 6
