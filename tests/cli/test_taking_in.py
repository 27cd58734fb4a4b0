"""`ph-tui import`: what would happen, what happened, and the exit code of what can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.spreadsheets import english_sessions, finnish_csv, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_a_dry_run_tells_every_row_and_saves_nothing(ph: Program, tmp_path: Path) -> None:
    """Columns, what is left out, what is skipped, then the rows."""
    told = ph.done("import", "orders", str(finnish_csv(tmp_path)), "--dry-run").out
    assert "Columns that are not imported: Huom" in told
    assert "Row 7 is skipped, a total: Yhteensä 39" in told
    assert "+ 4 · 5711 · A.K." in told
    assert "Without --dry-run 2 orders would be imported." in told
    assert not ph.data.exists()


def test_orders_then_sessions_then_nothing_new(ph: Program, tmp_path: Path) -> None:
    """A second run of the same files writes nothing; the history names the file."""
    orders, sessions = str(workbook(tmp_path)), str(english_sessions(tmp_path))
    assert "Imported 4 orders." in ph.done("import", "orders", orders).out
    assert "Imported 4 sessions." in ph.done("import", "sessions", sessions).out
    before = ph.files()
    told = ph.done("import", "orders", orders, "--json").json()
    assert (told["new"], told["same"], told["taken"]) == (0, 4, True)
    assert "Imported 0 sessions." in ph.done("import", "sessions", sessions).out
    assert ph.files() == before
    assert "imported the order from tilaukset.xlsx" in ph.done("history", "6711").out


def test_a_map_tells_what_no_heading_does(ph: Program, tmp_path: Path) -> None:
    """A lacking column is refused with its name, and told by `--map`."""
    path = tmp_path / "x.csv"
    path.write_text("Nro,Hlö,Palvelu\n1,A.K.,tehotreeni\n", encoding="utf-8")
    refused = ph("import", "orders", str(path))
    assert (refused.code, "lacks a column: client" in refused.err) == (2, True)
    told = ph.done("import", "orders", str(path), "--map", "Hlö=client", "--json").json()
    assert [row["values"]["client"] for row in told["rows"]] == ["A.K."]
    assert ph("import", "orders", str(path), "--map", "Nimi=client").code == 2


@pytest.mark.parametrize(("row", "code"), [("2;A.K.;olematon", 2), ("1;A.K.;tehotreeni", 1)])
def test_one_wrong_row_keeps_all_out(ph: Program, tmp_path: Path, row: str, code: int) -> None:
    """2 for what can't be read, 1 for what a rule refuses; the row and the column are named."""
    path = tmp_path / "x.csv"
    path.write_text(f"Nro;Asiakas;Palvelu\n1;M.V.;tehotreeni\n{row}\n", encoding="utf-8")
    answer = ph("import", "orders", str(path))
    assert answer.code == code
    assert answer.err.count("\n") == 1
    assert "nothing was" in answer.err
    assert not ph.files()


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_no_file_is_bad_input(ph: Program, tmp_path: Path, name: str) -> None:
    """A missing file, a folder: exit code 2 and one sentence."""
    answer = ph("import", "orders", str(tmp_path / name))
    assert (answer.code, answer.err.count("\n"), answer.out) == (2, 1, "")
