"""Processes that write to a store and tell what they have saved: the other side of the fault tests.

`add ROOT CACHE COUNT ID...` logs sessions into orders in turn; `die ROOT ROUNDS SEED ID...` starts
such writers one after another and kills each at a random moment.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
import uuid
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.factories import DAYS, a_session, at
from tests.store.opening import open_store

from ph_tui.domain.errors import DataError
from ph_tui.domain.history import Deed
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.sessions import Session

LONGEST_LIFE = 0.04
"""Seconds from the first save to the kill: some ten saves."""


def with_session(session: Session, file: OrderFile) -> OrderFile:
    """The file with one session more."""
    return replace(file, sessions=(*file.sessions, session))


def logged() -> Deed:
    """What is told of each save."""
    return Deed(Message("word.did.logged", on=DAYS[0]), "maija", at(DAYS[0]))


def add(root: Path, cache: str, count: int, order_ids: list[str], out: int) -> None:
    """Log sessions, and write the id of each on a line once it is saved."""
    store = open_store(root, cache=cache)
    for number in range(count):
        session = a_session(1, id=uuid.uuid4().hex, note=f"{number} {'x' * 200}")
        order_id = order_ids[number % len(order_ids)]
        store.change(order_id, partial(with_session, session), did=logged)
        os.write(out, f"{session.id}\n".encode())


def live_and_die(root: Path, cache: str, order_ids: list[str], life: float) -> bytes:
    """Let a process write for a while and kill it; what it said is returned."""
    incoming, outgoing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(incoming)
        add(root, cache, 1_000_000, order_ids, outgoing)
        os._exit(0)
    os.close(outgoing)
    select.select([incoming], [], [], 30)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with open(incoming, "rb") as said:  # noqa: PTH123 - a descriptor
        return said.read()


def die(root: Path, rounds: int, seed: int, order_ids: list[str]) -> dict[str, list[str]]:
    """Kill writers at random moments; tell what they had saved, and what could not be read then."""
    chance = random.Random(seed)  # noqa: S311 - the moments need no secrecy
    saved: list[str] = []
    unreadable: list[str] = []
    for number in range(rounds):
        life = chance.uniform(0, LONGEST_LIFE)
        saved += live_and_die(root, f"cache{number % 2}", order_ids, life).decode().split()
        for order_id in order_ids:
            try:
                open_store(root).load(order_id)
            except DataError as error:
                unreadable.append(repr(error.message))
    return {"saved": saved, "unreadable": unreadable}


def main(words: list[str]) -> None:
    """Do what the command line says and print what was saved."""
    root = Path(words[1])
    if words[0] == "add":
        add(root, words[2], int(words[3]), words[4:], sys.stdout.fileno())
    else:
        print(json.dumps(die(root, int(words[2]), int(words[3]), words[4:])))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
