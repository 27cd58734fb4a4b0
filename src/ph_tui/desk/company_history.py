"""What was done to services and stands, and taking it back: as with orders, file by file.

Owns which step of a company's file a person takes back, and the reason why not; whether the outcome
may stand is for the use cases to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.history import NOTHING_LEFT, told_taking_back, why_not
from ph_tui.domain.changes import AnyChange
from ph_tui.domain.errors import Refused
from ph_tui.domain.history import Kind, stacks_of, steps_of
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.core import Core
    from ph_tui.domain.history import Step


@dataclass(frozen=True)
class RecordEntry:
    """One thing that was done."""

    at: datetime
    by: str
    what: Message
    kind: Kind
    undone: bool
    """Whether it was taken back since."""
    changes: tuple[AnyChange, ...]


class TakenBackRecord(NamedTuple):
    """What was undone or done again."""

    what: Message
    kind: Kind


class CompanyHistory:
    """The history of one of the company's files: `services` or `popup`."""

    def __init__(
        self, core: Core, name: str, *, admit: Callable[[object], None] = lambda _: None
    ) -> None:
        """Take what may refuse the state that a taking back would lead to."""
        self._core = core
        self._name = name
        self._admit = admit

    def recent(self, limit: int = 30) -> tuple[RecordEntry, ...]:
        """The last things that anybody did, the newest first."""
        return tuple(_entry(step) for step in self._steps()[::-1][:limit])

    def of(self, record_id: str) -> tuple[RecordEntry, ...]:
        """Everything that was done to one record, the newest first."""
        return tuple(_entry(step) for step in self._steps()[::-1] if _is_about(step, record_id))

    def undo(self) -> TakenBackRecord:
        """Take back the last change that this user made."""
        return self._take_back(Kind.UNDO)

    def redo(self) -> TakenBackRecord:
        """Do again what this user undid last."""
        return self._take_back(Kind.REDO)

    def _take_back(self, kind: Kind) -> TakenBackRecord:
        core = self._core
        chosen: list[Step] = []

        def choose() -> Step:
            stacks = stacks_of(self._steps(), core.user)
            chosen[:] = (stacks.undo if kind is Kind.UNDO else stacks.redo)[-1:]
            if not chosen:
                raise Refused(Message(NOTHING_LEFT[kind]))
            return chosen[0]

        clash = core.store.take_back(
            self._name,
            choose,
            admit=self._admit,
            did=lambda: core.deed(told_taking_back(chosen[0], core.user), chosen[0].revision),
        )
        if clash is not None:
            raise Refused(why_not(self._steps(), chosen[0], clash))
        return TakenBackRecord(chosen[0].origin.deed.what, kind)

    def _steps(self) -> list[Step]:
        return steps_of(self._core.store.company_lines(self._name))


def _entry(step: Step) -> RecordEntry:
    deed = step.deed
    changes = tuple(change for line in step.lines for change in line.changes)
    return RecordEntry(deed.at, deed.by, deed.what, step.kind, step.is_undone, changes)


def _is_about(step: Step, record_id: str) -> bool:
    return any(record_id in change.path[1:2] for line in step.lines for change in line.changes)
