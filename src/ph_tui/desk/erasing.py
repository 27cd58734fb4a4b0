"""Erasing a client: what that would take, doing it, and doing it again after a restore.

Owns what a person is told before and who is refused. What is erased in which order is the store's.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ph_tui import version
from ph_tui.desk.guards import refuse_alias
from ph_tui.domain.aliases import alias_of
from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import client_key
from ph_tui.domain.history import ERASED
from ph_tui.domain.messages import Message
from ph_tui.domain.summaries import OrderSummary, is_open
from ph_tui.domain.text import clean_line
from ph_tui.store.backups import BackupFolder
from ph_tui.store.erased_content import Person
from ph_tui.store.erasing import Erased, Eraser, Holdings
from ph_tui.store.erasure_records import Begun
from ph_tui.store.erasure_search import search

if TYPE_CHECKING:
    from ph_tui.desk.core import Core
    from ph_tui.domain.history import Deed

__all__ = ["Erased", "ErasingDesk", "Erasure"]

_TOKEN_BYTES = 4


@dataclass(frozen=True)
class Erasure:
    """What the erasing of a client would take."""

    code: str
    holdings: Holdings
    orders: tuple[OrderSummary, ...]
    unfinished: tuple[OrderSummary, ...]
    """Those of the orders with which anything is left to do."""
    unreadable: tuple[str, ...]
    """The files of orders that can't be understood: whose they are can't be told."""
    goes_on: bool
    """An erasure of this client was begun and broken off."""


class ErasingDesk:
    """The use cases of erasing."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def plan(self, code: str) -> Erasure:
        """What erasing a client would take; nothing is changed. BadInput when nobody is meant."""
        store, begun = self._core.store, self._begun(code)
        who = self._person(code, begun)
        holdings = self._eraser.look(who)
        if begun is None and holdings.found.is_nothing:
            raise _unknown(code)
        found = (row for order_id in who.order_ids if (row := store.row(order_id)))
        rows = tuple(sorted(found, key=lambda row: (row.number, row.id)))
        return Erasure(
            min(holdings.found.spellings, default=who.code),
            holdings,
            rows,
            tuple(row for row in rows if is_open(row)),
            tuple(name for name, _ in store.broken()),
            begun is not None,
        )

    def erase(self, code: str) -> Erased:
        """Erase a client for good; an erasure that was broken off is gone on with.

        BadInput when nobody is meant; DataError when a file that tells of the client can't be
        understood. What has been erased by then stays erased.
        """
        begun = self._begun(code)
        if begun is None:
            found = search(self._core.store, self._person(code, None))
            if found.is_nothing:
                raise _unknown(code)
            token, core = secrets.token_hex(_TOKEN_BYTES), self._core
            begun = Begun(token, min(found.spellings, default=code), core.now, core.user, {})
        erased = self._eraser.erase(begun, self._deed)
        self._core.restamp_index()
        return erased

    def unfinished(self) -> tuple[Begun, ...]:
        """The erasures that were begun and broken off."""
        return tuple(self._core.store.erasures.begun())

    def erase_again(self) -> int:
        """Erase what a restored backup has brought back; gives the number of orders."""
        store = self._core.store
        back: dict[str, set[str]] = {}
        for order_id, alias in store.erasures.erased_orders().items():
            if self._is_back(order_id, alias):
                back.setdefault(alias, set()).add(order_id)
        for alias, order_ids in back.items():
            self._eraser.erase_again(Person(alias, alias, order_ids), self._deed)
        return sum(map(len, back.values()))

    def _is_back(self, order_id: str, alias: str) -> bool:
        """Whether an order that was erased, or only its history, tells of the client again."""
        store = self._core.store
        if store.has(order_id):
            return store.load(order_id).order.client_code != alias
        return any(line.changes for line in store.history.lines(order_id))

    def _person(self, code: str, begun: Begun | None) -> Person:
        if begun is not None:
            return Person(begun.code, begun.alias, set(begun.order_ids))
        refuse_alias(code)
        if not client_key(code):
            raise _unknown(code)
        return Person(code, alias_of(secrets.token_hex(_TOKEN_BYTES)))

    def _begun(self, code: str) -> Begun | None:
        key = client_key(code)
        return next((b for b in self.unfinished() if client_key(b.code) == key), None)

    @property
    def _eraser(self) -> Eraser:
        store = self._core.store
        return Eraser(store, BackupFolder(store.path, store.locked, version()))

    def _deed(self) -> Deed:
        return self._core.deed(Message(ERASED))


def _unknown(code: str) -> BadInput:
    return BadInput(Message("error.client.unknown", code=clean_line(code)[:40]))
