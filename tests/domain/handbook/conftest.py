"""What the tests of the handbook have in common: the edition as it ships."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.handbook.library import EditionLibrary

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition


@pytest.fixture
def edition() -> Edition:
    """The edition of 1.1.2024 as it ships."""
    return EditionLibrary().get("2024-01-01")


@pytest.fixture(scope="session")
def shipped_text() -> str:
    """The text of that edition's file."""
    file = files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml"
    return file.read_text(encoding="utf-8")
