"""What tells clients of a service: the brochure, a video, posts, and marketing of one's own.

Owns what is kept of each. What must hold of them is the edition's to say and for the rules to find;
a file was looked into when it was named, and its facts stand here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACE_LIMIT = 1000
"""Characters of a path or a link."""
TEXT_LIMIT = 20_000
"""Characters of a post, or of a text of one's own."""
HANDLE_LIMIT = 100


@dataclass(frozen=True)
class PictureFacts(Value):
    """What a picture file was when it was looked into."""

    name: str
    """The file's own name."""
    format: str
    """As it is by its content, such as `JPEG`."""
    width: int
    height: int
    """Both as it is shown: a turned picture is measured turned."""
    bytes: int
    sha256: str
    place: str = ""
    """The path where it stood."""

    @property
    def is_square(self) -> bool:
        """Whether it is as wide as it is high."""
        return self.width == self.height

    @property
    def is_portrait(self) -> bool:
        """Whether it is higher than it is wide."""
        return self.height > self.width


@dataclass(frozen=True)
class Brochure(Value):
    """The brochure of one service."""

    place: str = ""
    """The path or the link at which it is, as it was typed."""
    ticked: tuple[str, ...] = ()
    """Keys of the edition's checklist that a person has seen to."""
    delivered_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_long({"place": self.place})


@dataclass(frozen=True)
class VideoRecord(Value):
    """The marketing video of one service."""

    link: str = ""
    """Where it can be watched."""
    seconds: int = 0
    """How long it is; 0 as long as nobody has said."""
    measured: bool = False
    """Whether the length was read from the file; otherwise a person has told it."""
    place: str = ""
    """The path of the file that was measured."""
    ticked: tuple[str, ...] = ()
    delivered_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_long({"link": self.link, "place": self.place})


def told_length(seconds: int) -> str:
    """A length in minutes and seconds: `1:45`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}"


@dataclass(frozen=True)
class Post(Value):
    """One post for a channel of the city."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"text"})

    id: str
    channel: str
    """The channel's key in its edition, such as `instagram`."""
    text: str = ""
    handle: str = ""
    """The company's own name in the channel; empty when it has none."""
    picture: PictureFacts | None = None
    story: PictureFacts | None = None
    """The portrait picture, for channels that have stories."""
    ticked: tuple[str, ...] = ()
    delivered_on: date | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_long({"text": self.text, "handle": self.handle})


@dataclass(frozen=True)
class OwnMarketing(Value):
    """The company's own text on the service, in its own channels."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"text"})

    text: str = ""
    ticked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        refuse_long({"text": self.text})


_LIMITS = {
    "place": PLACE_LIMIT,
    "link": PLACE_LIMIT,
    "text": TEXT_LIMIT,
    "handle": HANDLE_LIMIT,
    "note": 4000,
}


def refuse_long(texts: Mapping[str, str]) -> None:
    """Refuse a text that is longer than its field takes."""
    for name, text in texts.items():
        limit = _LIMITS[name]
        if len(text) > limit:
            field = Message(f"word.field.marketing.{name}")
            raise BadInput(
                Message("error.marketing.length", field=field, length=len(text), limit=limit)
            )
