"""The making of one export: a folder or a zip file that is written beside its place.

Owns the promise that an export that has its name is whole, and that it takes the place of nothing
but an older export. It must not know what stands in the files.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import zipfile
from abc import ABC, abstractmethod
from contextlib import closing, contextmanager, suppress
from dataclasses import replace as replaced
from typing import IO, TYPE_CHECKING

from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.backup_list import digest_of
from ph_tui.store.export_list import LIST, Listed, to_json
from ph_tui.store.export_reading import opened
from ph_tui.store.faults import shown, telling

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ZIP = ".zip"
_LEFT = re.compile(r"\.ph-tui\.(\d{1,10})\.[0-9a-f]{16}\.part")


class ExportWriter(ABC):
    """Takes the files of an export one after another; their list comes last."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._digests: dict[str, str] = {}

    @property
    def listed(self) -> Listed:
        """What has been added by now."""
        return replaced(self._listed, files=dict(self._digests))

    def add(self, name: str, data: bytes) -> None:
        """Add a file; a name is used once."""
        if name in self._digests:
            raise ValueError("a name in an export is used once")
        self._digests[name] = digest_of(data)
        self._write(name, data)

    def finish(self) -> None:
        """Add the list, and wait until the disk has everything."""
        self._write(LIST, to_json(self.listed))
        self._settle()

    @abstractmethod
    def _write(self, name: str, data: bytes) -> None: ...

    @abstractmethod
    def _settle(self) -> None: ...


class _Folder(ExportWriter):
    def __init__(self, listed: Listed, path: Path) -> None:
        super().__init__(listed)
        self._path = path
        self._made: set[str] = set()
        self._make("")

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            self._made.add(folder)
            (self._path / folder).mkdir(parents=True)
            place = self._path / folder
            while place != self._path.parent:
                place.chmod(files.FOLDER_MODE)  # whatever the umask took away
                place = place.parent

    def _write(self, name: str, data: bytes) -> None:
        folder = name.rpartition("/")[0]
        if folder not in self._made and not (self._path / folder).is_dir():
            self._make(folder)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
        descriptor = os.open(self._path / name, flags, files.FILE_MODE)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, files.FILE_MODE)
            file.write(data)

    def _settle(self) -> None:
        os.sync()  # once for tens of thousands of files


class _Zip(ExportWriter):
    def __init__(self, listed: Listed, file: IO[bytes]) -> None:
        super().__init__(listed)
        self._file = file
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)

    def _write(self, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name, self._listed.made.timetuple()[:6])
        info.external_attr = (stat.S_IFREG | files.FILE_MODE) << 16
        self._zip.writestr(info, data, zipfile.ZIP_DEFLATED)

    def close(self) -> None:
        """Let the archive go, whole or not."""
        self._zip.close()

    def _settle(self) -> None:
        self.close()
        self._file.flush()
        os.fsync(self._file.fileno())


@contextmanager
def new_export(target: Path, listed: Listed, *, replace: bool) -> Iterator[ExportWriter]:
    """Write an export; it gets its name, `.zip` or a folder's, when the block ends well.

    It is read back first. Raises Refused when something stands in its place that may not be
    replaced, and DataError; then what was there still is.
    """
    _refuse_taken(target, replace=replace)
    with telling(target.parent):
        _sweep(target.parent, whole=False)
    beside = target.parent / f".ph-tui.{os.getpid()}.{secrets.token_hex(8)}.part"
    try:
        with telling(target), _writer(beside, target, listed) as writer:
            yield writer
            writer.finish()
        with opened(beside, name=target.name) as made:
            made.verify()
        _refuse_taken(target, replace=replace)
        with telling(target):
            _put(beside, target)
            files.sync_folder(target.parent)
            _sweep(target.parent, whole=True)
    finally:
        _remove(beside)


@contextmanager
def _writer(beside: Path, target: Path, listed: Listed) -> Iterator[ExportWriter]:
    if target.suffix.lower() != ZIP:
        yield _Folder(listed, beside)
        return
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW
    with os.fdopen(os.open(beside, flags, files.FILE_MODE), "w+b") as file:
        os.fchmod(file.fileno(), files.FILE_MODE)
        writer = _Zip(listed, file)
        with closing(writer):
            yield writer


def _refuse_taken(target: Path, *, replace: bool) -> None:
    """An empty folder may become a folder's export; else only an export is ever replaced."""
    with telling(target):
        if not os.path.lexists(target):
            return
        wants_folder = target.suffix.lower() != ZIP
        is_folder = target.is_dir() and not target.is_symlink()
        if wants_folder and is_folder and not any(target.iterdir()):
            return
    if not replace:
        raise Refused(Message("error.export.exists", path=shown(target)))
    foreign = Refused(Message("error.export.in_the_way", path=shown(target)))
    if is_folder != wants_folder or not (is_folder or target.is_file()):
        raise foreign
    try:
        with opened(target) as old:
            known = {LIST, *old.listed.files}
    except DataError as error:
        raise foreign from error
    for folder, _, names in os.walk(target):
        for name in names:
            place = os.path.relpath(os.path.join(folder, name), target)  # noqa: PTH118 - names
            if place not in known:
                told = Message("error.export.holds_more", path=shown(target), file=shown(place))
                raise Refused(told)


def _put(beside: Path, target: Path) -> None:
    """Give the new export its name; an older folder stands aside until it has it."""
    if not target.is_dir() or not any(target.iterdir()):
        beside.replace(target)
        return
    old = target.parent / f".ph-tui.{os.getpid()}.{secrets.token_hex(8)}.part"
    target.rename(old)
    try:
        beside.rename(target)
    except OSError:
        old.rename(target)
        raise
    _remove(old)


def _sweep(folder: Path, *, whole: bool) -> None:
    """Remove what killed exports left behind in a folder.

    A whole one may be the only one there is, stood aside for another; it goes when that is made.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(each.name, _LEFT.fullmatch(each.name)) for each in entries]
    except FileNotFoundError as error:
        raise OSError(errno.ENOTDIR, "no folder") from error
    for name, match in found:
        is_kept = not whole and (folder / name / LIST).exists()
        if match and not is_kept and not files.is_alive(int(match[1])):
            _remove(folder / name)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
