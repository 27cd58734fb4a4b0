"""Whatever is painted, the terminal shows it: random frames through an emulator, cell by cell.

The oracle is the same frame written whole on an empty terminal, as Textual does it by itself.
"""

from __future__ import annotations

import os
import random
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from tests.ui.emulator import ByteStream, Screen, seen
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from ph_tui.ui.thrift.cells import painted_by
from ph_tui.ui.thrift.pen import Abilities
from ph_tui.ui.thrift.shown import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAMES = 10_000 if os.environ.get("PH_TUI_FAULTS") == "full" else 1_200
WIDTH, HEIGHT = 24, 7
COLOURS = ColorSystem.EIGHT_BIT
CONSOLE = Console(force_terminal=True, color_system="256", width=WIDTH, height=HEIGHT)
ALPHABET = [
    *"aaab ÄÖäö€…–│─▌▰",
    "  ",
    "   ",
    " ",
    "漢",
    "字",
    "é",
    "e\u0301",
    "👍",
    "o\u0308\u0323",
]
KINDS = {
    "nothing": Abilities(),
    "erasing": Abilities(erases=True),
    "erasing in colour": Abilities(erases=True, erases_in_colour=True),
    "repeating": Abilities(erases=True, erases_in_colour=True, repeats=True),
}


def a_style(rng: random.Random) -> Style:
    """A style as themes have them: mostly plain, now and then with everything."""
    kinds: dict[str, Any] = {
        name: rng.random() < 0.3
        for name in ("bold", "italic", "underline", "reverse", "strike", "dim")
    }
    ink = rng.choice([None, None, None, "red", "color(245)"])
    ground = rng.choice([None, None, None, None, "color(17)"])
    return Style(color=ink, bgcolor=ground, **kinds)


STYLES = [a_style(random.Random(seed)) for seed in range(60)]  # noqa: S311 - no secret


def a_strip(rng: random.Random, width: int) -> Strip:
    """A line of a few segments."""
    segments = []
    left = width
    while left > 0:
        text = "".join(rng.choices(ALPHABET, k=rng.randint(1, 6)))
        segments.append(Segment(text, rng.choice(STYLES)))
        left -= 3
    return Strip(segments).adjust_cell_length(width, rng.choice(STYLES))


def a_terminal(*, erases_in_colour: bool = True) -> tuple[Screen, ByteStream]:
    """An empty terminal whose lines do not wrap, as the driver has it."""
    screen = Screen(WIDTH, HEIGHT)
    screen.erases_in_colour = erases_in_colour
    screen.reset_mode(7, private=True)
    return screen, ByteStream(screen)


def is_clean(row: Strip, at: int) -> bool:
    """Whether a line can be cut without parting a letter from its mark: Rich measures parts odd."""
    return not unicodedata.combining(row.crop(at, WIDTH).text[:1] or " ")


