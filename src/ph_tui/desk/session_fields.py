"""The fields of a session as a person types them: one reader for each name.

Knows no session but the one it is given; used by forms and commands alike.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import time
from typing import TYPE_CHECKING, Any

from ph_tui.desk.order_fields import read_optional_day
from ph_tui.domain.errors import BadInput, Conflict, FieldClash
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from ph_tui.desk.order_fields import Seen
    from ph_tui.domain.sessions import Session

NAMES = ("on", "start", "end", "minutes", "state", "coach", "note", "group")
"""The names that people use: those of `Session`."""

_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
_YES = {"yes", "y", "true", "1", "kyllä", "kylla", "k"}
_NO = {"no", "n", "false", "0", "ei", "e", ""}


def read_changes(
    values: Mapping[str, str], *, today: date, span: tuple[date | None, date | None]
) -> dict[str, Any]:
    """The fields of `Session` that the typed values mean; what can't be read is BadInput.

    Minutes told alone take the place of clock times, because those would decide the length.
    """
    changes: dict[str, Any] = {}
    for name, text in values.items():
        if name not in NAMES:
            known = ", ".join(NAMES)
            raise BadInput(Message("error.session.field_unknown", field=name[:40], known=known))
        changes[name] = _read(name, text, today, span)
    if "minutes" in changes:
        changes = {"start": None, "end": None, **changes}
    return changes


def values_of(session: Session) -> dict[str, object]:
    """The values of a session by the names of its fields."""
    return {name: getattr(session, name) for name in NAMES}


def refuse_to_overwrite(now: Session, changes: Mapping[str, object], seen: Seen) -> None:
    """Raise a Conflict with the fields that are neither as they were seen nor as they shall be."""
    clashes = [
        FieldClash(name, seen[name], wanted, getattr(now, name))
        for name, wanted in changes.items()
        if name in seen and getattr(now, name) not in {seen[name], wanted}
    ]
    if clashes:
        raise Conflict(Message("error.session.changed_meanwhile"), clashes)


def _read(name: str, text: str, today: date, span: tuple[date | None, date | None]) -> object:
    match name:
        case "on":
            day = read_optional_day(text, today, span)
            if day is None:
                raise BadInput(Message("error.session.day_missing"))
            return day
        case "start" | "end":
            return read_clock(text) if text.strip() else None
        case "minutes":
            return _minutes(text)
        case "state":
            return _state(text)
        case "group":
            return yes_or_no(text)
        case _:
            return text


def read_clock(text: str) -> time:
    """Read `9`, `9.30` or `09:30`; raises BadInput."""
    match = _CLOCK.fullmatch(text.strip())
    if match:
        with suppress(ValueError):
            return time(int(match[1]), int(match[2] or 0))
    raise BadInput(Message("error.session.clock_unreadable", text=text[:40]))


def _minutes(text: str) -> int:
    clean = text.strip()
    if not (clean.isascii() and clean.isdigit() and len(clean) < 6):
        raise BadInput(Message("error.session.minutes_unreadable", text=text[:40]))
    return int(clean)


def _state(text: str) -> SessionState:
    try:
        return SessionState(text.strip().replace("-", "_"))
    except ValueError:
        known = ", ".join(SessionState)
        raise BadInput(
            Message("error.session.state_unknown", text=text[:40], known=known)
        ) from None


def yes_or_no(text: str) -> bool:
    """Read `yes`, `kyllä`, `0` and the like; raises BadInput."""
    answer = folded(text.strip())
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise BadInput(Message("error.session.not_yes_or_no", text=text[:40]))
