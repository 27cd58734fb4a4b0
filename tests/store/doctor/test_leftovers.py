"""What stays behind: litter, broken-off restores, files from the future, old drafts."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.store.backing_up import NOON, fill
from tests.store.doctor.examining import kinds

from ph_tui.domain.drafts import Rescued, section_name
from ph_tui.store.doctor import leftovers

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.store import Store

DEAD = ".4194304.00000000000000aa.tmp"


def mend(data: Path) -> dict[str, str]:
    """What is left when all that can be mended was."""
    for trouble in list(leftovers.troubles(data)):
        if trouble.fix is not None:
            trouble.fix()
    return kinds(leftovers.troubles(data))


def test_litter_everywhere(store: Store) -> None:
    """What killed programs left goes from every folder; what a living one is writing stays."""
    fill(store, 1)
    own = store.path / f"drafts/{os.geteuid()}-maija"
    own.mkdir(parents=True)
    for folder in (store.path, store.path / "orders", store.path / "history", own):
        (folder / DEAD).write_text("half")
    alive = store.path / "orders" / f".{os.getpid()}.00000000000000aa.tmp"
    alive.write_text("being written")
    (trouble,) = leftovers.troubles(store.path)
    assert (trouble.kind, trouble.what.params["n"]) == ("litter", 4)
    assert mend(store.path) == {}
    assert list(store.path.rglob(".*.tmp")) == [alive]


def test_a_restore_that_was_broken_off(store: Store) -> None:
    """It is told until it is done again; nothing of it is removed."""
    fill(store, 1)
    (store.path / "restoring/orders").mkdir(parents=True)
    assert mend(store.path) == {"restore_broken_off": "restoring"}


def test_files_from_the_future(store: Store) -> None:
    """A clock that was wrong leaves time stamps that confuse; they are set to now, nothing else."""
    ids = fill(store, 2)
    path = store.path / "orders" / f"{ids[0]}.json"
    before = path.read_bytes()
    late = time.time_ns() + 3600 * 10**9
    for each in (path, store.path / "orders"):
        os.utime(each, ns=(late, late))
    assert kinds(leftovers.troubles(store.path)) == {"future": "orders + 1"}
    assert mend(store.path) == {}
    assert path.read_bytes() == before
    assert store.load(ids[0]).order.number == "1"


def test_files_that_were_set_aside_are_not_forgotten(store: Store) -> None:
    """They are told, without alarm, until somebody has mended them."""
    fill(store, 1)
    (store.path / "broken").mkdir()
    (store.path / "broken/x.json").write_text("half")
    assert mend(store.path) == {"set_aside": "broken/x.json"}


def test_drafts_of_users_who_left(store: Store) -> None:
    """A folder of drafts whose user the machine doesn't know is told, and left as it is."""
    fill(store, 1)
    (store.path / "drafts/3999999-mauri").mkdir(parents=True)
    (store.path / "drafts/notes").mkdir()
    assert mend(store.path) == {"drafts_orphaned": "drafts/3999999-mauri"}


def test_drafts_that_dangle() -> None:
    """A text of an order that is gone, or one left for a month, is told; a fresh one is not."""
    ids = ["a" * 32, "b" * 32]
    fresh = Rescued("1", section_name(ids[0], "goal"), NOON, {"text": "x"}, "")
    gone = Rescued("2", section_name("c" * 32, "goal"), NOON, {"text": "x"}, "")
    old = Rescued("3", "entry", NOON - timedelta(days=31), {"text": "x"}, "")
    found = kinds(leftovers.old_drafts([fresh, gone, old], ids, NOON, "drafts/0-maija"))
    assert found == {"draft_of_gone": "drafts/0-maija/2", "draft_old": "drafts/0-maija/3"}
