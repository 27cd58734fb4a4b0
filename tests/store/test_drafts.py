"""Drafts: what was typed is on the disk at once, belongs to one program, and outlives it."""

from __future__ import annotations

import os
import random
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.drafting import AT, text_with

from ph_tui.domain.errors import DataError
from ph_tui.store.draft_caretaker import SPARES
from ph_tui.store.draft_file import SLOT_SIZE, DraftFile
from ph_tui.store.drafts import UserDrafts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FULL = os.environ.get("PH_TUI_FAULTS") == "full"
KILLS = 200 if FULL else 12
REPOSITORY = Path(__file__).parents[2]
NAME = "section.0123.goal"
PATIENCE_SECONDS = 30


@pytest.fixture
def drafts(tmp_path: Path) -> UserDrafts:
    """Maija's drafts; nothing is on the disk yet."""
    return drafts_of(tmp_path)


def drafts_of(tmp_path: Path) -> UserDrafts:
    """Maija's drafts, as another program of hers sees them."""
    return UserDrafts(tmp_path / "data", "maija")


def texts_left(tmp_path: Path) -> list[str]:
    """What another program is offered."""
    return [left.texts["text"] for left in drafts_of(tmp_path).pending()]


def files_in(drafts: UserDrafts) -> list[Path]:
    """The files in the user's folder."""
    return sorted(drafts.folder.iterdir())


def start(tmp_path: Path, name: str, count: int) -> subprocess.Popen[bytes]:
    """Start a process that keeps drafts."""
    command = [sys.executable, "-m", "tests.store.drafting", str(tmp_path), name, str(count)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE)


def first_number(process: subprocess.Popen[bytes]) -> int:
    """Wait until a process has kept something; gives the number that it tells of."""
    assert process.stdout is not None
    return int(process.stdout.readline())


def number_in(text: str) -> int:
    """The number of a text of `tests.store.drafting`, which must be whole."""
    number = int(text.rsplit(" ", 1)[-1])
    assert text == text_with(number)
    return number


def kill(process: subprocess.Popen[bytes]) -> list[int]:
    """Kill a process; gives the numbers that it had told of."""
    process.kill()
    said, _ = process.communicate()
    return [int(line) for line in said.decode().split("\n") if line]


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what a thread or a process brings about."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < give_up, "it never came true"
        time.sleep(0.005)


def test_nothing_is_made_before_the_first_text(drafts: UserDrafts, tmp_path: Path) -> None:
    """To look for drafts leaves no trace."""
    assert drafts.pending() == ()
    drafts.forget(NAME)
    assert not (tmp_path / "data").exists()


def test_a_text_is_offered_to_the_next_program(drafts: UserDrafts, tmp_path: Path) -> None:
    """All that was kept is there: name, moment, fields and what the typing began from."""
    texts = {"note": "Käytiin läpi CV", "on": "24.4.", "coach": ""}
    drafts.keep("session.1", AT, texts, "abc")
    drafts.close()
    (left,) = drafts_of(tmp_path).pending()
    assert (left.name, left.at, left.texts, left.base) == ("session.1", AT, texts, "abc")


def test_the_newest_comes_first(drafts: UserDrafts, tmp_path: Path) -> None:
    """What was typed last is looked for first."""
    for hours, name in ((1, "a"), (3, "b"), (2, "c")):
        drafts.keep(name, AT + timedelta(hours=hours), {"text": name})
    drafts.close()
    assert texts_left(tmp_path) == ["b", "c", "a"]


@given(typed=st.lists(st.text(max_size=40), min_size=1, max_size=8))
def test_the_last_text_stands(tmp_path_factory: pytest.TempPathFactory, typed: list[str]) -> None:
    """However often and whatever was typed, the newest text is the one that is rescued."""
    root = tmp_path_factory.mktemp("typed")
    drafts = drafts_of(root)
    for text in typed:
        drafts.keep(NAME, AT, {"text": text})
    drafts.close()
    assert texts_left(root) == [typed[-1].encode("utf-8", "replace").decode()]


