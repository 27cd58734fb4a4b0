"""Measurements of the screens: the first paint, a key in a long list, memory, and silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.figures import Figure, median, percentile
from bench.hello import GREETING
from bench.processes import PROGRAM, environment, python, script
from bench.terminal import Press, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.companies import Company

_LIST_SHOWS = "Tehotreeni"
"""A service: it stands in a row of the list and of Today, and nowhere else."""
_TO_ALL_ORDERS = "vvv"
"""From the open orders over the late and the uninvoiced ones to all of them."""
_KEYS = 80
_IDLE_SECONDS = 5.0


class _Paint(NamedTuple):
    clock: float
    processor: float


def first_paints(company: Company, rounds: int) -> Iterator[Figure]:
    """The first paint of the order list and of Today against the least Textual program."""
    env = environment(company.cache)
    data = ("--data", str(company.data))
    commands = {
        "hello": (script("hello"), GREETING),
        "orders": (script("orders_first", *data), _LIST_SHOWS),
        "today": (python(PROGRAM, *data), _LIST_SHOWS),
    }
    paints: dict[str, list[_Paint]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, (command, shown) in commands.items():
            with Terminal(command, env) as terminal:
                paint = _Paint(terminal.wait_for(shown), terminal.cpu_milliseconds())
            if number:  # the first round warms the byte code and the disk
                paints[name].append(paint)
    yield _paint(f"first paint, list of {company.orders} orders", paints["orders"], paints["hello"])
    yield _paint(f"first paint, Today of {company.orders} orders", paints["today"], paints["hello"])


def _paint(what: str, paints: list[_Paint], floor: list[_Paint]) -> Figure:
    return Figure(
        what,
        median(paint.clock for paint in paints),
        "ms",
        against=median(paint.clock for paint in floor),
        processor_ratio=median(paint.processor for paint in paints)
        / median(paint.processor for paint in floor),
        limit=1.6,
        note="against a bare Textual program",
    )


def keys(company: Company) -> Iterator[Figure]:
    """A cursor key in the list of all orders; then what the list costs while nobody does anything.

    The same key in a bare program tells how much of it is Textual's.
    """
    env = environment(company.cache)
    with Terminal(script("hello"), env) as terminal:
        terminal.wait_for(GREETING)
        terminal.settle()
        floor = [terminal.press("j") for _ in range(_KEYS)]
        bare = terminal.memory_mib()
    with Terminal(script("orders_first", "--data", str(company.data)), env) as terminal:
        terminal.wait_for(_LIST_SHOWS)
        terminal.settle()
        for key in _TO_ALL_ORDERS:
            terminal.press(key)
        pressed = [terminal.press("j") for _ in range(_KEYS)]
        terminal.settle()
        idle = terminal.idle_bytes(_IDLE_SECONDS)
        memory = terminal.memory_mib()
    yield from _key_figures(pressed, floor)
    yield Figure("memory, list", memory, "MiB", against=bare, note="against a bare program")
    yield Figure(f"idle, {_IDLE_SECONDS:.0f} s", idle, "B", limit=0)


def _key_figures(pressed: list[Press], floor: list[Press]) -> Iterator[Figure]:
    times, floor_times = ([press.milliseconds for press in each] for each in (pressed, floor))
    sizes, floor_sizes = ([press.written for press in each] for each in (pressed, floor))
    at_most = f"p95 {percentile(times, 95):.1f} ms, bare program {median(floor_times):.1f} ms"
    yield Figure("cursor key, p50", median(times), "ms", limit=15, note=at_most)
    at_most = f"p95 {percentile(sizes, 95)} B, bare program {median(floor_sizes):.0f} B"
    yield Figure("cursor key, bytes p50", median(sizes), "B", note=at_most)
