"""Rights: found wherever they are wrong, set right, and never beyond the data directory."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.store.backing_up import NOON, fill, folder_of
from tests.store.doctor.examining import kinds
from tests.store.opening import open_store

from ph_tui.domain.errors import DataError
from ph_tui.store.doctor import rights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.store.store import Store

FOREIGN = 4711
"""A user and a group that no machine has."""


@pytest.fixture
def data(store: Store) -> Path:
    """A data directory with two orders, a backup and a draft."""
    fill(store, 2)
    folder_of(store).make(NOON)
    drafts = store.path / "drafts"
    drafts.mkdir()
    drafts.chmod(0o2770)
    own = drafts / f"{os.geteuid()}-maija"
    own.mkdir(0o700)
    own.chmod(0o700)
    (own / "aa.draft").touch(0o600)
    return store.path


def mended(data: Path) -> dict[str, str]:
    """What is left when all that can be mended was."""
    for trouble in list(rights.troubles(data)):
        if trouble.fix is not None:
            trouble.fix()
    return kinds(rights.troubles(data))


def test_a_store_of_ours_is_healthy(data: Path) -> None:
    """What the program makes by itself is as the doctor wants it."""
    assert kinds(rights.troubles(data)) == {}


@pytest.mark.parametrize(
    ("name", "mode", "kind"),
    [
        (".", 0o2775, "open_to_all"),
        ("orders", 0o2771, "open_to_all"),
        ("desk.json", 0o664, "open_to_all"),
        ("backups/2024-04-24T120000.zip", 0o664, "open_to_all"),
        (".", 0o2750, "group_shut"),
        ("store.lock", 0o600, "group_shut"),
        ("history", 0o2700, "group_shut"),
        (".", 0o770, "no_setgid"),
        ("orders", 0o770, "no_setgid"),
        ("drafts/{uid}-maija", 0o770, "draft_open"),
        ("drafts/{uid}-maija/aa.draft", 0o640, "draft_open"),
    ],
)
def test_wrong_rights_are_found_and_mended(data: Path, name: str, mode: int, kind: str) -> None:
    """Each kind of wrong rights is named with its place; mending leaves nothing, and right ones."""
    data.joinpath("desk.json").touch()
    data.joinpath("desk.json").chmod(0o660)
    path = data / name.format(uid=os.geteuid())
    before = stat.S_IMODE(path.stat().st_mode)
    path.chmod(mode)
    assert kinds(rights.troubles(data)) == {kind: name.format(uid=os.geteuid())}
    assert mended(data) == {}
    assert stat.S_IMODE(path.stat().st_mode) == before


def test_many_are_told_in_one_line(data: Path) -> None:
    """A thousand files with the same trouble are one finding, with the first and how many more."""
    for path in (*data.glob("orders/*"), *data.glob("history/*")):
        path.chmod(0o644)
    found = kinds(rights.troubles(data))
    assert found.keys() == {"open_to_all", "group_shut"}
    assert all(where.endswith(" + 3") for where in found.values())
    assert mended(data) == {}


def test_another_group_is_found(data: Path) -> None:
    """What was copied in by hand has the group of whoever did it, and gets the directory's."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files to another group")
    (path,) = list(data.glob("orders/*"))[:1]
    os.chown(path, -1, FOREIGN)
    assert kinds(rights.troubles(data)) == {"other_group": f"orders/{path.name}"}
    assert mended(data) == {}
    assert path.stat().st_gid == data.stat().st_gid
    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_links_and_pipes_are_found_and_left(data: Path, tmp_path: Path) -> None:
    """Nothing is followed out of the directory, in looking as in mending."""
    outside = tmp_path / "outside"
    outside.mkdir()
    outside.chmod(0o755)
    (outside / "file").write_text("x")
    (outside / "file").chmod(0o644)
    (data / "editions").symlink_to(outside)
    (data / "orders/link.json").symlink_to(outside / "file")
    os.mkfifo(data / "pipe", 0o660)
    data.chmod(0o2775)
    found = kinds(rights.troubles(data))
    assert found == {"open_to_all": ".", "link": "editions + 1", "special": "pipe"}
    assert mended(data).keys() == {"link", "special"}
    assert stat.S_IMODE(outside.stat().st_mode) == 0o755
    assert stat.S_IMODE((outside / "file").stat().st_mode) == 0o644


def test_a_file_with_a_second_name_is_not_touched(data: Path, tmp_path: Path) -> None:
    """A hard link to somebody's file does not get that file opened for the group."""
    secret = tmp_path / "secret"
    secret.write_text("x")
    secret.chmod(0o600)
    (data / "orders/other.json").hardlink_to(secret)
    assert mended(data) == {"group_shut": "orders/other.json"}
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


def test_a_draft_folder_of_somebody_else(data: Path) -> None:
    """A folder of drafts that belongs to another than its name says is told; nothing is moved."""
    if os.geteuid() != 0:
        pytest.skip("only root can give files to somebody else")
    os.chown(data / f"drafts/{os.geteuid()}-maija", FOREIGN, -1)
    assert kinds(rights.troubles(data)).keys() == {"draft_foreign"}


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder that anybody gets into; nobody gets into `tmp_path`."""
    folder = Path(tempfile.mkdtemp(prefix="doctor-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_who_does_not_own_it_gets_the_command(reachable: Path) -> None:
    """Who doesn't own a file can't change its rights: the command to type is told."""
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    store = open_store(reachable)
    fill(store, 1)
    (store.path / "history").chmod(0o2700)
    os.seteuid(FOREIGN)
    try:
        found = list(rights.troubles(store.path))
    finally:
        os.seteuid(0)
    command = f"sudo ph-tui --data {store.path} doctor"
    assert {trouble.kind: trouble.mend.params["command"] for trouble in found} == {
        "group_shut": f"{command} --fix",
        "unreachable": command,
    }
    assert [trouble.fix for trouble in found] == [None, None]


def test_who_shares_no_group_is_told_how_to_get_in(reachable: Path) -> None:
    """A directory of a stranger's isn't opened; both the doctor and the refusal name the way."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a directory to a stranger")
    store = open_store(reachable)
    fill(store, 1)
    os.chown(store.path, FOREIGN, FOREIGN)
    store.path.chmod(0o2770)
    (trouble, *_) = [t for t in rights.troubles(store.path) if t.kind == "foreign"]
    assert trouble.mend.params["command"] == f"sudo -u #{FOREIGN} ph-tui …"
    with pytest.raises(DataError) as caught:
        open_store(reachable)
    assert caught.value.message.id == "error.store.foreign"
    os.seteuid(FOREIGN + 1)
    try:
        with pytest.raises(DataError) as caught:
            open_store(reachable)
    finally:
        os.seteuid(0)
    command = str(caught.value.message.params["command"])
    assert command == f"sudo usermod -aG #{FOREIGN} #{FOREIGN + 1}"
