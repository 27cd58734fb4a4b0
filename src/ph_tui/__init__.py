"""Orders, meetings, reports and deadlines of a coaching company, in the terminal."""

from __future__ import annotations


def version() -> str:
    """Return the version of the installed package, for example `0.1.0`."""
    from importlib import metadata

    return metadata.version("ph-tui")
