"""The report as plain text: one file to read, and fields to paste into the city's form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ph_tui.exports.plain import FormField, form_fields, to_plain
from ph_tui.exports.plain_lines import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.exports.document import ReportDocument


def field_text(document_with: Callable[..., ReportDocument], markdown: str) -> str:
    """What the only field of a document of this text holds."""
    (field,) = form_fields(document_with(markdown))
    return field.text


def test_each_section_is_a_field_in_the_order_of_the_form(report: ReportDocument) -> None:
    """The copy walk follows the sections; each field knows what the form calls it."""
    fields = form_fields(report)
    assert [field.key for field in fields] == [section.key for section in report.sections]
    assert fields[1] == FormField(
        "goal",
        "Tavoite",
        "Sovimme yhdessä, että palvelun aikana asiakas\n"
        "\n"
        "- laatii CV:n ja hakemuspohjan, joita osaa itse muokata\n"
        "- hakee vähintään kolmea avointa paikkaa\n"
        "- harjoittelee työhaastattelua ja oppii kertomaan osaamisestaan",
    )


def test_a_field_shows_no_marks(report: ReportDocument) -> None:
    """The form takes plain text: no stars, hashes or pipes of Markdown reach it."""
    for field in form_fields(report):
        assert not set("*#|`>") & set(field.text)


def test_no_line_ends_in_blanks(report: ReportDocument) -> None:
    """Neither a field nor the document has trailing blanks or blank edges."""
    texts = [field.text for field in form_fields(report)]
    assert all(text == text.strip("\n") for text in texts)
    lines = "\n".join([*texts, to_plain(report)]).split("\n")
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("1. a\n2. b", "1. a\n2. b"),
        ("7. a\n8. b", "7. a\n8. b"),
        ("- a\n  - b\n- c", "- a\n  - b\n- c"),
        ("- a\n\n  b", "- a\n  b"),
        ("> lainaus", "  lainaus"),
        ("ennen\n\n> lainaus", "ennen\n\n  lainaus"),
        ("## Otsikko\n\nteksti", "Otsikko\nteksti"),
        ("teksti\n\n## Otsikko", "teksti\n\nOtsikko"),
        ("a  \nb", "a\nb"),
        ("a\nb", "a b"),
        ("```\nx\n  y\n```", "x\n  y"),
        ("|Mitä|Milloin|\n|-|-|\n|CV|1.3.|\n|haku||", "- Mitä: CV; Milloin: 1.3.\n- Mitä: haku"),
        ("|Mitä|Milloin|\n|-|-|", "- Mitä; Milloin"),
        ("a\n\n---\n\nb", "a\n\n———\n\nb"),
        ("\\*tähti\\*", "*tähti*"),
        ("", ""),
    ],
)
def test_how_each_block_reads_in_a_field(
    document_with: Callable[..., ReportDocument], markdown: str, text: str
) -> None:
    """Structure is kept by words, numbers and dashes alone."""
    assert field_text(document_with, markdown) == text


def test_a_long_paragraph_is_one_line_in_a_field_and_wrapped_in_the_document(
    document_with: Callable[..., ReportDocument],
) -> None:
    """The form wraps by itself; a text file is read as it is."""
    document = document_with("sana " * 60)
    assert "\n" not in form_fields(document)[0].text
    assert max(map(len, to_plain(document).split("\n"))) <= WIDTH


def test_the_document_has_head_facts_sections_and_footer(report: ReportDocument) -> None:
    """The facts line up in a column, and each section stands under its heading."""
    text = to_plain(report)
    assert text.startswith("Palveluraportti\nTyöhaun tehotreeni · A.K. · 4711\n\n")
    assert "\nTilaussopimus:        4711\nAsiakas:              A.K.\n" in text
    assert "\n\nJatkosuunnitelma\n————————————————\n\n1. Asiakas hakee" in text
    assert text.endswith(f"———\n{report.footer}\n")


def test_a_draft_says_so_and_names_its_empty_sections(
    document_with: Callable[..., ReportDocument],
) -> None:
    """A draft can't be taken for the report that was sent."""
    text = to_plain(document_with("", state_note="LUONNOS", empty_note="Ei vielä kirjoitettu."))
    assert text.split("\n") == [
        "Palveluraportti",
        "LUONNOS",
        "",
        "Tavoite",
        "———————",
        "",
        "Ei vielä kirjoitettu.",
        "",
    ]


def test_deep_lists_keep_room_for_words(document_with: Callable[..., ReportDocument]) -> None:
    """Wrapped text in nested lists never shrinks to a column of letters."""
    text = to_plain(document_with("- 1. - 1. - " + "sana " * 40))
    longest = max(text.split("\n"), key=len)
    assert "sana sana sana sana" in longest


TABLE = """\
| Päivä | Kello | min |
| --- | :-- | --: |
| ke 6.3.2024 | 9.00–11.00 | 120 |
| | **Yhteensä** | **120** |
"""


def test_a_table_stands_in_columns_and_figures_end_in_one(
    document_with: Callable[..., ReportDocument],
) -> None:
    """In the document each column has one width, and a column of figures ends where they end."""
    text = to_plain(document_with(TABLE))
    assert (
        "Päivä        Kello       min\n"
        "————————————————————————————\n"
        "ke 6.3.2024  9.00–11.00  120\n"
        "             Yhteensä    120\n"
    ) in text


def test_a_table_in_a_field_names_its_columns_in_each_row(
    document_with: Callable[..., ReportDocument],
) -> None:
    """A web form shows letters of different width, in which no column would line up."""
    (field,) = form_fields(document_with(TABLE))
    assert field.text.splitlines() == [
        "- Päivä: ke 6.3.2024; Kello: 9.00–11.00; min: 120",
        "- Kello: Yhteensä; min: 120",
    ]


def test_a_table_wider_than_the_page_becomes_a_list(
    document_with: Callable[..., ReportDocument],
) -> None:
    """What would not fit into the page's width names its columns in each row."""
    text = to_plain(document_with(f"| a | b |\n|---|---|\n| {'x' * 40} | {'y ' * 30} |"))
    assert f"- a: {'x' * 40}; b: y y" in text
    assert all(len(line) <= WIDTH for line in text.splitlines())
