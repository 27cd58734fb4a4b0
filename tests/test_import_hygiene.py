"""What is really loaded when a part of the program runs; import-linter only reads the source.

Each check runs in a process of its own, because this one has loaded everything already.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import ph_tui.ui

SCREEN = {"textual", "rich"}
DATABASE = {"tinydb"}

IMPORT_ALL = """
import importlib, pathlib, sys
package = importlib.import_module(sys.argv[2])
folder = pathlib.Path(package.__file__).parent
for path in sorted(folder.rglob("*.py")):
    words = path.relative_to(folder).with_suffix("").parts
    importlib.import_module(".".join([package.__name__, *words]).removesuffix(".__init__"))
"""

RUN_COMMAND = """
import sys
from ph_tui.__main__ import main
try:
    code = main(sys.argv[2:])
except SystemExit as stop:
    code = stop.code
assert not code, code
"""

WRITE_LOADED = """
import json, pathlib
pathlib.Path(sys.argv[1]).write_text(json.dumps(sorted(sys.modules)))
"""


def loaded_by(code: str, args: list[str], folder: Path) -> tuple[set[str], str]:
    """Return the packages that the code loads in a new process, and what it printed."""
    report = folder / "loaded.json"
    done = subprocess.run(
        [sys.executable, "-c", code + WRITE_LOADED, str(report), *args],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    modules = json.loads(report.read_text(encoding="utf-8"))
    return {name.split(".")[0] for name in modules}, done.stdout


@pytest.mark.parametrize(
    ("package", "unwanted"),
    [
        ("ph_tui.domain", SCREEN | DATABASE),
        ("ph_tui.l10n", SCREEN | DATABASE),
        ("ph_tui.exports", SCREEN | DATABASE),
        ("ph_tui.store", SCREEN),
        ("ph_tui.desk", SCREEN),
        ("ph_tui.cli", SCREEN),
    ],
)
def test_package_loads_no_foreign_layer(package: str, unwanted: set[str], tmp_path: Path) -> None:
    """Not one module below the screens loads a screen library, nor one below the store TinyDB."""
    loaded, _ = loaded_by(IMPORT_ALL, [package], tmp_path)
    assert "ph_tui" in loaded
    assert not loaded & unwanted


def test_packages_of_the_screens_import_nothing() -> None:
    """A screen loads the modules that it names, not whatever stands beside them."""
    packages = sorted(Path(ph_tui.ui.__file__).parent.rglob("__init__.py"))
    assert len(packages) > 5
    for path in packages:
        (sentence,) = ast.parse(path.read_text(encoding="utf-8")).body
        assert isinstance(sentence, ast.Expr), path


def test_commands_load_no_screen_library(tmp_path: Path) -> None:
    """A coach who logs a meeting or asks for today from the shell never waits for the screens."""
    options = ["--data", str(tmp_path / "data"), "--today", "2024-04-24", "--lang", "en"]

    def command(*words: str) -> str:
        loaded, said = loaded_by(RUN_COMMAND, [*options, *words], tmp_path)
        assert not loaded & SCREEN, words
        return said

    service = json.loads(command("service", "list", "--json"))[0]["code"]
    command(
        "order", "add", "4711", "--service", service, "--client", "AB1", "--start", "2024-04-22"
    )
    command("order", "accept", "4711")
    command("log", "4711", "2024-04-23 9-11.30 CV")
    command("today")
