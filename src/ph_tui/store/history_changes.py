"""What a save changes in an order, and the order without it.

Owns the way from an order to the tables that `domain.changes` compares, and back; knows no file. An
order is large and a change small: what is the same in both is not taken apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.domain.changes import Change, Clash, changes_between
from ph_tui.domain.errors import Refused
from ph_tui.domain.history import taken_back
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ServiceReport
from ph_tui.store.faults import UnreadableContentError

if TYPE_CHECKING:
    from ph_tui.domain.changes import AnyChange, Plain
    from ph_tui.domain.history import Step
    from ph_tui.domain.orders import OrderFile


_NAMES = ("order", "sessions", "report", "waivers")


def without(order_id: str, file: OrderFile | None, step: Step) -> OrderFile | Clash | None:
    """An order as it is now without a step of its history; None is no order.

    A Clash tells what has changed since. Raises Refused when the rest can't stand without it.
    """
    tables = taken_back(_tables(file), step)
    if isinstance(tables, Clash):
        return tables
    try:
        return _file_of(tables, order_id)
    except UnreadableContentError as error:
        raise Refused(Message("error.undo.impossible", reason=error.reason)) from error


def changes_of(before: OrderFile | None, after: OrderFile | None) -> tuple[AnyChange, ...]:
    """Every difference between two states of an order, None being no order."""
    if before is None or after is None:
        return changes_between(_tables(before), _tables(after))
    old, new = map(_tables, _without_same(before, after))
    ids = [[session.id for session in file.sessions] for file in (before, after)]
    places = (
        Change(("sessions",), *ids),
        Change(("waivers",), list(old["waivers"]), list(new["waivers"])),
    )
    moved = (change for change in places if change.before != change.after)
    return (*changes_between(old, new), *moved)


def _without_same(before: OrderFile, after: OrderFile) -> tuple[OrderFile, OrderFile]:
    """Both without what is the same in them: only the rest need be taken apart."""
    old = {session.id: session for session in before.sessions}
    new = {session.id: session for session in after.sessions}
    same = {key for key, session in old.items() if new.get(key) == session}
    report = before.report == after.report
    waivers = before.waivers == after.waivers
    short = (
        replace(
            file,
            sessions=tuple(s for s in file.sessions if s.id not in same),
            report=ServiceReport() if report else file.report,
            waivers=() if waivers else file.waivers,
        )
        for file in (before, after)
    )
    return next(short), next(short)


def _tables(file: OrderFile | None) -> Plain:
    """What a history compares: the tables of an order, its waivers known by what they say."""
    if file is None:
        return {name: {} for name in _NAMES}
    from ph_tui.store.codec import order_to_tables

    tables = order_to_tables(file)
    del tables["meta"]
    tables["waivers"] = _by_content(tables["waivers"])
    return tables


def _file_of(tables: Plain, order_id: str) -> OrderFile | None:
    """The order in such tables, at no revision; None when they hold none."""
    from ph_tui.store.codec import order_from_tables
    from ph_tui.store.migrations import ORDER_CHAIN, schema_of

    if not tables.get("order"):
        return None
    meta = {"file": {"schema": schema_of(ORDER_CHAIN), "revision": 0}}
    plain = {name: {k: dict(d) for k, d in table.items()} for name, table in tables.items()}
    return order_from_tables({"meta": meta, **plain}, order_id)


def _by_content(waivers: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """Waivers by a key that stays the same whatever is waived or taken back beside them."""
    found: dict[str, dict[str, object]] = {}
    for waiver in waivers.values():
        content = "\0".join(map(str, waiver.values()))
        key = digest = hashlib.sha256(content.encode()).hexdigest()[:12]
        number = 1
        while key in found:
            number += 1
            key = f"{digest}-{number}"
        found[key] = waiver
    return found
