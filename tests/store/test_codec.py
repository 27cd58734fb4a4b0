"""What is stored: every value comes back as it was, and nothing that is odd is let in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from tests.factories import (
    ORDER_ID,
    a_booking,
    a_claim,
    a_running_file,
    a_sending,
    a_waiver,
    an_ended_file,
    an_invoice,
    an_invoiced_file,
    some_records,
)
from tests.strategies import order_files, periods, settings_values

from ph_tui.domain.reports import ServiceReport
from ph_tui.domain.settings import Settings
from ph_tui.store import codec, json_text
from ph_tui.store.faults import UnreadableContentError

if TYPE_CHECKING:
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.json_text import Tables


def tables_of(file: OrderFile) -> Tables:
    """The tables of a file as plain JSON values of their own."""
    tables: Tables = json.loads(json_text.render(codec.order_to_tables(file)))
    return tables


def reason_for(tables: Tables) -> tuple[str, Any]:
    """The id of the reason for which tables are refused, and the place that it names."""
    with pytest.raises(UnreadableContentError) as caught:
        codec.order_from_tables(tables, ORDER_ID)
    reason = caught.value.reason
    return reason.id, reason.params.get("key")


@given(order_files)
def test_order_file_comes_back_as_it_was(file: OrderFile) -> None:
    """What is read from the text of an order file equals what was written, whatever it holds."""
    text = json_text.render(codec.order_to_tables(file))
    assert codec.order_from_tables(json_text.parse(text), file.order.id) == file


@given(settings_values)
def test_settings_come_back_as_they_were(settings: Settings) -> None:
    """Settings survive being written and read."""
    text = json_text.render(codec.settings_to_tables(settings, 3))
    assert codec.settings_from_tables(json_text.parse(text)) == (settings, 3)


@given(periods)
def test_services_come_back_as_they_were(periods: tuple[ContractPeriod, ...]) -> None:
    """Contract periods with what was done in them survive being written and read."""
    records = some_records(periods)
    text = json_text.render(codec.services_to_tables(records, 3))
    assert codec.services_from_tables(json_text.parse(text)) == (records, 3)


def test_stands_come_back_as_they_were() -> None:
    """Booked stands survive being written and read."""
    bookings = (a_booking(), a_booking(id="b" * 12, note="Kaksi riviä\nmuistettavaa"))
    text = json_text.render(codec.popup_to_tables(bookings, 3))
    assert codec.popup_from_tables(json_text.parse(text)) == (bookings, 3)


def test_a_person_can_read_the_file() -> None:
    """Ids are keys, hours and money decimal texts, days and times ISO 8601, two spaces deep."""
    file = an_ended_file(revision=7)
    text = json_text.render(codec.order_to_tables(file)).decode()
    assert text.startswith('{\n  "meta": {\n    "file": {\n      "schema": 4,\n')
    assert f'  "order": {{\n    "{ORDER_ID}": {{\n      "service": "tyohaun-tehotreeni",\n' in text
    assert '"ordered_hours": "20",' in text
    assert f'    "{file.sessions[0].id}": {{\n      "on": "2024-03-06",' in text
    assert '"start": "09:00:00",' in text
    assert "Kartoitettiin osaaminen ja sovittiin tavoitteesta." in text
    assert text.endswith("}\n")


def test_session_ids_are_not_repeated() -> None:
    """Two sessions of one id are never written: one of them would be lost."""
    session = a_running_file().sessions[0]
    with pytest.raises(ValueError, match="share an id"):
        codec.order_to_tables(a_running_file(sessions=(session, session)))


@pytest.mark.parametrize(
    ("path", "value", "reason", "key"),
    [
        (("order", ORDER_ID, "colour"), "red", "unknown_key", "order.colour"),
        (("order", ORDER_ID, "id"), ORDER_ID, "unknown_key", "order.id"),
        (("order", ORDER_ID, "start"), 20240304, "wrong_value", "order.start"),
        (("order", ORDER_ID, "start"), "2024-02-30", "wrong_value", "order.start"),
        (("order", ORDER_ID, "ordered_hours"), "NaN", "wrong_value", "order.ordered_hours"),
        (("order", ORDER_ID, "number"), 4711, "wrong_value", "order.number"),
        (("sessions", "s1", "minutes"), "120", "wrong_value", "sessions.s1.minutes"),
        (("sessions", "s1", "minutes"), True, "wrong_value", "sessions.s1.minutes"),
        (("sessions", "s1", "state"), "lost", "wrong_value", "sessions.s1.state"),
        (("sessions", "s1", "group"), 1, "wrong_value", "sessions.s1.group"),
        (("sessions", "s1", "start"), "09:00:00+02:00", "wrong_time", None),
        (("report", "report", "stamps"), {}, "wrong_value", "report.stamps"),
        (("waivers", "1", "at"), "2024-04-10T14:02:00", "wrong_time", None),
        (("waivers", "1", "at"), 1712746920, "wrong_value", "waivers.1.at"),
        (("meta", "file", "revision"), -1, "wrong_value", "meta.file"),
        (("meta", "file", "revision"), 2.0, "wrong_value", "meta.file"),
        (("meta", "file", "colour"), "red", "wrong_value", "meta.file"),
        (("meta", "file", "schema"), "1", "wrong_value", "meta.file.schema"),
        (("meta", "file", "schema"), 0, "wrong_value", "meta.file.schema"),
        (("meta", "file", "schema"), 5, "newer", None),
        (("colours",), {}, "unknown_key", "colours"),
        (("order",), {}, "other_order", None),
        (("report",), {}, "missing_key", "report.report"),
        (("billing",), {}, "missing_key", "billing.billing"),
        (("claims", "1", "id"), "1", "unknown_key", "claims.1.id"),
        (("claims", "1", "sent", "amount"), "300 €", "wrong_value", "claims.1.sent.amount"),
        (("claims", "1", "sent", "at"), "2024-04-12T14:02:00", "wrong_time", None),
        (("invoices", "1001", "number"), 1001, "unknown_key", "invoices.1001.number"),
        (("invoices", "1001", "total"), "NaN", "wrong_value", "invoices.1001.total"),
        (("invoices", "1001", "made", "at"), "2024-04-12T14:02:00", "wrong_time", None),
    ],
)
def test_odd_value_is_refused_with_its_place(
    path: tuple[str, ...], value: object, reason: str, key: str | None
) -> None:
    """A wrong type, an unknown key or a newer schema is refused, and the place is named."""
    file = a_running_file(
        waivers=(a_waiver("order.x"),), claims=(a_claim(),), invoices=(an_invoice(),)
    )
    tables = tables_of(file)
    tables["sessions"] = {"s1": next(iter(tables["sessions"].values()))}
    target: dict[str, Any] = tables
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    assert reason_for(tables) == (f"error.content.{reason}", key)


@pytest.mark.parametrize("key", ["", "x", "01001", "-1001", "1e3", "1" * 30])
def test_an_invoice_stands_under_its_number(key: str) -> None:
    """Another spelling of a number could hide a second invoice with it."""
    tables = tables_of(an_invoiced_file())
    tables["invoices"] = {key: tables["invoices"]["1001"]}
    assert reason_for(tables) == ("error.content.wrong_value", "invoices")


def test_the_counter_stands_apart_from_the_settings() -> None:
    """It moves with every invoice, and what rows are made with does not."""
    tables = codec.settings_to_tables(Settings(next_invoice=1234), 3)
    assert tables["counters"] == {"invoices": {"next": 1234}}
    assert tables["settings"] == codec.settings_to_tables(Settings(), 3)["settings"]
    tables["counters"]["invoices"]["colour"] = "red"
    with pytest.raises(UnreadableContentError):
        codec.settings_from_tables(tables)


@pytest.mark.parametrize("table", ["meta", *codec.ORDER_TABLES])
def test_lost_table_is_refused(table: str) -> None:
    """A file without one of its tables is refused: the next save would drop what it held."""
    tables = tables_of(a_running_file())
    del tables[table]
    reason, key = reason_for(tables)
    assert reason == "error.content.missing_key"
    assert str(key).startswith(table)


def test_reason_of_the_domain_is_passed_on() -> None:
    """A value that no order may have is refused with the domain's own reason."""
    tables = tables_of(a_running_file())
    tables["order"][ORDER_ID]["ordered_hours"] = "1000000000"
    assert reason_for(tables)[0] == "error.order.hours"


