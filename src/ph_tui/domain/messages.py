"""Messages: what is to be said, as a symbolic id and its parameters.

Owns the value that rules, errors and the desk hand to the faces instead of a sentence. It knows
no language, no catalogue and no format: `ph_tui.l10n.words` turns a message into text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, Union

if TYPE_CHECKING:
    from collections.abc import Mapping

Param: TypeAlias = Union[str, int, Decimal, date, time, datetime, "Message"]


@dataclass(frozen=True, init=False, repr=False, slots=True)
class Message:
    """A symbolic id such as `rule.goal.missing`, and the values that its text has places for.

    Two messages are equal when the id and the parameters are, in whatever order they were given.
    """

    id: str
    items: tuple[tuple[str, Param], ...]

    def __init__(self, message_id: str, /, **params: Param) -> None:
        object.__setattr__(self, "id", message_id)
        object.__setattr__(self, "items", tuple(sorted(params.items(), key=lambda item: item[0])))

    @property
    def params(self) -> Mapping[str, Param]:
        """The parameters by name, read-only."""
        return MappingProxyType(dict(self.items))

    def __repr__(self) -> str:
        shown = "".join(f", {name}={value!r}" for name, value in self.items)
        return f"Message({self.id!r}{shown})"
