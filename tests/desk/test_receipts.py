"""Receipts of any kind: kept as they came, given back, erased with their client, backed up."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import ended, settle

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.doctor import Doctor
from ph_tui.desk.leaving_choice import Choice
from ph_tui.desk.receipts import BYTE_LIMIT, Receipt, read_receipt
from ph_tui.desk.returning import take_back
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.papers import Paper

PDF = b"%PDF-1.7\n\xff\x00 kuittaus"
VALID_CODE = "131052-308T"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A receipt as a file."""
    path = tmp_path / "Kuittaus ä.pdf"
    path.write_bytes(PDF)
    return path


def sent(desk: Desk, path: Path, number: str = "4711", client: str = "A.K.") -> OrderFile:
    """An order whose billing report was sent with a file as its receipt."""
    if not desk.orders.summaries():
        settle(desk)
    file = ended(desk, number, client)
    return desk.billing.send(file.order.id, receipt=read_receipt(f"@{path}"))


def paper_of(file: OrderFile) -> Paper:
    """The file of the billing report's receipt."""
    assert file.billing.sent
    assert file.billing.sent.paper
    return file.billing.sent.paper


def test_a_file_is_kept_and_given_back_as_it_came(desk: Desk, pdf: Path) -> None:
    """Under its own name, even when the file itself is gone; reopening keeps it."""
    file = sent(desk, pdf)
    pdf.unlink()
    assert desk.receipts.document(file.billing.sent) == ("Kuittaus ä.pdf", PDF)
    again = desk.billing.reopen(file.order.id, "Väärä summa.")
    assert again.billing.reopenings[0].sending.paper == paper_of(file)
    with pytest.raises(Refused):
        desk.receipts.document(again.billing.sent)


def test_a_short_plain_text_is_told_beside_its_file(tmp_path: Path) -> None:
    """A web page and a picture are not; a text that was typed is a text."""
    path = tmp_path / "vastaus.txt"
    path.write_text("Kiitos! Tunnus 88", encoding="utf-8")
    assert read_receipt(f" @{path} ") == Receipt(
        "Kiitos! Tunnus 88", "vastaus.txt", path.read_bytes()
    )
    path.write_text("<html><p>Kiitos", encoding="utf-8")
    assert read_receipt(f"@{path}").text == ""
    assert read_receipt("Tunnus 88 @ kaupunki") == Receipt("Tunnus 88 @ kaupunki")
    assert read_receipt("@") == Receipt("@")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda path: path.unlink(), "no_file"),
        (lambda path: (path.unlink(), path.mkdir()), "is_folder"),
        (lambda path: path.write_bytes(b""), "empty"),
        (lambda path: path.write_bytes(b"x" * (BYTE_LIMIT + 1)), "too_big"),
    ],
)
def test_what_can_be_no_receipt_is_told_in_a_sentence(
    pdf: Path, spoil: Callable[[Path], object], told: str
) -> None:
    """Missing, a folder, empty, too large."""
    spoil(pdf)
    with pytest.raises(BadInput) as refused:
        read_receipt(f"@{pdf}")
    assert refused.value.message.id == f"error.receipt.{told}"


def test_a_name_that_no_file_can_have_is_told_too() -> None:
    """Nothing raises but the sentence."""
    for name in ("a\0b", "x" * 5000, "\udc80"):
        with pytest.raises(BadInput):
            read_receipt(f"@/{name}")


@pytest.mark.parametrize("name", ["a.html", f"{VALID_CODE}.pdf"])
def test_a_personal_code_is_refused_in_text_and_name(desk: Desk, tmp_path: Path, name: str) -> None:
    """Nothing is sent, and nothing is kept."""
    path = tmp_path / name
    path.write_text(f"<p>{VALID_CODE if name == 'a.html' else 'Kiitos'}</p>", encoding="utf-8")
    with pytest.raises(Refused):
        sent(desk, path)
    assert not list((tmp_path / "data").glob("papers/*"))


def test_what_the_gate_refuses_keeps_no_file(desk: Desk, pdf: Path, order: OrderFile) -> None:
    """A service that goes on has nothing to send."""
    with pytest.raises(Refused):
        desk.billing.send(order.order.id, receipt=read_receipt(f"@{pdf}"))
    assert not list((pdf.parent / "data").glob("papers/*"))


def test_erasing_the_client_takes_the_file_along(desk: Desk, pdf: Path, tmp_path: Path) -> None:
    """Out of the data and out of the backups; one that another client's order has as well stays."""
    file = sent(desk, pdf)
    shared = tmp_path / "sama.png"
    shared.write_bytes(b"\x89PNG sama")
    other = sent(desk, shared, "4712", "B.K.")
    also = ended(desk, "4713", "A.K.")
    desk.billing.send(also.order.id, receipt=read_receipt(f"@{shared}"))
    desk.history.undo(also.order.id)  # a sending that was taken back stands in the history alone
    desk.backups.make()
    desk.erasing.erase("A.K.")
    left = {path.name for path in (tmp_path / "data" / "papers").iterdir()}
    assert left == {paper_of(other).digest}
    assert file.billing.sent
    bare = replace(file.billing.sent, receipt="", paper=None)
    assert desk.orders.load(file.order.id).billing.sent == bare
    for backup in (tmp_path / "data" / "backups").glob("*.zip"):
        with zipfile.ZipFile(backup) as archive:
            papers = [name for name in archive.namelist() if name.startswith("papers/")]
        assert papers == [f"papers/{paper_of(other).digest}"]


def test_the_doctor_misses_a_file_that_an_order_names(desk: Desk, pdf: Path) -> None:
    """And one that was changed."""
    digest = paper_of(sent(desk, pdf)).digest
    path = pdf.parent / "data" / "papers" / digest
    doctor = Doctor(
        pdf.parent / "data", "maija", clock_at("2024-04-24"), pdf.parent / "cache-maija"
    )

    def troubles() -> list[str]:
        return [each.kind for each in doctor.examine().troubles if "papers" in each.where]

    assert troubles() == []
    path.write_bytes(b"other")
    assert troubles() == ["unreadable"]
    path.unlink()
    assert troubles() == ["paper_missing"]
    with pytest.raises(DataError):
        desk.receipts.document(desk.orders.load(desk.orders.find("4711").id).billing.sent)


@pytest.mark.parametrize("choice", [Choice(), Choice(order="4711")], ids=["all", "one"])
def test_an_export_takes_the_receipts_of_its_orders_along(
    desk: Desk, pdf: Path, tmp_path: Path, choice: Choice
) -> None:
    """Whole or in part: what was kept as a file is given back after the return."""
    sending = sent(desk, pdf).billing.sent
    desk.leaving.export(tmp_path / "out.zip", Words("fi"), choice)
    take_back(tmp_path / "out.zip", tmp_path / "back")
    clock = clock_at("2024-04-24T12:00")
    again = Desk.open(tmp_path / "back", desk.user, clock, cache=tmp_path / "cache-back")
    assert again.receipts.document(sending) == ("Kuittaus ä.pdf", PDF)
