"""Feedback: asked, reminded of once, received; and the city's summary of a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import ended
from tests.factories import VALID_CODE, an_ended_file, an_ended_order

from ph_tui.desk.agenda import AgendaKind, Band, DueItem, OrderItem
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.orders import EndKind
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk

ASKED = date(2024, 4, 24)
PDF = b"%PDF-1.7\n\xff\xfe\n%%EOF"


def asked(desk: Desk) -> str:
    """The id of an ended order whose client was asked today."""
    order_id = ended(desk).order.id
    desk.orders.ask_feedback(order_id)
    return order_id


def reminders(desk: Desk) -> list[OrderItem]:
    """The reminders on the agenda."""
    items = desk.agenda.gather().items
    return [i for i in items if isinstance(i, OrderItem) and i.kind is AgendaKind.REMIND]


def test_a_client_is_to_be_reminded_after_the_days_that_are_set(
    desk: Desk, open_desk: OpenDesk
) -> None:
    """Not a day before; then it waits for a month, and after that nobody remembers."""
    order_id = asked(desk)
    assert reminders(open_desk(moment="2024-04-30")) == []
    (item,) = reminders(open_desk(moment="2024-05-01"))
    assert (item.order.id, item.band, item.on) == (order_id, Band.TODAY, date(2024, 5, 1))
    assert reminders(open_desk(moment="2024-05-31"))[0].band is Band.TODAY
    assert reminders(open_desk(moment="2024-06-01")) == []
    desk.settings.set({"feedback_reminder_days": "3"})
    assert reminders(open_desk(moment="2024-04-26")) == []
    assert reminders(open_desk(moment="2024-04-27"))[0].on == date(2024, 4, 27)


@pytest.mark.parametrize("answer", ["remind", "receive"])
def test_who_was_reminded_or_has_answered_is_left_alone(
    desk: Desk, open_desk: OpenDesk, answer: str
) -> None:
    """One reminder is all there is."""
    order_id = asked(desk)
    late = open_desk(moment="2024-05-02")
    getattr(late.feedback, answer)(order_id)
    assert reminders(late) == []
    assert late.feedback.remind_from(late.orders.load(order_id).order) is None


def test_nobody_is_reminded_while_the_service_goes_on(desk: Desk, open_desk: OpenDesk) -> None:
    """Nor of a service that never began."""
    order_id = asked(desk)
    desk.orders.resume(order_id)
    late = open_desk(moment="2024-05-02")
    assert reminders(late) == []
    declined = an_ended_order(id="b" * 32, number="1", feedback_asked_on=ASKED)
    ending = replace(declined.ending, how=EndKind.DECLINED, reason="x") if declined.ending else None
    late._core.store.create(an_ended_file(order=replace(declined, ending=ending), sessions=()))
    assert reminders(late) == []


def test_a_reminder_needs_that_the_client_was_asked(desk: Desk, open_desk: OpenDesk) -> None:
    """Refused before, on a day before it, a second time, and once there is an answer."""
    order_id = ended(desk).order.id
    for record in (desk.feedback.remind, desk.feedback.receive):
        with pytest.raises(Refused):
            record(order_id)
    desk.orders.ask_feedback(order_id)
    late = open_desk(moment="2024-05-02")
    with pytest.raises(Refused):
        late.feedback.remind(order_id, date(2024, 4, 23))
    late.feedback.remind(order_id)
    with pytest.raises(Refused):
        late.feedback.remind(order_id)
    late.feedback.receive(order_id)
    order = late.orders.load(order_id).order
    assert (order.feedback_reminded_on, order.feedback_received_on) == (date(2024, 5, 2),) * 2
    with pytest.raises(Refused):
        late.feedback.receive(order_id, date(2024, 5, 3))


def test_what_is_recorded_stands_in_the_history_and_can_be_undone(desk: Desk) -> None:
    """As with everything."""
    order_id = asked(desk)
    desk.feedback.receive(order_id)
    words = Words("fi")
    assert words(desk.history.of(order_id)[0].what) == "merkitsi palautteen saaduksi 24.4.2024"
    desk.history.undo(order_id)
    assert desk.orders.load(order_id).order.feedback_received_on is None


def test_the_reminder_says_that_it_is_one(desk: Desk) -> None:
    """One sentence before the message, in the client's language; the subject stays."""
    file = ended(desk)
    desk.clients.set("A.K.", {"language": "en"})
    desk.settings.set({"feedback_form": "https://kaupunki.example/palaute"})
    told = {
        reminds: {
            field.key: field.text
            for field in desk.forms.fields(file, FormKind.FEEDBACK, Words("fi"), reminds=reminds)
        }
        for reminds in (False, True)
    }
    assert told[True]["subject"] == told[False]["subject"]
    first, rest = told[True]["message"].split("\n\n", 1)
    assert first.startswith("This is a friendly reminder.")
    assert rest == told[False]["message"]
    assert "\nhttps://kaupunki.example/palaute\n" in rest


@pytest.fixture
def after(desk: Desk, open_desk: OpenDesk) -> Desk:
    """The desk a day after the half-year in which a client was coached."""
    ended(desk)
    return open_desk(moment="2024-07-01")


