"""What goes wrong on the way to money: told in a sentence, with nothing left half done."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn
from xml.etree import ElementTree as ET

import pytest
from tests.cli.money import CREATE, EXPORT, SERVICE, everything, next_number, settle, told
from tests.cli.test_bad_input import assert_refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_an_order_without_hours_is_neither_billed_nor_invoiced(ended: Program) -> None:
    """A zero-hour order has nothing to bill, and each door says so."""
    settle(ended)
    session = ended.done("session", "list", "4711", "--json").json()[0]["id"]
    ended.done("session", "remove", session)
    assert "no hours to bill" in told(ended, 1, "billing", "sent", "4711").err
    assert "no hours to bill" in told(ended, 1, *CREATE).err
    assert ended.done("invoice", "ready", "--json").json() == []


def test_no_shows_alone_are_not_billed(ended: Program) -> None:
    """A report of no-shows only is refused, until the company bills them: then it is as any."""
    settle(ended)
    session = ended.done("session", "list", "4711", "--json").json()[0]["id"]
    ended.done("session", "edit", session, "state=no_show")
    assert "no hours to bill" in told(ended, 1, "billing", "sent", "4711").err
    assert "no hours to bill" in told(ended, 1, *CREATE).err
    ended.done("service", "set", SERVICE, "bill_no_shows=yes")
    shown = ended.done("billing", "sent", "4711", "--json").json()
    assert [(row["state"], row["minutes"]) for row in shown["rows"]] == [("no_show", 120)]
    assert next_number(ended) == 1001


def test_hours_over_the_order_are_told_and_billed(paying: Program) -> None:
    """Hours beyond the ordered ones are one warning; what was done is billed all the same."""
    paying.done("order", "edit", "4711", "hours=1")
    checked = paying("check", "4711", "--json")
    assert [f["severity"] for f in checked.json() if f["key"] == "session.hours_left"] == [
        "warning"
    ]
    assert "2.00 h / 1 h" in paying.done("billing", "show", "4711").out
    assert paying.done("billing", "sent", "4711", "--json").json()["service_hours"] == "2.00"


def test_a_service_without_a_price_is_not_invoiced(ended: Program) -> None:
    """The price is asked for; the order's own will do."""
    settle(ended)
    ended.done("service", "set", SERVICE, "price=")
    ended.done("billing", "sent", "4711")
    assert "hourly price is missing" in told(ended, 1, *CREATE).err
    ended.done("order", "edit", "4711", "price=62,00")
    assert next_number(ended) == 1001


def test_a_session_moved_after_sending_makes_the_report_stale(reported: Program) -> None:
    """No invoice is made from a report that the log no longer tells; reopening mends it."""
    session = reported.done("session", "list", "4711", "--json").json()[0]["id"]
    reported.done("session", "move", session, "2024-04-19 9-12")
    assert "The session of 19 Apr 2024 has changed" in told(reported, 1, *CREATE).err
    assert reported.done("billing", "show", "4711", "--json").json()["stale"] is True
    checked = reported("billing", "check", "4711", "--json")
    assert (checked.code, "billing.stale" in checked.found()) == (1, True)
    reported.done("billing", "reopen", "4711", "--why", "Tapaaminen siirtyi")
    shown = reported.done("billing", "sent", "4711", "--json").json()
    assert (shown["service_hours"], shown["stale"]) == ("3.00", False)
    assert next_number(reported) == 1001


def test_a_session_moved_after_invoicing_is_told(invoiced: Program) -> None:
    """`check` names the invoice that has to be credited."""
    session = invoiced.done("session", "list", "4711", "--json").json()[0]["id"]
    invoiced.done("session", "edit", session, "end=10")
    checked = invoiced("check", "4711")
    assert checked.code == 1
    assert "credit invoice 1001" in checked.out
    assert "1001" in told(invoiced, 1, "billing", "reopen", "4711", "--why", "Virhe").err


def test_two_people_invoicing_at_once(reported: Program) -> None:
    """One wins, the other is told which invoice there is; one number is used."""
    command = [sys.executable, "-m", "ph_tui", *reported.options(), *CREATE, "--json"]
    pipe = subprocess.PIPE
    both = [subprocess.Popen(command, stdout=pipe, stderr=pipe) for _ in range(2)]
    answers = [process.communicate(timeout=60) for process in both]
    winner, loser = sorted(range(2), key=lambda place: both[place].returncode)
    assert [both[winner].returncode, both[loser].returncode] == [0, 1]
    assert json.loads(answers[winner][0])["invoice_number"] == 1001
    assert answers[loser][0] == b""
    assert "1001" in answers[loser][1].decode()
    assert len(answers[loser][1].decode().splitlines()) == 1
    reported.done("invoice", "credit", "1001")
    assert next_number(reported) == 1003