def test_a_living_program_keeps_its_text_to_itself(drafts: UserDrafts, tmp_path: Path) -> None:
    """What is being typed elsewhere is not offered, taken or discarded."""
    drafts.keep(NAME, AT, {"text": "kesken"})
    other = drafts_of(tmp_path)
    (file,) = (path for path in files_in(drafts) if path.suffix == ".draft")
    assert other.pending() == ()
    assert other.take(file.name) is None
    assert not other.discard(file.name)
    drafts.close()
    assert texts_left(tmp_path) == ["kesken"]


def test_two_programs_of_one_user_do_not_write_over_each_other(tmp_path: Path) -> None:
    """The same section typed in two windows leaves two texts."""
    pair = [start(tmp_path, NAME, count) for count in (30, 50)]
    told = [first_number(process) for process in pair]
    assert drafts_of(tmp_path).pending() == ()
    told = [max(first, *kill(process), first) for first, process in zip(told, pair, strict=True)]
    left = sorted(number_in(text) for text in texts_left(tmp_path))
    assert len(left) == len(pair)
    assert all(kept >= number for kept, number in zip(left, sorted(told), strict=True))


@pytest.mark.faults
def test_a_kill_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """Kill -9 at random moments of typing: what was told of as kept is there, whole."""
    chance = random.Random(4711)  # noqa: S311 - the moments need no secrecy
    for _ in range(KILLS):
        process = start(tmp_path, NAME, 100_000)
        told = first_number(process)
        time.sleep(chance.uniform(0, 0.03))
        told = max(told, *kill(process), told)
        drafts = drafts_of(tmp_path)
        (left,) = drafts.pending()
        assert number_in(left.texts["text"]) >= told
        assert drafts.discard(left.key)
        drafts.close()
    assert len(list((tmp_path / "data").rglob("*.draft"))) <= SPARES + 2


@pytest.mark.parametrize("written", [0, 1, 3, 4, 11, 19, 20, 21, 40, 10_000])
def test_a_torn_write_leaves_the_text_before_it(
    drafts: UserDrafts, tmp_path: Path, written: int
) -> None:
    """A kill in the middle of a write, at whatever byte, costs the last key and no more."""
    drafts.keep(NAME, AT, {"text": "ensin"})
    file = drafts._own[NAME]
    before = file.path.read_bytes()
    drafts.keep(NAME, AT, {"text": "sitten " * 1000})
    after = file.path.read_bytes()
    (start,) = (at for at in (0, SLOT_SIZE) if before[at : at + 20] != after[at : at + 20])
    torn = before[:start] + after[start : start + written] + before[start + written :]
    drafts.close()
    file.path.write_bytes(torn)
    whole = written == 10_000
    assert texts_left(tmp_path) == ["sitten " * 1000 if whole else "ensin"]


def test_a_cut_first_text_leaves_a_file_for_the_next(drafts: UserDrafts, tmp_path: Path) -> None:
    """Nothing of it could have been seen; its file is used again."""
    drafts.keep(NAME, AT, {"text": "ensin"})
    path = drafts._own[NAME].path
    drafts.close()
    content = bytearray(path.read_bytes())
    content[SLOT_SIZE + 30] ^= 1
    path.write_bytes(content)
    assert texts_left(tmp_path) == []
    other = drafts_of(tmp_path)
    for number in range(SPARES + 1):
        other.keep(f"name.{number}", AT, {"text": "uusi"})
    assert path in {file.path for file in (*other._own.values(), *other._free)}


@pytest.mark.parametrize("content", [b"PHD2" + bytes(2 * SLOT_SIZE - 4), b"", b"x" * 10])
def test_what_is_not_understood_is_left_alone(
    drafts: UserDrafts, tmp_path: Path, content: bytes
) -> None:
    """A file of a later version, or of anybody else, is neither offered nor written over."""
    drafts.keep(NAME, AT, {"text": "ensin"})
    foreign = drafts.folder / "0000000000000000.draft"
    foreign.write_bytes(content)
    drafts.close()
    other = drafts_of(tmp_path)
    other.keep("other", AT, {"text": "toinen"})
    assert [left.texts["text"] for left in other.pending()] == ["ensin"]
    assert other.take(foreign.name) is None
    assert foreign.read_bytes() == content


