"""A workbook of a spreadsheet program as sheets of plain cells.

Owns what openpyxl is asked for and what it stumbles over; loaded with the first workbook only.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ph_tui.desk.taking_in.files import error_in, refuse_too_long
from ph_tui.domain.errors import BadInput, PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.domain.taking_in.table import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.taking_in.cells import Cell

UNPACKED_LIMIT = 300_000_000
"""Bytes that a workbook may grow to when it is unpacked."""


def sheets_of(data: bytes, name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook that people see, with the values that its formulas had.

    BadInput when it can't be read as one.
    """
    try:
        _refuse_bomb(data, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what we don't read: styles, checks, drawings
            return tuple(_sheets(data, name))
    except PhTuiError:
        raise
    except Exception as error:  # whatever a reader meets in a broken archive of another program
        raise BadInput(Message("error.taking_in.workbook", file=name)) from error


def _refuse_bomb(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(member.file_size for member in archive.infolist()) > UNPACKED_LIMIT:
            limit = UNPACKED_LIMIT // 1_000_000
            raise BadInput(Message("error.taking_in.too_large", file=name, megabytes=limit))


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    epoch = book.epoch.date()
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()
            yield Sheet(sheet.title, _rows(sheet, name), epoch)


def _rows(sheet: Any, name: str) -> tuple[tuple[Cell, ...], ...]:
    rows: list[tuple[Cell, ...]] = []
    full = 0
    for values in sheet.iter_rows(values_only=True):
        cells = tuple(map(_cell, values))
        full += any(cell is not None for cell in cells)
        refuse_too_long(full, name)
        rows.append(cells)
    return tuple(rows)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return error_in(value) or value
    if isinstance(value, bool | int | float | datetime | date | time | timedelta):
        return value
    return str(value)
