"""A disk that loses its power: what a save asked of it, and every state that may be left of that.

Owns the model of the disk: what was not synced may be there, be missing, be cut in the middle or be
zeros; names that were not synced have changed up to any moment. Knows nothing of what is saved.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

Names = dict[str, int]
"""Which file stands under which path."""


@dataclass
class File:
    """What a file holds for whoever reads it now, and what the disk is sure to have."""

    now: bytes = b""
    synced: bytes = b""

    def left(self) -> list[bytes]:
        """What a power cut may leave of it."""
        begun = self.synced if self.now.startswith(self.synced) else b""
        half = self.now[: (len(begun) + len(self.now)) // 2]
        zeros = begun + bytes(len(self.now) - len(begun))
        return list(dict.fromkeys([self.synced, half, zeros, self.now]))


@dataclass
class Disk:
    """The files of a folder, and the names in the order in which they changed since a sync."""

    files: list[File] = field(default_factory=list)
    names: dict[str, list[Names]] = field(default_factory=dict)
    """By folder; the first is what the disk is sure to have, the last what shows now."""

    def do(self, step: tuple[str, str, Any]) -> None:
        """Take in one step of a save."""
        kind, path, what = step
        folder = path if kind == "sync folder" else os.path.dirname(path)  # noqa: PTH120 - a text
        history = self.names.setdefault(folder, [{}])
        now = history[-1]
        match kind:
            case "create":
                self.files.append(File())
                history.append({**now, path: len(self.files) - 1})
            case "write":
                self.files[now[path]].now += what
            case "truncate":
                file = self.files[now[path]]
                file.now = file.now[:what]
            case "fsync":
                self.files[now[path]].synced = self.files[now[path]].now
            case "rename":
                moved = {name: file for name, file in now.items() if name != path}
                history.append({**moved, what: now[path]})
            case "unlink":
                history.append({name: file for name, file in now.items() if name != path})
            case "sync folder":
                history[:] = [now]
            case _:
                raise ValueError(kind)

    def left(self) -> Iterator[dict[str, bytes]]:
        """Every state of the paths and their contents that a power cut may leave."""
        for places in product(*self.names.values()):
            names = {name: file for place in places for name, file in place.items()}
            contents = [self.files[file].left() for file in names.values()]
            for chosen in product(*contents):
                yield dict(zip(names, chosen, strict=True))


class Recorder:
    """Writes down what is asked of the disk below a folder while the patch holds."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.steps: list[tuple[str, str, Any]] = []
        self._open: dict[int, tuple[str, bool]] = {}
        self._before = {
            str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        for name in ("open", "write", "fsync", "ftruncate", "replace", "unlink"):
            patch.setattr(os, name, getattr(self, f"_{name}_instead")(getattr(os, name)))

    @property
    def kinds(self) -> set[str]:
        """The kinds of the steps that were taken."""
        return {kind for kind, _, _ in self.steps}

    def disk(self) -> Disk:
        """The disk as it was before the first step, all of it synced."""
        disk = Disk()
        folders = (path for path in self.folder.rglob("*") if path.is_dir())
        disk.names = {str(path): [{}] for path in (self.folder, *folders)}
        for path, data in self._before.items():
            disk.files.append(File(data, data))
            disk.names[os.path.dirname(path)][0][path] = len(disk.files) - 1  # noqa: PTH120
        return disk

    def _note(self, kind: str, path: str, what: object = None) -> None:
        if path.startswith(str(self.folder)):
            self.steps.append((kind, path, what))

    def _open_instead(self, real: Any) -> Any:
        def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:
            name = os.fspath(path)
            is_new = bool(flags & os.O_CREAT) and not os.path.lexists(name)
            descriptor: int = real(path, flags, *more, **named)
            is_folder = os.path.isdir(name)  # noqa: PTH112 - a text
            self._open[descriptor] = (name, is_folder)
            if is_new:
                self._note("create", name)
            return descriptor

        return opened

    def _write_instead(self, real: Any) -> Any:
        def written(descriptor: int, data: Any) -> int:
            length: int = real(descriptor, data)
            if descriptor in self._open:
                self._note("write", self._open[descriptor][0], bytes(data[:length]))
            return length

        return written

    def _fsync_instead(self, real: Any) -> Any:
        def synced(descriptor: int) -> None:
            real(descriptor)
            path, is_folder = self._open[descriptor]
            self._note("sync folder" if is_folder else "fsync", path)

        return synced

    def _ftruncate_instead(self, real: Any) -> Any:
        def cut(descriptor: int, length: int) -> None:
            real(descriptor, length)
            self._note("truncate", self._open[descriptor][0], length)

        return cut

    def _replace_instead(self, real: Any) -> Any:
        def renamed(source: Any, target: Any, **named: Any) -> None:
            real(source, target, **named)
            self._note("rename", os.fspath(source), os.fspath(target))

        return renamed

    def _unlink_instead(self, real: Any) -> Any:
        def unlinked(path: Any, **named: Any) -> None:
            real(path, **named)
            self._note("unlink", os.fspath(path))

        return unlinked


def after_power_cuts(recorder: Recorder) -> Iterator[bool]:
    """Put each state that a cut may leave in the folder's place; tells whether all was done."""
    disk = recorder.disk()
    seen: set[tuple[bool, frozenset[tuple[str, bytes]]]] = set()
    for number in range(len(recorder.steps) + 1):
        acknowledged = number == len(recorder.steps)
        for left in disk.left():
            key = (acknowledged, frozenset(left.items()))
            if key in seen:
                continue
            seen.add(key)
            put(recorder.folder, left)
            yield acknowledged
        if not acknowledged:
            disk.do(recorder.steps[number])


def put(folder: Path, contents: dict[str, bytes]) -> None:
    """Make the files of the folders what they are to be; folders stay."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()
    for name, data in contents.items():
        with open(name, "wb") as file:  # noqa: PTH123 - a text
            file.write(data)
    shutil.rmtree(folder.parent / "of the next program", ignore_errors=True)
