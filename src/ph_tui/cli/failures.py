"""What becomes of an error: a sentence on standard error and an exit code, never a traceback.

Owns the log of errors that nobody expected. Values never reach it, only the lines of our own code:
an order's text has no business in a log.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import UsageError
from ph_tui.cli.surroundings import xdg_folder
from ph_tui.domain.errors import DataError, PhTuiError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from ph_tui.l10n.words import Words

INTERRUPTED = 130
NOBODY_READS = 141
"""What a shell shows for a program that SIGINT or SIGPIPE ended."""
LOG_LIMIT = 1_000_000
"""Bytes after which the log is begun anew."""


class LastStop:
    """Stands around the whole run: whatever is raised inside ends here as an exit code."""

    def __init__(self, words: Words, env: Mapping[str, str], *, debug: bool) -> None:
        self.exit_code = 0
        self._words = words
        self._env = env
        self._debug = debug

    def __enter__(self) -> LastStop:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is None or isinstance(error, SystemExit):
            return False
        self.exit_code = self._told(error)
        return True

    def _told(self, error: BaseException) -> int:
        """Tell the user what happened; gives the exit code."""
        match error:
            case KeyboardInterrupt():
                return INTERRUPTED
            case BrokenPipeError():
                return NOBODY_READS
            case PhTuiError():
                try:
                    self._explain(error)
                except LookupError as lacking:
                    return self._unexpected(lacking)
                return error.exit_code
            case _:
                return self._unexpected(error)

    def _explain(self, error: PhTuiError) -> None:
        output.complain(self._words(error.message))
        if isinstance(error, UsageError):
            from ph_tui.cli.help_text import usage_line

            output.complain(usage_line(error.command, self._words))
        if self._debug:
            output.complain("\n".join(_stack(error)))

    def _unexpected(self, error: BaseException) -> int:
        path = xdg_folder("STATE", self._env) / "log"
        told = "unexpected" if _record(error, path) else "unexpected_unlogged"
        output.complain(self._words.say(f"cli.error.{told}", path=str(path)))
        if self._debug:
            output.complain("\n".join(_stack(error)))
        return DataError.exit_code


def _stack(error: BaseException) -> Iterator[str]:
    """The error and what led to it by type and line, without any value."""
    from traceback import format_tb

    led_to_it = error.__cause__ or error.__context__
    if led_to_it is not None:
        yield from _stack(led_to_it)
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    yield "".join(format_tb(error.__traceback__)).rstrip()


def _record(error: BaseException, path: Path) -> bool:
    """Add an error to the log, which only its user can read; False when that can't be done."""
    from datetime import UTC, datetime

    at = datetime.now(UTC).isoformat(timespec="seconds")
    entry = "\n".join((f"--- {at}", *_stack(error), ""))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        full = path.exists() and path.stat().st_size > LOG_LIMIT
        mode = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if full else os.O_APPEND)
        with os.fdopen(os.open(path, mode, 0o600), "w", encoding="utf-8") as log:
            log.write(entry)
    except OSError:
        return False
    return True
