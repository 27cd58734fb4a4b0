"""The help of the program, of a group of commands and of one command, in the user's language.

Owns how a usage line is written. What each thing is for stands in the catalogue, under the names
that the commands give it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli.arguments import GLOBALS, JSON, Argument, Command, Option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.l10n.words import Words

PROGRAM = "ph-tui"
_TOLD_BESIDE = 26
"""Columns of a name; what it means stands beside it, or below when the name is longer."""


def usage_line(command: Command | None, words: Words) -> str:
    """How a command, or the program, is typed: one line that says so."""
    return words.say("cli.usage.line", typed=typed_line(command, words))


def typed_line(command: Command | None, words: Words) -> str:
    """How a command, or the program, is typed: `ph-tui order show NUMBER [--json]`."""
    if command is None:
        return f"{PROGRAM} {words.say('cli.usage.program')}"
    places = [_argument(argument, words) for argument in command.arguments]
    options = sorted(command.options, key=lambda option: not option.required)
    named = [_option_place(option, words) for option in (*options, JSON)]
    return " ".join((PROGRAM, command.name, *places, *named))


def command_help(command: Command, words: Words) -> str:
    """What a command does, what it takes, and one example."""
    told = command.name.replace(" ", ".")
    names = [(argument_name(a, words), f"cli.arg.{a.name}") for a in command.arguments]
    names += [(option_name(o, words), f"cli.opt.{o.name}") for o in (*command.options, JSON)]
    parts = [
        usage_line(command, words),
        words.say(f"cli.help.{told}"),
        "\n".join(_row(name, words.say(message_id)) for name, message_id in names),
        words.say("cli.help.example", example=words.say(f"cli.example.{told}")),
        words.say("cli.help.more"),
    ]
    return "\n\n".join(parts)


def group_help(name: str, commands: Iterable[Command], words: Words) -> str:
    """The commands that begin with one word."""
    rows = [
        _row(command.name, words.say(f"cli.help.{command.name.replace(' ', '.')}"))
        for command in commands
    ]
    example = words.say("cli.help.example", example=words.say(f"cli.example.{name}"))
    ending = words.say("cli.help.more_of_group", typed=f"{PROGRAM} {name}")
    return "\n\n".join((words.say(f"cli.help.{name}"), "\n".join(rows), example, ending))


def program_help(names: Iterable[str], words: Words) -> str:
    """The whole program: its commands and the options that all of them take."""
    commands = [_row(name, words.say(f"cli.help.{name}")) for name in names]
    options = [_row(option_name(o, words), words.say(f"cli.opt.{o.name}")) for o in GLOBALS]
    parts = [
        usage_line(None, words),
        words.say("cli.help.program"),
        "\n".join((words.say("cli.help.commands"), *commands)),
        "\n".join((words.say("cli.help.options"), *options)),
        words.say("cli.help.example", example=words.say("cli.example.program")),
        words.say("cli.help.exit_codes"),
    ]
    return "\n\n".join(parts)


def _row(name: str, told: str) -> str:
    if len(name) < _TOLD_BESIDE:
        return f"  {name:<{_TOLD_BESIDE}}{told}"
    return f"  {name}\n  {'':<{_TOLD_BESIDE}}{told}"


def _place(name: str, words: Words) -> str:
    return words.say(f"cli.place.{name}")


def _argument(argument: Argument, words: Words) -> str:
    place = _place(argument.name, words) + ("…" if argument.many else "")
    return f"[{place}]" if argument.optional else place


def argument_name(argument: Argument, words: Words) -> str:
    """What an argument is called."""
    return _place(argument.name, words)


def option_name(option: Option, words: Words) -> str:
    """How an option is typed, with its value: `-o, --output FILE`."""
    value = "|".join(option.choices) if option.choices else ""
    if option.value and not value:
        value = _place(option.value, words)
    flags = f"-{option.short}, {option.flag}" if option.short else option.flag
    return f"{flags} {value}".rstrip()


def _option_place(option: Option, words: Words) -> str:
    typed = option_name(option, words).rpartition(", ")[2]
    return typed if option.required else f"[{typed}]"
