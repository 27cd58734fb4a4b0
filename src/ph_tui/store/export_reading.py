"""An export that is open for reading: a folder or a zip file, whoever may have made it.

Owns the bounds within which one is read: no name leaves its folder, nothing is larger than a file
of ours ever is, and nothing is believed before its digest was compared with the list.
"""

from __future__ import annotations

import errno
import os
import stat
import zipfile
from abc import ABC, abstractmethod
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.backup_archive import DAMAGE
from ph_tui.store.backup_list import NewerFormatError, digest_of
from ph_tui.store.export_list import DATA, LIST, Listed, belongs, from_json, is_safe
from ph_tui.store.faults import UnreadableContentError, shown, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LIST_LIMIT = 200_000_000
"""Bytes of the list, and of a table."""
TOTAL_LIMIT = 20_000_000_000
"""Bytes of everything in a zip file, unpacked."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 1


class Export(ABC):
    """Reads one export; every method raises DataError, with the name of the file it is about."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self._name = shown(name)
        self.listed = self._read_list()
        for member in self.listed.files:
            if not is_safe(member):
                raise self._wrong("unsafe", name=shown(member[:80]))
            if member.startswith(DATA) and not belongs(member.removeprefix(DATA)):
                raise self._wrong("member", name=shown(member[:80]))

    def read(self, name: str) -> bytes:
        """A file of the store by its name in the data directory, compared with the list."""
        return self.member(f"{DATA}{name}")

    def member(self, name: str) -> bytes:
        """Any file of the export, compared with the list."""
        data = self._bytes(name, _limit(name))
        if digest_of(data) != self.listed.files.get(name):
            raise self._wrong("differs", name=shown(name))
        return data

    def verify(self) -> None:
        """Read everything once."""
        for name in self.listed.files:
            self.member(name)

    @abstractmethod
    def _raw(self, name: str, limit: int) -> bytes:
        """The bytes of a file, at most `limit`; raises KeyError or OSError when it is missing."""

    def _read_list(self) -> Listed:
        try:
            return from_json(self._bytes(LIST, LIST_LIMIT))
        except NewerFormatError as error:
            raise self._wrong("newer") from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise self._wrong("damaged", name=LIST) from error

    def _bytes(self, name: str, limit: int) -> bytes:
        try:
            return self._raw(name, limit)
        except (KeyError, FileNotFoundError, NotADirectoryError) as error:
            what = "foreign" if name == LIST else "missing_file"
            raise self._wrong(what, **({} if name == LIST else {"name": shown(name)})) from error
        except UnreadableContentError as error:
            raise self._content(name, error.reason) from error
        except OSError as error:
            if error.errno not in {None, errno.EINVAL}:
                raise told(error, self.path / name) from error
            raise self._wrong("damaged", name=shown(name)) from error
        except DAMAGE as error:
            raise self._wrong("damaged", name=shown(name)) from error

    def _content(self, name: str, reason: Message) -> DataError:
        why = Message("error.import.content", file=self._name, name=shown(name), reason=reason)
        return DataError(why)

    def unreadable(self, name: str, reason: Message) -> DataError:
        """The error for a file of the store that can't be understood."""
        return self._content(f"{DATA}{name}", reason)

    def _wrong(self, what: str, **params: str) -> DataError:
        return DataError(Message(f"error.import.{what}", file=self._name, **params))


class _FolderExport(Export):
    def _raw(self, name: str, limit: int) -> bytes:
        place = self.path
        for part in name.split("/")[:-1]:
            place /= part
            if stat.S_ISLNK(place.lstat().st_mode):
                raise OSError(errno.ELOOP, "a link")
        return files.read(self.path / name, limit).data


class _ZipExport(Export):
    def __init__(self, path: Path, name: str, file: zipfile.ZipFile) -> None:
        self._zip = file
        self._name = shown(name)
        self._look_over()
        super().__init__(path, name)
        stray = {n for n in file.namelist() if n.startswith(DATA) and not n.endswith("/")}
        for member in sorted(stray - self.listed.files.keys()):
            raise self._wrong("member", name=shown(member[:80]))

    def _look_over(self) -> None:
        """Refuse what no export has before anything is unpacked."""
        seen: set[str] = set()
        total = 0
        for info in self._zip.infolist():
            name, total = shown(info.filename[:80]), total + info.file_size
            kind = stat.S_IFMT(info.external_attr >> 16)
            if not is_safe(info.filename) or kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
                raise self._wrong("unsafe", name=name)
            if info.compress_type not in _METHODS or info.flag_bits & _ENCRYPTED:
                raise self._wrong("damaged", name=name)
            if info.filename in seen:
                raise self._wrong("damaged", name=name)
            if info.file_size > _limit(info.filename) or total > TOTAL_LIMIT:
                raise self._wrong("too_large", name=name)
            seen.add(info.filename)

    def _raw(self, name: str, limit: int) -> bytes:
        with self._zip.open(name) as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise ValueError("more than a file of ours ever has")
        return data


@contextmanager
def opened(path: Path, *, name: str = "") -> Iterator[Export]:
    """Open an export; `name` is how it is told of when it stands under another for the moment."""
    called = name or path.name
    with ExitStack() as stack:
        try:
            made = stack.enter_context(_zip_file(path, called)) if not path.is_dir() else None
        except FileNotFoundError as error:
            raise DataError(Message("error.import.missing", file=shown(path))) from error
        except OSError as error:
            raise told(error, path) from error
        yield _ZipExport(path, called, made) if made else _FolderExport(path, called)


@contextmanager
def _zip_file(path: Path, called: str) -> Iterator[zipfile.ZipFile]:
    # Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        foreign = DataError(Message("error.import.foreign", file=shown(called)))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise foreign
        try:
            archive = zipfile.ZipFile(file)
        except (*DAMAGE, OSError) as error:
            file.seek(0)
            if file.read(2) != b"PK":
                raise foreign from error
            raise DataError(Message("error.import.damaged_zip", file=shown(called))) from error
        yield archive


def _limit(name: str) -> int:
    """How many bytes a file may have: those of the store are read whole and often."""
    return files.SIZE_LIMIT if name.startswith(DATA) else LIST_LIMIT
