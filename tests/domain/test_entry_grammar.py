"""The corners of the one-line entry: where a part ends, and what is too much or impossible."""

from __future__ import annotations

from datetime import date, time

import pytest

from ph_tui.domain.entry import read_entry
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

TODAY = date(2024, 4, 24)
"""A Wednesday."""


def refusal(text: str, *, with_target: bool = False) -> Message:
    """Why an entry is refused."""
    with pytest.raises(BadInput) as error:
        read_entry(text, today=TODAY, with_target=with_target)
    return error.value.message


@pytest.mark.parametrize(
    ("text", "target", "on"),
    [
        ("ak 9-11 CV", "ak", TODAY),
        ("A.K. eilen 9-11 CV", "A.K.", date(2024, 4, 23)),
        ("4711: ma 9-11 CV", "4711", date(2024, 4, 22)),
        ("ma 9-11 CV", "ma", TODAY),
        ("ma ma 9-11 CV", "ma", date(2024, 4, 22)),
        ("24-0123 9-11 CV", "24-0123", TODAY),
        ("../../etc 9-11 CV", "../../etc", TODAY),
        ("eilen 9-11 CV", None, date(2024, 4, 23)),
        ("maanantaina 9-11 CV", None, date(2024, 4, 22)),
        ("9-11 CV", None, TODAY),
        ("2h CV", None, TODAY),
    ],
)
def test_the_first_word_is_the_target_unless_it_can_be_none(
    text: str, target: str | None, on: date
) -> None:
    """`ma` may be a client's code and is one in its place; a date or a time never is."""
    entry = read_entry(text, today=TODAY, with_target=True)
    assert (entry.target, entry.on, entry.note) == (target, on, "CV")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("9-11, CV", "CV"),
        ("9-11. CV", "CV"),
        ("9-11: CV", "CV"),
        ("9-11   CV   ja haku", "CV   ja haku"),
        ("9-11 CV\n- a\n- b", "CV\n- a\n- b"),
        ("9-11 [bold]CV[/] \x1b[31m\u202eloppu", "[bold]CV[/] [31mloppu"),
        (
            "9-11 3 paikkaa haettu, 5.5. klo 9-11",
            "3 paikkaa haettu, 5.5. klo 9-11",
        ),
        ("9-11 1:1 keskustelu", "1:1 keskustelu"),
        ("9-11 To-do-lista", "To-do-lista"),
        ("9-11 maanantain haastattelu", "maanantain haastattelu"),
        ("9-11 huomenta", "huomenta"),
        ("9-11 Sunnuntai sovittiin vapaaksi", "Sunnuntai sovittiin vapaaksi"),
        ("9-11 to do list", "to do list"),
        ("9-11 sat down with the CV", "sat down with the CV"),
        ("9-11", ""),
    ],
)
def test_the_note_is_what_was_typed(text: str, note: str) -> None:
    """But for what steers a terminal, nothing of the note is read, changed or lost."""
    assert read_entry(text, today=TODAY, with_target=False).note == note


@pytest.mark.parametrize("first", ["9-11", "klo 9-11,", "eilen 9.00–11.30", "2h 5min", "1,5h"])
@pytest.mark.parametrize(
    "second",
    [
        "12-13",
        "klo 12",
        "12.30",
        "2 h",
        "30 min",
        "30",
        "-2h",
        "9-11",
        "x8",
        "8x",
        "eilen",
        "ke",
        "Maanantaina",
        "24.4.",
        "24.4.2024",
        "24/4",
        "2024-04-24",
    ],
)
@pytest.mark.parametrize("note", ["", " CV:n päivitys"])
def test_a_second_time_or_day_is_never_swallowed(first: str, second: str, note: str) -> None:
    """What looks like a time or a day after the time is refused, with what was understood."""
    if second == "30" and note:
        return  # thirty of something
    message = refusal(f"{first} {second}{note}")
    assert message.id == "error.entry.left_over"
    assert isinstance(message.params["understood"], Message)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("9.5-11 CV", "not_time"),
        ("9-11.5 CV", "time"),
        ("9-11pm CV", "time"),
        ("9-11-12 CV", "time"),
        ("24-25 CV", "no_such_time"),
        ("9.60-11 CV", "no_such_time"),
        ("1e9h CV", "not_time"),
        ("9999999999h CV", "time"),
        ("23/4 9-11 CV", "day"),
        ("23.4.9-11 CV", "day"),
        ("23.4.1024 9-11 CV", "year"),
        ("29.2.2023 9-11 CV", "no_such_day"),
        ("ti 24.4. 9-11 CV", "weekday"),
        ("31.3.2024 3-4 CV", "skipped_hour"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(text: str, reason: str) -> None:
    """Half a clock time, a day that is none and an hour that the clocks skip are told apart."""
    assert refusal(text).id == f"error.entry.{reason}"


@pytest.mark.parametrize("text", ["ak CV", "ak elen 9-11 CV", "ak eilen", "ak", "ak 31.2. 9-11"])
def test_a_target_does_not_hide_what_is_missing(text: str) -> None:
    """With a target, too, the word that was not understood is the one that is named."""
    assert refusal(text, with_target=True).id.startswith("error.entry.")


def test_a_refusal_names_the_whole_of_what_it_took_for_a_count() -> None:
    """Half of it would not tell why it was refused."""
    assert refusal("eilen 9-11 x 8").params["got"] == "x 8"


def test_a_refusal_tells_what_was_understood() -> None:
    """The parts that were read stand in the refusal: target, day and time."""
    message = refusal("ak eilen 9-11 12-13", with_target=True)
    assert message.params["got"] == "12-13"
    span = Message("error.entry.span", start=time(9), end=time(11))
    target = Message("error.entry.part", part="ak")
    day = Message("error.entry.part", part=date(2024, 4, 23))
    read = Message("error.entry.parts", parts=target, part=day)
    assert message.params["understood"] == Message("error.entry.parts", parts=read, part=span)


def test_clock_changes_are_counted() -> None:
    """The night in which the clocks go forward is an hour shorter."""
    assert read_entry("31.3.2024 2-5", today=TODAY, with_target=False).minutes == 120


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0,25h", 15),
        ("1,33 h", 80),
        ("2h30", 150),
        ("2h 5min", 125),
        ("24h", 1440),
        ("1 tunti", 60),
    ],
)
def test_durations_are_whole_minutes(text: str, minutes: int) -> None:
    """Decimal hours are rounded half up to the minute."""
    assert read_entry(f"{text} CV", today=TODAY, with_target=False).minutes == minutes
