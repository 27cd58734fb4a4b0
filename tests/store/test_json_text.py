"""JSON from strangers: read exactly, or refused with a reason, and never slowly."""

from __future__ import annotations

import time

import pytest

from ph_tui.store.faults import UnreadableContentError
from ph_tui.store.json_text import parse, render

TABLES = {"order": {"a": {"number": "4711", "hours": 2}}}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_json"),
        (b'{"order": {"a": {"b": ', "not_json"),
        (b'{"order": {"a": {"b": NaN}}}', "not_json"),
        (b'{"order": {"a": {"b": Infinity}}}', "not_json"),
        (b'{"order": {"a": {"b": "\\ud800"}}}', "not_json"),
        (b'{"order": {"a": {}}} x', "not_json"),
        ('{"order": {"a": {"b": "ä"}}}'.encode("latin-1"), "not_utf8"),
        (b"\x00" * 50, "not_json"),
        (b'{"order": {"a": {"b": 1, "b": 2}}}', "repeated_key"),
        (b'{"order": {"a": {}, "a": {}}}', "repeated_key"),
        (b"[]", "not_tables"),
        (b"null", "not_tables"),
        (b'{"order": []}', "not_a_table"),
        (b'{"order": {"a": 5}}', "not_a_table"),
        (b'{"order": {"a": ' + b'{"b": ' * 300 + b"1" + b"}" * 302, "depth"),
        (b"[" * 5_000_000, "not_json"),
        (b'{"order": {"a": {"b": ' + b"9" * 5_000_000 + b"}}}", "not_json"),
    ],
)
def test_anything_but_tables_is_refused(data: bytes, reason: str) -> None:
    """Text that is not exactly tables of documents is refused, and within a second."""
    started = time.perf_counter()
    with pytest.raises(UnreadableContentError) as caught:
        parse(data)
    assert caught.value.reason.id == f"error.content.{reason}"
    assert time.perf_counter() - started < 1


def test_place_is_named() -> None:
    """Whoever mends a file is told where: line and column, or the key."""
    with pytest.raises(UnreadableContentError) as caught:
        parse(b'{\n  "order": {\n    "a" {}\n  }\n}\n')
    assert caught.value.reason.params == {"line": 3, "column": 9}
    with pytest.raises(UnreadableContentError) as caught:
        parse(b'{"order": {"a": {"x\x1by": 1, "x\x1by": 2}}}'.replace(b"\x1b", b"\\u001b"))
    assert caught.value.reason.params == {"key": "xy"}


def test_hand_edited_text_is_read() -> None:
    """Layout is the editor's business: the same values are read from any of it."""
    assert parse(b'{"order":{"a":{"number":"4711",\n\n"hours": 2}}}') == TABLES
    assert parse(render(TABLES)) == TABLES


def test_large_hand_edited_text_is_read_in_time() -> None:
    """Twenty megabytes that need the slow look for repeated keys are read within a few seconds."""
    document = b'"note": "' + b"x" * 950 + b'"'
    text = b'{"order": {' + b", ".join(b'"%d": {%s}' % (n, document) for n in range(20_000)) + b"}}"
    started = time.perf_counter()
    assert len(parse(text)["order"]) == 20_000
    assert time.perf_counter() - started < 3
