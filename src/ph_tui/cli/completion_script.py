"""The table of the commands as a script for bash, zsh or fish.

Owns how each shell quotes and how its script names things; the scripts themselves stand in `shells`
and have one place that the table is put into.
"""

from __future__ import annotations

import shlex
from importlib.resources import files
from typing import TYPE_CHECKING

from ph_tui.cli.completion_table import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ph_tui.cli.completion_table import Entry, Told
    from ph_tui.l10n.words import Words

_PLACE = "@ENTRIES@"


def script(shell: str, words: Words) -> str:
    """The script for a shell of `SHELLS`, in the language that its descriptions are to be in."""
    text = (files("ph_tui.cli") / "shells" / f"completion.{shell}").read_text(encoding="utf-8")
    entries = "\n".join(map(_WRITERS[shell], table(words)))
    return text.replace(_PLACE, entries)


def _bash(entry: Entry) -> str:
    takes = (f"{flag}={offer}" for flag, offer in entry.takes)
    told = {
        "inner": (each.word for each in entry.inner),
        "options": (each.word for each in entry.options),
        "takes": takes,
        "places": entry.places,
        "repeats": ["1"] if entry.repeats else [],
    }
    values = {name: " ".join(value) for name, value in told.items()}
    sets = " ".join(f"{name}={shlex.quote(value)}" for name, value in values.items() if value)
    return f"    {shlex.quote(entry.name)}) {sets} ;;"


def _zsh(entry: Entry) -> str:
    told = {
        "inner": map(_described, entry.inner),
        "options": map(_described, entry.options),
        "takes": (word for pair in entry.takes for word in pair),
        "places": entry.places,
    }
    sets = [f"        {name}=({_quoted(value, shlex.quote)})" for name, value in told.items()]
    if entry.repeats:
        sets.append("        repeats=1")
    return "\n".join((f"    {shlex.quote(entry.name)})", *sets, "        ;;"))


def _fish(entry: Entry) -> str:
    told = {
        "inner": (f"{each.word}\t{each.meaning}" for each in entry.inner),
        "options": (f"{each.word}\t{each.meaning}" for each in entry.options),
        "takes": (f"{flag}={offer}" for flag, offer in entry.takes),
        "places": entry.places,
        "repeats": ["1"] if entry.repeats else [],
    }
    values = {name: _quoted(value, _fish_quoted) for name, value in told.items()}
    sets = [f"            set {name} {value}" for name, value in values.items() if value]
    return "\n".join((f"        case {_fish_quoted(entry.name)}", *sets))


def _described(told: Told) -> str:
    return f"{told.word.replace(':', chr(92) + ':')}:{told.meaning}"


def _quoted(values: Iterable[str], quote: Callable[[str], str]) -> str:
    return " ".join(map(quote, values))


def _fish_quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


_WRITERS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
SHELLS = tuple(_WRITERS)
