"""The data that is measured on: sample companies of 100, 1 000 and 10 000 orders.

Each is made once for a version of the program and kept in the temporary folder; what is measured is
a copy, because measuring changes it.
"""

from __future__ import annotations

import getpass
import hashlib
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bench.processes import MOMENT
from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.sample import make_sample

_SOURCE = Path(__file__).parents[1] / "src" / "ph_tui"
_SHAPING = ("desk/sample", "domain", "store")
"""The parts of the program that decide what a sample company looks like on the disk."""
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
"""Thousands of files are made faster where nothing has to reach a disk."""


class Company(NamedTuple):
    """A copy of a sample company, ready to be measured on."""

    orders: int
    data: Path
    cache: Path

    def desk(self) -> Desk:
        """Open the desk of whoever measures."""
        cache = self.cache / "ph-tui"
        return Desk.open(self.data, getpass.getuser(), clock_at(MOMENT), cache=cache)

    def running(self) -> list[str]:
        """The numbers of own orders that run and have sessions, the oldest first."""
        desk = self.desk()
        rows = (row for row in desk.orders.summaries() if row.coach == desk.user)
        return sorted(row.number for row in rows if row.stage == "in_progress" and row.number)


def copied(orders: int, folder: Path) -> Company:
    """A sample company of so many orders, copied into a folder, its index up to date."""
    company = Company(orders, folder / f"data-{orders}", folder / f"cache-{orders}")
    shutil.copytree(_made(orders), company.data)
    company.data.chmod(0o770)
    company.desk().orders.summaries()
    return company


def _made(orders: int) -> Path:
    place = Path(tempfile.gettempdir()) / f"ph-tui-bench-{getpass.getuser()}" / _version()
    kept = place / str(orders)
    if not kept.is_dir():
        place.mkdir(parents=True, exist_ok=True)
        scratch = _MEMORY if _MEMORY.is_dir() else place
        with tempfile.TemporaryDirectory(dir=scratch) as folder:
            data = Path(folder) / "data"
            today = datetime.fromisoformat(MOMENT).date()
            user, cache = getpass.getuser(), Path(folder) / "cache"
            make_sample(data, today=today, orders=orders, user=user, cache=cache)
            unfinished = shutil.copytree(data, place / f"{orders}.unfinished", dirs_exist_ok=True)
            unfinished.rename(kept)
    return kept


def _version() -> str:
    digest = hashlib.sha256()
    for part in _SHAPING:
        for path in sorted((_SOURCE / part).rglob("*")):
            if path.suffix in {".py", ".toml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
