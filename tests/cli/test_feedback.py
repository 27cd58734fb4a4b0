"""`ph-tui feedback`, `today` and `check` with what belongs to no order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.test_import_hygiene import RUN_COMMAND, loaded_by

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

AFTER = "2024-07-02"
"""The half-year of the order is over."""


def end(running: Program) -> None:
    """End the service of order 4711, and ask for feedback."""
    running.done("log", "4711", "23.4. 9-11 CV")
    running.done("order", "end", "4711")
    running.done("feedback", "asked", "4711")


def test_a_client_is_asked_reminded_and_answers(running: Program) -> None:
    """Each on its day; JSON tells all three."""
    end(running)
    said = running.done("feedback", "reminded", "4711", "--on", "2.5.", today="2024-05-03")
    assert said.out == "4711 · A.K.: reminded of the feedback 2 May 2024\n"
    told = running.done("feedback", "received", "4711", "--json", today="2024-05-04").json()
    assert (told["feedback_asked_on"], told["feedback_reminded_on"]) == ("2024-04-24", "2024-05-02")
    assert told["feedback_received_on"] == "2024-05-04"


def test_a_second_reminder_is_refused(running: Program) -> None:
    """Exit 1, with the day of the first."""
    end(running)
    running.done("feedback", "reminded", "4711")
    again = running("feedback", "reminded", "4711")
    assert again.code == 1
    assert "24 Apr 2024" in again.err
    assert running("feedback", "received", "4711", "--on", "1.1.2030").code == 1


def test_the_message_has_the_link_and_the_clients_language(running: Program) -> None:
    """Whoever asks in English gets the Finnish message for a client without a language."""
    end(running)
    bare = running.done("feedback", "form", "4711")
    assert "settings set feedback_form" in bare.err
    running.done("settings", "set", "feedback_form=https://kaupunki.example/p")
    fields = running.done("feedback", "form", "4711", "--reminder", "--json").json()["fields"]
    assert fields[-1]["text"].startswith("Tämä on ystävällinen muistutus.")
    running.done("client", "set", "A.K.", "language=english")
    english = running.done("feedback", "form", "4711", lang="fi")
    assert "https://kaupunki.example/p" in english.out
    assert "Thank you for taking part" in english.out
    assert english.err == ""


def test_a_clients_language_is_one_of_two(running: Program) -> None:
    """Told in words, kept as a code; another one is refused and nothing changes."""
    assert (
        "Language: English" in running.done("client", "show", "A.K.").out
        or running("client", "set", "A.K.", "language=en").code == 0
    )
    assert "Language: English" in running.done("client", "show", "A.K.").out
    refused = running("client", "set", "A.K.", "language=klingon", "phone=1")
    assert refused.code == 2
    told = running.done("client", "show", "A.K.", "--json").json()
    assert (told["language"], told["phone"]) == ("en", "")


def test_a_summary_is_filed_and_shown(running: Program, tmp_path: Path) -> None:
    """Text is shown, a document saved; without one it is said when the city sends it."""
    end(running)
    none = running.done("feedback", "summary", "2024-1", today=AFTER)
    assert "is not filed" in none.out
    assert "July 2024" in none.out
    running.done("feedback", "summary", "2024-1", "-", stdin="Hyvää: ryhmä".encode(), today=AFTER)
    assert "Hyvää: ryhmä" in running.done("feedback", "summary", "2024-1").out
    paper = tmp_path / "kooste.pdf"
    paper.write_bytes(b"%PDF-1.7 \xff")
    assert running("feedback", "summary", "2024-1", str(paper)).code == 1
    filed = running.done("feedback", "summary", "2024-1", str(paper), "--force", "--json").json()
    assert (filed["period"], filed["name"], filed["text"]) == ("2024-1", "kooste.pdf", None)
    assert len(filed["sha256"]) == 64
    copy = tmp_path / "kopio.pdf"
    running.done("feedback", "summary", "2024-1", "-o", str(copy))
    assert copy.read_bytes() == paper.read_bytes()


@pytest.mark.parametrize(
    ("period", "content"),
    [("2019-2", b"Hyvin meni"), ("2024-1", b""), ("2024-1", b"\xff\x00\xfe")],
    ids=["unknown period", "empty", "binary"],
)
def test_a_summary_that_cannot_be_filed_is_refused(
    running: Program, period: str, content: bytes
) -> None:
    """Exit 2, one sentence, nothing filed."""
    answer = running("feedback", "summary", period, "-", stdin=content)
    assert answer.code == 2
    assert "Traceback" not in answer.err
    assert running.done("feedback", "summary", "2024-1", "--json").json()["id"] is None


def test_a_missing_file_is_told(running: Program, tmp_path: Path) -> None:
    """By its name, and as bad usage."""
    answer = running("feedback", "summary", "2024-1", str(tmp_path / "ei.pdf"))
    assert answer.code == 2
    assert "ei.pdf" in answer.err


def test_today_tells_what_belongs_to_no_order(running: Program) -> None:
    """In words, and with its subject for programs; orders' things have theirs too."""
    end(running)
    assert "file the feedback summary" in running.done("today", today=AFTER).out
    items = running.done("today", "--json", today=AFTER).json()["items"]
    (summary,) = (item for item in items if item["kind"] == "summary")
    assert (summary["subject"], summary["order_id"], summary["band"]) == ("2024-1", None, "week")
    assert summary["title"] == "period 2024-1"
    assert all(item["subject"] for item in items)


