"""Exports at the desk: whatever is stored comes back equal, and a kill leaves nothing half done."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from dataclasses import fields, is_dataclass
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.erasing_until_killed import CHANGING
from tests.desk.erasure_story import CODE
from tests.desk.erasure_story import open_desk as open_at
from tests.store.opening import open_store
from tests.strategies import order_files, settings_values

from ph_tui.desk import leaving_readme
from ph_tui.desk.clock import clock_at
from ph_tui.desk.core import Core
from ph_tui.desk.leaving import LeavingDesk
from ph_tui.desk.orders import NewOrder
from ph_tui.desk.returning import take_back
from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.history import Deed
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import OrderFile
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.settings import Settings
    from ph_tui.store.store import Store

FI = Words("fi")
CALLS = (*CHANGING, "mkdir", "open", "sync")
"""The calls by which files come to be and are changed."""
UNUSUAL = ("store.lock", "backups/", "cache")


def tree(data: Path) -> dict[str, bytes]:
    """Every file of the data with its content."""
    paths = (path for path in sorted(data.rglob("*")) if path.is_file())
    found = {path.relative_to(data).as_posix(): path.read_bytes() for path in paths}
    return {name: content for name, content in found.items() if not name.startswith(UNUSUAL)}


@given(
    files=st.lists(order_files, max_size=3, unique_by=lambda file: file.order.id),
    settled=settings_values,
    edited=st.booleans(),
    suffix=st.sampled_from(["", ".zip"]),
)
@settings(max_examples=25, deadline=None)
def test_whatever_is_stored_comes_back_equal(
    files: list[OrderFile], settled: Settings, edited: bool, suffix: str
) -> None:
    """Orders, settings, histories and revisions, hostile text included; unknown editions too."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        store = open_store(root / "a")
        _fill(store, files, settled, edited=edited)
        core = Core(store, "maija", clock_at("2024-04-24T12:00"))
        LeavingDesk(core).export(root / f"out{suffix}", FI)
        (root / "b").mkdir()
        take_back(root / f"out{suffix}", root / "b/data")
        assert tree(root / "b/data") == tree(store.path)
        other = open_store(root / "b")
        assert other.settings() == store.settings()
        for file in files:
            order_id = file.order.id
            assert other.load(order_id) == store.load(order_id)
            assert other.history.lines(order_id) == store.history.lines(order_id)


def _fill(store: Store, files: list[OrderFile], settled: Settings, *, edited: bool) -> None:
    def did() -> Deed:
        return Deed(Message("word.did.edited"), "maija", clock_at("2024-04-24T12:00").now())

    store.change_settings(lambda _: settled)
    for file in files:
        store.create(file, did=did)
        if edited:
            store.change(file.order.id, lambda f: OrderFile(f.order, revision=f.revision), did=did)


@pytest.fixture
def company(tmp_path: Path) -> Desk:
    """Two orders, contact details and a log."""
    desk = open_at(tmp_path)
    for number, client in (("4711", CODE), ("4712", "B.L.")):
        desk.orders.add(NewOrder("tehotreeni", client, number))
    desk.sessions.log(desk.sessions.read("4711 eilen 9-11 Kartoitus"))
    desk.clients.set(CODE, {"name": "Aino Keksitty"})
    return desk


def _killed_before(number: int, act: Callable[[], object]) -> bool:
    """Do something in a process that is killed before a call of its; false when it came through."""
    child = os.fork()
    if child == 0:
        calls = count(1)

        def mortal(call: Callable[..., Any]) -> Callable[..., Any]:
            def made(*given: Any, **named: Any) -> Any:
                if next(calls) == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*given, **named)

            return made

        for name in CALLS:
            setattr(os, name, mortal(getattr(os, name)))
        try:
            act()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.parametrize("suffix", ["", ".zip"])
def test_a_killed_export_leaves_nothing_that_looks_whole(
    company: Desk, tmp_path: Path, suffix: str
) -> None:
    """At whichever call: there is no target or a whole one, and the next export cleans up."""
    target = tmp_path / f"out{suffix}"
    company.leaving.export(target, FI)
    whole = tmp_path / "whole"
    company.leaving.export(whole, FI)
    expected = tree(whole / "data")
    for number in count(1):
        target.unlink() if suffix else shutil.rmtree(target)
        was_killed = _killed_before(number, lambda: company.leaving.export(target, FI))
        if target.exists():
            back = tmp_path / f"back{number}"
            take_back(target, back)
            assert tree(back) == expected
        else:
            company.leaving.export(target, FI)
        assert not list(tmp_path.glob(".ph-tui*")), number
        if not was_killed:
            break
    assert number > 3


