"""What holds of the rules for all orders, not only for examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.completeness.asking import keys
from tests.factories import (
    ENDED_ON,
    a_context,
    a_full_report,
    a_session,
    an_ended_file,
    an_ended_order,
)

from ph_tui.domain.completeness import check, check_all, gate, section_findings
from ph_tui.domain.orders import Ending, EndKind, OrderFile
from ph_tui.domain.report_log import fill
from ph_tui.domain.reports import ReportSection, ServiceReport
from ph_tui.domain.sessions import Session, SessionState

NOTES = st.sampled_from(["Tehtiin CV.", "Haettiin töitä.", "Harjoiteltiin.\n\n- puhelu\n- kirje"])
TEXTS = st.one_of(st.text(), st.text(alphabet="#-*[](){}<>0123456789.:/ \n\tklovoike"))


@st.composite
def logs(draw: st.DrawFn) -> tuple[Session, ...]:
    """A log of an ended service: held sessions and no-shows that do not overlap, in any order."""
    moments = st.tuples(st.dates(date(2024, 3, 4), date(2024, 4, 10)), st.sampled_from([9, 12, 15]))
    drawn = draw(st.lists(moments, min_size=1, max_size=6, unique=True))
    return tuple(
        a_session(
            id=f"4711aaaa-{number:06x}",
            on=on,
            start=time(hour),
            end=time(hour + 1),
            state=draw(st.sampled_from([SessionState.HELD, SessionState.NO_SHOW])),
            note=draw(NOTES),
        )
        for number, (on, hour) in enumerate(drawn)
    )


def _told(sessions: tuple[Session, ...]) -> ServiceReport:
    """A complete report of a log, also of one in which every session was a no-show."""
    report = a_full_report(sessions)
    return report if report.sessions else replace(report, sessions="Asiakas ei saapunut.")


@given(logs())
def test_a_complete_report_has_no_findings(sessions: tuple[Session, ...]) -> None:
    """Whatever the log, a report that was filled from it and has every section is complete."""
    file = an_ended_file(sessions=sessions, report=_told(sessions))
    assert check(file, a_context()) == ()
    assert gate(file, a_context()) == ()


PARTS = {
    "baseline": ("", ["report.baseline"]),
    "goal": ("", ["report.goal"]),
    "sessions": ("", ["report.sessions"]),
    "actions": ("", ["report.actions"]),
    "factors": ("", ["report.factors"]),
    "follow_up": ("", ["report.follow_up.what", "report.follow_up.when"]),
}


@given(logs(), st.sets(st.sampled_from(sorted(PARTS))))
def test_each_missing_part_is_told_by_its_own_rule(
    sessions: tuple[Session, ...], missing: set[str]
) -> None:
    """Emptied sections bring up exactly their own rules, and nothing for the others."""
    report = _told(sessions)
    for part in missing:
        report = report.with_text(ReportSection(part), PARTS[part][0])
    found = check(an_ended_file(sessions=sessions, report=report), a_context())
    expected = [key for part in PARTS if part in missing for key in PARTS[part][1]]
    assert keys(found) == expected


@given(logs())
def test_a_session_that_is_not_told_is_the_only_finding(
    sessions: tuple[Session, ...],
) -> None:
    """A session held on a day of its own that the report leaves out is named, and no other is."""
    extra = a_session(id="4711aaaa-ffffff", on=date(2024, 4, 9), start=time(18), end=time(19))
    others = tuple(session for session in sessions if session.on != extra.on)
    file = an_ended_file(sessions=(*others, extra), report=_told(others))
    [found] = check(file, a_context())
    assert found.key == "report.sessions"


@given(logs().flatmap(lambda log: st.tuples(st.just(log), st.permutations(log))))
def test_the_order_of_sessions_does_not_matter(
    both: tuple[tuple[Session, ...], list[Session]],
) -> None:
    """The findings are the same in whatever order the sessions were logged."""
    log, shuffled = both
    order = an_ended_order(accepted_on=None, start=date(2024, 3, 20))
    first = OrderFile(order, log, ServiceReport())
    second = OrderFile(order, tuple(shuffled), ServiceReport())
    assert check(first, a_context()) == check(second, a_context())


@given(st.permutations(list(ReportSection)), st.data())
def test_the_order_of_writing_does_not_matter(
    order: list[ReportSection], data: st.DataObject
) -> None:
    """The findings are the same in whatever order the sections were written."""
    texts = {section: data.draw(TEXTS) for section in ReportSection}
    one = two = ServiceReport()
    for section in ReportSection:
        one = one.with_text(section, texts[section])
    for section in order:
        two = two.with_text(section, texts[section])
    assert check(an_ended_file(report=one), a_context()) == check(
        an_ended_file(report=two), a_context()
    )


def _everywhere(text: str) -> ServiceReport:
    """A report with the same text in every section."""
    report = ServiceReport()
    for section in ReportSection:
        report = report.with_text(section, text)
    return report


@given(
    text=TEXTS,
    state=st.sampled_from(SessionState),
    how=st.sampled_from([None, *EndKind]),
    clock=st.booleans(),
    filled=st.booleans(),
)
def test_no_text_is_too_strange_to_be_judged(
    text: str, state: SessionState, how: EndKind | None, clock: bool, filled: bool
) -> None:
    """Every question can be answered about an order whose every text is anything at all."""
    times = {} if clock else {"start": None, "end": None}
    sessions = (a_session(1, note=text, coach=text, state=state, **times), a_session(2, note=text))
    report = _everywhere(text)
    ending = how and Ending(ENDED_ON, how, "Syy.")
    file = OrderFile(
        an_ended_order(ending=ending, coach=text, case_coach=text),
        sessions,
        fill(report, sessions) if filled else report,
    )
    context = a_context()
    standing = {each.finding for each in check_all(file, context) if each.waiver is None}
    assert set(check(file, context)) == standing
    gate(file, context)
    for section in ReportSection:
        section_findings(file, context, section)
