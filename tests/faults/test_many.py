"""Many programs that write at once, and two users who share: everything that was saved is there."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_running_file, an_order
from tests.faults.counting import FULL
from tests.store.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.store.store import Store

REPOSITORY = Path(__file__).parents[2]
PROCESSES = 8
WRITES = 250 if FULL else 10
COMMANDS = 60 if FULL else 6
ORDER_IDS = [f"{number:032x}" for number in range(20)]
GROUP = 2_000_001
USERS = ((2_000_002, 0o022), (2_000_003, 0o077))
"""Numbers that no account of the machine has, with their umasks."""


def start(*words: str | Path | int) -> subprocess.Popen[bytes]:
    """Start one of the modules of the tests as a process."""
    command = [sys.executable, "-m", *map(str, words)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE)


def said(processes: list[subprocess.Popen[bytes]]) -> list[str]:
    """All that processes say, once they have all ended well."""
    words: list[str] = []
    for process in processes:
        out, _ = process.communicate(timeout=300)
        assert process.returncode == 0
        words += out.decode().split()
    return words


def test_eight_processes_lose_nothing(
    store: Store, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """Eight programs log into twenty orders: all sessions are there, each with a revision."""
    for number, order_id in enumerate(ORDER_IDS):
        store.create(
            a_running_file(order=an_order(id=order_id, number=str(number + 1)), sessions=())
        )
    turned = [ORDER_IDS[number:] + ORDER_IDS[:number] for number in range(PROCESSES)]
    saved = said(
        [
            start("tests.store.writing", "add", tmp_path, f"cache{number % 3}", WRITES, *ids)
            for number, ids in enumerate(turned)
        ]
    )
    assert len(saved) == len(set(saved)) == PROCESSES * WRITES
    orders = [open_store(tmp_path, cache="other").load(order_id) for order_id in ORDER_IDS]
    assert {session.id for file in orders for session in file.sessions} == set(saved)
    for file in orders:
        assert file.revision == 1 + len(file.sessions)
        told = store.history.in_effect(file.order.id, file)
        assert [line.revision for line in told] == list(range(2, file.revision + 1))
    for path in (tmp_path / "data/orders").iterdir():
        json.loads(path.read_bytes())
    rows = open_store(tmp_path, cache="cache0").summaries()
    assert sum(row.held for row in rows) == len(saved)
    survived("writes of eight processes at once", len(saved))


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users reach, with a data directory of their group."""
    if os.geteuid() != 0:
        pytest.skip("only root can be two users")
    folder = Path(tempfile.mkdtemp(prefix="shared-"))
    folder.chmod(0o711)
    data = folder / "data"
    data.mkdir()
    os.chown(data, 0, GROUP)
    data.chmod(0o2770)
    yield folder
    shutil.rmtree(folder)


def test_two_users_share_what_either_writes(
    shared: Path, survived: Callable[[str, int], None]
) -> None:
    """Two users with umasks of their own log into one order: all is there, all is the group's."""
    pair = [
        start("tests.faults.commands", "as", shared, COMMANDS, uid, GROUP, umask)
        for uid, umask in USERS
    ]
    assert said(pair) == ["0"] * (2 * COMMANDS)
    data = shared / "data"
    store = open_store(shared)
    (row,) = store.summaries()
    file = store.load(row.id)
    assert sorted({session.note for session in file.sessions}) == sorted(
        f"{uid} {number}" for uid, _ in USERS for number in range(COMMANDS)
    )
    told = store.history.in_effect(row.id, file)
    assert {line.deed.by for line in told} == {f"uid{uid}" for uid, _ in USERS}
    for path in (data, *data.rglob("*")):
        status = path.lstat()
        assert not status.st_mode & stat.S_IRWXO, path
        if "drafts" not in path.parts:
            assert status.st_gid == GROUP, path
            needed = 0o2770 if path.is_dir() else 0o660
            assert stat.S_IMODE(status.st_mode) == needed, path
    assert {path.lstat().st_uid for path in data.rglob("*")} <= {uid for uid, _ in USERS}
    survived("writes of two users with different umasks", 2 * COMMANDS)
