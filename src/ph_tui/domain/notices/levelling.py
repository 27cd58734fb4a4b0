"""Text without case and accents, letter for letter: places in it are places in the text itself."""

from __future__ import annotations

from ph_tui.domain.folding import folded


def level(text: str) -> str:
    """The text as labels and names are compared, as long as it was."""
    if text.isascii():
        return text.lower()
    return "".join(char.lower() if char.isascii() else _bare(char) for char in text)


def _bare(char: str) -> str:
    bare = folded(char)
    return bare if len(bare) == 1 else char
