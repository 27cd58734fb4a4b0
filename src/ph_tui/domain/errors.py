"""The four ways in which the product says no.

Owns the exceptions that the faces translate into a sentence and an exit code. An error carries a
message, never a sentence; what its parameters hold may be a client's text, so `str()` gives the id
alone and a log file stays free of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.domain.messages import Message


class PhTuiError(Exception):
    """Something that the user can understand and mend; nothing was half-done."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return self.message.id


class Refused(PhTuiError):  # noqa: N818 - the word that the rules and the screens use
    """A rule refused it."""

    exit_code: ClassVar[int] = 1


class BadInput(PhTuiError):  # noqa: N818
    """What was typed can't be read."""

    exit_code: ClassVar[int] = 2


class DataError(PhTuiError):
    """The data can't be read or written; nothing was changed."""

    exit_code: ClassVar[int] = 3


@dataclass(frozen=True)
class FieldClash:
    """A field that two people have changed, each to something else."""

    field: str
    """By the name that people use."""
    before: object
    """The value that both began from, as the writer saw it."""
    mine: object
    theirs: object
    """The value that stands there now."""


class Conflict(PhTuiError):  # noqa: N818
    """Someone else changed it meanwhile; nothing was changed."""

    exit_code: ClassVar[int] = 4

    def __init__(self, message: Message, clashes: Iterable[FieldClash] = ()) -> None:
        super().__init__(message)
        self.clashes = tuple(clashes)
