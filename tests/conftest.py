"""The same surroundings for every test: own home, own XDG folders, fixed language and time zone.

Owns the environment that tests run in; knows nothing of what they test. A test never reads or
writes what belongs to the person who runs it, and passes on a coloured, Finnish or foreign machine.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from tests.faults.counting import pytest_terminal_summary, survived

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["pytest_terminal_summary", "survived"]
"""What pytest finds here for all tests."""

SWITCHES = {"PH_TUI_FAULTS", "PH_TUI_SNAP"}
"""What a person sets for the tests themselves; everything else of ours is unset."""

FOREIGN_PREFIXES = ("PH_TUI_", "LC_", "TEXTUAL", "SSH_", "TMUX")
FOREIGN_NAMES = {
    "BROWSER",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "EDITOR",
    "FORCE_COLOR",
    "LANGUAGE",
    "LINES",
    "NO_COLOR",
    "PYTHONUTF8",
    "PYTHONIOENCODING",
    "STY",
    "VISUAL",
}

FIXED = {
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
    "PH_TUI_BACKUP": "off",  # a test that wants backups to make themselves says so
    "TERM": "xterm-256color",
    "TZ": "UTC",  # a server's zone: whoever forgets Europe/Helsinki is two or three hours off
}


def _is_foreign(name: str) -> bool:
    """Tell whether the variable would carry a person's own setting into a test."""
    return name in FOREIGN_NAMES or (name.startswith(FOREIGN_PREFIXES) and name not in SWITCHES)


# Before any test module is imported: some libraries read these once, at import.
for _name in filter(_is_foreign, list(os.environ)):
    del os.environ[_name]
os.environ.update(FIXED)
time.tzset()

# A shared machine is slow now and then; that is no finding.
settings.register_profile("ph-tui", deadline=None, print_blob=True)
settings.load_profile("ph-tui")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this test's own empty home, with all XDG folders inside it."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / ".local" / "share"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / ".local" / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder / ".config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder / ".run"))
    return folder
