"""What is found in an order notice: for each field the values, and the words that they came from.

Owns the values; knows neither how they are found nor what is made of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

Value: TypeAlias = "str | date"
"""A number, code, name or amount as it stands in the text; a service's code; a day."""


class NoticeField(StrEnum):
    """What a notice may tell, named as the fields of an order are."""

    NUMBER = "number"
    SERVICE = "service"
    CLIENT = "client"
    HOURS = "hours"
    START = "start"
    END = "end"
    PRICE = "price"
    CASE_COACH = "case_coach"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a field may have, and where it stands: places in the notice's clean text."""

    value: Value
    start: int
    end: int
    told_from: int
    """Where the words begin that name it: its label, or the value itself."""
    told_to: int


@dataclass(frozen=True)
class NoticeReading:
    """What a notice tells."""

    text: str
    """The text that was read: clean, without quote marks and personal identity codes."""
    found: dict[NoticeField, tuple[Candidate, ...]]
    """The different values of each field in the order of the text; a missing field has none."""
    left_out: int = 0
    """Personal identity codes that were left out."""
    is_cut: bool = False
    """Whether the end of a text that is too long was not read."""

    def of(self, field: NoticeField) -> tuple[Candidate, ...]:
        """The values that a field may have."""
        return self.found.get(field, ())

    def sure(self, field: NoticeField) -> Candidate | None:
        """The one value of a field; None when there is none, or more than one."""
        candidates = self.of(field)
        return candidates[0] if len(candidates) == 1 else None

    def words(self, candidate: Candidate) -> str:
        """The words that a value came from, in one line."""
        return " ".join(self.text[candidate.told_from : candidate.told_to].split())

    @property
    def missing(self) -> tuple[NoticeField, ...]:
        """The fields of which nothing was found."""
        return tuple(field for field in NoticeField if not self.of(field))

    @property
    def open(self) -> tuple[NoticeField, ...]:
        """The fields for which the text tells more than one value."""
        return tuple(field for field in NoticeField if len(self.of(field)) > 1)
