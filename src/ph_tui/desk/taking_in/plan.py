"""What a spreadsheet would become: every row with what it is, what is found in it, what it makes.

Owns the values that commands and screens show before anything is saved. Knows no store.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ph_tui.domain.errors import BadInput, PhTuiError, Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import OrderFile
from ph_tui.domain.sessions import Session
from ph_tui.domain.taking_in.rows import RowFinding
from ph_tui.domain.taking_in.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator


class Standing(StrEnum):
    """How a row stands beside what is stored."""

    NEW = "new"
    SAME = "same"
    """It is stored already, as the row tells it."""
    CHANGED = "changed"
    """It is stored, and otherwise: what is stored stays."""
    WRONG = "wrong"
    """It can't be taken in, and so nothing of the file is."""


@dataclass(frozen=True)
class PlannedRow:
    """One row and what becomes of it."""

    number: int
    """As the spreadsheet counts it."""
    standing: Standing
    findings: tuple[RowFinding, ...]
    values: dict[str, Any]
    """What it was read as, by field."""
    file: OrderFile | None = None
    """The order that it makes, or whose session it tells of; None when it is wrong."""
    session: Session | None = None
    """The session that it makes."""
    title: str = ""
    """The short name of the order's service; of a session the order's number and client."""

    @property
    def is_new(self) -> bool:
        """Whether it is saved."""
        return self.standing is Standing.NEW

    @property
    def shuts(self) -> bool:
        """Whether it keeps the file from being taken in."""
        return self.standing is Standing.WRONG


@dataclass(frozen=True)
class Plan:
    """A whole file as it would be taken in."""

    file_name: str
    sheet: str
    """The sheet that is read, empty for a text file."""
    other_sheets: tuple[str, ...]
    """Those that are not."""
    table: Table
    rows: tuple[PlannedRow, ...]
    lacking: tuple[str, ...]
    """The fields that no column holds and without which nothing can be taken in."""

    def count(self, standing: Standing) -> int:
        """How many rows stand so."""
        return sum(row.standing is standing for row in self.rows)

    @property
    def is_shut(self) -> bool:
        """Whether something in it keeps it from being taken in."""
        return bool(self.lacking) or any(row.shuts for row in self.rows)

    def objection(self) -> Message | None:
        """What keeps the file from being taken in, as `refuse_wrong` raises it."""
        try:
            self.refuse_wrong()
        except PhTuiError as error:
            return error.message
        return None

    def refuse_wrong(self) -> None:
        """Raise what keeps the file from being taken in; Refused when only rules speak against."""
        if self.lacking:
            fields = joined([f"word.taking_in.field.{field}" for field in self.lacking])
            raise BadInput(Message("error.taking_in.lacking", fields=fields))
        wrong = [row for row in self.rows if row.shuts]
        if not wrong:
            return
        first = next(self._errors())
        kind: type[PhTuiError] = Refused if all(e.is_rule for e in self._errors()) else BadInput
        raise kind(
            Message(
                "error.taking_in.wrong",
                n=len(wrong),
                place=f"{first.column}{wrong[0].number}",
                why=first.message,
            )
        )

    def _errors(self) -> Iterator[RowFinding]:
        for row in self.rows:
            if row.shuts:
                yield from (f for f in row.findings if f.severity is Severity.ERROR)


@dataclass(frozen=True)
class Taken:
    """What was taken in."""

    plan: Plan
    """As it was when it was saved."""
    saved: tuple[OrderFile, ...]


def joined(ids: list[str]) -> Message:
    """Several words as one message, with commas between them."""
    whole = Message(ids[0])
    for each in ids[1:]:
        whole = Message("word.taking_in.and", first=whole, second=Message(each))
    return whole
