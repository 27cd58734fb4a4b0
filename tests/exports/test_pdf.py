"""The report as PDF: archivable and accessible by its own word, always the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from ph_tui.domain.messages import Message
from ph_tui.exports.document import DocumentSection, Fact
from ph_tui.exports.pdf import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ph_tui.exports.document import ReportDocument


def read(document: ReportDocument) -> PdfReader:
    """The document as a reader of PDF files sees it."""
    return PdfReader(io.BytesIO(to_pdf(document).data))


def printed(document: ReportDocument) -> str:
    """The words of all pages, blanks collapsed and places to break removed."""
    text = " ".join(page.extract_text() for page in read(document).pages)
    return " ".join(text.replace("\u200b", "").split())


def tags(reader: PdfReader) -> list[str]:
    """The structure elements, in reading order."""

    def walk(node: Any) -> Iterator[str]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node["/S"].removeprefix("/")
            if "/K" in node:
                yield from walk(node["/K"])

    root: Any = reader.trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]))


def test_it_claims_both_standards(report: ReportDocument) -> None:
    """The metadata name PDF/UA-1 and PDF/A-2a, and the catalogue the language."""
    reader = read(report)
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert root["/Lang"] == "fi"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Palveluraportti – Työhaun tehotreeni · A.K. · 4711"


def test_headings_lists_and_tables_are_tagged(report: ReportDocument) -> None:
    """A screen reader hears the structure: sections, meetings below them, lists, table heads."""
    found = tags(read(report))
    assert found.count("H1") == len(report.sections)
    assert found.count("H2") == 8
    assert found.count("TH") == 3
    assert found.count("TD") == 9
    assert found.count("LI") == len(report.facts) + 3 + 3
    assert "BlockQuote" in found


def test_sections_are_bookmarks(report: ReportDocument) -> None:
    """The outline of the file is the report's."""
    outline = read(report).outline
    titles = [str(entry["/Title"]) for entry in outline if isinstance(entry, dict)]
    assert titles == [section.heading for section in report.sections]


def test_finnish_text_can_be_copied_out(report: ReportDocument) -> None:
    """Each letter is text, not a picture of it."""
    text = printed(report)
    assert "sähköisten palvelujen kautta tuntui vieraalta" in text
    assert "(hinta noin 180 €)" in text
    assert "Työllistymiseen vaikuttavat seikat" in text


def test_pages_have_numbers_and_the_footer(report: ReportDocument) -> None:
    """Each page says which one it is; a draft says on each page that it is one."""
    draft = read(replace(report, state_note="LUONNOS – ei lähetetty"))
    texts = [page.extract_text() for page in draft.pages]
    assert len(texts) == 2
    for number, text in enumerate(texts, start=1):
        assert f"Sivu {number} / 2" in text
        assert report.footer in text
        assert "LUONNOS – ei lähetetty" in text


def test_the_same_report_gives_the_same_bytes(report: ReportDocument) -> None:
    """The date is the document's own, so two exports of one report do not differ."""
    first = to_pdf(report)
    assert first == to_pdf(report)
    assert first.data != to_pdf(replace(report, on=date(2024, 4, 27))).data
    metadata = read(report).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == report.on


def test_it_is_small_enough_to_mail(report: ReportDocument) -> None:
    """Two pages carry the glyphs that they use and no whole font."""
    assert len(to_pdf(report).data) < 100_000


