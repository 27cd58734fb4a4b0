"""Taking a new order in: one line with its reading, or a form with the same fields.

Owns how the two questions look and that nothing is lost between them; the reading is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on
from textual.content import Content
from textual.widgets import Input, Static

from ph_tui.desk.order_fields import read_amount, read_optional_day, service_named
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.kit.inks import shown
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.saving.asking import ask_until_saved
from ph_tui.ui.telling.order_words import NOTHING, plain_hours, typed_day
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from textual.app import ComposeResult

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.program.screen import PhScreen

PARKS = "orders.new"
_FORM = "orders.new.form"
_WORDS_OF_A_LINE = 12
"""Words up to which a pasted line that is not understood is shown in the field, to be mended."""
NAMES = ("number", "service", "client", "hours", "start", "end", "price", "case_coach")


def ask_new_order(screen: PhScreen[Any], desk: Desk, added: Callable[[OrderFile], None]) -> None:
    """Ask for a new order in the screen's entry bar; tab or F5 goes on with the form."""
    from ph_tui.desk.new_order_line import read_new_order

    words, edition, today = screen.app.words, desk.orders.edition(), desk.today
    screen.query_one(AskBar).ask(
        Message("ui.ask.new_order"),
        lambda text: reading(read_new_order(text, edition, today), edition, words),
        lambda text: desk.orders.add(read_new_order(text, edition, today)),
        added,
        parks=PARKS,
        form=lambda text: ask_in_form(screen, desk, added, text),
        paste=lambda text: _takes_paste(screen, desk, added, text),
    )


def _takes_paste(
    screen: PhScreen[Any], desk: Desk, added: Callable[[OrderFile], None], text: str
) -> bool:
    """Whether a pasted text is a notice: more than one line, or one that is no order line.

    Then it is read and shown, once the bar is out of the way.
    """
    from ph_tui.desk.new_order_line import read_new_order
    from ph_tui.ui.orders.notice import ask_notice

    if len(text.splitlines()) <= 1:  # a terminal pastes its lines with CR
        try:
            read_new_order(text, desk.orders.edition(), desk.today)
        except PhTuiError:
            if len(text.split()) <= _WORDS_OF_A_LINE:
                return False
        else:
            return False
    screen.call_later(lambda: ask_notice(screen, desk, added, text))
    return True


def ask_in_form(
    screen: PhScreen[Any], desk: Desk, added: Callable[[OrderFile], None], text: str
) -> None:
    """Ask for a new order in a form that begins with what was understood of a line."""
    begun = _begun(text, desk.orders.edition(), desk.today)
    ask_in_form_with(screen, desk, added, begun)


def ask_in_form_with(
    screen: PhScreen[Any], desk: Desk, added: Callable[[OrderFile], None], begun: dict[str, str]
) -> None:
    """Ask for a new order in a form that begins with some of its fields."""
    edition, today = desk.orders.edition(), desk.today
    if any(begun.values()):
        screen.app.parked.leave(_FORM)
        screen.app.parked.keep(_FORM, {name: text for name, text in begun.items() if text})
    ask_until_saved(
        screen.app,
        lambda: NewOrderForm(edition, today),
        lambda values: desk.orders.add(new_order(values, today)),
        added,
        parks=_FORM,
    )


def _begun(text: str, edition: Edition, today: date) -> dict[str, str]:
    from ph_tui.desk.new_order_line import OrderLine, read_line

    try:
        line = read_line(text, edition, today)
    except PhTuiError:
        line = OrderLine(left_over=text)
    return {
        "number": line.number,
        "service": line.service,
        "client": line.client_code or line.left_over,
        "hours": _amount(line.ordered_hours),
        "start": typed_day(line.start),
        "end": typed_day(line.end),
        "price": _amount(line.price),
        "case_coach": "",
    }


def _amount(amount: Any) -> str:
    return "" if amount is None else f"{amount.normalize():f}".replace(".", ",")


def new_order(values: dict[str, str], today: date) -> NewOrder:
    """Read the texts of the form; BadInput when one can't be read."""
    span = (None, None)
    return NewOrder(
        service=values["service"],
        client_code=values["client"].strip(),
        number=values["number"],
        ordered_hours=read_amount(values["hours"]),
        start=read_optional_day(values["start"], today, span),
        end=read_optional_day(values["end"], today, span),
        price=read_amount(values["price"]),
        case_coach=values["case_coach"].strip(),
    )


def reading(new: NewOrder, edition: Edition, words: Words) -> str:
    """Return how a new order is understood, in one line."""
    facts = [new.number or NOTHING, new.client_code, service_named(new.service, edition).name]
    if new.ordered_hours is not None:
        facts.append(f"{plain_hours(new.ordered_hours, words)} h")
    if new.start or new.end:
        facts.append("–".join(words.day(day) if day else "" for day in (new.start, new.end)))
    if new.price is not None:
        facts.append(f"{words.money(new.price)}/h")
    return DOT.join(facts)


class NewOrderForm(AskForm):
    """What is the new order? The last line tells how the fields are understood together."""

    CSS_PATH = sheet_of(__name__)

    def __init__(self, edition: Edition, today: date) -> None:
        checks: dict[str, Callable[[str], Message | None]] = {
            "service": lambda text: _fine(service_named(text, edition)),
            "hours": lambda text: _fine(read_amount(text)),
            "price": lambda text: _fine(read_amount(text)),
            "start": lambda text: _fine(read_optional_day(text, today, (None, None))),
            "end": lambda text: _fine(read_optional_day(text, today, (None, None))),
            "client": lambda text: None if text.strip() else Message("ui.ask.client_missing"),
        }
        fields = [
            Field(
                name,
                f"ui.field.order.{name}",
                example=f"ui.example.order.{name}",
                check=checks.get(name),
            )
            for name in NAMES
        ]
        super().__init__(Message("ui.ask.new_order_form"), fields, parks=_FORM)
        self._edition, self._today = edition, today

    def compose_answer(self) -> ComposeResult:
        """Yield the fields and the reading."""
        yield from super().compose_answer()
        yield Static(id="reading", markup=False)

    @on(Input.Changed)
    def read(self) -> None:
        """Tell how the fields are understood."""
        try:
            new = new_order(self.values(), self._today)
            text = reading(new, self._edition, words_of(self)) if new.service.strip() else ""
        except PhTuiError:
            text = ""
        self.query_one("#reading", Static).update(Content(shown(text)))


def _fine(_read: object) -> None:
    """What could be read needs no objection."""
