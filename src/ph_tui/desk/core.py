"""What every use case stands on: the store, the clock, the user and the handbook's editions.

Owns the finding of an order by what a person types, and the one way in which a change is saved.
"""

from __future__ import annotations

import hashlib
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from ph_tui import version
from ph_tui.domain.aliases import is_alias
from ph_tui.domain.errors import BadInput, DataError, PhTuiError, Refused
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.domain.summaries import OrderSummary, is_open, summarise
from ph_tui.domain.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date, datetime

    from ph_tui.desk.clock import Clock
    from ph_tui.domain.completeness.context import Context
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.handbook.library import EditionLibrary
    from ph_tui.domain.history import Deed
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session
    from ph_tui.store.store import BrokenFile, Store

Did: TypeAlias = "Message | Callable[[], Message]"
"""What a use case does, for the history: told at once, or only when its step has been taken."""

Found = TypeVar("Found", OrderSummary, list[OrderSummary])

ID_LENGTH = 32
"""Hexadecimal digits of an order's own id."""
SHORT_ID = 8
"""Digits by which an order without a number is named, and with which its sessions' ids begin."""


def label_of(summary: OrderSummary) -> str:
    """What a person calls the order: its number, or the beginning of its id until it has one."""
    return summary.number or summary.id[:SHORT_ID]


class Core:
    """The ground that the use cases share; the faces never see it."""

    def __init__(self, store: Store, user: str, clock: Clock) -> None:
        self.store = store
        self.user = user
        self.clock = clock

    @property
    def now(self) -> datetime:
        """The moment that is reckoned with, in Helsinki."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day that is reckoned with."""
        return self.now.date()

    @cached_property
    def library(self) -> EditionLibrary:
        """The handbook's editions, built in and the company's own."""
        from ph_tui.domain.handbook.library import EditionLibrary

        return EditionLibrary(self.store.own_editions())

    def restamp_index(self) -> None:
        """Tell the index what its rows depend on beside the orders; a change makes them anew."""
        editions = sorted(self.store.own_editions().items())
        made_of = (version(), self.store.settings_text(), *map("\0".join, editions))
        # With each erasure the rows of every user are made anew: those before tell of the client.
        texts = "\0".join((*made_of, *self.store.erasures.names()))
        self.store.index_stamp = hashlib.sha256(texts.encode()).hexdigest()

    def edition_of(self, file: OrderFile) -> Edition:
        """The edition that an order began under; DataError when it lacks the order's service."""
        edition, code = self.library.get(file.order.edition_id), file.order.service
        if code not in edition.service_codes:
            raise DataError(Message("error.edition.no_service", edition=edition.id, service=code))
        return edition

    def report_due(self, file: OrderFile) -> date | None:
        """The last day for the service report; None until the service has ended."""
        from ph_tui.domain.handbook.keys import DeadlineKey

        ending = file.order.ending
        if ending is None or ending.how == "declined":
            return None
        return self.edition_of(file).deadline(DeadlineKey.SERVICE_REPORT).due(ending.on)

    def summarise(self, file: OrderFile) -> OrderSummary:
        """The row of an order for the index."""
        service = self.edition_of(file).service(file.order.service)
        rule = self.store.settings().hour_rule(service.code)
        return summarise(file, self.report_due(file), service.short, rule)

    def period_on(self, on: date) -> ContractPeriod:
        """The contract period that covers a day, assumed when none was added."""
        from ph_tui.domain.contract_periods import period_on

        return period_on(on, self.store.periods(), self.library.in_force(on).id)

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

        number = file.order.number
        same = self.store.find(number=number) if number else []
        return Context(
            edition=self.edition_of(file),
            hour_rule=self.store.settings().hour_rule(file.order.service),
            now=self.now,
            period=self._period_of(file),
            same_number=tuple(row.id for row in same if row.id != file.order.id),
            other_sessions=tuple(self._sessions_beside(file, days)),
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

    def resolve(self, reference: str, *, prefer_open: bool = True) -> OrderSummary:
        """Find the order that a number, an own id or a client code means.

        A client code means the client's one open order; several are refused, with their numbers.
        """
        text = clean_line(reference)
        rows = self._looked_for(text[:80], lambda: self._meant_by(text))
        if prefer_open and len(rows) > 1:
            rows = [row for row in rows if is_open(row)] or rows
        if len(rows) > 1:
            numbers = ", ".join(label_of(row) for row in rows)
            raise Refused(Message("error.order.ambiguous", reference=text[:80], numbers=numbers))
        return rows[0]

    def row(self, order_id: str) -> OrderSummary:
        """The row of an order with a known id; BadInput or DataError when there is none (now)."""
        return self._looked_for(order_id[:SHORT_ID], lambda: self.store.row(order_id))

    def _looked_for(self, reference: str, look: Callable[[], Found | None]) -> Found:
        """What a look finds; a second one follows when a file may have been mended since."""
        if found := look():
            return found
        broken = self.store.broken()  # looks through the folder
        if found := look():
            return found
        raise _unknown(reference, broken)

    def _meant_by(self, text: str) -> list[OrderSummary]:
        rows = self.store.find(number=text) if text else []
        if not rows and (row := self._by_id(text)):
            rows = [row]
        if not rows and client_key(text):
            rows = self.store.find_client(client_key(text))
        return rows

    def _by_id(self, text: str) -> OrderSummary | None:
        if len(text) == ID_LENGTH:
            return self.store.row(text)
        if len(text) == SHORT_ID:
            rows = self.store.starting_with(text)
            return rows[0] if len(rows) == 1 else None
        return None

    def change(
        self,
        order_id: str,
        step: Callable[[OrderFile], OrderFile],
        *,
        did: Did,
        expected_revision: int | None = None,
    ) -> OrderFile:
        """Save what `step` makes of the order as it is now, unless a personal code came in.

        `did` tells for the history what is done, without any text that a person has typed.
        """

        def guarded(before: OrderFile) -> OrderFile:
            refuse_erased(before)
            after = step(before)
            refuse_new_personal_codes(before, after)
            refuse_alias(after.order.client_code)
            return after

        return self.store.change(
            order_id, guarded, expected_revision=expected_revision, did=lambda: self.deed(did)
        )

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


def _unknown(reference: str, broken: tuple[BrokenFile, ...]) -> PhTuiError:
    """What is said of an order that isn't found: it may be in a file that can't be read."""
    for name, reason in broken:
        why = Message("error.store.unreadable", file=name, reason=reason)
        return DataError(Message("error.order.unreadable", reference=reference, why=why))
    return BadInput(Message("error.order.unknown", reference=reference))


def refuse_erased(file: OrderFile) -> None:
    """Refuse to touch an order whose client was erased: its figures are a voucher."""
    if is_alias(file.order.client_code):
        order = file.order.number or file.order.id[:SHORT_ID]
        raise Refused(Message("error.order.erased", order=order))


def refuse_alias(client_code: str) -> None:
    """Refuse what only an erasure writes as a client's code."""
    if is_alias(client_code):
        raise BadInput(Message("error.order.client_alias"))


def refuse_new_personal_codes(before: OrderFile | None, after: OrderFile) -> None:
    """Refuse a save that brings a personal identity code into any text."""
    from ph_tui.domain.completeness.text_rules import refuse_personal_codes, texts_of

    known = set(texts_of(before)) if before else set()
    refuse_personal_codes(text for text in texts_of(after) if text not in known)
