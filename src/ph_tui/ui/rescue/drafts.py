"""What was typed and not saved: looked at beside what is saved, taken up again or discarded.

Owns the list and what a text is taken up with; how it is told is in `rescued` and `lines`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import VerticalScroll

from ph_tui.domain.drafts import SECTION
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines
from ph_tui.ui.kit.split_line import SplitLine
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.report.draft import as_parked
from ph_tui.ui.rescue.beside import Beside
from ph_tui.ui.rescue.rescued import Left, kind_of, moment_name, order_name, with_orders
from ph_tui.ui.saving.ask_bar import AskBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.drafts import About, Rescued

_MOST_ROWS = 6


class _Drafts(LineList[Left]):
    """The texts; enter takes one up."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.take_draft"))


class RescueScreen(ActingScreen):
    """What was left? With an order and `take`, of its report, which takes what is taken up."""

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("x,delete", "discard", "ui.key.discard_draft", id="drafts.discard"),
        Key("space", "scroll(1)", "ui.key.page_down", quiet=True),
        Key("backspace", "scroll(-1)", "ui.key.page_up", quiet=True),
    )

    def __init__(
        self,
        desk: Desk,
        order_id: str | None = None,
        take: Callable[[Rescued], None] | None = None,
    ) -> None:
        super().__init__(desk)
        self._order_id, self._take_section = order_id, take

    def compose_body(self) -> ComposeResult:
        """Yield the head, the list, the text under its cursor, the entry."""
        yield SplitLine(id="head")
        yield _Drafts(self._columns(), row_key=lambda left: left.rescued.key, id="drafts")
        with VerticalScroll(id="beside"):
            yield Lines(id="difference")
        yield AskBar(id="entry-bar")

    def _columns(self) -> list[Column[Left]]:
        words, now = self.app.words, self.desk.now
        return [
            Column("at", "ui.rescue.at", lambda left: moment_name(left.rescued.at, now, words), 12),
            Column("order", "ui.rescue.order", lambda left: order_name(left.order), 16, flex=1),
            Column("what", "ui.rescue.what", lambda left: words(kind_of(left.rescued)), 36, flex=2),
        ]

    def on_mount(self) -> None:
        """Read the texts."""
        self._list.focus()
        with self.app.telling():
            self.reload()

    @property
    def _list(self) -> LineList[Left]:
        found: LineList[Left] = self.query_one("#drafts", LineList)
        return found

    def reload(self) -> None:
        """Read the texts again; a report whose last text was settled comes back into sight."""
        drafts = self.desk.drafts
        found = drafts.unfinished() if self._order_id is None else drafts.pending(self._order_id)
        if not found and self._take_section is not None:
            self.dismiss(None)
            return
        self.set_class(not found, "-idle")
        if not found:
            self.set_focus(None)
        title = self.say("ui.rescue.title", n=len(found)) if found else self.say("ui.rescue.none")
        self.query_one("#head", SplitLine).tell([(f" {title}", "strong")])
        self._list.styles.height = max(min(len(found), _MOST_ROWS), 1) + 1
        self._list.set_rows(with_orders(self.desk, found))
        self._show_difference()

    @on(LineList.Highlighted, "#drafts")
    def _show_difference(self) -> None:
        """Show the text under the cursor beside what is saved."""
        left = self._list.row
        self.query_one("#beside").scroll_home(animate=False)
        beside = Beside(self.desk, self.app.words, left.rescued) if left else None
        self.query_one("#difference", Lines).set_paint(
            lambda width: list(beside.lines(width)) if beside else []
        )
        self.refresh_bindings()

    @on(LineList.Picked, "#drafts")
    def take_picked(self, event: LineList.Picked[Left]) -> None:
        """Take a text up where it was being typed."""
        with self.app.telling():
            self._take_up(event.row)
            if self.is_current:
                self.reload()

    def _take_up(self, left: Left) -> None:
        rescued, order = left.rescued, left.order
        if rescued.about.kind == SECTION:
            self._take_into_report(rescued)
        elif rescued.about.subject and order is None:
            raise Refused(Message("error.draft.order_gone"))
        else:
            self._ask_again(rescued.about, order.id if order else "")

    def _take_into_report(self, rescued: Rescued) -> None:
        if self._take_section is not None:
            self._take_section(rescued)
            return
        about, began_from = rescued.about, self.desk.drafts.began_from(rescued)
        text = self.desk.drafts.take(rescued).text
        parked = self.app.parked_reports.setdefault(about.subject, {})
        parked |= as_parked(ReportSection(about.part), text, began_from)
        self.orders_do.report(about.subject)

    def _ask_again(self, about: About, order_id: str) -> None:
        """Ask what was being answered; the question finds the text by its name."""
        orders, sessions, money = self.orders_do, self.sessions_do, self.money_do
        session_id = about.subject
        asking: dict[str, Callable[[], None]] = {
            "log": lambda: sessions.log(order_id or None),
            "plan": lambda: sessions.plan(order_id),
            "hold": lambda: sessions.hold(order_id, session_id),
            "move": lambda: sessions.move(order_id, session_id),
            "session": lambda: sessions.edit(order_id, session_id),
            "order": lambda: orders.edit(order_id),
            "end": lambda: orders.end(order_id),
            "hand": lambda: orders.hand(order_id),
            "contact": lambda: orders.contact_details(order_id),
            "billing.send": lambda: money.mark_billed(order_id),
            "billing.reopen": lambda: money.reopen_billing(order_id),
            "claim": lambda: money.go_on_with_claim(order_id, about.part),
            "claim.send": lambda: money.mark_claimed(order_id, about.part),
            "invoice.sent": lambda: money.mark_sent(order_id, int(about.part)),
            "invoice.paid": lambda: money.pay(order_id, int(about.part)),
            "company": money.edit_company,
            "terms": lambda: money.edit_terms(order_id),
            "orders.new": orders.new,
            "orders.new.form": orders.new_in_form,
        }
        if about.kind in asking:
            asking[about.kind]()
        elif order_id:
            orders.report(order_id)
        else:
            raise Refused(Message("error.draft.unknown"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the text under the cursor."""
        if action == "discard":
            return self.is_mounted and self._list.row is not None
        if action == "rescue":
            return False
        return super().check_action(action, parameters)

    def action_discard(self) -> None:
        """Destroy the text under the cursor after asking."""
        from ph_tui.ui.dialogs.confirm import Confirm

        left = self._list.row
        if left is None:
            return
        detail = Message("ui.rescue.discard_detail", what=kind_of(left.rescued))
        question = Confirm(Message("ui.rescue.discard"), detail=detail)
        self.app.push_screen(question, lambda agreed: self._discard(left) if agreed else None)

    def _discard(self, left: Left) -> None:
        with self.app.telling():
            if self.desk.drafts.keeps(left.rescued):
                self.app.parked.forget(left.rescued.name)
            else:
                self.desk.drafts.discard(left.rescued)
        self.reload()

    def action_scroll(self, pages: int) -> None:
        """Turn the pages of a long text."""
        beside = self.query_one("#beside")
        beside.scroll_relative(y=pages * beside.size.height, animate=False)

    def action_back(self) -> None:
        """Go back; what was neither taken nor discarded waits."""
        self.dismiss(None)
