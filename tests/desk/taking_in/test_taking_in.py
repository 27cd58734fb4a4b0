"""A spreadsheet becomes what typing it would have made: all of it or nothing, and never twice."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.taking_in.importing_until_killed import KILLED
from tests.spreadsheets import HEADINGS, english_sessions, finnish_csv, many, saved, workbook

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder
from ph_tui.desk.taking_in.files import ROW_LIMIT
from ph_tui.desk.taking_in.plan import Plan, Standing
from ph_tui.domain.errors import BadInput, DataError, PhTuiError, Refused
from ph_tui.domain.orders import EndKind
from ph_tui.domain.taking_in.headings import Kind
from ph_tui.store import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.domain.orders import OrderFile

DATA = Path(__file__).parent / "data"
REPOSITORY = Path(__file__).parents[3]


def planned(desk: Desk, path: Path, kind: Kind = Kind.ORDERS) -> Plan:
    """The plan of a file."""
    return desk.taking_in.plan(desk.taking_in.read(path), kind)


def number(desk: Desk, order_number: str) -> OrderFile:
    """The order with a number."""
    return desk.orders.load(desk.orders.find(order_number).id)


def a_text(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A CSV file under the usual headings."""
    path = folder / "rows.csv"
    path.write_text("\n".join((";".join(HEADINGS), *lines)), encoding=encoding)
    return path


def test_a_finnish_csv_is_the_same_as_typing(desk: Desk, tmp_path: Path) -> None:
    """The order is that of `add`, `accept` and `contact`; the history tells the file's name."""
    desk.taking_in.take_in(planned(desk, finnish_csv(tmp_path)))
    typed = desk.orders.add(
        NewOrder(
            "tehotreeni", "A.K.", "1", Decimal("19.5"), date(2024, 3, 4), date(2024, 6, 14),
            Decimal(62),
        )
    ).order  # fmt: skip
    desk.orders.accept(typed.id, date(2024, 3, 4))
    typed = desk.orders.contact(typed.id, date(2024, 3, 5)).order
    order = number(desk, "5711").order
    assert replace(order, id="", number="") == replace(typed, id="", number="", received_on=None)
    (entry,) = desk.history.of(order.id)
    assert entry.what.params["file"] == "tilaukset.csv"


def test_a_workbook_is_read_with_its_dates_and_ends(desk: Desk, tmp_path: Path) -> None:
    """Days in every form; a state that tells of an end takes the contract's last day."""
    plan = planned(desk, workbook(tmp_path))
    assert (plan.sheet, plan.other_sheets) == ("Tilaukset 2024", ("Hinnasto",))
    assert plan.table.left_out == ("Muuta",)
    desk.taking_in.take_in(plan)
    assert number(desk, "6712").order.start == date(2024, 3, 11)
    ended, broken_off = (number(desk, n).order.ending for n in ("6713", "6714"))
    assert ended is not None
    assert (ended.on, ended.how) == (date(2024, 3, 29), EndKind.FINISHED)
    assert broken_off is not None
    assert (broken_off.how, broken_off.reason) == (EndKind.INTERRUPTED, "keskeytynyt")


def test_sessions_go_to_their_orders(desk: Desk, tmp_path: Path) -> None:
    """The whole sheet in one save an order; once more it changes nothing."""
    desk.taking_in.take_in(planned(desk, workbook(tmp_path)))
    path = english_sessions(tmp_path)
    desk.taking_in.take_in(planned(desk, path, Kind.SESSIONS))
    told = [(s.on.day, s.minutes, s.state.value, s.note) for s in number(desk, "6711").sessions]
    assert told == [(12, 150, "held", "CV update"), (19, 120, "no_show", "")]
    again = planned(desk, path, Kind.SESSIONS)
    assert again.count(Standing.SAME) == len(again.rows) == 4
    assert desk.taking_in.take_in(again).saved == ()


def test_the_kind_is_told_by_the_headings(desk: Desk, tmp_path: Path) -> None:
    """Nobody has to say what a file holds."""
    kinds = [
        desk.taking_in.kind_of(desk.taking_in.read(make(tmp_path)))
        for make in (finnish_csv, workbook, english_sessions)
    ]
    assert kinds == [Kind.ORDERS, Kind.ORDERS, Kind.SESSIONS]


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    """Orders without a number are recognised by what they say, worked-on ones by their number."""
    path = a_text(tmp_path, ";A.K.;tehotreeni;20;4.3.2024;;", "7;M.V.;tehotreeni;10;;;")
    desk.taking_in.take_in(planned(desk, path))
    desk.orders.accept(number(desk, "7").order.id)
    before = desk.orders.summaries()
    again = desk.taking_in.take_in(planned(desk, path))
    assert again.plan.count(Standing.SAME) == 2
    assert desk.orders.summaries() == before


def test_a_changed_row_is_named_and_not_taken(desk: Desk, tmp_path: Path) -> None:
    """What is stored stays, and the rest of the file is taken in."""
    desk.taking_in.take_in(planned(desk, a_text(tmp_path, "7;M.V.;tehotreeni;10;;;")))
    path = a_text(tmp_path, "7;M.V.;tehotreeni;12;;;", "8;M.V.;tehotreeni;12;;;")
    taken = desk.taking_in.take_in(planned(desk, path))
    assert [row.standing for row in taken.plan.rows] == [Standing.CHANGED, Standing.NEW]
    assert number(desk, "7").order.ordered_hours == 10


