"""The help: complete in both languages, with examples that work."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from ph_tui.cli.arguments import Command, read, read_leading
from ph_tui.cli.help_text import command_help, usage_line
from ph_tui.cli.run import MODULES, commands_of
from ph_tui.l10n.words import LANGUAGES, Words

if TYPE_CHECKING:
    from tests.cli.program import Program

COMMANDS = [command for name in MODULES for command in commands_of(name)]

both_languages = pytest.mark.parametrize("lang", LANGUAGES)
every_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)


@both_languages
@every_command
def test_every_command_has_help(command: Command, lang: str) -> None:
    """Help says how the command is typed, and gives an example."""
    told = command_help(command, Words(lang))
    assert f"ph-tui {command.name}" in told
    for option in command.options:
        assert option.flag in told
    assert {"fi": "Esimerkki: ph-tui", "en": "Example: ph-tui"}[lang] in told


@both_languages
@every_command
def test_every_example_can_be_typed(command: Command, lang: str) -> None:
    """An example is a command line that the command accepts."""
    example = Words(lang).say(f"cli.example.{command.name.replace(' ', '.')}")
    _, rest = read_leading(shlex.split(example.partition("&&")[0])[1:])
    words = command.name.split()
    assert list(rest[: len(words)]) == words
    read(rest[len(words) :], command)


@both_languages
def test_program_help_names_every_command(ph: Program, lang: str) -> None:
    """`ph-tui --help` names every command and explains the exit codes."""
    told = ph.done("--help", lang=lang).out
    for name in MODULES:
        assert f"  {name} " in told
    assert "PH_TUI_DATA" in told
    assert all(f" {code} " in told for code in range(5))


@pytest.mark.parametrize("name", [name for name in MODULES if commands_of(name)[0].name != name])
def test_group_help_names_its_commands(ph: Program, name: str) -> None:
    """`ph-tui order --help` lists what can be done with an order."""
    told = ph.done(name, "--help", lang="fi").out
    assert all(f"  {command.name} " in told for command in commands_of(name))


def test_help_reads_no_data(ph: Program) -> None:
    """Help works when the data can't be used, and creates nothing."""
    ph.data.mkdir(mode=0o777)
    ph.data.chmod(0o777)
    assert ph.done("order", "list", "--help").out
    assert list(ph.data.iterdir()) == []


def test_wrong_usage_is_told_in_two_lines(ph: Program) -> None:
    """A wrong command line is answered with a sentence and the usage, in the user's language."""
    finnish = ph("order", "show", lang="fi")
    assert (finnish.code, finnish.out) == (2, "")
    assert finnish.err.splitlines() == [
        "NUMERO puuttuu. Mitään ei tehty.",
        "Käyttö: ph-tui order show NUMERO [--json]",
    ]
    english = ph("order", "show", "--jsn")
    assert english.err.splitlines()[0] == "There is no option --jsn. Nothing was done."


@pytest.mark.parametrize("typed", [("foo",), ("order",), ("order", "foo"), ("order", "list", "-x")])
def test_unknown_commands_are_usage_errors(ph: Program, typed: tuple[str, ...]) -> None:
    """What is no command exits with 2 and says what there is."""
    answer = ph(*typed)
    assert answer.code == 2
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 2


def test_usage_puts_required_options_first() -> None:
    """What has to be typed stands before what may be typed."""
    line = usage_line(next(c for c in COMMANDS if c.name == "report waive"), Words("en"))
    assert line == ("Usage: ph-tui report waive NUMBER KEY --why TEXT [--field PLACE] [--json]")


def test_language_counts_before_anything_is_read(ph: Program) -> None:
    """`--lang` behind a wrong word still decides the language of the answer."""
    from ph_tui.cli.surroundings import spoken_option

    assert spoken_option(["order", "--foo", "--lang", "en"]) == "en"
    assert spoken_option(["--lang=en", "x"]) == "en"
    assert spoken_option(["log", "--", "--lang", "en"]) is None
    assert spoken_option(["--lang"]) is None


def test_version(ph: Program) -> None:
    """`--version` names the program and its version."""
    assert ph.done("--version").out.startswith("ph-tui ")


def test_screens_need_a_terminal(ph: Program) -> None:
    """Without a command and without a terminal there is a sentence and no screen."""
    answer = ph()
    assert answer.code == 2
    assert "--help" in answer.err
