"""Backups that were damaged, forged or made by a newer version: one sentence, and nothing else."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.store.backing_up import NOON, fill, folder_of, forge

from ph_tui.domain.errors import DataError
from ph_tui.store.backup_archive import Archive
from ph_tui.store.backup_writing import verify

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.store import Store

GOOD = f"orders/{'a' * 32}.json"
TABLES = b'{"meta": {}}'


def refused(path: Path) -> str:
    """The id of the message with which a file is refused when it is read whole."""
    with pytest.raises(DataError) as caught:
        verify(path)
    return caught.value.message.id


@pytest.mark.parametrize(
    "name",
    [
        "../orders/evil.json",
        "orders/../../evil.json",
        "/etc/passwd",
        "orders/evil.json",
        f"orders/{'A' * 32}.json",
        f"orders/./{'a' * 32}.json",
        f"orders\\{'a' * 32}.json",
        "history/",
        "store.lock",
        "drafts/0-maija/a.draft",
        "editions/.hidden.toml",
        "editions/sub/own.toml",
        "intent.json",
        f"unreadable/../{GOOD}",
    ],
)
def test_foreign_names_are_refused(tmp_path: Path, name: str) -> None:
    """A name that is not one of ours never becomes a path, and nothing of such a file is used."""
    path = forge(tmp_path / "x.zip", {GOOD: TABLES, name: TABLES})
    assert refused(path) == "error.backup.member"
    with pytest.raises(DataError):
        Archive(path)


def test_a_link_in_an_archive_is_bytes(tmp_path: Path) -> None:
    """A member that says it is a link is read as the bytes that it has."""
    path = forge(tmp_path / "x.zip", {GOOD: TABLES})
    with Archive(path) as archive:
        assert archive.read(GOOD) == TABLES


def test_tar_files_are_foreign(tmp_path: Path) -> None:
    """A tar file is no backup of ours, whatever names it holds."""
    path = tmp_path / "x.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        info = tarfile.TarInfo("../evil")
        tar.addfile(info, io.BytesIO())
    assert refused(path) == "error.backup.foreign"


def test_foreign_and_newer_files(tmp_path: Path) -> None:
    """A zip file without our list, an empty file, a folder and a newer format are each told."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(GOOD, TABLES)
    assert refused(tmp_path / "a.zip") == "error.backup.foreign"
    (tmp_path / "b.zip").touch()
    assert refused(tmp_path / "b.zip") == "error.backup.foreign"
    assert refused(tmp_path) == "error.backup.foreign"
    assert refused(tmp_path / "none.zip") == "error.backup.missing"
    assert refused(forge(tmp_path / "c.zip", {}, format=2)) == "error.backup.newer"


@pytest.mark.parametrize(
    "listed",
    [
        {"format": 0},
        {"format": True},
        {"made": "yesterday"},
        {"made": "2024-04-24T12:00:00"},
        {"files": {}},
        {"files": {GOOD: "0" * 64}},
        {"files": []},
        {"orders": {"b" * 32: 1}},
        {"orders": {"a" * 32: None}},
        {"gone": 7},
    ],
)
def test_lists_that_lie_are_damage(tmp_path: Path, listed: dict[str, object]) -> None:
    """A list that doesn't fit the members, or is no list, is taken for damage."""
    assert refused(forge(tmp_path / "x.zip", {GOOD: TABLES}, **listed)) == "error.backup.damaged"


def test_members_that_are_no_data_are_damage(tmp_path: Path) -> None:
    """Every JSON in a backup is parsed before it counts; the digest alone proves nothing."""
    assert refused(forge(tmp_path / "x.zip", {GOOD: b"[1, 2"})) == "error.backup.damaged"


def test_a_member_that_stands_twice_is_damage(tmp_path: Path) -> None:
    """Which of two is meant is not guessed."""
    path = forge(tmp_path / "x.zip", {GOOD: TABLES})
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr(GOOD, TABLES)
    assert refused(path) == "error.backup.damaged"


def test_a_huge_member_is_not_unpacked(tmp_path: Path) -> None:
    """A small file that would unpack into a huge one is refused by what it says of itself."""
    path = tmp_path / "x.zip"
    bomb = bytes(30_000_000)
    forge(path, {GOOD: bomb})
    assert refused(path) == "error.backup.damaged"


def test_any_damage_is_one_sentence(store: Store, tmp_path: Path) -> None:
    """Cut, flipped or overwritten anywhere: a sentence or the same content, never a traceback."""
    fill(store, 3)
    good = folder_of(store).make(NOON)
    data, chance = good.path.read_bytes(), random.Random(7)  # noqa: S311 - no secrecy
    path, told, same = tmp_path / "x.zip", 0, 0
    for number in range(400):
        bad = bytearray(data)
        place = chance.randrange(len(bad))
        if number % 4 == 0:
            del bad[place:]
        elif number % 4 == 1:
            bad[place : place + chance.randrange(60)] = chance.randbytes(chance.randrange(60))
        else:
            bad[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        try:
            contents = verify(path)
        except DataError as error:
            told += error.message.id.startswith("error.backup.")
        else:
            same += contents.files == good.contents.files
    assert told + same == 400
    assert told > 300
