"""What the first picture waits for: no library and no work that it does not need."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk, an_empty_desk
from tests.ui.terminal import RUN, Terminal, options

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.desk.desk import Desk

HEAVY = {"pydantic", "pendulum", "markdown_it", "typst", "tinydb"}
LATER = {
    *("desk.orders", "desk.sessions", "desk.drafts", "desk.history", "desk.validation"),
    *("domain.orders", "domain.reports", "domain.history", "domain.drafts", "domain.findings"),
    *("domain.entry", "store.history", "ui.orders.actions", "ui.sessions.actions"),
    "ui.telling.pane_lines",
}
"""Of our own modules, those that are large and needed only once somebody does something."""
TELL_AT_FIRST_PAINT = """
import json, os, pathlib, sys
from textual.app import App

report, shows = sys.argv[1:3]
del sys.argv[1:3]

def tell(app):
    assert not app.draws_in_vain
    lines = app.screen._compositor.render_strips()
    text = "".join(segment.text for line in lines for segment in line)
    if shows in text:
        pathlib.Path(report).write_text(json.dumps(sorted(sys.modules)))
        os._exit(0)

App.post_display_hook = tell
"""
BEGIN = "from ph_tui.ui.run import Program; Program.begins_at = lambda _: {!r}\n"


@pytest.mark.parametrize(
    ("make", "shows", "begin"),
    [
        (a_desk, "4711", ""),
        (a_desk, "4711", BEGIN.format("orders")),
        (a_desk, "4690", BEGIN.format("money")),
        (an_empty_desk, "kirjaa ensimmäinen tilaus", ""),
    ],
    ids=["today", "orders", "money", "welcome"],
)
def test_the_first_paint_loads_no_heavy_library(
    make: Callable[[Path], Desk], shows: str, begin: str, tmp_path: Path
) -> None:
    """The first picture with its rows stands before anything is validated, parsed or typeset."""
    desk = make(tmp_path)
    _let_the_index_settle(desk)
    loaded = tmp_path / "loaded.json"
    typed = [str(loaded), shows, *options(tmp_path / "data")]
    cache = {"XDG_CACHE_HOME": str(tmp_path / "xdg")}
    for _ in ("makes the index", "finds it"):
        terminal = Terminal(typed, code=TELL_AT_FIRST_PAINT + begin + RUN, env=cache)
        try:
            code, _ = terminal.wait_for_end()
            assert code == 0, terminal.text
        finally:
            terminal.close()
    modules = set(json.loads(loaded.read_text(encoding="utf-8")))
    assert "ph_tui.ui.program.app" in modules
    assert not HEAVY & {name.partition(".")[0] for name in modules}
    assert not {f"ph_tui.{name}" for name in LATER} & modules


def _let_the_index_settle(desk: Desk) -> None:
    """A folder that was changed a moment ago is looked through anew; wait until it is not."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        desk.orders.summaries()
        if desk.is_empty or desk._core.store._catalogue._state().settled:
            return
        time.sleep(0.05)
    raise AssertionError("the folder is still young")
