"""A process that takes a spreadsheet in and dies before one of its system calls.

`python -m tests.desk.taking_in.importing_until_killed ROOT NUMBER` ends with KILLED before the call
of that number, or with 0 when there are fewer.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.taking_in.headings import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = 9
CHANGING = ("replace", "rename", "unlink", "rmdir", "utime", "write", "ftruncate", "fsync")
"""The calls by which files are changed."""


def main(root: Path, number: int) -> None:
    """Take `many.xlsx` in, until the call of this number."""
    calls = count(1)

    def mortal(act: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if next(calls) == number:
                os._exit(KILLED)
            return act(*given, **named)

        return call

    desk = Desk.open(root / "data", "maija", clock_at("2024-04-24T12:00"), cache=root / "cache")
    plan = desk.taking_in.plan(desk.taking_in.read(root / "many.xlsx"), Kind.ORDERS)
    for name in CHANGING:
        setattr(os, name, mortal(getattr(os, name)))
    desk.taking_in.take_in(plan)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
