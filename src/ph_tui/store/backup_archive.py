"""One backup: a zip file with the data directory's files as they were, and a list of them.

Owns the writing, reading and checking of such a file. What it reads may have been damaged or made
by a stranger: nothing in it becomes a path unless its name is one of ours, and nothing is believed
before its digest was compared with the list.
"""

from __future__ import annotations

import errno
import os
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store.backup_list import (
    LIST,
    Contents,
    NewerFormatError,
    digest_of,
    from_json,
    is_ours,
    to_json,
)
from ph_tui.store.faults import shown, told
from ph_tui.store.files import SIZE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path
    from types import TracebackType

_LIST_LIMIT = 200_000_000
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 1


class ArchiveWriter:
    """Writes the members of a backup one after another, and their list at the end."""

    def __init__(self, file: IO[bytes], made: datetime) -> None:
        self.files: dict[str, str] = {}
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        self._made = made

    def add(self, name: str, data: bytes) -> None:
        """Add a file of ours."""
        self.files[name] = digest_of(data)
        self._write(name, data)

    def finish(self, contents: Contents) -> None:
        """Add the list; nothing is added after it."""
        self._write(LIST, to_json(contents))
        self._zip.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        with suppress(OSError, ValueError):
            self._zip.close()

    def _write(self, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name, self._made.timetuple()[:6])
        info.external_attr = 0o660 << 16
        self._zip.writestr(info, data, zipfile.ZIP_DEFLATED)


class Archive:
    """A backup that is open for reading; raises DataError for all that is wrong with it."""

    def __init__(self, path: Path) -> None:
        """Open a backup and read its list; the members are checked when they are read."""
        self.path = path
        with _understood(path):
            self._file = _open(path)
        try:
            with _understood(path):
                self._zip = zipfile.ZipFile(self._file)
                self.contents = self._listed()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    @property
    def bytes_unpacked(self) -> int:
        """How much room the members take on the disk, as the archive says."""
        return sum(info.file_size for info in self._zip.infolist())

    def read(self, name: str) -> bytes:
        """A member, compared with the list."""
        with _understood(self.path):
            data = self._read(name, SIZE_LIMIT)
        if digest_of(data) != self.contents.files.get(name):
            raise self._wrong("damaged")
        return data

    def _listed(self) -> Contents:
        """Read the list and compare the names of the members with it."""
        infos = self._zip.infolist()
        names = [info.filename for info in infos]
        for name in names:
            if name != LIST and not is_ours(name):
                raise self._wrong("member", name=shown(name[:80]))
        if LIST not in names:
            raise self._wrong("foreign")
        try:
            contents = from_json(self._read(LIST, _LIST_LIMIT))
        except NewerFormatError as error:
            raise self._wrong("newer") from error
        is_plain = all(i.compress_type in _METHODS and not i.flag_bits & _ENCRYPTED for i in infos)
        if not is_plain or sorted(names) != sorted((LIST, *contents.files)):
            raise self._wrong("damaged")
        return contents

    def _read(self, name: str, limit: int) -> bytes:
        if self._zip.getinfo(name).file_size > limit:
            raise ValueError("more than a file of ours ever has")
        return self._zip.read(name)

    def _wrong(self, what: str, **params: str) -> DataError:
        return DataError(Message(f"error.backup.{what}", file=shown(self.path.name), **params))


def _open(path: Path) -> IO[bytes]:
    # Without O_NONBLOCK the opening of a pipe would wait for a writer for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise DataError(Message("error.backup.foreign", file=shown(path.name)))
    return os.fdopen(descriptor, "rb")


DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
)
"""All that reading a damaged zip file or list can raise."""


@contextmanager
def _understood(path: Path) -> Iterator[None]:
    """Turn whatever a damaged file leads to into one sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise DataError(Message("error.backup.missing", file=shown(path.name))) from error
    except OSError as error:
        if error.errno in {None, errno.EINVAL}:  # a place before the beginning of the file
            raise DataError(Message("error.backup.damaged", file=shown(path.name))) from error
        raise told(error, path) from error
    except zipfile.BadZipFile as error:
        what = "damaged" if _begins_like_zip(path) else "foreign"
        raise DataError(Message(f"error.backup.{what}", file=shown(path.name))) from error
    except DAMAGE as error:
        raise DataError(Message("error.backup.damaged", file=shown(path.name))) from error


def _begins_like_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:
        return False
