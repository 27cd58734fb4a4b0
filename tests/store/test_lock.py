"""The lock: one writer at a time, among threads and processes, and free at any death."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

from ph_tui.store.lock import StoreLock

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import pathlib, sys
from ph_tui.store.lock import StoreLock
with StoreLock(pathlib.Path(sys.argv[1])).hold():
    print("held", flush=True)
    sys.stdin.readline()
"""


def is_free(path: Path) -> bool:
    """Whether somebody else could take the lock at this moment."""
    with path.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def test_same_thread_comes_in_again(tmp_path: Path) -> None:
    """A thread that holds the lock may take it again, and keeps it until the outermost end."""
    path = tmp_path / "store.lock"
    lock = StoreLock(path)
    with lock.hold():
        with lock.hold():
            assert lock.is_held
        assert not is_free(path)
    assert not lock.is_held
    assert is_free(path)


def test_error_inside_frees_it(tmp_path: Path) -> None:
    """Whatever happens inside, the lock is free afterwards."""
    lock = StoreLock(tmp_path / "store.lock")
    with pytest.raises(KeyError), lock.hold():
        raise KeyError
    assert is_free(tmp_path / "store.lock")


def test_threads_take_turns(tmp_path: Path) -> None:
    """No two threads are inside at once."""
    lock = StoreLock(tmp_path / "store.lock")
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        for _ in range(50):
            with lock.hold():
                inside.append(1)
                most.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(most) == 200
    assert max(most) == 1


def test_thread_that_waits_does_not_hold_it(tmp_path: Path) -> None:
    """Only the thread that came in is told that it holds the lock."""
    lock = StoreLock(tmp_path / "store.lock")
    told: list[bool] = []
    with lock.hold():
        thread = threading.Thread(target=lambda: told.append(lock.is_held))
        thread.start()
        thread.join()
    assert told == [False]


def test_two_instances_exclude_each_other(tmp_path: Path) -> None:
    """Two stores on one directory in one process exclude each other like two processes."""
    path = tmp_path / "store.lock"
    entered = threading.Event()

    def enter() -> None:
        with StoreLock(path).hold():
            entered.set()

    with StoreLock(path).hold():
        thread = threading.Thread(target=enter)
        thread.start()
        assert not entered.wait(0.1)
    assert entered.wait(5)
    thread.join()


def test_killed_holder_frees_it(tmp_path: Path) -> None:
    """The kernel frees the lock of a process that was killed."""
    path = tmp_path / "store.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        assert not is_free(path)
        child.kill()
        child.wait()
    with StoreLock(path).hold():
        assert not is_free(path)


def test_exchanged_file_is_noticed(tmp_path: Path) -> None:
    """Who waited for a lock file that is gone takes the new one: never two holders at once."""
    path = tmp_path / "store.lock"
    path.touch()
    descriptor = os.open(path, os.O_RDWR)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    held = threading.Event()
    leave = threading.Event()

    def enter() -> None:
        with StoreLock(path).hold():
            held.set()
            leave.wait(5)

    thread = threading.Thread(target=enter)
    thread.start()
    assert not held.wait(0.1)
    path.unlink()
    path.touch()
    os.close(descriptor)
    assert held.wait(5)
    assert not is_free(path)
    leave.set()
    thread.join()