def test_impossible_moment_is_refused() -> None:
    """A day on which no point in time can be reckoned is refused like any other wrong value."""
    tables = tables_of(a_running_file())
    first = next(iter(tables["sessions"].values()))
    first.update({"on": "0001-01-01", "start": "00:00", "end": "00:10"})
    assert reason_for(tables)[0] == "error.content.wrong_time"


def test_id_that_would_be_cleaned_is_refused() -> None:
    """A session's id that cleaning would change is refused: two ids could become one."""
    tables = tables_of(a_running_file())
    tables["sessions"]["\u200bs1"] = tables["sessions"].pop(next(iter(tables["sessions"])))
    assert reason_for(tables) == ("error.content.wrong_value", "sessions")


def test_text_in_a_file_is_cleaned() -> None:
    """Control characters that somebody wrote into a file do not come out of it."""
    tables = tables_of(a_running_file(report=an_ended_file().report, waivers=()))
    tables["order"][ORDER_ID]["coach"] = "mai\x1b[2Jja"
    tables["report"]["report"]["sent"] = None
    assert codec.order_from_tables(tables, ORDER_ID).order.coach == "mai[2Jja"


def test_sent_report_keeps_its_text() -> None:
    """The text that was sent comes back letter by letter."""
    sending = a_sending(text="# Raportti\n\n    lohko\n\n| a | b |")
    file = an_ended_file(report=ServiceReport(sent=sending))
    assert codec.order_from_tables(tables_of(file), ORDER_ID).report.sent == sending
