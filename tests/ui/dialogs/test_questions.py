"""The questions: what they answer, what they refuse, what they keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.sample import sample_app, some_rows
from tests.ui.snapshots import SMALL, settle, take, text_of

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.dialogs.ask_text import AskReason, AskText
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

ASKS = Message("ui.quit.question")


def digits(text: str) -> Message | None:
    """Refuse what is no number, as a parser would."""
    if not text.isdigit():
        raise BadInput(Message("ui.ask.reason_missing"))
    return None


def a_form(parks: str = "") -> AskForm:
    """Return a form with a number and a free text."""
    fields = [
        Field("number", "ui.key.first", check=digits, example="ui.key.last"),
        Field("words", "ui.key.previous_field", value="alku"),
    ]
    return AskForm(ASKS, fields, parks=parks)


def a_choice() -> Choose[str]:
    """Return a choice of three."""
    return Choose(ASKS, ["yksi", "kaksi", "kolme"], paint=lambda word: [(word, "")], start="kaksi")


async def answers(
    make: Callable[[], Screen[Any]], *presses: Sequence[str], picture: str = ""
) -> list[Any]:
    """Ask once for each row of keys and return the answers; a question left open has none."""
    app = sample_app(some_rows(20))
    given: list[Any] = []
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        for keys in presses:
            app.push_screen(make(), given.append)
            await settle(pilot)
            await pilot.press(*keys)
            await settle(pilot)
        if picture:
            take(app, picture, feature="dialogs/questions")
    return given


async def test_confirm() -> None:
    """Enter says yes, esc says no."""
    assert await answers(lambda: Confirm(ASKS), ["enter"], ["escape"], ["f2"]) == [
        True,
        False,
        True,
    ]


async def test_ask_text_refuses_while_there_is_an_objection() -> None:
    """Enter answers only with a text that nothing speaks against."""
    keys = [*"4a", "enter", "backspace", "enter"]
    assert await answers(lambda: AskText(ASKS, check=digits), keys) == ["4"]


async def test_a_left_text_is_offered_again() -> None:
    """Esc keeps what was typed, and so does an answer until whoever asked has saved it."""

    def make() -> AskText:
        return AskText(ASKS, parks="text")

    rows = [[*"kesken", "escape"], [*"!", "enter"], ["enter"]]
    assert await answers(make, *rows) == [None, "kesken!", "kesken!"]


async def test_an_empty_reason_is_none() -> None:
    """A reason has to say something."""
    given = await answers(lambda: AskReason(ASKS), ["enter", "space", "enter", "x", "enter"])
    assert given == [" x"]


async def test_choose() -> None:
    """The cursor starts at the current choice; esc chooses nothing."""
    assert await answers(a_choice, ["enter"], ["down", "enter"], ["escape"]) == [
        "kaksi",
        "kolme",
        None,
    ]


async def test_a_form_goes_field_by_field() -> None:
    """Enter goes on and saves from the last field; F2 saves from any."""
    given = await answers(a_form, [*"12", "enter", "x", "enter"], [*"7", "f2"])
    assert given == [{"number": "12", "words": "alkux"}, {"number": "7", "words": "alku"}]


async def test_a_form_shows_the_field_that_must_change() -> None:
    """Saving with an objection goes to the first field that has one."""
    keys = ["enter", "enter", *"5", "f2"]
    assert await answers(a_form, keys) == [{"number": "5", "words": "alku"}]


async def test_a_left_form_is_offered_again() -> None:
    """Esc keeps all fields for the next time."""
    given = await answers(lambda: a_form("form"), [*"12", "enter", "x", "escape"], ["f2"])
    assert given == [None, {"number": "12", "words": "alkux"}]


async def test_a_question_shows_data_as_text() -> None:
    """Markup in a detail is no markup."""
    app = sample_app(some_rows(3))
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        app.push_screen(Confirm(ASKS, detail="[/] [b]x[/b]\x1b[2J"))
        await settle(pilot)
        assert "[/] [b]x[/b][2J" in text_of(app)


@pytest.mark.parametrize(
    ("name", "make", "keys"),
    [
        ("text", lambda: AskText(ASKS, value="4711", detail=Message("ui.quit.detail")), []),
        ("text-objection", lambda: AskText(ASKS, check=digits), [*"4a"]),
        ("form", a_form, []),
        ("form-objection", a_form, [*"4a", "enter"]),
        ("choose", a_choice, []),
    ],
)
async def test_looks(name: str, make: Callable[[], Screen[Any]], keys: list[str]) -> None:
    """A question stands on a calm panel at the foot of the screen."""
    await answers(make, keys, picture=name)
