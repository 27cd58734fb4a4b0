"""A desk on a data directory of its own, at noon of a Wednesday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.desk.marketing import MarketingDesk
    from ph_tui.domain.orders import OrderFile

TODAY = date(2024, 4, 24)

OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(tmp_path: Path) -> OpenDesk:
    """Opens a desk for a user at a moment; all of them share one data directory."""

    def open_at(user: str = "maija", moment: str = "2024-04-24T12:00") -> Desk:
        return Desk.open(
            tmp_path / "data", user, clock_at(moment), cache=tmp_path / f"cache-{user}"
        )

    return open_at


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    """Maija's desk on 24 April 2024."""
    return open_desk()


@pytest.fixture
def order(desk: Desk) -> OrderFile:
    """An accepted order whose client was contacted."""
    new = NewOrder("tehotreeni", "A.K.", "4711", start=TODAY - timedelta(days=40))
    file = desk.orders.add(new)
    desk.orders.accept(file.order.id)
    return desk.orders.contact(file.order.id)


@pytest.fixture
def marketing(desk: Desk) -> MarketingDesk:
    """The desk of 24 April 2024, a week before applications close; nothing is recorded."""
    return desk.marketing


@pytest.fixture
def approved(marketing: MarketingDesk) -> MarketingDesk:
    """The same with one service that was approved on the 19th."""
    service = "tyohaun-tehotreeni"
    marketing.apply(service, date(2024, 4, 2))
    marketing.approve(service, date(2024, 4, 19))
    return marketing