def test_a_taken_text_belongs_to_who_took_it(drafts: UserDrafts, tmp_path: Path) -> None:
    """It is typed on where it ended, and nobody else is offered it."""
    drafts.keep(NAME, AT, {"text": "ensin"})
    drafts.close()
    first, second = drafts_of(tmp_path), drafts_of(tmp_path)
    (left,) = second.pending()
    taken = first.take(left.key)
    assert taken == left
    assert second.take(left.key) is None
    assert second.pending() == ()
    first.keep(NAME, AT, {"text": "ensin ja sitten"})
    first.close()
    assert texts_left(tmp_path) == ["ensin ja sitten"]


def test_taking_loses_nothing_of_what_was_typed_meanwhile(
    drafts: UserDrafts, tmp_path: Path
) -> None:
    """The own text of the same name is left in its turn."""
    drafts.keep(NAME, AT, {"text": "vanha"})
    drafts.close()
    other = drafts_of(tmp_path)
    (left,) = other.pending()
    other.keep(NAME, AT, {"text": "uusi"})
    other.take(left.key)
    assert texts_left(tmp_path) == ["uusi"]
    other.close()
    assert sorted(texts_left(tmp_path)) == ["uusi", "vanha"]


def test_a_saved_text_leaves_no_byte_behind(drafts: UserDrafts, tmp_path: Path) -> None:
    """A forgotten or discarded text is nowhere in the folder, in none of its states."""
    for number in range(5):
        drafts.keep(NAME, AT, {"text": f"Salaisuus {number}"})
    drafts.keep("other", AT, {"text": "Salaisuus"})
    drafts.forget(NAME)
    drafts.close()
    other = drafts_of(tmp_path)
    (left,) = other.pending()
    assert other.discard(left.key)
    for path in files_in(drafts):
        assert b"Salaisuus" not in path.read_bytes()
        assert b"section" not in path.read_bytes()
    assert other.pending() == ()


def test_a_forgotten_text_frees_its_file(drafts: UserDrafts) -> None:
    """Saving again and again fills no disk."""
    for number in range(50):
        drafts.keep(f"name.{number}", AT, {"text": "teksti"})
        drafts.forget(f"name.{number}")
    assert len(files_in(drafts)) <= SPARES + 1


def test_a_very_long_text_has_room(drafts: UserDrafts, tmp_path: Path) -> None:
    """The file grows with the text, and the smaller one keeps nothing of it."""
    text = "Ä" * 400_000
    drafts.keep(NAME, AT, {"text": "Alku"})
    drafts.keep(NAME, AT, {"text": text})
    drafts.keep(NAME, AT, {"text": text + "!"})
    assert sum(b"Alku" in path.read_bytes() for path in files_in(drafts)) == 0
    drafts.close()
    assert texts_left(tmp_path) == [text + "!"]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_user_can_look_into_drafts(tmp_path: Path, umask: int) -> None:
    """The group has no right to what is not saved yet, whatever the umask is."""
    before = os.umask(umask)
    try:
        drafts = drafts_of(tmp_path)
        drafts.keep(NAME, AT, {"text": "kesken"})
    finally:
        os.umask(before)
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data").rglob("*")}
    assert modes[tmp_path / "data/drafts"] == 0o2770
    assert modes[drafts.folder] & 0o777 == 0o700
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def test_names_on_the_disk_tell_nothing(drafts: UserDrafts) -> None:
    """Neither the order nor the kind of a text shows in the name of a file."""
    drafts.keep("section.0123.goal", AT, {"text": "kesken"})
    drafts.keep("hold.0123-45", AT, {"text": "kesken"})
    for path in files_in(drafts):
        assert "0123" not in path.name
        assert len(path.stem.strip(".")) <= 40


