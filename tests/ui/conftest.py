"""What the tests of the screens share: pictures named after the test module that takes them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
from tests.ui import snapshots
from tests.ui.desks import MOMENT, a_desk

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk

Snap = Callable[..., Awaitable[None]]


@pytest.fixture
def snap(request: pytest.FixtureRequest) -> Snap:
    """Return `snap(app, name, size=…, press=[…])`; `kit/test_rows.py` has its in `kit/rows`."""
    module = Path(str(request.path)).relative_to(Path(__file__).parent)
    feature = module.with_name(module.stem.removeprefix("test_")).as_posix()
    return partial(snapshots.snap, feature=feature)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's desk in the small company."""
    return a_desk(tmp_path)


@pytest.fixture
def colleague(desk: Desk, tmp_path: Path) -> Desk:
    """Olli's desk on the same data."""
    return Desk.open(tmp_path / "data", "olli", clock_at(MOMENT), cache=tmp_path / "cache-olli")
