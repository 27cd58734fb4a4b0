"""One rule of the validation service: its weight, by whose word it stands, what it shuts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ph_tui.domain.completeness.context import Case, Found
from ph_tui.domain.findings import Finding, Gate, Severity, Source
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

_Find: TypeAlias = Callable[[Case], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """One rule of the validation service."""

    key: str
    severity: Severity
    """Unless the finding itself says otherwise."""
    find: _Find
    source: Source = Source.HANDBOOK
    section: str = ""
    """The handbook's section, when the source is the handbook."""
    fix: str = ""
    """The action that mends it."""
    sections: frozenset[ReportSection] = frozenset()
    """The sections of the report at which the editor shows it."""
    gates: frozenset[Gate] = frozenset()
    """What its errors keep from being done."""
    waivable: bool = True
    """Whether a person may set it aside for one order."""
    deadline: bool = False
    """A lateness: never a reason to keep a gate shut."""

    @property
    def title(self) -> Message:
        """What the rule is called in a list."""
        return Message(f"rule.title.{self.key}")

    def findings(self, case: Case) -> Iterator[Finding]:
        """What the rule finds in one case."""
        for found in self.find(case):
            yield Finding(
                key=self.key,
                severity=found.severity or self.severity,
                message=found.message,
                location=case.location(found.document, found.field, found.line),
                citation=case.citation(self.source, self.section),
                fix=self.fix if found.fix is None else found.fix,
                deadline=self.deadline,
            )
