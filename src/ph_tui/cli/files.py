"""The files that a command writes for its user: whole or not at all, and over no other by mistake.

Owns `-o FILE`. The files are the user's own, so nobody else may read them.
"""

from __future__ import annotations

import os
from pathlib import Path

from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message


def write_file(name: str, content: bytes, *, force: bool) -> None:
    """Write a file in one step; one that is there is refused, or replaced with `force`.

    Raises DataError when it can't be written; then nothing was changed.
    """
    path = Path(name)
    try:
        if not force and path.exists():
            raise Refused(Message("cli.error.file_exists", path=name[:200]))
        if path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe: there is nothing to replace
        else:
            _write_whole(path.resolve(), content)
    except (OSError, ValueError) as error:
        raise DataError(Message("cli.error.file_unwritable", path=name[:200])) from error


def _write_whole(path: Path, content: bytes) -> None:
    fresh = path.with_name(f".ph-tui.{os.getpid()}.tmp")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
