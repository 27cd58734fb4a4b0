"""`ph-tui ical`, taken in by the calendar programs that people use: khal and calcurse.

calcurse keeps no ids of what it imports: what was imported last time is first removed by its hash,
as its own `--purge` does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar

if TYPE_CHECKING:
    from tests.cli.program import Program

KHAL = shutil.which(
    "khal", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
)
CALCURSE = shutil.which("calcurse")
KHAL_CONFIG = """
[calendars]
[[ph]]
path = {folder}/ph
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Europe/Helsinki
default_timezone = Europe/Helsinki
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


@pytest.fixture
def planned(running: Program) -> Program:
    """The company with meetings ahead, one across a change of the clocks, and a report due."""
    running.done("session", "plan", "4711", "8.5. 9-11 x2")
    running.done("order", "add", "4720", "--service", "tyohaun-tehotreeni", "--client", "Ä.Ö.",
                 "--start", "2024-03-04", "--end", "2024-12-31")  # fmt: skip
    running.done("session", "plan", "4720", "27.10. 9-11 x1")
    running.done("order", "end", "4720", "--on", "2024-04-22", today="2024-04-22")
    running.done("order", "add", "4733", "--service", "tyohaun-tehotreeni", "--client", "E.H.",
                 "--start", "2024-03-04", "--end", "2024-12-31")  # fmt: skip
    running.done("session", "plan", "4733", "28.10. 13-15 x1")
    return running


def export(ph: Program, path: Path) -> Path:
    """The calendar as a file."""
    ph.done("ical", "-o", str(path), "--force", lang="fi")
    return path


def events(path: Path) -> int:
    """How many entries a file has."""
    return path.read_bytes().count(b"BEGIN:VEVENT")


