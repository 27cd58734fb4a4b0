"""The report in each format, to standard output or into a file of the user's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.desk import report_files
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.arguments import Given
    from ph_tui.cli.face import Face
    from ph_tui.domain.orders import OrderFile

USUAL = "md"
"""The format when neither an option nor the file's ending tells one."""


def show_report(face: Face, file: OrderFile, given: Given) -> None:
    """Write the report in the format that was asked for, or that the file's name ends in."""
    name, force = given.get("output"), given.has("force")
    if name == "":
        raise BadInput(Message("cli.error.output_nameless"))
    suffix = Path(name or "").suffix[1:].lower()
    kind = given.get("format") or (suffix if suffix in report_files.FORMATS else USUAL)
    if name is None:
        _refuse_pdf_on_terminal(kind)
    else:
        refuse_existing(name, force=force)
    made = report_files.make(face.desk.reports, file, face.words, kind)
    if name is not None:
        report_files.write(Path(name), made.content, replace=force)
        if not face.as_json:
            face.say("cli.report.written", path=name)
    elif kind == "pdf":
        output.put_bytes(made.content)
    else:
        output.put(made.content.decode())
    for warning in made.warnings:
        face.warn(warning)


def _refuse_pdf_on_terminal(kind: str) -> None:
    if kind == "pdf" and sys.stdout is not None and sys.stdout.isatty():
        raise BadInput(Message("cli.error.pdf_on_terminal"))


def refuse_existing(name: str, *, force: bool) -> None:
    """Say how to replace a file before anything is made; the writing itself refuses it too."""
    try:
        exists = Path(name).exists()
    except (OSError, ValueError) as error:
        raise DataError(Message("error.file.unwritable", path=name[:200])) from error
    if exists and not force:
        raise Refused(Message("cli.error.file_exists", path=name[:200]))
