"""Measurements of `ph-tui log` as a whole process, against the bare imports of what it needs."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from bench.figures import Figure, median
from bench.processes import PROGRAM, Run, environment, python, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.companies import Company

_NAMES_OF_IMPORTS = """
import json, sys
before = set(sys.modules)
from ph_tui.__main__ import main
code = main()
names = [name for name in sys.modules if name not in before and not name.startswith("__")]
sys.__stdout__.write("\\n" + json.dumps(names))
sys.exit(code)
"""


def log_command(companies: Sequence[Company], rounds: int) -> Iterator[Figure]:
    """The command for each company against the bare imports of all modules that it loads.

    The floor below that floor, for comparison: the libraries without our own modules.
    """
    numbers = {company.orders: company.running() for company in companies}
    needed = _needed(companies[0], numbers[companies[0].orders][0])
    env = environment(companies[0].cache)
    imports = python(_importing(needed))
    libraries = python(_importing([name for name in needed if not name.startswith("ph_tui")]))
    taken: dict[int | str, list[Run]] = {company.orders: [] for company in companies}
    taken |= {"imports": [], "libraries": []}
    for number in range(rounds + 1):
        step: dict[int | str, Run] = {
            "imports": run(imports, env),
            "libraries": run(libraries, env),
        }
        for company in companies:
            order = numbers[company.orders][number % len(numbers[company.orders])]
            step[company.orders] = run(logging(company, order, number), environment(company.cache))
        if number:
            for name, one in step.items():
                taken[name].append(one)
    for company in companies:
        note = "against the bare imports of what it loads"
        yield _figure(f"log, {company.orders} orders", taken, company.orders, "imports", 1.2, note)
    largest, smallest = companies[-1].orders, companies[0].orders
    flat = f"log, {largest} against {smallest} orders"
    yield _figure(flat, taken, largest, smallest, 1.1, "flat")
    note = "for comparison: against the libraries without our own modules"
    yield _figure(f"log, {smallest} orders", taken, smallest, "libraries", None, note)


def _figure(
    what: str,
    taken: dict[int | str, list[Run]],
    name: int | str,
    against: int | str,
    limit: float | None,
    note: str,
) -> Figure:
    own, floor = taken[name], taken[against]
    return Figure(
        what,
        median(one.clock for one in own),
        "ms",
        against=median(one.clock for one in floor),
        processor_ratio=median(one.processor for one in own)
        / median(one.processor for one in floor),
        limit=limit,
        note=note,
    )


def logging(company: Company, order: str, number: int) -> list[str]:
    """The command that logs a meeting of an order; another one for each number."""
    hour = 7 + number % 12
    words = f"21.4. {hour}-{hour}.45 Käytiin läpi hakemukset ja sovittiin seuraavasta kerrasta."
    return python(PROGRAM, "--data", str(company.data), "log", order, words)


def _needed(company: Company, order: str) -> list[str]:
    """The modules that logging one session loads, in the order of loading."""
    command = logging(company, order, 11)
    command[2] = _NAMES_OF_IMPORTS
    done = subprocess.run(  # noqa: S603 - our own program
        command, env=environment(company.cache), capture_output=True, text=True, check=True
    )
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


def _importing(names: list[str]) -> str:
    return f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
