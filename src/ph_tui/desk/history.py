"""What was done to the orders, and taking it back: undo, redo, and any single step.

Owns what may be taken back by whom and the reason why not. A step is taken back as a change of its
own, so nothing ever leaves the history, and an undo can be undone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.admission import admitted
from ph_tui.desk.guards import refuse_erased
from ph_tui.desk.history_search import last_of, newest_of, removed_orders
from ph_tui.desk.labels import SHORT_ID
from ph_tui.desk.orders import refuse_used_number
from ph_tui.domain.changes import AnyChange, Clash
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.folding import client_key
from ph_tui.domain.history import ERASED, Kind, Step, blamed, stacks_of, steps_of
from ph_tui.domain.messages import Message
from ph_tui.store.history_changes import without

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.core import Core
    from ph_tui.domain.history import Line
    from ph_tui.domain.orders import OrderFile


NOTHING_LEFT = {Kind.UNDO: "error.undo.nothing", Kind.REDO: "error.redo.nothing"}


@dataclass(frozen=True)
class HistoryEntry:
    """One thing that was done to an order."""

    order_id: str
    revision: int
    """Of the order once it was done; names the entry."""
    at: datetime
    by: str
    what: Message
    kind: Kind
    undone: bool
    """Whether it was taken back since."""
    changes: tuple[AnyChange, ...]


class TakenBack(NamedTuple):
    """What was undone or done again."""

    order_id: str
    file: OrderFile
    """The order as it is now, or as it was last when it is gone."""
    gone: bool
    what: Message
    """The change that was undone or done again."""
    kind: Kind


class HistoryDesk:
    """The use cases of the history."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def of(self, order_id: str) -> tuple[HistoryEntry, ...]:
        """Everything that was done to an order, the newest first; it may be removed by now."""
        steps = steps_of(self._lines(order_id, self._now(order_id)))
        return tuple(_entry(order_id, step) for step in reversed(steps))

    def recent(self, limit: int = 30) -> tuple[HistoryEntry, ...]:
        """The last things that anybody did to any order, the newest first."""
        found = last_of(self._core.store, limit)
        return tuple(_entry(order_id, step) for order_id, step in found)

    def find(self, reference: str) -> str:
        """The id of the order that a number, an id or a client code means; it may be removed."""
        try:
            return self._core.resolve(reference).id
        except BadInput:
            text = reference.strip()
            for order_id, number, client in removed_orders(self._core.store):
                is_meant = client_key(text) == client_key(client)
                if text in {number, order_id, order_id[:SHORT_ID]} or is_meant:
                    return order_id
            raise

    def undo(self, order_id: str | None = None) -> TakenBack:
        """Take back the last change that this user made to an order, or to any."""
        return self._last(order_id, Kind.UNDO)

    def redo(self, order_id: str | None = None) -> TakenBack:
        """Do again what this user undid last in an order, or in any."""
        return self._last(order_id, Kind.REDO)

    def take_back(self, order_id: str, revision: int) -> TakenBack:
        """Take back one step of an order, whoever did it."""

        def choose(steps: list[Step]) -> Step:
            for step in steps:
                if step.revision == revision:
                    if step.is_undone:
                        raise Refused(Message("error.undo.already"))
                    return step
            raise BadInput(Message("error.undo.unknown"))

        return self._take_back(order_id, choose)

    def _last(self, order_id: str | None, kind: Kind) -> TakenBack:
        user = self._core.user

        def top(steps: list[Step]) -> list[Step]:
            if any(step.deed.what.id == ERASED for step in steps):
                return []
            stacks = stacks_of(steps, user)
            return (stacks.undo if kind is Kind.UNDO else stacks.redo)[-1:]

        def choose(steps: list[Step]) -> Step:
            for step in top(steps):
                return step
            raise Refused(Message(NOTHING_LEFT[kind]))

        return self._take_back(order_id or self._newest(top, kind), choose)

    def _newest(self, top: Callable[[list[Step]], list[Step]], kind: Kind) -> str:
        """The order in which this user was the last to do, or to undo, something."""
        store, user = self._core.store, self._core.user
        found = newest_of(store, top, by=user)
        if not found:
            raise Refused(Message(NOTHING_LEFT[kind]))
        order_id, step = max(found, key=lambda pair: pair[1].saved_ns)
        if kind is Kind.REDO:
            changed = newest_of(store, lambda steps: _changes_by(steps, user)[-1:], by=user)
            if any(other.saved_ns > step.saved_ns for _, other in changed):
                raise Refused(Message("error.redo.nothing"))
        return order_id

    def _take_back(self, order_id: str, choose: Callable[[list[Step]], Step]) -> TakenBack:
        chosen: list[Step] = []
        seen: list[OrderFile] = []

        def step(before: OrderFile | None) -> OrderFile | None:
            if before is not None:
                refuse_erased(before)
            steps = steps_of(self._lines(order_id, before))
            chosen[:] = [choose(steps)]
            if not any(line.changes for line in chosen[0].lines):
                raise Refused(Message("error.undo.not_kept"))
            after = without(order_id, before, chosen[0])
            if isinstance(after, Clash):
                raise Refused(why_not(steps, chosen[0], after))
            if after is not None:
                after = self._admitted(before, after)
            seen[:] = [file for file in (before, after) if file is not None]
            return after

        saved = self._core.store.settle(
            order_id,
            step,
            did=lambda: self._core.deed(
                told_taking_back(chosen[0], self._core.user), chosen[0].revision
            ),
        )
        kind = Kind.REDO if chosen[0].kind is Kind.UNDO else Kind.UNDO
        what = chosen[0].origin.deed.what
        return TakenBack(order_id, saved or seen[-1], saved is None, what, kind)

    def _admitted(self, before: OrderFile | None, after: OrderFile) -> OrderFile:
        """The order as it may be saved; Refused when no use case would have saved it either."""
        after = admitted(before, after)
        if before is None or before.order.number != after.order.number:
            refuse_used_number(self._core.store, after.order)
        return after

    def _now(self, order_id: str) -> OrderFile | None:
        store = self._core.store
        return store.load(order_id) if store.has(order_id) else None

    def _lines(self, order_id: str, file: OrderFile | None) -> tuple[Line, ...]:
        return self._core.store.history.in_effect(order_id, file)


def _entry(order_id: str, step: Step) -> HistoryEntry:
    deed = step.deed
    changes = tuple(change for line in step.lines for change in line.changes)
    return HistoryEntry(
        order_id, step.revision, deed.at, deed.by, deed.what, step.kind, step.is_undone, changes
    )


def _changes_by(steps: list[Step], user: str) -> list[Step]:
    return [step for step in steps if step.kind is Kind.CHANGE and step.deed.by == user]


def told_taking_back(step: Step, user: str) -> Message:
    """What is said of a step's taking back."""
    origin = step.origin.deed
    if step.kind is Kind.UNDO:
        return Message("word.did.redid", what=origin.what)
    if origin.by != user:
        return Message("word.did.undid_of", by=origin.by, what=origin.what)
    return Message("word.did.undid", what=origin.what)


def why_not(steps: list[Step], step: Step, clash: Clash) -> Message:
    """Why a step can't be taken back any more."""
    guilty = blamed(steps, step, clash.path)
    if guilty is None:
        return Message("error.undo.changed")
    deed = guilty.deed
    return Message("error.undo.changed_by", by=deed.by, at=deed.at, what=deed.what)
