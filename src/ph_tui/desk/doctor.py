"""The examination of a data directory, and the mending of what is safe to mend.

Owns the order of the parts, and the index, which only the use cases can compare with the orders. It
works where the desk itself refuses to open.
"""

from __future__ import annotations

import errno
import shlex
from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ph_tui import version
from ph_tui.desk.desk import open_core
from ph_tui.domain.errors import DataError, PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.store.backups import BackupFolder
from ph_tui.store.doctor import backup_health, invoice_numbers, leftovers, machine, rights
from ph_tui.store.doctor.contents import Contents
from ph_tui.store.doctor.trouble import Trouble, by_command, trouble
from ph_tui.store.faults import telling, told
from ph_tui.store.index_file import index_path, remove_index
from ph_tui.store.lock import StoreLock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from ph_tui.desk.clock import Clock
    from ph_tui.desk.core import Core


class Mended(NamedTuple):
    """A trouble that is one no more."""

    trouble: Trouble
    became: str
    """Where what was wrong is now; empty when it is simply right."""


__all__ = ["Doctor", "Examination", "Trouble"]


@dataclass(frozen=True)
class Examination:
    """What was found, and what of it was mended."""

    troubles: tuple[Trouble, ...]
    """What is wrong now."""
    mended: tuple[Mended, ...] = ()

    @property
    def is_healthy(self) -> bool:
        """Whether nothing grave is left."""
        return not any(each.is_grave for each in self.troubles)


class Doctor:
    """Looks after one data directory, whatever state it is in."""

    def __init__(self, data: Path, user: str, clock: Clock, cache: Path) -> None:
        """Take a data directory; raises DataError when something else has its name."""
        with telling(data):
            self._data = data.resolve()
            if self._data.exists() and not self._data.is_dir():
                raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        self._user, self._clock, self._cache = user, clock, cache
        self._backups = BackupFolder(self._data, nullcontext, version())

    def examine(self) -> Examination:
        """Look at everything; changes nothing."""
        return Examination(tuple(self._troubles()) if self._data.exists() else ())

    def mend(self) -> Examination:
        """Mend what is safe to mend: rights, left-over files, the index, files to be set aside.

        Nothing that anybody has written is deleted.
        """
        mended = [
            Mended(each, became)
            for each in self.examine().troubles
            if (became := self._mend(each)) is not None
        ]
        left = self.examine().troubles
        still = {(each.kind, each.where) for each in left}
        done = tuple(m for m in mended if (m.trouble.kind, m.trouble.where) not in still)
        return Examination(left, done)

    def _mend(self, each: Trouble) -> str | None:
        """What became of it; None when it could not be mended."""
        if each.fix is None:
            return None
        lock = StoreLock(self._data / "store.lock")
        needs_lock = each.kind not in rights.FIXABLE
        try:
            with lock.hold() if needs_lock else nullcontext():
                return each.fix()
        except (OSError, PhTuiError):
            return None

    def _troubles(self) -> Iterator[Trouble]:
        data = self._data
        yield from self._part(lambda: rights.troubles(data))
        yield from self._part(lambda: machine.troubles(data))
        yield from self._part(Contents(data, self._backups).troubles)
        yield from self._part(lambda: leftovers.troubles(data))
        today = self._clock.now().date()
        yield from self._part(lambda: backup_health.troubles(data, self._backups, today))
        try:
            core = open_core(data, self._user, self._clock, cache=self._cache)
        except PhTuiError:  # what stands in the way is among the rights
            return
        yield from self._part(lambda: self._with_desk(core))

    def _part(self, look: Callable[[], Iterable[Trouble]]) -> list[Trouble]:
        """One part of the examination; one that can't be carried out is a trouble by itself."""
        try:
            return list(look())
        except OSError as error:
            reason = told(error, error.filename or self._data).message
        except PhTuiError as error:
            reason = error.message
        return [trouble("unreadable", ".", Message("word.mend.admin"), reason=reason)]

    def _with_desk(self, core: Core) -> Iterator[Trouble]:
        """What only the use cases can tell: drafts by their orders, the clock, the index."""
        from ph_tui.store.drafts import UserDrafts

        drafts = UserDrafts(core.store.path, self._user)
        rows = {row.id: row for row in core.store.summaries()}
        where = f"drafts/{drafts.folder.name}"
        yield from leftovers.old_drafts(drafts.pending(), rows, core.now, where)
        for begun in core.store.erasures.begun():
            mend = by_command("ph-tui", "client", "erase", shlex.quote(begun.code), "--yes")
            yield trouble("erasure_begun", "erasures", mend, by=begun.by, at=begun.at)
        newest = core.store.history.newest()[:1]
        for history in newest:
            lines = core.store.history.lines(history.order_id)
            yield from machine.clock_went_back(lines[-1].saved_ns if lines else 0)
        yield from invoice_numbers.troubles(core.store.invoices())
        wrong = [key for key, row in rows.items() if self._is_wrong(core, key, row)]
        if wrong:
            path = index_path(self._cache, core.store.path)
            yield trouble("index_wrong", str(path), fix=lambda: _remove(path), n=len(wrong))
        for name, reason in core.store.broken():
            if not reason.id.startswith("error.content."):
                mend = Message("word.mend.by_hand")
                yield trouble("unlisted", f"orders/{name}", mend, reason=reason)

    def _is_wrong(self, core: Core, order_id: str, row: object) -> bool:
        """Whether a row of the index is another than its order's file gives."""
        try:
            return core.summarise(core.store.load(order_id)) != row
        except DataError:
            return True


def _remove(path: Path) -> str:
    remove_index(path)
    return ""
