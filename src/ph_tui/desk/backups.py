"""Backups: making one, seeing what one would change, and restoring everything or one order.

Owns what a restore does to the histories: an order that is restored, or that goes because it came
after the backup, is changed like any other, so that it can be undone. Files are the store's.
"""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.desk.backup_difference import Difference, Fate, Listed, OrderDifference
from ph_tui.desk.labels import ID_LENGTH, SHORT_ID
from ph_tui.desk.orders import refuse_used_number
from ph_tui.desk.restored_invoices import (
    count_on,
    invoiced_since,
    next_invoice,
    refuse_other_invoices,
    refuse_used_numbers,
)
from ph_tui.domain.backups import BackupName, Occasion
from ph_tui.domain.errors import BadInput, DataError, PhTuiError, Refused
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.store import restoring
from ph_tui.store.backup_archive import Archive
from ph_tui.store.backup_source import history_name, order_name
from ph_tui.store.history_changes import changes_of
from ph_tui.store.restoring import Plan
from ph_tui.store.set_aside import set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.history import Line
    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.backup_writing import Made
    from ph_tui.store.backups import BackupFolder


class BackupDesk:
    """The use cases of backups."""

    def __init__(self, core: Core) -> None:
        self._core = core

    @cached_property
    def _folder(self) -> BackupFolder:
        from ph_tui import version
        from ph_tui.store.backups import BackupFolder

        return BackupFolder(self._core.store.path, self._core.store.locked, version())

    def all(self) -> list[Listed]:
        """The backups there are, the newest first."""
        listed = []
        for name in self._folder.names():
            try:
                size = self._folder.place(name).stat().st_size
            except OSError:
                continue
            listed.append(Listed(name, size, self._folder.contents(name)))
        return listed

    def make(self, target: Path | None = None) -> Made:
        """Make a backup now: in the own folder, in another one, or in a file of that name.

        Refused where it would take the place of something that holds more.
        """
        if not self._core.store.path.is_dir():
            raise Refused(Message("error.backup.no_data", path=str(self._core.store.path)))
        if target is None:
            return self._folder.make(self._core.now)
        if target.is_dir():
            target /= str(BackupName.of(self._core.now))
        return self._folder.make_elsewhere(target, self._core.now)

    def find(self, typed: str) -> Path:
        """The file that is meant: one that is there, or the name of one in the own folder."""
        path = Path(typed).absolute()
        own = self._folder.path / typed
        return own if not os.path.lexists(path) and BackupName.read(typed) else path

    def difference(self, file: Path, reference: str | None = None) -> Difference:
        """What restoring a backup would change; of one order when one is meant.

        Raises DataError when the file is damaged, foreign or of a newer version.
        """
        with Archive(file) as archive:
            order_id = self._meant(archive, reference)
            plan = self._plan(archive, order_id)
            restoring.check(archive, plan.write)
            contents = archive.contents
            return Difference(
                file,
                contents.made,
                len(contents.orders),
                tuple(self._differences(archive, plan)),
                tuple(_other_files(plan)),
                contents.unreadable,
            )

    def restore(self, file: Path, reference: str | None = None) -> Made:
        """Restore everything or one order; gives the backup of what was there until now.

        Nothing is changed unless everything that is needed can be read and written. Clients who
        were erased since do not come back.
        """
        from ph_tui.desk.erasing import ErasingDesk

        before = self._restored(file, reference)
        ErasingDesk(self._core).erase_again()
        return before

    def _restored(self, file: Path, reference: str | None) -> Made:
        with Archive(file) as archive, self._folder.turn(), self._core.store.locked():
            order_id = self._meant(archive, reference)
            if order_id in self._core.store.erasures.erased_orders():
                raise Refused(Message("error.backup.erased", order=order_id[:SHORT_ID]))
            plan = self._plan(archive, order_id)
            restoring.check(archive, plan.write)
            if order_id:
                return self._restore_order(archive, order_id, plan)
            store = self._core.store
            coming = (restoring.order_in(archive, key) for key in map(_order_of, plan.write) if key)
            refuse_used_numbers(store, coming if plan.kept else (), set(plan.kept))
            number = next_invoice(store)
            before = self._folder.make(self._core.now, Occasion.BEFORE_RESTORE)
            restoring.put_back(archive, store.path, plan)
            did = Message("word.did.restored_away", on=archive.contents.made.date())
            for gone in plan.gone:
                store.remove(gone, did=lambda: self._core.deed(did))
            count_on(store, number)
            return before

    def _restore_order(self, archive: Archive, order_id: str, plan: Plan) -> Made:
        """Restore one order as a change like any other, at a revision of its own."""
        store = self._core.store
        then = restoring.order_in(archive, order_id)
        refuse_used_number(store, then.order)
        refuse_other_invoices(self._now(order_id), then)
        refuse_used_numbers(store, (then,), None)
        before = self._folder.make_of_order(order_id, self._core.now)
        is_lost = not store.has(order_id) and not store.history.lines(order_id)
        if is_lost:
            restoring.put_back(archive, store.path, plan)
            return before
        deed = self._core.deed(Message("word.did.restored", on=archive.contents.made.date()))
        if self._now(order_id) is None:
            if store.has(order_id):
                set_aside(store.path, order_name(order_id))
            if not _ends_gone(store.history.lines(order_id)):
                store.history.note_loss(order_id, deed)

        def step(now: OrderFile | None) -> OrderFile:
            return replace(then, revision=now.revision if now else 0)

        store.settle(order_id, step, did=lambda: deed)
        return before

    def _plan(self, archive: Archive, order_id: str) -> Plan:
        data = self._core.store.path
        if not order_id:
            kept = invoiced_since(self._core.store, lambda key: self._then(archive, key))
            return restoring.plan(archive, data).keeping(kept)
        then, now = restoring.order_in(archive, order_id), self._now(order_id)
        if now is not None and replace(then, revision=now.revision) == now:
            return Plan((), (), ())
        names = (history_name(order_id), order_name(order_id))
        return Plan(tuple(name for name in names if name in archive.contents.files), (), ())

    def _then(self, archive: Archive, order_id: str) -> OrderFile | None:
        there = order_name(order_id) in archive.contents.files
        return restoring.order_in(archive, order_id) if there else None

    def _differences(self, archive: Archive, plan: Plan) -> Iterator[OrderDifference]:
        for order_id in filter(None, map(_order_of, plan.write)):
            then, now = restoring.order_in(archive, order_id), self._now(order_id)
            is_there = self._core.store.has(order_id)
            yield OrderDifference(
                order_id,
                then.order.number,
                then.order.client_code,
                Fate.CHANGED if is_there else Fate.BACK,
                changes_of(now, then) if now else (),
            )
        for order_id in (*filter(None, map(_order_of, plan.delete)), *plan.gone):
            now = self._now(order_id)
            number, client = (now.order.number, now.order.client_code) if now else ("", "")
            yield OrderDifference(order_id, number, client, Fate.GONE)
        for order_id in plan.kept:
            order = self._core.store.load(order_id).order
            yield OrderDifference(order_id, order.number, order.client_code, Fate.KEPT)

    def _now(self, order_id: str) -> OrderFile | None:
        try:
            return self._core.store.load(order_id) if self._core.store.has(order_id) else None
        except PhTuiError:
            return None

    def _meant(self, archive: Archive, reference: str | None) -> str:
        """The id of the order that is meant in a backup; empty for everything."""
        orders, only = archive.contents.orders, archive.contents.only
        text = (reference or "").strip()
        if not text:
            return only
        by_id = [key for key in orders if text in {key, key[:SHORT_ID]}]
        found = by_id or [key for key in orders if _is_meant(archive, key, text)]
        if len(found) == 1:
            return found[0]
        what = "order_ambiguous" if found else "order_unknown"
        ids = ", ".join(key[:SHORT_ID] for key in found)
        params = {"ids": ids} if found else {}
        raise BadInput(Message(f"error.backup.{what}", reference=text[:80], **params))


def _is_meant(archive: Archive, order_id: str, text: str) -> bool:
    try:
        order = restoring.order_in(archive, order_id).order
    except DataError:
        return False
    return text == order.number or bool(client_key(text) == client_key(order.client_code))


def _order_of(name: str) -> str:
    """The id in the name of an order's file; empty for another file."""
    order_id = name.removeprefix("orders/").removesuffix(".json")
    return order_id if len(order_id) == ID_LENGTH else ""


def _other_files(plan: Plan) -> Iterator[str]:
    """The files that change beside the orders and their histories."""
    changed = {_order_of(name) for name in plan.write + plan.delete}
    for name in plan.write + plan.delete:
        order_id = name.removeprefix("history/").removesuffix(".jsonl")
        if not _order_of(name) and order_id not in changed:
            yield name


def _ends_gone(lines: tuple[Line, ...]) -> bool:
    return not lines or any(line.gone for line in lines[-2:])
