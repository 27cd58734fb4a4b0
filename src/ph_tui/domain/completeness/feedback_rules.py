"""The rule of the summary that the city makes of a period's feedback: it is filed once it is due.

Knows neither where the summary is kept nor who files it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.completeness.rule import Rule
from ph_tui.domain.contract_periods import ContractPeriod
from ph_tui.domain.feedback import is_awaited
from ph_tui.domain.findings import Citation, Location, Severity, Source
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.handbook.edition import (
        Edition,  # noqa: TC004 - it loads pydantic, which no rule needs
    )


@dataclass(frozen=True)
class SummaryCase:
    """One contract period in which clients were coached, as the rule sees it."""

    period: ContractPeriod
    edition: Edition
    today: date
    is_filed: bool

    def location(self, document: str, field: str = "", line: int | None = None) -> Location:
        """A place in the period's feedback."""
        return Location("", "", document, field, line, subject=self.period.id)

    def citation(self, source: Source, section: str, fact: str) -> Citation:
        """The word that the rule goes by."""
        if source is not Source.HANDBOOK:
            return Citation(source)
        return self.edition.citation(section, fact)


def summary(case: SummaryCase) -> Iterator[Found]:
    """The summary that the city sends after a period is filed."""
    if is_awaited(case.period, case.today) and not case.is_filed:
        said = Message("rule.feedback.summary", period=case.period.id, ended=case.period.ends)
        yield Found(said, "feedback", "summary")


FEEDBACK_RULES: tuple[Rule[SummaryCase], ...] = (
    Rule(
        "feedback.summary",
        Severity.WARNING,
        summary,
        section="feedback",
        fact="feedback.summary",
        fix="feedback.summary",
        waivable=False,
    ),
)
"""The rules of feedback that belong to no order."""
