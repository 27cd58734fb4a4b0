"""JSON as it stands in the files: tables of documents, two spaces deep, readable by a person.

Owns what text is accepted; knows nothing of what the tables mean. A hand-edited file is read like
any other, but nothing in it is guessed: a key that stands twice is refused, not overwritten.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeAlias

from ph_tui.store.faults import UnreadableContentError, unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

Document: TypeAlias = "dict[str, Any]"
Tables: TypeAlias = "dict[str, dict[str, Document]]"
"""Documents by their ids, by the name of their table: what TinyDB keeps in a file."""


def render(tables: Mapping[str, Any]) -> bytes:
    """The tables as UTF-8 text that ends with a newline."""
    import orjson

    return orjson.dumps(tables, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def parse(data: bytes) -> Tables:
    """Read tables; raises UnreadableContentError on anything but tables of documents."""
    import orjson

    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _not_json(data, error) from error
    try:
        same = render(value) == data
    except TypeError as error:  # as deep as nothing of ours ever is
        raise unreadable("error.content.depth") from error
    if not same:
        _refuse_repeated_keys(data)
    return _tables(value)


def _not_json(data: bytes, error: json.JSONDecodeError) -> UnreadableContentError:
    try:
        data.decode()
    except UnicodeDecodeError as undecodable:
        line = data.count(b"\n", 0, undecodable.start) + 1
        return unreadable("error.content.not_utf8", line=line)
    return unreadable("error.content.not_json", line=error.lineno, column=error.colno)


def _refuse_repeated_keys(data: bytes) -> None:
    """Read what a person has edited once more, slowly; the fast reader drops repeated keys."""

    def once(pairs: list[tuple[str, object]]) -> None:
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise unreadable("error.content.repeated_key", key=key[:60])
            seen.add(key)

    json.loads(data, object_pairs_hook=once, parse_int=len, parse_float=len)


def _tables(value: object) -> Tables:
    if not isinstance(value, dict):
        raise unreadable("error.content.not_tables")
    for name, table in value.items():
        if not isinstance(table, dict):
            raise unreadable("error.content.not_a_table", key=name[:60])
        for key, document in table.items():
            if not isinstance(document, dict):
                raise unreadable("error.content.not_a_table", key=f"{name[:60]}.{key[:60]}")
    return value
