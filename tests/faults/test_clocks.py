"""Clocks that jump: what others saved is noticed, and nothing is taken for older than it is."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, a_session
from tests.store.opening import open_store
from tests.store.writing import logged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store

YEAR = 365 * 86400
JUMPS = [-10 * YEAR, -YEAR, -7200, -3600, -60, -1, 1, 60, 3600, YEAR, 10 * YEAR]
"""Seconds, of the clock's time from the true one."""


def longer(file: OrderFile) -> OrderFile:
    """The file with one session more."""
    session = a_session(1, id=os.urandom(16).hex())
    return replace(file, sessions=(*file.sessions, session))


def stamp_all(folder: Path, seconds: int) -> None:
    """Give everything in a folder, and the folder, the time of a clock that is off."""
    at = time.time_ns() + seconds * 10**9
    for path in (*folder.rglob("*"), folder):
        os.utime(path, ns=(at, at), follow_symlinks=False)


@pytest.mark.parametrize("first", JUMPS)
def test_a_jump_of_the_clock_hides_nothing(
    store: Store, tmp_path: Path, survived: Callable[[str, int], None], first: int
) -> None:
    """One program reads, another saves by a clock that is off by now: the first one sees it."""
    store.create(a_running_file(sessions=()), did=logged)
    other = open_store(tmp_path, cache="other")
    data = tmp_path / "data"
    stamp_all(data, first)
    for number, second in enumerate(JUMPS, start=1):
        assert store.summaries()[0].held == store.load(ORDER_ID).revision - 1
        other.change(ORDER_ID, longer, did=logged)
        stamp_all(data, second)
        assert len(store.load(ORDER_ID).sessions) == 2 * number - 1
        assert store.summaries()[0].held == 2 * number - 1
        store.change(ORDER_ID, longer, did=logged)
        assert len(other.load(ORDER_ID).sessions) == 2 * number
        stamp_all(data, second)
    file = other.load(ORDER_ID)
    told = other.history.in_effect(ORDER_ID, file)
    assert [line.revision for line in told] == list(range(1, file.revision + 1))[-len(told) :]
    assert len(told) >= 2 * len(JUMPS)
    survived("jumps of the clock", len(JUMPS))


def test_the_file_of_somebody_alive_is_not_swept_by_a_wrong_clock(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a clock an hour behind, what another one is writing looks new; the dead one's goes."""
    store.create(a_running_file())
    data = tmp_path / "data"
    alive = data / f".{os.getpid()}.00000000000000aa.tmp"
    dead = data / ".4194304.00000000000000cc.tmp"
    for path in (alive, dead):
        path.write_text("half")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 7200)
    open_store(tmp_path).change(ORDER_ID, longer)
    assert alive.exists()
    assert not dead.exists()
