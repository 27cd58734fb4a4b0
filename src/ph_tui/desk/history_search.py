"""Looking through the histories of all orders, the ones that were last added to first.

Owns when the search may stop; it reads no more files than it must.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.history import in_effect, steps_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.history import Line, Step
    from ph_tui.store.store import Store

_SLACK_NS = 1_000_000_000
"""By how much the times of files and those in them may differ."""


def newest_of(
    store: Store,
    pick: Callable[[list[Step]], list[Step]],
    *,
    by: str,
) -> list[tuple[str, Step]]:
    """What is picked of each history in which a user has a part, until no other can hold newer."""
    found: list[tuple[str, Step]] = []
    newest = 0
    for history in store.history.newest():
        if newest > history.mtime_ns + _SLACK_NS:
            break
        with suppress(DataError):  # one that can't be read keeps nothing else from being found
            steps = steps_of(_lines(store, history.order_id, by))
            for step in pick(steps):
                found.append((history.order_id, step))
                newest = max(newest, step.saved_ns)
    return found


def last_of(store: Store, limit: int) -> list[tuple[str, Step]]:
    """The newest steps of all histories: none of them is in a file with so many newer ones."""
    found: list[tuple[str, Step]] = []
    for history in store.history.newest()[:limit]:
        with suppress(DataError):
            steps = steps_of(_lines(store, history.order_id, None))
            found += [(history.order_id, step) for step in steps[-limit:]]
    return sorted(found, key=lambda pair: -pair[1].saved_ns)[:limit]


def _lines(store: Store, order_id: str, by: str | None) -> tuple[Line, ...]:
    lines = store.history.lines(order_id, by=by)
    if not lines:
        return ()
    return in_effect(lines, store.load(order_id).revision if store.has(order_id) else None)


def removed_orders(store: Store) -> Iterator[tuple[str, str, str]]:
    """Id, number and client code of each order that is only in its history, the last one first."""
    for history in store.history.newest():
        if store.has(history.order_id):
            continue
        with suppress(DataError):
            for line in reversed(_lines(store, history.order_id, None)):
                facts = _order_in(line)
                if line.gone and facts:
                    yield history.order_id, facts.get("number", ""), facts.get("client_code", "")
                    break


def _order_in(line: Line) -> dict[str, str]:
    """The facts of the order that a line has removed."""
    for change in line.changes:
        if change.path[0] == "order" and len(change.path) == 2 and isinstance(change.before, dict):
            return change.before
    return {}
