"""Leaving with everything: an export that can be read without the program and be taken back.

Owns what goes into an export and in which order it is read: the orders one by one while others go
on saving, then what belongs to none, so that a counter is never behind an invoice. The files of the
store go in byte for byte; how a folder or zip file is written is the store's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.desk.labels import SHORT_ID
from ph_tui.desk.leaving_choice import Choice, chosen_orders
from ph_tui.desk.leaving_tables import COLUMNS, Tables, invoice_rows, order_row, session_rows
from ph_tui.domain.errors import PhTuiError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.papers import kept_papers
from ph_tui.store.backup_list import UNREADABLE
from ph_tui.store.export_list import DATA, Listed
from ph_tui.store.export_parts import Needed, order_of, parts_of_company
from ph_tui.store.export_writing import new_export

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.desk.core import Core
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.store.backup_source import Source, Taken
    from ph_tui.store.export_writing import ExportWriter

__all__ = ["Choice", "Exported", "LeavingDesk"]

README = "README.md"


@dataclass(frozen=True)
class Exported:
    """An export that was made and read back."""

    path: Path
    listed: Listed
    unwritten: tuple[str, ...]
    """The orders whose pages and rows are missing: their edition of the handbook is not known."""
    refused: tuple[str, ...]
    """The files that may not be read."""


class LeavingDesk:
    """The use case of exporting."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def export(
        self, target: Path, words: Words, choice: Choice | None = None, *, replace: bool = False
    ) -> Exported:
        """Write everything, or what was chosen, into a folder or a zip file, in one language.

        Refused when nothing fits, when the target lies in the data or something else than an export
        is in its place; DataError. Then nothing was written.
        """
        store = self._core.store
        if not store.path.is_dir():
            raise Refused(Message("error.export.no_data", path=str(store.path)))
        if store.path in (target.resolve(), *target.resolve().parents):
            raise Refused(Message("error.export.inside", path=str(target)))
        from ph_tui import version

        chosen = None if choice is None or choice.is_whole else chosen_orders(self._core, choice)
        listed = Listed(self._core.now, version(), is_whole=chosen is None)
        with new_export(target, listed, replace=replace) as writer:
            run = _Run(self._core, words, writer)
            run.take(chosen)
        return Exported(target, writer.listed, tuple(run.unwritten), tuple(run.source.refused))


class _Run:
    """One export while it is made."""

    def __init__(self, core: Core, words: Words, writer: ExportWriter) -> None:
        self._core, self._words, self._writer = core, words, writer
        self._tables = Tables(words)
        self._folders: set[str] = set()
        self._clients: set[str] = set()
        self._papers: set[str] = set()
        self.unwritten: list[str] = []

    @cached_property
    def source(self) -> Source:
        """The data directory."""
        from ph_tui.store.backup_source import Source

        return Source(self._core.store.path, self._core.store.locked)

    def take(self, chosen: tuple[str, ...] | None) -> None:
        """Write the orders, then what belongs to none, then the tables and the explanation."""
        from ph_tui.desk.leaving_readme import readme

        erased = self._core.store.erasures.names()
        for order_id in self._by_number(self.source.order_ids() if chosen is None else chosen):
            for taken in self.source.order(order_id):
                self._keep(taken)
        part = None if chosen is None else Needed(self._clients, self._papers)
        for taken in parts_of_company(self._core.store, self.source, part):
            self._keep(taken)
        if self._core.store.erasures.names() != erased:
            raise Refused(Message("error.export.erased_meanwhile"))
        folder = self._words.say("export.leaving.folder.tables")
        for name in COLUMNS:
            file = self._words.say(f"export.leaving.file.{name}")
            self._writer.add(f"{folder}/{file}.csv", self._tables.content(name))
        listed = replace(self._writer.listed, is_whole=chosen is None)
        self._writer.add(README, readme(listed, self._words).encode())

    def _by_number(self, order_ids: Iterable[str]) -> list[str]:
        """The orders as they follow each other in the tables."""
        numbers = {row.id: row.number for row in self._core.store.summaries()}

        def key(order_id: str) -> tuple[int, str, str]:
            number = numbers.get(order_id, "")
            return len(number), number, order_id

        return sorted(order_ids, key=key)

    def _keep(self, taken: Taken) -> None:
        """Write a file of the store as it is, and of an order its pages and rows."""
        self._writer.add(f"{DATA if taken.is_good else UNREADABLE}{taken.name}", taken.data)
        if taken.is_good and taken.name.startswith("orders/"):
            file = order_of(taken)
            self._clients.add(file.order.client_code)
            self._papers.update(paper.digest for paper in kept_papers(file))
            try:
                pages = self._pages(file)
            except PhTuiError:
                self.unwritten.append(file.order.number or file.order.id[:SHORT_ID])
                return
            for name, text in pages.items():
                self._writer.add(name, text.encode())

    def _pages(self, file: OrderFile) -> dict[str, str]:
        """The pages of an order by their names; the tables take its rows as well."""
        from ph_tui.desk.billing import BillingDesk
        from ph_tui.desk.leaving_overview import overview
        from ph_tui.desk.reports import ReportDesk
        from ph_tui.exports.markdown import to_markdown

        core, words = self._core, self._words
        order = order_row(core, file, words)
        sessions, invoices = (make(core, file, words) for make in (session_rows, invoice_rows))
        page = overview(file, order, sessions, invoices, words=words, today=core.today)
        texts = {
            "order": to_markdown(page),
            "report": ReportDesk(core).markdown(file, words),
            "billing": to_markdown(BillingDesk(core).document(file, words)),
        }
        rows = {"orders": [order], "sessions": sessions, "invoices": invoices}
        for name, added in rows.items():
            self._tables.add(name, added)
        folder = f"{words.say('export.leaving.folder.orders')}/{self._folder_of(file)}"
        return {
            f"{folder}/{words.say(f'export.leaving.page.{name}')}.md": text
            for name, text in texts.items()
        }

    def _folder_of(self, file: OrderFile) -> str:
        """A folder's name that tells the order, and is no other order's."""
        number = "".join(c if c.isalnum() or c in "-_" else "-" for c in file.order.number)
        names = (f"{number}-{key}".lstrip("-") for key in (file.order.id[:SHORT_ID], file.order.id))
        name = next(name for name in names if name not in self._folders)
        self._folders.add(name)
        return name
