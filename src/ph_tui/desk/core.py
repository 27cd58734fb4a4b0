"""What every use case stands on: the store, the clock, the user and the handbook's editions.

Owns what the rules and the rows are told beside an order, and the one way in which a change is
saved.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ph_tui import version
from ph_tui.desk.guards import (
    refuse_alias,
    refuse_erased,
    refuse_new_personal_codes,
    without_new_personal_codes,
)
from ph_tui.desk.labels import ID_LENGTH, SHORT_ID, label_of
from ph_tui.desk.order_finder import OrderFinder
from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.summaries import OrderSummary, RowFacts, summarise
from ph_tui.store.company_door import EDITIONS
from ph_tui.store.data_folder import time_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date, datetime

    from ph_tui.desk.clock import Clock
    from ph_tui.desk.phrases import PhraseShelf, Shelf
    from ph_tui.domain.completeness.context import Context
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.handbook.keys import DeadlineKey
    from ph_tui.domain.handbook.library import EditionLibrary
    from ph_tui.domain.history import Deed
    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.sessions import Session
    from ph_tui.store.store import Store

__all__ = ["ID_LENGTH", "SHORT_ID", "Core", "Did", "label_of"]

Did: TypeAlias = "Message | Callable[[], Message]"
"""What a use case does, for the history: told at once, or only when its step has been taken."""


class Core(OrderFinder):
    """The ground that the use cases share; the faces never see it."""

    def __init__(self, store: Store, user: str, clock: Clock) -> None:
        super().__init__(store)
        self.user = user
        self.clock = clock
        self._settled: tuple[int | None, ...] = ()
        self._library: EditionLibrary | None = None
        self._editions_stamp: int | None = None
        self._phrases: PhraseShelf | None = None

    @property
    def now(self) -> datetime:
        """The moment that is reckoned with, in Helsinki."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day that is reckoned with."""
        return self.now.date()

    @property
    def library(self) -> EditionLibrary:
        """The handbook's editions, built in and the company's own as they are now."""
        stamp = time_stamp(self.store.path / EDITIONS)
        library = self._library
        if library is None or stamp != self._editions_stamp:
            from ph_tui.domain.handbook.library import EditionLibrary

            library = EditionLibrary(self.store.own_editions())
            self._library, self._editions_stamp = library, stamp
        return library

    def phrases(self) -> Shelf:
        """The company's own text blocks as they are now."""
        if self._phrases is None:
            from ph_tui.desk.phrases import PhraseShelf

            def codes() -> set[str]:
                return {code for each in self.library.all() for code in each.service_codes}

            self._phrases = PhraseShelf(self.store, codes)
        return self._phrases.read()

    def restamp_index(self) -> None:
        """Tell the index what its rows depend on beside the orders; a change makes them anew."""
        editions = sorted(self.store.own_editions().items())
        made_of = (version(), *OrderSummary._fields, self.store.settings_text())
        # With each erasure the rows of every user are made anew: those before tell of the client.
        texts = "\0".join((*made_of, *map("\0".join, editions), *self.store.erasures.names()))
        self.store.index_stamp = hashlib.sha256(texts.encode()).hexdigest()

    def follow_settings(self) -> object:
        """Notice that somebody has settled something else: rows are made with it from now on.

        A file of the company is replaced in its folder, and that has a time stamp.
        """
        stamp = time_stamp(self.store.path), time_stamp(self.store.path / EDITIONS)
        if stamp != self._settled:
            self._settled = stamp
            self.restamp_index()
        return stamp

    def edition_of(self, file: OrderFile) -> Edition:
        """The edition that an order began under; DataError when it lacks the order's service."""
        edition, code = self.library.get(file.order.edition_id), file.order.service
        if code not in edition.service_codes:
            raise DataError(Message("error.edition.no_service", edition=edition.id, service=code))
        return edition

    def report_due(self, file: OrderFile) -> date | None:
        """The last day for the service report; None until the service has ended."""
        from ph_tui.domain.handbook.keys import DeadlineKey

        return self._due(file, DeadlineKey.SERVICE_REPORT)

    def billing_due(self, file: OrderFile) -> date | None:
        """The last day for the billing report; None until the service has ended."""
        from ph_tui.domain.handbook.keys import DeadlineKey

        return self._due(file, DeadlineKey.BILLING_REPORT)

    def _due(self, file: OrderFile, key: DeadlineKey) -> date | None:
        ending = file.order.ending
        if ending is None or ending.how == "declined":
            return None
        return self.edition_of(file).deadline(key).due(ending.on)

    def summarise(self, file: OrderFile) -> OrderSummary:
        """The row of an order for the index."""
        order, settings = file.order, self.store.settings()
        service = self.edition_of(file).service(order.service)
        facts = RowFacts(
            report_due=self.report_due(file),
            billing_due=self.billing_due(file),
            service_name=service.short,
            rule=settings.hour_rule(order.service),
            terms=settings.terms_of(order.service),
            price=settings.price_of(order.service, order.period_id),
            bonuses=settings.bonuses_of(order.service, order.period_id),
        )
        return summarise(file, facts)

    def period_on(self, on: date) -> ContractPeriod:
        """The contract period that covers a day, under the edition in force in it by then.

        It is assumed when none was added.
        """
        from ph_tui.domain.contract_periods import period_on

        period = period_on(on, self.store.periods(), self.library.in_force(on).id)
        return replace(period, edition_id=self.library.in_period(period, on).id)

    def sessions_of(self, row: OrderSummary) -> tuple[Session, ...]:
        """The sessions of an order; none when it can't be read, which is told elsewhere."""
        try:
            return self.store.load(row.id).sessions
        except DataError:
            return ()

    def context(self, file: OrderFile, *, days: Collection[date] | None = None) -> Context:
        """What the rules need to know beside the order itself.

        `days` are those on which other orders' sessions matter, None all days of this order's: each
        order that is looked into for them costs a file.
        """
        from ph_tui.domain.completeness.context import Context

        order, settings = file.order, self.store.settings()
        same = self.store.find(number=order.number) if order.number else []
        return Context(
            edition=self.edition_of(file),
            hour_rule=settings.hour_rule(order.service),
            now=self.now,
            period=self._period_of(file),
            same_number=tuple(row.id for row in same if row.id != order.id),
            other_sessions=tuple(self._sessions_beside(file, days)),
            price=settings.price_of(order.service, order.period_id),
            terms=settings.terms_of(order.service),
            bonuses=settings.bonuses_of(order.service, order.period_id),
            company=settings.company,
            edition_now=self.library.newest(self.today),
            phrases=self.phrases().texts,
        )

    def _period_of(self, file: OrderFile) -> ContractPeriod | None:
        """The order's contract period, when it was added; an assumed one binds nobody."""
        named = (p for p in self.store.periods() if p.id == file.order.period_id)
        return next(named, None)

    def _sessions_beside(
        self, file: OrderFile, days: Collection[date] | None
    ) -> Iterator[tuple[str, Session]]:
        """What this order's coaches do in other orders on the days when they meet its client."""
        met = {(s.on, s.coach) for s in file.sessions if days is None or s.on in days}
        for on, coach in sorted(met):
            for row in self.store.meeting_between(on, on, coach=coach):
                if row.id == file.order.id:
                    continue
                for session in self.store.load(row.id).sessions:
                    if (session.on, session.coach) == (on, coach):
                        yield label_of(row), session

    def change(
        self,
        order_id: str,
        step: Callable[[OrderFile], OrderFile],
        *,
        did: Did,
        expected_revision: int | None = None,
        even_erased: bool = False,
    ) -> OrderFile:
        """Save what `step` makes of the order as it is now, unless a personal code came in.

        `did` tells for the history what is done, without any text that a person has typed. An order
        whose client was erased is changed only where money is all that is touched.
        """

        def guarded(before: OrderFile) -> OrderFile:
            if not even_erased:
                refuse_erased(before)
            after = step(before)
            refuse_new_personal_codes(before, after)
            if after.order.client_code != before.order.client_code:
                refuse_alias(after.order.client_code)
            return after

        return self.store.change(
            order_id, guarded, expected_revision=expected_revision, did=lambda: self.deed(did)
        )

    def change_services(
        self, step: Callable[[ServiceRecords], ServiceRecords], *, did: Did
    ) -> ServiceRecords:
        """Save what `step` makes of the services' records, unless a personal code came in."""
        guarded = without_new_personal_codes(step)
        return self.store.change_services(guarded, lambda: self.deed(did))

    def change_popup(
        self,
        step: Callable[[tuple[PopUpBooking, ...]], tuple[PopUpBooking, ...]],
        *,
        did: Did,
    ) -> tuple[PopUpBooking, ...]:
        """Save what `step` makes of the bookings, unless a personal code came in."""
        guarded = without_new_personal_codes(step)
        return self.store.change_popup(guarded, lambda: self.deed(did))

    def deed(self, did: Did, undoes: int | None = None) -> Deed:
        """What this user does now."""
        from ph_tui.domain.history import Deed

        what = did if isinstance(did, Message) else did()
        return Deed(what, self.user, self.now, undoes)

    def day_of_record(self, on: date | None) -> date:
        """The day that something is recorded for: today, or a past day, never a future one."""
        if on is None:
            return self.today
        if on > self.today:
            raise Refused(Message("error.day.future", on=on))
        return on
