"""What can be done with sessions, from whichever screen shows one: one implementation for all.

Owns the questions and what is said afterwards; every decision is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.saving.ask_bar import AskBar
from ph_tui.ui.saving.asking import ask_until_saved, changed
from ph_tui.ui.telling.order_words import label
from ph_tui.ui.telling.session_words import DOT, session_text, when_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.sessions import Logged
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.sessions import Session
    from ph_tui.l10n.words import Words
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.program.screen import PhScreen

_MOST_WARNINGS = 3
_BEFORE_SESSIONS = {"order.accepted", "order.contacted"}


class SessionActions:
    """The actions of a screen on sessions.

    `saved` is called after each save, then `show` with the session that was logged or changed.
    """

    def __init__(
        self,
        screen: PhScreen[Any],
        desk: Desk,
        saved: Callable[[], None],
        show: Callable[[Session], None],
    ) -> None:
        self._screen, self._desk, self._saved, self._show = screen, desk, saved, show

    def log(self, order_id: str | None) -> None:
        """Log a session from one line; without an order the line begins with one."""
        sessions = self._desk.sessions
        prompt = "ui.ask.log_any" if order_id is None else "ui.ask.log"
        self._bar.ask(
            Message(prompt, order=self._label(order_id)),
            lambda text: self._reading(text, order_id),
            lambda text: self._with_findings(sessions.log(sessions.read(text, order_id))),
            lambda logged: self._tell("ui.did.logged", *logged),
            parks=f"log.{order_id or ''}",
        )

    def _reading(self, text: str, order_id: str | None) -> str:
        read, words = self._desk.sessions.read(text, order_id), self._words
        number = [read.order.number] if read.order.number else []
        note = [read.note] if read.note else []
        facts = [
            read.order.client_code,
            *number,
            when_text(read.on, read.start, read.end, words),
            words.hours(read.minutes),
            *([words.say("ui.session.continues")] if read.continues else []),
            *note,
        ]
        return DOT.join(facts)

    def plan(self, order_id: str) -> None:
        """Plan a series of sessions from one line."""
        file = self._desk.orders.load(order_id)
        span = (file.order.start, file.order.end)

        def read(text: str) -> str:
            from ph_tui.domain.entry import read_series

            moments = read_series(text, today=self._desk.today, order_span=span)
            words, (first, start, end), (last, _, _) = self._words, moments[0], moments[-1]
            days = [f"{words.weekday(last)} {words.day(last)}"] if last != first else []
            count = words.say("ui.session.count", n=len(moments))
            return DOT.join((count, " – ".join((when_text(first, start, end, words), *days))))

        def planned(logged: tuple[Logged, ...]) -> None:
            did = Message("ui.did.planned", n=len(logged), order=label(logged[0].file))
            self._say_saved(did, [finding for each in logged for finding in each.findings])

        self._bar.ask(
            Message("ui.ask.plan", order=label(file)),
            read,
            lambda text: self._desk.sessions.plan(order_id, text),
            planned,
            parks=f"plan.{order_id}",
        )

    def hold(self, order_id: str, session_id: str) -> None:
        """Record that a session was held, with what was done there."""
        session = self._session(order_id, session_id)
        when = session_text(session, self._words)
        self._bar.ask(
            Message("ui.ask.hold", when=when),
            lambda text: DOT.join((when, text.strip())),
            lambda text: self._with_findings(self._desk.sessions.hold(order_id, session_id, text)),
            lambda logged: self._tell("ui.did.logged", *logged),
            parks=f"hold.{session_id}",
            text=session.note,
        )

    def miss(self, order_id: str, session_id: str) -> None:
        """Record that the client did not come; of a session that was held it is asked first."""
        session = self._session(order_id, session_id)

        def record() -> None:
            self._run(lambda: self._desk.sessions.miss(order_id, session_id), "ui.did.missed")

        if session.state is not SessionState.HELD:
            record()
            return
        from ph_tui.ui.dialogs.confirm import Confirm

        asks = Message("ui.ask.miss_held", when=session_text(session, self._words))
        self._app.push_screen(Confirm(asks), lambda agreed: record() if agreed else None)

    def move(self, order_id: str, session_id: str) -> None:
        """Move a session to another day or hour."""
        session = self._session(order_id, session_id)
        order = self._desk.orders.load(order_id).order

        def read(text: str) -> str:
            from ph_tui.domain.entry import read_moment

            span = (order.start, order.end)
            moment = read_moment(text, today=self._desk.today, order_span=span)
            on = session.on if moment.on is None else moment.on
            start, end = moment.start or session.start, moment.end or session.end
            return when_text(on, start, end, self._words)

        self._bar.ask(
            Message("ui.ask.move", when=session_text(session, self._words)),
            read,
            lambda text: self._with_findings(self._desk.sessions.move(order_id, session_id, text)),
            lambda logged: self._tell("ui.did.moved", *logged),
            parks=f"move.{session_id}",
        )

    def edit(self, order_id: str, session_id: str) -> None:
        """Edit the fields of a session in a form."""
        from ph_tui.desk.session_fields import values_of
        from ph_tui.ui.saving.form_settling import FormSettling
        from ph_tui.ui.sessions.form import field_texts, form_of, session_form, typed_changes

        session = self._session(order_id, session_id)
        before, parks = field_texts(session, self._words), f"session.{session_id}"
        seen, form = values_of(session), form_of(order_id, session, self._words)

        def save(values: dict[str, str]) -> tuple[Logged, tuple[Finding, ...]]:
            changes = typed_changes(self._desk, order_id, changed(values, before))
            edit = self._desk.sessions.edit
            return self._with_findings(edit(order_id, session_id, seen=seen, **changes))

        presence = self._desk.presence
        place = presence.enter(order_id)
        ask_until_saved(
            self._app,
            lambda: session_form(session, before, parks, self._words),
            save,
            lambda logged: self._tell("ui.did.session_edited", *logged),
            parks=parks,
            settle=FormSettling(self._app, self._desk, form, before, seen).settle,
            ends=lambda: presence.leave(place),
        )

    def remove(self, order_id: str, session_id: str) -> None:
        """Remove a session after asking."""
        from ph_tui.ui.dialogs.confirm import Confirm

        session = self._session(order_id, session_id)
        when = session_text(session, self._words)

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._app.in_background(
                    lambda: self._desk.sessions.remove(order_id, session_id),
                    lambda file: self._say_saved(
                        Message("ui.did.session_removed", order=label(file), when=when)
                    ),
                )

        asks = Message("ui.ask.remove_session", when=when)
        self._app.push_screen(Confirm(asks, detail=session.note.split("\n")[0] or None), answered)

    @property
    def _app(self) -> PhTuiApp:
        return self._screen.app

    @property
    def _words(self) -> Words:
        return self._screen.app.words

    @property
    def _bar(self) -> AskBar:
        return self._screen.query_one(AskBar)

    def _label(self, order_id: str | None) -> str:
        row = self._desk.orders.row(order_id) if order_id else None
        return label(row) if row else ""

    def _session(self, order_id: str, session_id: str) -> Session:
        from ph_tui.desk.sessions import session_in

        return session_in(self._desk.orders.load(order_id), session_id)

    def _run(self, call: Callable[[], Logged], did: str) -> None:
        self._app.in_background(
            lambda: self._with_findings(call()), lambda logged: self._tell(did, *logged)
        )

    def _with_findings(self, logged: Logged) -> tuple[Logged, tuple[Finding, ...]]:
        """What was saved, and what the rules say of it and of what should stand before it."""
        standing = self._desk.validation.check(logged.file)
        before = tuple(finding for finding in standing if finding.key in _BEFORE_SESSIONS)
        return logged, (*logged.findings, *before)

    def _tell(self, did: str, logged: Logged, findings: Iterable[Finding]) -> None:
        when = session_text(logged.session, self._words)
        self._say_saved(Message(did, order=label(logged.file), when=when), findings)
        self._show(logged.session)

    def _say_saved(self, message: Message, findings: Iterable[Finding] = ()) -> None:
        """Say what was saved, and under it what the rules say of it."""
        self._saved()
        said = dict.fromkeys(self._words(finding.message) for finding in findings)
        lines = [self._words(message), *list(said)[:_MOST_WARNINGS]]
        self._app.show("\n".join(lines), warns=bool(said))
