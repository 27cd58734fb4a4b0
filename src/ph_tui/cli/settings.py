"""`ph-tui settings …`: whom to turn to at the city, reminders and alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli.arguments import Argument, Command, Given
from ph_tui.cli.typed import pairs

if TYPE_CHECKING:
    from ph_tui.cli.face import Face

_NOT_SET = "–"


def _show(face: Face, _: Given) -> None:
    texts = face.desk.settings.texts()
    if face.as_json:
        face.json(texts)
        return
    face.lines(
        f"{name}: {text or _NOT_SET} ({face.words.say(f'word.setting.{name}')})"
        for name, text in texts.items()
    )


def _set(face: Face, given: Given) -> None:
    face.desk.settings.set(pairs(given.many))
    _show(face, given)


COMMANDS = (
    Command("settings show", _show),
    Command("settings set", _set, (Argument("field", many=True),)),
)
