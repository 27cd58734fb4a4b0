"""Handing a meeting to a substitute, and who there is to hand anything to.

The order stays with its coach, and both see the meeting; what was held stays with who held it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.desk.sessions import SessionDesk
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from ph_tui.desk.sessions import Logged
    from ph_tui.domain.sessions import Session


class HandingDesk(SessionDesk):
    """The handing over of single sessions."""

    def coaches(self) -> tuple[str, ...]:
        """Everybody who has an order or a session, and whoever sits here, by login."""
        return tuple(sorted({*self._core.store.coaches(), self._core.user}))

    def hand(self, order_id: str, session_id: str, coach: str) -> Logged:
        """Hand a planned session to another coach; refused once it took place, or to its own."""
        coach = clean_line(coach)
        if not coach:
            raise BadInput(Message("error.order.coach_missing"))

        def step(session: Session) -> Session:
            if session.state is not SessionState.PLANNED:
                by = session.coach or "–"
                raise Refused(Message("error.session.not_to_hand", on=session.on, coach=by))
            if session.coach == coach:
                raise Refused(Message("error.session.has_coach", on=session.on, coach=coach))
            return replace(session, coach=coach)

        return self._change(order_id, session_id, step, _handing)


def _handing(_: Session, session: Session) -> Message:
    return Message("word.did.session_handed", on=session.on, coach=session.coach)
