"""What a shell has to know to complete a command line: every command with what fits its places.

Owns the table that all shells are told, derived from the commands themselves, and what may be
offered in a place by the name of the place. It knows no shell.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.cli.arguments import GLOBALS, JSON, Argument, Command, Option
from ph_tui.cli.run import MODULES, commands_of
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.l10n.words import Words

NOTHING, FILES, FOLDERS = "none", "files", "folders"
ASKED = {
    "number": "orders",
    "order": "orders",
    "invoice": "invoices",
    "code": "services",
    "client": "clients",
    "period": "periods",
    "coach": "coaches",
    "login": "coaches",
    "edition": "editions",
    "edition_a": "editions",
    "edition_b": "editions",
}
"""The names of places whose words stand in the data, and the kind that the program is asked for."""
_OF_FILES = {
    *("file", "edition_file", "document", "brochure", "spreadsheet"),
    *("export_target", "export_source"),
}
_WORDS = {"section": tuple(ReportSection), "kind": tuple(dict.fromkeys(ASKED.values()))}


class Told(NamedTuple):
    """A word that can be typed, and what it means."""

    word: str
    meaning: str


class Entry(NamedTuple):
    """What may follow the words of a command.

    An offer is `none`, `files`, `folders`, `words:a,b` or `ask:KIND`.
    """

    name: str
    """The words so far; empty is the program itself."""
    inner: tuple[Told, ...] = ()
    """The commands that go on from here; those that take something have none."""
    options: tuple[Told, ...] = ()
    takes: tuple[tuple[str, str], ...] = ()
    """The options that take a value, as typed, each with the offer."""
    places: tuple[str, ...] = ()
    """The offer of each argument."""
    repeats: bool = False
    """Whether the last argument takes all that follows."""


def table(words: Words) -> Iterator[Entry]:
    """Every entry, the program's first."""
    inner = tuple(Told(name, words.say(f"cli.help.{name}")) for name in MODULES)
    yield _entry("", (JSON, *GLOBALS), words)._replace(inner=inner)
    for name in MODULES:
        commands = commands_of(name)
        if commands[0].name != name:
            yield _group(name, commands, words)
        for command in commands:
            yield _command(command, words)


def _group(name: str, commands: tuple[Command, ...], words: Words) -> Entry:
    inner = tuple(
        Told(each.name.partition(" ")[2], words.say(f"cli.help.{each.name.replace(' ', '.')}"))
        for each in commands
    )
    return _entry(name, (JSON, *GLOBALS), words)._replace(inner=inner)


def _command(command: Command, words: Words) -> Entry:
    places = tuple(map(_place, command.arguments))
    repeats = any(argument.many for argument in command.arguments)
    entry = _entry(command.name, (*command.options, JSON, *GLOBALS), words)
    return entry._replace(places=places, repeats=repeats)


def _entry(name: str, options: tuple[Option, ...], words: Words) -> Entry:
    told = tuple(Told(option.flag, words.say(f"cli.opt.{option.name}")) for option in options)
    takes = chain.from_iterable(_takes(option) for option in options if option.value)
    return Entry(name, options=told, takes=tuple(takes))


def _takes(option: Option) -> Iterator[tuple[str, str]]:
    offer = f"words:{','.join(option.choices)}" if option.choices else _offer(option.value)
    offer = FILES if option.path and offer == NOTHING else offer
    yield option.flag, offer
    if option.short:
        yield f"-{option.short}", offer


def _place(argument: Argument) -> str:
    return NOTHING if argument.new else _offer(argument.name)


def _offer(name: str) -> str:
    """What fits a place, by its name."""
    if name in _WORDS:
        return f"words:{','.join(_WORDS[name])}"
    if name in ASKED:
        return f"ask:{ASKED[name]}"
    if name == "directory":
        return FOLDERS
    return FILES if name in _OF_FILES else NOTHING
