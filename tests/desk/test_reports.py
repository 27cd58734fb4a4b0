"""The service report on its way from empty to sent, and back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ph_tui.domain.errors import Conflict, Refused
from ph_tui.domain.reports import ReportSection
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

COMPLETE = {
    ReportSection.BASELINE: "Asiakas on ollut vuoden työttömänä.",
    ReportSection.GOAL: "Kolme hakemusta kuukaudessa.",
    ReportSection.ACTIONS: "CV uusittiin ja kaksi hakemusta lähetettiin.",
    ReportSection.FACTORS: "ei tullut esiin",
    ReportSection.FOLLOW_UP: "Asiakas hakee kolmea paikkaa toukokuun loppuun mennessä.",
}


@pytest.fixture
def words() -> Words:
    """Finnish words."""
    return Words("fi")


@pytest.fixture
def ended(desk: Desk, order: OrderFile) -> OrderFile:
    """An order with two held sessions whose service ended yesterday."""
    desk.sessions.log(desk.sessions.read("4711 16.4. 9-11 CV"))
    desk.sessions.log(desk.sessions.read("4711 23.4. 9-11 Hakemukset"))
    return desk.orders.end(order.order.id, date(2024, 4, 23))


@pytest.fixture
def complete(desk: Desk, ended: OrderFile) -> OrderFile:
    """The same with a report that lacks nothing."""
    desk.reports.fill(ended.order.id)
    return desk.reports.write(ended.order.id, COMPLETE)


def test_the_report_is_due_a_week_after_the_end(desk: Desk, ended: OrderFile) -> None:
    """By the edition that the order began under."""
    assert desk.reports.due(ended) == date(2024, 4, 30)


def test_the_log_is_taken_in_with_one_heading_a_session(desk: Desk, ended: OrderFile) -> None:
    """Dates, times and notes are never typed twice."""
    text = desk.reports.fill(ended.order.id).report.sessions
    assert text == (
        "### 1 · 16.4.2024 9.00–11.00 · 2 h\n\nCV\n\n"
        "### 2 · 23.4.2024 9.00–11.00 · 2 h\n\nHakemukset"
    )


def test_a_log_that_changed_later_makes_the_report_stale_until_it_is_taken_in(
    desk: Desk, complete: OrderFile
) -> None:
    """A stale report can't be sent; taking the log in again mends it."""
    order_id = complete.order.id
    desk.sessions.log(desk.sessions.read("4711 22.4. 9-10 Haastattelu"))
    file = desk.orders.load(order_id)
    assert [change.kind for change in desk.reports.log_changes(file)] == ["added"]
    assert "report.sessions" in {finding.key for finding in desk.reports.gate(file)}
    desk.reports.fill(order_id)
    assert desk.reports.gate(desk.orders.load(order_id)) == ()


def test_what_was_edited_in_the_report_survives_taking_the_log_in(
    desk: Desk, complete: OrderFile
) -> None:
    """A coach's words are never thrown away."""
    order_id = complete.order.id
    edited = complete.report.sessions.replace("CV\n", "CV:n pohja kirjoitettiin yhdessä.\n")
    desk.reports.write(order_id, {ReportSection.SESSIONS: edited})
    desk.sessions.log(desk.sessions.read("4711 22.4. 9-10 Haastattelu"))
    text = desk.reports.fill(order_id).report.sessions
    assert "CV:n pohja kirjoitettiin yhdessä." in text
    assert "Haastattelu" in text
    assert text.count("###") == 3


def test_a_report_with_errors_is_not_sent(desk: Desk, ended: OrderFile, words: Words) -> None:
    """The gate stays shut, and nothing is locked."""
    with pytest.raises(Refused) as error:
        desk.reports.send(ended.order.id, words)
    assert error.value.message.id == "error.report.gate_shut"
    assert desk.orders.load(ended.order.id).report.sent is None


def test_a_sent_report_is_locked_with_its_text_and_receipt(
    desk: Desk, complete: OrderFile, words: Words
) -> None:
    """What was sent can be shown for good, and is not written over."""
    order_id = complete.order.id
    sent = desk.reports.send(order_id, words, receipt="Kiitos! Tunnus 88").report.sent
    assert sent is not None
    assert (sent.on, sent.by, sent.receipt) == (date(2024, 4, 24), "maija", "Kiitos! Tunnus 88")
    assert "toukokuun loppuun mennessä" in sent.text
    with pytest.raises(Refused):
        desk.reports.write(order_id, {ReportSection.GOAL: "Toinen"})
    with pytest.raises(Refused):
        desk.reports.fill(order_id)


