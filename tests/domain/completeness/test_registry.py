"""The registry of rules: unique, documented and sayable in both languages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polib
import pytest
from tests.domain.completeness.asking import keys
from tests.factories import a_context, a_full_report, a_session, an_edition, an_ended_file

import ph_tui.l10n
from ph_tui.domain.completeness import RULES, Rule, section_findings
from ph_tui.domain.completeness.context import Case
from ph_tui.domain.findings import Severity, Source
from ph_tui.domain.reports import ReportSection, ServiceReport

LOCALES = Path(ph_tui.l10n.__file__).parent / "locales"


def test_every_key_names_one_rule() -> None:
    """Keys are stable names that scripts rely on."""
    assert max(Counter(rule.key for rule in RULES).values()) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_says_what_it_is_for(rule: Rule[Case]) -> None:
    """The function's own sentence documents the rule."""
    assert (rule.find.__doc__ or "").strip().endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_of_the_handbook_cites_a_section_that_is_there(rule: Rule[Case]) -> None:
    """A citation leads somewhere in the built-in edition; other sources have no section."""
    sections = {section.key for section in an_edition().sections}
    assert (rule.section in sections) is (rule.source is Source.HANDBOOK)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_of_the_handbook_rests_on_a_fact_of_its_section(rule: Rule[Case]) -> None:
    """The reader opens at the fact; it stands in the built-in edition, in the section cited."""
    if rule.source is Source.HANDBOOK:
        assert rule.section in an_edition().fact(rule.fact).cites
    else:
        assert rule.fact == ""


@pytest.mark.parametrize("lang", ["fi", "en"])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_has_a_title(rule: Rule[Case], lang: str) -> None:
    """Lists of rules are read in both languages."""
    entry = polib.pofile(str(LOCALES / lang / "rule.po")).find(rule.title.id)
    assert entry is not None
    assert entry.msgstr


def test_a_section_that_the_edition_lacks_is_left_out_of_the_citation() -> None:
    """A company's own edition may be shorter; the finding then cites the edition alone."""
    bare = an_edition().model_copy(update={"sections": ()})
    case = Case(an_ended_file(), a_context(edition=bare))
    assert case.citation(Source.HANDBOOK, "memo", "").section == ""


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (ReportSection.BASELINE, ["report.baseline"]),
        (ReportSection.GOAL, ["report.goal"]),
        (ReportSection.SESSIONS, ["report.sessions", "session.note"]),
        (ReportSection.ACTIONS, ["report.actions"]),
        (ReportSection.FACTORS, ["report.factors"]),
        (ReportSection.FOLLOW_UP, ["report.follow_up.what", "report.follow_up.when"]),
    ],
)
def test_the_editor_shows_each_section_its_own_findings(
    section: ReportSection, expected: list[str]
) -> None:
    """A section brings up its own rules, even before anything was written; the gravest first."""
    file = an_ended_file(sessions=(a_session(1, note=""),), report=ServiceReport())
    assert keys(section_findings(file, a_context(), section)) == expected


def test_the_gravest_finding_of_a_section_comes_first() -> None:
    """An error stands above the hint beside it."""
    report = a_full_report(follow_up="Kuntoutus jatkuu.")
    found = section_findings(an_ended_file(report=report), a_context(), ReportSection.FOLLOW_UP)
    assert [each.severity for each in found] == [Severity.ERROR, Severity.HINT]
