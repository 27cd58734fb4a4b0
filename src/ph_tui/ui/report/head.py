"""What the lines around the field say: the head of the report, the section's title, no findings.

Owns their words as pieces; pure, knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ph_tui.ui.kit.inks import fit
from ph_tui.ui.telling.receipt_words import receipt_told

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import Sending
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces
    from ph_tui.ui.report.draft import Draft
    from ph_tui.ui.report.standing import Standing

_SOON = timedelta(days=2)
_NUMBER_CELLS = 16
_JOINT: Piece = (" · ", "dim")


@dataclass(frozen=True)
class Deadline:
    """The last day for sending, None until the service has ended; and the day of today."""

    on: date | None
    today: date


def head_left(
    file: OrderFile,
    standing: Standing,
    words: Words,
    service: str,
    *,
    present: Pieces = (),
    wide: bool,
) -> Pieces:
    """Whose report it is, who else edits it, and how many of its fields lack nothing.

    On a narrow screen who else is there is told in the place of what this is.
    """
    order = file.order
    number = f"{fit(order.number, _NUMBER_CELLS)} " if order.number else ""
    name: list[Piece] = [(f" {words.say('ui.report.name')}", "strong"), _JOINT]
    pieces: list[Piece] = [
        *(name if wide or not present else [(" ", "")]),
        (f"{number}{order.client_code}", ""),
        *([_JOINT, *present] if present else []),
    ]
    if wide:
        pieces += [_JOINT, (service, "")]
    if file.report.sent is None:
        fields = f"{standing.complete}/{len(standing.marks)}"
        many = words.say("ui.report.fields", fields=fields) if wide else fields
        pieces += [_JOINT, (many, "done" if standing.can_be_sent else "")]
    return pieces


def head_right(draft: Draft, words: Words, deadline: Deadline, saved_at: str) -> Pieces:
    """Whether the text is stored, and by when the report is due; once sent, that it was."""
    sent = draft.file.report.sent
    if sent is not None:
        said = words.say("ui.report.sent", on=sent.on, by=sent.by)
        return [(f"✓ {said} ", "done")]
    saved, due = _saved(draft, words, saved_at), _due(deadline, words)
    return [*saved, *([_JOINT] if saved and due else []), *due, (" ", "")]


def _saved(draft: Draft, words: Words, saved_at: str) -> list[Piece]:
    if draft.refused:
        return [(f"! {words.say('ui.report.not_saved')}", "late")]
    if draft.is_unsaved:
        return [(f"• {words.say('ui.report.unsaved')}", "due")]
    if saved_at:
        return [(words.say("ui.report.saved_at", at=saved_at), "dim")]
    return [] if draft.file.report.is_empty else [(words.say("ui.report.saved"), "dim")]


def _due(deadline: Deadline, words: Words) -> list[Piece]:
    on, today = deadline.on, deadline.today
    if on is None:
        return [(words.say("ui.report.not_ended"), "dim")]
    day = f"{words.weekday(on)} {words.day(on)}"
    if on < today:
        return [(f"! {words.say('ui.report.was_due', day=day)}", "late")]
    said = words.say("ui.report.due", day=day)
    return [(f"• {said}", "due")] if on - today <= _SOON else [(said, "dim")]


def title(heading: str, *, writes: bool, log_changes: int, words: Words) -> tuple[Pieces, Pieces]:
    """The section's heading, and at its right that the log has changed since."""
    left: Pieces = [(heading, "accent" if writes else "strong")]
    if not log_changes:
        return left, ()
    stale = words.say("ui.report.stale", n=log_changes)
    return left, [(f"? {stale}  ", "missing"), ("F6" if writes else "R", "accent")]


def nothing_found(standing: Standing, words: Words) -> list[Pieces]:
    """What stands in the place of findings when there are none."""
    if standing.can_be_sent:
        ready = words.say("ui.report.ready")
        return [[("✓ ", "done"), (f"{ready}  ", ""), ("S", "accent")]]
    return [[("✓ ", "done"), (words.say("ui.report.nothing_here"), "")]]


def sending_lines(file: OrderFile, sent: Sending, words: Words) -> list[Pieces]:
    """The record of the sending: when, by whom, what came back, and how it is opened again."""
    lines: list[Pieces] = [
        [("✓ ", "done"), (words.say("ui.report.locked", on=sent.on, by=sent.by), "")]
    ]
    if receipt := receipt_told(sent, words):
        lines.append([("  ", ""), (words.say("ui.report.receipt_was", receipt=receipt), "dim")])
    for past in file.report.reopenings:
        on = past.sending.on
        said = words.say("ui.report.reopened", on=on, by=past.by, why=past.why)
        lines.append([("  ", ""), (said, "dim")])
    return [*lines, [], [("  ", ""), ("O", "accent"), (f" {words.say('ui.report.to_reopen')}", "")]]
