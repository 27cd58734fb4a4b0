"""What can be done with orders, from whichever screen shows one: one implementation for all.

Owns the questions and what is said afterwards; every decision is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.domain.messages import Message
from ph_tui.domain.orders import EndKind
from ph_tui.ui.saving.asking import ask_until_saved, changed
from ph_tui.ui.telling.order_words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.clients import Client
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.program.screen import PhScreen


class OrderActions:
    """The actions of a screen on orders; `saved` is called after each save."""

    def __init__(self, screen: PhScreen[Any], desk: Desk, saved: Callable[[], None]) -> None:
        self._screen, self._desk, self._saved = screen, desk, saved

    def accept(self, order_id: str) -> None:
        """Record at once that the order was accepted in Cloudia today."""
        self._record(order_id, "accepted", self._desk.orders.accept)

    def contact(self, order_id: str) -> None:
        """Record at once that the client was contacted today."""
        self._record(order_id, "contacted", self._desk.orders.contact)

    def _record(self, order_id: str, what: str, record: Callable[[str], OrderFile]) -> None:
        """Record a day once; a day that stands is never replaced by a key."""
        file = self._desk.orders.load(order_id)
        on = getattr(file.order, f"{what}_on")
        if on is not None:
            already = Message(f"ui.did.{what}_already", order=label(file), on=self._words.day(on))
            self._app.show(already, warns=True)
            return
        today = self._words.day(self._desk.today)
        self._app.in_background(
            lambda: record(order_id),
            lambda after: self._say_saved(Message(f"ui.did.{what}", order=label(after), on=today)),
        )

    def end(self, order_id: str) -> None:
        """Record the end of the service; one that is recorded can be changed or taken back."""
        file = self._desk.orders.load(order_id)
        if file.order.ending is None:
            self._ask_end(file)
            return
        from ph_tui.ui.dialogs.choose import Choose

        asks = Message("ui.ask.ended", order=label(file), on=self._words.day(file.order.ending.on))
        question = Choose(
            asks,
            ["change", "resume"],
            paint=lambda option: [(self._words.say(f"ui.ask.ended_{option}"), "")],
        )
        doing: dict[str | None, Callable[[], None]] = {
            "change": lambda: self._ask_end(file),
            "resume": lambda: self._resume(order_id),
        }
        self._app.push_screen(question, lambda choice: doing.get(choice, _nothing)())

    def _resume(self, order_id: str) -> None:
        self._app.in_background(
            lambda: self._desk.orders.resume(order_id),
            lambda after: self._say_saved(Message("ui.did.resumed", order=label(after))),
        )

    def _ask_end(self, file: OrderFile) -> None:
        from ph_tui.ui.orders.end_form import end_form, read_day_of_end, read_how

        order_id, today, parks = file.order.id, self._desk.today, f"end.{file.order.id}"

        def save(values: dict[str, str]) -> OrderFile:
            on = read_day_of_end(values["on"], file, today)
            how = read_how(values["how"], self._words)
            return self._desk.orders.end(order_id, on, how, values["reason"].strip())

        ask_until_saved(
            self._app,
            lambda: end_form(file, today, self._words, parks),
            save,
            self._say_ended,
            parks=parks,
        )

    def _say_ended(self, file: OrderFile) -> None:
        ending = file.order.ending
        if ending is None:
            return
        on, due = self._words.day(ending.on), self._desk.reports.due(file)
        if ending.how is EndKind.DECLINED or due is None:
            self._say_saved(Message("ui.did.declined", order=label(file), on=on))
            return
        told = f"{self._words.weekday(due)} {self._words.day(due)}"
        self._say_saved(Message("ui.did.ended", order=label(file), on=on, due=told))

    def hand(self, order_id: str, session_id: str = "") -> None:
        """Hand the order to another coach, or one planned session to a substitute."""
        from ph_tui.ui.orders.handing import ask_to_hand

        ask_to_hand(self._app, self._desk, order_id, session_id, self._say_saved)

    def edit(self, order_id: str) -> None:
        """Edit the fields of the order in a form; only what was changed there is saved."""
        from ph_tui.desk.order_fields import values_of
        from ph_tui.ui.orders.form import field_texts, form_of, order_form
        from ph_tui.ui.saving.form_settling import FormSettling

        file, parks = self._desk.orders.load(order_id), f"order.{order_id}"
        before, seen = field_texts(file), values_of(file.order)
        edition, presence = self._desk.validation.edition_of(file), self._desk.presence
        place = presence.enter(order_id)
        ask_until_saved(
            self._app,
            lambda: order_form(file, before, edition, self._desk.today, parks),
            lambda values: self._desk.orders.edit(order_id, changed(values, before), seen=seen),
            lambda after: self._say_saved(Message("ui.did.edited", order=label(after))),
            parks=parks,
            settle=FormSettling(self._app, self._desk, form_of(order_id), before, seen).settle,
            ends=lambda: presence.leave(place),
        )

    def contact_details(self, order_id: str) -> None:
        """Edit how the order's client is reached."""
        from ph_tui.ui.orders.contact_details import ask_contact_details

        def say(client: Client) -> None:
            self._say_saved(Message("ui.did.contact", client=client.code))

        ask_contact_details(self._app, self._desk, order_id, say)

    def new(self, then: Callable[[str], None] | None = None) -> None:
        """Take a new order in, from one line or a form; `then` gets its id."""
        from ph_tui.ui.orders.new_order import ask_new_order

        ask_new_order(self._screen, self._desk, lambda file: self._say_added(file, then))

    def new_in_form(self) -> None:
        """Go on with the form of a new order as it was left."""
        from ph_tui.ui.orders.new_order import ask_in_form

        ask_in_form(self._screen, self._desk, self._say_added, "")

    def _say_added(self, file: OrderFile, then: Callable[[str], None] | None = None) -> None:
        order = file.order
        self._say_saved(Message("ui.did.added", order=label(file), client=order.client_code))
        if then is not None:
            then(order.id)

    def report(self, order_id: str) -> None:
        """Open the report editor."""
        from ph_tui.ui.report.editor import ReportScreen

        self._app.push_screen(ReportScreen(self._desk, order_id), lambda _: self._saved())

    def open(self, order_id: str) -> None:
        """Open the order; raises DataError, and opens nothing, when it can't be read."""
        from ph_tui.ui.orders.order import OrderScreen

        self._desk.orders.load(order_id)
        self._app.push_screen(OrderScreen(self._desk, order_id))

    @property
    def _app(self) -> PhTuiApp:
        return self._screen.app

    @property
    def _words(self) -> Words:
        return self._screen.app.words

    def _say_saved(self, message: Message) -> None:
        self._saved()
        self._app.show(message)


def _nothing() -> None:
    """No choice was made."""
