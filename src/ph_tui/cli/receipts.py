"""Receipts of the city's forms on the command line: how one is given, and how it is got back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ph_tui.cli import files
from ph_tui.cli.typed import STANDARD_INPUT, text_or_file
from ph_tui.desk.receipts import read_receipt
from ph_tui.desk.report_files import Made
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.arguments import Given
    from ph_tui.cli.face import Face
    from ph_tui.desk.receipts import AnySending, Receipt


def typed_receipt(given: Given) -> Receipt:
    """What `--receipt` means: a text, the file of `@FILE`, or a text from standard input."""
    typed = given.get("receipt") or ""
    return read_receipt(text_or_file(typed) if typed == STANDARD_INPUT else typed)


def hand_over(face: Face, given: Given, sending: AnySending | None) -> None:
    """Write a receipt out as it came; one that is no text only into a file or a pipe."""
    path = files.file_named(given)
    name, content = face.desk.receipts.document(sending)
    is_text = not name or _is_text(content)
    if path is None and not is_text and sys.stdout is not None and sys.stdout.isatty():
        raise BadInput(Message("cli.error.receipt_on_terminal", name=name))
    if path is None and face.as_json:
        face.json({"receipt": content.decode() if not name else None, "receipt_file": name or None})
        return
    files.hand_over(face, given, Made(content), is_text=is_text, told="cli.receipt.written")
    if path is not None and face.as_json:
        face.json({"receipt_file": name or None, "path": path})


def _is_text(content: bytes) -> bool:
    try:
        return "\0" not in content.decode()
    except UnicodeDecodeError:
        return False
