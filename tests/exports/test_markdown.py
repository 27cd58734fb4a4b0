"""The report as Markdown: a frame around the coach's own text, which stays as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.text import clean_line
from ph_tui.exports.blocks import BulletList, Heading, Paragraph, words_of
from ph_tui.exports.markdown import escaped, to_markdown
from ph_tui.exports.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.exports.document import ReportDocument


def test_the_text_of_each_section_is_verbatim(report: ReportDocument) -> None:
    """What the coach typed stands in its section, character for character."""
    text = to_markdown(report)
    for section in report.sections:
        assert f"\n\n## {section.heading}\n\n{section.markdown}\n" in text


def test_the_frame_names_title_subtitle_and_facts(report: ReportDocument) -> None:
    """The head of the document says what it is about, and the footer closes it."""
    text = to_markdown(report)
    assert text.startswith("# Palveluraportti\n\n**Työhaun tehotreeni · A.K. · 4711**\n\n")
    assert "\n- Asiakas: A.K.\n" in text
    assert text.endswith(f"\n\n---\n\n{report.footer}\n")


def test_a_draft_says_so(document_with: Callable[..., ReportDocument]) -> None:
    """The state stands above everything else, and an empty section has its note."""
    text = to_markdown(document_with("", state_note="LUONNOS", empty_note="(ei tekstiä)"))
    assert text == "# Palveluraportti\n\n**LUONNOS**\n\n## Tavoite\n\n(ei tekstiä)\n"


@pytest.mark.parametrize(
    ("markdown", "closing"),
    [
        ("```\nkoodi", "\n```"),
        ("~~~~\nkoodi\n```", "\n~~~~"),
        ("```", "\n```"),
        ("```\nkoodi\n```", ""),
        ("- ```\n  koodi", ""),
        ("a ``` b", ""),
    ],
)
def test_an_open_code_block_does_not_swallow_the_next_section(
    document_with: Callable[..., ReportDocument], markdown: str, closing: str
) -> None:
    """A fence that was never closed is closed at the end of its section."""
    assert to_markdown(document_with(markdown)).endswith(f"\n\n{markdown}{closing}\n")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("*tähti* [x](y) <b>", r"\*tähti\* \[x\](y) \<b>"),
        ("1. ensin", r"1\. ensin"),
        ("24.4.2024", "24.4.2024"),
        ("# x", r"\# x"),
        ("A & B &amp; C", r"A & B \&amp; C"),
        ("---", r"\---"),
    ],
)
def test_marks_in_data_are_escaped(text: str, safe: str) -> None:
    """A client code or number is data: its characters mean nothing."""
    assert escaped(text) == safe


@given(st.text(max_size=80).map(clean_line))
def test_escaped_data_reads_as_itself(text: str) -> None:
    """Any one-line value, as a heading, a list item or a paragraph, is read back as it was."""
    words = " ".join(text.split())
    for frame, kind in (("## {}", Heading), ("- x: {}", BulletList), ("{}", Paragraph)):
        blocks = parse(frame.format(escaped(text)))
        assert len(blocks) <= 1
        if not any(character.isalnum() for character in text):
            continue
        (block,) = blocks
        assert isinstance(block, kind)
        while isinstance(block, BulletList):
            ((block,),) = block.items
        assert isinstance(block, Heading | Paragraph)
        assert " ".join(words_of(block.inlines).split()).removeprefix("x: ") == words
