"""Markdown is read into a small closed tree: quickly, in bounded depth, without losing a word."""

from __future__ import annotations

import re
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.exports.blocks import (
    NESTING,
    Block,
    BulletList,
    CodeBlock,
    Heading,
    LineBreak,
    OrderedList,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    words_of,
)
from ph_tui.exports.parse import READ_LIMIT, parse


def paragraph(text: str) -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Text(text),))


def all_text(blocks: tuple[Block, ...]) -> str:
    """Every word of a tree, in order."""
    words = []
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(_, inlines):
                words.append(words_of(inlines))
            case BulletList(items) | OrderedList(items):
                words += [all_text(item) for item in items]
            case Quote(inner):
                words.append(all_text(inner))
            case CodeBlock(text):
                words.append(text)
            case Table(header, rows):
                words += [words_of(cell) for row in (header, *rows) for cell in row]
            case Rule():
                pass
    return " ".join(words)


def depth(blocks: tuple[Block, ...]) -> int:
    """How many containers lie within each other."""
    found = 0
    for block in blocks:
        match block:
            case BulletList(items) | OrderedList(items):
                found = max(found, *(1 + depth(item) for item in items))
            case Quote(inner):
                found = max(found, 1 + depth(inner))
            case _:
                pass
    return found


def test_each_kind_of_block_is_read() -> None:
    """Paragraphs, lists, quotes, code, tables and rules each become their own block."""
    text = "a\n\n- b\n- c\n\n3. d\n\n> e\n\n```\nf\n```\n\n| g | h |\n|---|---|\n| i | j |\n\n---"
    assert parse(text) == (
        paragraph("a"),
        BulletList(((paragraph("b"),), (paragraph("c"),))),
        OrderedList(((paragraph("d"),),), start=3),
        Quote((paragraph("e"),)),
        CodeBlock("f"),
        Table(((Text("g"),), (Text("h"),)), (((Text("i"),), (Text("j"),)),)),
        Rule(),
    )


def test_inlines_are_flat_runs_with_marks() -> None:
    """Emphasis within strong text is one run with both marks, and line breaks stand alone."""
    assert parse("a **b *c*** `d`\\\ne") == (
        Paragraph(
            (
                Text("a "),
                Text("b ", strong=True),
                Text("c", strong=True, emphasis=True),
                Text(" "),
                Text("d", code=True),
                LineBreak(),
                Text("e"),
            )
        ),
    )


@pytest.mark.parametrize(
    ("markdown", "printed"),
    [
        ("[sivu](https://esimerkki.fi/työ)", "sivu (https://esimerkki.fi/työ)"),
        ("näin: [sivu](https://a.fi)", "näin: sivu (https://a.fi)"),
        ('[sivu](https://a.fi "ohje")', "sivu (https://a.fi, ohje)"),
        ("<https://a.fi>", "https://a.fi"),
        ("<ak@a.fi>", "ak@a.fi"),
        ("![kuva](k.png)", "kuva (k.png)"),
        ("[](https://a.fi)", "https://a.fi"),
    ],
)
def test_a_link_is_printed_with_its_address(markdown: str, printed: str) -> None:
    """Paper can't be clicked: the address stands behind the text that does not say it."""
    assert all_text(parse(markdown)) == printed


def test_html_stays_text() -> None:
    """What looks like HTML is what somebody wrote, not markup."""
    assert parse("<lab> & <b>x</b>") == (paragraph("<lab> & <b>x</b>"),)


@pytest.mark.parametrize(
    ("marks", "levels"),
    [
        ("## # ####", [1, 1, 2]),
        ("# ### ##### ######", [1, 2, 3, 4]),
        ("#### ## ###", [1, 1, 2]),
        ("# ## ### #### #####", [1, 2, 3, 4, 4]),
        ("###### #", [1, 1]),
    ],
)
def test_headings_skip_no_level(marks: str, levels: list[int]) -> None:
    """PDF/UA allows no skipped level, whatever levels a coach has used."""
    blocks = parse("\n\n".join(f"{mark} otsikko" for mark in marks.split()))
    assert [block.level for block in blocks if isinstance(block, Heading)] == levels