def test_a_link_in_the_place_of_the_folder_is_refused(drafts: UserDrafts, tmp_path: Path) -> None:
    """Drafts never leave the data directory."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    drafts.folder.parent.mkdir(parents=True)
    drafts.folder.symlink_to(elsewhere)
    with pytest.raises(DataError):
        drafts.keep(NAME, AT, {"text": "kesken"})
    assert list(elsewhere.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_a_folder_of_somebody_else_is_refused(drafts: UserDrafts) -> None:
    """Whoever owns the folder could read what is typed."""
    drafts.folder.mkdir(parents=True)
    os.chown(drafts.folder, 1001, 1001)
    with pytest.raises(DataError):
        drafts.keep(NAME, AT, {"text": "kesken"})


def test_a_failing_disk_is_told(drafts: UserDrafts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that could not be kept is never called kept."""

    def fail(*_: object) -> int:
        raise OSError(5, "I/O error")

    drafts.keep(NAME, AT, {"text": "ensin"})
    monkeypatch.setattr(os, "pwrite", fail)
    with pytest.raises(DataError) as caught:
        drafts.keep(NAME, AT, {"text": "sitten"})
    assert caught.value.message.id == "error.store.disk"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", "size=2m,mode=770", "tmpfs"]
    done = subprocess.run(["/bin/mount", *options, disk], check=False, capture_output=True)
    if done.returncode != 0:
        pytest.skip("this machine does not let root mount a disk")
    yield disk
    subprocess.run(["/bin/umount", "-l", disk], check=True)


def fill(disk: Path) -> None:
    """Take all the room that a disk has."""
    with (disk / "filling").open("wb", buffering=0) as filling:
        for size in (65536, 4096, 1):
            try:
                while True:
                    filling.write(bytes(size))
            except OSError:
                continue


@pytest.mark.faults
def test_a_full_disk_takes_every_key(small_disk: Path) -> None:
    """A text that was begun is kept to its last key, and another one can still be begun."""
    drafts = drafts_of(small_disk)
    drafts.keep(NAME, AT, {"text": ""})
    wait_until(lambda: len(drafts._free) >= SPARES)
    fill(small_disk)
    with pytest.raises(OSError, match="No space"):
        (small_disk / "more").write_bytes(bytes(4096))
    for number in range(400):
        drafts.keep(NAME, AT, {"text": text_with(number * 10)})
    drafts.keep("hold.1", AT, {"text": "toinen teksti"})
    drafts.close()
    assert sorted(texts_left(small_disk)) == sorted([text_with(3990), "toinen teksti"])


@pytest.mark.faults
def test_a_disk_that_was_full_before_the_first_text_is_told(small_disk: Path) -> None:
    """Nothing half-made stays behind."""
    fill(small_disk)
    drafts = drafts_of(small_disk)
    with pytest.raises(DataError) as caught:
        drafts.keep(NAME, AT, {"text": "kesken"})
    assert caught.value.message.id == "error.store.full"
    assert not list(small_disk.rglob("*.draft"))
    assert not list(small_disk.rglob("*.tmp"))


def test_the_disk_gets_it_within_a_moment(
    drafts: UserDrafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread brings it there, so that no key waits for a disk; a power cut costs a second."""
    synced: list[bytes] = []
    monkeypatch.setattr(DraftFile, "sync", lambda file: synced.append(file.data))
    drafts.keep(NAME, AT, {"text": "kesken"})
    wait_until(lambda: bool(synced))
    assert b"kesken" in synced[0]
    synced.clear()
    drafts.keep("other", AT, {"text": "viimeinen"})
    drafts.sync()
    assert b"viimeinen" in synced[0]


def test_a_moment_keeps_its_zone(drafts: UserDrafts, tmp_path: Path) -> None:
    """The moment of the last key is the one that was told."""
    at = datetime(2024, 4, 24, 23, 59, tzinfo=UTC)
    drafts.keep(NAME, at, {"text": "kesken"})
    drafts.close()
    (left,) = drafts_of(tmp_path).pending()
    assert left.at == at


def test_a_blank_file_of_an_ended_program_is_used(tmp_path: Path) -> None:
    """Files that were wiped are not made again."""
    first = drafts_of(tmp_path)
    first.keep(NAME, AT, {"text": "kesken"})
    first.forget(NAME)
    first.close()
    before = files_in(first)
    second = drafts_of(tmp_path)
    second.keep(NAME, AT, {"text": "uusi"})
    assert second._own[NAME].path in before
