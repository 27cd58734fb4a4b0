"""Pictures of screens that tests compare: an SVG for eyes, plain text for readable differences.

Owns how a picture is taken (settled, no clock, no blinking), named and compared.
`PH_TUI_SNAP=update` records it anew.
"""

from __future__ import annotations

import asyncio
import difflib
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App
    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parents[2] / "snapshots"
SMALL = (80, 24)
WIDE = (120, 36)
_IDS = re.compile(r"terminal-\d+")


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until background work is done and the screen shows what came of it."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    async with asyncio.timeout(30):
        while not pilot.app.screen._compositor.size:  # a new screen is laid out at its own time
            await pilot.pause()


def text_of(app: App[Any]) -> str:
    """Return the screen as plain text, one line a row, without spaces at the ends."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines) + "\n"


def svg_of(app: App[Any]) -> str:
    """Return the screen as an SVG that is the same in each run."""
    return _IDS.sub("terminal", app.export_screenshot(title="ph-tui"))


def compare(path: Path, taken: str) -> None:
    """Compare a picture with the recorded one, or record it if `PH_TUI_SNAP=update` says so."""
    if os.environ.get("PH_TUI_SNAP") == "update":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(taken, encoding="utf-8")
        return
    name = path.relative_to(FOLDER)
    assert path.is_file(), (
        f"snapshots/{name} is not there; record it with PH_TUI_SNAP=update and look at it"
    )
    recorded = path.read_text(encoding="utf-8")
    if recorded != taken:
        changes = difflib.unified_diff(
            recorded.splitlines(), taken.splitlines(), "recorded", "now", lineterm=""
        )
        shown = (
            "\n".join(list(changes)[:60])
            if path.suffix == ".txt"
            else "the text is the same; colours or styles differ"
        )
        raise AssertionError(f"snapshots/{name} differs:\n{shown}")


async def snap(
    app: App[Any],
    name: str,
    *,
    size: tuple[int, int] = SMALL,
    press: Sequence[str] = (),
    feature: str,
) -> None:
    """Run an app, press keys, and compare with `snapshots/FEATURE/NAME-80x24.svg` and `.txt`."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        for key in press:
            await pilot.press(key)
            await settle(pilot)
        take(app, name, feature=feature)


def take(app: App[Any], name: str, *, feature: str) -> None:
    """Compare what a running app shows now with its recorded pictures."""
    width, height = app.size
    stem = FOLDER / feature / f"{name}-{width}x{height}"
    compare(stem.with_suffix(".txt"), text_of(app))
    compare(stem.with_suffix(".svg"), svg_of(app))
