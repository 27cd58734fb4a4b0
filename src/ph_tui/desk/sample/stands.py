"""The sample company's pop-up stands: some held, some to come, some slots that others have.

Everything is invented and follows from today's date alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_OID, uuid5

from ph_tui.desk.sample.workdays import is_workday
from ph_tui.domain.history import Deed
from ph_tui.domain.messages import Message
from ph_tui.domain.popup.bookings import BookingState, PopUpBooking, shown_slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.core import Core

_OTHER_COACHES = ("olli", "saara")
_DAY = timedelta(days=1)
_ASKED_BEFORE = timedelta(days=24)
_CONFIRMED_BEFORE = timedelta(days=20)
_ANNOUNCED_BEFORE = timedelta(days=10)
_MORNING, _AFTERNOON = 0, 1


class _Plan(NamedTuple):
    """A stand, by the days from today to the first working day on which it may be."""

    ahead: int
    slot: int
    coach: int
    """0 is whoever looks at the sample."""
    note: str
    is_confirmed: bool = True


_OURS = (
    _Plan(-41, _MORNING, 1, "Uutta suuntaa: esitteet ja keskustelua työhaun aloittamisesta"),
    _Plan(-20, _AFTERNOON, 0, "Työhaun tehotreeni: CV-pikaneuvontaa, esitteet ja roll-up"),
    _Plan(6, _MORNING, 0, "Työhaun tehotreeni: CV-pikaneuvontaa, esitteet ja roll-up"),
    _Plan(12, _AFTERNOON, 2, "Työelämän suomi: sanastovisa ja esitteet"),
    _Plan(16, _MORNING, 0, "Uutta suuntaa: esitteet ja korttitehtävä vahvuuksista", False),
    _Plan(26, _AFTERNOON, 1, "", False),
)
_OTHERS = ((8, _MORNING), (14, _AFTERNOON), (20, _MORNING), (27, _MORNING))


def add_stands(core: Core) -> None:
    """Note the stands, as done by a colleague: whoever looks at the sample has done nothing yet."""
    made = {(stand.on, stand.slot): stand for stand in [*_theirs(core), *_ours(core)]}
    last = max(made)
    what = Message("word.did.popup_booked", on=last[0], slot=shown_slot(last[1]))
    deed = Deed(what, _OTHER_COACHES[0], core.now)
    core.store.change_popup(lambda _: tuple(made[place] for place in sorted(made)), lambda: deed)


def _ours(core: Core) -> Iterator[PopUpBooking]:
    coaches = (core.user, *_OTHER_COACHES)
    for plan in _OURS:
        stand = _stand(core, plan.ahead, plan.slot)
        if stand is None:
            continue
        told = min(stand.on - _ANNOUNCED_BEFORE, core.today)
        yield PopUpBooking(
            id=stand.id,
            on=stand.on,
            slot=stand.slot,
            edition_id=stand.edition_id,
            state=BookingState.CONFIRMED if plan.is_confirmed else BookingState.REQUESTED,
            coach=coaches[plan.coach],
            note=plan.note,
            requested_on=min(stand.on - _ASKED_BEFORE, core.today),
            confirmed_on=stand.on - _CONFIRMED_BEFORE if plan.is_confirmed else None,
            announced_on=told if plan.is_confirmed and plan.ahead < 10 else None,
        )


def _theirs(core: Core) -> Iterator[PopUpBooking]:
    for ahead, place in _OTHERS:
        stand = _stand(core, ahead, place)
        if stand is not None:
            yield stand


def _stand(core: Core, ahead: int, place: int) -> PopUpBooking | None:
    """A slot that others have on a working day; None where the edition has no such slot."""
    on = _workday(core.today + ahead * _DAY)
    edition = core.library.get(core.period_on(on).edition_id)
    slots = [slot.key for slot in edition.popup.slots]
    if place >= len(slots):
        return None
    id_ = uuid5(NAMESPACE_OID, f"{core.today} {ahead} {place}").hex
    return PopUpBooking(id_, on, slots[place], edition.id, others=True, requested_on=core.today)


def _workday(on: date) -> date:
    """The day itself, or the next one on which people work."""
    while not is_workday(on):
        on += _DAY
    return on
