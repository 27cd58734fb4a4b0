"""Two editions are told apart in words, whatever it is that differs; the same ones in nothing."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.handbook.differences import differences
from ph_tui.domain.handbook.edition import Edition
from ph_tui.domain.handbook.library import EditionLibrary, read_edition
from ph_tui.domain.handbook.shapes import ShapeError
from ph_tui.l10n.words import LANGUAGES, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

SHIPPED = EditionLibrary().get("2024-01-01")
TEXT = (files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml").read_text("utf-8")
DATA = json.loads(SHIPPED.model_dump_json())
ENUMS = {
    "side": ("after", "before"),
    "precedes": ("invoicing", None),
    "anchor": ("service_end", "approval", "period_end", "popup_day"),
    "formats": ("JPEG", "PNG"),
    "kind": ("portal", "bonus"),
    "key": ("goal", "actions", "brochure", "video", "billing_report"),
}
"""Other values for those that only a few names are allowed for."""
NEW_SERVICE = """[[services]]
code = "uusi"
name = "Uusi palvelu"
name_en = "A new one"
short = "Uusi"

"""
Path = tuple[int | str, ...]


def told(changed: Edition, lang: str = "en") -> list[str]:
    """What is said of an edition that was made of the shipped one."""
    words = Words(lang)
    return [words(each.message) for each in differences(SHIPPED, changed, lang)]


def with_text(old: str, new: str) -> Edition:
    """The shipped edition with one passage of its file replaced."""
    assert TEXT.count(old) == 1, old
    return read_edition(TEXT.replace(old, new), name="changed.toml")


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where the single values of the edition stand."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from leaves(inner, (*path, key))
    else:
        yield path


def lists(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where the lists of the edition stand that have more than one entry."""
    if isinstance(value, dict | list):
        if isinstance(value, list) and len(value) > 1:
            yield path
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in pairs:
            yield from lists(inner, (*path, key))


def at(data: Any, path: Path) -> Any:
    """What stands at a place."""
    for step in path:
        data = data[step]
    return data


def others(path: Path, value: Any) -> Iterator[Any]:
    """Other values that may be allowed in the place of one."""
    names = [step for step in path if isinstance(step, str)]
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value % 7 + 1
    elif value is None:
        yield from ("invoicing", {"fi": "Uusi", "en": "New"}, [])
    else:
        yield from (f"{value}x", f"{value[:-1]}x", "2031-01-01", "08:15:00", "P9D", "PT9M")
        yield from ENUMS.get(names[-1], ())


def put(path: Path, value: Any) -> Edition | None:
    """The shipped edition with another value in one place; None when it can't stand there."""
    data = json.loads(json.dumps(DATA))
    at(data, path[:-1])[path[-1]] = value
    try:
        return Edition.model_validate_json(json.dumps(data))
    except ShapeError:
        return None


def test_the_same_edition_differs_in_nothing() -> None:
    """An edition read twice is the same."""
    assert told(read_edition(TEXT, name="again.toml")) == []


def test_any_single_value_that_differs_is_told() -> None:
    """Whatever value is another, at least one sentence tells it, in both languages."""
    untold, unchanged = [], []
    for path in leaves(DATA):
        made = (put(path, other) for other in others(path, at(DATA, path)))
        changed = next((each for each in made if each is not None and each != SHIPPED), None)
        if changed is None:
            unchanged.append(path)
        elif not all(told(changed, lang) for lang in LANGUAGES):
            untold.append(path)
    assert (untold, unchanged) == ([], [])


@given(st.sampled_from(list(lists(DATA))), st.data())
def test_any_entry_that_comes_goes_or_moves_is_told(path: Path, data: st.DataObject) -> None:
    """An entry less, one more, or two that change places: each is told."""
    entries = at(DATA, path)
    place = data.draw(st.integers(0, len(entries) - 1))
    fewer = [entry for index, entry in enumerate(entries) if index != place]
    where = data.draw(st.integers(0, len(fewer)))
    for other in (fewer, [*fewer[:where], entries[place], *fewer[where:]]):
        changed = put(path, other)
        if changed is not None and changed != SHIPPED:
            assert told(changed)
            assert differences(changed, SHIPPED, "fi")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            'ovt = "003701746664200"',
            'ovt = "0037017466642"',
            "The buyer's e-invoice address (OVT): was “003701746664200”, is now “0037017466642”",
        ),
        (
            "{ start = 10:00:00, end = 12:00:00 }",
            "{ start = 09:30:00, end = 11:30:00 }",
            "A pop-up slot: was 10:00–12:00, is now 9:30–11:30",
        ),
        (
            "[1, 2, 3, 4, 5]\nslots",
            "[1, 2, 3, 4]\nslots",
            "Weekday gone from the pop-up: Friday",
        ),
        (
            'period = "P14D"',
            'period = "P1M7D"',
            "Pop-up booking, deadline: was 14 days, is now 1 month and 7 days",
        ),
        (
            'name = "Uutta suuntaa"',
            'name = "Uusi suunta"',
            "The name of the service Uutta suuntaa: was “Uutta suuntaa”, is now “Uusi suunta”",
        ),
        (
            "# ---- the service report:",
            NEW_SERVICE + "# ---- the service report:",
            "New service: Uusi palvelu",
        ),
        (
            'key = "gain"',
            'key = "benefit"',
            "New item in the checklist “Video”: A viewer sees what the client gets out of it",
        ),
        ("closes = 15:00:00", "closes = 16:00:00", "The office closes at: was 15:00, is now 16:00"),
        (
            'longest = "PT2M"',
            'longest = "PT2M30S"',
            "The longest length of a video: was 2 min, is now 2 min 30 s",
        ),
        (
            'name = "Facebook", story = false',
            'name = "Facebook", story = true',
            "Facebook: a portrait picture for stories: was no, is now yes",
        ),
        (
            'precedes = "invoicing"\n',
            "",
            "Billing report, to be done before: was invoicing, is now nothing",
        ),
    ],
)
def test_a_change_is_told_in_words(old: str, new: str, sentence: str) -> None:
    """What was and what is now, with the names that people use."""
    assert sentence in told(with_text(old, new))


def test_a_change_of_the_other_language_is_told_as_such() -> None:
    """Words that are the same in the reader's language are told in the one that has changed."""
    changed = with_text('en = "Invoicing"', 'en = "Billing"')
    assert told(changed, "fi") == [
        "Osion invoicing otsikko englanniksi: ennen ”Invoicing”, nyt ”Billing”"
    ]


def test_a_difference_says_where_it_stands() -> None:
    """The key is the place in the file, entries by their own keys."""
    changed = with_text('period = "P14D"', 'period = "P21D"')
    assert [each.key for each in differences(SHIPPED, changed, "en")] == [
        "deadlines.popup_booking.period"
    ]
