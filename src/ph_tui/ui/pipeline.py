"""The way of an order as one row of steps: what was done and when, what is next, what was skipped.

Owns the look of the row; the dates are the order's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.orders import EndKind
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.inks import Piece, Pieces

JOINT: Piece = (" ─ ", "rule")
Step = tuple[str, "date | None", bool]
"""The name of a step, its day if one is known, and whether it is behind us."""


def pipeline(file: OrderFile, words: Words) -> list[Pieces]:
    """Return the steps of an order, each as pieces: sign, name, day.

    `✓` is done, `●` is next, `○` comes later, `?` was passed over without a record; `–` is a
    service that never began.
    """
    steps = _steps(file)
    # the client may be asked for feedback before the report is sent: that passes nothing over
    last_done = max(place for place, step in enumerate(steps) if step[2] and step[0] != "feedback")
    said: list[Pieces] = []
    ahead = False
    for place, (name, on, done) in enumerate(steps):
        day = f" {words.day(on)}" if on else ""
        text = words.say(f"ui.pipeline.{name}") + day
        if name == "declined":
            said.append([("– ", "dim"), (text, "")])
        elif done:
            said.append([("✓ ", "done"), (text, "")])
        elif place < last_done:
            said.append([("? ", "missing"), (text, "missing")])
        else:
            said.append(
                [("○ ", "dim"), (text, "dim")] if ahead else [("● ", "accent"), (text, "strong")]
            )
            ahead = True
    return said


def _steps(file: OrderFile) -> list[Step]:
    order, ending, sent = file.order, file.order.ending, file.report.sent
    met = [session.on for session in file.sessions if session.state is not SessionState.PLANNED]
    begin: list[Step] = [
        ("received", order.received_on, True),
        ("accepted", order.accepted_on, order.accepted_on is not None),
    ]
    if ending is not None and ending.how is EndKind.DECLINED:
        return [*[step for step in begin if step[2]], ("declined", ending.on, True)]
    return [
        *begin,
        ("contacted", order.contacted_on, order.contacted_on is not None),
        ("in_progress", min(met, default=None), ending is not None),
        ("ended", ending.on if ending else None, ending is not None),
        ("reported", sent.on if sent else None, sent is not None),
        ("feedback", order.feedback_asked_on, order.feedback_asked_on is not None),
    ]
