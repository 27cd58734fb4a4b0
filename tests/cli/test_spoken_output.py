"""What commands print is heard as well as it is read: one fact a line, no table, no drawing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from ph_tui.cli.as_lines import SIGNS
from ph_tui.cli.run import MODULES, commands_of

if TYPE_CHECKING:
    from tests.cli.program import Program

    from ph_tui.cli.arguments import Command

TELLING = {"list", "show", "ready", "history", "today", "stats", "check", "doctor"}
COMMANDS = [
    command
    for name in MODULES
    for command in commands_of(name)
    if command.name.split()[-1] in TELLING
    and all(argument.optional or argument.name == "number" for argument in command.arguments)
    and not any(option.required for option in command.options)
]
COLUMNS = re.compile(r"\S {2,}\S")
"""Text that was moved to the right to stand under something."""


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_no_command_draws(invoiced: Program, command: Command, lang: str) -> None:
    """No rules, no boxes, no columns: a screen reader would read each sign and each gap."""
    number = ["4711"] if any(a.name == "number" for a in command.arguments) else []
    told = invoiced(*command.name.split(), *number, lang=lang)
    assert told.code in {0, 1}, told.err
    for line in told.out.splitlines():
        drawn = {char for char in line if "\u2190" <= char <= "\u2bff"} - set(SIGNS.values())
        assert not drawn, line
        assert not COLUMNS.search(line), line


def test_there_is_much_to_tell() -> None:
    """The test above asks the commands that tell something."""
    assert len(COMMANDS) > 12
