"""The stops of a walk: counted among those that are walked, and harmless to a terminal."""

from __future__ import annotations

import pytest

from ph_tui.exports.plain import FormField
from ph_tui.ui.copying.stops import stops_of
from ph_tui.ui.kit.clipboard import LIMIT


def test_only_what_is_walked_is_counted() -> None:
    """A field that is told between two stops leaves no gap in the count."""
    stops = stops_of(
        [
            FormField("a", "Numero", "1"),
            FormField("b", "Päivä", "2", walked=False),
            FormField("c", "Summa", "3"),
        ]
    )
    assert [stop.title for stop in stops] == ["1/2 Numero", "Päivä", "2/2 Summa"]


def test_nothing_that_a_terminal_obeys_is_left() -> None:
    """The bare text writes names and texts as they are: they have to be text only."""
    (stop,) = stops_of([FormField("a", "Ni\x1b]0;mi\a", "\x1b[2Jrivi\r\ntoinen\x9b5A\x7f\n")])
    assert (stop.name, stop.text) == ("Ni]0;mi", "[2Jrivi\ntoinen5A")


@pytest.mark.parametrize(
    ("text", "sent", "sign"),
    [("x", False, "·"), ("x", True, "✓"), ("", False, "–"), ("€" * LIMIT, False, "!")],
)
def test_a_sign_tells_how_a_field_stands(text: str, sent: bool, sign: str) -> None:
    """To be sent, sent, empty, too long."""
    (stop,) = stops_of([FormField("a", "Nimi", text)])
    assert stop.sign(sent=sent)[0] == sign
