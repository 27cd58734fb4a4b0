"""Texts that are being typed into an entry or a form, under the names of the questions.

Owns the memory of them while the program runs, and hands each key to the drafts, so that they
outlive it. Knows no widget; what a text answers is for who asks.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, cast

from ph_tui.domain.errors import PhTuiError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.drafts import DraftDesk

Texts = dict[str, str]


class Kept:
    """The way of a text to the drafts; when the disk refuses, that is told once, not at each key.

    Without a desk nothing outlives the program.
    """

    def __init__(self, desk: Desk | None, tell: Callable[[PhTuiError], None]) -> None:
        self._desk, self._tell = desk, tell
        self._is_told = False

    @property
    def drafts(self) -> DraftDesk | None:
        """The drafts, from the first text on."""
        return self._desk.drafts if self._desk is not None else None

    def keep(self, name: str, texts: Mapping[str, str], base: str = "") -> None:
        """Keep what is typed."""
        drafts = self.drafts
        if drafts is not None:
            self._try(lambda: drafts.keep(name, texts, base))

    def forget(self, name: str) -> None:
        """Forget what was saved or given up."""
        drafts = self.drafts
        if drafts is not None:
            self._try(lambda: drafts.forget(name))

    def leave(self, name: str) -> None:
        """Let go of what is kept, so that it is offered beside what is typed next."""
        drafts = self.drafts
        if drafts is not None:
            self._try(lambda: drafts.leave(name))

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except PhTuiError as error:
            if not self._is_told:
                self._is_told = True
                self._tell(error)
        else:
            self._is_told = False


class Parked:
    """The texts by the names of their questions; what is left is offered when it is asked again.

    A text that an ended program left is offered as one that was left with esc.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._texts: dict[str, Texts] = {}

    def get(self, name: str) -> Texts:
        """Return what was typed the last time; empty when nothing was."""
        drafts = self._kept.drafts
        if name and name not in self._texts and drafts is not None:
            with suppress(PhTuiError):  # a draft that can't be read keeps nobody from typing anew
                if texts := drafts.take_named(name):
                    self._texts[name] = texts
        return dict(self._texts.get(name, {}))

    def keep(self, name: str, texts: Mapping[str, str]) -> None:
        """Keep what is typed; no texts are nothing to keep."""
        if not texts:
            self.forget(name)
        elif name and self._texts.get(name) != texts:
            self._texts[name] = dict(texts)
            self._kept.keep(name, texts)

    def leave(self, name: str) -> None:
        """Let go of a text without losing it: another one takes its place."""
        if self._texts.pop(name, None):
            self._kept.leave(name)

    def forget(self, name: str) -> None:
        """Forget what was saved, or what nobody wants."""
        self._texts.pop(name, None)
        if name:
            self._kept.forget(name)


class _Keeper(Protocol):
    """The app, as far as a question knows it."""

    parked: Parked


def parked_of(screen: Screen[Any]) -> Parked:
    """Return what the app that this screen runs in keeps of the questions."""
    return cast("_Keeper", screen.app).parked
