"""How the client of an order is reached: shown on demand among the order's facts, and its form.

Owns the rows and the form. The details are on the screen only while somebody wants them there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.domain.clients import FIELDS, edited
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.saving.asking import ask_until_saved, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.clients import Client
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.clients import ContactDetails
    from ph_tui.l10n.words import Words
    from ph_tui.ui.orders.info import Info
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.program.screen import PhScreen

ROW = "contact"
"""With this the keys of the rows begin."""


def told_details(details: ContactDetails, words: Words) -> list[tuple[str, str, str]]:
    """Return what is recorded: the key of its row, its name, its text in one line."""
    return [
        (
            f"{ROW}.{field}",
            words.say(f"word.contact.{field}"),
            _told(details, field, words),
        )
        for field in FIELDS
        if details.text(field)
    ]


def _told(details: ContactDetails, field: str, words: Words) -> str:
    text = details.text(field)
    return words.say(f"word.language.{text}") if field == "language" else text.replace("\n", " · ")


def ask_contact_details(
    app: PhTuiApp, desk: Desk, order_id: str, then: Callable[[Client], None]
) -> None:
    """Ask for the contact details of an order's client; `then` gets what is saved."""
    code, parks = desk.orders.load(order_id).order.client_code, f"{ROW}.{order_id}"
    seen: list[ContactDetails] = []

    def make() -> AskForm:
        seen[:] = [desk.clients.look_up(code).details]
        return _form(seen[0], parks)

    def save(typed: dict[str, str]) -> Client:
        before = {field: seen[0].text(field) for field in FIELDS}
        return desk.clients.set(code, changed(_whole(typed, before), before), seen[0])

    ask_until_saved(app, make, save, then, parks=parks)


def _whole(typed: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    """Return the typed texts; a note of several lines that was left alone keeps its lines."""
    return {
        field: before[field] if text == _in_one_line(before[field]) else text
        for field, text in typed.items()
    }


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ")


def _form(details: ContactDetails, parks: str) -> AskForm:
    def check(name: str) -> Callable[[str], Message | None]:
        def objection(text: str) -> Message | None:
            edited(details, {name: text})
            return None

        return objection

    fields = [
        Field(
            field,
            f"word.contact.{field}",
            _in_one_line(details.text(field)),
            f"ui.example.contact.{field}",
            check(field),
        )
        for field in FIELDS
    ]
    return AskForm(Message("ui.ask.contact", client=details.client_code), fields, parks=parks)


class ContactSight:
    """Shows the details among the facts of an order when they are asked for, and hides them."""

    def __init__(self, screen: PhScreen[Any], desk: Desk, info: Info) -> None:
        self._screen, self._desk, self._info = screen, desk, info

    def toggle(self, order_id: str) -> None:
        """Show the details, or hide them; where there are none, ask for them."""
        if self._info.is_revealing:
            self.hide()
            return
        code = self._desk.orders.load(order_id).order.client_code

        def show(client: Client) -> None:
            if client.details.is_empty:
                self.edit(order_id)
            else:
                self._show(client)

        self._screen.app.in_background(lambda: self._desk.clients.look_up(code), show)

    def edit(self, order_id: str) -> None:
        """Ask for the details."""
        ask_contact_details(self._screen.app, self._desk, order_id, self._saved)

    def hide(self) -> None:
        """Take the details off the screen."""
        self._info.reveal(None)

    def _saved(self, client: Client) -> None:
        self._show(client)
        self._screen.app.show(Message("ui.did.contact", client=client.code))

    def _show(self, client: Client) -> None:
        if self._info.is_attached and self._info.display:
            self._info.reveal(None if client.details.is_empty else client.details)
