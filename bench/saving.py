"""Measurements of adding one session, from the reading of the line to the disk."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from bench.figures import Figure, median, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.companies import Company
    from ph_tui.desk.desk import Desk

_WARM_UP = 5
_LIMIT_MS = 2.0


def adding_sessions(companies: Sequence[Company], rounds: int) -> Iterator[Figure]:
    """A session added at a desk of each company, in turn; beside it what the disk alone takes."""
    desks = [(company.orders, company.desk(), company.running()) for company in companies]
    taken: dict[int, list[float]] = {company.orders: [] for company in companies}
    disk: list[float] = []
    for number in range(-_WARM_UP, rounds):
        for orders, desk, running in desks:
            milliseconds = _add(desk, running[number % len(running)], number + _WARM_UP)
            if number >= 0:
                taken[orders].append(milliseconds)
        bare = _durable_write(companies[0].data.parent)
        if number >= 0:
            disk.append(bare)
    floor = f"a bare durable write: p50 {median(disk):.1f}, p99 {percentile(disk, 99):.1f} ms"
    for orders, times in taken.items():
        spread = f"p99 {percentile(times, 99):.1f} ms, max {max(times):.1f} ms; {floor}"
        what = f"adding a session, {orders} orders, p50"
        yield Figure(what, median(times), "ms", limit=_LIMIT_MS, note=spread)
        beyond = median(time_ - bare for time_, bare in zip(times, disk, strict=True))
        what, note = f"  without the disk, {orders} orders, p50", "beyond one bare durable write"
        yield Figure(what, beyond, "ms", limit=_LIMIT_MS, note=note)
    first, last = companies[0].orders, companies[-1].orders
    what = f"adding a session, {last} against {first} orders"
    yield Figure(what, median(taken[last]), "ms", against=median(taken[first]), limit=1.3)


def _add(desk: Desk, order: str, number: int) -> float:
    """Milliseconds to save one session; its line is read before the clock runs."""
    day, hour = 1 + number % 21, 7 + number // 21 % 12
    line = f"{order} {day}.4. {hour}-{hour}.45 Käytiin läpi hakemukset ja vastaukset."
    reading = desk.sessions.read(line)
    began = time.perf_counter()
    desk.sessions.log(reading)
    return (time.perf_counter() - began) * 1e3


def _durable_write(folder: Path) -> float:
    """Milliseconds to replace a file of an order's usual size so that it survives a power cut."""
    target, draft = folder / "floor.json", folder / "floor.tmp"
    began = time.perf_counter()
    with draft.open("wb") as file:
        file.write(b" " * 8000)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    opened = os.open(folder, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)
    return (time.perf_counter() - began) * 1e3
