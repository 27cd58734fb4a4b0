"""feedback.summary: what the city sends after a period is filed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polib
import pytest
from tests.factories import a_period, an_edition

import ph_tui.l10n
from ph_tui.domain.completeness.feedback_rules import FEEDBACK_RULES, SummaryCase
from ph_tui.domain.findings import Location, Severity
from ph_tui.l10n.words import Words

LOCALES = Path(ph_tui.l10n.__file__).parent / "locales"
(RULE,) = FEEDBACK_RULES


def found(days_after: int, *, is_filed: bool = False) -> list[str]:
    """What the rule finds so many days after the period's last one."""
    today = a_period().ends + timedelta(days=days_after)
    case = SummaryCase(a_period(), an_edition(), today, is_filed=is_filed)
    return [finding.message.id for finding in RULE.findings(case)]


@pytest.mark.parametrize(("days", "expected"), [(0, 0), (1, 1), (365, 1), (366, 0)])
def test_a_summary_is_missing_from_the_day_after_its_period_for_a_year(
    days: int, expected: int
) -> None:
    """Not on the last day itself, and not for ever."""
    assert len(found(days)) == expected


def test_a_filed_summary_is_not_missing() -> None:
    """There is nothing more to do."""
    assert found(30, is_filed=True) == []


def test_the_finding_is_about_the_period_and_cites_the_fact() -> None:
    """It is no order's, and no gate hangs on it."""
    case = SummaryCase(a_period(), an_edition(), date(2025, 1, 1), is_filed=False)
    (finding,) = RULE.findings(case)
    assert finding.location == Location("", "", "feedback", "summary", subject=a_period().id)
    assert finding.severity is Severity.WARNING
    assert (finding.citation.section, finding.citation.fact) == ("feedback", "feedback.summary")
    assert not RULE.gates


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_finding_is_one_sentence(lang: str) -> None:
    """With the period and its last day."""
    case = SummaryCase(a_period(), an_edition(), date(2025, 1, 1), is_filed=False)
    (finding,) = RULE.findings(case)
    said = Words(lang)(finding.message)
    assert a_period().id in said
    assert said.endswith(".")
    assert said.count(". ") == 0


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_rule_has_a_title(lang: str) -> None:
    """Lists of rules are read in both languages."""
    entry = polib.pofile(str(LOCALES / lang / "rule.po")).find(RULE.title.id)
    assert entry is not None
    assert entry.msgstr
