"""`ph-tui handbook`: shown, checked, compared in words, adopted; what is wrong in one sentence."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.handbook.applies import APPLIES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

SHIPPED = (files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml").read_text("utf-8")
NEW_SERVICE = (
    '[[services]]\ncode = "uusi"\nname = "Uusi palvelu"\nname_en = "New"\nshort = "Uusi"\n'
)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """An edition of May: another address, another slot, another deadline, one more service."""
    text = SHIPPED
    for old, new in (
        ("2024-01-01", "2024-05-01"),
        ("003701746664200", "0037017466642"),
        ("start = 13:00:00, end = 15:00:00", "start = 14:00:00, end = 16:00:00"),
        ('period = "P14D"', 'period = "P21D"'),
        ("# ---- the service report:", f"{NEW_SERVICE}\n# ---- the service report:"),
    ):
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "2024-05-01.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_everything_is_shown_with_where_it_applies(ph: Program) -> None:
    """Every fact of the edition in force on a line, under its section, with its command."""
    lines = ph.done("handbook", "show", lang="fi").out.splitlines()
    assert "Palveluntuottajan muistilista (memo)" in lines
    for key, applies in APPLIES.items():
        (line,) = [each for each in lines if each.startswith(f"{key} · ")]
        assert line.endswith(f"ph-tui {applies.command}")


def test_a_key_or_a_section_is_shown(ph: Program) -> None:
    """One fact by its key; the office with its hours and what is known of the coordinator."""
    told = ph.done("handbook", "show", "report.due").out.splitlines()
    assert [line for line in told if line.startswith("report.due · ")]
    assert len([line for line in told if " · " in line]) == 2
    ph.done("settings", "set", "coordinator_email=a@b.example")
    told = ph.done("handbook", "show", "contact").out.splitlines()
    assert "Monday–Friday 9:00–15:00" in told[-2]
    assert told[-1] == "Contact: a@b.example"
    answer = ph("handbook", "show", "prices")
    assert (answer.code, answer.out) == (2, "")
    assert "“prices”" in answer.err


def test_shown_for_a_program(ph: Program) -> None:
    """The rules that look after a fact are named too."""
    told = ph.done("handbook", "show", "invoice.buyer", "--json").json()
    assert (told["id"], told["valid_from"]) == ("2024-01-01", "2024-01-01")
    (fact,) = told["facts"]
    assert (fact["key"], fact["section"], fact["place"]) == ("invoice.buyer", "invoicing", "money")
    assert fact["rules"] == ["invoice.buyer_changed"]


def test_a_difference_is_told_in_words(ph: Program, changed: Path) -> None:
    """Address, slot, deadline and a new service, between an edition and a file."""
    told = ph.done("handbook", "diff", "2024-01-01", str(changed), lang="fi").out
    for sentence in (
        "Ostajan verkkolaskuosoite (OVT): ennen ”003701746664200”, nyt ”0037017466642”",
        "Pop-upin aika: ennen 13.00–15.00, nyt 14.00–16.00",
        "Pop-upin varaus, määräaika: ennen 14 päivää, nyt 21 päivää",
        "Uusi palvelu: Uusi palvelu",
        "6 muutosta.",
    ):
        assert sentence in told.splitlines()
    told = ph.done("handbook", "diff", "2024-01-01", str(changed), "--json").json()
    assert (told["before"], told["after"]) == ("2024-01-01", "2024-05-01")
    assert {"buyer.ovt", "services.uusi"} <= {each["key"] for each in told["differences"]}
    same = ph.done("handbook", "diff", "2024-01-01", "2024-01-01").out
    assert same == "Nothing has changed: the editions are the same.\n"
    assert ph("handbook", "diff", "2024-01-01", "2023").code == 2


def test_an_edition_is_checked_and_adopted(running: Program, changed: Path) -> None:
    """Old orders stay as they are; from its day on new ones begin under it."""
    orders = running.data / "orders"
    before = {path.name: path.read_bytes() for path in orders.iterdir()}
    assert "is fine" in running.done("handbook", "check", str(changed)).out
    assert running.done("handbook", "check", str(changed), "--json").json() == []
    answer = running.done("handbook", "adopt", str(changed))
    assert "edition" in answer.out
    assert "1 May 2024" in answer.err
    assert {path.name: path.read_bytes() for path in orders.iterdir()} == before
    listed = running.done("handbook", "list", "--json").json()
    assert [(each["id"], each["own"], each["in_force"]) for each in listed] == [
        ("2024-01-01", False, True),
        ("2024-05-01", True, False),
    ]
    add = ("order", "add", "5000", "--service", "uusi", "--client", "B.K.")
    assert running(*add).code == 2
    running.done(*add, today="2024-05-02")
    told = running.done("order", "show", "5000", "--json").json()
    assert told["edition"] == "2024-05-01"
    assert running.done("order", "show", "4711", "--json").json()["edition"] == "2024-01-01"
    assert "popup" in running.done("handbook", "show", "popup", "--edition", "2024-05-01").out


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('[feedback]\nsummary = { fi = "Y', '[feedbacks]\nsummary = { fi = "Y', "feedbacks"),
        ('period = "P21D"', 'period = "two weeks"', "deadlines.5.period"),
        ('operator = "CGI"', 'operator = "CGI"\nfee = 1', "buyer.fee"),
    ],
)
def test_a_wrong_file_is_refused_in_one_sentence(
    ph: Program, changed: Path, old: str, new: str, key: str
) -> None:
    """File, key and reason; nothing is changed, and checking and adopting say the same."""
    text = changed.read_text(encoding="utf-8")
    assert old in text
    changed.write_text(text.replace(old, new), encoding="utf-8")
    checked, adopted = (ph("handbook", do, str(changed)) for do in ("check", "adopt"))
    assert checked == adopted
    assert (checked.code, checked.out) == (2, "")
    assert changed.name in checked.err
    assert key in checked.err
    assert not ph.data.exists()


def test_a_missing_section_is_named(ph: Program, changed: Path) -> None:
    """A table that every edition has."""
    text = changed.read_text(encoding="utf-8")
    begin, end = text.index("[popup]"), text.index("# ---- the buyer:")
    changed.write_text(text[:begin] + text[end:], encoding="utf-8")
    answer = ph("handbook", "check", str(changed))
    assert answer.code == 2
    assert "popup" in answer.err


def test_the_schema_is_that_of_the_documents(ph: Program) -> None:
    """What is printed is what is published."""
    schema = ph.done("handbook", "schema").json()
    assert schema["title"] == "Edition"
    assert schema["$schema"].startswith("https://json-schema.org/")
