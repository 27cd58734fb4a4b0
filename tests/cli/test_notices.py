"""`ph-tui order add --notice`: any text is taken in, or shown first, and nothing is guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.domain.notices.letters import LABELLED, PROSE, TWO_OF_EACH

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_a_notice_becomes_an_order(ph: Program, tmp_path: Path) -> None:
    """What was read is told in its words, then saved."""
    letter = tmp_path / "heräte.txt"
    letter.write_text(LABELLED, encoding="utf-8")
    said = ph.done("order", "add", "--notice", str(letter)).out
    assert "Client code: A.K. (“Asiakastunnus: A.K.”)" in said
    order = ph.done("order", "show", "4750", "--json").json()
    assert (order["ordered_hours"], order["start"]) == ("20.00", "2024-03-11")
    assert (order["price"], order["case_coach"]) == ("62.00", "Liisa Esimerkki")


def test_a_dry_run_shows_and_saves_nothing(ph: Program) -> None:
    """From standard input, for people and for machines."""
    typed = ("order", "add", "--notice", "-", "--dry-run")
    assert "2024/4751" in ph.done(*typed, stdin=PROSE.encode()).out
    fields = ph.done(*typed, "--json", stdin=PROSE.encode()).json()["fields"]
    assert fields["start"]["value"] == "2024-03-18"
    assert fields["hours"]["found"] == [{"value": "15", "words": "laajuus on enintään 15"}]
    assert not ph.data.exists()


def test_what_is_open_is_asked_for_and_the_options_answer(ph: Program) -> None:
    """Several values are refused with both of them; a personal code is left out and said so."""
    typed = ("order", "add", "--notice", "-")
    answer = ph(*typed, stdin=TWO_OF_EACH.encode())
    assert answer.code == 2
    assert "Tilaus 4800, tilaus 4801" in answer.err
    assert ph.done("order", "list", "--json").json() == []
    options = ("4801", "--service", "uutta", "--hours", "30")
    said = ph.done("order", "add", *options, "--notice", "-", stdin=TWO_OF_EACH.encode()).out
    assert "left out" in said
    assert ph.done("order", "show", "4801", "--json").json()["ordered_hours"] == "30.00"
    assert all(b"131052-308T" not in content for content in ph.files().values())


def test_without_a_notice_service_and_client_are_needed_as_ever(
    ph: Program, tmp_path: Path
) -> None:
    """And a notice that can't be read, or a dry run of nothing, is bad usage."""
    assert ph("order", "add", "4711", "--client", "A.K.").code == 2
    assert ph("order", "add", "--service", "uutta", "--client", "A.K.", "--dry-run").code == 2
    for path in (tmp_path, tmp_path / "none"):
        assert ph("order", "add", "--notice", str(path)).code == 2
