"""One order: its way, its meetings, its report, what is recorded of it, what the rules say.

Owns which of the tabs shows; what is done to the order is in `order_actions`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from ph_tui.domain.orders import EndKind
from ph_tui.ui import order_keys
from ph_tui.ui.acting_screen import ActingScreen
from ph_tui.ui.ask_bar import AskBar
from ph_tui.ui.contact_details import ROW, ContactSight
from ph_tui.ui.keys import Key, keys
from ph_tui.ui.line_list import LineList
from ph_tui.ui.order_facts import OrderFacts, gather
from ph_tui.ui.order_head import OrderHead, SessionNote
from ph_tui.ui.order_history import OrderHistory
from ph_tui.ui.order_info import Info, InfoRow
from ph_tui.ui.report_findings import Findings
from ph_tui.ui.report_sections import Sections
from ph_tui.ui.report_standing import SectionMark, Standing, stand
from ph_tui.ui.session_columns import Numbered, SessionList, next_to_do, numbered
from ph_tui.ui.style_sheets import sheet
from ph_tui.ui.undoing import ask_to_take_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.history import HistoryEntry
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.domain.orders import Order, OrderFile

TABS = {"sessions": "t", "report": "r", "info": "i", "history": "h"}
"""The tabs with the key of each; their lists have the same names."""
_ONCE = (order_keys.ACCEPT, order_keys.CONTACT, order_keys.END, order_keys.FEEDBACK)


class OrderScreen(ActingScreen):
    """The order."""

    CSS_PATH = sheet("order")
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.ACCEPT,
        order_keys.CONTACT,
        order_keys.LOG,
        order_keys.HOLD,
        order_keys.REPORT,
        order_keys.END,
        order_keys.FEEDBACK,
        order_keys.MISS,
        order_keys.MOVE,
        order_keys.PLAN,
        Key("t", "tab('sessions')", "ui.key.tab_sessions", id="order.sessions", shown=False),
        Key("i", "tab('info')", "ui.key.tab_info", id="order.info"),
        Key("h", "tab('history')", "ui.key.tab_history", id="order.history"),
        Key("y", "contact_details", "ui.key.contact_details", id="order.contact_details"),
        order_keys.EDIT_SESSION,
        order_keys.EDIT,
        order_keys.REMOVE_SESSION,
        order_keys.HAND_HERE,
        *(order_keys.again(key) for key in _ONCE),
        Key("left", "step_tab(-1)", "ui.key.tab_left", quiet=True),
        Key("right", "step_tab(1)", "ui.key.tab_right", quiet=True),
    )

    def __init__(self, desk: Desk, order_id: str) -> None:
        super().__init__(desk)
        self._order_id = order_id
        self._tab = "sessions"
        self._file: OrderFile | None = None
        self._facts: OrderFacts | None = None
        self._standing: Standing | None = None

    def compose_body(self) -> ComposeResult:
        """Stack head, way and tabs over the lists; the findings stand beside or below them."""
        yield OrderHead(TABS, self.desk)
        with Horizontal(id="body"):
            with Vertical(id="lists"):
                yield SessionList(self.app.words, lambda: self.desk.now, id="sessions")
                yield SessionNote(id="note")
                yield Sections(id="report")
                yield Info(id="info")
                yield OrderHistory(self.desk.today)
            yield Findings(self._source_of, id="findings")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Read the order and begin with its meetings."""
        self.query_one(SessionList).set_empty(
            [
                [(self.say("ui.order.no_sessions"), "strong")],
                [("p", "accent"), (f"  {self.say('ui.order.no_sessions_plan')}", "dim")],
                [("l", "accent"), (f"  {self.say('ui.order.no_sessions_log')}", "dim")],
            ]
        )
        with self.app.telling():
            self._show_sessions(self.desk.orders.load(self._order_id))
        self._show_tab()
        self.reload()

    def reload(self) -> None:
        """Read the order again; in a thread, because the rules are asked as well."""

        def read() -> tuple[OrderFacts, Standing, Sequence[HistoryEntry]]:
            facts = gather(self.desk, self._order_id, self.app.words.lang)
            return facts, stand(self.desk, facts.file), self.desk.history.of(self._order_id)

        self.app.in_background(read, lambda read: self._show(*read))

    def _show(self, facts: OrderFacts, standing: Standing, history: Sequence[HistoryEntry]) -> None:
        if not self.is_attached or (self._file and self._file.revision > facts.file.revision):
            return  # the screen was left meanwhile, or a younger reading came first
        self._facts, self._standing = facts, standing
        self._show_sessions(facts.file)
        self.query_one(Sections).set_rows(standing.marks)
        self.query_one(Info).tell(facts)
        self.query_one(OrderHistory).tell(history)
        findings = [finding for finding, _ in facts.findings]
        self.query_one(Findings).tell(findings, (), ())
        self.set_class(not findings, "-no-findings")
        self._show_head()
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

    def _show_head(self) -> None:
        if self._facts and self._standing:
            self.query_one(OrderHead).tell(self._facts, self._standing, self._tab)

    def _show_note(self) -> None:
        row: Numbered | None = self.query_one(SessionList).row
        self.query_one(SessionNote).tell(row.session.note if row else "")

    def _source_of(self, finding: Finding) -> Message | None:
        return self.desk.validation.source_of(finding, self.app.words.lang)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Put the keys of what is still to be done on the line; the others only answer."""
        if action == "contact_details":
            return self._tab == "info"
        if self._file and action in {key.action for key in _ONCE}:
            return bool(parameters) == _is_done(self._file.order, action)
        return super().check_action(action, parameters)

    def _show_tab(self) -> None:
        for tab in TABS:
            self.set_class(tab == self._tab, f"-tab-{tab}")
        self._contact.hide()
        self._show_head()
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

    def action_report(self) -> None:
        """Open the report; its tab is what one comes back to."""
        self.action_tab("report")
        super().action_report()

    @on(LineList.Highlighted, "#sessions")
    def show_note(self) -> None:
        """Show the whole note of the session under the cursor."""
        self._show_note()
        self.refresh_bindings()

    @on(LineList.Picked, "#sessions")
    def edit_picked(self) -> None:
        """Edit the picked session."""
        with self.app.telling():
            self.action_edit_session()

    @on(LineList.Picked, "#report")
    def write_section(self, event: LineList.Picked[SectionMark]) -> None:
        """Open the report."""
        del event
        with self.app.telling():
            super().action_report()

    def action_contact_details(self) -> None:
        """Show how the client is reached, or hide it."""
        with self.app.telling():
            self._contact.toggle(self._order_id)

    @property
    def _contact(self) -> ContactSight:
        return ContactSight(self, self.desk, self.query_one(Info))

    @on(LineList.Picked, "#info")
    def edit_fields(self, event: LineList.Picked[InfoRow]) -> None:
        """Edit the fields of the order, or the contact details of its client."""
        with self.app.telling():
            if event.row.key == ROW:
                self._contact.toggle(self._order_id)
            elif event.row.key.startswith(ROW):
                self._contact.edit(self._order_id)
            else:
                self.action_edit()

    @on(LineList.Picked, "#history")
    def take_back(self, event: LineList.Picked[HistoryEntry]) -> None:
        """Ask whether the picked step shall be undone."""
        ask_to_take_back(self, event.row)

    @on(LineList.Picked, "#findings")
    def mend_picked(self, event: LineList.Picked[Finding]) -> None:
        """Do what mends the picked finding."""
        with self.app.telling():
            self.mend(event.row)


def _is_done(order: Order, action: str) -> bool:
    """Whether a step needs no key on the line any more; a declined order needs none at all."""
    done = {
        order_keys.ACCEPT.action: order.accepted_on,
        order_keys.CONTACT.action: order.contacted_on,
        order_keys.END.action: order.ending,
        # nobody is asked for feedback while the service goes on
        order_keys.FEEDBACK.action: order.feedback_asked_on or order.ending is None,
    }
    declined = order.ending is not None and order.ending.how is EndKind.DECLINED
    return declined or bool(done[action])
