"""Bad input: one clear sentence, the right exit code, nothing lost, nothing half-written."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.program import Answer, Program

ADD = ("order", "add", "4720", "--service", "uutta", "--client", "M.V.")

IMPOSSIBLE = [
    (("order", "add", "--service", "laulu", "--client", "M.V."), 2),
    (("order", "add", "--service", "uutta", "--client", ""), 2),
    (("order", "add", "--service", "uutta", "--client", "X" * 21), 2),
    (("order", "show", "9999"), 2),
    (("order", "show", ""), 2),
    (("order", "accept", "X.Y."), 2),
    (("log", "9999", "9-11 CV"), 2),
    (("log", "4711", "30.2. 9-11 CV"), 2),
    (("log", "4711", "2024-02-30 9-11 CV"), 2),
    (("log", "4711", "9-25 CV"), 2),
    (("log", "4711", "25:00-26:00 CV"), 2),
    (("log", "4711", "eilen 11-9 CV"), 2),
    (("log", "4711", "eilen 0h CV"), 2),
    (("log", "4711", "eilen CV:n päivitys"), 2),
    (("log", "4711", "eilen 9-11 13-15 CV"), 2),
    (("log", "4711", ""), 2),
    (("log", "4711"), 2),
    (("session", "move", "none", "24.4. 9-11"), 2),
    (("session", "plan", "4711", "joskus"), 2),
    (("order", "accept", "4711", "--on", "2024-13-01"), 2),
    (("order", "accept", "4711", "--on", "31.4.2024"), 2),
    (("order", "accept", "4711", "--on", "2024-04-25"), 1),
    (("order", "accept", "4711", "--on", ""), 2),
    (("order", "end", "4711", "--reason", ""), 2),
    (("report", "show", "4711", "-o", ""), 2),
    (("report", "show", "4711", "-o", ".", "--force"), 3),
    ((*ADD, "--hours", "-5"), 2),
    ((*ADD, "--hours", "1e9"), 2),
    ((*ADD, "--hours", "0"), 2),
    ((*ADD, "--hours", ""), 2),
    ((*ADD, "--start", ""), 2),
    ((*ADD, "--hours", "NaN"), 2),
    ((*ADD, "--hours", "paljon"), 2),
    ((*ADD, "--price", "-1"), 2),
    ((*ADD, "--price", "62,005"), 2),
    ((*ADD, "--start", "2024-05-01", "--end", "2024-04-01"), 2),
    ((*ADD, "--start", "2024-02-30"), 2),
    ((*ADD, "--period", "1999-9"), 2),
    ((*ADD, "--received", "2030-01-01"), 1),
    (("order", "add", "1\0002", "--service", "uutta", "--client", "M.V."), 2),
    (("order", "add", "1\n2", "--service", "uutta", "--client", "M.V."), 2),
    (("order", "add", "1" * 300, "--service", "uutta", "--client", "M.V."), 2),
    (("order", "edit", "4711", "number=1\x1b[2J"), 2),
    (("order", "edit", "4711", "hours=1e9"), 2),
    (("order", "edit", "4711", "colour=red"), 2),
    (("order", "edit", "4711", "hours"), 2),
    (("order", "end", "4711", "--on", "2025-01-01"), 1),
    (("period", "add", "x", "--from", "eilen-ehkä", "--to", "2024-06-30"), 2),
    (("period", "add", "x", "--from", "", "--to", "2024-06-30"), 2),
    (("service", "set", "uutta", "hour_minutes=0"), 2),
    (("check", "9999"), 2),
    (("check", "9999\n\nx"), 2),
    (("check", "4711", "a\nb\nc"), 2),
    (("--today", "2024-02-30", "today"), 2),
    (("--today", "0001-01-01", "log", "4711", "eilen 9-10 CV"), 2),
    (("--today", "9999-12-31T23:59-12:00", "today"), 2),
    (("--data", "", "today"), 2),
]


def assert_refused(answer: Answer, code: int) -> None:
    """One clear sentence on standard error and nothing else."""
    assert (answer.code, answer.out) == (code, ""), answer
    assert 1 <= len(answer.err.splitlines()) <= 2
    assert len(answer.err) < 600
    assert "Traceback" not in answer.err
    assert not any(char in answer.err for char in "\x1b\x9b\u202e\0")


@pytest.mark.parametrize(("typed", "code"), IMPOSSIBLE, ids=lambda value: repr(value)[:60])
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_the_impossible_is_refused(
    running: Program, typed: tuple[str, ...], code: int, lang: str
) -> None:
    """What can't be is said in both languages, and no file changes."""
    before = running.files()
    assert_refused(running(*typed, lang=lang), code)
    assert running.files() == before


