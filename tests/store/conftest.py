"""A store of its own for each test."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.store.store import Store

NOBODY = 65534


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store; nothing of it is on the disk yet."""
    return open_store(tmp_path)


@pytest.fixture
def common_rights(store: Store) -> Iterator[None]:
    """Run as somebody whom the permissions of files stop: root would pass them all."""
    if os.geteuid() != 0:
        yield
        return
    store.settings()
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