def summaries_due(desk: Desk) -> list[str]:
    """The periods whose summary is on the agenda."""
    items = desk.agenda.gather().items
    return [i.due.subject for i in items if isinstance(i, DueItem) and i.kind is AgendaKind.SUMMARY]


def test_a_summary_is_waited_for_from_the_day_after_the_period_for_a_year(
    after: Desk, open_desk: OpenDesk
) -> None:
    """Never as something late: it is the city that sends it."""
    assert summaries_due(open_desk(moment="2024-06-30")) == []
    assert summaries_due(after) == ["2024-1"]
    assert summaries_due(open_desk(moment="2025-06-30")) == ["2024-1"]
    assert summaries_due(open_desk(moment="2025-07-01")) == []
    bands = {
        i.band
        for i in open_desk(moment="2025-06-30").agenda.gather().items
        if i.kind is AgendaKind.SUMMARY
    }
    assert bands == {Band.WEEK}


def test_a_period_without_clients_has_no_summary(open_desk: OpenDesk) -> None:
    """Nothing was coached, nobody gave feedback."""
    desk = open_desk()
    desk.services.add_period("2023-9", date(2023, 9, 1), date(2023, 12, 31))
    assert summaries_due(desk) == []
    assert [f.key for f in desk.feedback.findings()] == []


def test_a_missing_summary_is_found_and_a_filed_one_is_not(after: Desk) -> None:
    """The finding names the period and cites the handbook's fact."""
    (finding,) = after.feedback.findings()
    assert (finding.key, finding.location.subject) == ("feedback.summary", "2024-1")
    assert (finding.citation.section, finding.citation.fact) == ("feedback", "feedback.summary")
    after.feedback.summaries.file("2024-1", b"Keskiarvo 4,6.\n")
    assert after.feedback.findings() == ()
    assert summaries_due(after) == []


def test_a_text_is_kept_as_text_and_a_document_as_it_came(after: Desk, tmp_path: Path) -> None:
    """A document comes back byte for byte; the periods show what they have."""
    summaries = after.feedback.summaries
    filed = summaries.file("2024-1", "Hyvää: ryhmä.\n".encode(), "kooste.md").summary
    assert (filed.text, filed.paper, filed.name) == ("Hyvää: ryhmä.", "", "kooste.md")
    filed = summaries.file("2024-1", PDF, "kansio/kooste.pdf", replaces=True).summary
    assert (filed.text, filed.name, filed.by) == ("", "kooste.pdf", "maija")
    assert summaries.content(filed) == PDF
    shown = {each.period.id: each.summary for each in after.feedback.periods()}
    assert shown == {"2024-2": None, "2024-1": filed}
    editions = {each.period.edition_id for each in after.feedback.periods()}
    assert editions == {"2024-01-01"}


def test_a_filed_summary_is_not_replaced_by_accident(after: Desk) -> None:
    """The second one is refused; what was filed stays."""
    summaries = after.feedback.summaries
    first = summaries.file("2024-1", b"Ensin").summary
    with pytest.raises(Refused):
        summaries.file("2024-1", b"Sitten")
    assert summaries.find("2024-1") == first


@pytest.mark.parametrize(
    ("period", "content", "name"),
    [
        ("2019-1", b"Hyvin meni", ""),
        ("../..", b"Hyvin meni", ""),
        ("2024-1", b"", "kooste.md"),
        ("2024-1", b" \n ", ""),
        ("2024-1", b"\xff\xfe\x00binary", ""),
        ("2024-1", b"\x7fELF\x02\x01\x00", "ohjelma"),
        ("2024-1", b"not a pdf", "kooste.pdf"),
        ("2024-1", b"a" * 200_001, ""),
        ("2024-1", b"%PDF-" + bytes(8_000_000), "kooste.pdf"),
    ],
    ids=["period", "path", "empty", "blank", "binary", "program", "named", "long", "big"],
)
def test_what_cannot_be_filed_changes_nothing(
    after: Desk, period: str, content: bytes, name: str
) -> None:
    """One sentence; neither a record nor a paper is left."""
    before = after._core.store.service_records()
    with pytest.raises(BadInput) as refused:
        after.feedback.summaries.file(period, content, name)
    assert Words("fi")(refused.value.message)
    assert after._core.store.service_records() == before
    assert not (after._core.store.path / "papers").exists()


def test_a_personal_code_in_a_summary_is_refused(after: Desk) -> None:
    """As in every text."""
    with pytest.raises(Refused):
        after.feedback.summaries.file("2024-1", f"Asiakas {VALID_CODE}".encode())


def test_what_cannot_be_read_is_told_and_the_rest_stands(desk: Desk) -> None:
    """A services' file cut in half takes neither the orders nor the stands off the agenda."""
    ended(desk)
    desk.services.add_period("2024-9", date(2024, 9, 1), date(2024, 12, 31))
    (desk._core.store.path / "services.json").write_text('{"meta"')
    with pytest.raises(DataError):
        desk.feedback.due()
    agenda = desk.agenda.gather()
    assert AgendaKind.REPORT in {item.kind for item in agenda.items}
    assert len(agenda.unread) == 1
    assert "services.json" in Words("fi")(agenda.unread[0])
    assert desk.validation.unread() == agenda.unread
