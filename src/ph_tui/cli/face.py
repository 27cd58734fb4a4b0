"""What a command speaks with: the desk, the words, and how an answer is told."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from ph_tui.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ph_tui.cli.surroundings import Surroundings
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.messages import Message, Param
    from ph_tui.l10n.words import Words

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


class Face:
    """One run of one command."""

    def __init__(self, words: Words, around: Surroundings, *, as_json: bool) -> None:
        self.words = words
        self.around = around
        self.as_json = as_json
        """Whether the reader is a program."""

    @cached_property
    def desk(self) -> Desk:
        """The desk, opened when it is first needed; raises DataError when it can't be."""
        return self.around.open_desk()

    def lines(self, texts: Iterable[str]) -> None:
        """Print texts, each on lines of its own."""
        for text in texts:
            output.put(text)

    def say(self, message_id: str, /, **params: Param) -> None:
        """Print a sentence of the catalogue."""
        output.put(self.words.say(message_id, **params))

    def json(self, value: Json) -> None:
        """Print a value for a program."""
        import json

        output.put(json.dumps(value, ensure_ascii=False, indent=2))

    def warn(self, message: Message) -> None:
        """Tell a message on standard error, beside what the command prints."""
        output.complain(self.words(message))