def test_it_depends_on_no_folder(
    report: ReportDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is made in memory: from any folder the same bytes, and nothing is left there."""
    here = to_pdf(report).data
    monkeypatch.chdir(tmp_path)
    assert to_pdf(report).data == here
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "text",
    [
        '#import "secret.typ": *',
        '#panic("x")',
        "$x^2$",
        "[ ] { }",
        "@ref <label>",
        r"\ \u{41} \#",
        "`koodi`` #eval",
        "= Otsikko",
        "// huomautus /* x */",
        "--- ~ -?",
        "#sys.inputs.data",
        '", #panic(), "',
    ],
)
def test_text_is_never_typst_code(document_with: Callable[..., ReportDocument], text: str) -> None:
    """Typst prints what a text says, sign for sign, and runs none of it."""
    document = document_with(
        f"```\n{text}\n```",
        title=text,
        facts=(Fact("Tunnus", text),),
        sections=(DocumentSection("goal", text, f"~~~\n{text}\n~~~"),),
        footer=text,
    )
    assert printed(document).count(text) >= 4


def test_an_undrawable_character_is_spelled_out_with_a_warning(
    document_with: Callable[..., ReportDocument],
) -> None:
    """A family emoji is three code points on paper; the warning names each one once."""
    document = document_with("Perhe 👩‍👩‍👧 ja 日", title="Raportti 👩")
    assert "Perhe [U+1F469][U+1F469][U+1F467] ja [U+65E5]" in printed(document)
    assert to_pdf(document).warnings == (
        Message("export.undrawable", n=3, characters="U+1F469 U+1F467 U+65E5"),
    )


def test_a_long_warning_is_cut(document_with: Callable[..., ReportDocument]) -> None:
    """A page of Chinese does not become a page of code points."""
    text = "".join(map(chr, range(0x4E00, 0x4E20)))
    (warning,) = to_pdf(document_with(text)).warnings
    assert warning.params["n"] == 32
    assert str(warning.params["characters"]).endswith("U+4E0B …")


@pytest.mark.parametrize(
    "text", ["Ääkköset öljyä å", "ﬁ € – — ” … ½ ✓", "Привет", "Ελλάδα", "سلام", "שלום"]
)
def test_drawable_text_brings_no_warning(
    document_with: Callable[..., ReportDocument], text: str
) -> None:
    """Finnish, its signs and the scripts that the fonts have are printed as they are."""
    assert to_pdf(document_with(f"{text} *{text}* **{text}** ***{text}*** `{text}`")).warnings == ()


def test_decomposed_letters_are_letters(document_with: Callable[..., ReportDocument]) -> None:
    """Text from a Mac has a and its dots apart; it is printed as ä."""
    document = document_with("ty\u006f\u0308nhaku \u0061\u0308")
    assert "työnhaku ä" in printed(document)
    assert to_pdf(document).warnings == ()


@pytest.mark.parametrize(
    "markdown",
    [
        ">" * 10_000 + "a",
        "- 1. " * 60 + "***`a`***",
        "> - " * 60 + "# ***`a`***",
        "|a" * 30 + "\n" + "|-" * 30 + "\n" + "|b" * 30,
        "|a" * 6 + "\n" + "|-" * 6 + "\n" + "|" + "b" * 300,
        "x" * 20_000,
        "`" + "x" * 5_000 + "`",
        "# \u200d\n\n## a\n\n#### b",
        "-\n-\n\n1.\n\n>\n\n```\n```",
        "999999999. a",
        "**" + "a" * 3_000 + "**",
        "```\n" + "\n" * 200 + "x\n```",
    ],
)
def test_difficult_structure_is_printed(
    document_with: Callable[..., ReportDocument], markdown: str
) -> None:
    """Deep, wide, long or empty: the standards hold, nothing fails."""
    assert to_pdf(document_with(markdown)).data.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("text", ["", "\u200d", "\u0301", "o" * 17_000, "o " * 9_000, "日" * 3_000])
def test_difficult_names_are_printed(
    document_with: Callable[..., ReportDocument], text: str
) -> None:
    """PDF/UA asks for titles and PDF/A bounds them: empty and endless ones are printed too."""
    document = document_with(
        "## a",
        title=text,
        subtitle=text,
        facts=(Fact(text, text),),
        sections=(DocumentSection(text, text, "## a"),),
        footer=text,
        page_word=text,
        state_note=text,
    )
    assert to_pdf(document).data.startswith(b"%PDF-1.7")


def test_a_heading_that_is_cut_stands_below_in_full(
    document_with: Callable[..., ReportDocument],
) -> None:
    """What the outline has no room for is still on the page."""
    heading = "sana " * 60 + "viimeinen"
    document = document_with("a", sections=(DocumentSection("goal", heading, "a"),))
    assert re.search(r"sana … (sana )+viimeinen", printed(document))
