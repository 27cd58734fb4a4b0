"""A list of any length that draws only the lines that show, and two of them when the cursor moves.

Owns the scrolling, the painting and the mouse; what a row says comes from columns or a paint
function. Knows no record type, no desk, no place.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ph_tui.ui.kit.columns import Column, header_pieces, lay_out, row_pieces
from ph_tui.ui.kit.inks import Pieces, draw, tone_styles
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.row_events import RowEvent
from ph_tui.ui.kit.rows import NOWHERE, Section, index_of, key_at, nearest_row, next_row, top_for
from ph_tui.ui.kit.speech import say

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events
    from textual.binding import BindingType

T = TypeVar("T")
R = TypeVar("R")
Paint = Callable[[T, int], Pieces]
_GUTTER = 2


class LineList(ScrollView, Generic[T], can_focus=True):
    """A list of rows and `Section`s; `columns` or `paint(row, width)` say how a row looks.

    `row_key` tells rows apart: when `set_rows` brings other rows, the cursor stays on the row with
    the same key, at the same height.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--cursor", "line--header", "line--section"}
    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("enter", "pick", "ui.key.open"),
        Key("j,down", "move(1)", "ui.key.down", quiet=True),
        Key("k,up", "move(-1)", "ui.key.up", quiet=True),
        Key("pagedown", "page(1)", "ui.key.page_down", quiet=True),
        Key("pageup", "page(-1)", "ui.key.page_up", quiet=True),
        Key("home", "edge(-1)", "ui.key.first", quiet=True),
        Key("end", "edge(1)", "ui.key.last", quiet=True),
    )

    class Picked(RowEvent[R]):
        """Enter or a double click opened a row."""

        def __init__(self, control: LineList[R], row: R) -> None:
            super().__init__(control)
            self.row = row

    class Highlighted(RowEvent[R]):
        """The cursor came to stand on another row; `row` is None when the list has none."""

        def __init__(self, control: LineList[R], row: R | None) -> None:
            super().__init__(control)
            self.row = row

    def __init__(
        self,
        columns: Sequence[Column[T]] = (),
        *,
        row_key: Callable[[T], Hashable],
        paint: Paint[T] | None = None,
        header: bool = True,
        id: str | None = None,  # noqa: A002 - Textual's word for it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._columns, self._row_key, self._paint = columns, row_key, paint
        self._head = 1 if header and columns else 0
        self._rows: Sequence[T | Section] = ()
        self._empty: Sequence[Pieces] = ()
        self._cursor = NOWHERE
        self._told: Hashable | None = None
        self._sort: tuple[str, bool] | None = None

    @property
    def rows(self) -> Sequence[T | Section]:
        """The rows and sections in their order."""
        return self._rows

    @property
    def cursor(self) -> int:
        """The index in `rows` of the row under the cursor, -1 when there is none."""
        return self._cursor

    @property
    def row(self) -> T | None:
        """The row under the cursor."""
        return cast("T", self._rows[self._cursor]) if self._cursor >= 0 else None

    def set_rows(self, rows: Sequence[T | Section]) -> None:
        """Show other rows; lines that stay the same are not painted again."""
        before, top, cursor = self._rows, self.scroll_offset.y, self._cursor
        key = key_at(before, cursor, self._row_key)
        self._rows = rows
        found = index_of(rows, key, self._row_key, cursor)
        self._cursor = found if found >= 0 else nearest_row(rows, cursor)
        if len(rows) != len(before) or not rows:
            self.virtual_size = Size(1, max(len(rows), 1) + self._head)
            self.refresh()
        if cursor >= 0 and found not in (NOWHERE, cursor):
            self.scroll_to(y=top + found - cursor, animate=False)
        elif self._cursor >= 0 and self.size:
            self.scroll_to(y=self._top_for(self._cursor), animate=False)
        if len(rows) == len(before) and top == self.scroll_offset.y:
            self._refresh_changed(before, cursor)
        self._tell()

    def set_empty(self, lines: Sequence[Pieces]) -> None:
        """Say what shows, and which key begins, when there are no rows."""
        if lines != self._empty:
            self._empty = lines
            self.refresh()

    def set_sort(self, column: str, *, descending: bool = False) -> None:
        """Mark the column in the header by which the rows were sorted."""
        if self._sort != (column, descending):
            self._sort = (column, descending)
            self.refresh()

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row with this key; false when there is none."""
        index = index_of(self._rows, key, self._row_key, self._cursor)
        self._go(index)
        return index >= 0

    def repaint_row(self, key: Hashable) -> None:
        """Paint one row again, for rows whose look depends on more than their value."""
        index = index_of(self._rows, key, self._row_key, self._cursor)
        if index >= 0:
            self.refresh_line(index + self._head)

    def _refresh_changed(self, before: Sequence[T | Section], cursor: int) -> None:
        top = self.scroll_offset.y
        for index in range(top, min(top + self._page, len(before))):
            moved = cursor != self._cursor and index in (cursor, self._cursor)
            if moved or before[index] != self._rows[index]:
                self.refresh_line(index + self._head)

    def _tell(self) -> None:
        key = key_at(self._rows, self._cursor, self._row_key)
        if key != self._told or key is None:
            if None in (key, self._told):
                self.refresh_bindings()
            self._told = key
            self.post_message(self.Highlighted(self, self.row))

    @property
    def _page(self) -> int:
        return max(self.size.height - self._head, 1)

    def on_resize(self) -> None:
        """Keep the cursor in view; before the first layout there was no page to turn."""
        if self._cursor >= 0:
            self.scroll_to(y=self._top_for(self._cursor), animate=False)

    def _top_for(self, index: int) -> int:
        """Return the line to scroll to; the headings over the very first row come along."""
        page = self._page
        if index <= next_row(self._rows, 0, 1, 0) < page:
            return 0
        return top_for(index, self.scroll_offset.y, page)

    def _go(self, index: int) -> None:
        if index < 0:
            return
        before, self._cursor = self._cursor, index
        if before != index:
            self.refresh_line(before + self._head)
            self.refresh_line(index + self._head)
        self.scroll_to(y=self._top_for(index), animate=False)
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open a row only where there is one."""
        return (
            self.row is not None if action == "pick" else super().check_action(action, parameters)
        )

    def action_move(self, step: int) -> None:
        """Move the cursor to the next or the previous row."""
        self._go(next_row(self._rows, self._cursor + step, step, self._cursor))

    def action_page(self, step: int) -> None:
        """Move the cursor by a page."""
        target = self._cursor + step * max(self._page - 1, 1)
        target = min(max(target, 0), len(self._rows) - 1)
        self._go(next_row(self._rows, target, step, nearest_row(self._rows, target)))

    def action_edge(self, step: int) -> None:
        """Move the cursor to the first or the last row."""
        start = 0 if step < 0 else len(self._rows) - 1
        self._go(next_row(self._rows, start, -step, self._cursor))

    def action_pick(self) -> None:
        """Open the row under the cursor."""
        if self.row is not None:
            self.post_message(self.Picked(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the clicked row; the second of two clicks opens it."""
        place = event.get_content_offset(self)
        if place is None or place.y < self._head:
            return
        index = place.y - self._head + self.scroll_offset.y
        if key_at(self._rows, index, self._row_key) is None:
            return
        self._go(index)
        if event.chain == 2:
            self.action_pick()

    def render_line(self, y: int) -> Strip:
        """Return one visible line; `y` counts from the top of the widget."""
        width = self.size.width
        if y < self._head:
            return self._header_line(width)
        index = y - self._head + (self.scroll_offset.y if self._rows else 0)
        if not self._rows and 0 <= index - 1 < len(self._empty):
            return self._draw([("  ", ""), *self._empty[index - 1]], width, self.rich_style)
        if index >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        return self._row_line(self._rows[index], width, under_cursor=index == self._cursor)

    def _row_line(self, row: T | Section, width: int, *, under_cursor: bool) -> Strip:
        if isinstance(row, Section):
            pieces = row.across(width - _GUTTER)
            return self._draw([(" ", ""), *pieces], width, self._base("section"))
        if self._paint is not None:
            pieces = self._paint(row, width - _GUTTER)
        else:
            pieces = row_pieces(lay_out(self._columns, width - _GUTTER - 1), row)
        if under_cursor:
            return self._draw([("▌", "accent"), (" ", ""), *pieces], width, self._base("cursor"))
        return self._draw([("  ", ""), *pieces], width, self.rich_style)

    def _header_line(self, width: int) -> Strip:
        laid = lay_out(self._columns, width - _GUTTER - 1)
        pieces = header_pieces(laid, lambda title: say(self, title), self._sort)
        return self._draw([("  ", ""), *pieces], width, self._base("header"))

    def _base(self, part: str) -> Style:
        return self.rich_style + self.get_component_rich_style(f"line--{part}", partial=True)

    def _draw(self, pieces: Pieces, width: int, base: Style) -> Strip:
        return draw(pieces, width, tone_styles(self), base)
