"""A report while it is written: what is stored, what is typed, and what could not be stored yet.

Pure: knows no widget and no desk. A section that someone else changes meanwhile keeps what was
typed here, together with the text that the typing began from.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import BadInput, Conflict
from ph_tui.domain.report_log import with_sessions_text
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.text import clean_prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.domain.errors import PhTuiError
    from ph_tui.domain.orders import OrderFile

_BEGAN = ".began"


class Unsaved(NamedTuple):
    """A section that is to be saved."""

    section: ReportSection
    text: str
    began_from: str
    """The stored text that the typing began from."""


class Draft:
    """The report of one order with the texts that were typed and are not stored yet."""

    def __init__(self, file: OrderFile) -> None:
        self.file = file
        self.refused: dict[ReportSection, PhTuiError] = {}
        """Why the text of a section could not be stored."""
        self._typed: dict[ReportSection, str] = {}
        self._began: dict[ReportSection, str] = {}

    def load(self, file: OrderFile) -> bool:
        """Take in the order as it is stored now, unless it is older; true when it is another."""
        if file.revision <= self.file.revision:
            return False
        self.file = file
        return True

    def text(self, section: ReportSection) -> str:
        """The text of a section as it was typed, else as it is stored."""
        return self._typed.get(section, self.file.report.text(section))

    def stored(self, section: ReportSection) -> str:
        """The text of a section as it is stored."""
        return self.file.report.text(section)

    def type(self, section: ReportSection, text: str) -> bool:
        """Take in what is typed; true when it is another text than before."""
        if text == self.text(section):
            return False
        self._began.setdefault(section, self.stored(section))
        self._typed[section] = text
        if text == self.stored(section) and section not in self.conflicts:
            self._forget(section)
        return True

    def began_from(self, section: ReportSection) -> str:
        """The stored text that the typing in a section began from."""
        return self._began.get(section, self.stored(section))

    def is_typed(self, section: ReportSection) -> bool:
        """Whether a section holds text that is not stored."""
        return section in self._typed

    @property
    def is_unsaved(self) -> bool:
        """Whether anything is typed that is not stored."""
        return bool(self._typed)

    @property
    def conflicts(self) -> tuple[ReportSection, ...]:
        """The sections that someone else has changed since their typing began."""
        return tuple(s for s, error in self.refused.items() if isinstance(error, Conflict))

    def unsaved(self) -> list[Unsaved]:
        """What is to be saved; texts that say the same as the stored ones are forgotten."""
        for section in list(self._typed):
            same = clean_prose(self._typed[section]) == self.stored(section)
            if same and section not in self.conflicts:
                self._forget(section)
        return [Unsaved(s, clean_prose(text), self._began[s]) for s, text in self._typed.items()]

    def saved(self, done: Unsaved, file: OrderFile) -> None:
        """Note that a section was stored; what was typed meanwhile stays to be saved."""
        self.load(file)
        self.refused.pop(done.section, None)
        if clean_prose(self._typed.get(done.section, "")) == done.text:
            self._forget(done.section)
        elif done.section in self._typed:
            self._began[done.section] = file.report.text(done.section)

    def refuse(self, section: ReportSection, error: PhTuiError) -> None:
        """Note why a section could not be stored."""
        if section in self._typed:
            self.refused[section] = error

    def take_stored(self, section: ReportSection) -> None:
        """Settle a conflict with the text of the other side."""
        self._forget(section)

    def begin_from(self, section: ReportSection, text: str) -> None:
        """Settle a conflict: what is typed here takes the place of this text, which was seen."""
        self._began[section] = text
        self.refused.pop(section, None)

    def _forget(self, section: ReportSection) -> None:
        self._typed.pop(section, None)
        self._began.pop(section, None)
        self.refused.pop(section, None)

    def as_typed(self) -> OrderFile:
        """The order with the report as it reads now; what can't be stored ever is left out."""
        file = self.file
        for section, text in self._typed.items():
            with suppress(BadInput):
                report = file.report
                if section is ReportSection.SESSIONS:
                    report = with_sessions_text(report, text, file.sessions)
                else:
                    report = report.with_text(section, text)
                file = replace(file, report=report)
        return file

    def park(self) -> dict[str, str]:
        """What is not stored, by names that `unpark` understands."""
        parked: dict[str, str] = {}
        for section, text in self._typed.items():
            parked |= as_parked(section, text, self._began[section])
        return parked

    def unpark(self, texts: Mapping[str, str]) -> None:
        """Take up again what was left."""
        for section in ReportSection:
            if section in texts:
                self._typed[section] = texts[section]
                self._began[section] = texts.get(section + _BEGAN, self.stored(section))


def as_parked(section: ReportSection, text: str, began_from: str) -> dict[str, str]:
    """One typed section by names that `unpark` understands."""
    return {section.value: text, section + _BEGAN: began_from}
