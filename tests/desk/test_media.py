"""Files of marketing, looked into: what they are, and one clear sentence for what they are not."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.media_files import needs_ffmpeg, picture, turned_picture, video
from tests.factories import an_edition

from ph_tui.desk import media, video_length
from ph_tui.desk.media import brochure_place, picture_facts, refuse_link, refuse_seconds
from ph_tui.desk.video_length import video_seconds
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.l10n.words import LANGUAGES, Words

if TYPE_CHECKING:
    from pathlib import Path
from time import monotonic

EDITION = an_edition()


def refused(path: Path | str) -> str:
    """The id of the sentence that refuses a picture; it can be told, and cites the handbook."""
    with pytest.raises(Refused) as caught:
        picture_facts(str(path), EDITION)
    message = caught.value.message
    assert "käsikirja 1.1.2024 › Somejulkaisut" in Words("fi")(message)
    assert all(Words(lang)(message) for lang in LANGUAGES)
    return message.id.removeprefix("error.media.")


def test_a_picture_is_measured(tmp_path: Path) -> None:
    """Format, size, bytes and digest are of the file as it is."""
    path = picture(tmp_path / "kuva.jpg", 64, 48)
    facts = picture_facts(str(path), EDITION)
    assert (facts.name, facts.format, facts.width, facts.height) == ("kuva.jpg", "JPEG", 64, 48)
    assert facts.bytes == path.stat().st_size
    assert facts.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert facts.place == str(path)


def test_a_turned_picture_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    """A telephone's picture that lies in the file stands upright on the screen."""
    facts = picture_facts(str(turned_picture(tmp_path / "kuva.jpg")), EDITION)
    assert (facts.width, facts.height) == (32, 64)
    assert facts.is_portrait


def test_another_format_is_told_by_its_content(tmp_path: Path) -> None:
    """A PNG that says so is taken down; whether it will do is for the rules."""
    assert picture_facts(str(picture(tmp_path / "a.png", kind="PNG")), EDITION).format == "PNG"
    assert picture_facts(str(picture(tmp_path / "a", kind="WEBP")), EDITION).format == "WEBP"


def test_a_picture_under_a_wrong_name_is_refused(tmp_path: Path) -> None:
    """A PNG named .jpg, in whatever case."""
    assert refused(picture(tmp_path / "kuva.JPG", kind="PNG")) == "picture_named"
    assert refused(picture(tmp_path / "kuva.png", kind="JPEG")) == "picture_named"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """A JPEG of 0 bytes."""
    path = tmp_path / "kuva.jpg"
    path.touch()
    assert refused(path) == "file_empty"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_is_cut_off_is_refused(tmp_path: Path, kind: str) -> None:
    """Half a picture is none, though its head is whole."""
    path = picture(tmp_path / f"kuva.{kind.lower()}", 400, 400, kind)
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path) == "picture_unreadable"


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    """Text, and a format that is not looked for."""
    text = tmp_path / "kuva.jpg"
    text.write_text("Hei", encoding="utf-8")
    assert refused(text) == "picture_unreadable"
    assert refused(picture(tmp_path / "kuva.ppm", kind="PPM")) == "picture_unreadable"


def test_what_can_not_be_read_is_refused(tmp_path: Path) -> None:
    """A folder, a pipe, a file that is not there, a name that no file can have."""
    assert refused(tmp_path) == "no_file"
    os.mkfifo(tmp_path / "putki.jpg")
    assert refused(tmp_path / "putki.jpg") == "no_file"
    assert refused(tmp_path / "kadonnut.jpg") == "file_unreadable"
    assert refused("a\0b.jpg") == "file_unreadable"
    assert refused(tmp_path / ("x" * 300)) == "file_unreadable"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """A file that this login may not read."""
    path = picture(tmp_path / "kuva.jpg")
    path.chmod(0)
    assert refused(path) == "file_unreadable"


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """A file of many gigabytes is refused by its size."""
    path = tmp_path / "kuva.jpg"
    with path.open("wb") as file:
        file.truncate(8_000_000_000)
    assert refused(path) == "picture_bytes"