@pytest.mark.parametrize(
    "nasty",
    [
        "[bold]x[/]",
        "[@click=app.quit]x[/]",
        "[/]",
        "a\x1b[2Jb",
        "a\x9b2Jb",
        "a\x1b]52;c;AAAA\x07b",
        "a\u202eb\u200bc",
        "{number} {0} %s",
    ],
)
def test_nasty_text_is_only_text(running: Program, nasty: str) -> None:
    """Markup stays as it was typed; control and bidi characters never come out again."""
    running.done("order", "edit", "4711", f"case_coach={nasty}")
    running.done("log", "4711", "yesterday", "9-11", nasty)
    running.done("report", "set", "4711", "goal", nasty)
    told = [
        running.done("order", "show", "4711").out,
        running.done("order", "show", "4711", "--json").out,
        running.done("session", "list").out,
        running.done("report", "show", "4711").out,
        running.done("report", "show", "4711", "--format", "html").out,
        running("check", "4711").out,
        running.done("today").out,
    ]
    for text in told:
        assert not any(char in text for char in "\x1b\x9b\x07\u202e\u200b")
    kept = running.done("order", "show", "4711", "--json").json()["case_coach"]
    if nasty.isprintable():
        assert kept == nasty


@pytest.mark.parametrize("size", [1_000_000, 5_000_000])
def test_a_huge_text_is_refused(running: Program, size: int) -> None:
    """A text of a megabyte or five is refused by its length, through each door."""
    before = running.files()
    note = b"yesterday 9-11 " + b"x" * size
    assert_refused(running("log", "4711", "-", stdin=note), 2)
    assert_refused(running("report", "set", "4711", "goal", "-", stdin=note), 2)
    assert running.files() == before


def test_foreign_bytes_are_refused(running: Program) -> None:
    """Text that is not UTF-8 is refused, from standard input and on the command line."""
    before = running.files()
    latin = "eilen 9-11 työ".encode("latin-1")
    assert_refused(running("log", "4711", "-", stdin=latin), 2)
    assert_refused(running("report", "set", "4711", "goal", "-", stdin=b"\xff\xfe"), 2)
    done = running.process("log", "4711", os.fsdecode(latin))
    assert (done.returncode, done.stdout) == (2, b"")
    assert "UTF-8" in done.stderr.decode()
    assert running.files() == before


def test_a_file_cut_in_half_hurts_one_order(running: Program) -> None:
    """A broken order file is named and left alone; the others go on."""
    running.done(*ADD)
    broken = next(
        running.data / "orders" / name
        for name, content in running.files().items()
        if b'"4711"' in content
    )
    whole = broken.read_bytes()
    broken.write_bytes(whole[: len(whole) // 2])
    before = running.files()
    listed = running("order", "list", "--json")
    assert listed.code == 3
    assert [order["order_number"] for order in listed.json()] == ["4720"]
    assert broken.name in listed.err
    for typed in (
        ("order", "show", "4711"),
        ("log", "4711", "9-11 CV"),
        ("report", "fill", "4711"),
    ):
        answer = running(*typed)
        assert_refused(answer, 3)
        assert broken.name in answer.err
    assert running("check").code == 3
    assert running("today").code == 3
    assert running.files() == before
    running.done("log", "4720", "yesterday 9-11 CV")
    broken.write_bytes(whole)
    assert running.done("order", "show", "4711", "--json").json()["actual_minutes"] == 120


def test_data_that_is_no_folder(ph: Program) -> None:
    """A file where the data directory should be is told, and left alone."""
    ph.data.write_text("a letter", encoding="utf-8")
    assert_refused(ph("order", "list"), 3)
    assert_refused(ph(*ADD), 3)
    assert ph.data.read_text(encoding="utf-8") == "a letter"


def test_data_that_everybody_may_read_is_refused(ph: Program) -> None:
    """A world-readable data directory is refused with the command that mends it."""
    ph.data.mkdir()
    ph.data.chmod(0o755)
    answer = ph("order", "list")
    assert_refused(answer, 3)
    assert "chmod" in answer.err


def test_data_in_a_missing_place(ph: Program) -> None:
    """A missing data directory is read as empty, and made by the first save, parents included."""
    ph.data = ph.data / "deep" / "down"
    assert ph.done("order", "list", "--json").json() == []
    ph.done(*ADD)
    assert len(ph.files()) == 1


def test_a_store_that_cannot_be_written(running: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A read-only store is a data error: told in a sentence, and nothing is changed."""
    before = running.files()

    def read_only(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    original = os.open

    def opened(path: str, flags: int, *rest: int, **more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and str(running.data) in str(path):
            return read_only()
        return original(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", opened)
    assert_refused(running("log", "4711", "yesterday 9-11 CV"), 3)
    monkeypatch.undo()
    assert running.files() == before
