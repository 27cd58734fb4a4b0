"""Whether each file of a data directory can be understood, and orders agree with their histories.

Changes nothing by itself; a file that is moved out of the way keeps its content.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.domain.papers import kept_papers
from ph_tui.store import files, json_text
from ph_tui.store.backup_source import (
    COMPANY,
    HISTORY,
    ORDERS,
    PAPERS,
    Source,
    history_name,
    order_name,
)
from ph_tui.store.codec import order_from_tables
from ph_tui.store.doctor.trouble import by_command, places, trouble
from ph_tui.store.faults import UnreadableContentError, told
from ph_tui.store.history_lines import from_json
from ph_tui.store.order_folder import OrderFolder
from ph_tui.store.papers import read_paper
from ph_tui.store.restoring import COMPANY_CODECS
from ph_tui.store.set_aside import set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ph_tui.domain.history import Line
    from ph_tui.store.backups import BackupFolder
    from ph_tui.store.doctor.trouble import Trouble

_ALONE = 2
"""So many lines in effect show that an order was there: a single one may tell of a killed save."""


class Contents:
    """The examination of what the files of one data directory hold."""

    def __init__(self, data: Path, backups: BackupFolder) -> None:
        self._data = data
        self._backups = backups
        self._source = Source(data, nullcontext)

    def troubles(self) -> Iterator[Trouble]:
        """All that is wrong with contents."""
        yield from self._company_files()
        yield from self._editions()
        yield from self._papers()
        for order_id in self._source.order_ids():
            yield from self._order(order_id)
        yield from self._missed()
        _, strangers = OrderFolder(self._data / ORDERS).signatures()
        if strangers:
            names = [f"{ORDERS}/{name}" for name in sorted(strangers)]
            yield trouble("stranger", places(names), Message("word.mend.move_away"), grave=False)

    def _company_files(self) -> Iterator[Trouble]:
        for name in self._source.names("."):
            reason = self._reason(name, partial(_accept, name))
            if reason is not None:
                yield trouble("unreadable", name, self._by_backup(), reason=reason)
        for name in self._source.names(COMPANY):
            yield from self._lines(name, _Lines.of(self._data / name))

    def _papers(self) -> Iterator[Trouble]:
        for name in self._source.names(PAPERS):
            reason = self._reason(name, partial(self._accept_paper, name))
            if reason is not None:
                yield trouble("unreadable", name, self._by_backup(), reason=reason)

    def _accept_paper(self, name: str, _: bytes) -> None:
        read_paper(self._data / PAPERS, name.rpartition("/")[2])

    def _lines(self, name: str, read: _Lines | Message | None) -> Iterator[Trouble]:
        """What is wrong with the lines of a history by themselves."""
        if isinstance(read, Message):
            yield trouble("unreadable", name, self._by_backup(), reason=read)
        elif read is not None and read.garbled:
            mend = self._by_backup(_order_of(name))
            yield trouble("lines_garbled", name, mend, n=read.garbled)

    def _editions(self) -> Iterator[Trouble]:
        from ph_tui.domain.handbook.own_files import check_own

        for name in self._source.names("editions"):

            def accept(data: bytes, name: str = name) -> None:
                check_own(data.decode("utf-8", "replace"), name=name)

            reason = self._reason(name, accept)
            if reason is not None:
                mend = Message("word.mend.by_hand")
                yield trouble("unreadable", name, mend, reason=reason)

    def _order(self, order_id: str) -> Iterator[Trouble]:
        name, revision = order_name(order_id), [0]
        is_there = (self._data / name).exists() or (self._data / name).is_symlink()

        papers: list[str] = []

        def accept(data: bytes) -> None:
            file = order_from_tables(json_text.parse(data), order_id)
            revision[0] = file.revision
            papers[:] = [f"{PAPERS}/{paper.digest}" for paper in kept_papers(file)]

        reason = self._reason(name, accept) if is_there else None
        if reason is not None:
            yield self._broken_order(order_id, reason)
            return
        for missing in (paper for paper in papers if not (self._data / paper).exists()):
            yield trouble("paper_missing", missing, self._by_backup(), file=name)
        yield from self._history(order_id, revision[0] if is_there else None)

    def _broken_order(self, order_id: str, reason: Message) -> Trouble:
        name = order_name(order_id)
        fix = partial(set_aside, self._data, name)
        may_fix = reason.id.startswith("error.content.")
        mend = self._restored(order_id) or Message("word.mend.by_hand")
        return trouble("unreadable", name, mend, fix=fix if may_fix else None, reason=reason)

    def _history(self, order_id: str, revision: int | None) -> Iterator[Trouble]:
        name = history_name(order_id)
        read = _Lines.of(self._data / name)
        yield from self._lines(name, read)
        if read is None or isinstance(read, Message):
            return
        newer = [line for line in read.lines if revision is None or line.revision > revision]
        if revision is None:
            newer = newer[_after_removal(newer) :]
        last = read.lines[-1].revision if read.lines else 0
        if len(newer) >= _ALONE and revision is None:
            yield trouble("order_lost", order_name(order_id), self._by_backup(order_id))
        elif len(newer) >= _ALONE and revision is not None:
            mend, where = self._by_backup(order_id), order_name(order_id)
            yield trouble("order_behind", where, mend, revision=revision, last=last)
        elif revision is not None and 0 < last < revision:
            mend, missing = Message("word.mend.nothing"), revision - last
            yield trouble("history_behind", name, mend, grave=False, n=missing)

    def _missed(self) -> Iterator[Trouble]:
        """Orders that only a backup has."""
        for order_id in sorted(self._backups.missed_orders()):
            if not (self._data / history_name(order_id)).exists():
                yield trouble("order_lost", order_name(order_id), self._by_backup(order_id))

    def _reason(self, name: str, accept: Callable[[bytes], object]) -> Message | None:
        """Why a file can't be understood; None when it can."""
        try:
            accept(files.read(self._data / name).data)
        except FileNotFoundError:
            return None
        except UnreadableContentError as error:
            return error.reason
        except OSError as error:
            return told(error, name).message
        except PhTuiError as error:
            return error.message
        return None

    def _restored(self, order_id: str) -> Message | None:
        """The command that brings an order back from the newest good backup of it."""
        name = self._backups.newest_with(order_id)
        if name is None:
            return None
        return by_command("ph-tui", "restore", str(name), "--order", order_id, "--yes")

    def _by_backup(self, order_id: str = "") -> Message:
        mend = self._restored(order_id) if order_id else None
        return mend or Message("word.mend.any_backup")


class _Lines(NamedTuple):
    """A history as it could be read."""

    lines: tuple[Line, ...]
    garbled: int
    """Lines that can't be understood; the last one, when it is torn, is none of them."""

    @classmethod
    def of(cls, path: Path) -> _Lines | Message | None:
        try:
            data = files.read(path).data
        except FileNotFoundError:
            return None
        except UnreadableContentError as error:
            return error.reason
        except OSError as error:
            return told(error, f"{HISTORY}/{path.name}").message
        read = [from_json(text) for text in data[: data.rfind(b"\n") + 1].splitlines()]
        lines = tuple(line for line in read if line is not None)
        return cls(lines, len(read) - len(lines))


def _order_of(name: str) -> str:
    """The order whose history has a name; none for one of the company's."""
    folder, _, file = name.partition("/")
    return file.partition(".")[0] if folder == HISTORY else ""


def _after_removal(lines: list[Line]) -> int:
    """Where the lines begin that stand after the last removal."""
    ends = [place for place, line in enumerate(lines, start=1) if line.gone]
    return ends[-1] if ends else 0


def _accept(name: str, data: bytes) -> None:
    tables = json_text.parse(data)
    if name in COMPANY_CODECS:
        COMPANY_CODECS[name](tables)
