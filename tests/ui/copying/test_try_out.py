"""The self-test: what each answer means, and what it says to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.sample import sample_app
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of
from textual import events
from textual.widgets import Input

from ph_tui.ui.copying.try_out import SAMPLE, Arrived, TryOut, judge
from ph_tui.ui.kit.clipboard import Between, Clipboard, sequence

if TYPE_CHECKING:
    from textual.pilot import Pilot


def a_clipboard(way: Between = Between.NOTHING, written: list[str] | None = None) -> Clipboard:
    """A clipboard that nobody reads but the test."""
    kept = [] if written is None else written
    return Clipboard(kept.append, way, wait=lambda _seconds, _call: None, wiped=lambda: None)


@pytest.mark.parametrize(
    ("pasted", "arrived"),
    [
        ("äö€", Arrived.RIGHT),
        (" äö€\n", Arrived.RIGHT),
        ("a\u0308o\u0308€", Arrived.RIGHT),
        ("", Arrived.NOTHING),
        ("  ", Arrived.NOTHING),
        ("Ã¤Ã¶â‚¬", Arrived.GARBLED),
        ("Ã¤Ã¶â\x82¬", Arrived.GARBLED),
        ("Ã¤Ã¶â¬", Arrived.GARBLED),
        ("├ñ├Â Ôé¼", Arrived.GARBLED),
        ("äö", Arrived.GARBLED),
        ("äö?", Arrived.GARBLED),
        ("??????", Arrived.GARBLED),
        ("\ufffd\ufffd\ufffd", Arrived.GARBLED),
        ("Kauppalista", Arrived.OTHER),
        ("äö€ ja muuta", Arrived.OTHER),
        ("a", Arrived.OTHER),
    ],
)
def test_what_came_is_judged(pasted: str, arrived: Arrived) -> None:
    """Right letters, none, letters that were changed on the way, or another text."""
    assert judge(pasted) is arrived


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste into the field, as a terminal does."""
    pilot.app.screen.query_one("#text", Input).value = ""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


@pytest.mark.parametrize("way", list(Between))
async def test_each_answer_is_told_in_words(way: Between) -> None:
    """A paste is judged at once, an empty field with enter; what helps depends on the way."""
    helps = {
        Between.NOTHING: "OSC 52",
        Between.TMUX: "set-clipboard on",
        Between.SCREEN: "ilman screeniä",
        Between.SOMETHING: "omalla koneellasi",
    }
    written: list[str] = []
    app = sample_app([])
    async with app.run_test(size=SMALL) as pilot:
        app.push_screen(TryOut(a_clipboard(way, written)))
        await settle(pilot)
        assert written == [sequence(SAMPLE, way)]
        assert "Mitään ei tullut" not in text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        assert "Mitään ei tullut" in text_of(app)
        assert helps[way] in text_of(app)
        await paste(pilot, "Ã¤Ã¶â‚¬")
        assert "kirjaimet muuttuivat" in text_of(app)
        assert "UTF-8" in text_of(app)
        assert helps[way] not in text_of(app)
        await paste(pilot, "Kauppalista: maitoa, leipää ja voita")
        assert "Tuli Kauppalista: maitoa…, piti tulla äö€" in text_of(app)
        assert helps[way] in text_of(app)
        await paste(pilot, "äö€")
        assert "äö€ tuli oikein" in text_of(app)
        assert helps[way] not in text_of(app)
        await pilot.press("f2")
        await settle(pilot)
        assert written == [sequence(SAMPLE, way)] * 2
        assert "tuli oikein" not in text_of(app)
        assert pilot.app.screen.query_one("#text", Input).value == ""


async def test_the_answers_have_their_pictures() -> None:
    """Nothing came, wrong letters, right ones."""
    for name, pasted, size in [
        ("nothing", "", SMALL),
        ("garbled", "Ã¤Ã¶â‚¬", SMALL),
        ("right", "äö€", SMALL),
        ("nothing", "", WIDE),
    ]:
        app = sample_app([])
        async with app.run_test(size=size) as pilot:
            app.push_screen(TryOut(a_clipboard()))
            await settle(pilot)
            if pasted:
                await paste(pilot, pasted)
            else:
                await pilot.press("enter")
                await settle(pilot)
            take(app, name, feature="copying/try_out")
