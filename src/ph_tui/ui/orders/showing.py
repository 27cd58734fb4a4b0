"""One order as it shows: read in a thread, its tabs over the lists, its findings beside them.

Owns what is read, when, and which of the tabs shows; what is done to the order is for the screen
that is built on this.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.money.billing_facts import BillingFacts, gather_billing
from ph_tui.ui.money.billing_list import BillingList
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.orders.contact_details import ContactSight
from ph_tui.ui.orders.head import OrderHead, SessionNote
from ph_tui.ui.orders.history import OrderHistory
from ph_tui.ui.orders.info import Info
from ph_tui.ui.report.findings import Findings
from ph_tui.ui.report.sections import Sections
from ph_tui.ui.report.standing import Standing, stand
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.sessions.columns import Numbered, SessionList, next_to_do, numbered
from ph_tui.ui.telling.order_facts import OrderFacts, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.history import HistoryEntry
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece

TABS = {"sessions": "t", "report": "r", "billing": "b", "info": "I", "history": "h"}
"""The tabs with the key of each; their lists have the same names."""


class _Read(NamedTuple):
    """Everything that shows of an order."""

    facts: OrderFacts
    standing: Standing
    billing: BillingFacts
    history: Sequence[HistoryEntry]


def _read(desk: Desk, order_id: str, lang: str) -> _Read:
    facts = gather(desk, order_id, lang)
    return _Read(
        facts,
        stand(desk, facts.file),
        gather_billing(desk, facts.file),
        desk.history.of(order_id),
    )


def _no_sessions(words: Words) -> list[list[Piece]]:
    """What the list of meetings says while there is none: which keys make the first."""
    return [
        [(words.say("ui.order.no_sessions"), "strong")],
        [("p", "accent"), (f"  {words.say('ui.order.no_sessions_plan')}", "dim")],
        [("l", "accent"), (f"  {words.say('ui.order.no_sessions_log')}", "dim")],
    ]


class ShownOrder(ActingScreen):
    """An order in its tabs; it begins with `tab`, the cursor of billing on the row `row_key`."""

    def __init__(
        self, desk: Desk, order_id: str, *, tab: str = "sessions", row_key: str = ""
    ) -> None:
        super().__init__(desk)
        self._order_id = order_id
        self._tab, self._row_key = tab, row_key
        self._file: OrderFile | None = None
        self._read: _Read | None = None

    def compose_body(self) -> ComposeResult:
        """Stack head, way and tabs over the lists; the findings stand beside or below them."""
        yield OrderHead(TABS, self.desk)
        with Horizontal(id="body"):
            with Vertical(id="lists"):
                yield SessionList(self.app.words, lambda: self.desk.now, id="sessions")
                yield SessionNote(id="note")
                yield Sections(id="report")
                yield BillingList(id="billing")
                yield Info(id="info")
                yield OrderHistory(self.desk.today)
            yield Findings(self._source_of, id="findings")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Read the order and begin with its meetings."""
        self.query_one(SessionList).set_empty(_no_sessions(self.app.words))
        self.billing.go_to(self._row_key)
        with self.app.telling():
            self._show_sessions(self.desk.orders.load(self._order_id))
        self._show_tab()
        self.reload()

    def reload(self) -> None:
        """Read the order again; in a thread, because the rules are asked as well."""
        lang = self.app.words.lang
        self.app.in_background(lambda: _read(self.desk, self._order_id, lang), self._show)

    def _show(self, read: _Read) -> None:
        file = read.facts.file
        if not self.is_attached or (self._file and self._file.revision > file.revision):
            return  # the screen was left meanwhile, or a younger reading came first
        self._read = read
        self._show_sessions(file)
        self.query_one(Sections).set_rows(read.standing.marks)
        self.query_one(Info).tell(read.facts)
        self.billing.tell(read.billing)
        self.query_one(OrderHistory).tell(read.history)
        self._show_read()
        self.refresh_bindings()

    def _show_sessions(self, file: OrderFile) -> None:
        """Show the meetings, at first with the cursor on the one that is next."""
        is_first, self._file = self._file is None, file
        rows: list[Numbered] = numbered(file.sessions, self.desk.now)
        sessions = self.query_one(SessionList)
        sessions.set_rows(rows)
        if is_first:
            sessions.move_to(next_to_do(rows))
        self.set_class(not rows, "-no-sessions")
        self._show_note()

    def _show_read(self) -> None:
        """Show head and findings as far as they are read; on the billing tab those of money."""
        read = self._read
        if read is None:
            return
        self.query_one(OrderHead).tell(read.facts, read.standing, self._tab)
        findings: Sequence[Finding] = [finding for finding, _ in read.facts.findings]
        if self._tab == "billing":
            findings = read.billing.findings
        self.query_one(Findings).tell(findings, (), ())
        self.set_class(not findings, "-no-findings")

    def _show_note(self) -> None:
        row: Numbered | None = self.query_one(SessionList).row
        self.query_one(SessionNote).tell(row.session.note if row else "")

    def _source_of(self, finding: Finding) -> Message | None:
        return self.desk.validation.source_of(finding, self.app.words.lang)

    def finding_here(self) -> Finding | None:
        """Return the finding under the cursor of those beside the lists."""
        return self.query_one(Findings).row if self.is_mounted else None

    @property
    def billing(self) -> BillingList:
        """The list of the billing tab."""
        return self.query_one(BillingList)

    @property
    def _contact(self) -> ContactSight:
        return ContactSight(self, self.desk, self.query_one(Info))

    def order_here(self) -> str | None:
        """Return the id of this order."""
        return self._order_id

    def history_here(self) -> str | None:
        """Return the id of this order: its own changes are undone here."""
        return self._order_id

    def session_here(self) -> tuple[str, str] | None:
        """Return the session under the cursor while the meetings show."""
        if self._tab != "sessions" or not self._file:
            return None
        row: Numbered | None = self.query_one(SessionList).row
        return (self._order_id, row.session.id) if row else None

    def show_billing(self, order_id: str, row_key: str = "") -> None:
        """Show the billing tab; that of another order opens that order."""
        if order_id != self._order_id:
            super().show_billing(order_id, row_key)
            return
        self.billing.go_to(row_key)
        if self._tab != "billing":
            self.action_tab("billing")

    def _show_tab(self) -> None:
        for tab in TABS:
            self.set_class(tab == self._tab, f"-tab-{tab}")
        self._contact.hide()
        self._show_read()
        self.query_one(f"#{self._tab}", LineList).focus()
        self.refresh_bindings()

    def action_tab(self, tab: str) -> None:
        """Show a tab."""
        self._tab = tab
        self._show_tab()

    def action_step_tab(self, step: int) -> None:
        """Show the tab to the left or to the right."""
        tabs = list(TABS)
        self.action_tab(tabs[(tabs.index(self._tab) + step) % len(tabs)])

    @on(LineList.Highlighted, "#sessions")
    def show_note(self) -> None:
        """Show the whole note of the session under the cursor."""
        self._show_note()
        self.refresh_bindings()
