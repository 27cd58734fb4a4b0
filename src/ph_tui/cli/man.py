"""`ph-tui man`: the manual page, made of what the help is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import Command, Given

if TYPE_CHECKING:
    from ph_tui.cli.face import Face


def _man(face: Face, _: Given) -> None:
    from ph_tui.cli.man_page import page
    from ph_tui.desk.clock import clock_at

    text = page(face.words, clock_at(face.around.today).now().date())
    if face.as_json:
        face.json({"page": text})
    else:
        output.put(text)


COMMANDS = (Command("man", _man),)
