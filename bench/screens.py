"""Measurements of the screens: the first paint, a key in a long list, memory, and silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.figures import Figure, median, percentile
from bench.hello import GREETING
from bench.processes import PROGRAM, environment, python, script
from bench.terminal import Press, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bench.companies import Company

LIST_SHOWS = "Tehotreeni"
"""A service: it stands in a row of the list and of Today, and nowhere else."""
TO_ALL_ORDERS = ("v", "v", "v")
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
        "orders": (script("orders_first", *data), LIST_SHOWS),
        "today": (python(PROGRAM, *data), LIST_SHOWS),
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
        limit=1.25,
        note="against a bare Textual program",
    )


def keys(companies: Sequence[Company], usual: int) -> Iterator[Figure]:
    """A cursor key in the list of all orders of each company; what the `usual` one costs at rest.

    The same key in a bare program tells how much of it is Textual's.
    """
    env = environment(companies[0].cache)
    with Terminal(script("hello"), env) as terminal:
        terminal.wait_for(GREETING)
        terminal.settle()
        floor = [terminal.press("j") for _ in range(_KEYS)]
        bare = terminal.memory_mib()
    pressed = {}
    for company in companies:
        command = script("orders_first", "--data", str(company.data))
        with Terminal(command, environment(company.cache)) as terminal:
            terminal.wait_for(LIST_SHOWS)
            for key in TO_ALL_ORDERS:
                terminal.settle()
                terminal.press(key)
            terminal.settle()
            pressed[company.orders] = [terminal.press("j") for _ in range(_KEYS)]
            if company.orders == usual:
                terminal.settle()
                idle = terminal.idle_bytes(_IDLE_SECONDS)
                memory = terminal.memory_mib()
                yield Figure(
                    f"memory, {usual} orders",
                    memory,
                    "MiB",
                    against=bare,
                    limit=1.5,
                    note="against a bare Textual program",
                )
                yield Figure(f"idle, {_IDLE_SECONDS:.0f} s", idle, "B", limit=0)
    yield from _key_figures(pressed, floor)


def _key_figures(pressed: Mapping[int, list[Press]], floor: list[Press]) -> Iterator[Figure]:
    times = {orders: [one.milliseconds for one in each] for orders, each in pressed.items()}
    bare = median(press.milliseconds for press in floor)
    for orders, each in times.items():
        note = f"p95 {percentile(each, 95):.1f} ms, bare program {bare:.1f} ms"
        yield Figure(f"cursor key, {orders} orders, p50", median(each), "ms", limit=10, note=note)
    first, last = min(times), max(times)
    what, own = f"cursor key, {last} against {first} orders", median(times[last])
    yield Figure(what, own, "ms", against=median(times[first]), limit=1.3, note="flat")
    sizes = [press.written for press in pressed[last]]
    note = f"p95 {percentile(sizes, 95)} B, bare {median(one.written for one in floor):.0f} B"
    yield Figure("cursor key, bytes p50", median(sizes), "B", limit=200, note=note)
