"""Several orders saved together: all of them, or none.

Owns the order of steps: every new file waits in a folder of its own and every history has its line
before the first order is replaced. From there on only a kill can stop it halfway, and then what was
not replaced is as it was. It trusts its caller to hold the store's lock.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import DataError
from ph_tui.store import files
from ph_tui.store.faults import telling
from ph_tui.store.order_folder import ENDING, STAGE, OrderFolder, StoredOrder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ph_tui.domain.history import Deed
    from ph_tui.domain.orders import OrderFile
    from ph_tui.store.history import HistoryFolder


class Save(NamedTuple):
    """One order that is saved: as it is now, None for a new one, and as it shall be."""

    before: OrderFile | None
    after: OrderFile


def save_several(
    data: Path, orders: OrderFolder, history: HistoryFolder, saves: Sequence[Save], deed: Deed
) -> list[StoredOrder]:
    """Save them, each with a line in its history; raises DataError and then nothing was changed."""
    stage = OrderFolder(data / STAGE)
    clear_stage(data)
    with telling(stage.path):
        files.make_folder(stage.path)
        files.make_folder(orders.path)
    written: list[Save] = []
    try:
        for save in saves:
            written.append(save)
            revision = history.note(save.before, save.after, deed)
            written[-1] = Save(save.before, replace(save.after, revision=revision))
        signatures = [stage.write(save.after, stays=False) for save in written]
    except BaseException:
        _forget(history, written)
        with suppress(DataError):
            clear_stage(data)
        raise
    _swap(stage, orders, written)
    clear_stage(data)
    return [
        StoredOrder(save.after, signature, settled=False)
        for save, signature in zip(written, signatures, strict=True)
    ]


def _swap(stage: OrderFolder, orders: OrderFolder, saves: Sequence[Save]) -> None:
    """Put the waiting files into their places."""
    with telling(orders.path):
        files.move_on(orders.path, orders.path.stat().st_mtime_ns)
        for save in saves:
            name = f"{save.after.order.id}{ENDING}"
            orders.forget(save.after.order.id)
            (stage.path / name).replace(orders.path / name)
        files.sync_folder(orders.path)


def _forget(history: HistoryFolder, saves: Sequence[Save]) -> None:
    """Take the lines away that never took effect; where that fails they tell so by themselves."""
    for save in saves:
        with suppress(DataError):
            history.add(save.after.order.id, save.before.revision if save.before else None, None)


def clear_stage(data: Path) -> None:
    """Remove what a killed program left waiting."""
    stage = data / STAGE
    with telling(stage):
        if stage.is_symlink():
            stage.unlink()
        elif stage.exists():
            shutil.rmtree(stage)
