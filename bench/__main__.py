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
from bench.typed import typing

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (100, 1_000, 10_000)
PARTS = ("paint", "keys", "typing", "log", "saving")
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
    companies = [copied(size, folder) for size in SIZES]
    if "paint" in parts:
        yield from first_paints(companies[-1], rounds)
    if "keys" in parts:
        yield from keys(companies[-1])
    if "typing" in parts:
        yield from typing(companies[-1], folder)
    if "log" in parts:
        yield from log_command(companies, rounds)
    if "saving" in parts:
        yield from adding_sessions([companies[0], companies[-1]], rounds * 20)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="what to measure; else all")
    parser.add_argument("--rounds", type=int, default=9, help="how often; medians are told")
    return parser.parse_args()


if __name__ == "__main__":
    main()
