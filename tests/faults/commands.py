"""Runs commands of the program in processes that become another user, or that are killed.

`as ROOT COUNT UID GID UMASK` logs COUNT sessions as that user and tells the exit codes; `die ROOT
ROUNDS SEED` kills a command in each round at a random moment, and tells which were done before.
Modules are loaded first: another user may not reach them, and a kill is to hit the writing.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from ph_tui.__main__ import main

DAY = "2024-04-24"
LONGEST_LIFE = 1.2
"""Of a killed command, as a share of the time that one takes which is not killed."""
TAKE_IN = (
    *("order", "add", "4711", "--service", "tyohaun-tehotreeni", "--client", "A.K."),
    *("--hours", "20", "--start", "2024-03-04", "--end", "2024-06-14", "--received", "2024-03-04"),
)


def run(data: Path, *typed: str) -> int:
    """Run a command; what it says goes nowhere, its exit code is returned."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return main(["--data", str(data), "--today", DAY, "--lang", "en", *typed])


def log(data: Path, note: str) -> int:
    """Log a session."""
    return run(data, "log", "4711", f"2024-04-22 9-11 {note}")


def take_in(data: Path) -> None:
    """Take in the order that is logged into, unless somebody has."""
    run(data, *TAKE_IN)
    run(data, "order", "accept", "4711", "--on", "2024-03-04")
    run(data, "order", "contact", "4711", "--on", "2024-03-05")


def warm_up() -> float:
    """Load what a command needs, on data of its own; gives the seconds of a later command."""
    folder = Path(tempfile.mkdtemp())
    take_in(folder / "data")
    log(folder / "data", "first")
    begun = time.monotonic()
    if log(folder / "data", "second") != 0:
        raise RuntimeError("a session can't be logged")
    needed = time.monotonic() - begun
    shutil.rmtree(folder)
    return needed


def become(root: Path, uid: int, gid: int, umask: int) -> None:
    """Be another user from now on, with a home of its own."""
    home = root / f"home{uid}"
    home.mkdir(0o700)
    os.chown(home, uid, gid)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    os.umask(umask)
    os.environ["HOME"] = str(home)
    for name in ("DATA", "CACHE", "STATE", "CONFIG"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name)


def work_as(root: Path, count: int, uid: int, gid: int, umask: int) -> list[int]:
    """Log sessions as another user; gives the exit codes."""
    warm_up()
    become(root, uid, gid, umask)
    take_in(root / "data")
    return [log(root / "data", f"{uid} {number}") for number in range(count)]


def log_and_die(data: Path, note: str, life: float) -> int:
    """Log a session in a process that is killed after a time; gives its exit code, or the signal.

    What was killed has a negative code.
    """
    child = os.fork()
    if child == 0:
        os._exit(log(data, note))
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def die(root: Path, rounds: int, seed: int) -> dict[str, object]:
    """Kill as many commands as told; tells what was done, and where listing failed after a kill."""
    chance = random.Random(seed)  # noqa: S311 - the moments need no secrecy
    needed = warm_up()
    data = root / "data"
    take_in(data)
    done: list[str] = []
    broken: list[str] = []
    kills = number = 0
    while kills < rounds:
        number += 1
        code = log_and_die(data, f"n{number}", chance.uniform(0, LONGEST_LIFE * needed))
        kills += code == -signal.SIGKILL
        if code == 0:
            done.append(f"n{number}")
        elif code > 0 or run(data, "order", "show", "4711") != 0:
            broken.append(f"n{number}")
    return {"done": done, "broken": broken, "tried": number}


def tell(words: list[str]) -> None:
    """Do what the command line says and print what came of it."""
    root, first, second = Path(words[1]), int(words[2]), int(words[3])
    if words[0] == "as":
        codes = work_as(root, first, second, int(words[4]), int(words[5]))
        sys.stdout.write("\n".join(map(str, codes)) + "\n")
    else:
        sys.stdout.write(json.dumps(die(root, first, second)))


if __name__ == "__main__":
    tell(sys.argv[1:])
