"""An edition's file from outside: its text, read within bounds and refused in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.library import TEXT_LIMIT
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

_NAME_SHOWN = 200
_BYTES_A_CHARACTER = 4


def edition_text(path: Path) -> str:
    """The text of a file; BadInput when there is none, or one that no edition can be."""
    limit = TEXT_LIMIT * _BYTES_A_CHARACTER
    try:
        if path.is_dir():
            raise _refusal("is_folder", path)
        if not path.is_file():
            raise _refusal("no_file", path)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _refusal("no_file", path) from error
    if len(content) > limit:
        raise BadInput(Message("error.edition.too_long", file=named(path), limit=TEXT_LIMIT))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal("not_utf8", path) from error


def named(path: Path) -> str:
    """A file's name as a refusal tells it."""
    return str(path).encode("utf-8", "replace").decode()[:_NAME_SHOWN]


def _refusal(what: str, path: Path) -> BadInput:
    return BadInput(Message(f"error.edition.{what}", file=named(path)))
