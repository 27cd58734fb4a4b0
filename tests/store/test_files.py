"""Files that are replaced whole: complete or not at all, for the group and for nobody else."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ph_tui.store import files
from ph_tui.store.faults import UnreadableContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def tight_umask() -> Iterator[None]:
    """The umask of a careful person: nothing for anybody else."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    """The permission bits of a path."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("tight_umask")
def test_group_may_write_whatever_the_umask(tmp_path: Path) -> None:
    """Files are 0660 and folders 2770, so that the second coach can save, too."""
    folder = tmp_path / "data" / "orders"
    files.make_folder(folder)
    files.replace(folder / "x.json", b"1")
    assert mode_of(folder) == 0o2770
    assert mode_of(folder / "x.json") == 0o660


def test_steps_stand_in_the_order_that_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All bytes are on the disk before the name is, and the old content stands until then."""
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    steps: list[tuple[str, bytes]] = []

    def noting(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*args: Any) -> Any:
            result = call(*args)
            steps.append((name, path.read_bytes()))
            return result

        return noted

    def two_bytes(descriptor: int, data: bytes) -> int:
        return os.pwrite(descriptor, data[:2], os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "write", noting("write", two_bytes))
    monkeypatch.setattr(os, "fsync", noting("fsync", os.fsync))
    monkeypatch.setattr(Path, "replace", noting("replace", Path.replace))
    files.replace(path, b"fresh")
    assert steps == [
        ("write", b"old"),
        ("write", b"old"),
        ("write", b"old"),
        ("fsync", b"old"),
        ("replace", b"fresh"),
    ]


@pytest.mark.parametrize("broken", ["write", "fsync", "fchmod"])
def test_failure_leaves_the_old_content_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """When any step fails, the old content stands and nothing is left lying about."""
    path = tmp_path / "x.json"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(OSError, match="full"):
        files.replace(path, b"fresh")
    assert [entry.name for entry in tmp_path.iterdir()] == ["x.json"]
    assert path.read_bytes() == b"old"


def test_folder_gets_another_time_stamp(tmp_path: Path) -> None:
    """After a change the folder's time stamp is never the one from before, however fast it was."""
    before = tmp_path.stat().st_mtime_ns
    files.move_on(tmp_path, before)
    assert tmp_path.stat().st_mtime_ns != before


def test_folder_moves_before_the_content_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a process that dies right after the renaming has moved the folder's time stamp."""
    path = tmp_path / "x.json"
    path.write_bytes(b"old")
    before = tmp_path.stat().st_mtime_ns
    monkeypatch.setattr(Path, "replace", lambda *_: pytest.fail("died here"))
    seen: list[bool] = []
    move_on = files.move_on

    def moved(folder: Path, stamp: int) -> None:
        os.utime(folder, ns=(before, before))  # the kernel's clock has not ticked
        move_on(folder, stamp)
        seen.append(folder.stat().st_mtime_ns != before)

    monkeypatch.setattr(files, "move_on", moved)
    with pytest.raises(pytest.fail.Exception):
        files.replace(path, b"fresh")
    assert seen == [True]


def test_coarse_file_system_is_never_quiet() -> None:
    """Time stamps of whole seconds prove nothing, and young ones prove nothing yet."""
    now = 1_700_000_000_500_000_000
    assert files.is_quiet(now - files.RACY_NS, now)
    assert not files.is_quiet(now - files.RACY_NS + 1, now)
    assert not files.is_quiet(now + 1, now)
    assert not files.is_quiet(1_600_000_000_000_000_000, now)


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "large"])
def test_only_regular_files_are_read(tmp_path: Path, kind: str) -> None:
    """A link that leads out of the data, a pipe, a folder and a giant are refused at once."""
    path = tmp_path / "x.json"
    if kind == "link":
        path.symlink_to("/etc/hostname")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.touch()
        os.truncate(path, files.SIZE_LIMIT + 1)
    started = time.perf_counter()
    with pytest.raises((OSError, UnreadableContentError)):
        files.read(path)
    assert time.perf_counter() - started < 1


def test_litter_of_the_dead_is_removed(tmp_path: Path) -> None:
    """What a killed process left behind goes; what a living one is writing stays, for an hour."""
    alive, old, dead, foreign = (
        tmp_path / name
        for name in (
            f".{os.getpid()}.00000000000000aa.tmp",
            f".{os.getpid()}.00000000000000bb.tmp",
            ".4194304.00000000000000cc.tmp",
            ".swp.tmp",
        )
    )
    for path in (alive, old, dead, foreign):
        path.touch()
    long_ago = time.time() - files.LITTER_SECONDS - 60
    os.utime(old, (long_ago, long_ago))
    files.sweep(tmp_path)
    assert set(tmp_path.iterdir()) == {alive, foreign}


def test_temporary_names_tell_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a temporary file holds a process number and chance, nothing else."""
    names: list[str] = []

    def look(*_: object) -> None:
        names.extend(path.name for path in tmp_path.iterdir())

    monkeypatch.setattr(files, "move_on", look)
    files.replace(tmp_path / "x.json", b"1")
    (name,) = names
    assert name.startswith(f".{os.getpid()}.")
    assert files._LITTER.fullmatch(name)
