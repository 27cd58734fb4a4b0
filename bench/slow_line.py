"""Measurements over a slow line: 64 kbit/s and 150 ms there and back.

What is told is the time from a key to the last byte of what it changes, against what the line by
itself takes for one letter and its echo.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bench.companies import copied
from bench.figures import Figure, median, percentile
from bench.peers import PEERS, SHOWS, command_in, environment_in, installed
from bench.processes import environment, script
from bench.screens import LIST_SHOWS, TO_ALL_ORDERS
from bench.terminal import Terminal
from bench.typed import REPORT_WAY, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.companies import Company
    from bench.terminal import Press

_KILOBITS, _EACH_WAY = 64, 75
_PAGE = "\x1b[6~"
_KEYS = 15
_LIMIT = 1.3
_LAYERS = {"1": "", "0": ", as Textual by itself"}


def slow_keys(company: Company, folder: Path) -> Iterator[Figure]:
    """A key in the list, a page of it, a letter in the report; then the list of one peer.

    That is vit: calcurse paints on over such a line, so that no key has an end.
    """
    own = _floor()
    yield Figure("slow line, its own delay", own, "ms", note=f"{_KILOBITS} kbit/s, one letter")
    walks = {
        "list key": (TO_ALL_ORDERS, "j" * _KEYS),
        "page": (TO_ALL_ORDERS, [_PAGE] * _KEYS),
        "report": (REPORT_WAY, WRITTEN[:_KEYS]),
    }
    for layer, told in _LAYERS.items():
        for name, (way, typed) in walks.items():
            limit = _LIMIT if name == "list key" and layer == "1" else None
            writes = name == "report"
            place = copied(100, folder / f"slow-{layer}") if writes else company
            presses = _pressed(place, way, typed, layer)
            yield _figure(f"slow line, {name}{told}", presses, own, limit)
    for peer in PEERS:
        if peer.name == "vit" and installed(peer.command):
            home = folder / f"slow-{peer.name}"
            home.mkdir()
            peer.fill(home)
            env = environment_in(home, peer.env)
            with Terminal(_line(command_in(home, peer.command)), env, patience=3) as terminal:
                terminal.wait_for(SHOWS)
                yield _figure(f"  {peer.name}", _walk(terminal, peer.way, peer.key * _KEYS), own)


def _floor() -> float:
    """Milliseconds that the line takes for one letter there and its echo back."""
    echo = ["sh", "-c", "stty raw -echo; echo ready; cat"]
    with Terminal(_line(echo), environment_in(Path("/")), patience=3) as terminal:
        terminal.wait_for("ready")
        terminal.settle()
        return median(terminal.press("j").milliseconds for _ in range(_KEYS))


def _pressed(company: Company, way: Sequence[str], typed: Sequence[str], layer: str) -> list[Press]:
    env = {**environment(company.cache), "PH_TUI_THRIFT": layer}
    command = _line(script("orders_first", "--data", str(company.data)))
    with Terminal(command, env, patience=3) as terminal:
        terminal.wait_for(LIST_SHOWS)
        return _walk(terminal, [key.format(running=company.running()[0]) for key in way], typed)


def _walk(terminal: Terminal, way: Sequence[str], typed: Sequence[str]) -> list[Press]:
    for key in way:
        terminal.settle()
        terminal.press(key)
    terminal.settle()
    return [terminal.press(key) for key in typed]


def _line(command: Sequence[str]) -> list[str]:
    return script("relay", str(_KILOBITS), str(_EACH_WAY), *command)


def _figure(what: str, presses: list[Press], own: float, limit: float | None = None) -> Figure:
    times = [press.milliseconds for press in presses if press.written]
    sizes = median(press.written for press in presses if press.written)
    note = f"p95 {percentile(times, 95):.0f} ms, {sizes:.0f} B a key; against the line's own delay"
    return Figure(what, median(times), "ms", against=own, limit=limit, note=note)
