"""The report as one HTML file: self-contained, accessible, and blind to what the text tries."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from ph_tui.exports.html import to_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.exports.document import ReportDocument

VOID = {"meta", "br", "hr"}


class Outline(HTMLParser):
    """Reads a page strictly: which elements it has, and that each one is closed in turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and that it is open."""
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Only the element that was opened last can close."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text of the innermost element."""
        if self.open:
            self.text.setdefault(self.open[-1], []).append(data)

    def attributes(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of each element of this name."""
        return [attributes for tag, attributes in self.elements if tag == name]


def test_the_page_names_its_language_title_and_parts(report: ReportDocument) -> None:
    """A screen reader finds the language, one title, one main part and headings in order."""
    page = Outline(to_html(report))
    assert page.attributes("html") == [{"lang": "fi"}]
    assert page.text["title"] == ["Palveluraportti – Työhaun tehotreeni · A.K. · 4711"]
    assert page.text["h1"] == ["Palveluraportti"]
    assert page.text["h2"] == [section.heading for section in report.sections]
    assert len(page.attributes("main")) == 1
    assert page.text["dt"][:2] == ["Tilaussopimus", "Asiakas"]
    assert page.text["dd"][:2] == ["4711", "A.K."]
    assert page.text["footer"] == [report.footer]


def test_each_section_is_labelled_by_its_heading(report: ReportDocument) -> None:
    """The regions of the page carry the names of the sections."""
    page = Outline(to_html(report))
    labels = [attributes["aria-labelledby"] for attributes in page.attributes("section")]
    assert labels == [attributes["id"] for attributes in page.attributes("h2")]


def test_columns_of_a_table_have_scoped_heads(report: ReportDocument) -> None:
    """Each cell can be told by its column."""
    page = Outline(to_html(report))
    assert page.text["th"] == ["Toimenpide", "Milloin", "Tulos"]
    assert page.attributes("th") == [{"scope": "col"}] * 3


def test_nothing_is_loaded_or_run(report: ReportDocument) -> None:
    """The file is complete: no script, link, image or address, and a policy that forbids them."""
    text = to_html(report)
    page = Outline(text)
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "a", "iframe"}
    assert "url(" not in text
    assert "@import" not in text
    assert {"default-src 'none'; style-src 'unsafe-inline'"} <= {
        attributes.get("content") for attributes in page.attributes("meta")
    }


def test_the_style_has_a_dark_scheme_and_a_print_sheet(report: ReportDocument) -> None:
    """The page is as calm at night and on paper as it is by day."""
    (style,) = Outline(to_html(report)).text["style"]
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style
    assert "@page" in style


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[@click=app.quit]x[/]",
        '"><img src=x onerror=alert(1)>',
        "[x](javascript:alert(1))",
        "</style></main>",
        "&lt;b&gt;",
    ],
)
def test_text_is_never_markup(document_with: Callable[..., ReportDocument], text: str) -> None:
    """Whatever a text looks like, it adds no element and no attribute to the page."""
    fields = {"title": text, "subtitle": text, "footer": text, "state_note": text}
    hostile = Outline(to_html(document_with(f"`{text}`", **fields)))
    harmless = Outline(to_html(document_with("`x`", **dict.fromkeys(fields, "x"))))
    assert hostile.elements == harmless.elements
    assert hostile.text["h1"] == [text]
    assert hostile.text["code"] == [text]


def test_user_headings_lie_below_their_section(
    document_with: Callable[..., ReportDocument],
) -> None:
    """A level-one heading of the coach's is a part of the section, not of the page."""
    page = Outline(to_html(document_with("# Yksi\n\n#### Kaksi")))
    assert page.text["h3"] == ["Yksi"]
    assert page.text["h4"] == ["Kaksi"]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a **b** *c* `d`", "<p>a <strong>b</strong> <em>c</em> <code>d</code></p>"),
        ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul></li>\n</ul>"),
        ("- a\n\n  b", "<ul>\n<li><p>a</p>\n<p>b</p></li>\n</ul>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("```\na < b\n```", "<pre><code>a &lt; b</code></pre>"),
        ("a  \nb", "<p>a<br>b</p>"),
        ("***", "<hr>"),
    ],
)
def test_how_each_block_is_marked_up(
    document_with: Callable[..., ReportDocument], markdown: str, html: str
) -> None:
    """Each kind of block has the element that means it."""
    assert f"</h2>\n{html}\n</section>" in to_html(document_with(markdown))


def test_a_draft_says_so(document_with: Callable[..., ReportDocument]) -> None:
    """The state stands above the text, and an empty section has its note."""
    page = to_html(document_with("", state_note="LUONNOS", empty_note="(ei tekstiä)"))
    assert '<p class="state">LUONNOS</p>' in page
    assert '<p class="empty">(ei tekstiä)</p>' in page


def test_figures_end_at_the_right_edge(document_with: Callable[..., ReportDocument]) -> None:
    """A column that Markdown sets to the right is marked as one of figures, head and cells."""
    page = Outline(to_html(document_with("| a | b |\n|---|--:|\n| c | 1 |")))
    assert page.attributes("th") == [{"scope": "col"}, {"scope": "col", "class": "figure"}]
    assert page.attributes("td") == [{}, {"class": "figure"}]
