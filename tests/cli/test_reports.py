"""`ph-tui report`: formats, files, text from outside."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program


def test_a_draft_can_be_shown(running: Program) -> None:
    """`report show` works before anything is written, in each format."""
    assert running.done("report", "show", "4711").out.startswith("# ")
    assert "<html" in running.done("report", "show", "4711", "--format", "html").out
    assert running.done("report", "show", "4711", "--format", "txt").out
    done = running.process("report", "show", "4711", "--format", "pdf")
    assert (done.returncode, done.stdout[:5]) == (0, b"%PDF-")
    assert b"CreationDate" in done.stdout or done.stdout


def test_a_file_is_not_overwritten(running: Program, tmp_path: Path) -> None:
    """An existing file stays as it is unless `--force` is given; it is private and whole."""
    target = tmp_path / "report.md"
    target.write_text("mine", encoding="utf-8")
    answer = running("report", "show", "4711", "-o", str(target))
    assert answer.code == 1
    assert "--force" in answer.err
    assert target.read_text(encoding="utf-8") == "mine"
    running.done("report", "show", "4711", "-o", str(target), "--force")
    assert target.read_text(encoding="utf-8").startswith("# ")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.glob(".*")) == []


def test_the_ending_of_the_file_names_the_format(running: Program, tmp_path: Path) -> None:
    """Without `--format` the file's ending decides; an unknown one is Markdown."""
    running.done("report", "show", "4711", "-o", str(tmp_path / "a.html"))
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    running.done("report", "show", "4711", "-o", str(tmp_path / "a.note"))
    assert (tmp_path / "a.note").read_text(encoding="utf-8").startswith("# ")


def test_a_file_is_written_beside_the_json_too(running: Program, tmp_path: Path) -> None:
    """`--json` tells what the report is made of, and where the file that was asked for is."""
    target = tmp_path / "a.html"
    told = running.done("report", "show", "4711", "-o", str(target), "--json").json()
    assert (told["order_number"], told["path"]) == ("4711", str(target))
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert running.done("report", "show", "4711", "--json").json()["path"] is None


@pytest.mark.parametrize("name", ["missing/report.md", ".", "x\0y"])
def test_a_file_that_cannot_be_written(running: Program, tmp_path: Path, name: str) -> None:
    """A file that can't be written is a data error, and leaves nothing behind."""
    before = sorted(tmp_path.iterdir())
    answer = running("report", "show", "4711", "-o", f"{tmp_path}/{name}", "--force")
    assert answer.code == 3
    assert len(answer.err.splitlines()) == 1
    assert sorted(tmp_path.iterdir()) == before


def test_a_pipe_can_be_written_to(running: Program) -> None:
    """`-o /dev/stdout` reaches a device instead of replacing it."""
    done = running.process("report", "show", "4711", "-o", "/dev/null", "--force")
    assert done.returncode == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116 - the device itself


def test_an_undrawable_character_warns(running: Program, tmp_path: Path) -> None:
    """A PDF is made whatever was typed; what no font draws is told on standard error."""
    running.done("report", "set", "4711", "goal", "Tavoite 👩 työ")
    answer = running.done("report", "show", "4711", "-o", str(tmp_path / "a.pdf"))
    assert "U+1F469" in answer.err


def test_a_section_from_standard_input(running: Program) -> None:
    """A section is piped in, with or without `-`, and keeps its lines."""
    text = "Rivi yksi\n\n- äöå\n- [bold]ei muotoilua[/]"
    for words in (("-",), ()):
        running.done("report", "set", "4711", "actions", "tyhjä")
        running.done("report", "set", "4711", "actions", *words, stdin=text.encode())
        told = running.done("report", "show", "4711", "--json").json()
        assert told["sections"]["actions"] == text


def test_a_section_can_be_emptied(running: Program) -> None:
    """An empty text is a text."""
    running.done("report", "set", "4711", "goal", "jotain")
    running.done("report", "set", "4711", "goal", "")
    assert running.done("report", "show", "4711", "--json").json()["sections"]["goal"] == ""


def test_unknown_sections_are_named(running: Program) -> None:
    """An unknown section is answered with the six there are."""
    for typed in (("set", "4711", "tavoite", "x"), ("form", "4711", "tavoite")):
        answer = running("report", *typed)
        assert answer.code == 2
        assert "baseline, goal, sessions, actions, factors, follow_up" in answer.err


def test_report_check_tells_what_the_gate_will_say(running: Program) -> None:
    """Before the end of the service the gate is shut, and the check says why, each thing once."""
    answer = running("report", "check", "4711", "--json")
    assert answer.code == 1
    assert "report.ended" in answer.found()
    told = [str(finding) for finding in answer.json()]
    assert len(told) == len(set(told))


def test_form_prints_every_field(running: Program) -> None:
    """The fields of the form come in their order, with the names that the form has."""
    fields = running.done("report", "form", "4711", "--json").json()["fields"]
    assert [field["key"] for field in fields] == [
        *("baseline", "goal", "sessions", "actions", "factors", "follow_up")
    ]
    assert "Goal:" in running.done("report", "form", "4711").out


def test_a_receipt_from_a_file(running: Program, tmp_path: Path) -> None:
    """`@FILE` is kept, a short text told beside it; what can't be read is bad input, unsent."""
    from tests.cli.test_main_job import SECTIONS

    running.done("order", "end", "4711")
    for section, text in SECTIONS.items():
        running.done("report", "set", "4711", section, text)
    running.done("report", "fill", "4711")
    receipt = tmp_path / "receipt.txt"
    assert running("report", "sent", "4711", "--receipt", f"@{receipt}").code == 2
    receipt.write_bytes(b"")
    assert running("report", "sent", "4711", "--receipt", f"@{receipt}").code == 2
    receipt.write_text("Vastaanotettu\n24.4.", encoding="utf-8")
    sent = running.done("report", "sent", "4711", "--receipt", f"@{receipt}", "--json").json()
    assert sent["sent"]["receipt"] == "Vastaanotettu\n24.4."
    assert sent["sent"]["receipt_file"] == "receipt.txt"


def test_a_receipt_comes_back_as_it_came(running: Program, tmp_path: Path) -> None:
    """Into a file, to standard output, of the report and of the billing report; else refused."""
    running.done("order", "end", "4711")
    receipt, out = tmp_path / "kuittaus.pdf", tmp_path / "out.pdf"
    receipt.write_bytes(b"%PDF-1.7 \xff\x00")
    assert running("billing", "receipt", "4711", "-o", str(out)).code == 1
    running.done("billing", "sent", "4711", "--receipt", f"@{receipt}")
    running.done("billing", "receipt", "4711", "-o", str(out))
    assert out.read_bytes() == receipt.read_bytes()
    assert running("billing", "receipt", "4711", "-o", str(out)).code == 1
    done = running.process("billing", "receipt", "4711")
    assert (done.returncode, done.stdout) == (0, receipt.read_bytes())
    told = running.done("billing", "receipt", "4711", "--json").json()
    assert told == {"receipt": None, "receipt_file": "kuittaus.pdf"}
    assert not out.with_name("none").exists()
    assert running("report", "receipt", "4711", "-o", str(out.with_name("none"))).code == 1
    assert not out.with_name("none").exists()
