"""What stands behind a typed value: text from standard input or a file, a day, FIELD=VALUE pairs.

Owns the borders of text that comes from outside: UTF-8 only, and of a bounded length.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.entry import read_day
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import BinaryIO

    from ph_tui.cli.arguments import Given
    from ph_tui.cli.face import Face

STANDARD_INPUT = "-"
BYTE_LIMIT = 4_000_000
"""Bytes of one text from outside; what a field may hold is less, and the domain's to say."""


def text_of(words: Iterable[str]) -> str:
    """The typed words as one text; a lone `-` is standard input."""
    text = " ".join(words)
    return _standard_input() if text == STANDARD_INPUT else text


def text_or_input(words: tuple[str, ...]) -> str:
    """As `text_of`; without any words it is what is piped in, and nothing is no text then."""
    if words:
        return text_of(words)
    if sys.stdin is None or sys.stdin.isatty() or not (text := _standard_input()).strip():
        raise BadInput(Message("cli.error.no_text"))
    return text


def text_or_file(text: str) -> str:
    """A text as it was typed, the content of `@FILE`, or standard input for `-`."""
    if text == STANDARD_INPUT:
        return _standard_input()
    if not text.startswith("@"):
        return text
    name = text[1:]
    try:
        with Path(name).open("rb") as file:
            return _decoded(file, name)
    except (OSError, ValueError) as error:
        raise BadInput(Message("cli.error.file_unreadable", path=name[:200])) from error


def pairs(words: Iterable[str]) -> dict[str, str]:
    """`FIELD=VALUE` words as a dictionary; a value may be empty."""
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise BadInput(Message("cli.error.no_pair", word=word[:40]))
        found[name.strip()] = value
    return found


def day(
    face: Face, text: str | None, span: tuple[date | None, date | None] = (None, None)
) -> date | None:
    """The day that was typed, in the year that falls inside an order's dates.

    None when the option was not given; one without a value is BadInput.
    """
    return None if text is None else read_day(text, today=face.desk.today, order_span=span)


def bonus_named(given: Given) -> str:
    """The bonus claim that `--bonus` names; empty when it is the hours that are meant."""
    named = given.get("bonus")
    if named is not None and not named.strip():
        raise BadInput(Message("error.bonus.claim_unknown", claim=named))
    return named or ""


def _standard_input() -> str:
    if sys.stdin is None:
        raise BadInput(Message("cli.error.no_text"))
    return _decoded(sys.stdin.buffer, STANDARD_INPUT)


def _decoded(stream: BinaryIO, name: str) -> str:
    content = stream.read(BYTE_LIMIT + 1)
    if len(content) > BYTE_LIMIT:
        raise BadInput(Message("cli.error.text_too_long", path=name[:200], limit=BYTE_LIMIT))
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise BadInput(Message("cli.error.text_not_utf8", path=name[:200])) from error
