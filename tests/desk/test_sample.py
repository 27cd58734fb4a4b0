"""The sample company: believable on any day, complete where it says so, the same every time."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.factories import VALID_CODE

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.sample import make_sample
from ph_tui.desk.sample.company import sample_files
from ph_tui.desk.sample.phrases import COMMON, SERVICES, texts_of
from ph_tui.domain.errors import Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.money.invoices import InvoiceKind
from ph_tui.domain.money.profile_fields import FIELDS, is_right
from ph_tui.domain.orders import EndKind, OrderFile
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.stages import Stage, stage_of
from ph_tui.domain.text import health_words
from ph_tui.domain.time_words import finds_time
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 4, 22)
"""A Wednesday in the middle of a period."""
BOTH_SIDES = {
    "order.inside_period",
    "order.accepted",
    "order.contacted",
    "session.times",
    "session.future",
    "text.personal_code",
}
"""What no order of the sample may be blamed for."""


def desk_at(folder: Path, today: date = TODAY, user: str = "maija") -> Desk:
    """The desk of a data directory."""
    clock = clock_at(f"{today}T12:00")
    return Desk.open(folder / "data", user, clock, cache=folder / "cache")


def made(folder: Path, today: date = TODAY, orders: int = 60) -> Desk:
    """The desk of a new sample company."""
    count = make_sample(
        folder / "data", today=today, orders=orders, user="maija", cache=folder / "cache"
    )
    assert count == orders
    return desk_at(folder, today)


def stage_at(file: OrderFile) -> Stage:
    """The stage of an order by the sample's rules of hours."""
    return stage_of(file, HourRule(), no_shows=False)


def drafted(folder: Path, today: date, orders: int = 60) -> list[OrderFile]:
    """The files of a sample company, without saving them."""
    return list(sample_files(folder, today=today, orders=orders, user="maija", cache=folder))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Maija's desk in the sample company of 22 April 2026."""
    return made(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="module")
def orders(desk: Desk) -> list[OrderFile]:
    """All orders of that company."""
    return [desk.orders.load(row.id) for row in desk.orders.summaries()]


def test_every_stage_is_there_and_most_of_them_are_mine(orders: list[OrderFile]) -> None:
    """Whoever looks about finds each stage in the whole list, and nearly all in the own one."""
    assert {stage_at(file) for file in orders} == set(Stage)
    mine = [file for file in orders if file.order.coach == "maija"]
    assert {stage_at(file) for file in mine} >= set(Stage) - {Stage.INVOICED}
    assert Counter(file.order.coach for file in orders).keys() == {"maija", "olli", "saara"}


def test_the_four_services_have_about_as_many_orders_each(orders: list[OrderFile]) -> None:
    """No service is missing or rare."""
    counts = Counter(file.order.service for file in orders)
    assert set(counts) == set(SERVICES)
    assert min(counts.values()) >= 12


def test_a_coach_finds_today_filled(desk: Desk) -> None:
    """Something is late, something is due today and in a week, and each kind of thing occurs."""
    agenda = desk.agenda.gather(coach="maija")
    assert {item.band.value for item in agenda.items} >= {"late", "today", "week"}
    kinds = {item.kind.value for item in agenda.items}
    assert kinds >= {
        "accept", "contact", "plan", "session", "log", "end", "report", "feedback",
        "billing", "invoice", "overdue", "bonus", "remind",
        "apply", "decision", "brochure", "popup_book", "popup",
    }  # fmt: skip
    assert sum(item.start is not None and item.on == TODAY for item in agenda.items) >= 2


def test_reports_stand_between_empty_and_sent(desk: Desk, orders: list[OrderFile]) -> None:
    """Empty, half, complete and sent ones, and late ones with gaps."""
    ended = [file for file in orders if stage_at(file) is Stage.ENDED]
    gaps = {file.order.id: len(desk.reports.gate(file)) for file in ended}
    assert any(file.report.is_empty for file in ended)
    assert any(gaps[file.order.id] == 0 for file in ended)
    assert any(gaps[file.order.id] > 0 and not file.report.is_empty for file in ended)
    late = [file for file in ended if (desk.reports.due(file) or TODAY) < TODAY]
    assert late
    assert any(gaps[file.order.id] > 0 and not file.report.is_empty for file in late)
    assert any(file.order.ending.how is EndKind.INTERRUPTED for file in ended if file.order.ending)


def test_what_happens_in_a_log_happens_here(orders: list[OrderFile]) -> None:
    """No-shows, groups, planned series, and orders whose hours are used up or overrun."""
    sessions = [session for file in orders for session in file.sessions]
    assert any(session.state is SessionState.NO_SHOW for session in sessions)
    assert any(session.group for session in sessions)
    planned = [sum(s.state is SessionState.PLANNED for s in file.sessions) for file in orders]
    assert max(planned) >= 3
    left = [_hours_left(file) for file in orders if file.order.ending is None and file.sessions]
    assert 0 in left
    assert min(left) < 0


