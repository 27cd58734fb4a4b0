"""What the tests of the screens share: pictures named after the test module that takes them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from tests.ui import snapshots

Snap = Callable[..., Awaitable[None]]


@pytest.fixture
def snap(request: pytest.FixtureRequest) -> Snap:
    """Return `snap(app, name, size=…, press=[…])`; `test_STEM.py` has its pictures in STEM."""
    return partial(snapshots.snap, feature=Path(str(request.path)).stem.removeprefix("test_"))
