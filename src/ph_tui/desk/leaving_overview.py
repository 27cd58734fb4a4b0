"""One order as a page to read: its facts, meetings, claims, invoices and waivers.

Owns what stands on the page; the words come from the catalogue, the Markdown from the exports.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ph_tui.exports.document import DocumentSection, Fact, ReportDocument
from ph_tui.exports.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.desk.leaving_tables import Row, Value
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words

_IN_A_TABLE = {
    "sessions": ("day", "start", "end", "minutes", "state", "coach"),
    "invoices": ("invoice", "kind", "day", "due", "total", "state"),
}


def overview(
    file: OrderFile,
    order: Row,
    sessions: Sequence[Row],
    invoices: Sequence[Row],
    *,
    words: Words,
    today: date,
) -> ReportDocument:
    """The page of one order; the rows are those of the tables."""
    facts = (
        Fact(words.say(f"export.leaving.column.{name}"), told(value, words))
        for name, value in order.items()
        if value not in {None, ""}
    )
    return ReportDocument(
        lang="en" if words.lang == "en" else "fi",
        title=words.say("export.leaving.overview.title"),
        subtitle=" · ".join(filter(None, (file.order.number, file.order.client_code))),
        facts=tuple(facts),
        sections=tuple(_sections(file, {"sessions": sessions, "invoices": invoices}, words)),
        state_note="",
        footer=words.say("export.leaving.overview.footer", on=today, file=f"{file.order.id}.json"),
        on=today,
        page_word=words.say("export.report.page"),
    )


def _sections(
    file: OrderFile, tables: dict[str, Sequence[Row]], words: Words
) -> Iterator[DocumentSection]:
    for name, rows in tables.items():
        if rows:
            heads = {c: words.say(f"export.leaving.column.{c}") for c in _IN_A_TABLE[name]}
            lines = [[_cell(row[column], words) for column in heads] for row in rows]
            yield _section(name, markdown_table(list(heads.values()), lines), words)
    notes = [
        f"**{escaped(told(row['day'], words))}**\n\n{row['note']}"
        for row in tables["sessions"]
        if row["note"]
    ]
    if notes:
        yield _section("notes", "\n\n".join(notes), words)
    for claim in file.claims:
        sent = words.date(claim.sent.on) if claim.sent else words.say("export.leaving.unsent")
        text = f"**{escaped(claim.bonus)}** · {sent}\n\n{claim.details}"
        yield _section("claims", text, words)
    if file.waivers:
        lines = [
            [words.date(each.at.date()), escaped(each.by), f"`{each.key}`", escaped(each.why)]
            for each in file.waivers
        ]
        heads_of = [words.say(f"export.leaving.waiver.{n}") for n in ("day", "by", "key", "why")]
        yield _section("waivers", markdown_table(heads_of, _safe(lines)), words)


def _section(name: str, text: str, words: Words) -> DocumentSection:
    return DocumentSection(name, words.say(f"export.leaving.overview.{name}"), text)


def markdown_table(heads: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """A Markdown table; its cells are Markdown without line breaks."""
    rule = ["---"] * len(heads)
    return "\n".join(f"| {' | '.join(line)} |" for line in (heads, rule, *lines))


def told(value: Value, words: Words) -> str:
    """A value of a table for a person to read."""
    if value is None:
        return ""
    if isinstance(value, date):
        return words.date(value)
    return words.decimal(value) if isinstance(value, Decimal) else str(value)


def _cell(value: Value, words: Words) -> str:
    return _safe([[escaped(told(value, words))]])[0][0]


def _safe(lines: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("|", "\\|").replace("\n", " ") for cell in line] for line in lines]
