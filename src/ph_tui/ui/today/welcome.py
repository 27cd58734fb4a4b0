"""The first page of an empty data directory: what this is and how to begin.

Owns the page alone; it gives way to Today as soon as there is an order, whoever took it in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Middle, Vertical

from ph_tui.domain.errors import PhTuiError
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.lines import Lines, wrapped
from ph_tui.ui.orders import order_keys
from ph_tui.ui.orders.acting_screen import ActingScreen
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.ask_bar import AskBar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.kit.inks import Piece, Pieces


class WelcomeScreen(ActingScreen):
    """How does one begin?

    `open_sample` makes and opens the desk of an invented company, `show_sample` shows it in place
    of the own data; without them none is offered.
    """

    CSS_PATH = sheet_of(__name__)
    BINDINGS: ClassVar[list[BindingType]] = keys(
        order_keys.NEW,
        order_keys.TAKE_IN,
        Key("s", "sample", "ui.key.sample", id="welcome.sample"),
    )

    def __init__(
        self,
        desk: Desk,
        open_sample: Callable[[], Desk] | None = None,
        show_sample: Callable[[Desk], None] | None = None,
    ) -> None:
        super().__init__(desk)
        self._open_sample, self._show_sample = open_sample, show_sample
        self._is_making = False

    def compose_body(self) -> ComposeResult:
        """Yield the page with the ways to begin, and the entry."""
        with Middle(), Vertical(id="page"):
            yield Lines(id="what")
            yield _Ways(row_key=lambda way: way.key, paint=self._paint, id="ways")
        yield AskBar(id="entry-bar")

    def on_mount(self) -> None:
        """Tell."""
        self.query_one("#what", Lines).set_paint(lambda width: list(self._told(width)))
        offered = (
            _Way("n", "new_order", "ui.welcome.start"),
            _Way("s", "sample", "ui.welcome.sample"),
            _Way("?", "app.help", "ui.welcome.keys"),
            _Way("O", "import_file", "ui.welcome.import"),
        )
        has_sample = self._open_sample is not None
        self._ways.set_rows([way for way in offered if has_sample or way.key != "s"])

    @property
    def _ways(self) -> LineList[_Way]:
        return self.query_one("#ways", LineList)

    def _told(self, width: int) -> Iterator[Pieces]:
        yield [("ph-tui", "strong")]
        yield []
        for words in ("ui.welcome.what", "ui.welcome.where"):
            for line in wrapped(self.say(words), width):
                yield [(line, "")]
        yield [(self.desk.place, "dim")]
        yield []

    def _paint(self, way: _Way, _width: int) -> list[Piece]:
        if way.key == "s" and self._is_making:
            return [("s", "dim"), (f"   {self.say('ui.welcome.making')}", "due")]
        return [(way.key, "accent"), (f"   {self.say(way.says)}", "")]

    @on(LineList.Picked, "#ways")
    async def go(self, event: LineList.Picked[_Way]) -> None:
        """Go the way that was picked."""
        await self.run_action(event.row.action)

    def reload(self) -> None:
        """Give way to the first place once there is an order and no question is open."""
        if self.is_active and not self.desk.is_empty:
            self.app.open_place(self.app.places[0].id)

    def on_screen_resume(self) -> None:
        """Give way to what came while a question was open."""
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the sample where there is one."""
        if action == "sample":
            return self._open_sample is not None and not self._is_making
        return super().check_action(action, parameters)

    def action_sample(self) -> None:
        """Make the sample data and look at it."""
        open_sample, show = self._open_sample, self._show_sample
        if open_sample is None or show is None:
            return

        def call() -> Desk | PhTuiError:
            try:
                return open_sample()
            except PhTuiError as error:
                return error

        def then(result: Desk | PhTuiError) -> None:
            self._set_making(False)
            if isinstance(result, PhTuiError):
                self.app.show_error(result)
            else:
                show(result)

        self._set_making(True)
        self.app.in_background(call, then)

    def _set_making(self, is_making: bool) -> None:
        self._is_making = is_making
        self._ways.repaint_row("s")
        self.refresh_bindings()


class _Way(NamedTuple):
    """One way to begin: its key, the action behind it and the message id of its words."""

    key: str
    action: str
    says: str


class _Ways(LineList[_Way]):
    """The ways to begin."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("enter", "pick", "ui.key.choose"))
