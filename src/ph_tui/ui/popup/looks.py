"""How the slots of the calendar look: sign, word and tone of each, and the legend.

Owns the choice; knows no widget and no place on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.popup.calendar import SlotStatus

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.popup.calendar import Day, Slot
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Tone

_LOOKS: dict[SlotStatus, tuple[str, Tone]] = {
    SlotStatus.FREE: ("·", "accent"),
    SlotStatus.REQUESTED: ("•", "due"),
    SlotStatus.CONFIRMED: ("✓", "done"),
    SlotStatus.OTHERS: ("×", "dim"),
    SlotStatus.HOLIDAY: ("*", "missing"),
    SlotStatus.TOO_SOON: ("–", "dim"),
    SlotStatus.PAST: (" ", "dim"),
    SlotStatus.CLOSED: (" ", "dim"),
}
_WORDED = {SlotStatus.REQUESTED, SlotStatus.CONFIRMED, SlotStatus.OTHERS}
"""What is told in words in the calendar itself; the others are told under the cursor."""


def is_late(slot: Slot, day: Day, today: date) -> bool:
    """Whether a stand to come should have been in the city's calendar by now."""
    return slot.status is SlotStatus.REQUESTED and day.last_day < today <= day.on


def status_piece(slot: Slot, day: Day, today: date, words: Words) -> list[Piece]:
    """Return sign and word of a slot's status."""
    if is_late(slot, day, today):
        return [("! ", "late"), (words.say("ui.popup.status.late"), "late")]
    sign, tone = _LOOKS[slot.status]
    word = words.say(f"ui.popup.status.{slot.status}")
    if slot.status is SlotStatus.HOLIDAY:
        word = words.say(f"word.holiday.{day.holiday}")
    return [(f"{sign} ", tone), (word, "" if slot.status is SlotStatus.FREE else tone)]


def cell_pieces(slot: Slot, day: Day, today: date, words: Words) -> list[Piece]:
    """Return what the calendar shows of a slot: a sign, and a word where somebody stands."""
    if is_late(slot, day, today):
        return [("! ", "late"), (words.say("ui.popup.cell.requested"), "late")]
    sign, tone = _LOOKS[slot.status]
    if slot.status is SlotStatus.HOLIDAY:
        first = slot is day.slots[0]
        return [(words.say(f"ui.popup.holiday.{day.holiday}"), tone)] if first else []
    if slot.status not in _WORDED:
        return [(sign, tone)] if sign.strip() else []
    faded = day.on < today
    word = words.say(f"ui.popup.cell.{slot.status}")
    return [(f"{sign} ", tone), (word, "dim" if faded else tone)]


def legend(words: Words) -> list[list[Piece]]:
    """Return the signs with their words, for those who see the calendar for the first time."""
    shown = (
        SlotStatus.FREE,
        SlotStatus.REQUESTED,
        SlotStatus.CONFIRMED,
        SlotStatus.OTHERS,
        SlotStatus.TOO_SOON,
    )
    late: list[Piece] = [("! ", "late"), (words.say("ui.popup.status.late"), "dim")]
    lines: list[list[Piece]] = [
        [(f"{_LOOKS[each][0]} ", _LOOKS[each][1]), (words.say(f"ui.popup.status.{each}"), "dim")]
        for each in shown
    ]
    return [*lines, late]
