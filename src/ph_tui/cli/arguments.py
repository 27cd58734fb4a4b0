"""What a command takes, as data, and how a typed command line is read against it.

Owns the reading of options and arguments. It knows no command and no language: what is wrong is
told as a message, and the help is written by `help_text`. The rules are those of getopt: options
stand anywhere, a value may begin with a dash, `--` ends the options.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeAlias

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.face import Face

Runner: TypeAlias = Callable[["Face", "Given"], "int | None"]
"""Does the command; gives an exit code, or None when it is done."""

_NO_OPTION = re.compile(r"-\d.*|-.*\s.*", re.DOTALL)
"""Begins with a dash and is no option all the same: a number, or a text of several words."""


class Argument(NamedTuple):
    """Something that a command is given by its place; the name is also what the help calls it."""

    name: str
    optional: bool = False
    many: bool = False
    """Takes all that is left; only the last one may."""
    new: bool = False
    """Names what is not there yet, so that a shell has nothing to offer."""


class Option(NamedTuple):
    """Something that a command is given by name, as `--name` or `--name VALUE`."""

    name: str
    value: str = ""
    """What the help calls the value; empty for a mere switch."""
    choices: tuple[str, ...] = ()
    short: str = ""
    required: bool = False
    path: bool = False
    """Names a file, whose name need not be UTF-8."""

    @property
    def flag(self) -> str:
        """How it is typed."""
        return f"--{self.name}"


class Command(NamedTuple):
    """One command: what it is called, what it takes, what it does."""

    name: str
    """All its words, such as `order add`."""
    run: Runner
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()


JSON = Option("json")
"""What every command takes; it may stand before the command's name too."""
GLOBALS = (
    Option("data", "directory", path=True),
    Option("lang", "language", choices=("fi", "en")),
    Option("today", "day"),
    Option("user", "login"),
    Option("plain"),
    Option("debug"),
    Option("version"),
    Option("help", short="h"),
)
"""What every command takes, before its name or after it."""


class UsageError(BadInput):
    """The command line itself is wrong; the usage of the command helps."""

    def __init__(self, message: Message, command: Command | None) -> None:
        super().__init__(message)
        self.command = command


@dataclass
class Given:
    """What was typed: values of options, switches, and arguments by their names."""

    values: dict[str, str] = field(default_factory=dict)
    switches: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)
    """The arguments as they came, before they have names."""
    many: tuple[str, ...] = ()
    """The values of the argument that takes all that is left."""

    def __getitem__(self, name: str) -> str:
        return self.values[name]

    def get(self, name: str) -> str | None:
        """The value of an option or argument; None when it was not given."""
        return self.values.get(name)

    def has(self, switch: str) -> bool:
        """Whether a switch was given."""
        return switch in self.switches

    def under(self, outer: Given) -> Given:
        """These, with what was given before the command's name where they say nothing."""
        merged = {**outer.values, **self.values}
        return Given(merged, self.switches | outer.switches, self.words, self.many)


def read_leading(typed: Sequence[str]) -> tuple[Given, tuple[str, ...]]:
    """Read the options before the command's name; gives them and the rest."""
    reader = _Reader(typed, (JSON, *GLOBALS), None)
    reader.read(until_word=True)
    return reader.given, tuple(reader.left)


def read(typed: Sequence[str], command: Command) -> Given:
    """Read everything behind a command's name; UsageError when it does not fit the command.

    Arguments are checked unless help is asked for.
    """
    reader = _Reader(typed, (*command.options, JSON, *GLOBALS), command)
    reader.read()
    given = reader.given
    if not given.has("help"):
        _name_arguments(given, command)
        for option in command.options:
            if option.required and option.name not in given.values:
                raise UsageError(Message("cli.usage.option_missing", option=option.flag), command)
    return given


class _Reader:
    """Walks over what was typed, once."""

    def __init__(
        self, typed: Sequence[str], options: Sequence[Option], command: Command | None
    ) -> None:
        self.left = list(typed)
        self.given = Given()
        self._command = command
        self._known: Mapping[str, Option] = {
            **{option.flag: option for option in options},
            **{f"-{option.short}": option for option in options if option.short},
        }

    def read(self, *, until_word: bool = False) -> None:
        """Take option after option; stop at the first word if told to, else collect the words."""
        while self.left:
            word = self.left[0]
            if word == "--":
                self.given.words += map(self._checked, self.left[1:])
                self.left.clear()
            elif word.startswith("-") and word != "-" and not _NO_OPTION.fullmatch(word):
                self._option(self.left.pop(0))
            elif until_word:
                return
            else:
                self.given.words.append(self._checked(self.left.pop(0)))

    def _option(self, typed: str) -> None:
        name, equals, value = typed.partition("=")
        option = self._known.get(name)
        if option is None and (joined := self._known.get(typed[:2])) and joined.value:
            name, equals, value, option = typed[:2], "=", typed[2:], joined
        if option is None:
            self._refuse("option_unknown", option=name[:40])
        if option.value:
            text = value if equals else self._next_value(name)
            self.given.values[option.name] = self._value(option, text)
        elif equals:
            self._refuse("option_takes_no_value", option=name)
        else:
            self.given.switches.add(option.name)

    def _next_value(self, name: str) -> str:
        if not self.left or self.left[0].partition("=")[0] in self._known:
            self._refuse("option_value_missing", option=name)
        return self.left.pop(0)

    def _value(self, option: Option, value: str) -> str:
        if option.choices and value not in option.choices:
            known = ", ".join(option.choices)
            self._refuse("choice", option=option.flag, value=value[:40], known=known)
        return value if option.path else self._checked(value)

    def _checked(self, word: str) -> str:
        """The word as UTF-8, whatever the locale; Python marks foreign bytes as surrogates."""
        if not any("\ud800" <= char <= "\udfff" for char in word):
            return word
        try:
            return os.fsencode(word).decode()
        except UnicodeError:
            self._refuse("not_utf8")

    def _refuse(self, what: str, **params: str) -> NoReturn:
        raise UsageError(Message(f"cli.usage.{what}", **params), self._command)


def _name_arguments(given: Given, command: Command) -> None:
    words = list(given.words)
    for argument in command.arguments:
        if argument.many and words:
            given.many = tuple(words)
            words.clear()
        elif words:
            given.values[argument.name] = words.pop(0)
        elif not argument.optional:
            name = Message(f"cli.place.{argument.name}")
            raise UsageError(Message("cli.usage.argument_missing", argument=name), command)
    if words:
        raise UsageError(Message("cli.usage.too_many", word=words[0][:40]), command)
