"""One rule of the validation service: its weight, by whose word it stands, what it shuts.

Knows nothing of what a rule looks at but that it can be named and cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.findings import Citation, Finding, Gate, Location, Severity, Source
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection


class Subject(Protocol):
    """What a rule can be asked about: one order, participation or booking on one occasion."""

    def location(self, document: str, field: str = "", line: int | None = None) -> Location:
        """A place in it."""

    def citation(self, source: Source, section: str, fact: str) -> Citation:
        """The word that a rule goes by, in the edition that holds for it."""


CaseT = TypeVar("CaseT", bound=Subject)
"""What the rules of one kind look at."""


@dataclass(frozen=True)
class Rule(Generic[CaseT]):
    """One rule of the validation service."""

    key: str
    severity: Severity
    """Unless the finding itself says otherwise."""
    find: Callable[[CaseT], Iterator[Found]]
    source: Source = Source.HANDBOOK
    section: str = ""
    """The handbook's section, when the source is the handbook."""
    fact: str = ""
    """The key of what the handbook says there."""
    fix: str = ""
    """The action that mends it."""
    sections: frozenset[ReportSection] = frozenset()
    """The sections of the report at which the editor shows it."""
    gates: frozenset[Gate] = frozenset()
    """What its errors keep from being done."""
    waivable: bool = True
    """Whether a person may set it aside."""
    deadline: bool = False
    """A lateness: never a reason to keep a gate shut."""

    @property
    def title(self) -> Message:
        """What the rule is called in a list."""
        return Message(f"rule.title.{self.key}")

    def findings(self, case: CaseT) -> Iterator[Finding]:
        """What the rule finds in one case."""
        for found in self.find(case):
            yield Finding(
                key=self.key,
                severity=found.severity or self.severity,
                message=found.message,
                location=case.location(found.document, found.field, found.line),
                citation=case.citation(self.source, self.section, self.fact),
                fix=self.fix if found.fix is None else found.fix,
                deadline=self.deadline,
            )