@pytest.mark.parametrize(
    ("line", "place", "kind"),
    [
        ("9;A.K.;olematon;20;;;", "C3", BadInput),
        ("9;;tehotreeni;20;;;", "B3", BadInput),
        ("9;A.K.;tehotreeni;paljon;;;", "D3", BadInput),
        ("9;A.K.;tehotreeni;20;31.2.2024;;", "E3", BadInput),
        ("9;A.K.;tehotreeni;#REF!;;;", "D3", BadInput),
        ("9;A.K.;tehotreeni;20;4.3.2024;1.3.2024;", "F3", BadInput),
        ("9;A.K.;tehotreeni;20;;;1.5.2024", "G3", Refused),
        ("8;M.V.;tehotreeni;20;;;", "3", Refused),
        ("9;A.K.;tehotreeni;9999;;;", "D3", BadInput),
        ("9;131052-308T;tehotreeni;20;;;", "3", Refused),
    ],
)
def test_one_wrong_row_keeps_the_file_out(
    desk: Desk, tmp_path: Path, line: str, place: str, kind: type[PhTuiError]
) -> None:
    """With its row and column; a rule's refusal is told from what can't be read."""
    plan = planned(desk, a_text(tmp_path, "8;A.K.;tehotreeni;20;;;", line))
    with pytest.raises(kind) as refused:
        desk.taking_in.take_in(plan)
    assert refused.value.message.params["place"] == place
    assert desk.is_empty


def test_formula_errors_of_a_workbook_are_told(desk: Desk, tmp_path: Path) -> None:
    """A cell that shows `#N/A` is never read as empty."""
    path = saved(tmp_path / "x.xlsx", [HEADINGS, (1, "#N/A", "tehotreeni", 20)])
    with pytest.raises(BadInput) as refused:
        desk.taking_in.take_in(planned(desk, path))
    assert refused.value.message.params["place"] == "B2"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b" \n", "nothing"),
        ("x.xlsx", (DATA / "old.xls").read_bytes(), "old"),
        ("x.xlsx", (DATA / "locked.xlsx").read_bytes(), "locked"),
        ("x.xlsx", b"PK\x03\x04 broken", "workbook"),
        ("x.png", b"\x89PNG\0\0\0", "unknown"),
        ("x.csv", b'Nro;Asiakas\n1;"A.K.\n2;M.V.\n', "quotes"),
        ("x.csv", b"Nro;Asiakas\n1;\x81\n", "characters"),
        ("x.csv", b"a\n" * (ROW_LIMIT + 1), "too_long"),
    ],
)
def test_a_bad_file_is_one_sentence(
    desk: Desk, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """Whatever a file is called, what it is decides."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        desk.taking_in.read(path)
    assert refused.value.message.id == f"error.taking_in.{said}"


def test_an_encoding_that_is_told_has_to_be_that_of_the_file(desk: Desk, tmp_path: Path) -> None:
    """Both ways round, and there must be such an encoding."""
    latin, utf8 = a_text(tmp_path, "1;Ä;x", encoding="cp1252"), tmp_path / "utf8.csv"
    utf8.write_text("Nro;Asiakas\n1;Ä\n", encoding="utf-8")
    for path, encoding in ((latin, "utf-8"), (utf8, "cp1252"), (utf8, "klingon")):
        with pytest.raises(BadInput):
            desk.taking_in.read(path, encoding)
    assert desk.taking_in.read(latin, "cp1252") == desk.taking_in.read(latin)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_files_are_understood_as_they_come(
    desk: Desk, tmp_path: Path, encoding: str, separator: str
) -> None:
    """Every usual encoding with every usual separator."""
    path = tmp_path / "x.csv"
    lines = [["Nro", "Asiakas", "Päivä"], ["1", "Ä.Ö.", "4.3.2024"]]
    path.write_text("\n".join(map(separator.join, lines)), encoding=encoding)
    (sheet,) = desk.taking_in.read(path).sheets
    assert [list(row) for row in sheet.rows] == lines


def test_a_full_disk_leaves_nothing_of_the_file(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files wait until all of them are written; what waited is swept away."""
    plan = planned(desk, many(tmp_path / "many.xlsx", 5))
    written = []
    write_new = files.write_new

    def fill(path: Path, data: bytes) -> files.Signature:
        written.append(path)
        if len(written) == 3:
            raise OSError(28, "No space left on device")
        return write_new(path, data)

    monkeypatch.setattr(files, "write_new", fill)
    with pytest.raises(DataError):
        desk.taking_in.take_in(plan)
    monkeypatch.undo()
    assert desk.is_empty
    assert not (tmp_path / "data" / "taking-in").exists()
    assert len(desk.taking_in.take_in(plan).saved) == 5


@pytest.mark.faults
def test_what_was_killed_is_completed_by_the_same_file(
    tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """At whatever call it dies: once more, and every order is there once."""
    kills = 0
    for place in (1, 5, 20, 26, 27, 28, 30, 33, 200):
        root = tmp_path / str(place)
        root.mkdir()
        many(root / "many.xlsx", 6)
        script = "tests.desk.taking_in.importing_until_killed"
        command = [sys.executable, "-m", script, str(root), str(place)]
        code = subprocess.run(command, cwd=REPOSITORY, check=False, timeout=60).returncode
        assert code in {0, KILLED}
        kills += code == KILLED
        moment = clock_at("2024-04-24T12:00")
        desk = Desk.open(root / "data", "maija", moment, cache=root / "other-cache")
        desk.taking_in.take_in(planned(desk, root / "many.xlsx"))
        numbers = sorted(row.number for row in desk.orders.summaries())
        assert numbers == [str(10_001 + each) for each in range(6)]
        assert not (root / "data" / "taking-in").exists()
    survived("imports killed and completed", kills)
    assert kills > 5
