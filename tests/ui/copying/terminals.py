"""The screens of a copy walk in a terminal of their own, for the tests that read its bytes.

Owns how the program is opened at the report of an order. What a terminal, tmux or screen would make
of the bytes is read back here with other means than the program's own.
"""

from __future__ import annotations

import base64
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.ui.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

READY = 4705
AT_REPORT = """
import sys
from pathlib import Path
from tests.ui.desks import MOMENT, desk_app, order_id
from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.ui.program.guardian import Guardian
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.report.editor import ReportScreen

class Opened(PhScreen[None]):
    def on_mount(self):
        self.app.push_screen(ReportScreen(desk, order_id(int(sys.argv[2]))))

data = Path(sys.argv[1])
desk = Desk.open(data, "maija", clock_at(MOMENT), cache=data.parent / "cache")
guardian = Guardian()
guardian.begin()
app = desk_app(desk, "orders", Opened)
guardian.watch(app)
app.run()
guardian.fall_silent()
sys.exit(guardian.exit_code or app.return_code or 0)
"""
_BARE = {"TERM": "xterm-256color", "TMUX": "", "STY": ""}
_OSC_52 = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]*)\x07")


@contextmanager
def at_report(
    data: Path,
    *,
    number: int = READY,
    env: Mapping[str, str] | None = None,
    size: tuple[int, int] = (80, 24),
) -> Iterator[Terminal]:
    """Open the report of an order in a terminal; `env` says what stands around it."""
    terminal = Terminal(
        [str(data), str(number)], code=AT_REPORT, env={**_BARE, **(env or {})}, size=size
    )
    try:
        terminal.wait_for(f"Palveluraportti · {number}")
        yield terminal
    finally:
        terminal.close()


def clipboards(output: bytes) -> list[str]:
    """What a terminal would have put on its clipboard, one after the other."""
    return [base64.b64decode(data, validate=True).decode() for data in _OSC_52.findall(output)]