class Frame:
    """What the compositor has in mind: every row of the screen, in chops."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.rows = [a_strip(rng, WIDTH) for _ in range(HEIGHT)]

    def change(self) -> LayoutUpdate | ChopsUpdate:
        """Change some of it, a little or a lot, and give the update that the compositor would."""
        rng = self._rng
        dirty = sorted(rng.sample(range(HEIGHT), rng.randint(1, 3)))
        for y in dirty:
            self.rows[y] = self._changed(self.rows[y])
        if rng.random() < 0.2:
            return LayoutUpdate([[row] for row in self.rows], Region(0, 0, WIDTH, HEIGHT))
        inner = rng.sample(range(1, WIDTH), rng.randint(0, 3))
        clean = (at for at in inner if all(is_clean(row, at) for row in self.rows))
        cuts = sorted({0, *clean, WIDTH})
        chops, ends = [], []
        for y, row in enumerate(self.rows):
            parts = row.divide(cuts[1:])
            if y in dirty:
                self.rows[y] = Strip.join(parts)  # half of a wide character is a blank by now
            chops.append(dict(zip(cuts, parts, strict=False)))
            ends.append(cuts[1:])
        return ChopsUpdate(chops, [(y, 0, WIDTH) for y in dirty], ends)

    def _changed(self, row: Strip) -> Strip:
        rng = self._rng
        if rng.random() < 0.3:
            return a_strip(rng, WIDTH)
        at, end = sorted(rng.sample(range(WIDTH + 1), 2))
        if not (is_clean(row, at) and is_clean(row, end)):
            return row
        length = end - at
        middle = a_strip(rng, length)
        if rng.random() < 0.3:
            middle = row.crop(at, at + length).apply_style(rng.choice(STYLES))
        parts = [row.crop(0, at), middle, row.crop(at + length, WIDTH)]
        return Strip.join(parts).adjust_cell_length(WIDTH)

    def oracle(self) -> list[list[Any]]:
        """The frame on an empty terminal, written whole by Textual itself."""
        screen, stream = a_terminal()
        update = LayoutUpdate([[row] for row in self.rows], Region(0, 0, WIDTH, HEIGHT))
        stream.feed(update.render_segments(CONSOLE).replace("\n", "\r\n").encode())
        return cells_on(screen)


def cells_on(screen: Screen) -> list[list[Any]]:
    """Every cell as a person sees it: a blank has no ink unless a line runs through it."""
    return [[seen(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def replay(seed: int, abilities: Abilities, frames: int) -> Iterator[tuple[int, bool]]:
    """Paint frame after frame; tells for each whether every cell is right."""
    rng = random.Random(seed)  # noqa: S311 - frames are no secret
    frame, shown = Frame(rng), Shown()
    screen, stream = a_terminal(erases_in_colour=abilities.erases_in_colour)
    first = LayoutUpdate([[row] for row in frame.rows], Region(0, 0, WIDTH, HEIGHT))
    update: LayoutUpdate | ChopsUpdate = first
    for number in range(frames):
        painted = painted_by(update, COLOURS)
        stream.feed(shown.difference(painted, (WIDTH, HEIGHT), abilities).encode())
        yield number, cells_on(screen) == frame.oracle()
        update = frame.change()


@pytest.mark.faults
@pytest.mark.parametrize("kind", KINDS)
def test_the_terminal_shows_what_was_painted(kind: str) -> None:
    """Wide, combining and styled cells, cut and covered at random: every cell of every frame."""
    frames = FRAMES // len(KINDS)
    for number, is_right in replay(4711, KINDS[kind], frames):
        assert is_right, f"frame {number}"


def test_a_mark_that_is_cut_from_its_letter_still_combines_with_it() -> None:
    """A piece may begin with what combines with the cell before it, as it does in a terminal."""
    screen, stream = a_terminal()
    shown = Shown()
    for text, marks in (("o", "\u0308"), ("o", "\u0308"), ("a", "")):
        pieces = {0: Strip([Segment(text)]), 1: Strip([Segment(f"{marks}b")])}
        update = ChopsUpdate([pieces], [(0, 0, 2)], [[1, 2]])
        painted = painted_by(update, COLOURS)
        stream.feed(shown.difference(painted, (WIDTH, HEIGHT), Abilities()).encode())
        letter = unicodedata.normalize("NFC", text + marks)
        assert [screen.buffer[0][x].data for x in (0, 1)] == [letter, "b"]


def test_behind_what_is_measured_otherwise_everything_stands_in_its_place() -> None:
    """A terminal that draws a pictograph narrow shows what follows in the right column."""
    screen, stream = a_terminal()
    screen.draws_narrow = True
    strip = Strip([Segment("a👍bc")])
    update = ChopsUpdate([{0: strip}], [(0, 0, 5)], [[5]])
    sequence = Shown().difference(painted_by(update, COLOURS), (WIDTH, HEIGHT), Abilities())
    stream.feed(sequence.encode())
    assert [screen.buffer[0][x].data for x in (0, 3, 4)] == ["a", "b", "c"]


@pytest.mark.parametrize("at", [0, 2])
def test_half_of_a_wide_character_is_written_over(at: int) -> None:
    """A piece that ends amid a wide character takes all of it; painted again it is whole again."""
    screen, stream = a_terminal()
    shown = Shown()
    for x, text in ((0, "a漢b"), (at, "xy"), (0, "a漢b")):
        update = LayoutUpdate([[Strip([Segment(text)])]], Region(x, 0, 4, 1))
        painted = painted_by(update, COLOURS)
        stream.feed(shown.difference(painted, (WIDTH, HEIGHT), Abilities()).encode())
    assert [screen.buffer[0][x].data for x in range(4)] == ["a", "漢", "", "b"]
