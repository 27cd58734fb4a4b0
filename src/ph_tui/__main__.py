"""The program's door: chooses between the screens and a command, and turns errors into exit codes.

Owns nothing else. Exit codes: 0 done, 1 refused by a rule or findings stand, 2 bad usage, 3 data
can't be read or written, 4 someone else changed it.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import read_leading
from ph_tui.cli.failures import LastStop
from ph_tui.cli.surroundings import spoken_option, surroundings
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.l10n.words import Words, language_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.cli.arguments import Given

GROUP_MAY_ALL = 0o007
"""The umask: a store is shared by a group of coaches, and by nobody else."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments behind its name; gives the exit code."""
    typed = list(sys.argv[1:] if argv is None else argv)
    os.umask(GROUP_MAY_ALL)
    output.speak_utf8()
    words = Words(language_of(os.environ, spoken_option(typed)))
    last_stop = LastStop(words, os.environ, debug="--debug" in typed)
    with last_stop:
        last_stop.exit_code = _run(typed, words)
        output.flush()
    return last_stop.exit_code


def _run(typed: Sequence[str], words: Words) -> int:
    given, rest = read_leading(typed)
    if given.has("version"):
        from ph_tui import version

        output.put(f"ph-tui {version()}")
        return 0
    if rest:
        from ph_tui.cli.run import run_command

        return run_command(rest, given, words, os.environ)
    if given.has("help"):
        from ph_tui.cli.help_text import program_help
        from ph_tui.cli.run import MODULES

        output.put(program_help(MODULES, words))
        return 0
    return _screens(given, words)


def put_off_collecting() -> None:
    """Let no garbage be looked for until the screens are painted: what a start makes stays."""
    import gc

    gc.disable()


def _screens(given: Given, words: Words) -> int:
    put_off_collecting()
    around = surroundings(given, os.environ)
    if not (_is_terminal(sys.stdin) and _is_terminal(sys.stdout)):
        raise BadInput(Message("cli.error.no_terminal"))
    from ph_tui.ui.run import run_screens

    return run_screens(
        around.open_desk(),
        words,
        sample=around.open_sample,
        debug=given.has("debug"),
        plain=given.has("plain"),
    )


def _is_terminal(stream: object) -> bool:
    return isinstance(stream, io.TextIOWrapper) and stream.isatty()


if __name__ == "__main__":
    raise SystemExit(main())
