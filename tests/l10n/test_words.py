"""Messages, dates, hours and money in Finnish and in English."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.messages import Message
from ph_tui.l10n import words as words_module
from ph_tui.l10n.words import LANGUAGES, Words, language_of

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = {
    "word.plain": "Valmis",
    "word.param": "<{it}>",
    "word.other": "{one} ja {two}",
}


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Words:
    """Finnish words from a catalogue of our own."""
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    catalogue.extend(polib.POEntry(msgid=name, msgstr=text) for name, text in ENTRIES.items())
    plural = {0: "{n} tapaaminen", 1: "{n} tapaamista"}
    catalogue.append(
        polib.POEntry(msgid="word.many", msgid_plural="word.many", msgstr_plural=plural)
    )
    (tmp_path / "fi").mkdir()
    catalogue.save_as_mofile(str(tmp_path / "fi" / "word.mo"))
    monkeypatch.setattr(words_module, "LOCALES", tmp_path)
    return Words("fi")


def test_a_message_is_said_with_its_parameters(words: Words) -> None:
    """Text, dates, times, numbers and messages in messages find their form by themselves."""
    inner = Message("word.param", it=Decimal("9.50"))
    assert words(Message("word.other", one=date(2024, 4, 24), two=inner)) == "24.4.2024 ja <9,50>"
    assert words.say("word.other", one=time(9), two=4711) == "9.00 ja 4711"
    assert words.say("word.param", it=datetime(2024, 4, 24, 9, 5)) == "<24.4.2024 klo 9.05>"  # noqa: DTZ001 (wall time)


@pytest.mark.parametrize(
    ("n", "text"), [(1, "1 tapaaminen"), (0, "0 tapaamista"), (2, "2 tapaamista")]
)
def test_a_number_picks_its_plural(words: Words, n: int, text: str) -> None:
    """One is singular, everything else is plural."""
    assert words.say("word.many", n=n) == text


def test_a_number_beside_a_text_without_plural(words: Words) -> None:
    """A message may take `n` without having a plural of its own."""
    assert words.say("word.plain", n=3) == "Valmis"


@given(st.text())
def test_user_text_is_never_read_as_a_format(text: str) -> None:
    """Whatever braces a user types stand in the sentence as they were typed."""
    message = Message("error.entry.part", part=text)
    assert Words("fi")(message) == text


@pytest.mark.parametrize("text", ["{n}", "{0}", "{__class__}", "{", "}}", "%s", "{it}"])
def test_braces_of_a_user_stay(words: Words, text: str) -> None:
    """A format inside a parameter is text."""
    assert words.say("word.param", it=text) == f"<{text}>"


@pytest.mark.parametrize("name", ["word.missing", "nowhere.at_all", "plain"])
def test_a_missing_message_is_an_error(words: Words, name: str) -> None:
    """No id is ever shown to a user instead of words."""
    with pytest.raises(LookupError, match=name.split(".", maxsplit=1)[0]):
        words.say(name)


def test_a_missing_parameter_is_an_error(words: Words) -> None:
    """A sentence with a hole in it is never shown."""
    with pytest.raises(LookupError):
        words.say("word.param")


def test_a_catalogue_is_read_when_it_is_needed() -> None:
    """Making words reads no file, and one message reads one catalogue."""
    words = Words("fi")
    assert words._catalogues == {}
    words.say("error.entry.nothing")
    assert list(words._catalogues) == ["error"]


def test_dates_and_times() -> None:
    """Each language writes days and clock times in its own way."""
    on, start, end = date(2024, 4, 5), time(9, 0), time(11, 30)
    finnish, english = (Words(language) for language in LANGUAGES)
    assert (finnish.date(on), english.date(on)) == ("5.4.2024", "5 Apr 2024")
    assert (finnish.day(on), english.day(on)) == ("5.4.", "5 Apr")
    assert (finnish.weekday(on), english.weekday(on)) == ("pe", "Fri")
    assert (finnish.clock(start), english.clock(start)) == ("9.00", "9:00")
    assert (finnish.span(start, end), english.span(start, end)) == ("9.00–11.30", "9:00–11:30")


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(150, "2 h 30 min"), (120, "2 h"), (45, "45 min"), (0, "0 min"), (-90, "−1 h 30 min")],
)
def test_hours(minutes: int, text: str) -> None:
    """Minutes are told in hours and minutes, without the part that is nothing."""
    assert Words("fi").hours(minutes) == Words("en").hours(minutes) == text


@pytest.mark.parametrize(
    ("number", "finnish", "english"),
    [
        ("9.50", "9,50", "9.50"),
        ("10", "10", "10"),
        ("-0.5", "−0,5", "−0.5"),
        ("1E+3", "1000", "1000"),
    ],
)
def test_decimals(number: str, finnish: str, english: str) -> None:
    """All decimals that a number has are shown, ungrouped, never as a power of ten."""
    assert (Words("fi").decimal(Decimal(number)), Words("en").decimal(Decimal(number))) == (
        finnish,
        english,
    )


@pytest.mark.parametrize(
    ("euros", "finnish", "english"),
    [
        ("1640", "1\u00a0640,00\u00a0€", "€1,640.00"),
        ("62.005", "62,01\u00a0€", "€62.01"),
        ("-1234567.5", "−1\u00a0234\u00a0567,50\u00a0€", "−€1,234,567.50"),
        ("-0.004", "0,00\u00a0€", "€0.00"),
    ],
)
def test_money(euros: str, finnish: str, english: str) -> None:
    """Euros are shown to the cent, half up, in groups of three that no line end tears apart."""
    assert Words("fi").money(Decimal(euros)) == finnish
    assert Words("en").money(Decimal(euros)) == english


@pytest.mark.parametrize(
    ("number", "finnish", "english"),
    [
        ("25.50", "25,5\u00a0%", "25.5%"),
        ("24.00", "24\u00a0%", "24%"),
        ("100", "100\u00a0%", "100%"),
    ],
)
def test_percent(number: str, finnish: str, english: str) -> None:
    """Percent are shown without idle decimals."""
    assert Words("fi").percent(Decimal(number)) == finnish
    assert Words("en").percent(Decimal(number)) == english


@pytest.mark.parametrize(
    ("option", "env", "language"),
    [
        (None, {}, "fi"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "fi_FI.UTF-8"}, "fi"),
        (None, {"LANG": "sv_FI.UTF-8"}, "fi"),
        (None, {"LANG": "C.UTF-8"}, "fi"),
        (None, {"LANG": "fi_FI", "LC_MESSAGES": "en_US"}, "en"),
        (None, {"LANG": "en_US", "LC_MESSAGES": "en_US", "LC_ALL": "fi_FI"}, "fi"),
        (None, {"LANG": "en_US", "LC_ALL": ""}, "en"),
        (None, {"LC_ALL": "fi_FI", "PH_TUI_LANG": "en"}, "en"),
        ("fi", {"PH_TUI_LANG": "en"}, "fi"),
        ("en", {"LC_ALL": "fi_FI"}, "en"),
    ],
)
def test_the_language_is_chosen(option: str | None, env: dict[str, str], language: str) -> None:
    """The option, then PH_TUI_LANG, then the locale; Finnish when none of them is English."""
    assert language_of(env, option) == language
