"""Text that is being typed, kept at each key, and what is rescued of it at the next start.

Owns what may be kept and what may be taken: no personal identity code reaches a draft, and a draft
never takes the place of a report that was sent. How a text looks is for the faces.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.domain.aliases import is_alias
from ph_tui.domain.drafts import SECTION, Rescued, digest
from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.text import clean_prose, has_personal_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.desk.core import Core
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.store.drafts import UserDrafts


class DraftDesk:
    """The drafts of whoever sits here; see `domain.drafts` for their names."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @cached_property
    def _drafts(self) -> UserDrafts:
        from ph_tui.store.drafts import UserDrafts

        return UserDrafts(self._core.store.path, self._core.user)

    def keep(self, name: str, texts: Mapping[str, str], base: str = "") -> bool:
        """Keep what is typed; `base` is the saved text that the typing began from.

        False when a personal identity code is in it: the text before it stays kept. Takes some
        fifty microseconds for a long report; raises DataError when the disk refuses.
        """
        if any(map(has_personal_code, texts.values())):
            return False
        self._drafts.keep(name, self._core.now, texts, digest(base) if base else "")
        return True

    def forget(self, name: str) -> None:
        """Forget what is kept under a name: it was saved, or the user gave it up."""
        self._drafts.forget(name)

    def set_aside(self, name: str, texts: Mapping[str, str], base: str = "") -> bool:
        """Keep a text that is not typed any more, so that it is offered; false as in `keep`."""
        if any(map(has_personal_code, texts.values())):
            return False
        base_digest = digest(base) if base else ""
        self._drafts.set_aside(name, self._core.now, texts, base_digest)
        return True

    def pending(self, order_id: str | None = None) -> tuple[Rescued, ...]:
        """What was typed and neither saved nor given up, the newest first.

        With an order, the sections of its report. A text that stands in the report by now is
        no news and goes; so does one about a client who was erased.
        """
        found = []
        for rescued in self._drafts.pending():
            if self._is_erased(rescued):
                self._drafts.discard(rescued.key)
                continue
            is_section = rescued.about.kind == SECTION
            if order_id is not None and not (is_section and rescued.about.subject == order_id):
                continue
            if is_section and self.saved(rescued) == clean_prose(rescued.text):
                self._drafts.discard(rescued.key)
            else:
                found.append(rescued)
        return tuple(found)

    def unfinished(self) -> tuple[Rescued, ...]:
        """What is pending, and the answers that this program keeps; the newest first.

        What is being written in a report shows there.
        """
        own = (rescued for rescued in self._drafts.own() if rescued.about.kind != SECTION)
        found = (*self.pending(), *own)
        return tuple(sorted(found, key=lambda text: (text.at, text.name), reverse=True))

    def keeps(self, rescued: Rescued) -> bool:
        """Whether this very program keeps a text."""
        return any(own.key == rescued.key for own in self._drafts.own())

    def leave(self, name: str) -> None:
        """Let go of what is kept under a name, so that it is pending."""
        self._drafts.leave(name)

    def order_of(self, rescued: Rescued) -> OrderSummary | None:
        """The order that a text belongs to; None when it names none, or one that is gone."""
        prefix = rescued.about.order_prefix
        if not prefix:
            return None
        rows = self._core.store.starting_with(prefix)
        return rows[0] if len(rows) == 1 else None

    def saved(self, rescued: Rescued) -> str | None:
        """What is saved of the same section; None for what is none, or can't be read."""
        file = self._file_of(rescued)
        about = rescued.about
        if file is None or about.part not in set(ReportSection):
            return None
        return file.report.text(ReportSection(about.part))

    def began_from(self, rescued: Rescued) -> str:
        """The saved text that the typing of a section began from, as far as it is known.

        Empty when somebody has changed the section since: then nothing is known in common.
        """
        saved = self.saved(rescued) or ""
        return saved if rescued.base == (digest(saved) if saved else "") else ""

    def take(self, rescued: Rescued) -> Rescued:
        """Take a text up again; it is kept as one's own from now on, until it is saved.

        Refused for a section of a report that was sent, or of an order that is gone.
        """
        if rescued.about.kind == SECTION:
            file = self._file_of(rescued)
            if file is None:
                raise Refused(Message("error.draft.order_gone"))
            if file.report.sent is not None:
                raise Refused(Message("error.draft.sent", on=file.report.sent.on))
        taken = self._drafts.take(rescued.key)
        if taken is None:
            raise Refused(Message("error.draft.gone"))
        return taken

    def take_named(self, name: str) -> dict[str, str]:
        """Take up what was left under a name, the newest; empty when nothing was."""
        for rescued in self._drafts.pending():
            if rescued.name == name and (taken := self._drafts.take(rescued.key)):
                return dict(taken.texts)
        return {}

    def discard(self, rescued: Rescued) -> None:
        """Destroy a text that nobody wants; Refused when it is in another window."""
        if not self._drafts.discard(rescued.key):
            raise Refused(Message("error.draft.gone"))

    def sync(self) -> None:
        """Wait until the disk has everything that was kept; for the end of the program."""
        if "_drafts" in self.__dict__:
            self._drafts.sync()

    def _is_erased(self, rescued: Rescued) -> bool:
        """Whether a text is about an order whose client was erased by somebody else."""
        order = self.order_of(rescued)
        return order is not None and is_alias(order.client_code)

    def _file_of(self, rescued: Rescued) -> OrderFile | None:
        order_id = rescued.about.subject
        try:
            return self._core.store.load(order_id) if order_id else None
        except DataError:
            return None
