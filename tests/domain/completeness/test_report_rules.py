"""The rules of the report's sections: when they apply, and what answers them."""

from __future__ import annotations

import pytest
from tests.domain.completeness.asking import ids, keys, of_rule
from tests.factories import (
    ENDED_ON,
    a_context,
    a_full_report,
    a_running_file,
    an_ended_file,
    an_ended_order,
    an_order,
)

from ph_tui.domain.completeness import check, gate
from ph_tui.domain.findings import Severity
from ph_tui.domain.orders import Ending, EndKind, OrderFile
from ph_tui.domain.reports import ReportSection, ServiceReport

SECTION_KEYS = [
    "report.baseline",
    "report.goal",
    "report.sessions",
    "report.actions",
    "report.factors",
    "report.follow_up.what",
    "report.follow_up.when",
]


def test_an_ended_order_lacks_every_section_of_an_empty_report() -> None:
    """Once the service has ended, each missing section is an error with its own key."""
    found = check(an_ended_file(report=ServiceReport()), a_context())
    assert keys(found) == SECTION_KEYS
    assert {each.severity for each in found} == {Severity.ERROR}
    assert {each.citation.section for each in found} == {"service-report"}


def test_a_running_order_without_a_report_lacks_nothing() -> None:
    """A report that nobody has begun is not missed before the service ends."""
    assert check(a_running_file(), a_context()) == ()


def test_a_report_that_was_begun_is_looked_at_before_the_end() -> None:
    """The first words in a report bring up what is still missing, the end of the service too."""
    begun = a_running_file(report=ServiceReport(goal="Tavoitteena on työpaikka."))
    expected = ["report.ended", *(key for key in SECTION_KEYS if key != "report.goal")]
    assert keys(check(begun, a_context())) == expected


def test_the_gate_asks_for_everything() -> None:
    """A report that nobody has begun can't be sent, and neither can one without an end."""
    assert keys(gate(a_running_file(), a_context())) == ["report.ended", *SECTION_KEYS]


def test_an_interrupted_order_without_sessions_still_needs_a_report() -> None:
    """An interruption ends the service like any other end does."""
    order = an_ended_order(ending=Ending(ENDED_ON, EndKind.INTERRUPTED, "Asiakas sai työpaikan."))
    found = check(OrderFile(order), a_context())
    assert keys(found) == SECTION_KEYS
    assert "rule.report.sessions.none_held" in ids(found)


@pytest.mark.parametrize("text", ["Yhtään tapaamista ei ehditty pitää.", "ei ollut tapaamisia"])
def test_a_report_may_say_that_there_were_no_sessions(text: str) -> None:
    """Where no session was held, saying so is what the report can tell of them."""
    order = an_ended_order(ending=Ending(ENDED_ON, EndKind.INTERRUPTED, "Asiakas sai työpaikan."))
    file = OrderFile(order, report=a_full_report((), sessions=text))
    assert not of_rule("report.sessions", file)


@pytest.mark.parametrize("text", ["", "  \n ", "-", "ok", ".", "ei tullut esiin"])
@pytest.mark.parametrize("section", ["baseline", "goal", "actions"])
def test_what_is_no_answer(section: str, text: str) -> None:
    """A mark, an `ok` or a "none" does not tell a starting situation, a goal or an action."""
    report = a_full_report(**{section: text})
    assert of_rule(f"report.{section}", an_ended_file(report=report))


@pytest.mark.parametrize("text", ["-", "ok", ".", ""])
def test_factors_need_words(text: str) -> None:
    """That nothing came up is said in words, not with a dash."""
    assert of_rule("report.factors", an_ended_file(report=a_full_report(factors=text)))


@pytest.mark.parametrize("text", ["ei tullut esiin", "asiakas ei halunnut", "nothing came up"])
def test_factors_may_be_none(text: str) -> None:
    """The handbook asks for factors if there are any, so "none" is complete."""
    assert not of_rule("report.factors", an_ended_file(report=a_full_report(factors=text)))


def test_a_plan_without_a_time() -> None:
    """A next step without a time is half a plan."""
    report = a_full_report(follow_up="Asiakas hakee varastotyötä.")
    assert keys(check(an_ended_file(report=report), a_context())) == ["report.follow_up.when"]


@pytest.mark.parametrize("text", ["Toukokuun loppuun mennessä.", "vk 20", "31.5.2024", "by 1 June"])
def test_a_plan_with_nothing_but_a_time(text: str) -> None:
    """A time without a next step is the other half."""
    report = a_full_report(follow_up=text)
    assert keys(check(an_ended_file(report=report), a_context())) == ["report.follow_up.what"]


def test_a_plan_is_never_none() -> None:
    """The handbook asks for a plan without an "if any"."""
    report = a_full_report(follow_up="asiakas ei halunnut")
    found = check(an_ended_file(report=report), a_context())
    assert keys(found) == ["report.follow_up.what", "report.follow_up.when"]


def test_the_edition_says_what_is_asked() -> None:
    """An edition that leaves a section to choice does not miss it."""
    edition = a_context().edition
    fields = tuple(
        field.model_copy(update={"required": False}) if field.key is ReportSection.GOAL else field
        for field in edition.report
    )
    context = a_context(edition=edition.model_copy(update={"report": fields}))
    assert not of_rule("report.goal", an_ended_file(report=a_full_report(goal="")), context)


def test_an_edition_may_let_a_plan_be_none() -> None:
    """Where an edition allows "none" for the plan, it asks for no time either."""
    edition = a_context().edition
    fields = tuple(
        field.model_copy(update={"allows_none": field.key is ReportSection.FOLLOW_UP})
        for field in edition.report
    )
    context = a_context(edition=edition.model_copy(update={"report": fields}))
    report = a_full_report(follow_up="asiakas ei halunnut", factors="Ajokortti puuttuu.")
    assert check(an_ended_file(report=report), context) == ()


def test_a_declined_order_can_not_be_reported() -> None:
    """Nothing is missed in it, but nothing can be sent either while the report is empty."""
    order = an_order(ending=Ending(ENDED_ON, EndKind.DECLINED, "Asiakas valitsi toisen."))
    assert keys(gate(OrderFile(order), a_context())) == SECTION_KEYS
