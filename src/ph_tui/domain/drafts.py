"""Text that was typed and not saved: what it is about, and what was rescued of it.

Knows no file and no screen. A draft has a name such as `hold.<session id>` or
`section.<order id>.goal`; names hold ids and fixed words only, never anything that a person typed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

SECTION = "section"
"""The kind of a draft that is a section of a report; its one text has the name `text`."""
TEXT = "text"

_NAME = re.compile(
    r"(?P<kind>[a-z_]+(?:\.[a-z_]+)*?)"
    r"(?:\.(?P<subject>[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{6})(?:\.(?P<part>.+))?)?\.?"
)
_ORDER_DIGITS = 8


@dataclass(frozen=True)
class About:
    """What a text is about: `hold`, `section`, …; the id of an order or a session; a part of it."""

    kind: str
    subject: str = ""
    part: str = ""

    @property
    def order_prefix(self) -> str:
        """The digits with which the id of the order begins; all of them, or eight, or none."""
        return self.subject if "-" not in self.subject else self.subject[:_ORDER_DIGITS]


def about(name: str) -> About:
    """What the name of a draft says."""
    match = _NAME.fullmatch(name)
    if match is None:
        return About(name)
    return About(match["kind"], match["subject"] or "", match["part"] or "")


def section_name(order_id: str, section: str) -> str:
    """The name of the draft of a section of a report."""
    return f"{SECTION}.{order_id}.{section}"


@lru_cache(maxsize=32)
def digest(text: str) -> str:
    """Tells one text from another; cached, because it is asked for at each key."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Rescued:
    """A text that a program typed and did not save, because it was left or ended."""

    key: str
    """Tells one draft from another; nothing else."""
    name: str
    at: datetime
    """When the last key was typed, aware."""
    texts: Mapping[str, str]
    """What was typed, by the names of the fields."""
    base: str
    """The digest of the saved text that the typing began from; empty when there was none."""

    @property
    def about(self) -> About:
        """What it is about."""
        return about(self.name)

    @property
    def text(self) -> str:
        """The texts as one."""
        return "\n".join(self.texts.values())
