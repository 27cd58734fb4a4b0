"""The folder of dated backups: making today's, knowing which there are, letting old ones go.

Owns the rule that an old backup goes only when a newer one lacks none of its orders. How one backup
is written and read is for `backup_writing` and `backup_archive`.
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from ph_tui.domain.backups import BackupName, Occasion, kept
from ph_tui.domain.errors import DataError
from ph_tui.store import files
from ph_tui.store.backup_archive import Archive
from ph_tui.store.backup_source import Source
from ph_tui.store.backup_turn import FOLDER, alone
from ph_tui.store.backup_writing import Made, rewrite_backup, write_backup
from ph_tui.store.faults import telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from ph_tui.store.backup_list import Contents


class BackupFolder:
    """The backups of one data directory; every method raises DataError.

    `lock` keeps others from saving: it is held for one order at a time. `program` is the version.
    """

    def __init__(
        self, data: Path, lock: Callable[[], AbstractContextManager[None]], program: str
    ) -> None:
        self.path = data / FOLDER
        self._data = data
        self._lock = lock
        self._program = program
        self._has_turn = False

    def names(self) -> list[BackupName]:
        """The backups there are, the newest first."""
        with telling(self.path):
            try:
                if not stat.S_ISDIR(self.path.lstat().st_mode):
                    raise NotADirectoryError(errno.ENOTDIR, "not a folder")
                found = [BackupName.read(name) for name in os.listdir(self.path)]  # noqa: PTH208
            except FileNotFoundError:
                return []
        return sorted((name for name in found if name is not None), reverse=True)

    def place(self, name: BackupName) -> Path:
        """Where the backup of a name stands."""
        return self.path / str(name)

    def contents(self, name: BackupName) -> Contents | None:
        """What a backup says of itself; None when it can't be read."""
        try:
            with Archive(self.place(name)) as archive:
                return archive.contents
        except DataError:
            return None

    def newest_whole(self) -> Contents | None:
        """What the newest readable one of all data says of itself."""
        found = (self.contents(name) for name in self.names() if name.is_whole)
        return next((contents for contents in found if contents is not None), None)

    def newest_with(self, order_id: str) -> BackupName | None:
        """The newest backup that has a good copy of an order."""
        for name in self.names():
            contents = self.contents(name)
            if contents is not None and order_id in contents.orders:
                return name
        return None

    def make_daily(self, now: datetime) -> Made | None:
        """Make the backup of the day, once, and let old ones go; None when there is nothing to do.

        Waits for nobody: whoever makes one already makes this one needless.
        """
        name = BackupName(now.date())
        if not self._data.is_dir():
            return None
        with self._folder_to_write(wait=False) as is_alone:
            if not is_alone or os.path.lexists(self.place(name)):
                return None
            return self._make_whole(self.place(name), now)

    def make(self, now: datetime, occasion: Occasion = Occasion.USUAL) -> Made:
        """Make a backup of everything, named by the moment, and let old ones go."""
        with self._folder_to_write(wait=True):
            name = self._free_name(BackupName.of(now, occasion))
            return self._make_whole(self.place(name), now)

    def make_of_order(self, order_id: str, now: datetime) -> Made:
        """Make a backup of one order and its history."""
        with self._folder_to_write(wait=True):
            name = self._free_name(BackupName.of(now, Occasion.BEFORE_ORDER))
            taken = Source(self._data, self._lock).order(order_id)
            return write_backup(
                self.place(name),
                taken,
                made=now,
                program=self._program,
                only=order_id,
                mode=files.FILE_MODE,
            )

    def make_elsewhere(self, target: Path, now: datetime) -> Made:
        """Make a backup of everything in a file of the user's own; see `write_backup`."""
        source = Source(self._data, self._lock, self._known())
        return write_backup(target, source.everything(), made=now, program=self._program)

    def let_go(self, newest: Contents) -> None:
        """Remove what need not be kept, but nothing that has an order the newest one misses."""
        names = self.names()
        for name in sorted(set(names) - kept(names)):
            contents = self.contents(name)
            if contents is None or (not contents.only and newest.misses(contents)):
                continue
            with telling(self.path), suppress(FileNotFoundError):
                self.place(name).unlink()

    def rewrite(self, step: Callable[[str, bytes], bytes | None]) -> int:
        """Replace all backups by what `step` makes of their members; see `rewrite_backup`.

        Gives the number of those that were changed. One that can't be read stays as it is.
        """
        with self._folder_to_write(wait=True):
            readable = [name for name in self.names() if self.contents(name) is not None]
            return sum(rewrite_backup(self.place(name), step) for name in readable)

    def missed_orders(self) -> dict[str, BackupName]:
        """The orders that some backup has and the data has not, though nobody removed them."""
        source = Source(self._data, self._lock)
        there = {name.partition("/")[2].partition(".")[0] for name in source.names("orders")}
        missed: dict[str, BackupName] = {}
        for name in self.names():
            contents = self.contents(name)
            if contents is None or contents.only:
                continue
            for order_id in contents.orders.keys() - there - missed.keys():
                if not any(taken.is_gone for taken in source.order(order_id)):
                    missed[order_id] = name
        return missed

    def _make_whole(self, target: Path, now: datetime) -> Made:
        source = Source(self._data, self._lock, self._known())
        made = write_backup(
            target, source.everything(), made=now, program=self._program, mode=files.FILE_MODE
        )
        self.let_go(made.contents)
        return made

    def _known(self) -> Contents | None:
        """The newest backup, if this very version of the program made it."""
        newest = self.newest_whole()
        return newest if newest is not None and newest.program == self._program else None

    def _free_name(self, name: BackupName) -> BackupName:
        """The name, or one some seconds later when it is taken."""
        taken = {(other.on, other.clock) for other in self.names()}
        seconds = int(name.clock)
        while (name.on, f"{seconds:06}") in taken:
            seconds += 1
        return BackupName(name.on, f"{seconds:06}", name.occasion)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Let nobody else make a backup until the end; this one may.

        To be had before the store's lock: who makes a backup waits for that, order by order.
        """
        with self._folder_to_write(wait=True):
            self._has_turn = True
            try:
                yield
            finally:
                self._has_turn = False

    @contextmanager
    def _folder_to_write(self, *, wait: bool) -> Iterator[bool]:
        """The folder, made if it is missing, with what killed ones have left taken away."""
        if self._has_turn:
            yield True
            return
        with telling(self.path):
            files.make_folder(self._data)
            files.make_folder(self.path)
            if not stat.S_ISDIR(self.path.lstat().st_mode):
                raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        with telling(self.path), alone(self.path, wait=wait) as is_alone:
            if is_alone:
                files.sweep(self.path)
            yield is_alone
