"""Text as filters and look-ups compare it. Knows nothing of what is compared."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Text without case and diacritics: `Työhaun` and `tyohaun` are the same."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in bare if not unicodedata.combining(char))


def client_key(code: str) -> str:
    """A client code as it is compared: without case, dots and spaces."""
    return "".join(code.casefold().replace(".", "").split())
