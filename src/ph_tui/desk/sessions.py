"""Sessions: planned, logged from one line, held, missed, moved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from ph_tui.desk.labels import SHORT_ID
from ph_tui.desk.session_deeds import changing, logging, moving
from ph_tui.desk.session_fields import refuse_to_overwrite
from ph_tui.desk.session_lookups import LoggedSession
from ph_tui.desk.session_reading import Reading, SessionReader, planned_match
from ph_tui.domain.entry import read_moment, read_series
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.findings import Finding
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import OrderFile
from ph_tui.domain.sessions import Session, SessionState, in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.order_fields import Seen

__all__ = ["Logged", "LoggedSession", "Reading", "SessionDesk", "session_in"]


@dataclass(frozen=True)
class Logged:
    """What was saved, and what the rules say of it."""

    file: OrderFile
    session: Session
    findings: tuple[Finding, ...]


class SessionDesk(SessionReader):
    """The use cases of a session."""

    def log(
        self,
        reading: Reading,
        *,
        state: SessionState = SessionState.HELD,
        group: bool = False,
        coach: str | None = None,
    ) -> Logged:
        """Save a reading as a session; a planned session that it continues keeps its id."""
        user = self._core.user if coach is None else coach
        made: list[Session] = []
        did: list[Message] = []

        def step(file: OrderFile) -> OrderFile:
            planned = planned_match(file, reading.on, reading.start, reading.end)
            continued = planned if state is not SessionState.PLANNED else None
            session = Session(
                id=continued.id if continued else new_session_id(file),
                on=reading.on,
                start=reading.start,
                end=reading.end,
                minutes=reading.minutes,
                state=state,
                coach=user,
                note=reading.note or (continued.note if continued else ""),
                group=group or bool(continued and continued.group),
            )
            made[:] = [session]
            did[:] = [logging(session, continues=continued is not None)]
            return with_session(file, session)

        saved = self._core.change(reading.order.id, step, did=lambda: did[0])
        return self._logged(saved, made)

    def hold(self, order_id: str, session_id: str, note: str = "") -> Logged:
        """Record that a planned session was held as planned, with what was done."""
        return self._change(
            order_id,
            session_id,
            lambda s: replace(s, state=SessionState.HELD, note=note or s.note),
            changing("word.did.held"),
        )

    def miss(self, order_id: str, session_id: str, note: str = "") -> Logged:
        """Record that the client did not come."""
        return self._change(
            order_id,
            session_id,
            lambda s: replace(s, state=SessionState.NO_SHOW, note=note or s.note),
            changing("word.did.missed"),
        )

    def edit(
        self, order_id: str, session_id: str, *, seen: Seen | None = None, **changes: Any
    ) -> Logged:
        """Replace fields of a session, named as in `Session`.

        `seen` is what the writer had: a field that someone else has changed since is a Conflict.
        """
        did = changing("word.did.session_edited")

        def step(now: Session) -> Session:
            refuse_to_overwrite(now, changes, seen or {})
            return replace(now, **changes)

        return self._change(order_id, session_id, step, did)

    def move(self, order_id: str, session_id: str, when: str) -> Logged:
        """Move a session to `25.4. 10-12`; without a time it keeps its own."""
        file = self._core.store.load(order_id)
        session = session_in(file, session_id)
        moment = read_moment(
            when, today=self._core.today, order_span=(file.order.start, file.order.end)
        )
        start, end = (moment.start, moment.end) if moment.start else (session.start, session.end)
        on = moment.on or session.on
        return self._change(
            order_id, session_id, lambda s: replace(s, on=on, start=start, end=end), moving
        )

    def plan(self, order_id: str, series: str) -> tuple[Logged, ...]:
        """Plan weekly sessions from `ke 9-11 x8`; a time that is planned already is refused."""
        loaded = self._core.store.load(order_id)
        span = (loaded.order.start, loaded.order.end)
        moments = read_series(series, today=self._core.today, order_span=span)
        coach = loaded.order.coach or self._core.user
        made: list[Session] = []

        def step(file: OrderFile) -> OrderFile:
            made.clear()
            for on, start, end in moments:
                fresh = new_session_id(file)
                session = Session(fresh, on, start, end, 0, SessionState.PLANNED, coach)
                for other in file.sessions:
                    if other.overlaps(session) and other.state is not SessionState.NO_SHOW:
                        raise Refused(Message("error.session.planned_already", on=on, start=start))
                file = with_session(file, session)
                made.append(session)
            return file

        def did() -> Message:
            return Message("word.did.planned", n=len(made), on=made[0].on)

        saved = self._core.change(order_id, step, did=did)
        findings = self._findings(saved, made)
        return tuple(Logged(saved, s, _about(s, findings)) for s in made)

    def remove(self, order_id: str, session_id: str) -> OrderFile:
        """Remove a session from the log."""
        gone: list[Session] = []

        def step(file: OrderFile) -> OrderFile:
            gone[:] = [session_in(file, session_id)]
            rest = tuple(session for session in file.sessions if session.id != session_id)
            return replace(file, sessions=rest)

        def did() -> Message:
            return Message("word.did.session_removed", on=gone[0].on)

        return self._core.change(order_id, step, did=did)

    def _change(
        self,
        order_id: str,
        session_id: str,
        step: Callable[[Session], Session],
        did: Callable[[Session, Session], Message],
    ) -> Logged:
        """Change one session; `did` gets it as it was and as it is."""
        was: list[Session] = []
        made: list[Session] = []

        def in_file(file: OrderFile) -> OrderFile:
            was[:] = [session_in(file, session_id)]
            made[:] = [step(was[0])]
            return with_session(file, made[0])

        saved = self._core.change(order_id, in_file, did=lambda: did(was[0], made[0]))
        return self._logged(saved, made)

    def _logged(self, file: OrderFile, made: list[Session]) -> Logged:
        session = made[0]
        return Logged(file, session, _about(session, self._findings(file, made)))

    def _findings(self, file: OrderFile, made: list[Session]) -> tuple[Finding, ...]:
        """The findings of an order, of other orders only on the days of some sessions."""
        from ph_tui.domain.completeness import check

        return check(file, self._core.context(file, days={session.on for session in made}))


def session_in(file: OrderFile, session_id: str) -> Session:
    """The session with an id; BadInput when the order has none such."""
    for session in file.sessions:
        if session.id == session_id:
            return session
    raise BadInput(Message("error.session.unknown", id=session_id[:40]))


def with_session(file: OrderFile, session: Session) -> OrderFile:
    """The order with a new or changed session; none is held once the order was declined."""
    ending = file.order.ending
    if ending is not None and ending.how == "declined" and session.state is SessionState.HELD:
        raise Refused(Message("error.session.declined", on=ending.on))
    others = tuple(other for other in file.sessions if other.id != session.id)
    return replace(file, sessions=in_order((*others, session)))


def _about(session: Session, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that the saving of a session can have caused."""
    return tuple(
        finding
        for finding in findings
        if finding.location.field == session.id or finding.key == "session.hours_left"
    )


def new_session_id(file: OrderFile) -> str:
    """An id that no session of the order has."""
    known = {session.id for session in file.sessions}
    while (fresh := f"{file.order.id[:SHORT_ID]}-{uuid4().hex[:6]}") in known:
        pass
    return fresh
