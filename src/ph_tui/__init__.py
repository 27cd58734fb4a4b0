"""Orders, meetings, reports and deadlines of a coaching company, in the terminal."""

from __future__ import annotations

VERSION = "0.1.0"
"""The build reads it here; to ask the installed package would load a mail library."""


def version() -> str:
    """Return the version of the program, for example `0.1.0`."""
    return VERSION
