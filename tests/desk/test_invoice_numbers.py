"""The numbers of invoices when several programs make them at once, and when some of them die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.desk.billing_story import billed, settle

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk

pytestmark = pytest.mark.faults

FULL = os.environ.get("PH_TUI_FAULTS") == "full"
PROCESSES = 8
ORDERS = 120 if FULL else 24
KILLS = 40 if FULL else 8
REPOSITORY = Path(__file__).parents[2]

OpenDesk = Callable[..., "Desk"]


def start(how: str, root: Path, name: str, order_ids: list[str]) -> subprocess.Popen[bytes]:
    """Start a process of `tests/desk/invoicing.py`."""
    command = [sys.executable, "-m", "tests.desk.invoicing", how, str(root), name, *order_ids]
    return subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE)


def orders(desk: Desk) -> list[str]:
    """Orders whose billing reports were sent."""
    settle(desk)
    return [billed(desk, str(number)).order.id for number in range(4700, 4700 + ORDERS)]


def numbers(desk: Desk) -> list[int]:
    """The numbers of all invoices, and the proof that no order has two."""
    found = desk.invoices.all()
    assert len({each.order.id for each in found}) == len(found)
    return [each.invoice.number for each in found]


def test_eight_at_once(
    desk: Desk, open_desk: OpenDesk, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """All orders at once by everybody: gapless, unique, one invoice an order, told to one."""
    ids = orders(desk)
    running = [start("all", tmp_path, f"user{n}", ids) for n in range(PROCESSES)]
    told = [int(number) for process in running for number in process.communicate()[0].split()]
    assert [process.returncode for process in running] == [0] * PROCESSES
    assert sorted(told) == list(range(1001, 1001 + ORDERS))
    assert numbers(open_desk("saara")) == sorted(told)
    assert desk._core.store.settings().next_invoice == 1001 + ORDERS
    survived("invoices by eight processes at once", len(told))


def test_a_kill_between_the_order_and_the_counter(
    desk: Desk, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """The invoice is there, and the next one counts from it, whatever the counter says."""
    ids = orders(desk)[:3]
    for place, order_id in enumerate(ids[:2]):
        process = start("dying", tmp_path, f"user{place}", [order_id])
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert desk._core.store.settings().next_invoice == 1001
    assert numbers(desk) == [1001, 1002]
    assert desk.invoices.create(ids[2]).number == 1003
    assert desk._core.store.settings().next_invoice == 1004
    survived("invoicers killed between the order and the counter", 2)


def test_kills_at_any_moment(
    desk: Desk, tmp_path: Path, survived: Callable[[str, int], None]
) -> None:
    """Whoever is killed leaves neither a gap nor a number twice; what was told is there."""
    ids = orders(desk)
    told: list[int] = []
    for number in range(KILLS):
        process = start("all", tmp_path, f"user{number % 2}", ids)
        assert process.stdout is not None
        told += [int(line) for line in [process.stdout.readline()] if line]
        time.sleep(0.003 * number)
        process.kill()
        told += [int(line) for line in process.communicate()[0].split()]
    for ready in desk.invoices.ready():
        desk.invoices.create(ready.order.id)
    assert numbers(desk) == list(range(1001, 1001 + ORDERS))
    assert len(told) == len(set(told))
    assert set(told) <= set(numbers(desk))
    survived("invoicers killed at any moment", KILLS)
