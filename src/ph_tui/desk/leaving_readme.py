"""The page that explains an export to somebody who has never seen the program.

Owns what is explained: every file, every column and every field. The fields are those of the domain
itself, so that a new one stands here at once; the sentences are the catalogue's.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from ph_tui.desk.leaving_overview import markdown_table
from ph_tui.desk.leaving_tables import COLUMNS
from ph_tui.domain import settings as settled
from ph_tui.domain.city import CityContacts
from ph_tui.domain.clients import ContactDetails
from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.marketing import materials, records
from ph_tui.domain.money import billing, company, invoices, terms
from ph_tui.domain.orders import Ending, Order
from ph_tui.domain.papers import Paper
from ph_tui.domain.popup.bookings import PopUpBooking
from ph_tui.domain.reports import Reopening, Sending, SentFigures, ServiceReport, SessionStamp
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import Session
from ph_tui.domain.waivers import Waiver
from ph_tui.exports.document import DocumentSection, Fact, ReportDocument
from ph_tui.exports.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.l10n.words import Words
    from ph_tui.store.export_list import Listed

KINDS: dict[str, type] = {
    "order": Order,
    "ending": Ending,
    "session": Session,
    "report": ServiceReport,
    "stamp": SessionStamp,
    "sending": Sending,
    "paper": Paper,
    "sent_figures": SentFigures,
    "reopening": Reopening,
    "waiver": Waiver,
    "billing": billing.BillingReport,
    "billing_sending": billing.BillingSending,
    "billing_figures": billing.BillingFigures,
    "billed_session": billing.BilledSession,
    "billing_reopening": billing.BillingReopening,
    "claim": billing.BonusClaim,
    "claim_sending": billing.ClaimSending,
    "invoice": invoices.Invoice,
    "invoice_line": invoices.InvoiceLine,
    "vat_sum": invoices.VatSum,
    "buyer": invoices.BuyerFacts,
    "invoice_step": invoices.InvoiceStep,
    "settings": settled.Settings,
    "service_rule": settled.ServiceRule,
    "hour_rule": HourRule,
    "terms": terms.ServiceTerms,
    "price": terms.Price,
    "bonus": terms.Bonus,
    "company": company.CompanyProfile,
    "city": CityContacts,
    "period": ContractPeriod,
    "participation": records.Participation,
    "brochure": materials.Brochure,
    "video": materials.VideoRecord,
    "post": materials.Post,
    "picture": materials.PictureFacts,
    "own": materials.OwnMarketing,
    "summary": records.FeedbackSummary,
    "booking": PopUpBooking,
    "contact": ContactDetails,
}
"""What stands in the files of the store, in the order of explanation."""
_OTHERS = {
    "meta": ("schema", "revision"),
    "history": ("revision", "gone", "at", "by", "what", "undoes", "saved", "changes"),
    "manifest": ("format", "made", "program", "whole", "files"),
}
_FILES = {
    "manifest": "manifest.json",
    "order": "data/orders/*.json",
    "history": "data/history/*.jsonl",
    "clients": "data/clients.json",
    "settings": "data/desk.json",
    "services": "data/services.json",
    "popup": "data/popup.json",
    "company": "data/company/*.jsonl",
    "editions": "data/editions/*.toml",
    "phrases": "data/phrases/*.md",
    "papers": "data/papers/*",
    "erasures": "data/erasures/*.json",
    "unreadable": "unreadable/*",
}
_PARAGRAPHS = ("what", "people", "missing", "back")


def readme(listed: Listed, words: Words) -> str:
    """The explanation as Markdown."""
    orders = str(listed.orders)
    facts = {
        "made": words.moment(listed.made),
        "program": f"ph-tui {listed.program}",
        "extent": words.say(f"export.leaving.readme.{'whole' if listed.is_whole else 'part'}"),
        "orders": orders,
    }
    document = ReportDocument(
        lang="en" if words.lang == "en" else "fi",
        title=words.say("export.leaving.readme.title"),
        subtitle="",
        facts=tuple(Fact(words.say(f"export.leaving.fact.{n}"), v) for n, v in facts.items()),
        sections=tuple(_sections(listed, words)),
        state_note="",
        footer="",
        on=listed.made.date(),
        page_word=words.say("export.report.page"),
    )
    return to_markdown(document)


def field_names(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record, in the order in which they stand in the files."""
    if kind in _OTHERS:
        return _OTHERS[kind]
    return tuple(field.name for field in fields(KINDS[kind]))


def explained(kind: str, name: str, words: Words) -> str:
    """What a field means: where it stands, or the same wherever it stands."""
    try:
        return words.say(f"export.leaving.field.{kind}.{name}")
    except LookupError:
        return words.say(f"export.leaving.field.any.{name}")


def _sections(listed: Listed, words: Words) -> Iterator[DocumentSection]:
    what, *others = _PARAGRAPHS
    yield _section(what, words.say(f"export.leaving.text.{what}"), words)
    yield _section("files", _files(words), words)
    for name in others:
        yield _section(name, words.say(f"export.leaving.text.{name}"), words)
    if listed.unreadable:
        names = "\n".join(f"- `unreadable/{name}`" for name in listed.unreadable)
        text = words.say("export.leaving.text.unreadable")
        yield _section("unreadable", f"{text}\n\n{names}", words)
    yield _section("tables", "\n\n".join(_tables(words)), words)
    yield _section("json", "\n\n".join(_kinds(words)), words)


def _section(name: str, text: str, words: Words) -> DocumentSection:
    return DocumentSection(name, words.say(f"export.leaving.heading.{name}"), text)


def _files(words: Words) -> str:
    orders, tables = (words.say(f"export.leaving.folder.{n}") for n in ("orders", "tables"))
    told = {"readme": "README.md"}
    for page in ("order", "report", "billing"):
        told[f"page_{page}"] = f"{orders}/*/{words.say(f'export.leaving.page.{page}')}.md"
    for name in COLUMNS:
        told[f"table_{name}"] = f"{tables}/{words.say(f'export.leaving.file.{name}')}.csv"
    lines = [
        [f"`{path}`", words.say(f"export.leaving.about.{name}")]
        for name, path in {**told, **_FILES}.items()
    ]
    return markdown_table(_heads("file", words), lines)


def _tables(words: Words) -> Iterator[str]:
    yield words.say("export.leaving.text.tables")
    for name, columns in COLUMNS.items():
        yield f"### {words.say(f'export.leaving.file.{name}')}.csv"
        lines = [
            [words.say(f"export.leaving.column.{c}"), words.say(f"export.leaving.column_about.{c}")]
            for c in columns
        ]
        yield markdown_table(_heads("column", words), lines)


def _kinds(words: Words) -> Iterator[str]:
    yield words.say("export.leaving.text.json")
    for kind in (*KINDS, *_OTHERS):
        yield f"### {words.say(f'export.leaving.kind.{kind}')}"
        lines = [[f"`{n}`", explained(kind, n, words)] for n in field_names(kind)]
        yield markdown_table(_heads("field", words), lines)


def _heads(of: str, words: Words) -> list[str]:
    return [words.say(f"export.leaving.head.{of}"), words.say("export.leaving.head.meaning")]
