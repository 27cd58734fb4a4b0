"""To whom is an order, or one meeting, handed? The coaches that are known are offered.

Owns the question; what goes along is the desk's to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.widgets import Input

from ph_tui.domain.messages import Message
from ph_tui.domain.sessions import SessionState
from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.dialogs.hint import Hint
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.saving.asking import ask_until_saved
from ph_tui.ui.telling.order_words import label
from ph_tui.ui.telling.session_words import session_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.binding import BindingType

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session
    from ph_tui.ui.program.app import PhTuiApp


def ask_to_hand(
    app: PhTuiApp,
    desk: Desk,
    order_id: str,
    session_id: str,
    say: Callable[[Message], None],
) -> None:
    """Ask for a coach and hand over the planned session with the id, else the order."""
    file = desk.orders.load(order_id)
    session = next((s for s in file.sessions if s.id == session_id), None)
    if session is None or session.state is not SessionState.PLANNED:
        _ask_for_order(app, desk, file, say)
    else:
        _ask_for_session(app, desk, file, session, say)


def _ask_for_order(
    app: PhTuiApp, desk: Desk, file: OrderFile, say: Callable[[Message], None]
) -> None:
    order_id, known = file.order.id, desk.handing.coaches()
    asks = Message("ui.ask.hand", order=label(file), client=file.order.client_code)
    now, coaches = file.order.coach or "–", ", ".join(known)
    detail = Message("ui.ask.hand_detail", coach=now, coaches=coaches)
    ask_until_saved(
        app,
        lambda: AskCoach(asks, known, file.order.coach, detail=detail, parks=f"hand.{order_id}"),
        lambda coach: desk.orders.hand(order_id, coach),
        lambda after: say(Message("ui.did.handed", order=label(after), coach=after.order.coach)),
        parks=f"hand.{order_id}",
    )


def _ask_for_session(
    app: PhTuiApp,
    desk: Desk,
    file: OrderFile,
    session: Session,
    say: Callable[[Message], None],
) -> None:
    order_id, known = file.order.id, desk.handing.coaches()
    when = session_text(session, app.words)
    asks = Message("ui.ask.hand_session", order=label(file), when=when)
    now = session.coach or file.order.coach or "–"
    detail = Message("ui.ask.hand_session_detail", coach=now, coaches=", ".join(known))

    def whole() -> None:
        _ask_for_order(app, desk, file, say)

    def question() -> AskCoach:
        parks = f"hand.{order_id}"
        return AskCoach(asks, known, session.coach, detail=detail, parks=parks, whole=whole)

    ask_until_saved(
        app,
        question,
        lambda coach: desk.handing.hand(order_id, session.id, coach),
        lambda saved: say(
            Message(
                "ui.did.handed_session",
                order=label(saved.file),
                when=session_text(saved.session, app.words),
                coach=saved.session.coach,
            )
        ),
        parks=f"hand.{order_id}",
    )


class AskCoach(AskText):
    """Which coach? The beginning of a known login is enough; another is asked about once more."""

    BINDINGS: ClassVar[list[BindingType]] = keys(Key("tab,f5", "whole", "ui.key.hand_order"))

    def __init__(
        self,
        asks: Message,
        known: Sequence[str],
        now: str,
        *,
        detail: Message,
        parks: str,
        whole: Callable[[], None] | None = None,
    ) -> None:
        """`now` is whose it is; `whole` goes on with the whole order instead."""
        super().__init__(asks, detail=detail, parks=parks, check=self._against)
        self._known, self._now, self._whole = known, now, whole
        self._asked_about = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the whole order only where it is about one meeting."""
        if action == "whole":
            return self._whole is not None
        return super().check_action(action, parameters)

    def action_whole(self) -> None:
        """Go on with the whole order."""
        if self._whole is not None:
            self.dismiss(None)
            self._whole()

    def _against(self, text: str) -> Message | None:
        if not text.strip():
            return Message("error.order.coach_missing")
        is_same = self._meant(text) == self._now
        return Message("ui.ask.hand_same", coach=self._now) if is_same else None

    def _meant(self, text: str) -> str:
        """The login that a text means: one that is known, by its beginning, or what is typed."""
        typed = text.strip()
        if typed in self._known:
            return typed
        begun = [login for login in self._known if login.lower().startswith(typed.lower())]
        return begun[0] if typed and len(begun) == 1 else typed

    @on(Input.Changed, "#text")
    def tell_meant(self, event: Input.Changed) -> None:
        """Say who is meant, or what speaks against it, but not against a field still empty."""
        event.prevent_default()
        meant, hint = self._meant(event.value), self.query_one(Hint)
        against = self._against(event.value) if event.value else None
        self._asked_about = ""
        if meant in self._known and against is None:
            hint.tell(Message("ui.ask.hand_to", coach=meant))
        else:
            hint.object_to(against)

    def action_answer(self) -> None:
        """Answer with the login; one that nobody has is confirmed with a second enter."""
        text = self.query_one("#text", Input).value
        meant, against = self._meant(text), self._against(text)
        if against is None and meant not in self._known and self._asked_about != meant:
            self._asked_about = meant
            against = Message("ui.ask.hand_unknown", coach=meant)
        self.query_one(Hint).object_to(against)
        if against is None:
            self.dismiss(meant)
