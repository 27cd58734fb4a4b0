"""Spoils the content of a file at random: as disks, editors and careless scripts do.

Owns the ways of spoiling; knows nothing of what a content means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

DEPTH = 100_000
HUGE = 21_000_000
_RARELY = 400
"""One content in so many is made huge or deep: such take longest."""
_VALUES = (b"null", b"true", b"[]", b"{}", b'""', b"-1", b"1e999", b'"2024-02-30"', b"9" * 5000)


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content, spoilt in one to three ways."""
    if chance.randrange(_RARELY) == 0:
        return chance.choice([_huge, _deep])(content, chance)
    data = content
    for _ in range(chance.randint(1, 3)):
        data = chance.choice(_WAYS)(data, chance)
    return data


def _place(data: bytes, chance: random.Random) -> int:
    return chance.randrange(len(data) + 1)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: _place(data, chance)]


def _hole(data: bytes, chance: random.Random) -> bytes:
    start = _place(data, chance)
    return data[:start] + data[start + chance.randint(1, 60) :]


def _zeros(data: bytes, chance: random.Random) -> bytes:
    start = _place(data, chance)
    return data[:start] + bytes(len(data[start : start + 512])) + data[start + 512 :]


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return b"\xff"
    start = chance.randrange(len(data))
    flipped = data[start] ^ (1 << chance.randrange(8))
    return data[:start] + bytes([flipped]) + data[start + 1 :]


def _swap(data: bytes, chance: random.Random) -> bytes:
    first, second = sorted((_place(data, chance), _place(data, chance)))
    third = min(len(data), second + chance.randint(1, 80))
    return data[:first] + data[second:third] + data[first:second] + data[third:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def _value(data: bytes, chance: random.Random) -> bytes:
    """Another value in the place of one that stands behind a colon."""
    colon = data.find(b":", _place(data, chance))
    if colon < 0:
        return data + chance.choice(_VALUES)
    ends = [end for mark in (b",", b"\n", b"}") if (end := data.find(mark, colon)) > 0]
    return data[: colon + 1] + chance.choice(_VALUES) + data[min(ends, default=len(data)) :]


def _strange(data: bytes, chance: random.Random) -> bytes:
    start = _place(data, chance)
    strange = chance.choice([b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"\x1b[2J", b"\r"])
    return data[:start] + strange + data[start:]


def _deep(data: bytes, chance: random.Random) -> bytes:
    """As many brackets as no reader's stack holds, somewhere in the middle or alone."""
    opening = chance.choice([b"[", b'{"a":'])
    start = chance.choice([0, data.find(b":") + 1])
    return data[:start] + opening * DEPTH + data[start:]


def _huge(data: bytes, chance: random.Random) -> bytes:
    """More than any file of ours has: one long word, or the same over and over."""
    start = data.find(b'"') + 1
    if chance.random() < 0.5:
        return data[:start] + b"x" * HUGE + data[start:]
    return data * (HUGE // max(1, len(data)) + 1)


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_cut, _hole, _zeros, _flip, _flip, _swap, _repeat, _value, _value, _strange),
)