def test_a_picture_that_would_fill_the_memory_is_not_opened(tmp_path: Path) -> None:
    """A small PNG that pretends to have a hundred thousand pixels each way."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    for side in (11_000, 100_000):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        path = tmp_path / "pommi.png"
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
        assert refused(path) == "picture_pixels"


@given(st.binary(max_size=400), st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n"]))
def test_any_bytes_are_refused_with_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes
) -> None:
    """Whatever a file holds, a reader of pictures fails in no other way."""
    path = tmp_path_factory.getbasetemp() / "kuva.jpg"
    path.write_bytes(head + content)
    assert refused(path) in {"picture_unreadable", "file_empty", "picture_pixels"}


def test_a_brochure_is_a_file_or_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link stays as it is; a file is known by its whole path; nothing takes it away."""
    path = tmp_path / "esite.pdf"
    path.write_bytes(b"%PDF-1.7")
    monkeypatch.chdir(tmp_path)
    assert brochure_place(" esite.pdf ", EDITION) == str(path)
    assert brochure_place("https://polku.example/esite", EDITION) == "https://polku.example/esite"
    assert brochure_place("  ", EDITION) == ""


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("kadonnut.pdf", "brochure_missing"),
        (".", "brochure_missing"),
        ("tyhja.pdf", "brochure_empty"),
        ("file:///etc/passwd", "brochure_link"),
        ("https://kaupunki.example@evil.example/x", "brochure_link"),
    ],
)
def test_a_brochure_that_nobody_can_open_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, what: str
) -> None:
    """A file that is not there, a folder, an empty file, a link that is none of the web."""
    (tmp_path / "tyhja.pdf").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused) as caught:
        brochure_place(place, EDITION)
    assert caught.value.message.id == f"error.media.{what}"
    assert "käsikirja 1.1.2024 › Palveluesite" in Words("fi")(caught.value.message)


def test_a_link_elsewhere_is_refused() -> None:
    """The sentence names the sites and the handbook."""
    refuse_link("https://vimeo.com/1", EDITION)
    with pytest.raises(Refused) as caught:
        refuse_link("https://youtube.com@evil.example/1", EDITION)
    told = Words("fi")(caught.value.message)
    assert "youtube.com, youtu.be, vimeo.com" in told
    assert "käsikirja 1.1.2024 › Markkinointivideo" in told


def test_a_video_of_three_hours_is_refused() -> None:
    """Somewhat too long is for the rules; many times too long is no marketing video."""
    refuse_seconds(125, EDITION)
    refuse_seconds(media.TIMES_TOO_LONG * 120 - 1, EDITION)
    with pytest.raises(Refused, match="too_long"):
        refuse_seconds(3 * 3600, EDITION)
    for none in (0, -5):
        with pytest.raises(BadInput, match="seconds"):
            refuse_seconds(none, EDITION)


@needs_ffmpeg
@pytest.mark.parametrize(
    "name", ["video.mp4", "-v.mp4", "a b'\"$(x);.mp4", "http:x.mp4", "ä%d.mp4"]
)
def test_a_video_is_measured(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under any name: it is neither an option, an address, nor anything for a shell."""
    video(tmp_path / name, 95)
    monkeypatch.chdir(tmp_path)
    assert video_seconds(name, EDITION) == 95


@needs_ffmpeg
def test_what_is_no_video_is_refused(tmp_path: Path) -> None:
    """Text, an empty file, a file that is not there, and a list that leads elsewhere."""
    files = {
        "teksti.mp4": ("Hei", "video_unreadable"),
        "tyhja.mp4": ("", "video_empty"),
        "lista.m3u8": ("#EXTM3U\n#EXTINF:10,\nhttps://evil.example/1.ts\n", "video_unreadable"),
    }
    for name, (text, what) in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(Refused, match=what):
            video_seconds(str(tmp_path / name), EDITION)
    for place in (tmp_path, tmp_path / "kadonnut.mp4", "a\0b.mp4"):
        with pytest.raises(Refused, match="video_missing"):
            video_seconds(str(place), EDITION)


def test_without_ffprobe_the_length_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine without it says so, and how to tell the length oneself."""
    path = tmp_path / "video.mp4"
    path.write_bytes(b"video")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused) as caught:
        video_seconds(str(path), EDITION)
    assert "--seconds" in Words("fi")(caught.value.message)


def test_a_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A measuring that takes too long, fails or tells nonsense is one that can't tell."""
    path, program = tmp_path / "video.mp4", tmp_path / "ffprobe"
    begun = monotonic()
    path.write_bytes(b"video")
    monkeypatch.setattr(video_length, "TIMEOUT", 0.2)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    for script in ("exec tail -f /dev/null", "echo nan", "echo inf", "echo -5", "exit 1", "echo Ä"):
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o700)
        with pytest.raises(Refused, match="video_unreadable"):
            video_seconds(str(path), EDITION)
    assert monotonic() - begun < video_length.TIMEOUT * 50


def test_only_a_file_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is told the whole path as a file's, and to open nothing but files."""
    path, program, told = tmp_path / "-v.mp4", tmp_path / "ffprobe", tmp_path / "told"
    path.write_bytes(b"video")
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {told}\necho 95.4\n', encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert video_seconds(str(path), EDITION) == 95
    words = told.read_text(encoding="utf-8").splitlines()
    assert words[-4:] == ["-protocol_whitelist", "file", "-i", f"file:{path}"]
