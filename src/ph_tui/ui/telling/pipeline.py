"""The way of an order as one row of steps: what was done and when, what is next, what was skipped.

Owns the look of the row; the dates are the order's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.money.standing import invoice_of
from ph_tui.domain.orders import EndKind
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.kit.lines import flowed

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.orders import OrderFile
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

JOINT: Piece = (" ─ ", "rule")
Step = tuple[str, "date | None", bool]
"""The name of a step, its day if one is known, and whether it is behind us."""


def way_lines(
    file: OrderFile, words: Words, width: int, *, is_billable: bool, joint: Piece = JOINT
) -> list[Pieces]:
    """Return the way in lines; days that would cost a line are left out but for the last one."""
    whole, brief = (
        flowed(pipeline(file, words, is_billable=is_billable, brief=brief), width, joint=joint)
        for brief in (False, True)
    )
    return brief if len(brief) < len(whole) else whole


def pipeline(
    file: OrderFile, words: Words, *, is_billable: bool = True, brief: bool = False
) -> list[Pieces]:
    """Return the steps of an order, each as pieces: sign, name, day.

    `✓` is done, `●` is next, `○` comes later, `?` was passed over without a record; `–` is a
    service that never began. When `brief`, what lies further back has no day. Where nothing is to
    be billed the way ends with the report.
    """
    steps = _steps(file, is_billable)
    last_done = max(place for place, step in enumerate(steps) if step[2])
    said: list[Pieces] = []
    ahead = False
    for place, (name, on, done) in enumerate(steps):
        day = f" {words.day(on)}" if on and (place >= last_done or not brief) else ""
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


def _steps(file: OrderFile, is_billable: bool) -> list[Step]:
    order, ending = file.order, file.order.ending
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
        *_after_end(file, is_billable),
    ]


def _after_end(file: OrderFile, is_billable: bool) -> list[Step]:
    """The reports, and where there is anything to bill the invoice and its payment."""
    report, billing, invoice = file.report.sent, file.billing.sent, invoice_of(file)
    reported = report is not None and (billing is not None or not is_billable)
    days = [sending.on for sending in (report, billing) if sending]
    steps: list[Step] = [("reported", max(days) if reported else None, reported)]
    if is_billable or file.order.ending is None:
        sent, paid = (invoice.sent, invoice.paid) if invoice else (None, None)
        steps.append(("invoiced", sent.on if sent else None, sent is not None))
        steps.append(("paid", paid.on if paid else None, paid is not None))
    return steps
