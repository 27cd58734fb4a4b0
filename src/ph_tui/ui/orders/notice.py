"""What was read of a pasted order notice, to be confirmed: each value with the words it came from.

Owns how the reading looks and the choice between values; what is found is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ph_tui.desk.notices import NEEDED, sure_values, typed_value
from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.domain.notices.values import NoticeField
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.dialogs.question import Question
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.speech import words_of
from ph_tui.ui.orders.new_order import PARKS, ask_in_form_with, new_order
from ph_tui.ui.orders.notice_lines import Row, painted, rows_of
from ph_tui.ui.saving.asking import ask_until_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.notices.values import NoticeReading
    from ph_tui.domain.orders import OrderFile
    from ph_tui.ui.program.screen import PhScreen

_MOST_LINES = 14


def ask_notice(
    screen: PhScreen[Any], desk: Desk, added: Callable[[OrderFile], None], text: str
) -> None:
    """Read a text as an order notice, show what was found, and take the order in on enter."""
    try:
        reading, edition = desk.notices.read(text), desk.orders.edition()
    except PhTuiError as error:
        screen.app.show_error(error)
        return
    chosen = sure_values(reading)
    ask_until_saved(
        screen.app,
        lambda: NoticeForm(
            reading, edition, chosen, lambda values: ask_in_form_with(screen, desk, added, values)
        ),
        lambda values: desk.orders.add(new_order(values, desk.today)),
        added,
        parks=PARKS,
    )


class _Found(LineList[Row]):
    """The fields; enter takes the order in, wherever the cursor is."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "screen.take", "ui.key.take_in"))


class NoticeForm(Question[dict[str, str] | None]):
    """Is this what the notice says? A field with several values waits for a choice."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("f2,ctrl+enter,ctrl+j", "take", "ui.key.take_in", shown=False),
        Key("space", "pick", "ui.key.choose"),
        Key("tab,f5", "use_form", "ui.key.use_form", priority=True),
        Key("escape", "dismiss", "ui.key.leave", pinned=True),
        *(Key(str(n), f"pick_number({n})", "ui.key.pick_number", quiet=True) for n in range(1, 10)),
    )

    def __init__(
        self,
        reading: NoticeReading,
        edition: Edition,
        chosen: dict[str, str],
        form: Callable[[dict[str, str]], None],
    ) -> None:
        """`chosen` are the values that are taken in; choices go there."""
        super().__init__(Message("ui.ask.notice"), detail=_notes(reading))
        self._reading, self._chosen, self._form = reading, chosen, form
        self._service_names = {service.code: service.name for service in edition.services}

    def compose_answer(self) -> ComposeResult:
        """Yield the list of fields, and room for what stands in the way."""
        words = words_of(self)
        yield _Found(
            row_key=lambda row: (row.field, row.place),
            paint=lambda row, _: painted(row, self._reading, self._service_names, words),
            id="found",
        )
        yield Hint(id="notice-hint")

    @property
    def _list(self) -> LineList[Row]:
        found: LineList[Row] = self.query_one("#found", LineList)
        return found

    def on_mount(self) -> None:
        """Show the fields; the cursor waits at the first that is open."""
        rows = self._show()
        self._list.styles.height = min(len(rows), _MOST_LINES)
        self._to_next_open()

    def _show(self) -> list[Row]:
        rows = list(rows_of(self._reading, self._chosen))
        self._list.set_rows(rows)
        return rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a choice only where the text tells several values."""
        if action == "pick":
            return bool(self._reading.open)
        return super().check_action(action, parameters)

    def _to_next_open(self) -> None:
        unsettled = (field for field in self._reading.open if field not in self._chosen)
        field = next(unsettled, None)
        if field is not None:
            self._list.move_to((field, 1))

    def action_pick_number(self, number: int) -> None:
        """Choose a value of the field under the cursor."""
        row = self._list.row
        found = self._reading.of(row.field) if row else ()
        if row is not None and row.field in self._reading.open and number <= len(found):
            self._chosen[row.field.value] = typed_value(found[number - 1].value)
            self.query_one("#notice-hint", Hint).object_to(None)
            self._show()
            self._to_next_open()

    def action_pick(self) -> None:
        """Choose the value under the cursor."""
        row = self._list.row
        if row is not None and row.place:
            self.action_pick_number(row.place)

    def action_take(self) -> None:
        """Take the order in, unless it lacks what an order needs; what is open stays empty."""
        for field in NEEDED:
            if not self._chosen.get(field):
                named = Message(f"word.notice.{field}")
                several = field in self._reading.open
                told = "ui.notice.choose_first" if several else "ui.notice.lacks"
                self.query_one("#notice-hint", Hint).object_to(Message(told, field=named))
                self._list.move_to((field, 1 if several else 0))
                return
        self.dismiss({field.value: self._chosen.get(field, "") for field in NoticeField})

    def action_use_form(self) -> None:
        """Go on with the form, filled in as far as the notice tells."""
        form, values = self._form, {f.value: self._chosen.get(f, "") for f in NoticeField}
        self.dismiss(None)
        form(values)


def _notes(reading: NoticeReading) -> Message | None:
    """What was not read or not kept of the text."""
    if reading.left_out:
        return Message("ui.notice.left_out", n=reading.left_out)
    return Message("ui.notice.is_cut") if reading.is_cut else None
