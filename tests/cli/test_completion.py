"""Completion in real shells: what each offers is what the commands take."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ph_tui.cli.completion_table import ASKED, table
from ph_tui.cli.run import MODULES, commands_of
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.cli.program import Program

COMMANDS = [command for name in MODULES for command in commands_of(name)]
CASES = [
    ("ord", {"order"}),
    ("order acc", {"accept"}),
    ("order show 47", {"4711"}),
    ("order show 99", set()),
    ("--data /nowhere order show 47", set()),
    ("order list --view m", {"mine"}),
    ("order add --service tyoh", {"tyohaun-tehotreeni"}),
    ("order end 4711 --rea", {"--reason"}),
    ("report set 4711 base", {"baseline"}),
    ("client show A", {"A.K."}),
    ("completion words pe", {"periods"}),
    ("--lang f", {"fi"}),
    ("today --br", {"--brief"}),
    ("nothing o", set()),
    ("log 4711 -- --br", set()),
]
"""A line behind the program's name, up to the cursor, and what may stand there."""
BASH = """
source <(ph-tui completion bash)
while IFS= read -r line; do
    read -ra COMP_WORDS <<<"$line"
    [[ $line == *' ' ]] && COMP_WORDS+=('')
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    _ph_tui
    echo "${COMPREPLY[*]}"
done
"""
FISH = """
ph-tui completion fish | source
while read -l line
    set found (complete -C "$line" | string split -f1 \\t)
    printf '%s\\n' "$found"
end
"""
ZSH = """
zmodload zsh/zpty
zpty -b shell zsh -f -i
zpty -w shell "PROMPT='' TERM=dumb; unsetopt zle_bracketed_paste; autoload -Uz compinit"
zpty -w shell "compinit -u -D; zstyle ':completion:*' verbose no; source <(ph-tui completion zsh)"
zpty -w shell "print REA''DY"
zpty -r shell said '*READY*'
while IFS= read -r line; do
    zpty -w -n shell "$line"$'\\004'$'\\025'"print EN''D"$'\\n'
    zpty -r shell said '*END*'
    print -r -- ${${(f)${said//$'\\r'/}}[2,-1]}
done
"""


def environment(ph: Program) -> dict[str, str]:
    """What a shell needs to find the program and its data."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PH_TUI_DATA": str(ph.data), "PH_TUI_LANG": "en"}


def asked(ph: Program, shell: Sequence[str], lines: Sequence[str]) -> list[str]:
    """What a shell offers for each line."""
    if shutil.which(shell[0]) is None:
        pytest.skip(f"{shell[0]} is not on this machine")
    typed = "".join(f"ph-tui {line}\n" for line in lines)
    done = subprocess.run(
        shell,
        input=typed,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
        env=environment(ph),
    )
    assert done.stderr == ""
    answers = done.stdout.splitlines()
    assert len(answers) == len(lines)
    return answers


@pytest.mark.parametrize(
    "shell",
    [("bash", "--norc", "-c", BASH), ("fish", "--no-config", "-c", FISH)],
    ids=lambda shell: str(shell[0]),
)
def test_a_shell_offers_what_fits(running: Program, shell: tuple[str, ...]) -> None:
    """Commands, options, choices, and words that stand in the data."""
    answers = asked(running, shell, [line for line, _ in CASES])
    for (line, wanted), answer in zip(CASES, answers, strict=True):
        assert set(answer.split()) == wanted, line


def test_zsh_offers_what_fits(running: Program) -> None:
    """The same in zsh, which completes only for somebody who types: it sits at a pty."""
    answers = asked(running, ("zsh", "-f", "-c", ZSH), [line for line, _ in CASES])
    for (line, wanted), answer in zip(CASES, answers, strict=True):
        assert wanted <= set(answer.split()), line
        others = {"order", "4711", "A.K.", "--brief", "periods", "add"} - wanted
        assert not others & (set(answer.split()) - set(line.split())), line


def test_every_command_and_option_is_completed(running: Program) -> None:
    """What bash offers behind each command are the command's own options, and all of them."""
    lines = [f"{command.name} --" for command in COMMANDS]
    answers = asked(running, ("bash", "--norc", "-c", BASH), lines)
    for command, answer in zip(COMMANDS, answers, strict=True):
        flags = {option.flag for option in command.options}
        assert flags | {"--json", "--data", "--help"} <= set(answer.split()), command.name
        others = {option.flag for each in COMMANDS for option in each.options} - flags
        assert not others & set(answer.split()) - {"--user"}, command.name


def test_every_choice_is_completed(running: Program) -> None:
    """An option that takes one of a few words offers all of them."""
    options = [(command, o) for command in COMMANDS for o in command.options if o.choices]
    lines = [f"{command.name} {option.flag} " for command, option in options]
    answers = asked(running, ("bash", "--norc", "-c", BASH), lines)
    for (_, option), answer in zip(options, answers, strict=True):
        assert tuple(answer.split()) == option.choices


def test_files_and_the_sign_of_equality(running: Program, tmp_path: Path) -> None:
    """Bash splits words at `=`; a value behind it is completed all the same."""
    (tmp_path / "backup.zip").touch()
    lines = [f"restore {tmp_path}/ba", "order list --view = la", f"--data = {tmp_path}/da"]
    answers = asked(running, ("bash", "--norc", "-c", BASH), lines)
    assert answers == [f"{tmp_path}/backup.zip", "late", f"{tmp_path}/data"]


def test_a_number_that_is_to_be_new_is_not_offered(running: Program) -> None:
    """Behind `order add` stands a number that no order has yet."""
    (answer,) = asked(running, ("bash", "--norc", "-c", BASH), ["order add "])
    assert "4711" not in answer
    assert "--service" in answer


@pytest.mark.parametrize("kind", dict.fromkeys(ASKED.values()))
def test_every_kind_of_word_can_be_asked_for(invoiced: Program, kind: str) -> None:
    """Each line is a word, perhaps with what it is behind a tab; JSON says the same."""
    told = [
        line.split("\t")[0] for line in invoiced.done("completion", "words", kind).out.split("\n")
    ]
    known = [each["word"] for each in invoiced.done("completion", "words", kind, "--json").json()]
    assert told[:-1] == known
    assert known


def test_an_unknown_kind_is_refused(ph: Program) -> None:
    """The answer names the kinds that there are."""
    answer = ph("completion", "words", "fish")
    assert (answer.code, answer.out) == (2, "")
    assert "orders, invoices" in answer.err


def test_completion_creates_nothing(ph: Program) -> None:
    """A tab in a directory that is not there leaves it so, and offers nothing of orders."""
    assert ph.done("completion", "words", "orders").out == ""
    assert not ph.data.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_a_script_is_read_without_an_error(ph: Program, shell: str, lang: str) -> None:
    """Whatever the catalogue says, the script stays one."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on this machine")
    script = ph.done("completion", shell, lang=lang).out
    done = subprocess.run([shell, "-n"], input=script.encode(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert all(shlex.quote(command.name) in script for command in COMMANDS if " " in command.name)


def test_the_table_names_every_command_once() -> None:
    """The table is the commands' own data: nothing is lacking, nothing stands there twice."""
    names = [entry.name for entry in table(Words("fi"))]
    assert len(names) == len(set(names))
    assert {command.name for command in COMMANDS} <= set(names)
