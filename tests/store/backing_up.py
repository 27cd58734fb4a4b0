"""What the tests of backups share: a folder of backups beside a store, and moments to make them."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING

from tests.factories import a_running_file, an_order, at

from ph_tui.domain.history import Deed
from ph_tui.domain.messages import Message
from ph_tui.store.backups import BackupFolder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ph_tui.store.store import Store

NOON = at(date(2024, 4, 24), 12, 0)
OTHER_ID = "b" * 32


def deed(word: str = "edited") -> Deed:
    """Something that Maija does."""
    return Deed(Message(f"word.did.{word}"), "maija", NOON)


def folder_of(store: Store) -> BackupFolder:
    """The backups of a store."""
    return BackupFolder(store.path, store.locked, "1.0")


def fill(store: Store, count: int) -> list[str]:
    """Save some orders and give their ids."""
    ids = [f"{number:032x}" for number in range(1, count + 1)]
    for number, order_id in enumerate(ids, start=1):
        file = a_running_file(order=an_order(id=order_id, number=str(number)))
        store.create(file, did=deed)
    return ids


def on(day: int, month: int = 4, year: int = 2024) -> datetime:
    """Noon of a day."""
    return at(date(year, month, day), 12, 0)


def tree(data: Path) -> dict[str, bytes]:
    """Every file of the data itself with its content."""
    places = ("*.json", "orders/*", "history/*", "editions/*", "company/*", "papers/*")
    return {
        str(path.relative_to(data)): path.read_bytes()
        for place in places
        for path in data.glob(place)
        if path.is_file()
    }


def forge(path: Path, members: Mapping[str, bytes], **listed: object) -> Path:
    """Write a zip file as a stranger or a bad disk might make it; `listed` changes its list."""
    from ph_tui.store.backup_list import digest_of

    files = {name: digest_of(data) for name, data in members.items()}
    plain = {"format": 1, "made": NOON.isoformat(), "program": "1.0", "only": "", "orders": {},
             "gone": [], "files": files}  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("backup.json", json.dumps({**plain, **listed}))
    return path
