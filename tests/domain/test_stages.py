"""Stage and next step follow from the facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from ph_tui.domain.contract_periods import ContractPeriod, assumed_period, period_on
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile, Waiver
from ph_tui.domain.reports import Sending, ServiceReport
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.sessions import Session, SessionState, wall_time
from ph_tui.domain.stages import NextStep, Stage, next_step_of, stage_of
from ph_tui.domain.summaries import is_late, is_open, step_at, summarise

DAY = date(2024, 4, 24)
HOUR = HourRule()
NEW = OrderFile(Order("0" * 32, "tehotreeni", "A.K.", "2024-1", "2024-01-01"))
PLANNED = Session("1", DAY, time(9), time(11), 0, SessionState.PLANNED, "maija")


def facts(file: OrderFile, **changes: object) -> OrderFile:
    """The order with other facts."""
    return replace(file, order=replace(file.order, **changes))  # type: ignore[arg-type] # by name


def test_an_order_walks_through_its_stages() -> None:
    """From the notice to the sent report, each fact moves it on."""
    seen = [(stage_of(NEW), next_step_of(NEW, HOUR))]
    file = facts(NEW, accepted_on=DAY)
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    file = facts(file, contacted_on=DAY)
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    file = replace(file, sessions=(PLANNED,))
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    file = replace(file, sessions=(replace(PLANNED, state=SessionState.HELD),))
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    file = facts(file, ending=Ending(DAY))
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    sent = Sending(DAY, "maija", datetime(2024, 4, 24, tzinfo=UTC), "…")
    file = replace(file, report=ServiceReport(sent=sent))
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    file = facts(file, feedback_asked_on=DAY)
    seen.append((stage_of(file), next_step_of(file, HOUR)))
    assert seen == [
        (Stage.RECEIVED, NextStep.ACCEPT),
        (Stage.ACCEPTED, NextStep.CONTACT),
        (Stage.CONTACTED, NextStep.PLAN),
        (Stage.CONTACTED, NextStep.MEET),
        (Stage.IN_PROGRESS, NextStep.END),
        (Stage.ENDED, NextStep.REPORT),
        (Stage.REPORTED, NextStep.FEEDBACK),
        (Stage.REPORTED, NextStep.NONE),
    ]


@pytest.mark.parametrize(
    ("ordered", "hour_minutes", "step"),
    [
        (None, 60, NextStep.END),
        (Decimal(2), 60, NextStep.END),
        (Decimal(3), 60, NextStep.PLAN),
        (Decimal("2.5"), 45, NextStep.END),
    ],
)
def test_the_service_is_to_be_ended_once_its_hours_are_used(
    ordered: Decimal | None, hour_minutes: int, step: NextStep
) -> None:
    """Until then more sessions are to be planned; two hours make 2.67 hours of 45 minutes."""
    file = facts(NEW, accepted_on=DAY, contacted_on=DAY, ordered_hours=ordered)
    file = replace(file, sessions=(replace(PLANNED, state=SessionState.HELD),))
    assert next_step_of(file, HourRule(hour_minutes)) is step


def test_a_declined_order_needs_nothing_more() -> None:
    """No report is written of a service that never began."""
    file = facts(NEW, ending=Ending(DAY, EndKind.DECLINED, "sai töitä"))
    assert (stage_of(file), next_step_of(file, HOUR)) == (Stage.DECLINED, NextStep.NONE)
    assert not is_open(summarise(file, None, "Tehotreeni", HOUR))


def test_an_ended_service_is_reported_whatever_was_left_out_before() -> None:
    """Only the report has a last day; what was not recorded comes up again behind it."""
    ended = facts(NEW, ending=Ending(DAY))
    assert next_step_of(ended, HOUR) is NextStep.REPORT
    sent = Sending(DAY, "maija", datetime(2024, 4, 24, tzinfo=UTC), "…")
    assert next_step_of(replace(ended, report=ServiceReport(sent=sent)), HOUR) is NextStep.ACCEPT


def test_a_step_whose_finding_was_waived_is_not_waited_for() -> None:
    """An order on which nobody means to do more is done."""
    at = datetime(2024, 4, 24, tzinfo=UTC)
    keys = {"accepted": "order.accepted", "contacted": "order.contacted"}
    file = NEW
    for key, step in ((keys["accepted"], NextStep.CONTACT), (keys["contacted"], NextStep.PLAN)):
        file = replace(file, waivers=(*file.waivers, Waiver(key, "", "maija", at, "sovittu")))
        assert next_step_of(file, HOUR) is step
    sent = ServiceReport(sent=Sending(DAY, "maija", at, "…"))
    file = replace(facts(file, ending=Ending(DAY)), report=sent)
    assert next_step_of(file, HOUR) is NextStep.FEEDBACK
    waived = Waiver("feedback.asked", "", "maija", at, "ei tavoiteta")
    file = replace(file, waivers=(*file.waivers, waived))
    assert next_step_of(file, HOUR) is NextStep.NONE


def test_a_planned_session_is_to_be_logged_from_its_end_on() -> None:
    """Until then it is to be met."""
    file = replace(facts(NEW, accepted_on=DAY, contacted_on=DAY), sessions=(PLANNED,))
    row = summarise(file, None, "Tehotreeni", HOUR)
    assert step_at(row, wall_time(DAY, time(10, 59))) is NextStep.MEET
    assert step_at(row, wall_time(DAY, time(11))) is NextStep.LOG


def test_a_report_is_late_on_the_day_after_its_last_day() -> None:
    """The last day itself is in time."""
    file = facts(NEW, accepted_on=DAY, ending=Ending(DAY))
    row = summarise(file, date(2024, 5, 1), "Tehotreeni", HOUR)
    assert not is_late(row, date(2024, 5, 1))
    assert is_late(row, date(2024, 5, 2))


def test_the_half_year_is_assumed_until_a_period_covers_the_day() -> None:
    """Of two periods side by side, the one that began last counts."""
    assert assumed_period(date(2024, 6, 30), "e").id == "2024-1"
    assert assumed_period(date(2024, 7, 1), "e").id == "2024-2"
    long = ContractPeriod("long", date(2024, 1, 1), date(2024, 12, 31), "e")
    short = ContractPeriod("short", date(2024, 4, 1), date(2024, 5, 31), "e")
    assert period_on(DAY, (short, long), "e").id == "short"
    assert period_on(date(2024, 6, 1), (short, long), "e").id == "long"
    assert period_on(date(2025, 6, 1), (short, long), "e").id == "2025-1"
