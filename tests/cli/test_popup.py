"""`ph-tui popup …`: stands from the command line, and every way in which they are refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.program import Program

SOURCE = "(handbook 1 Jan 2024 › Pop-up for coaching services)"


def test_a_stand_goes_its_way(ph: Program) -> None:
    """Booked, noted, confirmed, announced, moved and cancelled; told in words each time."""
    told = ph.done("popup", "book", "10.5.", "10-12", "--note", "Leaflets").out
    assert "Fri 10 May 2024 10–12 · requested, not confirmed" in told
    assert "by 26 Apr 2024" in told
    assert "✓" in ph.done("popup", "confirm", "10.5. 10-12", "--on", "23.4.").out
    assert "the city has announced it" in ph.done("popup", "announced", "10.5.").out
    ph.done("popup", "note", "10.5.", "Leaflets", "and", "a", "draw")
    assert "Tue 14 May 2024 13–15" in ph.done("popup", "move", "10.5.", "14.5.", "13").out
    (booking,) = ph.done("popup", "list", "--json").json()
    assert booking["id"][:8] in ph.done("popup", "list").out
    assert {name: booking[name] for name in ("on", "slot", "state", "coach", "note")} == {
        "on": "2024-05-14",
        "slot": "13-15",
        "state": "requested",
        "coach": booking["coach"],
        "note": "Leaflets and a draw",
    }
    assert booking["last_booking_day"] == "2024-04-30"
    assert booking["announced_on"] is booking["confirmed_on"] is None
    assert ph.done("popup", "cancel", booking["id"][:8], "--json").json()["state"] == "cancelled"


def test_a_month_is_listed(ph: Program) -> None:
    """Only what stands in it; nothing is told as such."""
    assert ph.done("popup", "list").out == "No bookings.\n"
    assert ph.done("popup", "list", "--json").json() == []
    ph.done("popup", "book", "14.5.", "10-12", "--others", "--note", "An employer")
    ph.done("popup", "book", "5.6.", "10-12")
    (booking,) = ph.done("popup", "list", "--month", "2024-05", "--json").json()
    assert (booking["others"], booking["coach"]) == (True, None)
    assert ph.done("popup", "list", "--month", "2024-5").out.startswith("× ")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("11.5.", "10-12"), "is a Saturday"),
        (("2024-06-21", "10-12"), "is Midsummer Eve"),
        (("7.5.", "10-12"), "last day to book 7 May 2024 was 23 Apr 2024"),
        (("23.4.", "10-12"), "is over already"),
        (("10.5.", "10-12"), "booked for us already"),
        (("13.5.", "11-13"), "is no slot"),
        (("14.5.", "10-12"), "taken by others"),
    ],
)
def test_a_rule_refuses(ph: Program, typed: tuple[str, str], said: str) -> None:
    """Exit 1, one line with its source, and nothing changed; moving there is refused as well."""
    ph.done("popup", "book", "10.5.", "10-12")
    ph.done("popup", "book", "14.5.", "10-12", "--others")
    ph.done("popup", "book", "16.5.", "13-15")
    before = (ph.data / "popup.json").read_bytes()
    for command in (("book", *typed), ("move", "16.5.", *typed)):
        answer = ph("popup", *command)
        assert (answer.code, answer.out) == (1, "")
        assert said in answer.err
        assert SOURCE in answer.err
        assert answer.err.count("\n") == 1
        assert (ph.data / "popup.json").read_bytes() == before


@pytest.mark.parametrize(
    "typed",
    [
        ("book", "0001-05-05", "10-12"),
        ("book", "9999-05-05", "10-12"),
        ("book", "31.2.", "10-12"),
        ("book", "10.5.", "morning"),
        ("book", "pe 11.5.", "10-12"),
        ("book", "10.5."),
        ("list", "--month", "2024-13"),
        ("list", "--month", "May"),
        ("list", "--month", "99999-01"),
        ("confirm", "ffffffff"),
        ("cancel", ""),
        ("move", "zzz", "14.5.", "10-12"),
    ],
)
def test_what_can_not_be_read_is_refused(ph: Program, typed: tuple[str, ...]) -> None:
    """Exit 2, and not even a file is made."""
    answer = ph("popup", *typed)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.strip()
    assert not (ph.data / "popup.json").exists()


def test_a_holiday_is_booked_with_consent(ph: Program) -> None:
    """`--anyway` is that consent, and the sentence that refuses tells of it."""
    assert "--anyway" in ph("popup", "book", "2024-06-21", "10-12").err
    ph.done("popup", "book", "2024-06-21", "10-12", "--anyway")
    assert "--anyway" not in ph("popup", "book", "11.5.", "10-12", "--anyway").err


def test_a_personal_code_and_a_book_are_refused(ph: Program) -> None:
    """What stands in a note is looked at as everywhere."""
    ph.done("popup", "book", "10.5.", "10-12")
    before = (ph.data / "popup.json").read_bytes()
    assert ph("popup", "note", "10.5.", "131052-308T").code != 0
    assert ph("popup", "note", "10.5.", "x" * 4001).code == 2
    assert (ph.data / "popup.json").read_bytes() == before


def test_a_note_is_read_from_standard_input(ph: Program) -> None:
    """Several lines stay several lines, told in one."""
    ph.done("popup", "book", "10.5.", "10-12")
    told = ph.done("popup", "note", "10.5.", "-", stdin=b"Esitteet\nRoll-up\n").out
    assert "Esitteet / Roll-up" in told


def test_a_broken_file_is_never_written_over(ph: Program) -> None:
    """Exit 3 with the file's name, whatever is asked."""
    ph.done("popup", "book", "10.5.", "10-12")
    file = ph.data / "popup.json"
    file.write_text("{", encoding="utf-8")
    for typed in (("list",), ("book", "14.5.", "10-12"), ("cancel", "10.5.")):
        answer = ph("popup", *typed)
        assert (answer.code, "popup.json" in answer.err) == (3, True)
    assert file.read_text(encoding="utf-8") == "{"
