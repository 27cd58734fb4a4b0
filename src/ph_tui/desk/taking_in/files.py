"""A spreadsheet as a file: what it is, its characters and separators, and the sheets in it.

Owns everything that can be wrong with a file before a cell of it is understood; each is BadInput
in one sentence. Workbooks are opened by `workbook`.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import stat
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.taking_in.cells import Cell, CellError
from ph_tui.domain.taking_in.table import Sheet
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

BYTE_LIMIT = 20_000_000
"""Of a file; three hundred orders take some thirty thousand."""
ROW_LIMIT = 20_000
"""Rows that hold something, in one sheet."""
_SEPARATORS = ";\t,"
_LINES_TRIED = 60
_WORKBOOK = b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SIGNED = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_ERRORS |= {"#PUUTTUU!", "#VIITTAUS!", "#ARVO!", "#JAKO/0!", "#NIMI?", "#LUKU!", "#TYHJÄ!"}
"""What spreadsheets show for a formula without a value, in English and Finnish."""


@dataclass(frozen=True)
class Source:
    """A file that was read."""

    name: str
    """The file's name without its folders."""
    sheets: tuple[Sheet, ...]
    """Those that people see."""


def read_source(path: Path, encoding: str | None = None) -> Source:
    """Read a spreadsheet; `encoding` is that of a text file, when the user has told it."""
    data = _content(path)
    name = clean_line(path.name)
    if data.startswith(_OLD):
        what = "locked" if _LOCKED in data else "old"
        raise BadInput(Message(f"error.taking_in.{what}", file=name))
    if data.startswith(_WORKBOOK):
        from ph_tui.desk.taking_in.workbook import sheets_of

        return Source(name, sheets_of(data, name))
    if b"\0" in data[:4096] and not any(map(data.startswith, _SIGNED)):
        raise BadInput(Message("error.taking_in.unknown", file=name))
    return Source(name, (Sheet("", _rows(_decoded(data, encoding, name), name)),))


def _content(path: Path) -> bytes:
    """The bytes of a regular file; a pipe would never end."""
    shown = clean_line(str(path))[:200]
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise BadInput(Message("error.taking_in.directory", path=shown))
        if not stat.S_ISREG(status.st_mode):
            raise BadInput(Message("error.taking_in.unknown", file=shown))
        if status.st_size > BYTE_LIMIT:
            limit = BYTE_LIMIT // 1_000_000
            raise BadInput(Message("error.taking_in.too_large", file=shown, megabytes=limit))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput(Message("error.taking_in.missing", path=shown)) from error
    except (OSError, ValueError) as error:
        raise BadInput(Message("error.taking_in.unreadable", path=shown)) from error
    if not data.strip():
        raise BadInput(Message("error.taking_in.nothing", file=clean_line(path.name)))
    return data


def _decoded(data: bytes, encoding: str | None, name: str) -> str:
    """The text of a file: as it says of itself, as it was told, UTF-8, else Windows-1252."""
    signed = next((each for mark, each in _SIGNED.items() if data.startswith(mark)), None)
    if encoding is not None:
        _refuse_wrong(data, encoding, signed)
        return _strictly(data, signed or encoding, name)
    if signed is not None:
        return _strictly(data, signed, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "cp1252", name)


def _refuse_wrong(data: bytes, encoding: str, signed: str | None) -> None:
    """Refuse an encoding that there isn't, or that the file evidently does not have."""
    try:
        told = codecs.lookup(encoding).name
        is_text = isinstance("".encode(told), bytes) and isinstance(b"".decode(told), str)
    except (LookupError, ValueError, TypeError):
        is_text, told = False, ""
    if not is_text:
        raise BadInput(Message("error.taking_in.encoding", encoding=clean_line(encoding)[:40]))
    if told.startswith("utf"):
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if signed or not data.isascii():
        raise BadInput(Message("error.taking_in.is_utf8", encoding=clean_line(encoding)[:40]))


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadInput(
            Message("error.taking_in.characters", file=name, row=line, encoding=encoding)
        ) from error


def _rows(text: str, name: str) -> tuple[tuple[Cell, ...], ...]:
    """The rows of a text whose columns are separated by semicolons, tabs or commas."""
    told = re.match(r"sep=(.)\r?\n", text)
    separator = told[1] if told else _separator(text)
    if told:
        text = "\n" + text[told.end() :]  # the line counts as a row, as in a spreadsheet
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[Cell, ...]] = []
    full = 0
    try:
        for fields in reader:
            rows.append(tuple(_cell(field) for field in fields))
            full += any(fields)
            refuse_too_long(full, name)
    except csv.Error as error:
        raise BadInput(Message("error.taking_in.quotes", file=name, row=len(rows) + 1)) from error
    return tuple(rows)


def _cell(field: str) -> Cell:
    return CellError(field) if field.strip().upper() in _ERRORS else field


def error_in(value: object) -> CellError | None:
    """The error that a workbook's cell shows, None when it shows none."""
    is_error = isinstance(value, str) and value in _ERRORS
    return CellError(str(value)) if is_error else None


def refuse_too_long(rows: int, name: str) -> None:
    """Refuse a sheet of more rows than are taken in at a time."""
    if rows > ROW_LIMIT:
        raise BadInput(Message("error.taking_in.too_long", file=name, limit=ROW_LIMIT))


def _separator(text: str) -> str:
    """The sign that separates most lines into the same number of columns."""
    lines = [line for line in text.splitlines()[: _LINES_TRIED * 2] if line.strip()]

    def evenness(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines[:_LINES_TRIED] if sign in line)
        if not counts:
            return 0, 0
        count, lines_alike = max(counts.items(), key=lambda item: (item[1] * item[0], item[0]))
        return lines_alike * count, count

    return max(_SEPARATORS, key=evenness)
