"""The log of errors that nobody expected, for both faces.

Values never reach it, only types and the lines of code that led there: an order's text has no
business in a log.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from traceback import format_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LOG_LIMIT = 1_000_000
"""Bytes after which the log is begun anew."""


def log_path(env: Mapping[str, str]) -> Path:
    """The user's file for unexpected errors: `$XDG_STATE_HOME/ph-tui/log`."""
    named = Path(env.get("XDG_STATE_HOME") or "")
    state = named if named.is_absolute() else Path.home() / ".local" / "state"
    return state / "ph-tui" / "log"


def stack(error: BaseException) -> Iterator[str]:
    """The error and what led to it by type and line, without any value."""
    led_to_it = error.__cause__ or error.__context__
    if led_to_it is not None:
        yield from stack(led_to_it)
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    yield "".join(format_tb(error.__traceback__)).rstrip()


def record(error: BaseException, path: Path) -> bool:
    """Add an error to the log, which only its user can read; False when that can't be done."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = "\n".join((f"--- {at}", *stack(error), ""))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        full = path.exists() and path.stat().st_size > LOG_LIMIT
        mode = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | (os.O_TRUNC if full else os.O_APPEND)
        with os.fdopen(os.open(path, mode, 0o600), "w", encoding="utf-8") as log:
            log.write(entry)
    except OSError:
        return False
    return True
