"""What the operating system refuses: told in words, with nothing half-written."""

from __future__ import annotations

import errno
import os
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, a_session, an_order
from tests.store.opening import open_store

from ph_tui.domain.errors import DataError
from ph_tui.store import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store


def longer(file: OrderFile) -> OrderFile:
    """The file with twenty thousand characters more."""
    session = a_session(1, id=os.urandom(16).hex(), note="x" * 20_000)
    return replace(file, sessions=(*file.sessions, session))


def refused(store: Store) -> str:
    """The id of the message with which a change is refused."""
    with pytest.raises(DataError) as caught:
        store.change(ORDER_ID, longer)
    return caught.value.message.id


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 200 kilobytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    options = ["-t", "tmpfs", "-o", "size=200k,mode=0770", "small", str(disk)]
    if subprocess.run(["mount", *options], check=False, capture_output=True).returncode:  # noqa: S607
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)  # noqa: S607


def test_full_disk_loses_nothing(small_disk: Path) -> None:
    """When the disk is full the last good state stands, all of it, and saving works again later."""
    store = open_store(small_disk.parent / "disk")
    store.create(a_running_file(sessions=()))
    saved = 0
    while True:
        try:
            store.change(ORDER_ID, longer)
        except DataError as error:
            assert error.message.id == "error.store.full"
            break
        saved += 1
    assert saved >= 2
    assert len(store.load(ORDER_ID).sessions) == saved
    assert [path.name for path in (small_disk / "data/orders").iterdir()] == [f"{ORDER_ID}.json"]
    store.change(ORDER_ID, lambda file: replace(file, sessions=file.sessions[:1]))
    assert len(store.load(ORDER_ID).sessions) == 1


def test_read_only_disk_is_told(small_disk: Path) -> None:
    """On a read-only disk everything can be read, and a change is refused in words."""
    open_store(small_disk).create(a_running_file())
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    store = open_store(small_disk)
    assert refused(store) == "error.store.read_only"
    assert store.load(ORDER_ID).revision == 1
    assert len(store.summaries()) == 1


@pytest.mark.usefixtures("common_rights")
def test_missing_right_is_told(tmp_path: Path) -> None:
    """Who may not write is told so, and reading goes on."""
    pytest.skip("")


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
