"""What the operating system refuses: told in words, with nothing half-written."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, a_session, an_order
from tests.store.opening import open_store

from ph_tui.domain.errors import DataError
from ph_tui.store import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store

NOBODY = 65534


def longer(file: OrderFile) -> OrderFile:
    """The file with twenty thousand characters more."""
    session = a_session(1, id=os.urandom(16).hex(), note="x" * 20_000)
    return replace(file, sessions=(*file.sessions, session))


def refused(store: Store) -> str:
    """The id of the message with which a change is refused."""
    with pytest.raises(DataError) as caught:
        store.change(ORDER_ID, longer)
    return caught.value.message.id


def mount(*words: str | Path) -> None:
    """Mount something, or skip the test where nobody may."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    command = ["mount", *map(str, words)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("on this machine not even root can mount a disk")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A data directory on a disk of 200 kilobytes."""
    disk = tmp_path / "data"
    disk.mkdir()
    mount("-t", "tmpfs", "-o", "size=200k,mode=2770", "small", disk)
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)  # noqa: S607 - wherever it is


@pytest.mark.faults
@pytest.mark.parametrize("cache", ["cache", "data/cache"])
def test_full_disk_loses_nothing(
    small_disk: Path, cache: str, survived: Callable[[str, int], None]
) -> None:
    """When the disk is full the last good state stands, all of it, and saving works again later."""
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(50_000))
    store = open_store(small_disk.parent, cache=cache)
    store.create(a_running_file(sessions=()))
    saved = 0
    message = None
    while message is None:
        try:
            store.change(ORDER_ID, longer)
            saved += 1
        except DataError as error:
            message = error.message
    assert message.id == "error.store.full"
    assert saved >= 1
    assert len(store.load(ORDER_ID).sessions) == store.summaries()[0].sessions == saved
    assert [path.name for path in (small_disk / "orders").iterdir()] == [f"{ORDER_ID}.json"]
    ballast.unlink()
    store.change(ORDER_ID, lambda file: replace(file, sessions=file.sessions[:1]))
    assert len(store.load(ORDER_ID).sessions) == store.summaries()[0].sessions == 1
    survived("full disks, really mounted", 1)


@pytest.mark.faults
def test_read_only_disk_is_told(small_disk: Path, survived: Callable[[str, int], None]) -> None:
    """On a read-only disk everything can be read, and a change is refused in words."""
    store = open_store(small_disk.parent)
    store.create(a_running_file())
    mount("-o", "remount,ro", small_disk)
    for each in (store, open_store(small_disk.parent, cache="other")):
        assert refused(each) == "error.store.read_only"
        assert each.load(ORDER_ID).revision == 1
        assert len(each.summaries()) == 1
    survived("disks remounted read-only", 1)


@contextmanager
def as_anybody() -> Iterator[None]:
    """Have the permissions of files count: root, whom none stops, is somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that anybody gets into; nobody gets into `tmp_path`."""
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    folder.chmod(0o755)
    yield folder
    folder.joinpath("data").chmod(0o770)
    shutil.rmtree(folder)


def test_missing_right_to_write_is_told(reachable: Path) -> None:
    """Who may only read is told so when he saves, and reading goes on."""
    store = open_store(reachable)
    before = store.create(a_running_file())
    (reachable / "data/store.lock").chmod(0o440)
    (reachable / "data/orders").chmod(0o550)
    with as_anybody():
        assert refused(store) == "error.store.permission"
        assert store.load(ORDER_ID) == before
        assert len(store.summaries()) == 1
    (reachable / "data/store.lock").chmod(0o660)
    with as_anybody():
        assert refused(store) == "error.store.permission"
    (reachable / "data/orders").chmod(0o770)
    assert store.load(ORDER_ID) == before


def test_missing_right_to_read_is_told(reachable: Path) -> None:
    """Who may not even look is told so, whatever he asks for."""
    open_store(reachable).create(a_running_file())
    store = open_store(reachable, cache="other")
    (reachable / "data").chmod(0o000)
    calls = (store.summaries, store.settings, store.own_editions, store.is_empty, store.periods)
    with as_anybody():
        store.stamp()
        for call in (*calls, lambda: store.load(ORDER_ID), lambda: open_store(reachable).broken()):
            with pytest.raises(DataError) as caught:
                call()
            assert caught.value.message.id == "error.store.permission"


