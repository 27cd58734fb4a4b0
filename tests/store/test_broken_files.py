"""A file that can't be understood is left alone, named, and hurts nobody else."""

from __future__ import annotations

import os
import random
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import ORDER_ID, a_running_file, a_waiver, an_ended_file, an_order
from tests.store.opening import open_store, row_of

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store

OTHER_ID = "b" * 32
ROUNDS = 400


@pytest.fixture
def broken(store: Store, tmp_path: Path) -> Path:
    """One of two order files, cut in half."""
    store.create(a_running_file())
    store.create(a_running_file(order=an_order(id=OTHER_ID, number="2")))
    store.summaries()
    path = tmp_path / "data/orders" / f"{ORDER_ID}.json"
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[: len(content) // 2])
    return path


def reason_of(error: DataError) -> str:
    """The id of the reason that the error tells."""
    reason = error.message.params["reason"]
    assert isinstance(reason, Message)
    return reason.id


def test_broken_file_is_never_overwritten(store: Store, broken: Path) -> None:
    """Neither loading nor changing touches it; the error names the file and the reason."""
    before = broken.read_bytes()
    for call in (store.load, lambda key: store.change(key, lambda file: file)):
        with pytest.raises(DataError) as caught:
            call(ORDER_ID)
        assert caught.value.message.id == "error.store.unreadable"
        assert caught.value.message.params["file"] == broken.name
        assert reason_of(caught.value) == "error.content.not_json"
    with pytest.raises(ValueError, match="once"):
        store.create(a_running_file())
    assert broken.read_bytes() == before


def test_everything_else_works_on(store: Store, broken: Path, tmp_path: Path) -> None:
    """The other orders are listed, found and changed, and the broken file is told of by name."""
    for each in (store, open_store(tmp_path), open_store(tmp_path, cache="other")):
        assert [row.id for row in each.summaries()] == [OTHER_ID]
        assert each.find(number="4711") == []
        assert [file.name for file in each.broken()] == [broken.name]
        assert each.broken()[0].reason.id == "error.content.not_json"
        each.change(OTHER_ID, lambda file: replace(file, sessions=file.sessions[1:]))
        assert not each.is_empty()


def test_mended_file_is_back(store: Store, broken: Path) -> None:
    """Whoever mends the file with an editor finds it in the list again."""
    assert len(store.broken()) == 1
    text = (broken.parent / f"{OTHER_ID}.json").read_text()
    broken.write_text(text.replace(OTHER_ID, ORDER_ID))
    assert len(store.summaries()) == 2
    assert store.broken() == ()


def test_broken_file_can_be_removed(store: Store, broken: Path) -> None:
    """A client can be forgotten even when the file can't be read."""
    store.summaries()
    store.remove(ORDER_ID)
    assert not broken.exists()
    assert store.broken() == ()


def test_stranger_in_the_folder_is_named(store: Store, broken: Path) -> None:
    """A copy under another name is no order; hidden files and other endings are not looked at."""
    broken.unlink()
    folder = broken.parent
    (folder / "copy of 4711.json").write_text("{}")
    (folder / f"{'c' * 32}.json").symlink_to("/etc/hostname")
    (folder / ".hidden.json").write_text("")
    (folder / "README").write_text("")
    os.mkfifo(folder / f"{'d' * 32}.json")
    (folder / os.fsdecode(b"\xff\x1b[2J.json")).write_text("")
    told = {file.name: file.reason.id for file in store.broken()}
    assert told == {
        "copy of 4711.json": "error.content.name",
        f"{'c' * 32}.json": "error.store.link",
        f"{'d' * 32}.json": "error.content.not_a_file",
        "\\xff[2J.json": "error.content.name",
    }
    assert [row.id for row in store.summaries()] == [OTHER_ID]


def test_order_that_has_no_row_is_named(broken: Path, tmp_path: Path) -> None:
    """An order whose row can't be made, as its edition is gone, is told of like a broken one."""
    broken.unlink()
    store = open_store(tmp_path, cache="other")

    def refuse(file: OrderFile) -> object:
        raise DataError(Message("error.edition.unknown"))

    store._catalogue._summarise = refuse  # type: ignore[assignment]
    assert store.summaries() == []
    assert [(f.name, f.reason.id) for f in store.broken()] == [
        (f"{OTHER_ID}.json", "error.edition.unknown")
    ]


def test_broken_settings_are_kept(store: Store, tmp_path: Path) -> None:
    """The company's files are treated like the orders': named, and never written over."""
    store.create(a_running_file())
    path = tmp_path / "data/desk.json"
    path.write_text('{"settings": {}')
    for call in (store.settings, lambda: store.change_settings(lambda settings: settings)):
        with pytest.raises(DataError) as caught:
            call()
        assert caught.value.message.params["file"] == "desk.json"
    assert path.read_text() == '{"settings": {}'
    assert store.load(ORDER_ID).revision == 1


def test_spoilt_files_never_surprise(store: Store, tmp_path: Path) -> None:
    """Whatever a file is spoilt into: it is read, or refused with a DataError, and swiftly."""
    store.create(an_ended_file(waivers=(a_waiver("order.x"),)))
    path = tmp_path / "data/orders" / f"{ORDER_ID}.json"
    original = path.read_bytes()
    chance = random.Random(4711)  # noqa: S311 - the same chance in every run
    refused = 0
    for _ in range(ROUNDS):
        path.write_bytes(spoilt(original, chance))
        started = time.perf_counter()
        try:
            row_of(store.load(ORDER_ID))
        except DataError:
            refused += 1
            assert [found.name for found in store.broken()] == [path.name]
        else:
            assert store.broken() == ()
        assert time.perf_counter() - started < 1
    assert ROUNDS // 2 < refused < ROUNDS


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The content with one to three bits, bytes or pieces gone wrong."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data))
        match chance.randrange(6):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at : at + chance.randint(1, 40)] = b""
            case 2:
                data[at:at] = data[chance.randrange(len(data)) :][: chance.randint(1, 60)]
            case 3:
                data[at:at] = chance.choice([b"null", b"[]", b"{}", b'"', b"1e999", b"-", b"\x00"])
            case 4:
                lines = bytes(data).split(b"\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                data[:] = b"\n".join(lines)
            case _:
                word = chance.choice([b"true", b'"2024-01-01"', b"12", b"null", b'""', b"[1]"])
                start = data.find(b": ", at)
                end = data.find(b"\n", start)
                data[start + 2 : end] = word + (b"," if data[end - 1 : end] == b"," else b"")
    return bytes(data)
