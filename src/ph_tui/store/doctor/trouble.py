"""One thing that is wrong with a data directory: what, where, and what mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.store.faults import shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ph_tui.domain.messages import Param

Fix = Callable[[], str]
"""Mends it, under the store's lock, and tells in a word what became of it, or nothing."""


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong, or only worth knowing."""

    kind: str
    where: str
    """A place in the data directory, as it may be shown."""
    what: Message
    mend: Message
    is_grave: bool = True
    fix: Fix | None = field(default=None, compare=False)
    """What `doctor --fix` does; None where only a person can help."""


def trouble(
    kind: str,
    where: str,
    mend: Message | None = None,
    *,
    grave: bool = True,
    fix: Fix | None = None,
    **params: Param,
) -> Trouble:
    """One trouble of a kind that the catalogues know; what can be fixed is mended by `--fix`."""
    what = Message(f"word.trouble.{kind}", where=where, **params)
    return Trouble(kind, where, what, mend or Message("word.mend.fix"), grave, fix)


def by_command(*words: str) -> Message:
    """Mended by a command that a person types."""
    return Message("word.mend.command", command=" ".join(words))


def places(names: Sequence[str]) -> str:
    """Several places as one: the first, and how many more."""
    more = f" + {len(names) - 1}" if len(names) > 1 else ""
    return f"{shown(names[0])}{more}"


def relative(path: str | Path, data: Path) -> str:
    """A path as a place in the data directory; `.` is the directory itself."""
    text = str(path)
    return text.removeprefix(f"{data}/") if text != str(data) else "."
