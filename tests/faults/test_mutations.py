"""Files that were spoilt: read as a valid value or refused in words, swiftly, and left as they are.

What is spoilt: an order, its history, the company's files, and a draft.
"""

from __future__ import annotations

import math
import random
import time
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.factories import DAYS, ORDER_ID, a_waiver, an_ended_file, at
from tests.faults.counting import FULL
from tests.faults.mutations import mutated
from tests.store.opening import open_store, row_of
from tests.store.writing import logged

from ph_tui.domain.clients import ContactDetails
from ph_tui.domain.errors import DataError
from ph_tui.store.drafts import UserDrafts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.store import Store

MUTATIONS = 10_000 if FULL else 300
PARTS = {"order": 6, "history": 2, "settings": 1, "clients": 1, "draft": 2}
"""How many of twelve mutations each kind of file gets."""
MOST_SECONDS = 1.0
FEW = 100
"""So few may all be such as can't be read."""


class Case(NamedTuple):
    """A file, how a program reads it, and how it would write what it does not understand."""

    path: Path
    read: Callable[[], object]
    write: Callable[[], object]


def shorter(file: OrderFile) -> OrderFile:
    """The file with one session less, its first one."""
    return replace(file, sessions=file.sessions[1:])


def case_of(kind: str, store: Store, root: Path) -> Case:
    """Fill a store and take one of its files."""
    data = root / "data"
    file = store.create(an_ended_file(waivers=(a_waiver("order.x"),)), did=logged)
    file = store.change(ORDER_ID, shorter, did=logged)
    match kind:
        case "order":
            return Case(
                data / "orders" / f"{ORDER_ID}.json",
                lambda: row_of(store.load(ORDER_ID)),
                lambda: store.change(ORDER_ID, shorter, did=logged),
            )
        case "history":
            return Case(
                data / "history" / f"{ORDER_ID}.jsonl",
                lambda: store.history.in_effect(ORDER_ID, file),
                lambda: store.history.lines(ORDER_ID),
            )
        case "settings":
            store.change_settings(lambda settings: replace(settings, retention_months=24))
            return Case(
                data / "desk.json",
                store.settings,
                lambda: store.change_settings(lambda s: replace(s, retention_months=None)),
            )
        case "clients":
            store.change_clients(lambda _: (ContactDetails("A.K.", phone="040 000 0000"),))
            return Case(data / "clients.json", store.clients, lambda: store.change_clients(tuple))
        case _:
            return a_draft(data)


def a_draft(data: Path) -> Case:
    """A draft that an ended program left."""
    drafts = UserDrafts(data, "maija")
    drafts.set_aside(f"section.{ORDER_ID}.goal", at(DAYS[0]), {"text": "Tavoitteena on työ." * 20})
    (path,) = drafts.folder.glob("*.draft")
    return Case(path, lambda: UserDrafts(data, "maija").pending(), drafts.pending)


@pytest.mark.parametrize("kind", PARTS)
def test_a_spoilt_file_never_surprises(
    store: Store, tmp_path: Path, survived: Callable[[str, int], None], kind: str
) -> None:
    """It is understood or refused, within a second, and no reader changes a byte of it."""
    case = case_of(kind, store, tmp_path)
    original = case.path.read_bytes()
    chance = random.Random(4711)  # noqa: S311 - the same chance in every run
    count = math.ceil(MUTATIONS * PARTS[kind] / sum(PARTS.values()))
    refused = 0
    for _ in range(count):
        spoilt = mutated(original, chance)
        case.path.write_bytes(spoilt)
        begun = time.perf_counter()
        try:
            case.read()
        except DataError:
            refused += 1
            with pytest.raises(DataError):
                case.write()
        assert time.perf_counter() - begun < MOST_SECONDS
        assert case.path.read_bytes() == spoilt
    assert refused < count or count < FEW
    assert refused > count // 4 or kind in {"history", "draft"}
    case.path.write_bytes(original)
    case.read()
    survived("mutated files", count)


def test_a_spoilt_order_leaves_the_others_alone(store: Store, tmp_path: Path) -> None:
    """What is broken is named, and what is not is listed."""
    case = case_of("order", store, tmp_path)
    other = "b" * 32
    store.create(an_ended_file(order=replace(an_ended_file().order, id=other, number="2")))
    original = case.path.read_bytes()
    chance = random.Random(1)  # noqa: S311 - the same chance in every run
    for number in range(20):
        case.path.write_bytes(mutated(original, chance))
        again = open_store(tmp_path, cache=f"cache{number % 2}")
        rows = {row.id for row in again.summaries()}
        broken = [file.name for file in again.broken()]
        assert other in rows
        assert (ORDER_ID in rows) != (broken == [case.path.name])
        assert again.load(other).sessions
