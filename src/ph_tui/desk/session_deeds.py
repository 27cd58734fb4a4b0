"""What the use cases of sessions tell the history: days, and never what was written there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.domain.sessions import Session


def logging(session: Session, *, continues: bool) -> Message:
    """What is done by logging a session, a new one or a planned one that goes on."""
    match session.state:
        case SessionState.PLANNED:
            return Message("word.did.planned", n=1, on=session.on)
        case SessionState.NO_SHOW:
            return Message("word.did.missed", on=session.on)
        case SessionState.HELD:
            return Message("word.did.held" if continues else "word.did.logged", on=session.on)


def changing(message_id: str) -> Callable[[Session, Session], Message]:
    """What tells of a changed session by its day."""
    return lambda _, session: Message(message_id, on=session.on)


def moving(was: Session, session: Session) -> Message:
    """What is done by moving a session, to another day or to another hour of its day."""
    if was.on == session.on:
        return Message("word.did.retimed", on=session.on)
    return Message("word.did.moved", was=was.on, on=session.on)
