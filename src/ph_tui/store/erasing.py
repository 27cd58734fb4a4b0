"""Erasing one client from everything that a data directory holds.

Owns the order of steps. Each of them can be done again: after a kill the same erasure goes on where
it was, by the record that it began with, and the certificate is written when a last look finds
nothing more. It must not know who may erase whom, nor how that is asked.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.erasing import KEPT, Certificate, without_person
from ph_tui.domain.errors import Conflict, DataError
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.store import files
from ph_tui.store.backup_archive import Archive
from ph_tui.store.erased_content import Person, history_without, member_without
from ph_tui.store.erased_drafts import Drafts, look_for_drafts, wipe_drafts
from ph_tui.store.erased_papers import papers_of, remove_papers
from ph_tui.store.erasure_records import counted
from ph_tui.store.erasure_search import Found, mentioned_in, search
from ph_tui.store.faults import telling
from ph_tui.store.restoring import STAGE
from ph_tui.store.set_aside import FOLDER as SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ph_tui.domain.backups import BackupName
    from ph_tui.domain.history import Deed
    from ph_tui.store.backups import BackupFolder
    from ph_tui.store.erasure_records import Begun
    from ph_tui.store.store import Store

_TRIES = 5
"""Looks, until nobody has saved anything about the client meanwhile."""


@dataclass(frozen=True)
class Holdings:
    """Everything that there is of a client."""

    found: Found
    drafts: Drafts
    backups: int
    """How many tell of the client."""
    unreadable_backups: int
    mentioned_in: tuple[str, ...]
    """The files of others in which the code stands, as it is spelled; these stay."""

    def counts(self) -> dict[str, int]:
        """What there is, by what it is."""
        return {
            "orders": len(self.found.orders),
            "sessions": self.found.sessions,
            "histories": len(self.found.histories),
            "drafts": self.drafts.about_client,
            "backups": self.backups,
            "contact_details": int(self.found.has_contact_details),
        }


@dataclass(frozen=True)
class Erased:
    """What came of an erasure."""

    certificate: Certificate
    path: Path
    """Where the certificate lies."""
    mentioned_in: tuple[str, ...]
    """The files in which the code stands all the same, as it was spelled."""


class Eraser:
    """The erasing of one client; every method raises DataError when a file can't be read."""

    def __init__(self, store: Store, backups: BackupFolder) -> None:
        self._store = store
        self._backups = backups

    def look(self, who: Person) -> Holdings:
        """Look for everything; nothing is changed."""
        found = search(self._store, who)
        with telling(self._store.path):
            drafts = look_for_drafts(self._store.path, who)
        told = [self._is_told_in(name, who) for name in self._backups.names()]
        mentioned = self._mentioned(found, who)
        return Holdings(found, drafts, told.count(True), told.count(None), mentioned)

    def erase(self, begun: Begun, deed: Callable[[], Deed]) -> Erased:
        """Erase a client; the certificate counts what was out of reach, too.

        Raises DataError when a file that tells of the client can't be understood, and Conflict when
        somebody goes on saving; then the erasure can be gone on with.
        """
        who = Person(begun.code, begun.alias, set(begun.order_ids))
        before = self.look(who)
        begun = counted(begun, before.counts(), who.order_ids)
        spelled = set(before.found.spellings or {who.code})
        self._erase_papers(who)
        for _ in range(_TRIES):
            spelled |= self._erase_here(begun, who, deed).spellings
            # Not under the store's lock: who makes a backup holds the other and waits for this one.
            self._backups.rewrite(lambda name, data: member_without(name, data, who))
            if search(self._store, who).is_nothing:
                break
        else:
            raise Conflict(Message("error.erasure.busy"))
        self._store.forget_rows()
        mentioned = mentioned_in(self._store.path, spelled)
        left = {
            "drafts_of_others": before.drafts.out_of_reach,
            "unreadable_backups": before.unreadable_backups,
            "mentions": len(mentioned),
        }
        certificate = _certificate(counted(begun, {}, who.order_ids), deed(), left)
        with self._store.locked():
            path = self._store.erasures.finish(certificate, KEPT)
        return Erased(certificate, path, mentioned)

    def erase_again(self, who: Person, deed: Callable[[], Deed]) -> None:
        """Erase orders that a restored backup has brought back, by their ids.

        What else has come back under their code goes with them, unless somebody else has it by now.
        """
        self._erase_papers(who)
        with self._store.locked():
            codes = {self._erase_order(order_id, who, deed) for order_id in sorted(who.order_ids)}
            for code in codes - {""}:
                if not self._store.find_client(client_key(code)):
                    back = Person(code, who.alias, set(who.order_ids))
                    self._erase_code(back, search(self._store, back))
        self._backups.rewrite(lambda name, data: member_without(name, data, who))
        self._store.forget_rows()

    def _erase_papers(self, who: Person) -> None:
        """Erase the client's kept files, here and from the backups, while the orders name them."""
        with self._store.locked():
            who.papers |= papers_of(self._store.path, self._backups, who)
            remove_papers(self._store.path, who.papers)
        if who.papers:
            self._backups.rewrite(
                lambda name, data: None if name.removeprefix("papers/") in who.papers else data
            )

    def _erase_here(self, begun: Begun, who: Person, deed: Callable[[], Deed]) -> Found:
        """Erase from everything but the backups, in one go; gives what was found."""
        store = self._store
        with store.locked():
            found = search(store, who)
            if found.broken:
                raise DataError(Message("error.erasure.broken", file=found.broken[0]))
            store.erasures.note(counted(begun, {}, who.order_ids))
            self._erase_code(who, found)
            for order_id in found.histories:
                self._erase_history(order_id, who)
                if not store.has(order_id):
                    store.history.note_loss(order_id, deed())
            for order_id in found.orders:
                self._erase_order(order_id, who, deed)
            self._clear_away(found)
            with telling(store.path):
                wipe_drafts(store.path, who)
        return found

    def _erase_code(self, who: Person, found: Found) -> None:
        """Erase the contact details, and the code from the histories of others."""
        self._store.change_clients(
            lambda all_: tuple(c for c in all_ if client_key(c.client_code) != who.key)
        )
        for order_id in found.other_histories:
            self._erase_history(order_id, who)

    def _erase_order(self, order_id: str, who: Person, deed: Callable[[], Deed]) -> str:
        """Erase from an order and its history; gives the code that stood there, if any did."""
        self._erase_history(order_id, who)
        if not self._store.has(order_id):
            return ""
        code = self._store.load(order_id).order.client_code
        self._store.change(
            order_id,
            lambda file: without_person(file, who.alias),
            did=deed,
            keeps_values=False,
        )
        return "" if code == who.alias else code

    def _erase_history(self, order_id: str, who: Person) -> None:
        self._store.history.rewrite(order_id, lambda data: history_without(data, order_id, who))

    def _clear_away(self, found: Found) -> None:
        """Remove what was set aside, what a killed restore has left, and half-written files."""
        data = self._store.path
        with telling(data):
            for name in found.set_aside:
                (data / SET_ASIDE / name).unlink(missing_ok=True)
            if (data / STAGE).is_dir() and not (data / STAGE).is_symlink():
                shutil.rmtree(data / STAGE)
            for folder in (data, *(data / name for name in ("orders", "history", "erasures"))):
                if folder.is_dir():
                    files.sweep(folder, all_of_it=True)

    def _is_told_in(self, backup: BackupName, who: Person) -> bool | None:
        """Whether a backup tells of the client; None when it can't be read."""
        try:
            with Archive(self._backups.place(backup)) as archive:
                members = ((name, archive.read(name)) for name in archive.contents.files)
                return any(member_without(member, data, who) != data for member, data in members)
        except DataError:
            return None

    def _mentioned(self, found: Found, who: Person) -> tuple[str, ...]:
        own = {f"orders/{order_id}.json" for order_id in who.order_ids}
        own |= {f"history/{order_id}.jsonl" for order_id in who.order_ids}
        own |= {f"history/{order_id}.jsonl" for order_id in found.other_histories}
        names = mentioned_in(self._store.path, found.spellings or {who.code})
        return tuple(name for name in names if name not in {*own, "clients.json"})


def _certificate(begun: Begun, deed: Deed, left: Mapping[str, int]) -> Certificate:
    counts = begun.counts
    orders, sessions, histories, drafts, backups = (
        counts.get(name, 0) for name in ("orders", "sessions", "histories", "drafts", "backups")
    )
    return Certificate(
        token=begun.token,
        alias=begun.alias,
        at=deed.at,
        by=deed.by,
        order_ids=begun.order_ids,
        orders=orders,
        sessions=sessions,
        histories=histories,
        drafts=drafts,
        backups=backups,
        contact_details=bool(counts.get("contact_details")),
        left={name: count for name, count in left.items() if count},
    )