@pytest.mark.parametrize("name", ["Mäki & Pojat Oy", "A <b>B</b> Oy", "Valmennus 👩 Oy"])
def test_any_name_can_be_invoiced(reported: Program, tmp_path: Path, name: str) -> None:
    """`&`, `<` and an emoji in the company's name are only letters, in every format."""
    reported.done("company", "set", f"name={name}")
    assert next_number(reported) == 1001
    seller = "SellerPartyDetails/SellerOrganisationName"
    xml = reported.done(*EXPORT, "finvoice").out
    assert ET.fromstring(xml.encode()).findtext(seller) == name  # noqa: S314 - our own file
    for kind in ("txt", "portal"):
        reported.done(*EXPORT, kind)
    assert name in reported.done("invoice", "show", "1001").out
    paper = reported.done(*EXPORT, "pdf", "-o", str(tmp_path / "a.pdf"))
    assert ("U+1F469" in paper.err) == ("👩" in name)


def test_a_bonus_of_another_service_is_refused(reported: Program) -> None:
    """A bonus belongs to a service: another one's is a rule's refusal, not an unknown word."""
    reported.done("service", "bonus", "uutta", "Koulutuspaikka", "150")
    answer = told(reported, 1, "billing", "bonus", "4711", "Koulutuspaikka", "--details", "Alkoi")
    assert "Koulutuspaikka" in answer.err


def test_a_bonus_without_grounds_is_not_sent(reported: Program) -> None:
    """A claim is written without details and is not sent without them, nor invoiced unsent."""
    reported.done("billing", "bonus", "4711", "Työllistyminen")
    sent = told(reported, 1, "billing", "sent", "4711", "--bonus", "Työllistyminen")
    assert "details of the bonus" in sent.err
    assert "bonus claim is not sent" in told(reported, 1, *CREATE, "--bonus", "1").err
    assert reported("billing", "check", "4711", "--bonus", "1").code == 1


def test_a_day_outside_the_table_of_rates(running: Program) -> None:
    """A session before the first known rate can't be invoiced with VAT; an exempt one can."""
    settle(running)
    running.done("log", "4711", "2012-12-03 9-11 Vanha tapaaminen")
    running.done("order", "end", "4711", "--on", "2024-04-22")
    running.done("billing", "sent", "4711")
    answer = told(running, 1, *CREATE)
    assert "3 Dec 2012" in answer.err
    assert "1 Jan 2013" in answer.err
    running.done("service", "set", SERVICE, "vat=exempt", "vat_reason=Koulutus, AVL 39 §")
    assert next_number(running) == 1001


def test_an_existing_file_is_not_overwritten(invoiced: Program, tmp_path: Path) -> None:
    """`-o` onto an existing file leaves it as it is; `--force` replaces it."""
    target = tmp_path / "1001.xml"
    target.write_text("mine", encoding="utf-8")
    answer = told(invoiced, 1, *EXPORT, "finvoice", "-o", str(target))
    assert "--force" in answer.err
    assert target.read_text(encoding="utf-8") == "mine"
    invoiced.done(*EXPORT, "finvoice", "-o", str(target), "--force")
    assert target.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize("kind", ["finvoice", "pdf", "portal", "txt"])
def test_a_full_disk_leaves_no_half_file(
    invoiced: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A disk that fills up during an export leaves nothing there, and the invoice as it was."""

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    folder = tmp_path / "out"
    folder.mkdir()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        told(invoiced, 3, *EXPORT, kind, "-o", str(folder / "invoice"))
    assert list(folder.iterdir()) == []
    told(invoiced, 3, *EXPORT, kind, "-o", "/dev/full", "--force")
    assert invoiced.done("invoice", "show", "1001", "--json").json()["state"] == "created"


def test_a_full_disk_under_standard_output(invoiced: Program) -> None:
    """The same for an export to standard output."""
    before = everything(invoiced)
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "ph_tui", *invoiced.options(), *EXPORT, "finvoice"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 3
    assert len(done.stderr.decode().splitlines()) == 1
    assert everything(invoiced) == before


def test_a_full_disk_burns_no_number(reported: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invoice that could not be saved has used no number."""

    def full(_: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = reported.files()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        assert_refused(reported(*CREATE), 3)
    assert reported.files() == before
    assert next_number(reported) == 1001


def test_a_refused_export_changes_nothing(reported: Program, tmp_path: Path) -> None:
    """Without an e-invoice address there is no Finvoice file; the portal sheet does without."""
    reported.done("company", "set", "einvoice_address=")
    assert next_number(reported) == 1001
    target = tmp_path / "1001.xml"
    answer = told(reported, 1, *EXPORT, "finvoice", "-o", str(target))
    assert "portal sheet" in answer.err
    assert not target.exists()
    reported.done(*EXPORT, "portal")
