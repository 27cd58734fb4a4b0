"""How a service stands, in words: the application, and each thing that tells clients of it.

Owns signs, words and tones; how it stands is the desk's word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.standing import ApplicationState, DeliveryState
from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.kit.lines import spread
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.desk.service_standing import ServiceStanding
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces, Tone

_APPLICATION: dict[ApplicationState, tuple[str, Tone]] = {
    ApplicationState.OPEN: ("•", "due"),
    ApplicationState.CLOSED: ("–", "dim"),
    ApplicationState.APPLIED: ("…", "accent"),
    ApplicationState.APPROVED: ("✓", "done"),
    ApplicationState.REJECTED: ("×", "dim"),
    ApplicationState.WITHDRAWN: ("–", "dim"),
}
_DELIVERY: dict[DeliveryState, tuple[str, Tone]] = {
    DeliveryState.NOTHING: ("–", "dim"),
    DeliveryState.BEGUN: ("…", "accent"),
    DeliveryState.DUE: ("•", "due"),
    DeliveryState.LATE: ("!", "late"),
    DeliveryState.DELIVERED: ("✓", "done"),
}
_APART = 2
"""Cells between a name and what is told of it."""


def application_short(standing: ServiceStanding, words: Words) -> list[Piece]:
    """Return sign, word and day of an application, as for a column."""
    state = standing.application
    sign, tone = _APPLICATION[state]
    on = standing.application_on
    if state is ApplicationState.OPEN:
        said = words.say("ui.marketing.open_until", on=words.day(standing.apply_until))
    else:
        day = f" {words.day(on)}" if on else ""
        said = f"{words.say(f'word.application.{state}')}{day}"
    return [(f"{sign} ", tone), (said, "dim" if tone == "dim" else "")]


def application_pieces(standing: ServiceStanding, words: Words, width: int) -> Pieces:
    """Return everything that happened with an application, and until when it can be made."""
    record, state = standing.participation, standing.application
    sign, tone = _APPLICATION[state]
    days = [
        words.say(f"ui.marketing.did.{name}", on=words.day(on))
        for name, on in (
            ("applied", record.applied_on),
            ("approved", record.approved_on),
            ("rejected", record.rejected_on),
            ("withdrawn", record.withdrawn_on),
        )
        if on
    ]
    told = DOT.join(days) or words.say(f"word.application.{state}")
    right: list[Piece] = []
    if state in {ApplicationState.OPEN, ApplicationState.CLOSED}:
        said = f"ui.marketing.apply_until_{state}"
        right = [(words.say(said, on=words.date(standing.apply_until)), "dim")]
    return spread([(f"{sign} ", tone), (told, "")], right, width)


def brochure_short(standing: ServiceStanding, words: Words) -> list[Piece]:
    """Return sign, word and day of the brochure, as for a column."""
    state, record = standing.brochure, standing.participation.brochure
    sign, tone = _DELIVERY[state]
    on = record.delivered_on if state is DeliveryState.DELIVERED else standing.brochure_due
    if on is None:
        return [(sign, tone)]
    return [(f"{sign} ", tone), (words.day(on), "late" if state is DeliveryState.LATE else "")]


def optional_short(part: ChecklistKey, standing: ServiceStanding) -> list[Piece]:
    """Return how far something is that need not be done: delivered, begun with its points, not."""
    delivered, has_begun = _optional(part, standing)
    if delivered:
        return [("✓", "done")]
    if not has_begun:
        return [("–", "dim")]
    posts = standing.participation.posts
    if part is ChecklistKey.POSTS:
        return [("… ", "accent"), (str(len(posts)), "")]
    done, count = standing.counted(part)
    if part is ChecklistKey.OWN_MARKETING and done == count:
        return [("✓ ", "done"), (f"{done}/{count}", "")]
    return [("… ", "accent"), (f"{done}/{count}", "")]


def _optional(part: ChecklistKey, standing: ServiceStanding) -> tuple[date | None, bool]:
    """When something was delivered, and whether there is anything of it."""
    record = standing.participation
    match part:
        case ChecklistKey.VIDEO:
            video = record.video
            return video.delivered_on, bool(video.link or video.seconds or video.ticked)
        case ChecklistKey.POSTS:
            days = [post.delivered_on for post in record.posts]
            all_delivered = bool(days) and all(days)
            return max(filter(None, days)) if all_delivered else None, bool(days)
        case ChecklistKey.OWN_MARKETING:
            return None, bool(record.own.text or record.own.ticked)
        case ChecklistKey.BROCHURE:
            return record.brochure.delivered_on, bool(record.brochure.place)


def part_state(part: ChecklistKey, standing: ServiceStanding, words: Words) -> Pieces:
    """Return what stands at the right of a part's heading: how far it is, and its points."""
    return [*_how_far(part, standing, words), *_points(part, standing)]


def part_lines(
    part: ChecklistKey, standing: ServiceStanding, words: Words, width: int
) -> list[Pieces]:
    """Return a part in one line, or in two where how far it is has no room beside its name."""
    name: Pieces = [(words.say(f"word.checklist.{part}"), "")]
    state = part_state(part, standing, words)
    if width_of(name) + _APART + width_of(state) <= width:
        return [spread(name, state, width)]
    return [spread(name, _points(part, standing), width), _how_far(part, standing, words)]


def _points(part: ChecklistKey, standing: ServiceStanding) -> Pieces:
    done, count = standing.counted(part)
    return [(f"  {done}/{count}", "dim")] if count else []


def _how_far(part: ChecklistKey, standing: ServiceStanding, words: Words) -> Pieces:
    if part is ChecklistKey.BROCHURE:
        return _brochure_state(standing, words)
    delivered, _ = _optional(part, standing)
    if delivered:
        said = words.say("ui.marketing.delivered", on=words.day(delivered))
        return [("✓ ", "done"), (said, "")]
    return [(words.say("ui.marketing.optional"), "dim")]


def _brochure_state(standing: ServiceStanding, words: Words) -> list[Piece]:
    state, record = standing.brochure, standing.participation.brochure
    sign, tone = _DELIVERY[state]
    if record.delivered_on:
        said = words.say("ui.marketing.delivered", on=words.day(record.delivered_on))
    elif standing.brochure_due:
        due = words.day(standing.brochure_due)
        weekday = words.weekday(standing.brochure_due)
        said = words.say(f"ui.marketing.brochure_{state}", on=f"{weekday} {due}")
    else:
        said = words.say("ui.marketing.brochure_after_approval")
    return [(f"{sign} ", tone), (said, "late" if state is DeliveryState.LATE else "dim")]
