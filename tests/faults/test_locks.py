"""Locks of the dead: they hold nobody back; those of the living do, until they die."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING

from tests.factories import ORDER_ID, a_running_file
from tests.faults.counting import FULL
from tests.store.opening import open_store
from tests.store.writing import logged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store

ROUNDS = 50 if FULL else 5
HOLD = """
import signal, sys
from pathlib import Path
from ph_tui.store.lock import StoreLock

with StoreLock(Path(sys.argv[1])).hold():
    print("held", flush=True)
    signal.pause()
"""
SOON = 2.0
"""Seconds; much more than a save takes."""


def turned(file: OrderFile) -> OrderFile:
    """The file with its sessions the other way round in number: three or none."""
    return replace(file, sessions=() if file.sessions else a_running_file().sessions)


def hold(path: Path) -> subprocess.Popen[bytes]:
    """Start a process that takes the lock and stays; it holds it when this returns."""
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"held\n"
    return holder


def test_the_lock_of_a_dead_process_holds_nobody_back(
    store: Store, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """A save waits while the holder lives and goes on when it is killed, at once."""
    store.create(a_running_file(), did=logged)
    lock = tmp_path / "data/store.lock"
    for number in range(ROUNDS):
        holder = hold(lock)
        try:
            other = open_store(tmp_path)
            saving = Thread(target=other.change, args=(ORDER_ID, turned), kwargs={"did": logged})
            saving.start()
            saving.join(0.05)
            assert saving.is_alive()
            assert store.load(ORDER_ID).revision == 1 + number
        finally:
            holder.kill()
            holder.communicate()
        begun = time.monotonic()
        saving.join(SOON)
        assert not saving.is_alive()
        assert time.monotonic() - begun < SOON
        assert store.load(ORDER_ID).revision == 2 + number
    survived("locks of killed processes", ROUNDS)


def test_a_lock_file_of_long_ago_holds_nobody_back(store: Store, tmp_path: Path) -> None:
    """What a program of another machine wrote into the lock file, and when, is of no matter."""
    store.create(a_running_file())
    lock = tmp_path / "data/store.lock"
    lock.write_text("4194304 another-machine")
    os.utime(lock, (0, 0))
    begun = time.monotonic()
    assert store.change(ORDER_ID, turned).revision == 2
    assert time.monotonic() - begun < SOON
