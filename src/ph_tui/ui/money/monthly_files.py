"""Many invoices as files of one folder: each for itself, over no other file.

Owns what is told of each; how an invoice becomes a file, and its name, is the desk's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.desk import invoice_files, report_files
from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.desk.desk import Desk
    from ph_tui.l10n.words import Words


def write_all(
    desk: Desk, numbers: Iterable[int], words: Words, kind: str, folder: Path
) -> dict[int, Message]:
    """Write each invoice in one format; tells of each the name of its file, or why there is none.

    It changes no invoice, and what can't be written keeps no other back.
    """
    return {number: _written(desk, number, words, kind, folder) for number in numbers}


def _written(desk: Desk, number: int, words: Words, kind: str, folder: Path) -> Message:
    try:
        invoice = desk.invoices.find(number).invoice
        path = folder / invoice_files.file_name(desk, invoice, words, kind)
        made = invoice_files.make(desk, invoice, words, kind)
        report_files.write(path, made.content, replace=False)
    except PhTuiError as error:
        return Message("ui.monthly.no_file", why=error.message)
    return Message("ui.monthly.file", name=path.name)


def failed(told: dict[int, Message]) -> int:
    """How many were not written."""
    return sum(message.id == "ui.monthly.no_file" for message in told.values())


def folder_objection(text: str) -> Message | None:
    """What speaks against a folder before anything is written."""
    try:
        is_folder = bool(text.strip()) and Path(text.strip()).expanduser().is_dir()
    except (OSError, RuntimeError, ValueError):  # a home that isn't there, a name with a NUL
        is_folder = False
    return None if is_folder else Message("ui.report.file_no_folder")
