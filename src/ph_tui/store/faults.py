"""What can go wrong with files, told so that a person can mend it.

Owns the translation of the operating system's errors and of unreadable content into `DataError`;
knows neither what the files hold nor who asked for them.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.messages import Param

_MESSAGES = {
    errno.EACCES: "error.store.permission",
    errno.EPERM: "error.store.permission",
    errno.EROFS: "error.store.read_only",
    errno.ENOSPC: "error.store.full",
    errno.EDQUOT: "error.store.full",
    errno.EFBIG: "error.store.full",
    errno.EIO: "error.store.disk",
    errno.ENOTDIR: "error.store.not_a_directory",
    errno.EISDIR: "error.store.not_a_file",
    errno.ELOOP: "error.store.link",
    errno.ENOLCK: "error.store.no_locks",
    errno.EOPNOTSUPP: "error.store.no_locks",
}


class UnreadableContentError(Exception):
    """Content that can't be understood; whoever knows the file's name makes it a `DataError`."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def unreadable(message_id: str, *, key: str = "", **numbers: int) -> UnreadableContentError:
    """The error for one of the reasons in the catalogue; `key` is a place in the content."""
    params: dict[str, Param] = {**numbers}
    if key:
        params["key"] = clean_line(key)
    return UnreadableContentError(Message(message_id, **params))


class UnreadableFileError(DataError):
    """A file that was left untouched because it can't be understood."""

    def __init__(self, name: str, reason: Message) -> None:
        super().__init__(Message("error.store.unreadable", file=shown(name), reason=reason))
        self.reason = reason


def shown(path: str | os.PathLike[str]) -> str:
    """A path as a person may see it: undecodable bytes escaped, nothing that moves a cursor."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return clean_line(text)


def told(error: OSError, path: str | os.PathLike[str]) -> DataError:
    """The `DataError` that tells of an operating system's error at a path."""
    number = error.errno or 0
    name = _MESSAGES.get(number)
    if name is None:
        code = errno.errorcode.get(number, str(number))
        return DataError(Message("error.store.other", path=shown(path), code=code))
    return DataError(Message(name, path=shown(path)))


@contextmanager
def telling(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn the operating system's errors inside into `DataError`."""
    try:
        yield
    except OSError as error:
        raise told(error, path) from error
