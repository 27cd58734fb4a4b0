"""Where a link leads: to a site of the handbook, or only as if."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import an_edition

from ph_tui.domain.marketing.links import host_of, same_place, stands_at

HOSTS = ("youtube.com", "youtu.be", "vimeo.com")


@pytest.mark.parametrize(
    "link",
    [
        "https://youtube.com/watch?v=abc",
        "https://www.youtube.com/watch?v=abc",
        "https://m.youtube.com/watch?v=abc",
        "http://youtu.be/abc",
        "https://YOUTU.BE/abc",
        "https://vimeo.com/123",
        "https://player.vimeo.com/video/123",
        "https://youtu.be:443/abc",
        "https://youtube.com./watch?v=abc",
    ],
)
def test_a_video_stands_at_a_site_of_the_handbook(link: str) -> None:
    """The sites themselves and what lies below them, in whatever case."""
    assert stands_at(link, an_edition().video.hosts)


@pytest.mark.parametrize(
    "link",
    [
        "https://youtube.com@evil.example/abc",
        "https://user:youtube.com@evil.example/abc",
        "https://someone@youtube.com/abc",
        "https://youtube.com.evil.example/abc",
        "https://notyoutube.com/abc",
        "https://evil.example/youtube.com",
        "https://evil.example/?u=https://youtube.com/abc",
        "https://evil.example#https://youtube.com/abc",
        "https://evil.example\\@youtube.com/abc",
        "https://evil.example \nhttps://youtube.com/abc",
        "ftp://youtube.com/abc",
        "javascript://youtube.com/%0aalert(1)",
        "file:///youtube.com/abc",
        "youtube.com/watch?v=abc",
        "https://youtube.com",
        "https://youtube.com/",
        "https://youtube.com:99999/abc",
        "https://[youtube.com/abc",
        "https://\u0443outube.com/abc",
        "",
    ],
)
def test_a_link_elsewhere_is_told_from_it(link: str) -> None:
    """Other schemes, other sites, names passed off as the site, and a site without a video."""
    assert not stands_at(link, HOSTS)


@given(st.text())
def test_any_text_can_be_asked_about(text: str) -> None:
    """No text breaks the reading; only a plain link of the web has a site."""
    host = host_of(text)
    assert not host or text.split(":", maxsplit=1)[0].lower() in {"http", "https"}
    stands_at(text, HOSTS)
    assert same_place(text, text) is bool(text)


def test_the_same_video_is_known_by_other_spellings() -> None:
    """What stands before the name of the site, or a last slash, makes no other video of it."""
    assert same_place("https://www.vimeo.com/1/", "https://vimeo.com/1")
    assert not same_place("https://youtube.com/watch?v=a", "https://youtube.com/watch?v=b")
    assert not same_place("", "")