def test_the_figures_of_a_sent_report_stay_as_they_were(
    desk: Desk, complete: OrderFile, words: Words
) -> None:
    """Each format tells what was sent, whatever becomes of the log; once reopened it follows."""

    def told(file: OrderFile) -> dict[str, str]:
        return {fact.label: fact.value for fact in desk.reports.document(file, words).facts}

    order_id, session = complete.order.id, complete.sessions[0]
    before = told(desk.reports.send(order_id, words))
    desk.sessions.log(desk.sessions.read("4711 19.4. 9-12 Unohtunut kirjaus"))
    after = desk.sessions.edit(order_id, session.id, start=None, end=None, minutes=777).file
    assert told(after) == before
    assert (
        told(desk.reports.reopen(order_id, "kirjaus unohtui"))["Tapaamisia"] != before["Tapaamisia"]
    )


def test_a_late_report_can_still_be_sent(open_desk, complete: OrderFile, words: Words) -> None:  # type: ignore[no-untyped-def] # a fixture that opens desks
    """Lateness is told, and never keeps the gate shut."""
    later = open_desk(moment="2024-06-01T12:00")
    file = later.orders.load(complete.order.id)
    assert "report.due" in {finding.key for finding in later.validation.check(file)}
    assert later.reports.send(complete.order.id, words).report.sent is not None


def test_reopening_takes_a_reason_and_keeps_what_was_sent(
    desk: Desk, complete: OrderFile, words: Words
) -> None:
    """The record of a sending is never lost."""
    order_id = complete.order.id
    desk.reports.send(order_id, words)
    with pytest.raises(Refused):
        desk.reports.reopen(order_id, " ")
    report = desk.reports.reopen(order_id, "väärä päivä").report
    assert report.sent is None
    assert report.reopenings[0].why == "väärä päivä"
    assert "Palveluraportti" in report.reopenings[0].sending.text


def test_a_section_that_someone_changed_meanwhile_is_not_overwritten(
    desk: Desk, complete: OrderFile
) -> None:
    """Other sections go through; the same one is a conflict."""
    order_id = complete.order.id
    seen = {section: complete.report.text(section) for section in ReportSection}
    desk.reports.write(order_id, {ReportSection.GOAL: "Ollin tavoite"}, seen=seen)
    desk.reports.write(order_id, {ReportSection.BASELINE: "Maijan alku"}, seen=seen)
    with pytest.raises(Conflict) as caught:
        desk.reports.write(order_id, {ReportSection.GOAL: "Maijan tavoite"}, seen=seen)
    (clash,) = caught.value.clashes
    assert (clash.field, clash.before) == ("goal", complete.report.goal)
    assert (clash.mine, clash.theirs) == ("Maijan tavoite", "Ollin tavoite")
    assert desk.orders.load(order_id).report.goal == "Ollin tavoite"


def test_a_waived_finding_opens_the_gate_and_keeps_who_when_and_why(
    desk: Desk, complete: OrderFile, words: Words
) -> None:
    """A person may know better than the rule, and says why."""
    order_id = complete.order.id
    desk.reports.write(order_id, {ReportSection.FOLLOW_UP: "Asiakas jatkaa hakemista."})
    file = desk.orders.load(order_id)
    assert [finding.key for finding in desk.reports.gate(file)] == ["report.follow_up.when"]
    waived = desk.reports.waive(order_id, "report.follow_up.when", "sovitaan omavalmentajan kanssa")
    assert waived.waivers[0].by == "maija"
    assert desk.reports.gate(waived) == ()
    with pytest.raises(Refused):
        desk.reports.waive(order_id, "report.goal", "ei ole puutetta")


def test_the_document_says_that_it_is_a_draft_until_it_is_sent(
    desk: Desk, complete: OrderFile, words: Words
) -> None:
    """A draft must not be taken for the real thing."""
    assert desk.reports.document(complete, words).state_note
    sent = desk.reports.send(complete.order.id, words)
    assert not desk.reports.document(sent, words).state_note
    assert desk.reports.markdown(sent, words) == sent.report.sent.text  # type: ignore[union-attr] # sent above


def test_that_nothing_came_up_is_printed_as_a_whole_sentence(
    desk: Desk, complete: OrderFile
) -> None:
    """In the language of the document; what is stored are the coach's words."""
    for lang, begins in (("fi", "Palvelussa ei tullut esiin"), ("en", "Nothing that would")):
        sections = desk.reports.document(complete, Words(lang)).sections
        factors = next(section for section in sections if section.key == "factors")
        assert factors.markdown.startswith(begins)
    assert complete.report.factors == "ei tullut esiin"
