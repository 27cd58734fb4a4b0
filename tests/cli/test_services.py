"""`ph-tui service …` and `period …`: taking part, from the application to the mail."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from typing import TYPE_CHECKING, Any

import pytest
from tests.desk.media_files import picture

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.program import Program

SERVICE = "tyohaun-tehotreeni"
VIDEO = "https://vimeo.com/1"


@pytest.fixture
def approved(ph: Program) -> Program:
    """A service that was approved on 19 April 2024; today is the 24th."""
    ph.done("service", "apply", "tehotreeni", "--on", "2024-04-02")
    ph.done("service", "approve", "tehotreeni", "--on", "2024-04-19")
    return ph


def shown(ph: Program, *more: str) -> Any:
    """The service as a program reads it."""
    return json.loads(ph.done("service", "show", SERVICE, "--json", *more).out)


def saved(ph: Program) -> bytes:
    """The file of the services."""
    return (ph.data / "services.json").read_bytes()


def test_the_list_works_on_an_empty_store(ph: Program) -> None:
    """The edition's services, each with its application; nothing is created."""
    rows = json.loads(ph.done("service", "list", "--json").out)
    assert [row["application"] for row in rows] == ["open"] * 4
    assert {row["apply_until"] for row in rows} == {"2024-04-30"}
    assert {"code", "name", "hour_minutes"} <= rows[0].keys()
    told = ph.done("service", "list", lang="fi").out
    assert told.count("hakematta, haku auki 30.4.2024 asti") == 4
    assert not ph.data.exists()


def test_an_application_is_recorded_and_answered(approved: Program) -> None:
    """The days are kept, and the brochure's last day is told."""
    found = shown(approved)
    assert (found["application"], found["applied_on"], found["approved_on"]) == (
        "approved",
        "2024-04-02",
        "2024-04-19",
    )
    assert found["brochure"]["due"] == "2024-04-26"
    assert "brochure due by 26 Apr 2024" in approved.done("service", "show", SERVICE).out


def test_an_answer_without_an_application_is_refused(ph: Program) -> None:
    """One sentence, exit code 1, nothing saved."""
    answer = ph("service", "approve", "uutta", lang="fi")
    assert answer.code == 1
    assert "service apply uutta-suuntaa" in answer.err
    assert not (ph.data / "services.json").exists()


def test_a_brochure_in_one_line(approved: Program) -> None:
    """Place, points and delivery at once; the points are told with their signs."""
    told = approved.done(
        "service", "brochure", "tehotreeni", "https://polku.example/esite.pdf",
        "--tick", "concrete,accessible", "--delivered", "2024-04-23",
    ).out  # fmt: skip
    assert "✓ concrete" in told
    assert "? illustrated" in told
    assert "brochure delivered on 23 Apr 2024" in told
    assert "brochure.checklist" in told


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--tick", "concrete,koira"), 2),
        (("--delivered", "2024-04-25"), 1),
        (("--delivered", "eilispäivä"), 2),
        (("--period", "2031-1"), 2),
    ],
)
def test_a_wrong_part_of_a_line_saves_nothing(
    approved: Program, more: tuple[str, ...], code: int
) -> None:
    """What stands beside it in the same line is not saved either."""
    before = saved(approved)
    answer = approved("service", "brochure", SERVICE, "https://polku.example/e.pdf", *more)
    assert answer.code == code
    assert len(answer.err.splitlines()) <= 2
    assert saved(approved) == before


