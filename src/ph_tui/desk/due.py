"""What has a day and belongs to no order: of services, stands and feedback.

Owns the shape that those desks tell the agenda and the calendar file in; who asks decides how near
a day must be to matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, time

    from ph_tui.desk.agenda_kinds import AgendaKind
    from ph_tui.domain.messages import Message


class Due(NamedTuple):
    """One thing that is still to be done, or to happen."""

    kind: AgendaKind
    on: date | None
    """The last day, or the day itself."""
    subject: str
    """The id of the participation, the booking, the contract period or the order."""
    title: Message
    """What it is about, such as the stand's day and slot or the service's name."""
    start: time | None = None
    end: time | None = None
    service: str = ""
    """The code of the coaching service."""
    coach: str = ""
    """The login of whoever it is for; empty when it is for everybody."""
    detail: Message | None = None
    """What would help to do it."""
