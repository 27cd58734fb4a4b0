"""What really reaches the terminal: bytes of a real pty, a real tmux, the bare text, its end."""

from __future__ import annotations

import base64
import os
import re
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.ui.copying.terminals import AT_REPORT, READY, at_report, clipboards
from tests.ui.desks import a_desk, order_id
from tests.ui.emulator import ByteStream, Screen
from tests.ui.terminal import LEAVE_SCREEN, Terminal

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ph_tui.desk.desk import Desk

BASELINE = "Äiti ja isä – 3 € tunnilta, ”hyvä” näin."
NO_MOUSE, MOUSE = b"\x1b[?1000l", b"\x1b[?1000h"
WRAP, NO_WRAP = b"\x1b[?7h", b"\x1b[?7l"
DREW_A_FRAME = re.compile(rb"\x1b\[[0-9;]*48;5;")
TMUX = shutil.which("tmux")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small company, with letters in a report that are no ASCII."""
    desk = a_desk(tmp_path)
    desk.reports.write(order_id(READY), {ReportSection.BASELINE: BASELINE})
    return desk


@pytest.fixture
def data(desk: Desk, tmp_path: Path) -> Path:
    """The data of that company."""
    return tmp_path / "data"


@pytest.fixture
def fields(desk: Desk) -> list[str]:
    """The texts of the form, as the desk has them."""
    file = desk.orders.load(order_id(READY))
    made = desk.forms.fields(file, FormKind.SERVICE_REPORT, Words("fi"))
    return [field.text for field in made if field.walked]


def shown_after(output: bytes) -> str:
    """What a terminal shows after it has read this."""
    screen = Screen(80, 24)
    ByteStream(screen).feed(output)
    return "\n".join(screen.display)


def walk_through(terminal: Terminal, count: int) -> None:
    """Open the walk, send this many fields and arrive at its end."""
    terminal.send("Y")
    terminal.wait_for("kenttä kentältä")
    terminal.send("y" * (count + 1))
    terminal.wait_for("käyty läpi")


def test_a_terminal_gets_every_field_byte_for_byte(data: Path, fields: list[str]) -> None:
    """Read back from the pty, the clipboards are the fields, with ä, ö and €."""
    with at_report(data) as terminal:
        walk_through(terminal, len(fields))
        assert clipboards(terminal.output) == fields
    assert BASELINE in fields[0]


def test_the_sequence_is_written_whole_before_the_word_of_it(data: Path, fields: list[str]) -> None:
    """Nothing is drawn into it, and `sent` is painted only after it was."""
    with at_report(data) as terminal:
        terminal.send("Y")
        terminal.wait_for("kenttä kentältä")
        terminal.send("y")
        terminal.wait_for("lähetetty leikepöydälle")
        whole = base64.b64encode(fields[0].encode())
        at = terminal.output.index(b"\x1b]52;c;" + whole + b"\a")
        assert "lähetetty leikepöydälle" not in shown_after(terminal.output[:at])


@pytest.mark.parametrize(
    ("env", "wrapped"),
    [
        (
            {"TMUX": "/run/tmux/default,1,0", "TERM": "screen-256color"},
            b"\x1b]52;c;%(data)s\a\x1bPtmux;\x1b\x1b]52;c;%(data)s\a\x1b\\",
        ),
        ({"STY": "1.pts-0.vm", "TERM": "screen"}, b"\x1bP\x1b]52;c;%(data)s\a\x1b\\"),
        ({"TERM": "screen-256color"}, b"\x1b]52;c;%(data)s\a"),
    ],
    ids=["tmux", "screen", "something"],
)
def test_what_stands_in_between_gets_its_own_bytes(
    data: Path, fields: list[str], env: Mapping[str, str], wrapped: bytes
) -> None:
    """The sequence is wrapped as the environment tells, and the advice shows."""
    with at_report(data, env=env) as terminal:
        terminal.send("Y")
        terminal.wait_for("kenttä kentältä")
        assert "tmux" in terminal.text or "screen" in terminal.text
        terminal.send("y")
        wanted = wrapped % {b"data": base64.b64encode(fields[0].encode())}
        terminal.wait_for_output(wanted)
        assert terminal.output.count(b"]52;") == wanted.count(b"]52;")


@pytest.mark.skipif(TMUX is None, reason="there is no tmux here")
@pytest.mark.parametrize(
    ("options", "arrives"),
    [
        ((), False),
        (("set-clipboard on",), True),
        (("allow-passthrough on",), True),
        (("set-clipboard on", "allow-passthrough on"), True),
    ],
)
def test_a_real_tmux_passes_it_on(
    data: Path, fields: list[str], tmp_path: Path, options: tuple[str, ...], arrives: bool
) -> None:
    """Either option that the advice names is enough; without both nothing arrives."""
    assert TMUX is not None
    script, conf, socket = tmp_path / "run.py", tmp_path / "conf", str(tmp_path / "socket")
    script.write_text(AT_REPORT, encoding="utf-8")
    conf.write_text("".join(f"set -g {option}\n" for option in options), encoding="utf-8")
    command = f"{sys.executable} {script} {data} {READY}"
    typed = [TMUX, "-S", socket, "-f", str(conf), "new-session", command]
    env = {"TERM": "xterm-256color", "TMUX": "", "STY": "", "PYTHONPATH": os.pathsep.join(sys.path)}
    terminal = Terminal(typed, code="import os, sys; os.execv(sys.argv[1], sys.argv[1:])", env=env)
    try:
        terminal.wait_for(f"Palveluraportti · {READY}")
        walk_through(terminal, len(fields))
        assert list(dict.fromkeys(clipboards(terminal.output))) == (fields if arrives else [])
    finally:
        subprocess.run([TMUX, "-S", socket, "kill-server"], check=False, capture_output=True)
        terminal.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
def test_the_bare_text_is_nothing_but_text(
    data: Path, desk: Desk, fields: list[str], size: tuple[int, int]
) -> None:
    """No frame, no filling, no mouse: a paragraph is one line of the terminal; esc ends it."""
    long = " ".join(["Asiakas hakee töitä ja 3 € palkkaa."] * 12)
    desk.reports.write(order_id(READY), {ReportSection.ACTIONS: long})
    with at_report(data, size=size) as terminal:
        terminal.send("Y")
        terminal.wait_for("kenttä kentältä")
        terminal.listen(0.3)
        begun = len(terminal.output)
        terminal.send("V")
        terminal.wait_for("sivu 1/")
        terminal.send("   ")
        terminal.wait_for("5/5 Jatkosuunnitelma")
        bare = terminal.output[begun:].partition(WRAP)[2]
        assert NO_MOUSE in terminal.output[begun:].partition(WRAP)[0]
        assert not DREW_A_FRAME.search(bare)
        assert long.encode() in bare.replace(b"\r\n", b"\n")
        assert not re.search(rb" \r*\n", bare)
        for field in fields[:2]:
            assert field.encode() in re.sub(rb"\r*\n", b"\n", bare)
        assert BASELINE.encode() in bare
        begun = len(terminal.output)
        terminal.send("\x1b")
        terminal.wait_for("kenttä kentältä")
        back = terminal.output[begun:]
        assert NO_WRAP in back
        assert MOUSE in back
        terminal.wait_for(f"Palveluraportti · {READY}")
        terminal.wait_for("esc takaisin")


def test_pages_turn_in_the_bare_text(data: Path, desk: Desk) -> None:
    """Space and b turn; the first and the last page stay."""
    long = "\n\n".join(f"Kappale {number}." for number in range(40))
    desk.reports.write(order_id(READY), {ReportSection.ACTIONS: long})
    with at_report(data) as terminal:
        terminal.send("YV")
        terminal.wait_for("sivu 1/")
        pages = int(re.findall(r"sivu 1/(\d+)", terminal.text)[0])
        assert pages > 3
        assert "1/5 Lähtötilanne" in terminal.text
        terminal.send(" " * (pages + 2))
        terminal.wait_for(f"sivu {pages}/{pages}")
        terminal.send("b")
        terminal.wait_for(f"sivu {pages - 1}/{pages}")
        terminal.send("b" * (pages + 2))
        terminal.wait_for(f"sivu 1/{pages}")


def test_a_hang_up_ends_the_bare_text_too(data: Path) -> None:
    """The terminal is given back as it was, with lines that wrap."""
    with at_report(data) as terminal:
        terminal.send("YV")
        terminal.wait_for("sivu 1/")
        terminal.process.send_signal(signal.SIGTERM)
        code, left = terminal.wait_for_end()
        assert code == 128 + signal.SIGTERM
        assert left == ""
        before, _, _ = terminal.output.rpartition(LEAVE_SCREEN)
        assert before.rfind(WRAP) > before.rfind(NO_WRAP)
        assert terminal.modes == terminal.cooked


def test_what_was_pasted_into_the_self_test_is_judged(data: Path) -> None:
    """The letters go out and come back by the terminal's own paste."""
    with at_report(data) as terminal:
        terminal.send("Yt")
        terminal.wait_for("Liitä se tähän")
        assert clipboards(terminal.output) == ["äö€"]
        terminal.send("\x1b[200~äö€\x1b[201~")
        terminal.wait_for("äö€ tuli oikein")
