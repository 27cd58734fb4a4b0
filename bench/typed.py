"""Measurements of keys: in the list, a page of it, an order, the filter, the service report.

Each is taken twice, with and without the layer that sends only the difference; the same keys in the
same program, so that its bytes are told against what would be sent without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.companies import copied
from bench.figures import Figure, median, percentile
from bench.processes import environment, script
from bench.screens import LIST_SHOWS, TO_ALL_ORDERS
from bench.terminal import Press, Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bench.companies import Company

REPORT_WAY = ("/", "{running}", "\r", "r", "\r", "x")
"""From the list into the service report of an order, and a letter of it.

`{running}` is the number of an order whose report is still to be written.
"""
WRITTEN = "asiakas hakee uutta paikkaa ja soittaa viidelle yritykselle"
_FILTERED = "koivu tehotreeni"
_PAGE, _ENTER, _ESCAPE = "\x1b[6~", "\r", "\x1b"
_TIMES = 15
_LAYERS = ("0", "1")


class _Walk(NamedTuple):
    """Where keys are pressed, and what is pressed there."""

    way: Sequence[str]
    keys: Sequence[str]
    half: float
    """The aim for half of the keys, in ms."""
    most: float
    """The aim for 99 of 100."""
    size: float
    """The aim for the bytes of half of the keys."""
    of: slice = slice(None)
    """Which of the keys are measured; the others lead back to where they are pressed."""
    writes: bool = False
    """Whether the company is changed; then a small one is taken, made anew."""


_WALKS = {
    "in the list": _Walk(TO_ALL_ORDERS, "j" * 60, 10, 30, 200),
    "for a page": _Walk(TO_ALL_ORDERS, [_PAGE] * 40, 30, 60, 3000),
    "that opens an order": _Walk(
        TO_ALL_ORDERS, [_ENTER, _ESCAPE] * _TIMES, 60, 120, 3000, slice(0, None, 2)
    ),
    "in the filter": _Walk((*TO_ALL_ORDERS, "/"), _FILTERED, 30, 60, 1000),
    "in the report": _Walk(REPORT_WAY, WRITTEN, 12, 30, 80, writes=True),
    "that saves the report": _Walk(
        REPORT_WAY, [_ESCAPE, _ENTER, "x"] * _TIMES, 200, 300, 1000, slice(0, None, 3), writes=True
    ),
}


def typing(company: Company, folder: Path) -> Iterator[Figure]:
    """What a key costs at each of these places, in time and on the line."""
    for name, walk in _WALKS.items():
        own = folder / name.replace(" ", "-")
        places = [copied(100, own / layer) if walk.writes else company for layer in _LAYERS]
        whole, thrifty = (
            _pressed(place, walk, layer) for place, layer in zip(places, _LAYERS, strict=True)
        )
        times = [press.milliseconds for press in thrifty]
        told = f"p99 {percentile(times, 99):.1f} ms, aim {walk.most:g}"
        yield Figure(f"key {name}, p50", median(times), "ms", limit=walk.half, note=told)
        sizes, before = (median(press.written for press in each) for each in (thrifty, whole))
        told = f"of what Textual by itself sends; aim {walk.size:g} B"
        yield Figure(f"key {name}, bytes p50", sizes, "B", against=before, note=told)


def _pressed(company: Company, walk: _Walk, layer: str) -> list[Press]:
    """Press the keys one by one, and leave the report as it was."""
    env = {**environment(company.cache), "PH_TUI_THRIFT": layer}
    with Terminal(script("orders_first", "--data", str(company.data)), env) as terminal:
        terminal.wait_for(LIST_SHOWS)
        for key in walk.way:
            terminal.settle()
            terminal.press(key.format(running=company.running()[0]))
        terminal.settle()
        return [terminal.press(key) for key in walk.keys][walk.of]
