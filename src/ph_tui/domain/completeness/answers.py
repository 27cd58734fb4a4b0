"""When a text counts as an answer."""

from __future__ import annotations

from ph_tui.domain.text import is_none_answer, is_real_text


def says_something(text: str) -> bool:
    """Whether a text tells something, and not only that there is nothing to tell."""
    return is_real_text(text) and not is_none_answer(text)


def answers(text: str, *, allows_none: bool) -> bool:
    """Whether a text answers; where nothing may have come up, saying so is an answer."""
    if is_none_answer(text):
        return allows_none
    return is_real_text(text)
