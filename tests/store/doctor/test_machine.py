"""The machine around the data: room, lock, clock, disk, umask."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.backing_up import fill
from tests.store.doctor.examining import kinds

from ph_tui.store.doctor import machine
from ph_tui.store.doctor.leftovers import TOLERANCE_NS

if TYPE_CHECKING:
    from ph_tui.store.store import Store


def test_a_sound_machine(store: Store) -> None:
    """With room, a free lock and a local disk there is nothing to tell."""
    fill(store, 1)
    assert kinds(machine.troubles(store.path)) == {}


def test_little_room(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is nearly full, of bytes or of files, is told before anything fails."""
    fill(store, 1)
    room = os.statvfs(store.path)

    class Full:
        f_bavail, f_frsize, f_files, f_favail = 10, room.f_frsize, 100_000, 3

    monkeypatch.setattr(os, "statvfs", lambda _: Full)
    assert kinds(machine.troubles(store.path)) == {"disk_low": ".", "inodes_low": "."}


def test_a_lock_that_stays_taken(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that never lets go of the lock is told by its number and its user."""
    fill(store, 1)
    monkeypatch.setattr(machine, "PATIENCE_SECONDS", 0.0)
    with (store.path / "store.lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        (trouble,) = machine.troubles(store.path)
    assert trouble.kind == "lock_busy"
    assert trouble.what.params["pid"] == os.getpid()
    assert list(machine.troubles(store.path)) == []


@pytest.mark.parametrize("what", ["link", "folder"])
def test_a_lock_that_is_no_file(store: Store, what: str) -> None:
    """A lock that can't be opened as a file is told with the system's reason."""
    fill(store, 1)
    lock = store.path / "store.lock"
    lock.unlink()
    lock.mkdir() if what == "folder" else lock.symlink_to("elsewhere")
    (trouble,) = machine.troubles(store.path)
    assert trouble.kind == "lock_unusable"
    assert trouble.what.params["code"] == {"link": "ELOOP", "folder": "EISDIR"}[what]


def test_a_lock_of_a_dead_program_is_free(store: Store) -> None:
    """The file of the lock alone is no lock: there is nothing stale to remove."""
    fill(store, 1)
    (store.path / "store.lock").touch()
    assert kinds(machine.troubles(store.path)) == {}


def test_the_clock_went_back() -> None:
    """A last save that lies in the future shows a clock that was set back; a little is let pass."""
    assert list(machine.clock_went_back(time.time_ns() + TOLERANCE_NS // 2)) == []
    (trouble,) = machine.clock_went_back(time.time_ns() + 3600 * 10**9)
    assert trouble.kind == "clock_back"
    assert trouble.what.params["n"] in {59, 60}


def test_a_network_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mount point that is nearest decides; a network disk is told without alarm."""
    fill(store, 1)
    mounts = f"dev / ext4 rw 0 0\nhost:/x {store.path.parent} nfs4 rw 0 0\n"
    read = Path.read_text

    def fake(self: Path, *args: str, **kwargs: str) -> str:
        return mounts if str(self) == "/proc/self/mounts" else read(self, *args, **kwargs)

    monkeypatch.setattr(Path, "read_text", fake)
    (trouble,) = machine.troubles(store.path)
    assert (trouble.kind, trouble.is_grave) == ("network_disk", False)


def test_the_shells_umask(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a shared directory a umask that shuts out the group is told; a private one needs none."""
    fill(store, 1)
    before = os.umask(0o022)
    try:
        monkeypatch.setattr(os, "getppid", os.getpid)
        assert kinds(machine.troubles(store.path)) == {}
        monkeypatch.setattr(os, "getegid", lambda: 4711)
        assert kinds(machine.troubles(store.path)) == {"umask": "."}
        os.umask(0o007)
        assert kinds(machine.troubles(store.path)) == {}
    finally:
        os.umask(before)