@pytest.mark.parametrize("text", ["> # a", "- # a", "# " + "a" * 201])
def test_a_heading_inside_something_or_too_long_is_a_strong_paragraph(text: str) -> None:
    """Only a section's own short headings become headings of the document."""
    assert "Heading" not in repr(parse(text))
    assert "strong=True" in repr(parse(text))


@pytest.mark.parametrize("text", ["#", "# \u200d", "# \u0301", "# `\xa0`"])
def test_a_heading_without_words_is_none(text: str) -> None:
    """A heading that shows nothing would be an empty entry in the outline."""
    assert not any(isinstance(block, Heading) for block in parse(text))


def test_link_definitions_stay_visible() -> None:
    """CommonMark would swallow the line; a report keeps every word."""
    assert all_text(parse("[viite]: https://a.fi")) == "[viite]: https://a.fi"


def test_surplus_cells_stay_in_the_last_cell() -> None:
    """A row with too many cells keeps their text, one with too few gets empty ones."""
    (table,) = parse("|a|b|\n|-|-|\n|c|d|e|f|\n|g|\n")
    assert isinstance(table, Table)
    assert [[words_of(cell) for cell in row] for row in table.rows] == [
        ["c", "d | e | f"],
        ["g", ""],
    ]


def test_columns_of_figures_are_told_by_their_number() -> None:
    """Only a column that is set to the right counts; left and centred ones read from the left."""
    (table,) = parse("|a|b|c|d|\n|-:|:-|:-:|--:|\n|1|x|y|2|")
    assert isinstance(table, Table)
    assert table.right == {0, 3}


def test_the_word_behind_a_fence_is_kept() -> None:
    """The info string is a word of the coach's too."""
    assert parse("```Huomaa\nx\n```") == (CodeBlock("Huomaa\nx"),)


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - ", ">"])
def test_nesting_is_bounded_and_loses_nothing(mark: str) -> None:
    """Ten thousand marks give a shallow tree whose last paragraph holds the rest as text."""
    blocks = parse(mark * 10_000 + "loppu")
    assert depth(blocks) == NESTING
    assert all_text(blocks).endswith("loppu")


@pytest.mark.parametrize(
    "text",
    [
        "*" * 1_000_000,
        ">" * 10_000,
        "- " * 40_000,
        "*a" * 20_000,
        "[" * 20_000,
        "`" * 100_000,
        "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + "|a\n" * 9,
    ],
)
def test_hostile_text_is_read_within_a_second(text: str) -> None:
    """No text makes the reading hang or run out of stack."""
    parse("lämmittely")
    start = time.process_time()
    parse(text)
    assert time.process_time() - start < 1


def test_a_text_beyond_the_limit_is_printed_as_it_stands() -> None:
    """A text of over forty pages is not read for marks, but all of it is there."""
    text = "**sana** " * (READ_LIMIT // 8) + "\n\nloppu"
    first, last = parse(text)
    assert last == paragraph("loppu")
    assert all_text((first,)).count("**sana**") == READ_LIMIT // 8


MARKS = st.sampled_from("*_`#>-+|[]()!<&~=\\\"' \t\n123.:")
PIECES = st.lists(st.one_of(MARKS, st.from_regex(r"Ä[a-zåäö]{1,3}", fullmatch=True)), max_size=60)


@given(PIECES)
def test_no_word_is_ever_lost(pieces: list[str]) -> None:
    """Whatever marks stand around them, all words come out, in their order."""
    text = "".join(pieces)
    spoken = re.findall(r"Ä[a-zåäö]{1,3}", text)
    assert re.findall(r"Ä[a-zåäö]{1,3}", all_text(parse(text))) == spoken


@given(st.text(max_size=300))
def test_any_text_can_be_read_within_bounds(text: str) -> None:
    """Any text gives a tree of bounded depth, the same one each time."""
    blocks = parse(text)
    assert depth(blocks) <= NESTING
    assert parse(text) == blocks


def test_importing_the_exporters_loads_neither_parser_nor_typst() -> None:
    """A command that prints nothing does not wait for what printing needs."""
    code = (
        "import sys; from ph_tui.exports import html, markdown, pdf, plain;"
        "print({'typst', 'markdown_it'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
