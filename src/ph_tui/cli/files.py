"""Documents that leave the program: to standard output, or into a file that the user names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.arguments import Option
from ph_tui.desk import report_files
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.arguments import Given
    from ph_tui.cli.face import Face
    from ph_tui.desk.report_files import Made

OPTIONS = (Option("output", "file", short="o", path=True), Option("force"))
"""How a file is named, and that one may be replaced."""


def file_named(given: Given) -> str | None:
    """The file that was named, None without one; refused before anything is made.

    How to replace a file that is there is told here; the writing itself refuses it too.
    """
    name = given.get("output")
    if name is None:
        return None
    if not name:
        raise BadInput(Message("cli.error.output_nameless"))
    try:
        exists = Path(name).exists()
    except (OSError, ValueError) as error:
        raise DataError(Message("error.file.unwritable", path=name[:200])) from error
    if exists and not given.has("force"):
        raise Refused(Message("cli.error.file_exists", path=name[:200]))
    return name


def refuse_pdf_on_terminal(kind: str) -> None:
    """Refuse to print what only makes a terminal beep."""
    if kind == "pdf" and sys.stdout is not None and sys.stdout.isatty():
        raise BadInput(Message("cli.error.pdf_on_terminal"))


def hand_over(face: Face, given: Given, made: Made, *, is_text: bool, told: str) -> None:
    """Write the file that was named and say `told`, or print; its warnings are told beside it.

    Text is cleaned on its way to the terminal like everything else.
    """
    name = given.get("output")
    if name is not None:
        write(given, made.content)
        if not face.as_json:
            face.say(told, path=name)
    elif is_text:
        output.put(made.content.decode())
    else:
        output.put_bytes(made.content)
    for warning in made.warnings:
        face.warn(warning)


def write(given: Given, content: bytes) -> None:
    """Write the file that was named, as a whole or not at all."""
    report_files.write(Path(given["output"]), content, replace=given.has("force"))
