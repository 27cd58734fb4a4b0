"""Text as filters and look-ups compare it. Knows nothing of what is compared."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEPARATORS = re.compile(r"[^\w\s]+")


def folded(text: str) -> str:
    """Text without case and diacritics: `Työhaun` and `tyohaun` are the same."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))


def client_key(code: str) -> str:
    """A client code as it is compared: without case, dots and spaces."""
    return "".join(code.casefold().replace(".", "").split())


def haystack(said: Iterable[str]) -> str:
    """Texts as a filter looks through them: the parts of `2024/4711` and `A.K.` are words too."""
    text = folded(" ".join(said))
    return f" {text} {_SEPARATORS.sub(' ', text)}"


def needles(text: str) -> list[str]:
    """What is looked for in a haystack: for each typed word one that begins with it."""
    return [f" {word}" for word in folded(text).split()]
