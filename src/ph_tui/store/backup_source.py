"""The files of a data directory as a backup takes them: each whole, an order with its history.

Owns which files belong to the data and the reading of them while others go on saving. It must not
know what becomes of them. Drafts stay out: they are their writer's alone.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.store import files, json_text
from ph_tui.store.backup_list import digest_of, is_ours
from ph_tui.store.codec import order_from_tables
from ph_tui.store.faults import UnreadableContentError, telling, unreadable
from ph_tui.store.history_lines import head_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ph_tui.store.backup_list import Contents

ORDERS, HISTORY, EDITIONS = "orders", "history", "editions"
COMPANY, PAPERS, PHRASES = "company", "papers", "phrases"
WHOLE = (EDITIONS, COMPANY, PAPERS, PHRASES)
"""The folders whose files belong to no order."""


class Taken(NamedTuple):
    """One file as it was read."""

    name: str
    """Its place in the data directory."""
    data: bytes
    is_good: bool
    """Whether it could be understood."""
    revision: int | None = None
    """Of an order that could be."""
    is_gone: bool = False
    """Whether it is the history of an order that somebody has removed."""


def order_name(order_id: str) -> str:
    """Where an order's file stands in the data directory and in a backup."""
    return f"{ORDERS}/{order_id}.json"


def history_name(order_id: str) -> str:
    """Where its history stands."""
    return f"{HISTORY}/{order_id}.jsonl"


class Source:
    """What there is to be kept in a data directory.

    `lock` keeps others from saving; it is held for one order at a time. `known` is an older backup:
    what is the same as in it need not be understood again.
    """

    def __init__(
        self,
        data: Path,
        lock: Callable[[], AbstractContextManager[None]],
        known: Contents | None = None,
    ) -> None:
        self._data = data
        self._lock = lock
        self._known: Mapping[str, str] = known.files if known else {}
        self._revisions: Mapping[str, int] = known.orders if known else {}
        self.refused: list[str] = []
        """The files that may not be read."""

    def everything(self) -> Iterator[Taken]:
        """Every file that belongs to the data; raises DataError when a folder can't be read."""
        yield from self.beside_orders()
        for order_id in self.order_ids():
            yield from self.order(order_id)

    def beside_orders(self) -> Iterator[Taken]:
        """Every file that belongs to no order; raises DataError when a folder can't be read."""
        for name in self.names("."):
            yield from self._company_file(name)
        for name in self.names(EDITIONS):
            yield from self._one(name, _accept_text)
        for name in self.names(PHRASES):
            yield from self._one(name, lambda _: None)
        for name in self.names(PAPERS):
            yield from self._one(name, lambda _: None)

    def order(self, order_id: str) -> Iterator[Taken]:
        """The file and the history of one order, as they belong together."""
        with self._lock():
            taken = [*self._order_file(order_id)]
            is_there = bool(taken) or order_name(order_id) in self.refused
            taken += self._history(order_id, is_there=is_there)
        yield from taken

    def order_ids(self) -> list[str]:
        """The orders that have a file or a history."""
        places = (*self.names(ORDERS), *self.names(HISTORY))
        return sorted({name.partition("/")[2].partition(".")[0] for name in places})

    def is_good(self, name: str) -> bool:
        """Whether a file is there, may be read and can be understood."""
        folder, _, rest = name.rpartition("/")
        if folder == ORDERS:
            taken = self._order_file(rest.partition(".")[0])
        else:
            taken = self._one(name, _ACCEPT.get(folder, lambda _: None))
        return any(each.is_good for each in taken)

    def names(self, folder: str) -> list[str]:
        """The files in one folder that belong to the data; a link is no folder and no file."""
        place = self._data / folder
        with telling(place):
            try:
                if not stat.S_ISDIR(place.lstat().st_mode):
                    raise NotADirectoryError(errno.ENOTDIR, "not a folder")
                with os.scandir(place) as entries:
                    plain = [e.name for e in entries if not e.is_dir(follow_symlinks=False)]
            except FileNotFoundError:
                return []
        prefix = "" if folder == "." else f"{folder}/"
        return sorted(f"{prefix}{name}" for name in plain if is_ours(f"{prefix}{name}"))

    def _company_file(self, name: str) -> Iterator[Taken]:
        """A file of the company, with its history if it has one."""
        history = f"{COMPANY}/{name.removesuffix('.json')}.jsonl"
        with self._lock():
            taken = [*self._one(name, _accept_tables), *self._one(history, lambda _: None)]
        yield from taken

    def _order_file(self, order_id: str) -> Iterator[Taken]:
        revision: list[int] = []
        name = order_name(order_id)

        def accept(data: bytes) -> None:
            revision.append(order_from_tables(json_text.parse(data), order_id).revision)

        for taken in self._one(name, accept):
            revision.append(self._revisions.get(order_id, 0))
            yield taken._replace(revision=revision[0]) if taken.is_good else taken

    def _history(self, order_id: str, *, is_there: bool) -> Iterator[Taken]:
        for taken in self._one(history_name(order_id), lambda _: None):
            yield taken._replace(is_gone=not is_there and ends_gone(taken.data))

    def _one(self, name: str, accept: Callable[[bytes], None]) -> Iterator[Taken]:
        """A file, if it is there and may be read; `accept` says whether it can be understood."""
        try:
            data = files.read(self._data / name).data
        except FileNotFoundError:
            return
        except (OSError, UnreadableContentError):
            self.refused.append(name)
            return
        try:
            if self._known.get(name) != digest_of(data):
                accept(data)
        except UnreadableContentError:
            yield Taken(name, data, is_good=False)
        else:
            yield Taken(name, data, is_good=True)


def ends_gone(history: bytes) -> bool:
    """Whether the last thing in effect that a history of no file tells is the removal."""
    lines = history[: history.rfind(b"\n") + 1].splitlines()[-2:]
    heads = [head for line in lines if (head := head_of(line))]
    return any(head.gone for head in heads)


def _accept_tables(data: bytes) -> None:
    json_text.parse(data)


def _accept_text(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise unreadable("error.content.not_utf8", line=line) from error


_ACCEPT: Mapping[str, Callable[[bytes], None]] = {"": _accept_tables, EDITIONS: _accept_text}
"""What says whether the files of a folder can be understood; of the others any content can."""
