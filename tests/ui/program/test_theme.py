"""The themes and sheets: readable contrast, and colours in one place only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

import ph_tui.ui
from ph_tui.ui.program.style_sheets import sheets_folder
from ph_tui.ui.program.theme import THEMES

if TYPE_CHECKING:
    from textual.theme import Theme

COLOURED = [theme for theme in THEMES if not theme.ansi]
TEXTS = ("ink", "dim", "accent", "state-late", "state-due", "state-missing", "state-done")


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours as WCAG reckons it."""

    def luminance(color: Color) -> float:
        parts = [part / 255 for part in color.rgb]
        parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_every_text_is_readable_on_every_ground(theme: Theme) -> None:
    """Text has a contrast of 4.5 on all grounds, of 7 in the high-contrast theme."""
    least = 7 if theme.name == "ph-contrast" else 4.5
    colours = {name: Color.parse(theme.variables.get(name, theme.accent)) for name in TEXTS}
    grounds = ("raised", "cursor-line", "cursor-line-blurred", "scrollbar-background")
    for ground in grounds:
        for name, colour in colours.items():
            ratio = contrast(colour, Color.parse(theme.variables[ground]))
            assert ratio >= least, f"{name} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_picked_text_is_readable(theme: Theme) -> None:
    """Text that is picked in a field can be read on the ground that shows it."""
    least = 7 if theme.name == "ph-contrast" else 4.5
    ink, ground = (Color.parse(theme.variables[name]) for name in ("ink", "picked-text"))
    assert contrast(ink, ground) >= least


NO_COLOURS = {"none", "transparent", "hkey", "vkey", "outer", "blank", "solid"}


def test_no_sheet_names_a_colour() -> None:
    """A sheet names tokens, so that each theme and no colour at all fit it."""
    for path in sheets_folder().rglob("*.tcss"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        values = re.findall(r"(?:color|background|border[a-z-]*|tint):\s*([^;]+);", text)
        for value in values:
            words = set(value.split()) - NO_COLOURS
            assert all(word.startswith("$") or word.endswith("%") for word in words), (path, value)


def test_a_sheet_stands_where_its_screen_does() -> None:
    """`orders/list.tcss` is the sheet of `ph_tui.ui.orders.list`: who knows one finds the other."""
    modules = Path(ph_tui.ui.__file__).parent
    for path in sheets_folder().rglob("*/*.tcss"):
        module = path.relative_to(sheets_folder()).with_suffix(".py")
        assert "sheet_of(__name__)" in (modules / module).read_text(encoding="utf-8"), path


def test_the_sheet_of_a_screen_has_one_block() -> None:
    """Rules of a screen's sheet stand under its name, for sheets stay loaded after their screen."""
    for path in sheets_folder().rglob("*.tcss"):
        if path.stem in ("tokens", "widgets"):
            continue
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL).strip()
        depth, blocks = 0, 0
        for sign in text:
            blocks += sign == "{" and depth == 0
            depth += (sign == "{") - (sign == "}")
        assert blocks == 1, f"{path.name} has {blocks} blocks"
