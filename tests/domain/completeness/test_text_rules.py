"""The rules of free text: personal identity codes anywhere, words about health in the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.completeness.asking import ids, of_rule
from tests.factories import (
    ENDED_ON,
    LOOKALIKE_CODE,
    VALID_CODE,
    a_context,
    a_full_report,
    a_sending,
    a_session,
    a_waiver,
    an_ended_file,
    an_order,
    at,
)

from ph_tui.domain.completeness import (
    check,
    gate,
    refuse_personal_codes,
    section_findings,
    texts_of,
)
from ph_tui.domain.errors import Refused
from ph_tui.domain.findings import Severity, Source
from ph_tui.domain.orders import Ending, EndKind, OrderFile
from ph_tui.domain.reports import Reopening, ReportSection, ServiceReport

CODE = f"Tunnus on {VALID_CODE}."
REOPENING = Reopening(at(ENDED_ON), "maija", "Korjaus.", a_sending())


def _file(report: ServiceReport | None = None, **order: object) -> OrderFile:
    return OrderFile(an_order(**order), report=report or ServiceReport())


PLACES = {
    "number": _file(number=VALID_CODE),
    "client code": _file(client_code=VALID_CODE),
    "case coach": _file(case_coach=CODE),
    "coach": _file(coach=CODE),
    "reason": _file(ending=Ending(ENDED_ON, EndKind.DECLINED, CODE)),
    "note": replace(_file(), sessions=(a_session(1, note=CODE),)),
    "session's coach": replace(_file(), sessions=(a_session(1, coach=VALID_CODE),)),
    "waiver": replace(_file(), waivers=(a_waiver("report.goal", why=CODE),)),
    "sent text": _file(replace(ServiceReport(), sent=a_sending(text=CODE))),
    "receipt": _file(replace(ServiceReport(), sent=a_sending(receipt=CODE))),
    "reopening": _file(replace(ServiceReport(), reopenings=(replace(REOPENING, why=CODE),))),
    "earlier receipt": _file(
        replace(ServiceReport(), reopenings=(replace(REOPENING, sending=a_sending(receipt=CODE)),))
    ),
    **{section.value: _file(a_full_report((), **{section: CODE})) for section in ReportSection},
}


@pytest.mark.parametrize("place", PLACES)
def test_a_personal_code_is_found_wherever_it_stands(place: str) -> None:
    """No text of an order escapes the search, and saving it is refused."""
    file = PLACES[place]
    [found] = of_rule("text.personal_code", file)
    assert found.severity is Severity.ERROR
    assert found.citation.source is Source.LAW
    with pytest.raises(Refused) as refused:
        refuse_personal_codes(texts_of(file))
    assert refused.value.message.id == "error.text.personal_code"


@pytest.mark.parametrize("place", PLACES)
def test_a_message_never_repeats_the_code(place: str) -> None:
    """What must not be written down is not written into a list of findings or a log either."""
    found = of_rule("text.personal_code", PLACES[place])
    assert all(VALID_CODE not in str(each.message) for each in found)


def test_a_lookalike_is_a_warning_that_can_be_saved() -> None:
    """A wrong check character may be another kind of number: it is told and not refused."""
    file = _file(case_coach=f"Asianumero {LOOKALIKE_CODE}")
    [found] = of_rule("text.personal_code", file)
    assert (found.severity, found.message.id) == (
        Severity.WARNING,
        "rule.text.personal_code.alike",
    )
    refuse_personal_codes(texts_of(file))


def test_a_code_is_told_with_its_line() -> None:
    """In a text of several lines the finding leads to the right one."""
    note = f"Ensimmäinen rivi.\nToinen rivi.\n{CODE}"
    [found] = of_rule("text.personal_code", OrderFile(an_order(), (a_session(1, note=note),)))
    assert found.location.line == 3


def test_a_field_of_one_line_has_no_line() -> None:
    """There is nothing to jump to inside a single line."""
    [found] = of_rule("text.personal_code", PLACES["case coach"])
    assert found.location.line is None


def test_a_personal_code_keeps_the_gate_shut() -> None:
    """A report with a personal identity code in it does not leave the house."""
    file = an_ended_file(report=a_full_report(actions=CODE))
    assert ids(gate(file, a_context())) == ["rule.text.personal_code"]


def test_a_real_code_can_not_be_waived_but_a_lookalike_can() -> None:
    """The law leaves no choice; a number that only looks like a code is for a person to judge."""
    waivers = (a_waiver("text.personal_code", "actions"),)
    real = an_ended_file(report=a_full_report(actions=CODE), waivers=waivers)
    alike = an_ended_file(
        report=a_full_report(actions=f"Hakemus {LOOKALIKE_CODE} lähetettiin."), waivers=waivers
    )
    assert of_rule("text.personal_code", real)
    assert not of_rule("text.personal_code", alike)


def test_words_about_health_are_whispered_in_the_editor() -> None:
    """A hint reminds while the section is written; it is no finding of `check` or of the gate."""
    report = a_full_report(baseline="Hakee työtä.\nMasennus on lievittynyt.")
    file = an_ended_file(report=report)
    [hint] = section_findings(file, a_context(), ReportSection.BASELINE)
    assert (hint.key, hint.severity) == ("report.health_words", Severity.HINT)
    assert hint.message.params["word"] == "masennus"
    assert hint.location.line == 2
    assert check(file, a_context()) == ()
    assert gate(file, a_context()) == ()


def test_the_editor_looks_only_at_its_own_section() -> None:
    """A code in another section, or in a note, is told there."""
    sessions = (a_session(1, note=CODE),)
    file = OrderFile(an_order(), sessions, a_full_report((), baseline=CODE))
    context = a_context(now=at(date(2024, 4, 12)))
    assert section_findings(file, context, ReportSection.GOAL) == ()
    found = section_findings(file, context, ReportSection.BASELINE)
    assert ids(found) == ["rule.text.personal_code"]
