"""The manual page as roff: every command and option, exit codes, environment variables, files.

Owns how roff is written and the order of the sections. What things are for stands in the catalogue,
where the help has it from too.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from ph_tui.cli.arguments import GLOBALS, JSON, Command
from ph_tui.cli.help_text import PROGRAM, argument_name, option_name, typed_line
from ph_tui.cli.run import MODULES, commands_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ph_tui.l10n.words import Words

EXIT_CODES = range(5)
ENVIRONMENT = {
    "PH_TUI_DATA": "data",
    "PH_TUI_LANG": "lang",
    "PH_TUI_TODAY": "today",
    "PH_TUI_USER": "user",
    "PH_TUI_BACKUP": "backup",
    "PH_TUI_PLAIN": "plain",
    "PH_TUI_THRIFT": "thrift",
    "NO_COLOR": "no_color",
    "XDG_DATA_HOME, XDG_CACHE_HOME, XDG_STATE_HOME": "xdg",
}
"""Every variable that the program listens to, and the message about it."""
FILES = {
    "~/.local/share/ph-tui": "data",
    "~/.local/share/ph-tui-sample": "sample",
    "~/.cache/ph-tui": "cache",
    "~/.local/state/ph-tui/log": "log",
}
"""Where things are unless a variable says otherwise, and the message about each."""


_COLUMNS = 78
"""Where a line of the source ends; the reader's program fills lines anew."""


def page(words: Words, today: date) -> str:
    """The whole page in the language of the words, dated with the day that it is made on."""
    return "\n".join(_lines(words, today))


def _lines(words: Words, today: date) -> Iterator[str]:
    from ph_tui import version

    yield f'.TH PH-TUI 1 "{today}" "{PROGRAM} {version()}"'
    yield from _section("name", words, f"{PROGRAM} \\- {_text(words.say('cli.man.in_a_line'))}")
    yield from _section("synopsis", words, *_typed(typed_line(None, words)))
    about = map(words.say, ("cli.help.program", "cli.man.about"))
    yield from _section("description", words, *_paragraphs(about))
    yield from _section("options", words, *_options(words))
    yield from _section("commands", words)
    for name in MODULES:
        yield from _commands(name, words)
    codes = ((str(code), words.say(f"cli.exit.{code}")) for code in EXIT_CODES)
    yield from _section("exit_status", words, *_told(codes))
    variables = ((name, words.say(f"cli.env.{told}")) for name, told in ENVIRONMENT.items())
    yield from _section("environment", words, *_told(variables))
    files = ((path, words.say(f"cli.files.{told}")) for path, told in FILES.items())
    yield from _section("files", words, *_told(files))
    yield from _section("examples", words, *_examples(words))


def _section(name: str, words: Words, *lines: str) -> Iterator[str]:
    yield f".SH {_quoted(words.say(f'cli.man.{name}').upper())}"
    yield from lines


def _options(words: Words) -> Iterator[str]:
    options = (*GLOBALS, JSON)
    return _told((option_name(o, words), words.say(f"cli.opt.{o.name}")) for o in options)


def _commands(name: str, words: Words) -> Iterator[str]:
    commands = commands_of(name)
    yield f".SS {_quoted(f'{PROGRAM} {name}')}"
    if commands[0].name != name:
        yield _text(words.say(f"cli.help.{name}"))
    for command in commands:
        yield from _command(command, words)


def _command(command: Command, words: Words) -> Iterator[str]:
    yield ".TP"
    yield f".B {_quoted(typed_line(command, words))}"
    yield _text(words.say(f"cli.help.{command.name.replace(' ', '.')}"))
    told = [(argument_name(a, words), words.say(f"cli.arg.{a.name}")) for a in command.arguments]
    told += [(option_name(o, words), words.say(f"cli.opt.{o.name}")) for o in command.options]
    if told:
        yield ".RS"
        yield from _told(told)
        yield ".RE"


def _examples(words: Words) -> Iterator[str]:
    names = ["program"]
    for name in MODULES:
        names += [command.name.replace(" ", ".") for command in commands_of(name)]
    yield ".nf"
    examples = dict.fromkeys(words.say(f"cli.example.{name}") for name in names)
    yield from (_text(example, " \\\n") for example in examples)
    yield ".fi"


def _typed(line: str) -> tuple[str]:
    return (f".B {_quoted(line)}",)


def _paragraphs(texts: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(texts):
        if number:
            yield ".PP"
        yield _text(text)


def _told(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Names with what they mean beside them."""
    for name, meaning in pairs:
        yield ".TP"
        yield f".B {_quoted(name)}"
        yield _text(meaning)


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _text(text: str, line_end: str = "\n") -> str:
    """A text on short lines that roff takes for no requests."""
    lines = textwrap.wrap(_escaped(text), _COLUMNS, break_long_words=False, break_on_hyphens=False)
    return line_end.join(f"\\&{line}" if line.startswith(".") else line for line in lines)


def _escaped(text: str) -> str:
    """A text in which roff sees nothing of its own, in ASCII so that any locale reads it."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    plain = plain.replace("'", "\\(aq").replace("`", "\\(ga").replace("^", "\\(ha")
    plain = plain.replace("~", "\\(ti")
    return "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in plain)
