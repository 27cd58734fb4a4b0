"""The manual page: everything that the help knows, in roff that no formatter complains of."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import ph_tui
from ph_tui.cli.man_page import ENVIRONMENT, EXIT_CODES
from ph_tui.cli.run import MODULES, commands_of
from ph_tui.l10n.words import LANGUAGES

if TYPE_CHECKING:
    from tests.cli.program import Program

both_languages = pytest.mark.parametrize("lang", LANGUAGES)
SECTIONS = {
    "fi": ("NIMI", "KÄYTTÖ", "KOMENNOT", "PALUUARVOT", "YMPÄRISTÖMUUTTUJAT", "TIEDOSTOT"),
    "en": ("NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES"),
}


def formatted(ph: Program, lang: str, tmp_path: Path) -> str:
    """The page as a person reads it, wide enough that nothing is broken."""
    page = tmp_path / "ph-tui.1"
    page.write_text(ph.done("man", lang=lang).out, encoding="utf-8")
    for command in (
        ["mandoc", "-Tutf8", "-O", "width=1000"],
        ["groff", "-man", "-Tutf8", "-rLL=500n"],
    ):
        if shutil.which(command[0]):
            done = subprocess.run([*command, page], capture_output=True, check=True)
            return re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout.decode())
    pytest.skip("neither mandoc nor groff is on this machine")


@both_languages
@pytest.mark.parametrize(
    "checker", [("mandoc", "-Tlint"), ("groff", "-man", "-ww", "-z", "-Tutf8")]
)
def test_no_formatter_complains(
    ph: Program, lang: str, checker: tuple[str, ...], tmp_path: Path
) -> None:
    """No warning and no hint about style either."""
    if shutil.which(checker[0]) is None:
        pytest.skip(f"{checker[0]} is not on this machine")
    page = tmp_path / "ph-tui.1"
    page.write_text(ph.done("man", lang=lang).out, encoding="utf-8")
    done = subprocess.run([*checker, page], capture_output=True, check=False, text=True)
    assert (done.stdout, done.stderr) == ("", "")


@both_languages
def test_the_page_tells_everything(ph: Program, lang: str, tmp_path: Path) -> None:
    """Every command with its options, every exit code and every variable stands on it."""
    told = formatted(ph, lang, tmp_path)
    for section in SECTIONS[lang]:
        assert f"\n{section}\n" in told
    for command in (command for name in MODULES for command in commands_of(name)):
        assert f"ph-tui {command.name}" in told
        assert all(option.flag in told for option in command.options)
    for code in EXIT_CODES:
        assert re.search(rf"^ +{code} +\w", told, re.MULTILINE)
    assert all(name in told for names in ENVIRONMENT for name in names.split(", "))
    assert 'ph-tui log 4711 "' in told


def test_every_variable_of_ours_is_told() -> None:
    """A variable that the sources name stands on the page, and no other."""
    texts = (path.read_text("utf-8") for path in Path(ph_tui.__file__).parent.rglob("*.py"))
    named = {name for text in texts for name in re.findall(r'"(PH_TUI_[A-Z]+)"', text)}
    assert named == {name for name in ENVIRONMENT if name.startswith("PH_TUI_")}


@both_languages
def test_the_page_is_plain_ascii(ph: Program, lang: str) -> None:
    """A formatter in any locale reads it."""
    page = ph.done("man", lang=lang)
    assert page.out.isascii()
    assert page.out.startswith('.TH PH-TUI 1 "2024-04-24"')
    assert ph.done("man", "--json", lang=lang).json()["page"] + "\n" == page.out
