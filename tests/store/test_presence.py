"""Who is in an order: told while it lasts, and never in the way."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from ph_tui.store.presence import PLACES, Editor, PresenceFolder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ORDER = "00004711" + "a" * 24
NOON = datetime(2024, 4, 24, 9, tzinfo=UTC)
OLLI = Editor("olli", NOON)
ENTER = """
import pathlib, sys
from datetime import UTC, datetime
from ph_tui.store.presence import Editor, PresenceFolder
folder = PresenceFolder(pathlib.Path(sys.argv[1]))
kept = folder.enter(sys.argv[2], Editor(sys.argv[3], datetime(2024, 4, 24, 9, tzinfo=UTC)))
print("in", flush=True)
sys.stdin.readline()
"""


@contextmanager
def somebody(folder: Path, name: str = "olli") -> Iterator[subprocess.Popen[str]]:
    """Another program in which somebody edits the order."""
    command = [sys.executable, "-c", ENTER, str(folder), ORDER, name]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "in\n"
        try:
            yield process
        finally:
            process.kill()


def test_somebody_in_another_program_is_told_until_it_ends(tmp_path: Path) -> None:
    """Name and time; an end in order takes them away."""
    folder = PresenceFolder(tmp_path / "locks")
    assert folder.others(ORDER) == ()
    with somebody(tmp_path / "locks") as process:
        assert folder.others(ORDER) == (OLLI,)
        assert folder.others("b" * 32) == ()
        process.communicate("\n")
        assert folder.others(ORDER) == ()


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_any_death_frees_the_place(tmp_path: Path, end: signal.Signals) -> None:
    """The kernel sees to it; the file that is left behind says nothing and is used again."""
    folder = PresenceFolder(tmp_path / "locks")
    with somebody(tmp_path / "locks") as process:
        process.send_signal(end)
        process.wait()
        assert (tmp_path / "locks" / f"{ORDER}.edit").exists()
        assert folder.others(ORDER) == ()
    folder.enter(ORDER, OLLI)
    assert [path.name for path in (tmp_path / "locks").iterdir()] == [f"{ORDER}.edit"]


def test_several_see_each_other(tmp_path: Path) -> None:
    """Who came first is told first; nobody is told of himself, and a name only once."""
    maija, pia = PresenceFolder(tmp_path / "locks"), PresenceFolder(tmp_path / "locks")
    maija.enter(ORDER, Editor("maija", NOON.replace(hour=8)))
    kept = pia.enter(ORDER, Editor("pia", NOON.replace(hour=7)))
    pia.enter(ORDER, Editor("pia", NOON))
    with somebody(tmp_path / "locks"):
        assert [editor.name for editor in maija.others(ORDER)] == ["pia", "olli"]
        assert [editor.name for editor in pia.others(ORDER)] == ["maija", "olli"]
        pia.leave(kept)
        pia.leave(kept)
        assert [editor.since.hour for editor in maija.others(ORDER) if editor.name == "pia"] == [9]


def test_when_all_places_are_taken_the_next_one_works_untold(tmp_path: Path) -> None:
    """Nobody is kept out by a courtesy."""
    folders = [PresenceFolder(tmp_path / "locks") for _ in range(PLACES + 1)]
    handles = [f.enter(ORDER, Editor(f"u{n}", NOON)) for n, f in enumerate(folders)]
    assert len(folders[-1].others(ORDER)) == PLACES
    for folder, handle in zip(folders, handles, strict=True):
        folder.leave(handle)
    assert list((tmp_path / "locks").iterdir()) == []


def test_files_are_for_the_group_whatever_the_umask(tmp_path: Path) -> None:
    """The folder keeps its group, the files can be locked by everybody in it."""
    before = os.umask(0o077)
    try:
        PresenceFolder(tmp_path / "locks").enter(ORDER, OLLI)
    finally:
        os.umask(before)
    modes = [path.stat().st_mode for path in (tmp_path / "locks", *(tmp_path / "locks").iterdir())]
    assert [stat.S_IMODE(mode) for mode in modes] == [0o2770, 0o660]


def test_links_are_not_followed(tmp_path: Path) -> None:
    """Neither in the place of a file nor of the folder."""
    outside = tmp_path / "outside"
    outside.write_text("olli\n2024-04-24T09:00:00+00:00\n")
    (tmp_path / "locks").mkdir()
    (tmp_path / "locks" / f"{ORDER}.edit").symlink_to(outside)
    folder = PresenceFolder(tmp_path / "locks")
    handle = folder.enter(ORDER, OLLI)
    assert handle.path == tmp_path / "locks" / f"{ORDER}.2.edit"
    assert outside.read_text().startswith("olli")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    PresenceFolder(tmp_path / "link").enter(ORDER, OLLI)
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"olli", b"\n2024-04-24T09:00:00+00:00\n", b"olli\n2024-04-24T09:00:00\n"]
)
def test_what_is_no_name_is_not_told(tmp_path: Path, content: bytes) -> None:
    """Somebody is in, but nobody knows who."""
    folder = PresenceFolder(tmp_path / "locks")
    with somebody(tmp_path / "locks"):
        (tmp_path / "locks" / f"{ORDER}.edit").write_bytes(content)
        assert folder.others(ORDER) == ()


def test_a_name_moves_no_cursor(tmp_path: Path) -> None:
    """What a colleague's program has written is shown without what a terminal obeys."""
    folder = PresenceFolder(tmp_path / "locks")
    with somebody(tmp_path / "locks", "ol\x1b[2Jli" + "x" * 60):
        (editor,) = folder.others(ORDER)
    assert editor.name.isprintable()
    assert len(editor.name) == 40


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    """The work goes on, untold."""
    (tmp_path / "file").write_text("")
    folder = PresenceFolder(tmp_path / "file" / "locks")
    folder.leave(folder.enter(ORDER, OLLI))
    assert folder.others(ORDER) == ()
