"""Every test of this folder is one of faults, and has a store of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.opening import open_store

if TYPE_CHECKING:
    from ph_tui.store.store import Store

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, so that `-m faults` takes all of it."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store; nothing of it is on the disk yet."""
    return open_store(tmp_path)
