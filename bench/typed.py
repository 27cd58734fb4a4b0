"""Measurements of typing: the filter over all orders, and a word in the service report.

Each is taken twice, with and without the layer that sends only the difference; the same keys in the
same program, so that its bytes are told against what would be sent without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.companies import copied
from bench.figures import Figure, median, percentile
from bench.processes import environment, script
from bench.terminal import Press, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.companies import Company

_LIST_SHOWS = "Tehotreeni"
_FILTERED = "koivu tehotreeni"
_WRITTEN = "asiakas hakee uutta paikkaa ja soittaa viidelle yritykselle"
_LAYERS = ("0", "1")
_TO_ALL_ORDERS = ("v", "v", "v")
_WALKS: dict[str, tuple[tuple[str, ...], str, tuple[float, float, float]]] = {
    "list": (_TO_ALL_ORDERS, "j" * 60, (10, 30, 200)),
    "filter": ((*_TO_ALL_ORDERS, "/"), _FILTERED, (30, 60, 1000)),
    "report": (("/", "{running}", "\r", "r", "\r", "x"), _WRITTEN, (12, 30, 80)),
}
"""Where the keys are pressed, what is pressed, and the aims: p50 and p99 in ms, bytes.

`{running}` is the number of an order whose report is still to be written.
"""


class _Walk(NamedTuple):
    whole: Sequence[Press]
    thrifty: Sequence[Press]


def typing(company: Company, folder: Path) -> Iterator[Figure]:
    """What a key costs in the list, the filter and the report, in time and on the line.

    The report is written in copies of a small company: what is typed there is kept.
    """
    for name, (way, typed, (half, most, size)) in _WALKS.items():
        fresh = name == "report"
        places = [copied(100, folder / layer) if fresh else company for layer in _LAYERS]
        walk = _Walk(
            *(_pressed(p, way, typed, lay) for p, lay in zip(places, _LAYERS, strict=True))
        )
        times = [press.milliseconds for press in walk.thrifty]
        told = f"p99 {percentile(times, 99):.1f} ms, aim {most:g}"
        yield Figure(f"key in the {name}, p50", median(times), "ms", limit=half, note=told)
        sizes, before = (
            median(press.written for press in presses) for presses in (walk.thrifty, walk.whole)
        )
        told = f"of what Textual by itself sends; aim {size:g} B"
        yield Figure(f"key in the {name}, bytes p50", sizes, "B", against=before, note=told)


def _pressed(company: Company, way: Sequence[str], typed: str, layer: str) -> list[Press]:
    """Press the keys one by one, and leave the report as it was."""
    env = {**environment(company.cache), "PH_TUI_THRIFT": layer}
    with Terminal(script("orders_first", "--data", str(company.data)), env) as terminal:
        terminal.wait_for(_LIST_SHOWS)
        for key in way:
            terminal.settle()
            terminal.press(key.format(running=company.running()[0]))
        terminal.settle()
        return [terminal.press(key) for key in typed]
