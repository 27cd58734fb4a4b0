"""`ph-tui phrase`, and a report section that is begun with a phrase."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

TEXT = "Tavoitteena on [mitä] palvelussa {palvelu}."
FILE = f"---\notsikko: Mitattava tavoite\nosiot: tavoite\npalvelut: uutta-suuntaa\n---\n{TEXT}\n"


@pytest.fixture
def folder(running: Program) -> Path:
    """The folder with one phrase."""
    path = running.data / "phrases"
    path.mkdir(mode=0o2770)
    (path / "tavoite.md").write_text(FILE, encoding="utf-8")
    return path


def test_phrases_are_listed_by_service_and_section(running: Program, folder: Path) -> None:
    """One line each; a file that can't be used is told beside, and hurts no other."""
    (folder / "rikki.md").write_text("Hei {nimi}.", encoding="utf-8")
    answer = running.done("phrase", "list", "--section", "goal", "--service", "uutta-suuntaa")
    assert answer.out == "tavoite · Mitattava tavoite · Goal · uutta-suuntaa\n"
    assert "rikki.md, line 1" in answer.err
    assert "tavoite" not in running.done("phrase", "list", "--section", "seikat").out
    (listed,) = json.loads(running.done("phrase", "list", "--json").out)
    assert listed["sections"] == ["goal"]
    assert running("phrase", "list", "--section", "muu").code == 2


def test_a_phrase_is_shown_as_it_is_or_filled(running: Program, folder: Path) -> None:
    """With an order its values stand in it."""
    assert folder.is_dir()
    assert running.done("phrase", "show", "tavoite").out == f"{TEXT}\n"
    filled = running.done("phrase", "show", "tavoite.md", "--order", "4711").out
    assert filled.startswith("Tavoitteena on [mitä] palvelussa ")
    assert "{" not in filled
    assert running("phrase", "show", "muu").code == 2
    (folder / "rikki.md").write_bytes(b"\xff")
    assert running("phrase", "show", "rikki").code == 3


def test_a_section_is_begun_with_a_phrase(running: Program, folder: Path) -> None:
    """The check still misses it; a text beside the phrase is refused and nothing is saved."""
    assert folder.is_dir()
    assert running("report", "set", "4711", "goal", "Työ", "--phrase", "tavoite").code == 2
    running.done("report", "set", "4711", "goal", "--phrase", "tavoite")
    shown = running.done("report", "show", "4711", "--json").out
    assert json.loads(shown)["sections"]["goal"].startswith("Tavoitteena on [mitä]")
    keys = [each["key"] for each in json.loads(running("report", "check", "4711", "--json").out)]
    assert {"report.goal", "report.unfilled"} <= set(keys)
