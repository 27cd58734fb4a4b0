"""What can be done for an order's feedback: asking the client, reminding once, noting the answer.

Owns which of them comes next and the question for the form's link when it is first needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.messages import Message
from ph_tui.ui.telling.order_words import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.ui.program.screen import PhScreen


class FeedbackActions:
    """The actions of a screen on feedback; `saved` is called after each save."""

    def __init__(self, screen: PhScreen[Any], desk: Desk, saved: Callable[[], None]) -> None:
        self._app, self._desk, self._saved = screen.app, desk, saved
        self._asked_for_link = False

    def ask_or_remind(self, order_id: str) -> None:
        """Record that the client was asked today; one who was asked before is reminded once.

        What stands is never replaced by a key, and nobody is reminded before the time has come.
        """
        file = self._desk.orders.load(order_id)
        if file.order.feedback_asked_on is None:
            self._record(order_id, "feedback_asked", self._desk.orders.ask_feedback)
            return
        remind_from = self._desk.feedback.remind_from(file.order)
        if remind_from is None or remind_from > self._desk.today:
            self._tell_standing(file)
        else:
            self.with_link(lambda: self._remind(file))

    def receive(self, order_id: str) -> None:
        """Record that the client has given the feedback, once."""
        file = self._desk.orders.load(order_id)
        if file.order.feedback_received_on is not None:
            self._tell_standing(file)
        else:
            self._record(order_id, "feedback_received", self._desk.feedback.receive)

    def with_link(self, then: Callable[[], None]) -> None:
        """Ask for the address of the city's form once while it is missing, and go on."""
        if self._desk.forms.feedback_link or self._asked_for_link:
            then()
            return
        from ph_tui.ui.saving.settings_form import edit_settings

        self._asked_for_link = True
        self._app.show(Message("ui.feedback.link_missing"), warns=True)
        edit_settings(self._app, self._desk, start="feedback_form", then=then)

    def _remind(self, file: OrderFile) -> None:
        """Send the second message to the clipboard, and record it."""
        fields = self._desk.forms.fields(file, FormKind.FEEDBACK, self._app.words, reminds=True)
        text = next((each.text for each in reversed(fields) if each.walked and each.text), "")
        with self._app.telling():
            self._app.users_clipboard.send(text)
            self._record(file.order.id, "feedback_reminded", self._desk.feedback.remind)

    def _record(self, order_id: str, what: str, record: Callable[[str], OrderFile]) -> None:
        today = self._app.words.day(self._desk.today)

        def say(after: OrderFile) -> None:
            self._saved()
            self._app.show(Message(f"ui.did.{what}", order=label(after), on=today))

        self._app.in_background(lambda: record(order_id), say)

    def _tell_standing(self, file: OrderFile) -> None:
        """Say how far the feedback is, without changing anything."""
        order, words = file.order, self._app.words
        for what in ("received", "reminded", "asked"):
            on = getattr(order, f"feedback_{what}_on")
            if on is not None:
                said = Message(
                    f"ui.did.feedback_{what}_already", order=label(file), on=words.day(on)
                )
                self._app.show(said, warns=True)
                return
