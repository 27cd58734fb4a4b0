"""Links to a video: whether one leads to a site where a video may stand.

Knows no network; a link is read, never followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable


def host_of(link: str) -> str:
    """The site of a link; empty for what is no plain link of the web.

    A link that names a user, which is how one site is passed off as another, is no plain one.
    """
    if any(char.isspace() or char == "\\" for char in link):
        return ""
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return ""
    plain = (
        parts.scheme in {"http", "https"} and "@" not in parts.netloc and port in {None, 80, 443}
    )
    return (parts.hostname or "").removesuffix(".") if plain else ""


def is_link(text: str) -> bool:
    """Whether a text means to be a link rather than a path."""
    return "://" in text


def stands_at(link: str, hosts: Iterable[str]) -> bool:
    """Whether a link leads to one of these sites, or to one below it, and to something there."""
    host = host_of(link)
    known = any(host == each or host.endswith(f".{each}") for each in hosts)
    if not known:
        return False
    parts = urlsplit(link)
    return parts.path.strip("/") != "" or parts.query != ""


def same_place(one: str, other: str) -> bool:
    """Whether two places, links or paths, are the same one as they are written."""
    return bool(one) and _plain(one) == _plain(other)


def _plain(place: str) -> str:
    if not is_link(place):
        return place
    parts = urlsplit(place)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