def test_a_video_slightly_too_long_warns_and_three_hours_are_refused(approved: Program) -> None:
    """A warning changes no exit code; what is no marketing video is a refusal with its source."""
    told = approved.done("service", "video", SERVICE, VIDEO, "--seconds", "125").out
    assert "video.length" in told
    before = saved(approved)
    answer = approved("service", "video", SERVICE, "--seconds", "10800", lang="fi")
    assert answer.code == 1
    assert "käsikirja 1.1.2024 › Markkinointivideo" in answer.err
    assert saved(approved) == before


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("video", SERVICE, "https://example.org/v"), 1),
        (("video", SERVICE, "https://youtube.com@evil.example/v"), 1),
        (("video", SERVICE, VIDEO, "--seconds", "0"), 2),
        (("video", SERVICE, VIDEO, "--seconds", "2min"), 2),
        (("video", SERVICE, "--file", "kadonnut.mp4"), 1),
        (("brochure", SERVICE, "kadonnut.pdf"), 1),
        (("post", SERVICE, "tiktok", "--text", "Hei"), 2),
        (("post", SERVICE, "facebook", "--text", "@kadonnut.txt"), 2),
        (("post", SERVICE, "facebook", "--picture", "kadonnut.jpg"), 1),
        (("post", SERVICE, "facebook", "--post", "abc", "--remove"), 2),
        (("post", SERVICE, "facebook", "--tick", "tone"), 2),
        (("mail", SERVICE, "own_marketing"), 2),
        (("waive", SERVICE, "video.length", "--why", ""), 1),
        (("waive", SERVICE, "video.colour", "--why", "x"), 2),
        (("show", "koira"), 2),
        (("apply", SERVICE), 1),
    ],
)
def test_bad_input_is_one_sentence(
    approved: Program, typed: tuple[str, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right exit code, one clear sentence in either language, nothing changed."""
    monkeypatch.chdir(approved.data)
    before = saved(approved)
    for lang in ("fi", "en"):
        answer = approved("service", *typed, lang=lang)
        assert (answer.code, answer.out) == (code, "")
        assert len(answer.err.splitlines()) <= 2
        assert "Traceback" not in answer.err
    assert saved(approved) == before


def test_a_post_with_its_pictures(approved: Program, tmp_path: Path) -> None:
    """A wrong shape warns; the text comes from a file; a second post of a channel is a new one."""
    wide, text = picture(tmp_path / "kuva.jpg", 80, 40), tmp_path / "teksti.txt"
    text.write_text("Hei! @polku", encoding="utf-8")
    told = approved.done(
        "service", "post", SERVICE, "facebook", "--text", f"@{text}", "--handle", "@polku",
        "--picture", str(wide), "--tick", "tone,no_logo",
    ).out  # fmt: skip
    assert "posts.square" in told
    assert "posts.handle" not in told
    approved.done("service", "post", SERVICE, "facebook", "--text", "Toinen", "--new")
    first, second = shown(approved)["posts"]
    assert (first["picture"]["width"], first["picture"]["height"]) == (80, 40)
    assert (first["text"], second["text"]) == ("Hei! @polku", "Toinen")
    approved.done("service", "post", SERVICE, "facebook", "--post", second["id"], "--remove")
    assert [post["id"] for post in shown(approved)["posts"]] == [first["id"]]


def test_a_broken_picture_is_refused(approved: Program, tmp_path: Path) -> None:
    """A JPEG of 0 bytes and a PNG named .jpg: exit code 1, with the handbook's section."""
    empty, other = tmp_path / "tyhja.jpg", picture(tmp_path / "kuva.jpg", kind="PNG")
    empty.touch()
    before = saved(approved)
    for path in (empty, other):
        answer = approved("service", "post", SERVICE, "facebook", "--picture", str(path), lang="fi")
        assert answer.code == 1
        assert "käsikirja 1.1.2024 › Somejulkaisut" in answer.err
    assert saved(approved) == before


def test_own_marketing_is_looked_over(approved: Program) -> None:
    """What is missing is named with its point."""
    told = approved.done("service", "own", SERVICE, "--text", "Uutta suuntaa, 8 viikkoa").out
    assert "! service_name" in told
    assert "✓ duration" in told
    assert "? languages" in told


def test_a_check_ends_with_an_error_when_one_stands(approved: Program) -> None:
    """Late is an error, warnings are none; the same finding is among those of everything."""
    assert approved("service", "check", SERVICE).code == 0
    late = approved("service", "check", SERVICE, "--json", today="2024-04-27")
    assert late.code == 1
    assert [each["key"] for each in json.loads(late.out)] == ["brochure.due"]
    everything = approved("check", today="2024-04-27")
    assert everything.code == 1
    assert "Työhaun tehotreeni: The brochure is a day late" in everything.out


def test_a_waiver_needs_its_reason(approved: Program) -> None:
    """It is kept with the reason, and the finding goes."""
    approved.done("service", "video", SERVICE, VIDEO, "--seconds", "125", "--tick", "one_service")
    approved.done("service", "waive", SERVICE, "video.length", "--why", "Koordinaattori hyväksyi")
    found = shown(approved)
    assert [each["why"] for each in found["waivers"]] == ["Koordinaattori hyväksyi"]
    assert "video.length" not in {each["key"] for each in found["findings"]}


def test_a_mail_is_written_once(approved: Program, tmp_path: Path) -> None:
    """It needs the coordinator's address; a file that is there stays unless it is forced."""
    approved.done("service", "brochure", SERVICE, "https://polku.example/esite.pdf")
    path = tmp_path / "esite.eml"
    typed = ("service", "mail", SERVICE, "brochure", "-o", str(path))
    missing = approved(*typed)
    assert missing.code == 1
    assert "settings set coordinator_email=" in missing.err
    assert not path.exists()
    approved.done("settings", "set", "coordinator_email=koordinaattori@kaupunki.example")
    assert str(path) in approved.done(*typed).out
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert mail["To"].addresses[0].addr_spec == "koordinaattori@kaupunki.example"
    before = path.read_bytes()
    assert approved(*typed).code == 1
    assert path.read_bytes() == before
    told = json.loads(approved.done(*typed, "--force", "--json").out)
    assert told["to"] == "koordinaattori@kaupunki.example"


def test_a_period_is_edited_and_removed(ph: Program) -> None:
    """Added, changed, told as JSON, removed; one that ends before it starts is bad input."""
    ph.done("period", "add", "2024-2", "--from", "1.7.2024", "--to", "31.12.2024")
    edited = json.loads(ph.done("period", "edit", "2024-2", "--to", "31.1.2025", "--json").out)
    assert edited["ends"] == "2025-01-31"
    before = saved(ph)
    assert ph("period", "edit", "2024-2", "--to", "30.6.2024").code == 2
    assert ph("period", "add", "2024-2", "--from", "1.7.2024", "--to", "31.12.2024").code == 1
    assert saved(ph) == before
    assert "2024-2" in ph.done("period", "remove", "2024-2").out
    assert ph("period", "remove", "2024-2").code == 2


def test_a_period_with_orders_is_not_removed(running: Program) -> None:
    """A refusal that says how many orders it has."""
    running.done("period", "add", "2024-1", "--from", "1.1.2024", "--to", "30.6.2024")
    answer = running("period", "remove", "2024-1")
    assert answer.code == 1
    assert "1 order" in answer.err


def test_a_step_is_taken_back_and_told(approved: Program) -> None:
    """What was done last is undone and done again; the history says who did what."""
    assert "recorded the approval" in approved.done("service", "undo").out
    assert shown(approved)["application"] == "applied"
    approved.done("service", "redo")
    assert shown(approved)["application"] == "approved"
    told = approved.done("service", "history", SERVICE, lang="fi").out
    assert "kirjasi hakemuksen: Tehotreeni (2.4.)" in told
    entries = json.loads(approved.done("service", "history", "--json").out)
    assert [each["kind"] for each in entries] == ["redo", "undo", "change", "change"]
    assert approved.done("service", "history", "uutta").out == "There is no history yet.\n"
    approved.done("service", "undo")
    approved.done("service", "undo")
    assert approved("service", "undo").code == 1
