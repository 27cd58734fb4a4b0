"""Compiled catalogues for the tests of the words.

Owns their freshness: whoever edits a .po and runs these tests alone reads what was just written.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import polib
import pytest

from ph_tui.l10n.words import LOCALES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True, scope="session")
def compiled() -> None:
    """Compile every catalogue that is newer than its .mo; whole files only, for parallel runs."""
    for source in LOCALES.glob("*/*.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    fresh = target.with_suffix(f".{os.getpid()}")
    fresh.write_bytes(polib.pofile(str(source)).to_binary())
    fresh.replace(target)
