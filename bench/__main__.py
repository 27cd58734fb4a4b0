"""`python -m bench`: takes the measurements, prints one table and keeps the figures as JSON."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bench.commands import log_command
from bench.companies import copied
from bench.figures import Figure, as_json, table
from bench.saving import adding_sessions
from bench.screens import first_paints, keys
from bench.side_by_side import beside_others
from bench.slow_line import slow_keys
from bench.typed import typing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

SIZES = (100, 1_000, 10_000, 50_000)
USUAL = 10_000
"""Ten years of a company with 25 coaches; what is measured on one company is measured on this."""
PARTS = ("paint", "keys", "typing", "slow", "log", "saving", "peers")
_RESULTS = Path(__file__).parents[1] / "build" / "bench.json"


def main() -> None:
    """Measure what is asked for, or everything."""
    asked = _asked()
    parts, rounds = asked.part or PARTS, asked.rounds
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="ph-tui-bench-") as folder:
        figures = list(_figures(parts, rounds, Path(folder)))
    machine = {"cpus": os.cpu_count(), "load": load, "python": platform.python_version()}
    _RESULTS.parent.mkdir(exist_ok=True)
    kept = json.dumps({"machine": machine, "figures": as_json(figures)}, indent=2)
    _RESULTS.write_text(f"{kept}\n", encoding="utf-8")
    sys.stdout.write(f"{table(figures)}\n")
    sys.stdout.write(f"{machine['cpus']} processors, load {load:.1f} at the start; {_RESULTS}\n")


def _figures(parts: tuple[str, ...], rounds: int, folder: Path) -> Iterator[Figure]:
    companies = {size: copied(size, folder) for size in SIZES}
    usual, all_of_them = companies[USUAL], list(companies.values())
    measured: dict[str, Callable[[], Iterable[Figure]]] = {
        "paint": lambda: first_paints(usual, rounds),
        "keys": lambda: keys(all_of_them, USUAL),
        "typing": lambda: typing(usual, folder),
        "slow": lambda: slow_keys(usual, folder),
        "log": lambda: log_command(all_of_them, rounds),
        "saving": lambda: adding_sessions([all_of_them[0], all_of_them[-1]], rounds * 20),
        "peers": lambda: beside_others(usual, folder, rounds),
    }
    for part in parts:
        yield from measured[part]()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="what to measure; else all")
    parser.add_argument("--rounds", type=int, default=9, help="how often; medians are told")
    return parser.parse_args()


if __name__ == "__main__":
    main()
