"""The Desk: the only thing that the faces get."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ph_tui.desk.core import Core
from ph_tui.desk.order_rows import OrderRows
from ph_tui.desk.parts import Parts
from ph_tui.store.store import Store

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from ph_tui.desk.clock import Clock
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.messages import Message
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary


class Desk(Parts):
    """One user at one data directory, with every use case within reach."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self.rows = OrderRows(core)

    def back_up_daily(self, moment: str | None) -> None:
        """Have the first save of each day followed by a backup, in a process of its own.

        `moment` is the one that is reckoned with, as it was typed; None is the machine's clock.
        """

        def begin() -> None:
            from ph_tui.desk.daily_backup import DailyBackup

            self._core.store.after_save = DailyBackup(self._core, moment or "")
            self._core.store.after_save()

        self._core.store.after_save = begin

    @classmethod
    def open(cls, data: Path, user: str, clock: Clock, *, cache: Path) -> Desk:
        """Open a data directory; it need not exist until something is saved.

        Raises DataError when the directory is there and can't be used.
        """
        return cls(open_core(data, user, clock, cache=cache))

    @property
    def user(self) -> str:
        """The login of whoever sits here."""
        return self._core.user

    @property
    def now(self) -> datetime:
        """The moment that is reckoned with, in Helsinki."""
        return self._core.now

    @property
    def today(self) -> date:
        """The day that is reckoned with."""
        return self._core.today

    @property
    def period(self) -> ContractPeriod:
        """The contract period of today."""
        return self._core.period_on(self.today)

    @property
    def place(self) -> str:
        """Where the data lies, for a person to read."""
        return os.fsencode(self._core.store.path).decode("utf-8", "backslashreplace")

    @property
    def is_empty(self) -> bool:
        """Whether no order was ever taken in."""
        return self._core.store.is_empty()

    @property
    def is_at_hand(self) -> bool:
        """Whether the rows of all orders can be told without reading the orders' files."""
        return self.is_empty or self._core.store.is_current()

    def stamp(self) -> object:
        """Something that differs as soon as anyone has changed anything; costs a few stats."""
        return self._core.follow_settings(), self._core.store.stamp()

    def broken(self) -> tuple[tuple[str, Message], ...]:
        """The order files that can't be read, each with its name and the reason."""
        return tuple((file.name, file.reason) for file in self._core.store.broken())


def open_core(data: Path, user: str, clock: Clock, *, cache: Path) -> Core:
    """Open what the use cases stand on; raises DataError when the directory can't be used."""
    core: Core

    def summarise(file: OrderFile) -> OrderSummary:
        return core.summarise(file)

    store = Store(data, cache, summarise=summarise, index_stamp="")
    core = Core(store, user, clock)
    core.follow_settings()
    return core
