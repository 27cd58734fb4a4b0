"""The way to the user's clipboard: exact bytes, what stands in between, the limit, the wiping."""

from __future__ import annotations

import base64
import re

import pytest

from ph_tui.domain.errors import Refused
from ph_tui.ui.kit.clipboard import (
    LIMIT,
    WIPE_SECONDS,
    Between,
    Clipboard,
    between,
    bytes_of,
    sequence,
)

DATA = "w6TDtuKCrA=="
"""`äö€` as UTF-8 in base64."""


class Sent:
    """A clipboard whose bytes are kept and whose minute is over when a test says so."""

    def __init__(self, way: Between = Between.NOTHING) -> None:
        self.written: list[str] = []
        self.waiting: list[tuple[float, object]] = []
        self.told = 0
        self.clipboard = Clipboard(
            self.written.append,
            way,
            wait=lambda seconds, call: self.waiting.append((seconds, call)),
            wiped=self._tell,
        )

    def _tell(self) -> None:
        self.told += 1

    def let_pass(self) -> None:
        """Let the time pass for which the first call waits."""
        seconds, call = self.waiting.pop(0)
        assert seconds == WIPE_SECONDS
        assert callable(call)
        call()


def test_plain_bytes() -> None:
    """A terminal gets one OSC 52 for the clipboard, ended by BEL."""
    assert sequence("äö€", Between.NOTHING) == f"\x1b]52;c;{DATA}\a"
    assert sequence("äö€", Between.SOMETHING) == f"\x1b]52;c;{DATA}\a"


def test_tmux_gets_it_plain_and_to_pass_on() -> None:
    """By its options tmux takes one of the two; inside its wrapping every ESC is doubled."""
    passed = f"\x1bPtmux;\x1b\x1b]52;c;{DATA}\a\x1b\\"
    assert sequence("äö€", Between.TMUX) == f"\x1b]52;c;{DATA}\a{passed}"


def test_screen_gets_it_in_strings_that_it_passes_on_whole() -> None:
    """GNU screen cuts longer strings; put together, the pieces are the one sequence."""
    assert sequence("äö€", Between.SCREEN) == f"\x1bP\x1b]52;c;{DATA}\a\x1b\\"
    text = "Asiakas söi 3 € pullan. " * 200
    sent = sequence(text, Between.SCREEN)
    strings = re.findall(r"\x1bP.*?\x1b\\", sent, re.DOTALL)
    assert "".join(strings) == sent
    assert len(strings) > 2
    assert max(map(len, strings)) == 768
    passed_on = "".join(string[2:-2] for string in strings)
    assert passed_on == sequence(text, Between.NOTHING)


def test_only_text_is_sent() -> None:
    """What a shell or a form would obey is not among what can be pasted."""
    sent = sequence("a\x1b[2J\r\nb\x00\u202ec\u200b\td\n", Between.NOTHING)
    data = sent.removeprefix("\x1b]52;c;").removesuffix("\a")
    assert base64.b64decode(data).decode() == "a[2J\nbc\td\n"


def test_letters_that_were_typed_in_parts_are_sent_whole() -> None:
    """A form counts and searches letters: `ä` is one."""
    assert sequence("a\u0308o\u0308€", Between.NOTHING) == f"\x1b]52;c;{DATA}\a"
    assert bytes_of("a\u0308") == 2


@pytest.mark.parametrize(
    ("env", "way"),
    [
        ({"TERM": "xterm-256color"}, Between.NOTHING),
        ({}, Between.NOTHING),
        ({"TERM": "screen-256color", "TMUX": "/run/tmux/default,1,0"}, Between.TMUX),
        ({"TERM": "xterm", "TMUX": "/run/tmux/default,1,0", "STY": "1.pts"}, Between.TMUX),
        ({"TERM": "screen.xterm", "STY": "1234.pts-0.vm"}, Between.SCREEN),
        ({"TERM": "tmux-256color"}, Between.TMUX),
        ({"TERM": "screen-256color"}, Between.SOMETHING),
    ],
)
def test_what_stands_in_between(env: dict[str, str], way: Between) -> None:
    """TMUX and STY tell; after ssh or sudo only TERM is left, which says `screen` for both."""
    assert between(env) is way


def test_the_limit_is_in_bytes() -> None:
    """The longest text makes 100 000 bytes; one letter more is refused and nothing is sent."""
    sent = Sent()
    longest = "ä" * (LIMIT // 2)
    sent.clipboard.send(longest)
    assert len(sent.written[0]) == 100_000
    with pytest.raises(Refused) as refused:
        sent.clipboard.send(longest + "ä")
    assert refused.value.message.params == {"size": LIMIT + 2, "limit": LIMIT}
    assert len(sent.written) == 1


def test_nothing_is_wiped_unless_it_is_asked_for() -> None:
    """Whoever pastes later than in a minute finds the text."""
    sent = Sent()
    sent.clipboard.send("salainen")
    assert sent.waiting == []


@pytest.mark.parametrize("way", list(Between))
def test_a_text_is_wiped_after_a_minute(way: Between) -> None:
    """A blank takes its place, by the same way, and the user is told."""
    sent = Sent(way)
    sent.clipboard.wipes = True
    sent.clipboard.send("salainen")
    assert sent.told == 0
    sent.let_pass()
    assert sent.written == [sequence("salainen", way), sequence(" ", way)]
    assert sent.told == 1


def test_a_younger_text_is_not_wiped_with_an_older_one() -> None:
    """Each text has its own minute; the older one is gone from the clipboard anyway."""
    sent = Sent()
    sent.clipboard.wipes = True
    sent.clipboard.send("ensimmäinen")
    sent.clipboard.send("toinen")
    sent.let_pass()
    assert len(sent.written) == 2
    sent.let_pass()
    assert sent.written[2:] == [sequence(" ", Between.NOTHING)]


def test_a_refused_text_keeps_the_one_before_in_its_minute() -> None:
    """What was not sent did not take the place of anything."""
    sent = Sent()
    sent.clipboard.wipes = True
    sent.clipboard.send("salainen")
    with pytest.raises(Refused):
        sent.clipboard.send("x" * (LIMIT + 1))
    sent.let_pass()
    assert sent.written[-1] == sequence(" ", Between.NOTHING)


def test_wiping_that_was_turned_off_meanwhile_wipes_nothing() -> None:
    """The user's last word counts."""
    sent = Sent()
    sent.clipboard.wipes = True
    sent.clipboard.send("salainen")
    sent.clipboard.wipes = False
    sent.let_pass()
    assert len(sent.written) == 1
    assert sent.told == 0
