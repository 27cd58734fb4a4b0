"""Processes that make invoices and tell which: the other side of the tests of their numbers.

`all ROOT NAME ID...` makes the invoice of every order that has none, in an order of its own.
`dying ROOT NAME ID` makes one, and is killed after the order is written and before the counter is.
"""

from __future__ import annotations

import os
import random
import signal
import sys
from pathlib import Path

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.errors import Refused


def open_desk(root: Path, name: str) -> Desk:
    """The desk of somebody with an index of his own."""
    clock = clock_at("2024-04-24T12:00")
    return Desk.open(root / "data", name, clock, cache=root / f"cache-{name}")


def make_all(root: Path, name: str, order_ids: list[str]) -> None:
    """Make invoices, and write the number of each on a line once it is there."""
    desk = open_desk(root, name)
    random.Random(name).shuffle(order_ids)  # noqa: S311 - chance that repeats
    for order_id in order_ids:
        try:
            number = desk.invoices.create(order_id).number
        except Refused as refused:
            if refused.message.id != "error.invoice.stands":
                raise
        else:
            os.write(sys.stdout.fileno(), f"{number}\n".encode())


def make_and_die(root: Path, name: str, order_ids: list[str]) -> None:
    """Make one invoice, and be gone before the counter knows."""
    desk = open_desk(root, name)
    desk._core.store.change_settings = lambda _: os.kill(  # type: ignore[method-assign,assignment,return-value]
        os.getpid(), signal.SIGKILL
    )
    desk.invoices.create(order_ids[0])


if __name__ == "__main__":
    deed = {"all": make_all, "dying": make_and_die}[sys.argv[1]]
    deed(Path(sys.argv[2]), sys.argv[3], sys.argv[4:])
