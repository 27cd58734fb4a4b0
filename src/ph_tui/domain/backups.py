"""Dated backups: their names, and which of them are kept.

Knows no file and no clock. A backup is named by the day that it was made on, so that a person finds
the right one by looking.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DAYS, WEEKS, MONTHS = 7, 4, 12
"""How many days, weeks and months keep a backup, counting those that have one."""
ENDING = ".zip"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d{6}))?(?:-([a-z-]+))?\.zip")


class Occasion(StrEnum):
    """Why a backup was made."""

    USUAL = ""
    BEFORE_RESTORE = "before-restore"
    BEFORE_ORDER = "before-restore-of-order"
    """It holds one order only."""


@dataclass(frozen=True, order=True)
class BackupName:
    """The name of a backup; the later one is the greater."""

    on: date
    clock: str = ""
    """`140233`; empty for the one that is made by itself, once a day."""
    occasion: Occasion = Occasion.USUAL

    @classmethod
    def of(cls, moment: datetime, occasion: Occasion = Occasion.USUAL) -> BackupName:
        """The name of a backup that is made at a moment."""
        return cls(moment.date(), moment.strftime("%H%M%S"), occasion)

    @classmethod
    def read(cls, text: str) -> BackupName | None:
        """The name in the name of a file; None when that is another file."""
        match = _NAME.fullmatch(text)
        try:
            found = match and cls(
                date.fromisoformat(match[1]), match[2] or "", Occasion(match[3] or "")
            )
        except ValueError:
            return None
        return found or None

    @property
    def is_whole(self) -> bool:
        """Whether it holds everything."""
        return self.occasion is not Occasion.BEFORE_ORDER

    def __str__(self) -> str:
        clock = f"T{self.clock}" if self.clock else ""
        occasion = f"-{self.occasion}" if self.occasion else ""
        return f"{self.on.isoformat()}{clock}{occasion}{ENDING}"


def kept(names: Iterable[BackupName]) -> set[BackupName]:
    """Those that are kept: all of the last days, the last of each of the last weeks and months.

    Days, weeks and months without a backup don't count: neither a long holiday nor a clock that
    went wrong for a while uses anything up.
    """
    newest = sorted(names, reverse=True)
    days = list(dict.fromkeys(name.on for name in newest))[:DAYS]
    keep = {name for name in newest if name.on in days}
    whole = [name for name in newest if name.is_whole]
    return keep | _last_of_each(whole, _week, WEEKS) | _last_of_each(whole, _month, MONTHS)


def _last_of_each(
    newest: Iterable[BackupName], span: Callable[[date], tuple[int, int]], most: int
) -> set[BackupName]:
    last: dict[tuple[int, int], BackupName] = {}
    for name in newest:
        last.setdefault(span(name.on), name)
    return set(list(last.values())[:most])


def _week(on: date) -> tuple[int, int]:
    year, week, _ = on.isocalendar()
    return year, week


def _month(on: date) -> tuple[int, int]:
    return on.year, on.month
