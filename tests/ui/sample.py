"""A small program on the foundation, for the tests of its widgets to look at and press keys in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from textual import on

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.l10n.words import Words
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.entry_bar import EntryBar
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.places import Heading, Place
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.program.app import PhTuiApp
from ph_tui.ui.program.screen import PhScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from ph_tui.ui.kit.inks import Piece

NOW = datetime(2024, 4, 24, 14, 2, tzinfo=ZoneInfo("Europe/Helsinki"))


@dataclass(frozen=True)
class Row:
    """One line of the sample list."""

    number: int
    client: str
    tone: str = ""


def number_pieces(row: Row) -> list[Piece]:
    """Return the number with the sign of its state."""
    return [("! ", "late") if row.tone == "late" else ("  ", ""), (str(row.number), "")]


COLUMNS = (
    Column[Row]("number", "ui.key.first", number_pieces, 8),
    Column[Row]("client", "ui.key.open", lambda row: row.client, 10, flex=1),
    Column[Row](
        "wide",
        "ui.key.save",
        lambda row: [(f"n. {row.number % 7} h", "dim")],
        8,
        align="right",
        appears_from=60,
    ),
)


class SampleScreen(PhScreen[None]):
    """A list with an entry bar."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("l", "enter_line", "ui.key.accept", twin="f3", id="sample.enter"),
        Key("x", "refuse", "ui.key.no", id="sample.refuse"),
        Key("X", "crash", "ui.key.leave", id="sample.crash", shown=False),
    )

    def __init__(self, rows: Sequence[Row | Section]) -> None:
        super().__init__()
        self._rows = rows
        self.picked: list[Row] = []
        self.entered: list[str] = []

    def compose_body(self) -> ComposeResult:
        """Yield the list and the bar."""
        yield LineList(COLUMNS, row_key=lambda row: row.number, id="rows")
        yield EntryBar(id="entry-bar")

    def on_mount(self) -> None:
        """Fill the list."""
        rows = self.query_one("#rows", LineList)
        rows.set_empty([[("Tyhjä. ", ""), ("l", "accent"), (" aloittaa.", "")]])
        rows.set_rows(self._rows)

    @on(LineList.Picked, "#rows")
    def keep_picked(self, event: LineList.Picked[Row]) -> None:
        """Remember what was picked."""
        self.picked.append(event.row)

    def action_enter_line(self) -> None:
        """Open the entry."""
        self.query_one(EntryBar).open("Kirjoita numero", read_number)

    @on(EntryBar.Entered)
    def keep_entered(self, event: EntryBar.Entered) -> None:
        """Remember what was entered."""
        self.entered.append(event.text)
        event.bar.close()

    def action_refuse(self) -> None:
        """Refuse, as a rule would."""
        raise BadInput(Message("ui.ask.reason_missing"))

    def action_crash(self) -> None:
        """Fail, as a programming error would."""
        raise ZeroDivisionError("a secret of a client")


def read_number(text: str) -> Message | str:
    """Return how a number is read."""
    if not text.isdigit():
        raise BadInput(Message("ui.ask.reason_missing"))
    return f"numero {int(text)}"


def some_rows(count: int) -> list[Row | Section]:
    """Return rows with a section over the first three."""
    rows: list[Row | Section] = [
        Row(4700 + at, f"A.{chr(65 + at % 26)}.", "late" if at % 5 == 0 else "")
        for at in range(count)
    ]
    return [
        Section([("Myöhässä", "strong"), (" 3", "dim")]),
        *rows[:3],
        Section(),
        Section([("Muut", "strong")]),
        *rows[3:],
    ]


def sample_app(
    rows: Sequence[Row | Section] = (), lang: str = "fi", theme: str = "ph-dark"
) -> PhTuiApp:
    """Return the sample program."""
    places = [
        Place("1", "today", "ui.key.first", lambda: SampleScreen(rows)),
        Place("2", "orders", "ui.key.open", lambda: SampleScreen([])),
    ]
    return PhTuiApp(Words(lang), places, lambda: Heading("2024-1", "maija", NOW), theme=theme)


if __name__ == "__main__":
    sample_app(some_rows(100)).run()
