"""Order files that can't be read: told after the rest, so that nothing is missing in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.face import Face


def tell(face: Face) -> int:
    """Name each unreadable file on standard error; gives the exit code, 0 when there is none."""
    files = face.desk.broken()
    for name, reason in files:
        face.warn(Message("error.store.unreadable", file=name, reason=reason))
    return DataError.exit_code if files else 0
