"""The Desk: the only thing that the faces get."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.desk.core import Core
from ph_tui.desk.order_rows import OrderRows
from ph_tui.store.store import Store

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from ph_tui.desk.agenda import AgendaDesk
    from ph_tui.desk.backups import BackupDesk
    from ph_tui.desk.billing import BillingDesk
    from ph_tui.desk.bonuses import BonusDesk
    from ph_tui.desk.clients import ClientDesk
    from ph_tui.desk.clock import Clock
    from ph_tui.desk.coaching_services import ServiceDesk
    from ph_tui.desk.company import CompanyDesk
    from ph_tui.desk.drafts import DraftDesk
    from ph_tui.desk.erasing import ErasingDesk
    from ph_tui.desk.forms import FormDesk
    from ph_tui.desk.history import HistoryDesk
    from ph_tui.desk.invoices import InvoiceDesk
    from ph_tui.desk.money import MoneyDesk
    from ph_tui.desk.orders import OrderDesk
    from ph_tui.desk.presence import PresenceDesk
    from ph_tui.desk.reports import ReportDesk
    from ph_tui.desk.sessions import SessionDesk
    from ph_tui.desk.validation import ValidationDesk
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.messages import Message
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.summaries import OrderSummary


class Desk:
    """One user at one data directory, with every use case within reach.

    Parts that the first picture does without are loaded when they are first used.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self.rows = OrderRows(core)

    @cached_property
    def orders(self) -> OrderDesk:
        """Orders: taken in, changed, ended, handed over."""
        from ph_tui.desk.orders import OrderDesk

        return OrderDesk(self._core)

    @cached_property
    def agenda(self) -> AgendaDesk:
        """What must happen, in order."""
        from ph_tui.desk.agenda import AgendaDesk

        return AgendaDesk(self._core)

    @cached_property
    def sessions(self) -> SessionDesk:
        """Meetings: planned, logged, held, missed, moved; and the week."""
        from ph_tui.desk.sessions import SessionDesk

        return SessionDesk(self._core)

    @cached_property
    def validation(self) -> ValidationDesk:
        """What the rules say."""
        from ph_tui.desk.validation import ValidationDesk

        return ValidationDesk(self._core)

    @cached_property
    def reports(self) -> ReportDesk:
        """Service reports, from the first word to the receipt."""
        from ph_tui.desk.reports import ReportDesk

        return ReportDesk(self._core)

    @cached_property
    def billing(self) -> BillingDesk:
        """Billing reports, from the log to the receipt."""
        from ph_tui.desk.billing import BillingDesk

        return BillingDesk(self._core)

    @cached_property
    def bonuses(self) -> BonusDesk:
        """Bonus claims."""
        from ph_tui.desk.bonuses import BonusDesk

        return BonusDesk(self._core)

    @cached_property
    def invoices(self) -> InvoiceDesk:
        """Invoices and credit notes."""
        from ph_tui.desk.invoices import InvoiceDesk

        return InvoiceDesk(self._core)

    @cached_property
    def forms(self) -> FormDesk:
        """The city's web forms, field by field."""
        from ph_tui.desk.forms import FormDesk

        return FormDesk(self._core)

    @cached_property
    def money(self) -> MoneyDesk:
        """The orders by what is to be done for their money, and the sums."""
        from ph_tui.desk.money import MoneyDesk

        return MoneyDesk(self._core)

    @cached_property
    def company(self) -> CompanyDesk:
        """The company's own profile."""
        from ph_tui.desk.company import CompanyDesk

        return CompanyDesk(self._core)

    @cached_property
    def services(self) -> ServiceDesk:
        """Coaching services and contract periods."""
        from ph_tui.desk.coaching_services import ServiceDesk

        return ServiceDesk(self._core)

    @cached_property
    def drafts(self) -> DraftDesk:
        """Text that is being typed."""
        from ph_tui.desk.drafts import DraftDesk

        return DraftDesk(self._core)

    @cached_property
    def presence(self) -> PresenceDesk:
        """Who else is editing an order."""
        from ph_tui.desk.presence import PresenceDesk

        return PresenceDesk(self._core)

    @cached_property
    def history(self) -> HistoryDesk:
        """Who changed what, and the way back."""
        from ph_tui.desk.history import HistoryDesk

        return HistoryDesk(self._core)

    @cached_property
    def backups(self) -> BackupDesk:
        """Backups: made, compared, restored."""
        from ph_tui.desk.backups import BackupDesk

        return BackupDesk(self._core)

    @cached_property
    def clients(self) -> ClientDesk:
        """Clients: how each is reached, and who is kept too long."""
        from ph_tui.desk.clients import ClientDesk

        return ClientDesk(self._core)

    @cached_property
    def erasing(self) -> ErasingDesk:
        """The erasing of a client."""
        from ph_tui.desk.erasing import ErasingDesk

        return ErasingDesk(self._core)

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
        self._core.follow_settings()
        return self._core.store.stamp()

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
