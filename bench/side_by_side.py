"""Measurements beside other programs, in one run: a list, a text, a new record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bench.commands import logging
from bench.figures import Figure, median
from bench.peers import (
    ADDING,
    EDITORS,
    PEERS,
    SHOWS,
    as_leader,
    command_in,
    environment_in,
    installed,
)
from bench.processes import PROGRAM, environment, python, run, script
from bench.screens import LIST_SHOWS, TO_ALL_ORDERS
from bench.terminal import Terminal
from bench.typed import REPORT_WAY, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from bench.companies import Company
    from bench.terminal import Press

_KEYS = 60
_TEXT = "Käytiin läpi hakemukset ja sovittiin seuraavasta kerrasta.\n"
_MAIN = "ph-tui"


class _List(NamedTuple):
    paint: float
    presses: list[Press]
    memory: float


class _Way(NamedTuple):
    """How a list is reached."""

    command: Sequence[str]
    env: Mapping[str, str]
    shows: str
    way: Sequence[str]
    key: str


def beside_others(company: Company, folder: Path, rounds: int) -> Iterator[Figure]:
    """Everything that is measured beside other programs."""
    yield from _lists(company, folder, rounds)
    yield from _texts(company, folder)
    yield from _additions(company, folder, rounds)


def _lists(company: Company, folder: Path, rounds: int) -> Iterator[Figure]:
    """The list of each program: its first picture, a key in it, the memory then.

    The first pictures are taken in turn; ours is Today, which the program opens at.
    """
    ways = {_MAIN: _own(company)}
    for peer in PEERS:
        if not installed(peer.command):
            yield _absent(peer.name)
            continue
        home = folder / peer.name.split()[0]
        home.mkdir()
        peer.fill(home)
        env = environment_in(home, peer.env)
        ways[peer.name] = _Way(command_in(home, peer.command), env, SHOWS, peer.way, peer.key)
    paints: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            with Terminal(way.command, way.env) as terminal:
                paints[name].append(terminal.wait_for(way.shows))
    walked = {name: _walked(way) for name, way in ways.items()}
    yield from _against_us("first paint", "ms", {n: median(each) for n, each in paints.items()})
    yield from _against_us("list key, p50", "ms", _each(walked, lambda one: one.milliseconds))
    yield from _against_us("list key, bytes p50", "B", _each(walked, lambda one: one.written))
    yield from _against_us("memory", "MiB", {name: one.memory for name, one in walked.items()})


def _own(company: Company) -> _Way:
    command = python(PROGRAM, "--data", str(company.data))
    return _Way(command, environment(company.cache), LIST_SHOWS, ("2", *TO_ALL_ORDERS), "j")


def _walked(way: _Way) -> _List:
    with Terminal(way.command, way.env) as terminal:
        paint = terminal.wait_for(way.shows)
        for key in way.way:
            terminal.settle()
            terminal.press(key)
        terminal.settle()
        presses = [terminal.press(way.key) for _ in range(_KEYS)]
        return _List(paint, presses, terminal.memory_mib())


def _each(walked: Mapping[str, _List], of: Callable[[Press], float]) -> dict[str, float]:
    """The median over the keys that brought anything."""
    return {
        name: median(of(press) for press in one.presses if press.written)
        for name, one in walked.items()
    }


def _texts(company: Company, folder: Path) -> Iterator[Figure]:
    """A sentence in the report with findings and preview beside the same in bare editors."""
    walked: dict[str, list[Press]] = {}
    with Terminal(
        script("orders_first", "--data", str(company.data)), environment(company.cache)
    ) as terminal:
        terminal.wait_for(LIST_SHOWS)
        for key in REPORT_WAY:
            terminal.settle()
            terminal.press(key.format(running=company.running()[0]))
        walked[_MAIN] = _typed(terminal)
    file = folder / "text.md"
    for editor in EDITORS:
        if not installed(editor.command):
            yield _absent(editor.name)
            continue
        file.write_text(_TEXT * 200, encoding="utf-8")
        command = [part.format(file=file) for part in editor.command]
        with Terminal(as_leader(command), environment_in(folder)) as terminal:
            terminal.wait_for("hakemukset")
            for key in editor.way:
                terminal.settle()
                terminal.press(key)
            walked[editor.name] = _typed(terminal)
    for what, unit in (("typing, p50", "ms"), ("typing, bytes p50", "B")):
        values = {
            name: median(press.milliseconds if unit == "ms" else press.written for press in presses)
            for name, presses in walked.items()
        }
        yield from _against_us(what, unit, values)


def _typed(terminal: Terminal) -> list[Press]:
    terminal.settle()
    return [terminal.press(key) for key in WRITTEN]


def _additions(company: Company, folder: Path, rounds: int) -> Iterator[Figure]:
    """One record added by a command, as a whole process."""
    order = company.running()[0]
    taken: dict[str, list[float]] = {"ph-tui log": []}
    peers = {}
    for peer in ADDING:
        if installed(peer.command):
            home = folder / f"adding-{peer.command[0]}"
            home.mkdir()
            peer.fill(home)
            taken[peer.name], peers[peer.name] = [], (peer, home)
        else:
            yield _absent(peer.name)
    for number in range(rounds + 1):
        step = {"ph-tui log": run(logging(company, order, number), environment(company.cache))}
        for name, (peer, home) in peers.items():
            words = {"text": f"{SHOWS} {number}", "day": f"{number % 28 + 1:02}", "home": home}
            command = [part.format(**words) for part in (*peer.command, *peer.adding)]
            step[name] = run(command, environment_in(home, peer.env))
        if number:
            for name, one in step.items():
                taken[name].append(one.clock)
    values = {name: median(each) for name, each in taken.items()}
    yield from _against_us("adding a record", "ms", values)


def _against_us(what: str, unit: str, values: Mapping[str, float]) -> Iterator[Figure]:
    """The first value by itself, the others against it."""
    own, *others = values.items()
    yield Figure(f"{what}: {own[0]}", own[1], unit)
    for name, value in others:
        yield Figure(f"  {name}", value, unit, against=own[1], note=f"against {own[0]}")


def _absent(name: str) -> Figure:
    return Figure(f"  {name}", 0.0, "", note="not installed, left out")
