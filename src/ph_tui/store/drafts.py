"""The drafts of one user: text that is being typed, on the disk at each key.

Owns the user's folder, which nobody else may look into, and which file holds which text. A file
belongs to one process while that lives: two programs of one user never write over each other, and
what an ended one left is offered to the next. Knows nothing of what the texts are about.
"""

from __future__ import annotations

import os
import re
import stat
import threading
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from ph_tui.domain.drafts import Rescued
from ph_tui.store import files
from ph_tui.store.draft_caretaker import Caretaker
from ph_tui.store.draft_file import SUFFIX, DraftFile
from ph_tui.store.faults import telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER = "drafts"
USER_FOLDER_MODE = 0o700


class UserDrafts:
    """The drafts of one user in a data directory; nothing is made before the first text is kept.

    Every method raises DataError when the operating system stands in the way.
    """

    def __init__(self, data: Path, user: str) -> None:
        name = re.sub(r"[^\w.@-]", "_", user)
        self.folder = data / FOLDER / f"{os.geteuid()}-{name}"
        """Named by uid and login: a login that is borrowed for a rehearsal has a folder apart."""
        self._own: dict[str, DraftFile] = {}
        self._free: list[DraftFile] = []
        self._busy = threading.RLock()
        self._caretaker = Caretaker(self._free, self._make_spare, self._busy)

    def keep(self, name: str, at: datetime, texts: Mapping[str, str], base: str = "") -> None:
        """Keep a text under its name, in the place of what this program kept there before."""
        data = _encode(name, at, texts, base)
        with self._busy, telling(self.folder):
            file = self._own.get(name)
            if file is None or len(data) > file.room:
                file = self._find_free(len(data))
                file.write(data)
                self._release(self._own.pop(name, None))
                self._own[name] = file
            elif data != file.data:
                file.write(data)
            else:
                return
            self._caretaker.note(file)

    def forget(self, name: str) -> None:
        """Forget what this program keeps under a name: it was saved, or given up."""
        with self._busy, telling(self.folder):
            self._release(self._own.pop(name, None))

    def set_aside(self, name: str, at: datetime, texts: Mapping[str, str], base: str = "") -> None:
        """Keep a text that nobody types any more: it is offered at once, to this program too."""
        data = _encode(name, at, texts, base)
        with self._busy, telling(self.folder):
            file = self._find_free(len(data))
            file.write(data)
            file.sync()
            file.close()

    def leave(self, name: str) -> None:
        """Let go of what this program keeps under a name, so that it is offered again."""
        with self._busy, telling(self.folder):
            file = self._own.pop(name, None)
            if file is not None:
                file.sync()
                file.close()

    def pending(self) -> tuple[Rescued, ...]:
        """What ended programs left and nobody has taken, the newest first."""
        with self._busy, telling(self.folder):
            found = [text for path in self._paths() if (text := self._peek(path))]
        return tuple(sorted(found, key=lambda text: (text.at, text.name), reverse=True))

    def own(self) -> tuple[Rescued, ...]:
        """What this program keeps."""
        with self._busy:
            texts = (decode(file.path.name, file.data) for file in self._own.values())
            return tuple(text for text in texts if text is not None)

    def take(self, key: str) -> Rescued | None:
        """Make a left text this program's own, under its name; None when somebody else has it.

        What this program had under that name is left in its turn.
        """
        with self._busy, telling(self.folder):
            file = DraftFile.open(self.folder / key)
            if file is None:
                return None
            text = decode(key, file.data)
            if text is None:
                file.close()
                return None
            self.leave(text.name)
            self._own[text.name] = file
        return text

    def discard(self, key: str) -> bool:
        """Destroy a left text; false when somebody else has it."""
        with self._busy, telling(self.folder):
            file = DraftFile.open(self.folder / key)
            self._release(file)
        return file is not None

    def sync(self) -> None:
        """Wait until the disk has everything that was kept."""
        with telling(self.folder):
            self._caretaker.sync()

    def close(self) -> None:
        """Let go of all texts, as the end of the program does; nothing is kept after that."""
        self._caretaker.stop()
        with self._busy, telling(self.folder):
            for file in (*self._own.values(), *self._free):
                file.close()
            self._own.clear()
            self._free.clear()

    def _release(self, file: DraftFile | None) -> None:
        """Destroy the text of a file, and keep the file for the next text."""
        if file is not None:
            file.wipe()
            self._free.append(file)

    def _find_free(self, room: int) -> DraftFile:
        """A file for a new text: one that this program has, one that was left, or a new one."""
        while self._free:
            file = self._free.pop()
            if file.room >= room:
                return file
            file.remove()
        self._make_folder()
        return self._adopt(room) or DraftFile.make(self.folder, room)

    def _make_spare(self) -> DraftFile:
        return self._adopt(0) or DraftFile.make(self.folder, 0)

    def _adopt(self, room: int) -> DraftFile | None:
        for path in self._paths():
            if not self._is_free(path):
                continue
            file = DraftFile.open(path)
            if file is not None:
                if file.is_free and file.room >= room:
                    return file
                file.close()
        return None

    def _is_free(self, path: Path) -> bool:
        file = DraftFile.look(path)
        if file is None:
            return False
        try:
            return file.is_free
        finally:
            file.close()

    def _peek(self, path: Path) -> Rescued | None:
        file = DraftFile.look(path)
        if file is None:
            return None
        try:
            return decode(path.name, file.data)
        finally:
            file.close()

    def _paths(self) -> Iterator[Path]:
        """The files in the folder, but for those that this program has."""
        mine = {file.path.name for file in (*self._own.values(), *self._free)}
        with suppress(FileNotFoundError):
            for path in sorted(self.folder.iterdir()):
                if path.suffix == SUFFIX and path.name not in mine:
                    yield path

    def _make_folder(self) -> None:
        for folder in (self.folder.parent.parent, self.folder.parent):
            files.make_folder(folder)
        with suppress(FileExistsError):
            self.folder.mkdir(USER_FOLDER_MODE)
            self.folder.chmod(USER_FOLDER_MODE)
        status = self.folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
            raise PermissionError(1, "somebody else's folder")
        files.sweep(self.folder)


def _encode(name: str, at: datetime, texts: Mapping[str, str], base: str) -> bytes:
    import orjson

    content = {"name": name, "at": at.isoformat(), "base": base, "texts": dict(texts)}
    try:
        return orjson.dumps(content)
    except TypeError:  # a lone surrogate, which no disk can hold
        clean = {key: text.encode("utf-8", "replace").decode() for key, text in texts.items()}
        return orjson.dumps({**content, "texts": clean})


def decode(key: str, data: bytes) -> Rescued | None:
    """Read a text; None when nothing is there, or nothing that this version understands."""
    import orjson

    try:
        content = orjson.loads(data)
        texts = {str(name): str(text) for name, text in content["texts"].items()}
        at = datetime.fromisoformat(content["at"])
        text = Rescued(key, str(content["name"]), at, texts, str(content["base"]))
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return text if at.tzinfo is not None else None
