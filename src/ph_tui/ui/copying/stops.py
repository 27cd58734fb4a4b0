"""The stops of a walk: each field of a form as it is sent, and what is said of it.

Knows neither the screen nor the clipboard, only what the clipboard takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_line, clean_prose
from ph_tui.ui.kit.clipboard import LIMIT, bytes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.exports.plain import FormField
    from ph_tui.ui.kit.inks import Piece


class Stop(NamedTuple):
    """One field of a form, as it is sent.

    `place` counts the stops from 1. It is 0 for a field that the walk passes by: what stands there
    is only told, for the user to check.
    """

    key: str
    place: int
    of: int
    name: str
    text: str

    @property
    def is_too_long(self) -> bool:
        """Whether no terminal surely takes the text."""
        return bytes_of(self.text) > LIMIT

    @property
    def title(self) -> str:
        """The field's place and name: `3/5 Toimenpiteet`."""
        return f"{self.place}/{self.of} {self.name}" if self.place else self.name

    @property
    def length(self) -> Message:
        """How long the text is."""
        return Message("ui.copy.length", n=len(self.text))

    @property
    def beginning(self) -> str:
        """The first line of the text."""
        return self.text.partition("\n")[0]

    def sign(self, *, sent: bool) -> Piece:
        """Return the sign of the field in the list of all."""
        if self.is_too_long:
            return "!", "late"
        if sent:
            return "✓", "done"
        if not self.text:
            return "–", "dim"
        return ("·" if self.place else " ", "dim")


def stops_of(fields: Sequence[FormField]) -> tuple[Stop, ...]:
    """Return the fields of a form as they are sent."""
    of = sum(field.walked for field in fields)
    stops: list[Stop] = []
    place = 0
    for field in fields:
        place += field.walked
        name, text = clean_line(field.name), clean_prose(field.text)
        stops.append(Stop(field.key, place if field.walked else 0, of, name, text))
    return tuple(stops)
