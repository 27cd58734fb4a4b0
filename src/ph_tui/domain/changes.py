"""What differs between two states of a file, and how a difference is turned back.

Works on tables of plain values, as the store keeps them: documents by id by the name of their
table. Knows neither files nor orders, but that with an order goes all it has, and that a report
which was sent is sealed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Plain: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Any]]]
Path: TypeAlias = "tuple[str, ...]"
"""A table; or a table and a document's id; or both and a field."""

LONG = 200
"""Characters from which on only what differs in a text is kept, not both texts."""
_SEAL: Path = ("report", "report", "sent")
"""When this changes, the texts beside it have to be the same for it to be turned back."""
_ORDER = "order"
"""The table without which there is no order; files of the company have none."""


@dataclass(frozen=True)
class Change:
    """One value that became another.

    Of a document None means that it is not there. At the path of a table stand the ids of its
    documents in their order.
    """

    path: Path
    before: Any
    after: Any


@dataclass(frozen=True)
class TextChange:
    """A long text that became another: the one stretch in which they differ.

    An empty stretch says that the text stayed, and has to be the same for a turning back.
    """

    path: Path
    at: int
    """Characters before the stretch."""
    before: str
    after: str
    digest: str
    """Of the whole text afterwards."""

    def turned_back(self, text: object) -> str | None:
        """The whole text as it was before; None when this isn't the text that it became."""
        if not isinstance(text, str) or digest_of(text) != self.digest:
            return None
        return text[: self.at] + self.before + text[self.at + len(self.after) :]


AnyChange: TypeAlias = "Change | TextChange"


@dataclass(frozen=True)
class Clash:
    """Why something can't be turned back: what stands at the path has been changed since."""

    path: Path


def digest_of(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def changes_between(before: Plain, after: Plain) -> tuple[AnyChange, ...]:
    """Every difference, table by table."""
    names = dict.fromkeys((*before, *after))
    return tuple(change for name in names for change in _table_changes(name, before, after))


def _table_changes(name: str, before: Plain, after: Plain) -> Iterator[AnyChange]:
    old, new = before.get(name, {}), after.get(name, {})
    for key in dict.fromkeys((*old, *new)):
        if key not in old or key not in new:
            yield Change((name, key), old.get(key), new.get(key))
        elif old[key] != new[key]:
            yield from _field_changes((name, key), old[key], new[key])


def _field_changes(
    path: Path, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[AnyChange]:
    sealed = any((*path, name) == _SEAL and before.get(name) != after[name] for name in after)
    for name, value in after.items():
        old = before.get(name)
        if old != value:
            yield _change((*path, name), old, value)
        elif sealed and isinstance(value, str):
            yield TextChange((*path, name), 0, "", "", digest_of(value))


def _change(path: Path, before: object, after: object) -> AnyChange:
    if not (isinstance(before, str) and isinstance(after, str)):
        return Change(path, before, after)
    if max(len(before), len(after)) < LONG:
        return Change(path, before, after)
    shorter = min(len(before), len(after))
    start = _longest(shorter, lambda n: before[:n] == after[:n])
    rest = shorter - start
    end = _longest(rest, lambda n: before[len(before) - n :] == after[len(after) - n :])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    return TextChange(path, start, old, new, digest_of(after))


def _longest(limit: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to a limit that fits, where every smaller one fits, too."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def undone(tables: Plain, changes: Sequence[AnyChange]) -> Plain | Clash:
    """The tables as they were before the changes; a Clash when one of the values is another now.

    Documents come back to their old places, unless others have come or gone since: then they stand
    at the end.
    """
    result: _Tables = {name: dict(documents) for name, documents in tables.items()}
    orders = [change for change in changes if isinstance(change, Change) and len(change.path) == 1]
    exact = [list(result.get(change.path[0], ())) == list(change.after) for change in orders]
    for change in changes:
        if len(change.path) > 1 and not _turn_back(result, change):
            return Clash(change.path)
    for change, is_exact in zip(orders, exact, strict=True):
        documents = result[change.path[0]]
        if is_exact and set(change.before) == documents.keys():
            result[change.path[0]] = {key: documents[key] for key in change.before}
    return _left_over(result) or result


_Tables: TypeAlias = "dict[str, dict[str, Mapping[str, Any]]]"


def _turn_back(tables: _Tables, change: AnyChange) -> bool:
    """Put back one value; false when it is not as the change left it."""
    table, key, *field = change.path
    documents = tables.setdefault(table, {})
    if not field:
        if not isinstance(change, Change) or documents.get(key) != change.after:
            return False
        if change.before is None:
            del documents[key]
        else:
            documents[key] = change.before
        return True
    document = documents.get(key, {})
    name = field[0]
    now = document.get(name)
    if isinstance(change, TextChange):
        value: object = change.turned_back(now)
        is_as_left = value is not None
    else:
        value, is_as_left = change.before, name in document and now == change.after
    if is_as_left:
        documents[key] = {**document, name: value}
    return is_as_left


def _left_over(tables: _Tables) -> Clash | None:
    """What would be lost with an order that is to go: it came after the order."""
    if _ORDER not in tables or tables[_ORDER]:
        return None
    lost = ((name, key) for name, documents in tables.items() for key in documents)
    return next((Clash(path) for path in lost), None)


def touches(changes: Iterable[AnyChange], path: Path) -> bool:
    """Whether one of the changes is about what stands at a path, or above or below it."""
    return any(
        change.path[: len(path)] == path[: len(change.path)]
        for change in changes
        if len(change.path) > 1 and change.before != change.after
    )
