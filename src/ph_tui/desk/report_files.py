"""A report as a file of the user's own: made in one of the formats, written whole or not at all.

Owns the formats and the writing; the documents themselves are made by the exporters, of which only
the one that is needed is loaded.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from secrets import token_hex
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.reports import ReportDesk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words

FORMATS = ("pdf", "html", "md", "txt")
_FILE_MODE = 0o600
"""Reports tell of people: what is written is nobody else's to read."""


@dataclass(frozen=True)
class Made:
    """A document as bytes, and what its reader should be told about it."""

    content: bytes
    warnings: tuple[Message, ...] = ()


def make(reports: ReportDesk, file: OrderFile, words: Words, kind: str) -> Made:
    """Make the whole report in one of FORMATS."""
    if kind == "md":
        return Made(reports.markdown(file, words).encode())
    document = reports.document(file, words)
    if kind == "html":
        from ph_tui.exports.html import to_html

        return Made(to_html(document).encode())
    if kind == "txt":
        from ph_tui.exports.plain import to_plain

        return Made(to_plain(document).encode())
    from ph_tui.exports.pdf import to_pdf

    pdf = to_pdf(document)
    return Made(pdf.data, pdf.warnings)


def default_name(file: OrderFile, words: Words, kind: str) -> str:
    """What the file is called unless someone says otherwise: `palveluraportti-4711.pdf`."""
    order = file.order
    number = "".join(c if c.isalnum() or c in "-_" else "-" for c in order.number)
    title = words.say("export.report.title").lower().replace(" ", "-")
    return f"{title}-{number or order.id[:8]}.{kind}"


def write(path: Path, content: bytes, *, replace: bool) -> None:
    """Write a file in one step; one that is there is Refused unless it may be replaced.

    Raises DataError when it can't be written; then nothing was changed.
    """
    fresh = path.parent / f".{token_hex(8)}.tmp"
    try:
        if replace and path.exists() and not path.is_file():
            path.write_bytes(content)  # a device or a pipe, which a new file would take away
            return
        _write_whole(fresh, content)
        if replace:
            fresh.replace(path)
        else:
            path.hardlink_to(fresh)  # fails where something stands, whoever put it there meanwhile
    except FileExistsError as error:
        raise Refused(Message("error.file.exists", path=str(path))) from error
    except (OSError, ValueError) as error:
        raise DataError(Message("error.file.unwritable", path=str(path))) from error
    finally:
        with suppress(OSError, ValueError):
            fresh.unlink(missing_ok=True)


def _write_whole(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _FILE_MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
