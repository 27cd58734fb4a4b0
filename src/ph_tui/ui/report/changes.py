"""What taking in the log would change in the sessions field, meeting by meeting.

Pure. Owns how two states of the field are laid side by side; what they mean is for the reader.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ph_tui.domain.report_log import Meeting, meetings_in
from ph_tui.domain.sessions import held

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, time

    from ph_tui.domain.orders import OrderFile

Kind = Literal["added", "changed", "removed"]
LineKind = Literal["same", "new", "old"]
_Key = tuple["date", str]
_HEAD = re.compile(r"^#+\s*(?:\d+\s*·\s*)?")


@dataclass(frozen=True)
class Difference:
    """What becomes of one meeting; `lines` are those of its text, old ones before new ones."""

    kind: Kind
    heading: str
    """`16.4.2024 9.00–11.00 · 2 h`, as it will read; as it reads where the meeting goes away."""
    was: str
    """The heading as it reads now, where it will be another."""
    lines: tuple[tuple[LineKind, str], ...]


def differences(file: OrderFile, filled: str) -> tuple[Difference, ...]:
    """Compare the sessions field of an order with the text that taking in the log would give it."""
    now = file.report.sessions
    before = {(_key(meeting)): meeting for meeting in meetings_in(now)}
    continues = _continued(file)
    found = []
    for meeting in meetings_in(filled):
        old = before.pop(continues.get(_key(meeting), _key(meeting)), None)
        if difference := _compare(old, meeting, now, filled):
            found.append(difference)
    gone = (_compare(old, None, now, filled) for old in before.values())
    return (*found, *(difference for difference in gone if difference))


def _key(meeting: Meeting) -> _Key:
    return meeting.on, meeting.start


def _continued(file: OrderFile) -> dict[_Key, _Key]:
    """For each session as the log has it now, where the field has it."""
    taken = {stamp.session_id: stamp for stamp in file.report.stamps}
    places = {}
    for session in held(file.sessions):
        if stamp := taken.get(session.id):
            new = session.on, _clock(session.start)
            places[new] = stamp.on, _clock(stamp.start)
    return places


def _clock(at: time | None) -> str:
    return f"{at.hour}.{at.minute:02}" if at else ""


def _compare(old: Meeting | None, new: Meeting | None, now: str, filled: str) -> Difference | None:
    was = _heading(now, old) if old else ""
    heading = _heading(filled, new) if new else was
    lines = tuple(_lines(old.body if old else "", new.body if new else ""))
    if old is None or new is None:
        return Difference("removed" if old else "added", heading, "", lines)
    if was == heading and all(kind == "same" for kind, _ in lines):
        return None
    return Difference("changed", heading, was if was != heading else "", lines)


def _heading(text: str, meeting: Meeting) -> str:
    return _HEAD.sub("", text.split("\n")[meeting.line - 1]).strip()


def _lines(old: str, new: str) -> Iterator[tuple[LineKind, str]]:
    """The lines of two texts in one row; blank lines are left out."""
    before, after = ([line for line in text.split("\n") if line.strip()] for text in (old, new))
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield from (("same", line) for line in before[start:end])
            continue
        yield from (("old", line) for line in before[start:end])
        yield from (("new", line) for line in after[new_start:new_end])