class Khal:
    """khal on a calendar of its own."""

    def __init__(self, folder: Path) -> None:
        self.vdir = folder / "ph"
        self.vdir.mkdir()
        self._config = folder / "khal.conf"
        self._config.write_text(KHAL_CONFIG.format(folder=folder), encoding="utf-8")

    def _run(self, *typed: str) -> str:
        assert KHAL
        done = subprocess.run(
            [KHAL, "-c", str(self._config), *typed], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def take_in(self, path: Path) -> None:
        """Import a file without questions."""
        self._run("import", "--batch", "-a", "ph", str(path))

    def files(self) -> list[str]:
        """The entries that it keeps, one a file; beside them it leaves what it wrote first."""
        return sorted(item.name for item in self.vdir.iterdir() if item.suffix == ".ics")

    def shown(self) -> str:
        """All that it shows of the year."""
        return self._run("list", "-f", "{start-end-time-style} {title}", "2024-03-01", "365d")


class Calcurse:
    """calcurse in a folder of its own, with an appointment that is the user's."""

    OWN = "04/20/2024 @ 09:00 -> 04/20/2024 @ 11:00 |Oma meno"

    def __init__(self, folder: Path) -> None:
        self._folder, self._imported = folder, folder / "imported"
        (folder / "apts").write_text(self.OWN + "\n", encoding="utf-8")

    def _run(self, *typed: str) -> str:
        assert CALCURSE
        env = {**os.environ, "TZ": "Europe/Helsinki", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            [CALCURSE, "-D", str(self._folder), *typed],
            capture_output=True, text=True, check=False, env=env, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def take_in(self, path: Path) -> str:
        """Remove what was imported last time, then import a file; gives what calcurse told."""
        if self._imported.exists():
            for told in self._imported.read_text(encoding="utf-8").split():
                self._run("-P", "--filter-hash", told)
        told = "%(hash)\\n"
        out = self._run(
            "-i", str(path), "--dump-imported", f"--format-apt={told}", f"--format-event={told}"
        )
        hashes = [line for line in out.splitlines() if len(line) == 40]
        self._imported.write_text("\n".join(hashes), encoding="utf-8")
        return out

    def kept(self) -> str:
        """Its appointments."""
        return (self._folder / "apts").read_text(encoding="utf-8")


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """khal; skipped where it is not installed."""
    if not KHAL:
        pytest.skip("khal is not in this environment: make installs it with the test tools")
    folder = tmp_path / "khal"
    folder.mkdir()
    return Khal(folder)


@pytest.fixture
def calcurse(tmp_path: Path) -> Calcurse:
    """calcurse; skipped where it is not installed."""
    if not CALCURSE:
        pytest.skip("calcurse is not installed: apt install calcurse")
    folder = tmp_path / "calcurse"
    folder.mkdir()
    return Calcurse(folder)


def test_khal_takes_everything_in_and_a_second_time_nothing(
    planned: Program, khal: Khal, tmp_path: Path
) -> None:
    """As many files as entries, at their wall times; the second import changes nothing."""
    path = export(planned, tmp_path / "ph.ics")
    khal.take_in(path)
    first, files = khal.shown(), khal.files()
    assert len(files) == events(path)
    assert "09:00-11:00 Tapaaminen: A.K. (4711)" in first
    assert "13:00-15:00 Tapaaminen: E.H. (4733)" in first
    assert "Palveluraportti: Ä.Ö. (4720)" in first
    khal.take_in(export(planned, tmp_path / "ph.ics"))
    assert khal.shown() == first
    assert khal.files() == files


def test_khal_changes_a_moved_meeting_in_its_place(
    planned: Program, khal: Khal, tmp_path: Path
) -> None:
    """A changed entry is a change, never a duplicate."""
    khal.take_in(export(planned, tmp_path / "ph.ics"))
    files = khal.files()
    meeting = planned.done("session", "list", "4711", "--json").json()[-1]["id"]
    planned.done("session", "move", meeting, "16.5. 14-16")
    khal.take_in(export(planned, tmp_path / "ph.ics"))
    assert khal.files() == files
    shown = khal.shown()
    assert shown.count("Tapaaminen: A.K. (4711)") == 3
    assert "14:00-16:00 Tapaaminen: A.K. (4711)" in shown


def test_calcurse_takes_everything_in_and_a_second_time_nothing(
    planned: Program, calcurse: Calcurse, tmp_path: Path
) -> None:
    """Nothing is skipped, wall times stand, the user's own entries too."""
    path = export(planned, tmp_path / "ph.ics")
    assert "/ 0 skipped" in calcurse.take_in(path)
    first = calcurse.kept()
    assert len(first.splitlines()) == events(path) + 1
    assert "05/08/2024 @ 09:00 -> 05/08/2024 @ 11:00" in first
    assert "10/28/2024 @ 13:00 -> 10/28/2024 @ 15:00" in first
    assert "Palveluraportti: Ä.Ö. (4720)" in first
    assert "Oma meno" in first
    calcurse.take_in(export(planned, tmp_path / "ph.ics"))
    assert calcurse.kept() == first


def test_calcurse_has_a_moved_meeting_once(
    planned: Program, calcurse: Calcurse, tmp_path: Path
) -> None:
    """At its new time and at no other."""
    calcurse.take_in(export(planned, tmp_path / "ph.ics"))
    before = calcurse.kept()
    meeting = planned.done("session", "list", "4711", "--json").json()[-1]["id"]
    planned.done("session", "move", meeting, "16.5. 14-16")
    calcurse.take_in(export(planned, tmp_path / "ph.ics"))
    after = calcurse.kept()
    assert len(after.splitlines()) == len(before.splitlines())
    assert "05/16/2024 @ 14:00 -> 05/16/2024 @ 16:00" in after
    assert "05/15/2024 @ 09:00" not in after


def test_the_calendar_goes_to_standard_output_as_it_is(planned: Program) -> None:
    """CRLF and all, for a pipe into another program; the same bytes each time."""
    first, again = planned.process("ical"), planned.process("ical")
    assert first.returncode == 0
    assert first.stdout == again.stdout
    assert first.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert len(Calendar.from_ical(first.stdout).walk("VEVENT")) == first.stdout.count(
        b"BEGIN:VEVENT"
    )


def test_a_file_that_is_there_is_kept_unless_forced(planned: Program, tmp_path: Path) -> None:
    """As with every document: refused with its name, replaced with --force."""
    path = tmp_path / "mine.ics"
    path.write_text("mine", encoding="utf-8")
    answer = planned("ical", "-o", str(path))
    assert (answer.code, path.read_text(encoding="utf-8")) == (1, "mine")
    assert str(path) in answer.err
    export(planned, path)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_as_json_the_entries_are_told(planned: Program) -> None:
    """Each with its id, its day and its times."""
    told = planned.done("ical", "--json").json()["entries"]
    first = next(each for each in told if each["on"] == "2024-05-08")
    assert (first["start"], first["end"]) == ("09:00", "11:00")
    assert first["title"] == "Meeting: A.K. (4711)"
    assert first["uid"].endswith("@ph-tui")


def test_an_empty_company_has_an_empty_calendar(ph: Program) -> None:
    """A calendar all the same, which a program can subscribe to."""
    answer = ph.done("ical")
    assert answer.out.startswith("BEGIN:VCALENDAR")
    assert "VEVENT" not in answer.out
    assert not ph.data.exists()
