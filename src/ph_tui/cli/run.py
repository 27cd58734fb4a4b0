"""From a typed command to the module that does it; only that module is loaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import Command, Given, UsageError, read, read_leading
from ph_tui.cli.face import Face
from ph_tui.cli.surroundings import surroundings
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ph_tui.l10n.words import Words

MODULES = {
    "today": "today",
    "order": "orders",
    "log": "log",
    "session": "sessions",
    "report": "reports",
    "phrase": "phrases",
    "billing": "billing",
    "invoice": "invoices",
    "company": "company",
    "feedback": "feedback",
    "check": "check",
    "stats": "stats",
    "ical": "ical",
    "handbook": "handbook",
    "history": "history",
    "undo": "history",
    "redo": "history",
    "service": "services",
    "popup": "popup",
    "period": "periods",
    "client": "clients",
    "settings": "settings",
    "retention": "retention",
    "backup": "backups",
    "restore": "backups",
    "export": "leaving",
    "import": "taking_in",
    "doctor": "doctor",
    "demo": "demo",
    "completion": "completion",
    "man": "man",
}
"""The first word of each command and the module that has it, in the order of the help."""


def run_command(typed: Sequence[str], outer: Given, words: Words, env: Mapping[str, str]) -> int:
    """Do the command that `typed` begins with; gives the exit code, raises what went wrong."""
    name, rest = typed[0], typed[1:]
    if name not in MODULES:
        known = ", ".join(MODULES)
        raise UsageError(Message("cli.usage.command_unknown", word=name[:40], known=known), None)
    commands = commands_of(name)
    if commands[0].name == name:
        return _run(commands[0], rest, outer, words, env)
    inner, rest = read_leading(rest)
    outer = inner.under(outer)
    if outer.has("help"):
        return _help_of_group(name, words)
    return _run(_chosen(commands, name, rest), rest[1:], outer, words, env)


def commands_of(name: str) -> tuple[Command, ...]:
    """The commands that begin with a word of `MODULES`."""
    module = import_module(f"ph_tui.cli.{MODULES[name]}")
    commands: tuple[Command, ...] = module.COMMANDS
    return tuple(command for command in commands if command.name.split()[0] == name)


def _chosen(commands: tuple[Command, ...], name: str, rest: Sequence[str]) -> Command:
    for command in commands:
        if rest and command.name == f"{name} {rest[0]}":
            return command
    known = ", ".join(command.name.partition(" ")[2] for command in commands)
    word = f"{name} {rest[0][:40]}" if rest else name
    what = "command_unknown" if rest else "command_unfinished"
    raise UsageError(Message(f"cli.usage.{what}", word=word, known=known), None)


def _run(
    command: Command,
    typed: Sequence[str],
    outer: Given,
    words: Words,
    env: Mapping[str, str],
) -> int:
    given = read(typed, command).under(outer)
    if given.has("help") or outer.has("help"):
        from ph_tui.cli.help_text import command_help

        output.put(command_help(command, words))
        return 0
    around = surroundings(given, env)
    face = Face(words, around, as_json=given.has("json"))
    return command.run(face, given) or 0


def _help_of_group(name: str, words: Words) -> int:
    from ph_tui.cli.help_text import group_help

    output.put(group_help(name, commands_of(name), words))
    return 0
