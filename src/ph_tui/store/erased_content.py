"""The files of a data directory without one client, whether they lie there or in a backup.

Owns what is found of a client in the bytes of a file, and those bytes without it. Knows neither
where a file lies nor how it is replaced. What can't be understood and tells of the client goes as a
whole: nobody could tell the figures in it from the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ph_tui.domain.clients import mentions_of
from ph_tui.domain.erasing import (
    CLIENT_CODE,
    codes_told,
    line_without_code,
    line_without_values,
    without_person,
)
from ph_tui.domain.folding import client_key
from ph_tui.store import json_text
from ph_tui.store.faults import UnreadableContentError
from ph_tui.store.history_lines import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.domain.history import Line

CLIENTS = "clients.json"
_MARK = CLIENT_CODE.encode()
_CODES = re.compile(rb'"client_code":\s*("(?:[^"\\]|\\.)*")')
_MEMBER = re.compile(
    r"(?P<unreadable>unreadable/)?"
    r"(?:(?P<folder>orders|history)/(?P<id>[0-9a-f]{32})\.jsonl?|clients\.json)"
)


@dataclass
class Person:
    """The client who is erased, and what is known to be the client's."""

    code: str
    """As it was typed, or as an order spells it."""
    alias: str
    order_ids: set[str] = field(default_factory=set)
    """The orders that are or were the client's."""
    others: set[str] = field(default_factory=set)
    """The orders that are known to be somebody else's."""
    papers: set[str] = field(default_factory=set)
    """The digests of the kept files that are the client's alone."""

    @property
    def key(self) -> str:
        """By which other spellings of the code are known."""
        return client_key(self.code)


def codes_in(data: bytes) -> set[str]:
    """The client codes that stand in a file of ours as such, whether it is whole or not."""
    import orjson

    found = set()
    for match in _CODES.finditer(data):
        try:
            found.add(str(orjson.loads(match[1])))
        except ValueError:
            continue
    return found


def tells_of(data: bytes, key: str) -> bool:
    """Whether a client code of this key stands in a file of ours as such."""
    return any(client_key(code) == key for code in codes_in(data))


def mentions(data: bytes, code: str) -> bool:
    """Whether a file tells of a client code anywhere, in whatever spelling."""
    return mentions_of(code).search(data.decode("utf-8", "replace")) is not None


def lines_of(history: bytes) -> Iterator[Line]:
    """The lines of a history that can be understood."""
    read = (from_json(text) for text in history.splitlines())
    return (line for line in read if line is not None)


def codes_of_history(history: bytes) -> list[str]:
    """The codes that its order had one after the other, the last one the latest."""
    told = (text for text in history.splitlines() if _MARK in text)
    return [code for line in filter(None, map(from_json, told)) for code in codes_told(line)]


def order_without(data: bytes, order_id: str, who: Person) -> bytes | None:
    """An order's file with nothing but figures if it is the client's; None if it can't be read."""
    from ph_tui.store.codec import order_from_tables, order_to_tables

    if order_id not in who.order_ids and not tells_of(data, who.key):
        who.others.add(order_id)
        return data
    try:
        file = order_from_tables(json_text.parse(data), order_id)
    except UnreadableContentError:
        return None
    is_meant = order_id in who.order_ids or client_key(file.order.client_code) == who.key
    if not is_meant:
        who.others.add(order_id)
        return data
    who.order_ids.add(order_id)
    return json_text.render(order_to_tables(without_person(file, who.alias)))


def history_without(data: bytes, order_id: str, who: Person) -> bytes:
    """A history without the client: of an own order all values go, of another's the code."""
    is_own = order_id in who.order_ids
    if is_own or (order_id not in who.others and belongs_to(data, who.key)):
        return _rewritten(data, lambda line: line_without_values(line, who.code))
    if who.key not in map(client_key, codes_of_history(data)):
        return data
    return _rewritten(data, lambda line: line_without_code(line, who.key, who.alias))


def belongs_to(history: bytes, key: str) -> bool:
    """Whether its order was the client's at last."""
    codes = codes_of_history(history)
    return bool(codes) and client_key(codes[-1]) == key


def _rewritten(history: bytes, step: Callable[[Line], Line]) -> bytes:
    """A history line by line; a line that can't be understood could hold anything, and goes."""
    return b"".join(to_json(step(line)) for line in lines_of(history))


def clients_without(data: bytes, key: str) -> bytes | None:
    """The contact details without those of a client; None if they can't be read."""
    try:
        tables = json_text.parse(data)
    except UnreadableContentError:
        return None
    clients = tables.get("clients", {})
    kept = {code: details for code, details in clients.items() if client_key(code) != key}
    return data if kept == clients else json_text.render({**tables, "clients": kept})


def member_without(name: str, data: bytes, who: Person) -> bytes | None:
    """A member of a backup without the client; None takes it out.

    Of an order that comes before its history the history is known to be the client's as well.
    """
    match = _MEMBER.fullmatch(name)
    if match is None:
        return None if name.removeprefix("papers/") in who.papers else data
    order_id, is_broken = match["id"], match["unreadable"] is not None
    if match["folder"] == "history":
        return history_without(data, order_id, who)
    if match["folder"] == "orders":
        is_meant = order_id in who.order_ids or tells_of(data, who.key)
        return (None if is_meant else data) if is_broken else order_without(data, order_id, who)
    if is_broken:
        return None if mentions(data, who.code) else data
    return clients_without(data, who.key)