def test_brief_is_silent_when_nothing_is_due(running: Program) -> None:
    """Not even a blank line, so that a login shows nothing; what only waits says nothing either."""
    running.done("session", "plan", "4711", "8.5. 9-11 x1")
    brief = running.done("today", "--brief")
    assert (brief.out, brief.err) == ("", "")


def test_check_counts_by_rule(running: Program) -> None:
    """Every rule, those that hold too, each with its title and whose word it is."""
    end(running)
    told = running("check", "--by-rule", "--json", today=AFTER).json()
    counts = {rule["key"]: rule["count"] for rule in told}
    assert (counts["report.goal"], counts["session.overlap"], counts["feedback.summary"]) == (
        1,
        0,
        1,
    )
    assert {rule["source"] for rule in told} <= {"handbook", "law", "settings", "none"}
    assert all(rule["title"] for rule in told)
    found = running("check", "--json", today=AFTER).json()
    assert sum(counts.values()) == len(found)
    lines = running("check", "--by-rule", today=AFTER)
    assert lines.code == 1
    assert len(lines.out.splitlines()) == len(told) + 1
    assert any(line.startswith("0 ✓ session.overlap · ") for line in lines.out.splitlines())


def test_check_tells_what_belongs_to_no_order(running: Program) -> None:
    """After the orders; in JSON with its subject."""
    end(running)
    *_, last = running("check", "--json", today=AFTER).json()
    assert (last["key"], last["location"]["subject"]) == ("feedback.summary", "2024-1")


def test_what_cannot_be_read_is_told(running: Program) -> None:
    """The rest is told as well; the exit code says that something is missing."""
    running.done("period", "add", "2024-9", "--from", "1.9.2024", "--to", "31.12.2024")
    (running.data / "services.json").write_text("{")
    for command in ("today", "check"):
        answer = running(command)
        assert answer.code == 3
        assert "services.json" in answer.err


def test_today_as_a_calendar_is_what_ical_gives(running: Program) -> None:
    """Two ways to the same file."""
    running.done("session", "plan", "4711", "8.5. 9-11 x1")
    told = running.done("today", "--ics").out
    assert told.startswith("BEGIN:VCALENDAR")
    assert told == running.done("ical").out


def test_brief_loads_no_library_that_a_login_should_wait_for(
    running: Program, tmp_path: Path
) -> None:
    """Neither the calendar's nor the pictures', nor the screens'; whatever is on the agenda."""
    end(running)
    options = [*running.options(AFTER), "today", "--brief"]
    loaded, said = loaded_by(RUN_COMMAND, options, tmp_path)
    assert "4711" in said
    assert not loaded & {"holidays", "icalendar", "PIL", "textual", "rich", "markdown_it", "typst"}
