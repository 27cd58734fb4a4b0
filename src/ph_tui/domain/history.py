"""What was done to an order, line by line, and what of it can be taken back by whom.

Owns the lines as a story: which of them are in effect, what was undone and done again, and what the
next undo of a person is. What a line has changed is compared and turned back in `changes`; where
lines are kept is for the store.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.changes import AnyChange, Clash, touches, undone
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ph_tui.domain.changes import Path, Plain

WRITTEN = "word.did.wrote"
"""The message of a text that is saved while it is typed, again and again."""
ERASED = "word.did.erased"
"""The message of an erasure: with it goes all that could be taken back."""
ONE_GO = timedelta(minutes=10)
"""Two saves of one text that follow each other within this are one step to a person."""


@dataclass(frozen=True)
class Deed:
    """What a person does: told in words without any client's text, by whom, when."""

    what: Message
    by: str
    """A login."""
    at: datetime
    """Aware."""
    undoes: int | None = None
    """The revision of the line that this takes back."""


@dataclass(frozen=True)
class Line:
    """One save of one order."""

    revision: int
    """Of the order once it was saved."""
    deed: Deed
    changes: tuple[AnyChange, ...]
    gone: bool = False
    """Whether the order was removed by it."""
    saved_ns: int = 0
    """When, by the machine's own clock; compares lines of several orders."""


class Kind(StrEnum):
    """What a step is."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(eq=False)
class Step:
    """One thing that a person did: a line, or several when a text was typed in one go."""

    kind: Kind
    lines: list[Line]
    """The oldest first."""
    target: Step | None = None
    """What an undo or a redo took back."""
    is_undone: bool = False

    @property
    def deed(self) -> Deed:
        """Who did what; of a text that was typed in one go, when it was last saved."""
        return self.lines[-1].deed

    @property
    def revision(self) -> int:
        """The revision that it led to."""
        return self.lines[-1].revision

    @property
    def saved_ns(self) -> int:
        """When it was last saved, by the machine's clock."""
        return self.lines[-1].saved_ns

    @property
    def origin(self) -> Step:
        """The change that an undo or a redo is about in the end."""
        return self.target.origin if self.target else self


@dataclass
class Stacks:
    """What one person can undo and do again, the newest last."""

    undo: list[Step] = field(default_factory=list)
    redo: list[Step] = field(default_factory=list)


def in_effect(lines: Sequence[Line], revision: int | None) -> tuple[Line, ...]:
    """The lines that took effect, of an order whose file has this revision; None has no file.

    A line stands before its change does: when the program was killed between the two, the change
    has never happened.
    """
    if revision is not None:
        return tuple(line for line in lines if line.revision <= revision)
    ends = [place for place, line in enumerate(lines, start=1) if line.gone]
    return tuple(lines[: ends[-1]]) if ends else ()


def steps_of(lines: Iterable[Line]) -> list[Step]:
    """The story that the lines tell, the oldest step first."""
    steps: list[Step] = []
    for line in lines:
        last = steps[-1] if steps else None
        if last is not None and _goes_on(last, line):
            last.lines.append(line)
            continue
        target = _with_revision(steps, line.deed.undoes)
        steps.append(Step(_kind(target), [line], target))
        if target is not None:
            target.is_undone = True
    return steps


def _goes_on(step: Step, line: Line) -> bool:
    """Whether a line only carries on with what the last step was."""
    before, now = step.deed, line.deed
    if now.undoes is not None or step.kind is not Kind.CHANGE or now.what.id != WRITTEN:
        return False
    return (before.what, before.by) == (now.what, now.by) and abs(now.at - before.at) <= ONE_GO


def _with_revision(steps: Sequence[Step], revision: int | None) -> Step | None:
    found = (step for step in reversed(steps) if step.revision == revision)
    return next(found, None) if revision is not None else None


def _kind(target: Step | None) -> Kind:
    if target is None:
        return Kind.CHANGE
    return Kind.REDO if target.kind is Kind.UNDO else Kind.UNDO


def stacks_of(steps: Iterable[Step], user: str) -> Stacks:
    """What a person can undo and do again: what others took back is no longer among it."""
    mine = Stacks()
    for step in steps:
        if step.target in mine.undo:
            mine.undo.remove(step.target)
        if step.target in mine.redo:
            mine.redo.remove(step.target)
        if step.deed.by != user:
            continue
        if step.kind is Kind.UNDO:
            mine.redo.append(step)
        else:
            mine.undo.append(step)
        if step.kind is Kind.CHANGE:
            mine.redo.clear()
    return mine


def taken_back(tables: Plain, step: Step) -> Plain | Clash:
    """The tables without a step; a Clash when something of it is not as the step left it."""
    for line in reversed(step.lines):
        result = undone(tables, line.changes)
        if isinstance(result, Clash):
            return result
        tables = result
    return tables


def blamed(steps: Iterable[Step], step: Step, path: Path) -> Step | None:
    """The last step after another that changed what stands at a path, as far as one is known.

    What was undone meanwhile and its undoing are no reason.
    """
    later = [other for other in steps if other.revision > step.revision]
    standing = (other for other in reversed(later) if not _is_over(other, step))
    return next((other for other in standing if _touches(other, path)), None)


def _is_over(later: Step, step: Step) -> bool:
    """Whether a later step has no effect any more, or only took away one that came later too."""
    is_undo = later.kind is Kind.UNDO and later.origin.revision > step.revision
    return later.is_undone or is_undo


def _touches(step: Step, path: Path) -> bool:
    return any(touches(line.changes, path) for line in step.lines)
