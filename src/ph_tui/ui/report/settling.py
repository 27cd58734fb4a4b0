"""A section of the report that two people have changed: asking whose text stays.

Owns that none of the texts is lost: the one that does not stay is set aside among the drafts.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.drafts import TEXT, section_name
from ph_tui.domain.messages import Message
from ph_tui.domain.sentences import holds
from ph_tui.ui.dialogs.settle import Settled, SettleText, Stays, Versions
from ph_tui.ui.saving.who_changed import who_changed

if TYPE_CHECKING:
    from ph_tui.domain.reports import ReportSection
    from ph_tui.ui.report.writing import ReportWriting


class Settling:
    """Settles the conflicts of a report, one section after the other."""

    def __init__(self, screen: ReportWriting) -> None:
        self._screen = screen
        self._draft = screen.draft
        self._finds = False

    def begin(self) -> None:
        """Ask about the next section; not while somebody writes, or another question is open."""
        if not self._can_ask() or self._finds:
            return
        self._finds = True
        section = self._draft.conflicts[0]
        order_id, path = self._draft.file.order.id, ("report", "report", section.value)
        self._screen.app.in_background(
            partial(who_changed, self._screen.desk, order_id, path), self._ask
        )

    def _can_ask(self) -> bool:
        screen = self._screen
        return bool(self._draft.conflicts) and screen.is_current and not screen.writes

    def _ask(self, who: str) -> None:
        self._finds = False
        if not self._can_ask():
            return
        screen, draft, section = self._screen, self._draft, self._draft.conflicts[0]
        screen.show_section(section)
        versions = Versions(
            draft.began_from(section),
            draft.text(section),
            draft.stored(section),
            who or screen.say("ui.settle.theirs"),
        )
        asks = Message(
            "ui.settle.section", section=Message(f"word.section.{section}"), who=versions.who
        )
        question = SettleText(asks, versions, partial(self._keep_merge, section, versions.theirs))
        screen.app.push_screen(question, partial(self._settle, section, versions))

    def _keep_merge(self, section: ReportSection, base: str, text: str) -> None:
        """Take what is typed in the question to the disk, in the place of what was typed before."""
        self._screen.keeping.keep(section, text, base)

    def _settle(self, section: ReportSection, versions: Versions, answer: Settled | None) -> None:
        screen, draft = self._screen, self._draft
        if answer is None:
            screen.keeping.follow(section)
            return
        lost = {Stays.THEIRS: [versions.mine], Stays.MINE: [versions.theirs]}
        for text in lost.get(answer.stays, [versions.mine, versions.theirs]):
            self._set_aside(section, text, answer.text)
        field = screen.field_of(section)
        if answer.stays is Stays.THEIRS:
            draft.take_stored(section)
            field.take(draft.stored(section))
        else:
            draft.begin_from(section, versions.theirs)
            field.take(answer.text)
            draft.type(section, answer.text)
        screen.saver.save(self.begin)

    def _set_aside(self, section: ReportSection, text: str, stays: str) -> None:
        """Keep a text that does not stay, unless it says nothing that the other one does not."""
        if holds(stays, text):
            return
        name = section_name(self._draft.file.order.id, section)
        with self._screen.app.telling():
            self._screen.desk.drafts.set_aside(name, {TEXT: text}, stays)
