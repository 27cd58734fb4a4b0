"""Where a run of the program stands: its folders, its user, its clock and its language.

Owns the reading of the environment and of the options that override it. Both faces open the desk
from here.
"""

from __future__ import annotations

import os
import pwd
import re
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ph_tui.cli.arguments import Given
    from ph_tui.desk.desk import Desk

FOLDER = "ph-tui"
"""Our own folder in each of the XDG directories."""

_LOGIN = re.compile(r"\w[\w.@-]{0,63}")


class Surroundings(NamedTuple):
    """Everything that a run takes from outside, checked."""

    data: Path
    cache: Path
    sample: Path
    """Where the sample companies are, apart from what is the company's own."""
    user: str
    today: str | None
    """The moment to reckon with as it was typed; None is the machine's clock."""
    backs_up: bool = False
    """Whether the first save of a day is followed by a backup."""

    def open_desk(self) -> Desk:
        """Open the desk; raises DataError when the data can't be used."""
        from ph_tui.desk.clock import clock_at
        from ph_tui.desk.desk import Desk

        desk = Desk.open(self.data, self.user, clock_at(self.today), cache=self.cache)
        if self.backs_up:
            desk.back_up_daily(self.today)
        return desk

    def open_sample(self) -> Desk:
        """Open the desk of an invented company, made around today when it is first asked for."""
        from ph_tui.desk.clock import clock_at
        from ph_tui.desk.desk import Desk
        from ph_tui.desk.sample import make_sample

        clock = clock_at(self.today)
        today = clock.now().date()
        data = self.sample / today.isoformat()
        desk = Desk.open(data, self.user, clock, cache=self.cache)
        if desk.is_empty:
            make_sample(data, today=today, user=self.user, cache=self.cache)
        return desk


def surroundings(given: Given, env: Mapping[str, str]) -> Surroundings:
    """Take the options, else the environment, else what is usual.

    Raises Refused when somebody else's user name is asked for.
    """
    data = _data_folder(given.get("data"), env)
    return Surroundings(
        data=data,
        cache=xdg_folder("CACHE", env),
        sample=xdg_folder("DATA", env).with_name(f"{FOLDER}-sample"),
        user=_user(given.get("user") or env.get("PH_TUI_USER"), data),
        today=given.get("today") or env.get("PH_TUI_TODAY"),
        backs_up=env.get("PH_TUI_BACKUP") != "off",
    )


def xdg_folder(kind: str, env: Mapping[str, str]) -> Path:
    """Our folder in the user's XDG directory of a kind: DATA, CACHE or STATE."""
    named = Path(env.get(f"XDG_{kind}_HOME") or "")
    usual = {"DATA": ".local/share", "CACHE": ".cache", "STATE": ".local/state"}
    base = named if named.is_absolute() else _home(env) / usual[kind]
    return base / FOLDER


def spoken_option(typed: Sequence[str]) -> str | None:
    """The value of `--lang` wherever it stands: errors about the rest are told in it."""
    found = None
    for word, following in zip_longest(typed, typed[1:]):
        if word == "--":
            break
        if word == "--lang":
            found = following
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
    return found


def login() -> str:
    """The login name of whoever runs the program."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid{os.getuid()}"


def _home(env: Mapping[str, str]) -> Path:
    named = env.get("HOME")
    return Path(named) if named else Path(pwd.getpwuid(os.getuid()).pw_dir)


def _data_folder(option: str | None, env: Mapping[str, str]) -> Path:
    if option == "":
        raise BadInput(Message("cli.error.data_nameless"))
    named = option or env.get("PH_TUI_DATA")
    if not named:
        return xdg_folder("DATA", env)
    if "\0" in named:
        raise BadInput(Message("cli.error.path", path=named[:80]))
    if named.startswith("~/"):
        return _home(env) / named[2:]
    return Path(named).absolute()


def _user(named: str | None, data: Path) -> str:
    own = login()
    if named is None or named == own:
        return own
    if not _LOGIN.fullmatch(named):
        raise BadInput(Message("cli.error.user_unreadable", user=named[:40]))
    if not _owns(data):
        raise Refused(Message("cli.error.user_refused", user=named, own=own))
    return named


def _owns(data: Path) -> bool:
    """Whether the login owns the data folder; one that is not there yet will be its own."""
    try:
        return data.stat().st_uid == os.getuid()
    except FileNotFoundError:
        return True
    except OSError:
        return False
