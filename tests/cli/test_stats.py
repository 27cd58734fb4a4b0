"""`ph-tui stats`: the same figures for people, programs and spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_figures_for_people_and_programs(invoiced: Program) -> None:
    """One fact a line, each with how many it speaks of; the JSON has the same numbers."""
    invoiced.done("invoice", "sent", "1001", "--on", "2024-04-24")
    invoiced.done("invoice", "paid", "1001", "--on", "2024-04-24")
    told = invoiced.done("stats", "--by", "coach").out
    assert "All: 1 order" in told
    assert "hours: 2.00 / 20 (1 order)" in told
    assert "from notice to contact: 1.0 days (1)" in told
    figures = invoiced.done("stats", "--by", "coach", "--json").json()
    assert figures["by"] == "coach"
    total = figures["total"]
    assert (total["orders"], total["payment_days_median"], total["payments"]) == (1, "0.0", 1)
    assert total["reports_on_time_percent"] is None
    assert [group["orders"] for group in figures["groups"]] == [1]
    assert total["orders_by_month"]["2024-03"] == 1


def test_orders_of_nobody_are_not_all_of_them(running: Program) -> None:
    """An order without a coach has a group of its own, beside those of the coaches."""
    running.done("order", "add", "4720", "--service", "tyohaun-tehotreeni", "--client", "E.H.")
    running.done("order", "edit", "4720", "coach=")
    told = running.done("stats", "--by", "coach").out
    assert "All: 2 orders" in told
    assert "–: 1 order" in told
    groups = running.done("stats", "--by", "coach", "--json").json()["groups"]
    assert [(group["key"] == "", group["orders"]) for group in groups] == [(True, 1), (False, 1)]


def test_a_table_for_a_spreadsheet(running: Program, tmp_path: Path) -> None:
    """In Finnish with semicolons and decimal commas; a file that is there stays."""
    path = tmp_path / "luvut.csv"
    running.done("stats", "-o", str(path), lang="fi")
    text = path.read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert head[:3] == ["Palvelu", "Tilauksia", "Tunteja pidetty"]
    assert [row[:4] for row in rows] == [
        ["Tehotreeni", "1", "2,00", "20"],
        ["Kaikki", "1", "2,00", "20"],
    ]
    assert running("stats", "-o", str(path)).code == 1
    assert path.read_bytes().decode("utf-8-sig") == text


def test_what_there_is_none_of(ph: Program) -> None:
    """An empty company has no figure; an unknown period is named with those that there are."""
    assert "from notice to contact: –" in ph.done("stats").out
    answer = ph("stats", "--period", "1999-9")
    assert answer.code == 2
    assert "2024-1" in answer.err
