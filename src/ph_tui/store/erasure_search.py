"""What a data directory holds of one client: every file is looked into, none is changed.

Owns the looking, which trusts no index. What is out of reach or can't be told for sure is named, so
that a person can see to it.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.folding import client_key
from ph_tui.store import files
from ph_tui.store.erased_content import (
    CLIENTS,
    belongs_to,
    codes_in,
    codes_of_history,
    history_without,
    mentions,
    tells_of,
)
from ph_tui.store.faults import UnreadableContentError, UnreadableFileError, shown, telling, told
from ph_tui.store.order_folder import ENDING, is_order_id
from ph_tui.store.set_aside import FOLDER as SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ph_tui.store.erased_content import Person
    from ph_tui.store.store import Store

_HISTORY_ENDING = ".jsonl"
_NOT_HERE = {"backups", "drafts", "erasures", SET_ASIDE}
"""Folders that are seen to by themselves."""


@dataclass(frozen=True)
class Found:
    """What there is of a client, but for drafts and backups."""

    spellings: frozenset[str]
    """The client's code as it stands in the files."""
    orders: tuple[str, ...]
    """The ids of the orders whose files are the client's."""
    sessions: int
    histories: tuple[str, ...]
    """The orders whose histories are the client's and tell anything; they may be removed by now."""
    other_histories: tuple[str, ...]
    """The orders of others whose histories tell of the client's code."""
    has_contact_details: bool
    set_aside: tuple[str, ...]
    """The files among those set aside that tell of the client."""
    broken: tuple[str, ...]
    """The files of orders that tell of the client and can't be understood."""

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is left to be erased."""
        there = (self.orders, self.histories, self.other_histories, self.set_aside, self.broken)
        return not (any(there) or self.has_contact_details)


def search(store: Store, who: Person) -> Found:
    """Look for a client in the orders, the histories and the contact details.

    `who` learns which orders are the client's. Raises DataError when a file can't be read.
    """
    orders, broken, sessions, spellings = [], [], 0, set[str]()
    for order_id, data in _files(store.path / "orders", ENDING):
        codes = {code for code in codes_in(data) if client_key(code) == who.key}
        if not codes:
            continue
        try:
            file = store.load(order_id)
        except UnreadableFileError:
            broken.append(f"orders/{order_id}{ENDING}")
            continue
        if client_key(file.order.client_code) != who.key:
            continue
        orders.append(order_id)
        sessions += len(file.sessions)
        spellings |= codes
    who.order_ids.update(orders)
    own, others = _histories(store, who)
    contact = [c.client_code for c in store.clients() if client_key(c.client_code) == who.key]
    return Found(
        frozenset(spellings | set(contact)),
        tuple(orders),
        sessions,
        own,
        others,
        bool(contact),
        tuple(_set_aside(store.path / SET_ASIDE, who)),
        tuple(broken),
    )


def _histories(store: Store, who: Person) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The histories that are the client's, and those of others that tell of the code."""
    own, others = [], []
    for order_id, data in _files(store.path / "history", _HISTORY_ENDING):
        if not store.has(order_id) and belongs_to(data, who.key):
            who.order_ids.add(order_id)
        if order_id in who.order_ids:
            own += [order_id] if history_without(data, order_id, who) != data else []
        elif who.key in map(client_key, codes_of_history(data)):
            who.others.add(order_id)
            others.append(order_id)
    return tuple(own), tuple(others)


def _set_aside(folder: Path, who: Person) -> Iterator[str]:
    for name in _names(folder):
        data = _content(folder / name)
        of_order = any(order_id in name for order_id in who.order_ids)
        is_contact = name.startswith(CLIENTS.partition(".")[0]) and mentions(data, who.code)
        if of_order or is_contact or tells_of(data, who.key):
            yield name


def mentioned_in(data: Path, spellings: Collection[str]) -> tuple[str, ...]:
    """The files in which a client's code stands as it is spelled, in whatever place.

    What is a mention and what another word is for a person to tell.
    """
    if not spellings:
        return ()
    exact = b"|".join(re.escape(_as_json(code)) for code in spellings)
    wanted = re.compile(rb"(?<![\w])(?:" + exact + rb")(?![\w])")
    found = (path for path in _all_files(data) if wanted.search(_content(path)))
    return tuple(shown(path.relative_to(data)) for path in found)


def _as_json(text: str) -> bytes:
    import orjson

    return orjson.dumps(text)[1:-1]


def _all_files(data: Path) -> Iterator[Path]:
    """Every file of a data directory but backups, drafts and the like; no link is followed."""
    for folder, folders, names in os.walk(data, onerror=_tell):
        if os.fspath(data) == folder:
            folders[:] = [name for name in folders if name not in _NOT_HERE]
        for name in sorted(names):
            path = Path(folder, name)
            if stat.S_ISREG(path.lstat().st_mode):
                yield path


def _tell(error: OSError) -> None:
    raise error


def _files(folder: Path, ending: str) -> Iterator[tuple[str, bytes]]:
    """The files of orders in a folder, by the ids of the orders."""
    for name in _names(folder):
        order_id = name.removesuffix(ending)
        if name.endswith(ending) and is_order_id(order_id):
            yield order_id, _content(folder / name)


def _names(folder: Path) -> list[str]:
    with telling(folder):
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names, not paths
        except FileNotFoundError:
            return []


def _content(path: Path) -> bytes:
    """What a file holds; nothing of a link, of one that is gone, or that is larger than ours."""
    try:
        return files.read(path).data
    except UnreadableContentError:
        return b""
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.EISDIR, errno.ELOOP}:
            return b""
        raise told(error, path) from error