def test_a_killed_replacement_keeps_one_of_the_two(company: Desk, tmp_path: Path) -> None:
    """The older export stands, or the new one; between two renames it stands aside, whole."""
    target = tmp_path / "out"
    for number in count(1):
        if not target.exists():
            company.leaving.export(target, FI)
        was_killed = _killed_before(
            number, lambda: company.leaving.export(target, FI, replace=True)
        )
        assert (target / "manifest.json").exists() or any(
            (left / "manifest.json").exists() for left in tmp_path.glob(".ph-tui*")
        )
        if not was_killed:
            break


def test_a_killed_import_says_so_and_can_be_started_again(company: Desk, tmp_path: Path) -> None:
    """At whichever call: nothing, everything, or a directory that nobody can use until it is."""
    source = tmp_path / "out.zip"
    company.leaving.export(source, FI)
    expected, ends = tree(Path(company.place)), set()
    for number in count(1):
        root = tmp_path / f"try{number}"
        root.mkdir()
        data = root / "data"
        was_killed = _killed_before(number, partial(take_back, source, data))
        ends.add(_end_of(root, expected))
        if _end_of(root, expected) != "whole":
            take_back(source, data)
        assert tree(data) == expected, number
        assert not (data / "restoring").exists()
        assert len(open_at(root).orders.summaries()) == 2
        if not was_killed:
            break
    assert ends == {"nothing", "unfinished", "whole"}


def _end_of(root: Path, expected: dict[str, bytes]) -> str:
    if (root / "data/importing").exists():
        with pytest.raises(DataError, match="import"):
            open_at(root)
        return "unfinished"
    desk = open_at(root)
    if desk.is_empty:
        return "nothing"
    assert tree(root / "data") == expected
    return "whole"


def test_an_unfinished_import_takes_no_other_export(company: Desk, tmp_path: Path) -> None:
    """What the first one brought is not mixed with another's, and nothing is removed."""
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    company.leaving.export(first, FI)
    company.sessions.log(company.sessions.read("4711 tänään 9-10 Hakemus"))
    company.leaving.export(second, FI)
    data = tmp_path / "new/data"
    data.parent.mkdir()
    take_back(first, data)
    (data / "importing").touch()
    before = tree(data)
    with pytest.raises(Refused):
        take_back(second, data)
    assert tree(data) == before
    take_back(first, data)
    assert not (data / "importing").exists()


def test_certificates_of_erased_clients_come_along(company: Desk, tmp_path: Path) -> None:
    """Who was erased stays erased after the way back."""
    company.erasing.erase(CODE)
    company.leaving.export(tmp_path / "out", FI)
    (tmp_path / "new").mkdir()
    take_back(tmp_path / "out", tmp_path / "new/data")
    assert list((tmp_path / "new/data/erasures").glob("*.json"))
    text = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert b"Aino" not in text


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_every_field_that_is_stored_is_explained(lang: str) -> None:
    """A record that a new field leads to has its place in the README, and so has the field."""
    words = Words(lang)
    kinds = set(leaving_readme.KINDS.values())
    for kind in (*leaving_readme.KINDS, "meta", "history", "manifest"):
        for name in leaving_readme.field_names(kind):
            assert leaving_readme.explained(kind, name, words)
    known = {each.__name__ for each in kinds} | {"OrderFile", "ServiceRecords"}
    named = {kind.__name__: kind for kind in _dataclasses()}
    led_to = {
        word
        for kind in kinds
        for field in fields(kind)
        for word in re.findall(r"\w+", str(field.type))
        if word in named
    }
    assert led_to - known == set()


def _dataclasses() -> Iterator[type]:
    """The records that the modules of the explained ones know."""
    for module in {sys.modules[kind.__module__] for kind in leaving_readme.KINDS.values()}:
        for value in vars(module).values():
            if isinstance(value, type) and is_dataclass(value):
                yield value
