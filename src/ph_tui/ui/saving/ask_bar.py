"""The entry bar of the screens that save: it saves what was entered and keeps what was left.

Owns the way of a text from the field to the desk and back into the field when it is refused; what
the text means is for who asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import on

from ph_tui.domain.errors import PhTuiError
from ph_tui.ui.kit.entry_bar import EntryBar
from ph_tui.ui.kit.keys import Key, keys

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.widget import Widget

    from ph_tui.domain.messages import Message
    from ph_tui.ui.kit.entry_bar import Read
    from ph_tui.ui.program.app import PhTuiApp

T = TypeVar("T")
Form = Callable[[str], None]
Paste = Callable[[str], bool]


class AskBar(EntryBar):
    """An entry bar that is told with each question what to do with the answer."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("tab,f5", "use_form", "ui.key.use_form", id="entry.form")
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._save: Callable[[str], None] = _forget
        self._form: Form | None = None
        self._paste: Paste | None = None
        self._parks = self._begins_with = ""
        self._came_from: Widget | None = None
        self._saves = False

    def ask(
        self,
        prompt: Message | str,
        read: Read,
        save: Callable[[str], T],
        then: Callable[[T], None],
        *,
        parks: str,
        form: Form | None = None,
        paste: Paste | None = None,
        text: str = "",
    ) -> None:
        """Ask for a line.

        `save` gets it in a thread and may raise PhTuiError: then the bar says why and the text
        stays. `then` gets what was saved. Text that is left with esc is kept under the name
        `parks`; without any, `text` is what the field begins with. `form` is offered beside the
        line and gets what was typed so far. `paste` is offered each text that is pasted; where it
        says True, the bar is left to it.
        """
        if self._saves:
            return
        if not self.display:
            self._came_from = self.screen.focused
        self._save = lambda line: self._save_with(line, save, then)
        self._form, self._paste = form, paste
        self._parks, self._begins_with = parks, text
        kept = self._app_of_ours.parked.get(parks)
        self.open(prompt, read, text=kept.get("line", text))
        self.refresh_bindings()

    @property
    def _app_of_ours(self) -> PhTuiApp:
        return cast("PhTuiApp", self.app)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the form only where there is one."""
        if action == "use_form":
            return self._form is not None
        return super().check_action(action, parameters)

    def action_use_form(self) -> None:
        """Go on with the form."""
        if self._form is not None:
            form, text, parks = self._form, self.text, self._let_go()
            form(text)
            self._app_of_ours.parked.forget(parks)

    def pasted(self, text: str) -> bool:
        """Leave a paste to whoever asked, if they want it; the line that was begun is kept."""
        if self._saves or self._paste is None or not self._paste(text):
            return False
        self.action_leave()
        return True

    def _save_with(self, line: str, save: Callable[[str], T], then: Callable[[T], None]) -> None:
        if self._saves:  # enter was pressed again before the first save was over
            return
        self._saves = True

        def call() -> Callable[[], None]:
            try:
                saved = save(line)
            except PhTuiError as error:
                refusal = error.message
                return lambda: self._refused(refusal)
            return lambda: self._saved(saved, then)

        self._app_of_ours.in_background(call, lambda answer: answer())

    def _refused(self, refusal: Message) -> None:
        self._saves = False
        if self.is_attached:
            self.object_to(refusal)
        else:
            self._app_of_ours.show(refusal, warns=True)

    def _saved(self, saved: T, then: Callable[[T], None]) -> None:
        self._saves = False
        if self.is_attached:
            self._done()
        then(saved)

    def _done(self) -> None:
        self._app_of_ours.parked.forget(self._let_go())

    def _let_go(self) -> str:
        """Go out of sight without the text; gives the name under which it is still kept."""
        parks, self._parks = self._parks, ""
        self.close()
        self._give_focus_back()
        return parks

    def action_leave(self) -> None:
        """Go out of sight and keep the text, but not while it is being saved."""
        if not self._saves:
            super().action_leave()

    @on(EntryBar.Entered)
    def save_entered(self, event: EntryBar.Entered) -> None:
        """Save the line that was confirmed."""
        event.stop()
        self._save(event.text)

    @on(EntryBar.Left)
    def keep_left(self, event: EntryBar.Left) -> None:
        """Go back to where one came from; the line is kept."""
        event.stop()
        self._give_focus_back()

    def typed(self, text: str) -> None:
        """Keep the line at each key, for the next time that the same is asked."""
        is_news = text.strip() and text != self._begins_with
        self._app_of_ours.parked.keep(self._parks, {"line": text} if is_news else {})

    def _give_focus_back(self) -> None:
        if self._came_from is not None and self._came_from.is_attached:
            self._came_from.focus()


def _forget(_line: str) -> None:
    """Nothing was asked yet."""
