"""Three invented spreadsheets as companies keep them, and the writing of others.

`finnish_csv` is what a Finnish Excel saves as CSV; `workbook` has titles over the table, sums below
and every kind of date; `english_sessions` is a log of meetings of its orders.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

FINNISH = """\
Valmennustilaukset kevät 2024;;;;;;;;;
;;;;;;;;;
Tilausnro;Asiakas;Palvelu;Tunnit;Alkaa;Päättyy;Hinta €/h;Hyväksytty;Yhteys;Huom
5711;A.K.;Työhaun tehotreeni;19,5;4.3.2024;14.6.2024;62,00 €;4.3.2024;5.3.2024;soita aamulla
5712;M.V.;tehotreeni;19 h 30;11.3.2024;28.6.2024;62,00;;;
;;;;;;;;;
Yhteensä;;;39;;;;;;
"""
HEADINGS = ("Tilausnumero", "Asiakas", "Palvelu", "Tunnit", "Alku", "Loppu", "Hyväksytty")


def finnish_csv(folder: Path) -> Path:
    """Two orders in Windows-1252 with semicolons, a title, a gap, a column of remarks and a sum."""
    path = folder / "tilaukset.csv"
    path.write_bytes(FINNISH.replace("\n", "\r\n").encode("cp1252"))
    return path


def workbook(folder: Path) -> Path:
    """Four orders with merged titles, a sum, days in four forms, and a sheet of prices beside."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Tilaukset 2024"
    sheet["A1"] = "Valmennustilaukset 2024 – kevät"
    sheet.merge_cells("A1:H1")
    sheet["A2"] = "Päivitetty 22.4.2024"
    march = date(2024, 3, 4)
    rows: tuple[tuple[object, ...], ...] = (
        (),
        ("Nro", "Asiakastunnus", "Valmennus", "Tilatut tunnit", "Alku", "Loppu",
         "Hyväksytty Cloudiassa", "Yhteys otettu", "Päättynyt", "Tila", "Omavalmentaja", "Muuta"),
        (6711, "A.K.", "Työhaun tehotreeni", 20, march, date(2024, 6, 14),
         march, datetime(2024, 3, 5), None, "käynnissä", "M. Virtala", "soittaa aina"),  # noqa: DTZ001 - spreadsheets have wall times
        (6712, "M.V.", "Uutta suuntaa", timedelta(hours=19, minutes=30), 45362, "28.6.2024",
         "2024-03-11", None, None, "Hyväksytty"),
        (6713, "J.S.", "tehotreeni", "19 h 30", "4.1.2024", "29.3.2024",
         "4.1.2024", "5.1.2024", None, "Päättynyt"),
        (),
        (6714, "P.L.", "tehotreeni", "10,5", "8.1.2024", "29.3.2024",
         "8.1.2024", "9.1.2024", "15.2.2024", "keskeytynyt"),
        ("Yhteensä", None, None, 69.5),
    )  # fmt: skip
    for row in rows:
        sheet.append(list(row))
    book.create_sheet("Hinnasto").append(("Palvelu", "Hinta"))
    path = folder / "tilaukset.xlsx"
    book.save(path)
    return path


def english_sessions(folder: Path) -> Path:
    """Four meetings of the orders of `workbook`: times as times, as texts and in one cell."""
    rows = (
        ("Order", "Date", "Start", "End", "Hours", "Status", "Notes"),
        (6711, date(2024, 3, 12), time(9), time(11, 30), 2.5, "held", "CV update"),
        (6711, date(2024, 3, 19), "9:00", "11:00", 2, "no show", ""),
        (6712, "2024-04-30", "9.00", "11.00", None, "planned", ""),
        (6712, "2024-04-02", None, None, 1.5, None, "Phone call"),
    )
    return saved(folder / "sessions.xlsx", rows)


def saved(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """A workbook of one sheet with these rows."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def many(path: Path, count: int) -> Path:
    """A workbook of as many orders, numbered from 10001."""
    rows = [
        (10_001 + place, f"A.{place % 900}", "tehotreeni", 20,
         date(2024, 3, 4), date(2024, 6, 14), date(2024, 3, 4))
        for place in range(count)
    ]  # fmt: skip
    return saved(path, [HEADINGS, *rows])
