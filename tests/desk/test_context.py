"""What the rules get to know of other orders, and how many of those are opened for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.orders import NewOrder

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile


@pytest.fixture
def others(desk: Desk, order: OrderFile) -> list[str]:
    """Eight more orders of the same coach, each with a session on a day of its own in April."""
    ids = []
    for day in range(10, 18):
        other = desk.orders.add(NewOrder("uutta", f"X{day}", f"48{day}")).order
        desk.sessions.log(desk.sessions.read(f"{day}.4.2024 9-11 työpaja", other.id))
        ids.append(other.id)
    return ids


def test_logging_opens_only_what_meets_that_day(
    desk: Desk, order: OrderFile, others: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Logging a session looks into the orders of its day and coach, however many there are."""
    desk.sessions.log(desk.sessions.read("10.4.2024 14-15 CV", order.order.id))
    desk.sessions.log(desk.sessions.read("17.4.2024 14-15 CV", order.order.id))
    reading = desk.sessions.read("12.4.2024 10-12 CV", order.order.id)
    opened: list[str] = []
    load = desk._core.store.load

    def counted(order_id: str) -> OrderFile:
        opened.append(order_id)
        return load(order_id)

    monkeypatch.setattr(desk._core.store, "load", counted)
    logged = desk.sessions.log(reading)
    assert set(opened) <= {order.order.id, others[2]}
    assert [finding.key for finding in logged.findings] == ["session.overlap"]


def test_a_check_sees_every_day(desk: Desk, order: OrderFile, others: list[str]) -> None:
    """A whole check finds overlaps on all days of the order."""
    for day in (10, 17):
        desk.sessions.log(desk.sessions.read(f"{day}.4.2024 10-12 CV", order.order.id))
    found = desk.validation.check(desk.orders.load(order.order.id))
    assert [f.key for f in found if f.key == "session.overlap"] == ["session.overlap"] * 2
