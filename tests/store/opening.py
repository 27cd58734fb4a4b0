"""Opens a store as the desk does, in the tests and in the processes that they start."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.domain.money.terms import ServiceTerms
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.summaries import OrderSummary, RowFacts, summarise
from ph_tui.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile


def row_of(file: OrderFile, service_name: str = "Palvelu") -> OrderSummary:
    """The row of an order, without the dates that only an edition knows."""
    terms = ServiceTerms(file.order.service)
    return summarise(file, RowFacts(None, None, service_name, HourRule(), terms, None, ()))


def open_store(root: Path, *, cache: str = "cache", stamp: str = "1") -> Store:
    """The store of `root/data`, whose index lies in another folder of `root`.

    The rows bear the stamp as the name of their service.
    """
    rows = partial(row_of, service_name=stamp)
    return Store(root / "data", root / cache, summarise=rows, index_stamp=stamp)
