"""The program over real SSH: the line drops in the middle of a word, and the text is there again.

The server is one of the test's own: on a free port of this machine only, with keys and settings of
its own, for the user who runs the tests.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from tests.faults.counting import FULL
from tests.faults.writing_reports import LATE, begin_goal, next_desk
from tests.ui.desks import a_desk, order_id
from tests.ui.terminal import Terminal, options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.desk.desk import Desk

MOST_SECONDS = 2.0
TEXT = "Tavoitteena on kolme hakemusta viikossa."
SERVER = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
CLIENT = shutil.which("ssh")
NO_SERVER = "there is no SSH server here; on Debian: apt install openssh-server"
SETTINGS = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
LogLevel ERROR
"""
RUN_CLIENT = "import os, sys; os.execv(sys.argv[1], sys.argv[1:])"


class Line:
    """A server that waits, and the ways to reach and to cut it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        for name in ("host", "user"):
            key = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
            subprocess.run(key, check=True)
        settings = folder / "settings"
        settings.write_text(SETTINGS.format(port=self._port, folder=folder))
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(exist_ok=True)
        command = [str(SERVER), "-D", "-E", str(folder / "log"), "-f", str(settings)]
        self._server = subprocess.Popen(command)

    def client(self, *command: str, terminal: bool) -> list[str]:
        """The words of a client that runs a command at the other end."""
        settings = ("BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null")
        chosen = [word for setting in settings for word in ("-o", setting)]
        way = ["-p", str(self._port), "-i", str(self._folder / "user"), "-F", "none", *chosen]
        kind = ["-q", "-tt"] if terminal else ["-q"]
        return [str(CLIENT), *kind, *way, "127.0.0.1", *command]

    def lets_in(self) -> bool:
        """Whether the server takes a guest, once it answers at all."""
        give_up = time.monotonic() + 10
        while time.monotonic() < give_up and self._server.poll() is None:
            if subprocess.run(self.client("true", terminal=False), check=False).returncode == 0:
                return True
        return False

    def program(self) -> psutil.Process:
        """The program that runs at the other end."""
        (found,) = [
            process
            for process in psutil.Process(self._server.pid).children(recursive=True)
            if process.cmdline()[1:3] == ["-m", "ph_tui"]
        ]
        return found

    def sessions(self) -> list[psutil.Process]:
        """The server's processes for the guests who are there."""
        children = psutil.Process(self._server.pid).children(recursive=True)
        return [process for process in children if process.name().startswith("sshd")]

    def close(self) -> None:
        """End the server and all guests; a server that could not start has none."""
        with suppress(psutil.NoSuchProcess):
            for process in psutil.Process(self._server.pid).children(recursive=True):
                with suppress(psutil.NoSuchProcess):
                    process.kill()
        self._server.kill()
        self._server.wait()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """A server of this test's own; the test is skipped where there can't be one."""
    if SERVER is None or CLIENT is None:
        pytest.skip(NO_SERVER)
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    opened = Line(folder)
    try:
        if not opened.lets_in():
            pytest.skip(f"the SSH server lets nobody in: {(folder / 'log').read_text()[-300:]}")
        yield opened
    finally:
        opened.close()


def connect(line: Line, data: Path) -> Terminal:
    """Log in and open the program, as a coach does."""
    names = ("HOME", "TZ", "LANG", "PH_TUI_BACKUP", "PYTHONPATH")
    kept = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    xdg = [f"{name}={value}" for name, value in os.environ.items() if name.startswith("XDG_")]
    run = ["env", *kept, *xdg, sys.executable, "-m", "ph_tui", *options(data)]
    return Terminal(line.client(*run, terminal=True), code=RUN_CLIENT)


def kill_client(terminal: Terminal, _: Line) -> None:
    """The coach's machine dies."""
    terminal.process.kill()


def kill_server(_: Terminal, line: Line) -> None:
    """The server's end of the line dies."""
    for process in line.sessions():
        process.kill()


def rescued(desk: Desk) -> list[str]:
    """The texts that the next program is offered."""
    return [text.text for text in desk.drafts.pending()]


@pytest.mark.parametrize("cut", [kill_client, kill_server][: 2 if FULL else 1])
def test_a_dropped_line_gives_the_text_back(
    line: Line,
    tmp_path: Path,
    cut: Callable[[Terminal, Line], None],
    survived: Callable[[str, int], None],
) -> None:
    """Type, lose the line: it is gone in two seconds; log in again: the text is offered."""
    a_desk(tmp_path)
    data = tmp_path / "data"
    first, again = connect(line, data), None
    try:
        begin_goal(first)
        first.send(TEXT)
        first.wait_for(TEXT)
        program = line.program()
        cut(first, line)
        program.wait(timeout=MOST_SECONDS)
        assert rescued(next_desk(data)) == [TEXT]
        again = connect(line, data)
        again.wait_for(f"Jäi tallentamatta: {LATE} J.S.")
        again.send("L")
        again.wait_for(f"+ {TEXT}")
        again.send("\r")
        again.wait_for(f"Palveluraportti · {LATE}")
        again.send("\x1b")
        again.wait_for("Kaikki teksti on tallessa")
        assert next_desk(data).orders.load(order_id(LATE)).report.goal == TEXT
    finally:
        for terminal in filter(None, (first, again)):
            terminal.close()
    survived("SSH lines cut in the middle of typing", 1)