def test_one_file_without_rights_hurts_no_other(reachable: Path) -> None:
    """An order file that may not be read is told of by name; the rest is listed."""
    store = open_store(reachable)
    store.create(a_running_file())
    store.create(a_running_file(order=an_order(id="b" * 32, number="2")))
    (reachable / "data/orders" / f"{ORDER_ID}.json").chmod(0o000)
    time.sleep(2 * files.RACY_NS / files.SECOND_NS)
    other = open_store(reachable, cache="other")
    with as_anybody():
        assert [row.number for row in other.summaries()] == ["2"]
        assert [file.reason.id for file in other.broken()] == ["error.store.permission"]
    (reachable / "data/orders" / f"{ORDER_ID}.json").chmod(0o660)
    assert len(other.summaries()) == 2


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.EIO, "error.store.disk"),
        (errno.ENOSPC, "error.store.full"),
        (errno.EDQUOT, "error.store.full"),
        (errno.EROFS, "error.store.read_only"),
        (errno.ENAMETOOLONG, "error.store.other"),
    ],
)
def test_refusal_of_the_disk_changes_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch, number: int, message: str
) -> None:
    """A disk that refuses to write is told of by its reason; the order stays what it was."""
    before = store.create(a_running_file())

    def fail(*_: object) -> None:
        raise OSError(number, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", fail)
        assert refused(store) == message
    assert store.load(ORDER_ID) == before
    assert store.summaries()[0].sessions == 3
    assert store.change(ORDER_ID, longer).revision == 2


def test_change_that_the_disk_did_not_confirm_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When only the folder can't be made sure of, nobody is told that nothing was changed."""
    store.create(a_running_file())

    def fail(_: Path) -> None:
        raise OSError(errno.EIO, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(files, "sync_folder", fail)
        assert refused(store) == "error.store.unsure"
    assert store.load(ORDER_ID).revision == 2
    assert store.summaries()[0].sessions == 4


def test_data_path_that_is_a_file_is_told(tmp_path: Path) -> None:
    """A data directory that is a file is refused when it is opened."""
    (tmp_path / "data").write_text("x")
    with pytest.raises(DataError) as caught:
        open_store(tmp_path)
    assert caught.value.message.id == "error.store.not_a_directory"


@pytest.mark.parametrize("what", ["file", "link"])
def test_orders_that_are_no_folder_are_told(tmp_path: Path, what: str) -> None:
    """Orders are neither read from nor written to anything but a folder of the data directory."""
    (tmp_path / "data").mkdir(mode=0o770)
    (tmp_path / "elsewhere").mkdir()
    orders = tmp_path / "data/orders"
    if what == "file":
        orders.write_text("x")
    else:
        orders.symlink_to(tmp_path / "elsewhere")
    store = open_store(tmp_path)
    for call in (store.summaries, lambda: store.create(a_running_file())):
        with pytest.raises(DataError) as caught:
            call()
        assert caught.value.message.id == "error.store.not_a_directory"
    store.stamp()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_lock_that_is_a_link_is_told(store: Store, tmp_path: Path) -> None:
    """A link in the lock's place is not followed."""
    store.create(a_running_file())
    (tmp_path / "data/store.lock").unlink()
    (tmp_path / "data/store.lock").symlink_to(tmp_path / "elsewhere")
    assert refused(store) == "error.store.link"
    assert not (tmp_path / "elsewhere").exists()


def test_left_over_of_the_killed_is_swept(store: Store, tmp_path: Path) -> None:
    """The first save of a program removes what killed ones have left, and only that."""
    store.create(a_running_file())
    folder = tmp_path / "data/orders"
    for place in (folder, tmp_path / "data"):
        (place / ".4194304.00000000000000cc.tmp").write_text("half")
    kept = folder / f".{os.getpid()}.00000000000000aa.tmp"
    kept.write_text("somebody is writing")
    open_store(tmp_path).create(a_running_file(order=an_order(id="b" * 32)))
    assert set(tmp_path.rglob(".*.tmp")) == {kept}
