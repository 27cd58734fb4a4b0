"""The programs that our users could pick instead, where they are installed: what they are given.

Owns their data and their ways to a list, a text and a new record; measures nothing. None of them is
asked for: what is not on the PATH is left out, and the table says so.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

RECORDS = 10_000
SHOWS = "Kirjaus"
"""Every record of a peer begins with this word."""


class Peer(NamedTuple):
    """A program and a list of ours in it; `{home}` stands for its own folder."""

    name: str
    command: tuple[str, ...]
    fill: Callable[[Path], None]
    """Makes the records in a folder, which is the program's home."""
    way: tuple[str, ...] = ()
    """The keys from the first picture into the list."""
    key: str = "j"
    """Moves to another record."""
    env: tuple[tuple[str, str], ...] = ()
    adding: tuple[str, ...] = ()
    """The command that adds a record, where the program has one beside the list."""


class Editor(NamedTuple):
    """A program for text, opened at a file, and the keys until letters are taken as text."""

    name: str
    command: tuple[str, ...]
    way: tuple[str, ...] = ()


def installed(command: tuple[str, ...]) -> bool:
    """Whether the program of a command is here."""
    return shutil.which(command[0]) is not None


def environment_in(home: Path, extra: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    """The environment of a peer whose home is a folder of its own."""
    own = {"HOME": str(home), "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "EDITOR": "true"}
    return {**own, **{name: value.format(home=home) for name, value in extra}}


def as_leader(command: Sequence[str]) -> list[str]:
    """A command that opens its terminal by itself, as some editors do."""
    return ["setsid", "--ctty", *command]


def command_in(home: Path, command: tuple[str, ...]) -> list[str]:
    """A peer's command with its folder put in."""
    return [part.format(home=home) for part in command]


def _calcurse(home: Path) -> None:
    for name in ("apts", "conf", "keys"):
        (home / name).touch()
    lines = (f"[0] {SHOWS} {number} tehotreeni\n" for number in range(RECORDS))
    (home / "todo").write_text("".join(lines), encoding="utf-8")


def _taskwarrior(home: Path) -> None:
    (home / "task").mkdir()
    (home / ".vit").mkdir()
    (home / ".vit" / "config.ini").write_text("[vit]\n", encoding="utf-8")
    settings = f"data.location={home}/task\nconfirmation=off\nnews.version=99\n"
    (home / "taskrc").write_text(settings, encoding="utf-8")
    tasks = [
        {"description": f"{SHOWS} {number} tehotreeni", "status": "pending", "project": "tilaus"}
        for number in range(RECORDS)
    ]
    given = json.dumps(tasks).encode()
    env = environment_in(home, _TASKRC)
    subprocess.run(["task", "import", "-"], input=given, env=env, capture_output=True, check=True)  # noqa: S607 - found on the PATH like every peer


def _hledger(home: Path) -> None:
    first = date(2010, 1, 1)
    entries = (
        f"{first + timedelta(days=number // 5)} {SHOWS} {number} tehotreeni\n"
        f"    assets:tunnit    {number % 7 + 1} h\n    income:kaupunki\n\n"
        for number in range(RECORDS)
    )
    (home / "hours.journal").write_text("".join(entries), encoding="utf-8")


_KHAL = """[calendars]
[[oma]]
path={home}/events
type=calendar
[locale]
timeformat=%H:%M
dateformat=%d.%m.%Y
longdateformat=%d.%m.%Y
datetimeformat=%d.%m.%Y %H:%M
longdatetimeformat=%d.%m.%Y %H:%M
[default]
default_calendar=oma
[sqlite]
path={home}/khal.db
"""


def _khal(home: Path) -> None:
    (home / "events").mkdir()
    (home / ".config" / "khal").mkdir(parents=True)
    settings = _KHAL.format(home=home)
    (home / ".config" / "khal" / "config").write_text(settings, encoding="utf-8")
    today = date.today()  # noqa: DTZ011 - the program shows the days from its own today on
    for number in range(RECORDS):
        day = today + timedelta(days=number // 8)
        hour = 8 + number % 8
        lines = (
            *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench//bench", "BEGIN:VEVENT"),
            *(f"UID:{number}", "DTSTAMP:20240101T100000Z", f"DTSTART:{day:%Y%m%d}T{hour:02}0000Z"),
            *(f"DTEND:{day:%Y%m%d}T{hour:02}3000Z", f"SUMMARY:{SHOWS} {number} tehotreeni"),
            *("END:VEVENT", "END:VCALENDAR", ""),
        )
        (home / "events" / f"{number}.ics").write_text("\r\n".join(lines), encoding="utf-8")
    command = ["khal", "list", "now", "1d"]  # takes the events into its own index
    subprocess.run(command, env=environment_in(home, _PLAIN), capture_output=True, check=True)  # noqa: S603 - found on the PATH like every peer


_DOOIT = """
CREATE TABLE workspace (id INTEGER NOT NULL PRIMARY KEY, order_index INTEGER NOT NULL,
 description VARCHAR NOT NULL, is_root BOOLEAN NOT NULL, parent_workspace_id INTEGER);
CREATE TABLE todo (id INTEGER NOT NULL PRIMARY KEY, order_index INTEGER NOT NULL,
 description VARCHAR NOT NULL, due DATETIME, effort INTEGER NOT NULL, recurrence DATETIME,
 urgency INTEGER NOT NULL, pending BOOLEAN NOT NULL, parent_workspace_id INTEGER,
 parent_todo_id INTEGER);
INSERT INTO workspace VALUES (1, -1, 'root', 1, NULL);
"""


def _dooit(home: Path) -> None:
    """A tenth of the records: more of them are more than it can do."""
    folder = home / ".local" / "share" / "dooit"
    folder.mkdir(parents=True)
    with sqlite3.connect(folder / "dooit.db") as database:
        database.executescript(_DOOIT)
        rows = ((number + 2, number, f"{SHOWS} {number}") for number in range(RECORDS // 10))
        database.executemany("INSERT INTO workspace VALUES (?, ?, ?, 0, 1)", rows)
    database.close()


def _nothing(home: Path) -> None:
    (home / ".config" / "watson").mkdir(parents=True)
    (home / ".timewarrior" / "data").mkdir(parents=True)
    (home / ".timewarrior" / "timewarrior.cfg").touch()


_TASKRC = (("TASKRC", "{home}/taskrc"),)
_PLAIN = (("LANG", "C"), ("LC_ALL", "C"))
"""khal can't be started where Python has to guess the locale."""
PEERS = (
    Peer("calcurse", ("calcurse", "-D", "{home}"), _calcurse, ("\t", "\t")),
    Peer("vit", ("vit",), _taskwarrior, env=_TASKRC),
    Peer(
        "hledger-ui",
        ("hledger-ui", "-f", "{home}/hours.journal", "--register", "assets:tunnit"),
        _hledger,
        key="k",
    ),
    Peer("ikhal", ("ikhal",), _khal, ("\t",), env=_PLAIN),
    Peer("dooit (1 000)", ("dooit",), _dooit),
)
ADDING = (
    Peer("task add", ("task",), _taskwarrior, env=_TASKRC, adding=("add", "{text}")),
    Peer(
        "timew track",
        ("timew",),
        _nothing,
        adding=("track", "2024-04-{day}T09:00", "-", "2024-04-{day}T09:45", "{text}"),
    ),
    Peer(
        "watson add",
        ("watson",),
        _nothing,
        adding=("add", "-f", "2024-04-{day} 09:00", "-t", "2024-04-{day} 09:45", "tilaus"),
    ),
    Peer(
        "khal new",
        ("khal",),
        _khal,
        env=_PLAIN,
        adding=("new", "{day}.04.2024", "09:00", "09:45", "{text}"),
    ),
)
EDITORS = (
    Editor("nano", ("nano", "{file}")),
    Editor("vim", ("vim", "-n", "-u", "NONE", "-N", "{file}"), ("o",)),
    Editor("micro", ("micro", "{file}")),
)
