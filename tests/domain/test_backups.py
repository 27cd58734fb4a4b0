"""Names of backups, and which of them are kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.backups import DAYS, MONTHS, WEEKS, BackupName, Occasion, kept

DAY = date(2024, 4, 24)

names = st.builds(
    BackupName,
    st.dates(date(2020, 1, 1), date(2027, 12, 31)),
    st.sampled_from(["", "090000", "140233"]),
    st.sampled_from(Occasion),
)


def daily(first: date, days: int) -> list[BackupName]:
    """The backups that make themselves, one a day."""
    return [BackupName(first + timedelta(n)) for n in range(days)]


@given(names)
def test_a_name_is_read_as_it_was_written(name: BackupName) -> None:
    """The name of the file says everything about when and why."""
    assert BackupName.read(str(name)) == name


@pytest.mark.parametrize(
    "text",
    [
        "2024-04-31.zip",
        "2024-04-24",
        "2024-04-24T9.zip",
        "x.zip",
        "2024-04-24-other.zip",
        ".making",
    ],
)
def test_other_files_are_no_backups(text: str) -> None:
    """What isn't named like a backup isn't taken for one, nor ever removed as one."""
    assert BackupName.read(text) is None


def test_a_name_tells_moment_and_occasion() -> None:
    """A person finds the right one by looking."""
    moment = datetime(2024, 4, 24, 14, 2, 33)  # noqa: DTZ001 - a wall time
    assert str(BackupName.of(moment)) == "2024-04-24T140233.zip"
    before = BackupName.of(moment, Occasion.BEFORE_RESTORE)
    assert str(before) == "2024-04-24T140233-before-restore.zip"
    assert str(BackupName(DAY)) == "2024-04-24.zip"


def test_two_years_of_days() -> None:
    """Seven days, the ends of four weeks and of twelve months stay, with the newest in each."""
    keep = sorted(kept(daily(date(2022, 4, 25), 731)))
    days = [name.on for name in keep]
    assert days[-7:] == [date(2024, 4, 18 + n) for n in range(7)]
    assert date(2024, 4, 14) in days  # the Sundays of the weeks before
    assert date(2024, 4, 7) in days
    assert days[0] == date(2023, 5, 31)
    assert len(days) <= DAYS + WEEKS + MONTHS


def test_a_pause_uses_nothing_up() -> None:
    """After a year without a save the old backups are still there: days without one don't count."""
    old = daily(date(2023, 1, 2), 7)
    keep = kept([*old, BackupName(DAY)])
    assert set(old[1:]) <= keep


def test_a_clock_that_went_wrong_costs_one_place() -> None:
    """A single backup dated far in the future pushes out one day, not all of them."""
    days = daily(DAY, 7)
    assert set(days[1:]) <= kept([*days, BackupName(date(2099, 1, 1))])


@given(st.sets(names, max_size=60))
def test_what_is_kept(some: set[BackupName]) -> None:
    """The newest is kept, everything of the last days too; keeping again lets no more go."""
    keep = kept(some)
    assert keep <= some
    assert kept(keep) == keep
    if some:
        assert max(some) in keep
    days = sorted({name.on for name in some}, reverse=True)[:DAYS]
    assert {name for name in some if name.on in days} <= keep


@given(st.sets(names, max_size=60), names)
def test_one_more_never_brings_back(some: set[BackupName], later: BackupName) -> None:
    """What was let go once would be let go again: rotation never wants what is gone."""
    after = kept({*kept(some), later})
    assert after <= kept({*some, later}) | kept(some)


def test_orders_alone_stand_for_no_week() -> None:
    """A backup of a single order isn't the one that a week or month keeps."""
    order = BackupName(date(2024, 1, 31), "120000", Occasion.BEFORE_ORDER)
    whole = BackupName(date(2024, 1, 31))
    assert kept([order, whole, *daily(DAY, 7)]) == {whole, *daily(DAY, 7)}
