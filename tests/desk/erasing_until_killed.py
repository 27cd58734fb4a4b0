"""A process that erases the client of the story and dies before one of its system calls.

`python -m tests.desk.erasing_until_killed ROOT NUMBER` ends with KILLED before the call of that
number, or with 0 when there are fewer.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.desk.erasure_story import CODE, open_desk

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = 9
CHANGING = (
    *("replace", "rename", "unlink", "rmdir", "utime"),
    *("write", "pwrite", "ftruncate", "fsync", "fdatasync"),
)
"""The calls by which files are changed."""


def main(root: Path, number: int) -> None:
    """Erase, until the call of this number."""
    calls = count(1)

    def mortal(act: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if next(calls) == number:
                os._exit(KILLED)
            return act(*given, **named)

        return call

    desk = open_desk(root)
    for name in CHANGING:
        setattr(os, name, mortal(getattr(os, name)))
    desk.erasing.erase(CODE)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
