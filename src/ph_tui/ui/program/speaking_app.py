"""What the app says of its own accord: notices, what was refused, the last word on errors.

Owns how long a notice stays and what becomes of an unexpected error. Knows no screen and no desk.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text

from ph_tui.desk.error_log import log_path, record
from ph_tui.domain.errors import PhTuiError
from ph_tui.domain.messages import Message
from ph_tui.ui.thrift.app import ThriftyApp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from textual.actions import ActionParseResult
    from textual.dom import DOMNode

    from ph_tui.l10n.words import Words

T = TypeVar("T")
_READ_SECONDS = 4.0
_READ_ERROR_SECONDS = 8.0
_READ_CHARACTERS = 25
"""What a person reads in a second, beside other things."""


class SpeakingApp(ThriftyApp, inherit_bindings=False):
    """An app with a voice; a subclass sets its `words` before it runs."""

    words: Words
    _shows_traces = False

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what a rule or the store refuses becomes a notice instead of an end."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except PhTuiError as error:
            self.show_error(error)
            return True

    def show(self, message: Message | str, *, warns: bool = False) -> None:
        """Show a notice for a few seconds, in place of the one before; never read as markup."""
        text = self.words(message) if isinstance(message, Message) else message
        self.clear_notifications()
        self.notify(
            text,
            severity="warning" if warns else "information",
            timeout=max(_READ_SECONDS, len(text) / _READ_CHARACTERS),
            markup=False,
        )

    def show_error(self, error: PhTuiError) -> None:
        """Show what an error says: what happened, what is unchanged and what to do."""
        text = self.words(error.message)
        self.clear_notifications()
        self.notify(text, severity="error", timeout=_READ_ERROR_SECONDS, markup=False)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show what is refused inside the block; for handlers of messages, which must not fail."""
        try:
            yield
        except PhTuiError as error:
            self.show_error(error)

    def in_background(self, call: Callable[[], T], then: Callable[[T], None] | None = None) -> None:
        """Run a call that may wait for a lock or a disk in a thread; `then` gets its result."""

        def work() -> None:
            try:
                result = call()
            except PhTuiError as error:
                self.call_from_thread(self.show_error, error)
            else:
                if then is not None:
                    self.call_from_thread(then, result)

        self.run_worker(work, thread=True, group="desk")

    def _handle_exception(self, error: Exception) -> None:
        self._log_file = log_path(os.environ)
        self._is_logged = record(error, self._log_file)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        if self._shows_traces:
            super()._fatal_error()
            return
        said = "ui.error.unexpected" if self._is_logged else "ui.error.unexpected_unlogged"
        self._exit_renderables.append(Text(self.words.say(said, path=str(self._log_file))))
        self._close_messages_no_wait()
