"""The report in each format, to standard output or into a file of the user's."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

from ph_tui.cli import output
from ph_tui.cli.files import write_file
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.arguments import Given
    from ph_tui.cli.face import Face
    from ph_tui.domain.orders import OrderFile

FORMATS = ("md", "html", "pdf", "txt")


def show_report(face: Face, file: OrderFile, given: Given) -> None:
    """Write the report in the format that was asked for, or that the file's name ends in."""
    name = given.get("output")
    suffix = PurePath(name or "").suffix[1:].lower()
    kind = given.get("format") or (suffix if suffix in FORMATS else FORMATS[0])
    if kind == "pdf" and name is None and sys.stdout is not None and sys.stdout.isatty():
        raise BadInput(Message("cli.error.pdf_on_terminal"))
    content = _made(face, file, kind)
    if name is None:
        output.put_bytes(content)
        return
    write_file(name, content, force=given.has("force"))
    face.say("cli.report.written", path=name)


def _made(face: Face, file: OrderFile, kind: str) -> bytes:
    """The whole report as bytes; only the exporter that is needed is loaded."""
    reports, words = face.desk.reports, face.words
    if kind == "md":
        return reports.markdown(file, words).encode()
    document = reports.document(file, words)
    if kind == "html":
        from ph_tui.exports.html import to_html

        return to_html(document).encode()
    if kind == "txt":
        from ph_tui.exports.plain import to_plain

        return to_plain(document).encode()
    from ph_tui.exports.pdf import to_pdf

    pdf = to_pdf(document)
    for warning in pdf.warnings:
        face.warn(warning)
    return pdf.data
