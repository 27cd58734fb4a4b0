"""What becomes of an error: a sentence on standard error and an exit code, never a traceback.

Owns the exit codes of runs that were broken off; the log of unexpected errors is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import UsageError
from ph_tui.domain.errors import DataError, PhTuiError
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from ph_tui.l10n.words import Words

INTERRUPTED = 130
NOBODY_READS = 141
"""What a shell shows for a program that SIGINT or SIGPIPE ended."""


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
        output.complain(clean_line(self._words(error.message)))  # it may quote what has lines
        if isinstance(error, UsageError):
            from ph_tui.cli.help_text import usage_line

            output.complain(usage_line(error.command, self._words))
        if self._debug:
            from ph_tui.desk.error_log import stack

            output.complain("\n".join(stack(error)))

    def _unexpected(self, error: BaseException) -> int:
        from ph_tui.desk.error_log import log_path, record, stack

        path = log_path(self._env)
        told = "unexpected" if record(error, path) else "unexpected_unlogged"
        output.complain(self._words.say(f"cli.error.{told}", path=str(path)))
        if self._debug:
            output.complain("\n".join(stack(error)))
        return DataError.exit_code
