"""The pictures of the guide, taken from the program on its sample company.

Owns what each picture shows: its size and the keys that lead there. `make pictures` records them in
`docs/pictures/`, a folder for each language; a test tells when one of them has gone stale.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.domain.notices.letters import LABELLED
from tests.spreadsheets import workbook
from tests.ui.snapshots import SMALL, WIDE, settle, svg_of
from textual import events

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.sample import make_sample
from ph_tui.l10n.words import Words
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from textual.pilot import Pilot

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
LANGUAGES = ("fi", "en")
_MOMENT = "2024-04-24T14:02"
_USER = "maija"
_TABLE = "tilaukset.xlsx"
"""What `workbook` calls its file."""


class Shot(NamedTuple):
    """One picture: the keys from the start of the program to what it shows."""

    size: tuple[int, int]
    keys: tuple[str, ...]
    """Names of keys; `<TEXT` is a paste, `{begun}` the number of an own order, its report begun."""


_TO_REPORT = ("2", "/", "<{begun}", "enter", "r")
SHOTS = {
    "today": Shot(WIDE, ()),
    "orders": Shot(WIDE, ("2",)),
    "notice": Shot(SMALL, ("2", "n", f"<{LABELLED}")),
    "order": Shot(WIDE, ("2", "/", "<{begun}", "enter", "enter")),
    "log": Shot(WIDE, ("3",)),
    "report": Shot(WIDE, _TO_REPORT),
    "phrases": Shot(WIDE, (*_TO_REPORT, "f")),
    "copy": Shot(SMALL, (*_TO_REPORT, "Y")),
    "money": Shot(WIDE, ("4",)),
    "popup": Shot(WIDE, ("5",)),
    "services": Shot(WIDE, ("6",)),
    "import": Shot(SMALL, ("2", "O", f"<{_TABLE}", "enter")),
}


async def pictures(folder: Path, language: str) -> dict[str, str]:
    """Every picture of a language by its path below `docs/pictures`.

    The company is made in a folder.
    """
    workbook(folder)
    today, cache = datetime.fromisoformat(_MOMENT).date(), folder / "cache"
    make_sample(folder / "data", today=today, user=_USER, cache=cache)
    desk = Desk.open(folder / "data", _USER, clock_at(_MOMENT), cache=cache)
    begun = _with_report_begun(desk)
    taken = {}
    with contextlib.chdir(folder):
        for name, shot in SHOTS.items():
            app = Program(desk, Words(language))
            async with app.run_test(size=shot.size, notifications=True) as pilot:
                await _press(pilot, shot.keys, begun)
                taken[f"{language}/{name}.svg"] = svg_of(app)
    return taken


def _with_report_begun(desk: Desk) -> str:
    """The number of an own order whose report is partly written and not sent."""
    own = sorted(row for row in desk.orders.summaries() if row.coach == _USER and row.number)
    reports = ((row.number, desk.orders.load(row.id).report) for row in own)
    return next(
        number
        for number, report in reports
        if report.goal and not (report.follow_up or report.sent)
    )


async def _press(pilot: Pilot[None], keys: tuple[str, ...], begun: str) -> None:
    await settle(pilot)
    for key in keys:
        if key.startswith("<"):
            text = key[1:].replace("{begun}", begun)
            pilot.app.screen.post_message(events.Paste(text))
        else:
            await pilot.press(key)
        await settle(pilot)
    before = ""
    while before != (before := svg_of(pilot.app)):  # what is filled in comes piece by piece
        for _ in range(3):
            await settle(pilot)


def main() -> None:
    """Record all pictures anew."""
    os.environ.pop("NO_COLOR", None)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            for name, picture in asyncio.run(pictures(Path(folder), language)).items():
                path = FOLDER / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
