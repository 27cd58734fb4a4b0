"""What a save changes in an order, and the order without it.

Owns the way from an order to the tables that `domain.changes` compares, and back; knows no file. An
order is large and a change small: what is the same in both is not taken apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from ph_tui.domain.changes import Change, Clash, changes_between
from ph_tui.domain.errors import Refused
from ph_tui.domain.history import taken_back
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import BillingReport
from ph_tui.domain.money.invoices import Invoice
from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.sessions import in_order
from ph_tui.store.codec import ORDER_TABLES, order_from_tables, order_to_tables
from ph_tui.store.faults import UnreadableContentError
from ph_tui.store.migrations import ORDER_CHAIN, schema_of
from ph_tui.store.plain_values import to_plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.domain.changes import AnyChange, Plain
    from ph_tui.domain.history import Step
    from ph_tui.domain.money.billing import BonusClaim
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session


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
    return (*changes_between(old, new), *_places(before, after, old, new))


def _places(before: OrderFile, after: OrderFile, old: Plain, new: Plain) -> Iterator[Change]:
    """The order of ids where a turning back would not find it by itself.

    Sessions follow time, and whoever turns something back puts them so again: a line that told all
    their ids each time would make a history grow with the square of the sessions.
    """
    yield from _place("sessions", _keys(before.sessions), _keys(after.sessions), before.sessions)
    yield from _place("waivers", list(old["waivers"]), list(new["waivers"]))
    yield from _place("claims", _keys(before.claims), _keys(after.claims))
    yield from _place("invoices", _keys(before.invoices), _keys(after.invoices))


def _place(
    table: str, before: list[str], after: list[str], in_time: tuple[Session, ...] = ()
) -> Iterator[Change]:
    was, became = set(before), set(after)
    back = [key for key in after if key in was] + [key for key in before if key not in became]
    if in_time and in_order(in_time) == in_time:
        by_id = {session.id: session for session in in_time}
        back = _keys(in_order(tuple(by_id[key] for key in back)))
    if back != before:
        yield Change((table,), before, after)


def _without_same(before: OrderFile, after: OrderFile) -> tuple[OrderFile, OrderFile]:
    """Both without what is the same in them: only the rest need be taken apart."""
    sessions = _apart(before.sessions, after.sessions)
    claims = _apart(before.claims, after.claims)
    invoices = _apart(before.invoices, after.invoices)
    report = before.report == after.report
    waivers = before.waivers == after.waivers
    billing = before.billing == after.billing
    short = (
        replace(
            file,
            sessions=sessions[place],
            report=ServiceReport() if report else file.report,
            waivers=() if waivers else file.waivers,
            billing=BillingReport() if billing else file.billing,
            claims=claims[place],
            invoices=invoices[place],
        )
        for place, file in enumerate((before, after))
    )
    return next(short), next(short)


_Kept = TypeVar("_Kept", "Session", "BonusClaim", "Invoice")


def _apart(
    before: tuple[_Kept, ...], after: tuple[_Kept, ...]
) -> tuple[tuple[_Kept, ...], tuple[_Kept, ...]]:
    old, new = (dict(zip(_keys(docs), docs, strict=True)) for docs in (before, after))
    same = {key for key, each in old.items() if new.get(key) == each}
    rest = (tuple(each for key, each in docs.items() if key not in same) for docs in (old, new))
    return next(rest), next(rest)


def _keys(documents: Sequence[Session | BonusClaim | Invoice]) -> list[str]:
    """The keys of documents in their table."""
    return [str(each.number) if isinstance(each, Invoice) else each.id for each in documents]


def _tables(file: OrderFile | None) -> Plain:
    """What a history compares: the tables of an order, its waivers known by what they say.

    A billing report that nobody has sent is as good as none: older lines know of none.
    """
    if file is None:
        return {name: {} for name in ORDER_TABLES}
    tables = order_to_tables(file)
    del tables["meta"]
    tables["waivers"] = _by_content(tables["waivers"])
    if file.billing == BillingReport():
        tables["billing"] = {}
    return tables


def _file_of(tables: Plain, order_id: str) -> OrderFile | None:
    """The order in such tables, at no revision; None when they hold none."""
    if not tables.get("order"):
        return None
    meta = {"file": {"schema": schema_of(ORDER_CHAIN), "revision": 0}}
    plain = {name: {k: dict(d) for k, d in table.items()} for name, table in tables.items()}
    billing = plain["billing"] or {"billing": to_plain(BillingReport())}
    return order_from_tables({"meta": meta, **plain, "billing": billing}, order_id)


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
