"""A report as a file of the user's own: whole, private, and over no other by mistake."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk import report_files
from ph_tui.domain.errors import DataError, Refused
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


def test_a_file_is_its_owners_alone_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """Reports tell of people."""
    path = tmp_path / "raportti.txt"
    report_files.write(path, b"teksti", replace=False)
    assert path.read_bytes() == b"teksti"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    """Refused, it stays as it was."""
    path = tmp_path / "raportti.txt"
    path.write_text("vanha")
    with pytest.raises(Refused):
        report_files.write(path, b"uusi", replace=False)
    assert path.read_text() == "vanha"
    assert list(tmp_path.iterdir()) == [path]
    report_files.write(path, b"uusi", replace=True)
    assert path.read_text() == "uusi"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Nothing is written anywhere."""
    with pytest.raises(DataError):
        report_files.write(tmp_path / "ei" / "raportti.txt", b"x", replace=False)
    assert list(tmp_path.iterdir()) == []


def test_the_working_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path without a name of its own is told like any other that can't be written."""
    monkeypatch.chdir(tmp_path)
    for replace in (False, True):
        with pytest.raises((DataError, Refused)):
            report_files.write(Path(), b"x", replace=replace)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "begins"),
    [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>"), ("md", b"# "), ("txt", b"Palveluraportti")],
)
def test_each_format_is_made(desk: Desk, order: OrderFile, kind: str, begins: bytes) -> None:
    """All four are the same report."""
    assert kind in report_files.FORMATS
    made = report_files.make(desk.reports, order, Words("fi"), kind)
    assert made.content.startswith(begins)
    assert made.warnings == ()


def test_the_name_says_what_the_file_is(desk: Desk, order: OrderFile) -> None:
    """With the order's number, of which nothing can lead into another folder."""
    assert report_files.default_name(order, Words("fi"), "pdf") == "palveluraportti-4711.pdf"
    odd = desk.orders.edit(order.order.id, {"number": "../12/3"})
    assert report_files.default_name(odd, Words("en"), "md") == "service-report----12-3.md"
