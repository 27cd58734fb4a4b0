"""Files and links of marketing, looked into when they are named: what they really are.

Owns the reading of pictures, of a video's length, and which links are taken. What is found is kept
with the record, so that the rules open no file. Nothing is changed by looking.
"""

from __future__ import annotations

import hashlib
import stat
import warnings
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.desk.marketing_source import source
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.marketing.links import host_of, is_link, stands_at
from ph_tui.domain.marketing.materials import PictureFacts, told_length
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition

PICTURE_BYTES = 40_000_000
PIXELS = 100_000_000
"""Width times height; a small file can pretend to be larger than any memory."""
TIMES_TOO_LONG = 10
"""From so many times the longest length on it is no such video at all."""
_NAMED = {
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".jpe": "JPEG",
    ".jfif": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
    ".gif": "GIF",
    ".bmp": "BMP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".heic": "HEIC",
    ".avif": "AVIF",
}
"""What the end of a name promises."""
_READ = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
"""The formats that are recognised; of the others' readers none is let near a file."""


def picture_facts(place: str, edition: Edition) -> PictureFacts:
    """What a picture file is: Refused with the rule's source when it can't be what the city takes.

    A wrong shape or format is only told later, by the rules: the picture may still be worked on. A
    file that is no picture, is cut off, or is named as another kind is refused.
    """
    path = Path(place)
    content = _content(path, PICTURE_BYTES, edition)
    kind, width, height = _measured(path, content, edition)
    promised = _NAMED.get(path.suffix.lower())
    if promised and promised != kind:
        raise _refused("picture_named", path, edition, format=kind)
    return PictureFacts(
        name=path.name[:200],
        format=kind,
        width=width,
        height=height,
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        place=str(path.absolute()),
    )


def _measured(path: Path, content: bytes, edition: Edition) -> tuple[str, int, int]:
    """Format, width and height as shown; the whole picture is read, so a cut one is found."""
    import io

    from PIL import Image, ImageOps

    too_many = _refused("picture_pixels", path, edition, limit=PIXELS // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=_READ) as picture:
                kind, (width, height) = picture.format or "", picture.size
                if width * height <= PIXELS:
                    width, height = ImageOps.exif_transpose(picture).size
    except Image.DecompressionBombError as error:
        raise too_many from error
    except Exception as error:  # a reader of foreign bytes can raise anything
        raise _refused("picture_unreadable", path, edition) from error
    if width * height > PIXELS:
        raise too_many
    return kind, width, height


def _content(path: Path, limit: int, edition: Edition) -> bytes:
    """All of a file, no more than the limit."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            raise _refused("no_file", path, edition)
        if state.st_size > limit:
            raise _refused("picture_bytes", path, edition, limit=limit // 1_000_000)
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _refused("file_unreadable", path, edition) from error
    if not content:
        raise _refused("file_empty", path, edition)
    return content


def brochure_place(place: str, edition: Edition) -> str:
    """Where a brochure is: a link as it was typed, or the whole path of a file that is there."""
    text = place.strip()
    if not text:
        return ""
    cited = source(edition, "brochure")
    if is_link(text):
        if not host_of(text):
            raise Refused(Message("error.media.brochure_link", link=text[:80], source=cited))
        return text
    state = file_state(text)
    if state is not FileState.FINE:
        raise Refused(Message(f"error.media.brochure_{state}", path=text[:200], source=cited))
    return str(Path(text).absolute())


class FileState(StrEnum):
    """Whether there is something in a file."""

    FINE = "fine"
    EMPTY = "empty"
    MISSING = "missing"
    """Not there, no file, or not to be read."""


def file_state(place: str) -> FileState:
    """Look whether a file can be read and has something in it."""
    path = Path(place)
    try:
        if not path.is_file():
            return FileState.MISSING
        with path.open("rb") as file:
            return FileState.FINE if file.read(1) else FileState.EMPTY
    except (OSError, ValueError):
        return FileState.MISSING


def refuse_link(link: str, edition: Edition) -> None:
    """Refuse a link to a video that leads elsewhere than to the sites of the handbook."""
    if not stands_at(link, edition.video.hosts):
        known = ", ".join(edition.video.hosts)
        raise Refused(
            Message(
                "error.media.link", link=link[:80], known=known, source=source(edition, "video")
            )
        )


def refuse_seconds(seconds: int, edition: Edition) -> None:
    """Refuse a length that no marketing video has."""
    longest = edition.video.longest_seconds
    if seconds <= 0:
        raise BadInput(Message("error.media.seconds"))
    if seconds >= TIMES_TOO_LONG * longest:
        raise Refused(
            Message(
                "error.media.too_long",
                length=told_length(seconds),
                shortest=told_length(edition.video.shortest_seconds),
                longest=told_length(longest),
                source=source(edition, "video"),
            )
        )


def _refused(what: str, path: Path, edition: Edition, **params: str | int) -> Refused:
    name = path.name[:80] or str(path)[:80]
    return Refused(
        Message(f"error.media.{what}", path=name, source=source(edition, "posts"), **params)
    )
