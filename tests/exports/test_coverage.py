"""The table of drawable characters, checked against the fonts that the typst package carries.

`python tests/exports/test_coverage.py` writes the table anew after an update of typst.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typst
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from ph_tui.exports import coverage
from ph_tui.exports.coverage import Speller, can_slant
from ph_tui.exports.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.exports.document import ReportDocument

UPRIGHT = (
    ("LibertinusSerif-Regular", "NewCM10-Regular", "DejaVuSansMono"),
    ("LibertinusSerif-Semibold", "NewCM10-Bold", "DejaVuSansMono-Bold"),
    ("LibertinusSerif-Bold", "NewCM10-Bold", "DejaVuSansMono-Bold"),
)
SLANTED = (
    ("LibertinusSerif-Italic", "NewCM10-Italic", "DejaVuSansMono-Oblique"),
    ("LibertinusSerif-BoldItalic", "NewCM10-BoldItalic", "DejaVuSansMono-BoldOblique"),
)
NEVER_PRINTED = {"Cc", "Cs", "Co", "Zl", "Zp"}
"""Controls, surrogates, private use, line and paragraph separators."""

TABLE_HEAD = "# Written by tests/exports/test_coverage.py from the fonts inside typst."


@cache
def embedded_fonts() -> dict[str, frozenset[int]]:
    """The code points of each font in typst's library, by PostScript name."""
    library = next(Path(typst.__file__).parent.glob("_typst*")).read_bytes()
    fonts = {}
    for mark in re.finditer(rb"OTTO\x00|\x00\x01\x00\x00\x00[\x05-\x28]", library):
        at = mark.start()
        (count,) = struct.unpack_from(">H", library, at + 4)
        records = [
            struct.unpack_from(">4sIII", library, at + 12 + 16 * n) for n in range(min(count, 40))
        ]
        if b"cmap" in {tag for tag, *_ in records}:
            end = at + max(offset + length for _, _, offset, length in records)
            font = TTFont(io.BytesIO(library[at:end]))
            fonts[str(font["name"].getDebugName(6))] = frozenset(font.getBestCmap())
    return fonts


def covered(stacks: tuple[tuple[str, ...], ...], fonts: dict[str, frozenset[int]]) -> set[int]:
    """What every style of the stacks can draw with one or the other of its fonts."""
    styles = [frozenset().union(*(fonts[name] for name in stack)) for stack in stacks]
    shared = frozenset.intersection(*styles) - {0xFEFF}
    return {code for code in shared if unicodedata.category(chr(code)) not in NEVER_PRINTED}


def coverage_table() -> str:
    """The text of `templates/coverage.txt`."""
    fonts = embedded_fonts()
    lines = [TABLE_HEAD]
    for slope, stacks in (("upright", UPRIGHT), ("slanted", UPRIGHT + SLANTED)):
        codes = sorted(covered(stacks, fonts))
        runs = [
            [code for _, code in run]
            for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0])
        ]
        words = [f"{run[0]:x}" + (f"-{run[-1]:x}" if run[1:] else "") for run in runs]
        lines += [f"{slope} {' '.join(words[at : at + 10])}" for at in range(0, len(words), 10)]
    return "\n".join(lines) + "\n"


TABLE = Path(coverage.__file__).parent / "templates" / "coverage.txt"


def test_the_table_is_what_the_fonts_have() -> None:
    """An update of typst with other fonts is noticed here, before a report fails on a character."""
    assert TABLE.read_text("ascii") == coverage_table()


@pytest.mark.parametrize("marks", ["", "**", "*", "***", "`"])
def test_typst_draws_every_character_of_the_table(
    document_with: Callable[..., ReportDocument], marks: str
) -> None:
    """Each character that is not spelled out is really drawn, in every style of text."""
    stacks = UPRIGHT + SLANTED if marks in {"*", "***"} else UPRIGHT
    letters = [
        chr(code)
        for code in sorted(covered(stacks, embedded_fonts()))
        if chr(code) not in "\\`*_[]<>&|#~!"
        and not chr(code).isspace()
        and unicodedata.is_normalized("NFC", chr(code))
    ]
    parts = ["x" + "".join(letters[at : at + 40]) + "x" for at in range(0, len(letters), 40)]
    text = "\n\n".join(f"{marks}{part}{marks}" for part in parts)
    fields = {"title": "".join(letters), "state_note": "".join(letters)} if not marks else {}
    assert to_pdf(document_with(text, **fields)).warnings == ()


def test_finnish_can_be_drawn_in_every_style() -> None:
    """The letters and signs of Finnish text are in the upright and the italic fonts."""
    text = "ABCÅÄÖabcåäöŠšŽž0123456789.,:;!?()–—”’…€%§½·•"
    assert Speller().spell(text) == text
    assert can_slant(text)


def test_italics_are_dropped_where_the_italic_fonts_have_no_glyph() -> None:
    """Arabic is drawn upright rather than spelled out."""
    speller = Speller()
    assert speller.spell("سلام") == "سلام"
    assert speller.missing == ()
    assert not can_slant("سلام")


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("👩‍👧", "[U+1F469][U+1F467]"),
        ("a\ufe0fb\u200dc", "abc"),
        ("a\x00b\u2028c", "a b c"),
        ("\ue000", "[U+E000]"),
        ("\ufdd0", "[U+FDD0]"),
        ("\ud800", "[U+D800]"),
    ],
)
def test_how_undrawable_text_is_spelled(text: str, spelled: str) -> None:
    """Joiners vanish, controls become blanks, everything else is named by its code point."""
    assert Speller().spell(text) == spelled


if __name__ == "__main__":
    TABLE.write_text(coverage_table(), "ascii")
