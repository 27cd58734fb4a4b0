"""The folder of the company's own text blocks: one Markdown file each, written in any editor.

Owns the reading of them file by file, so that one that can't be read leaves the others alone. It
must not know what a block means; the program writes here only for the sample.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.store.company_files import text_of
from ph_tui.store.faults import shown, telling

if TYPE_CHECKING:
    from pathlib import Path

PHRASES = "phrases"
"""The folder in the data directory."""
ENDING = ".md"
BYTE_LIMIT = 100_000
FILE_LIMIT = 1000


class PhraseText(NamedTuple):
    """What a file of a text block holds, or why it can't be read."""

    file: str
    text: str
    error: DataError | None = None


class PhraseStamp(NamedTuple):
    """One file as the folder tells of it; another stamp is another content."""

    file: str
    mtime_ns: int
    size: int
    mode: int


def stamps(folder: Path) -> tuple[PhraseStamp, ...]:
    """The files of the folder by name; none when there is no folder.

    Raises DataError when the folder can't be read.
    """
    with telling(folder):
        try:
            with os.scandir(folder) as entries:
                found = [_stamp(entry) for entry in entries if _is_ours(entry.name)]
        except FileNotFoundError:
            return ()
    return tuple(sorted(each for each in found if each))[:FILE_LIMIT]


def _is_ours(name: str) -> bool:
    return name.endswith(ENDING) and not name.startswith(".")


def _stamp(entry: os.DirEntry[str]) -> PhraseStamp | None:
    try:
        status = entry.stat(follow_symlinks=False)
    except FileNotFoundError:  # it went away meanwhile
        return None
    return PhraseStamp(entry.name, status.st_mtime_ns, status.st_size, status.st_mode)


def read(folder: Path, stamp: PhraseStamp) -> PhraseText:
    """One file whole, or the reason why not."""
    name = shown(stamp.file)
    if stat.S_ISREG(stamp.mode) and stamp.size > BYTE_LIMIT:
        kilobytes = BYTE_LIMIT // 1000
        return PhraseText(
            name, "", DataError(Message("error.phrase.too_large", file=name, kilobytes=kilobytes))
        )
    try:
        return PhraseText(name, text_of(folder / stamp.file))
    except DataError as error:
        return PhraseText(name, "", error)