def _hours_left(file: OrderFile) -> float:
    used = sum(s.minutes for s in file.sessions if s.state is SessionState.HELD) / 60
    return float(file.order.ordered_hours or 0) - used


def test_no_order_is_blamed_for_what_the_sample_gets_right(
    desk: Desk, orders: list[OrderFile]
) -> None:
    """Days lie inside the period, and steps follow each other as they should."""
    found = [finding for file in orders for finding in desk.validation.check(file)]
    assert not BOTH_SIDES & {finding.key for finding in found}
    assert sum(finding.key == "session.overlap" for finding in found) <= 2


def test_complete_reports_pass_the_gate_and_sent_ones_are_flawless(
    desk: Desk, orders: list[OrderFile]
) -> None:
    """What is sent had nothing to be found, and nothing has changed since."""
    sent = [file for file in orders if file.report.sent]
    assert len(sent) >= 8
    for file in sent:
        assert [f for f in desk.validation.check(file) if f.severity is Severity.ERROR] == []
        opened = desk.reports.reopen(file.order.id, "Tarkistus")
        assert desk.reports.gate(opened) == ()


def test_a_sent_report_is_locked_as_the_desk_would_have_sent_it(tmp_path: Path) -> None:
    """The kept text is the report in Finnish, with the day of its sending."""
    desk = made(tmp_path)
    sent = next(f for r in desk.orders.summaries() if (f := desk.orders.load(r.id)).report.sent)
    assert sent.report.sent
    opened = desk.reports.reopen(sent.order.id, "Tarkistus")
    again = desk.reports.send(opened.order.id, Words("fi"), sent.report.sent.on)
    assert again.report.sent
    assert again.report.sent.text == sent.report.sent.text


def test_clients_are_letters_and_numbers_grow_with_the_day_of_arrival(
    orders: list[OrderFile],
) -> None:
    """Codes such as A.K., each for one client; numbers from 4600 to 4800 in order of arrival."""
    codes = [file.order.client_code for file in orders]
    assert all(re.fullmatch(r"[A-Z]\.[A-Z]\.", code) for code in codes)
    assert len(set(codes)) == len(codes)
    numbered = sorted((f for f in orders if f.order.number), key=lambda f: int(f.order.number))
    assert len(numbered) == len(orders) - 1
    arrived = [file.order.received_on for file in numbered if file.order.received_on]
    assert arrived == sorted(arrived)
    assert 4600 < int(numbered[0].order.number) < int(numbered[-1].order.number) <= 4800


def test_notes_and_reports_hardly_repeat(orders: list[OrderFile]) -> None:
    """One order never says the same twice, and the company's notes are many."""
    notes = [_notes(file) for file in orders]
    assert all(len(set(each)) == len(each) for each in notes)
    told = [note for each in notes for note in each]
    assert len(set(told)) > len(told) * 0.7
    baselines = [file.report.baseline for file in orders if file.report.baseline]
    assert len(set(baselines)) > len(baselines) * 0.8


def _notes(file: OrderFile) -> list[str]:
    return [s.note for s in file.sessions if s.state is SessionState.HELD and s.note]


def test_a_group_has_one_theme_a_day(orders: list[OrderFile]) -> None:
    """All who sat in the same group read of the same theme."""
    themes: dict[tuple[str, date, str], set[str]] = {}
    for file in orders:
        for session in file.sessions:
            if session.group and session.note:
                theme = session.note.partition("Ryhmä: ")[2].partition(".")[0]
                meeting = session.coach, session.on, file.order.service
                themes.setdefault(meeting, set()).add(theme)
    assert len(themes) > 5
    assert all(len(told) == 1 for told in themes.values())


def test_the_same_day_and_number_make_the_same_company(tmp_path: Path) -> None:
    """Pictures and measurements repeat."""
    assert drafted(tmp_path, TODAY) == drafted(tmp_path, TODAY)
    assert drafted(tmp_path, TODAY) != drafted(tmp_path, TODAY + timedelta(days=1))


def test_a_directory_with_orders_is_refused(tmp_path: Path) -> None:
    """Nobody's real orders get invented ones beside them."""
    made(tmp_path, orders=3)
    with pytest.raises(Refused) as error:
        made(tmp_path, orders=3)
    assert error.value.message.id == "error.sample.not_empty"
    assert len(desk_at(tmp_path).orders.summaries()) == 3


@given(st.dates(date(2003, 1, 1), date(2040, 12, 31)), st.integers(1, 80))
@hypothesis_settings(max_examples=60)
def test_a_company_can_be_made_on_any_day(
    tmp_path_factory: pytest.TempPathFactory, today: date, orders: int
) -> None:
    """Every session of it lies on a working day of its order, and none was held in the future."""
    files = drafted(tmp_path_factory.mktemp("any"), today, orders)
    assert len(files) == orders
    for file in files:
        order = file.order
        assert order.start
        assert order.end
        for session in file.sessions:
            assert session.on.weekday() < 5
            assert order.start <= session.on <= order.end
            assert session.state is SessionState.PLANNED or session.on < today
        assert all(on <= today for on in _recorded(file))


