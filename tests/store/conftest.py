"""A store of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.store.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store; nothing of it is on the disk yet."""
    return open_store(tmp_path)
