"""An export never fails on text: any text, in any field, in all four formats."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ph_tui.exports.document import DocumentSection, Fact, ReportDocument
from ph_tui.exports.html import to_html
from ph_tui.exports.markdown import to_markdown
from ph_tui.exports.pdf import to_pdf
from ph_tui.exports.plain import form_fields, to_plain

ANY = st.text(st.characters(), max_size=40)
"""Lone surrogates, controls, private use and noncharacters included."""

MARKED = st.lists(
    st.one_of(
        st.sampled_from(["# ", "## ", "- ", "1. ", "> ", "```\n", "|a|b|\n|-|-|\n", "---\n"]),
        st.sampled_from(
            ["*", "**", "`", "[", "](", ")", "\n", "\n\n", "  \n", "\\\n", "|", "    "]
        ),
        st.sampled_from(
            ["sana", "👩‍👩‍👧", "日本", "سلام", "a\u0308", "\u200d", "\u202e", "#eval", "$x$"]
        ),
        st.text(max_size=5),
    ),
    max_size=30,
).map("".join)

DOCUMENTS = st.builds(
    ReportDocument,
    lang=st.sampled_from(["fi", "en"]),
    title=ANY,
    subtitle=ANY,
    facts=st.lists(st.builds(Fact, ANY, ANY), max_size=3).map(tuple),
    sections=st.lists(st.builds(DocumentSection, ANY, ANY, MARKED | ANY), max_size=4).map(tuple),
    state_note=ANY,
    footer=ANY,
    on=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    page_word=ANY,
    empty_note=ANY,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_any_text_in_any_field_exports_to_all_formats(document: ReportDocument) -> None:
    """Each format comes out whole, as text that can be written or as a PDF."""
    for text in (to_markdown(document), to_plain(document), to_html(document)):
        assert text.encode()
        assert text.endswith("\n")
    assert len(form_fields(document)) == len(document.sections)
    assert to_pdf(document).data.startswith(b"%PDF-1.7")