def _recorded(file: OrderFile) -> Iterator[date]:
    order, sent = file.order, file.report.sent
    days = (order.received_on, order.accepted_on, order.contacted_on, order.feedback_asked_on)
    yield from (day for day in days if day)
    if order.ending:
        yield order.ending.on
    if sent:
        yield sent.on


@given(st.integers(2013, 2040), st.sampled_from((1, 7)), st.integers(42, 180))
@hypothesis_settings(max_examples=60)
def test_every_stage_is_there_six_weeks_into_a_period(
    tmp_path_factory: pytest.TempPathFactory, year: int, month: int, days: int
) -> None:
    """From then on a whole service with its report has room in the period."""
    today = date(year, month, 1) + timedelta(days=days)
    files = drafted(tmp_path_factory.mktemp("stages"), today)
    assert {stage_at(file) for file in files} == set(Stage)
    assert len({file.order.period_id for file in files}) == 1


def test_a_large_company_has_had_many_periods(tmp_path: Path) -> None:
    """Beyond five hundred orders the rest is from earlier periods, and done."""
    files = drafted(tmp_path, TODAY, 1300)
    periods = Counter(file.order.period_id for file in files)
    assert periods == {"2026-1": 500, "2025-2": 500, "2025-1": 300}
    old = [file for file in files if file.order.period_id != "2026-1"]
    assert {stage_at(file) for file in old} == {Stage.PAID, Stage.DECLINED}
    assert len({file.order.number for file in files}) == 1300


@pytest.mark.parametrize("name", [COMMON, *SERVICES])
def test_texts_say_nothing_that_the_rules_would_stop_at(name: str) -> None:
    """No word about health, and a time in each follow-up plan but in the vague one."""
    texts = texts_of(name)
    assert VALID_CODE not in str(texts)
    for part in texts.values():
        for text in part if isinstance(part, list) else [part]:
            assert health_words(str(text)) == (), text
    plans = texts.get("follow_up", [each["follow_up"] for each in texts.get("interruptions", [])])
    assert all("{pvm}" in plan or "{kuun}" in plan for plan in plans)
    assert plans
    assert finds_time(texts.get("vague_follow_up", "")) is None


def test_money_stands_everywhere(desk: Desk) -> None:
    """From the unsent billing report to the paid invoice; some are late, some bonuses unclaimed."""
    overview = desk.money.overview()
    assert all(group.rows for group in overview.groups)
    kinds = Counter(each.invoice.kind for each in desk.invoices.all())
    assert kinds[InvoiceKind.CREDIT] == kinds[InvoiceKind.BONUS] == 1
    assert kinds[InvoiceKind.HOURS] > 6
    assert len(overview.unclaimed) > 1
    assert any(row.follow_up_on for row in desk.orders.summaries())
    today = TODAY.isoformat()
    assert any("" < row.billing_due < today for row in desk.orders.summaries())
    assert len({each.month for each in overview.months}) > 2


def test_invoices_follow_their_days(desk: Desk) -> None:
    """Numbers without a gap, each as late as the one before it, none in the future."""
    invoices = [each.invoice for each in desk.invoices.all()]
    assert [i.number for i in invoices] == list(range(1001, 1001 + len(invoices)))
    days = [invoice.on for invoice in invoices]
    assert days == sorted(days)
    for invoice in invoices:
        steps = [step.on for step in (invoice.made, invoice.sent, invoice.paid) if step]
        assert [invoice.on, *steps] == sorted([invoice.on, *steps])
        assert max(steps) <= TODAY
    assert desk._core.store.settings().next_invoice == 1001 + len(invoices)


def test_the_company_could_have_been_typed(desk: Desk) -> None:
    """Every field of its profile has right check digits, and nothing is missing."""
    profile = desk.company.profile()
    assert all(is_right(profile, field) for field in FIELDS)
    assert desk.company.missing_for_einvoice() == ()
    assert all(row.price for row in desk.services.list())
    assert sum(len(row.bonuses) for row in desk.services.list()) == 1


def test_nothing_of_its_money_is_wrong(desk: Desk, orders: list[OrderFile]) -> None:
    """No rule finds an error in what was sent, but for what is late."""
    for file in orders:
        found = [f for f in desk.validation.check(file) if f.location.document != "report"]
        wrong = [f.key for f in found if f.severity is Severity.ERROR and not f.deadline]
        assert [key for key in wrong if key.startswith(("billing", "invoice"))] == []
    for ready in desk.invoices.ready():
        assert ready.net is not None
