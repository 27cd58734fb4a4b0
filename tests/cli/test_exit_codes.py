"""Every exit code, as a shell sees it: real processes, one table."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.program import TODAY

from ph_tui.cli.man_page import EXIT_CODES
from ph_tui.domain.errors import PhTuiError

if TYPE_CHECKING:
    from tests.cli.program import Program

MEANWHILE = """
import subprocess, sys
from ph_tui.__main__ import main
from ph_tui.store.backups import BackupFolder

rewrite = BackupFolder.rewrite
def rewrite_and_be_late(*asked):
    add = ["order", "add", "--service", "suuntaa", "--client", "A.K."]
    subprocess.run([sys.executable, "-m", "ph_tui", *sys.argv[1:7], *add], check=True)
    return rewrite(*asked)

BackupFolder.rewrite = rewrite_and_be_late
raise SystemExit(main(sys.argv[1:]))
"""
"""The program, with a colleague who takes in an order of the client whenever it holds no lock."""
CASES = [
    (0, "order list"),
    (0, "report show 4711"),
    (0, "today --brief"),
    (0, "--help"),
    (1, "check 4711"),
    (1, "report sent 4711"),
    (1, "order add 4711 --service suuntaa --client B.B."),
    (2, "foo"),
    (2, "order"),
    (2, "order show"),
    (2, "order list --view some"),
    (2, "order show 9999"),
    (2, "log 4711 kalastelua"),
    (2, ""),
]


@pytest.mark.parametrize(("code", "typed"), CASES, ids=str)
def test_what_a_shell_sees(ended: Program, code: int, typed: str) -> None:
    """Errors go to standard error in at most two lines; what only tells something says it."""
    before = ended.files()
    done = ended.process(*typed.split())
    assert done.returncode == code, done.stderr
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 2
    assert ended.files() == before
    if code == 2:
        assert done.stdout == b""
        assert done.stderr


def test_data_that_cannot_be_read_or_written_is_3(ended: Program) -> None:
    """A directory that everybody may read is not opened; an order file of nonsense is named."""
    for file in (ended.data / "orders").iterdir():
        file.write_text("{ no json", encoding="utf-8")
    unread = ended.process("order", "list")
    assert unread.returncode == 3
    ended.data.chmod(0o777)
    unsafe = ended.process("order", "add", "--service", "suuntaa", "--client", "B.B.")
    assert (unsafe.returncode, unsafe.stdout) == (3, b"")
    assert b"chmod" in unsafe.stderr


def test_an_output_that_is_full_is_3(ended: Program) -> None:
    """What the reader did not get was not done silently."""
    command = [sys.executable, "-m", "ph_tui", *ended.options(), "order", "list"]
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3


def test_what_someone_else_changed_meanwhile_is_4(ended: Program) -> None:
    """A client about whom a colleague goes on writing can't be erased."""
    command = [sys.executable, "-c", MEANWHILE, *ended.options(TODAY)]
    typed = ["client", "erase", "A.K.", "--yes"]
    done = subprocess.run([*command, *typed], capture_output=True, check=False, timeout=60)
    assert done.returncode == 4, (done.stdout, done.stderr)
    assert b"Traceback" not in done.stderr
    assert done.stderr


def test_the_documents_name_every_code(ph: Program) -> None:
    """The codes of the errors are those that the help and the manual page tell of."""
    codes = {0, *(kind.exit_code for kind in PhTuiError.__subclasses__())}
    assert codes == set(EXIT_CODES)
    told = ph.done("--help").out
    assert re.findall(r"\b([0-9]) [a-z]", told.partition("Exit codes:")[2]) == [*"01234"]
