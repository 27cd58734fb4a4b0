"""Somebody who writes a report on a screen, and what the next program finds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.desks import MOMENT, USER

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.terminal import Terminal

LATE = 4698
"""The number of the order whose report is late: the first of today."""


def begin_goal(terminal: Terminal) -> None:
    """Open the report of the first order of today and begin to write its goal, at the end."""
    terminal.wait_for("tässä kuussa")
    terminal.send("r")
    terminal.wait_for(f"Palveluraportti · {LATE}")
    terminal.send("\r")
    terminal.wait_for("esc")


def next_desk(data: Path) -> Desk:
    """The next program of the same user."""
    return Desk.open(data, USER, clock_at(MOMENT), cache=data.parent / "cache")
