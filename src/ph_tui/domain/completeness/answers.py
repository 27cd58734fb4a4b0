"""When a text counts as an answer."""

from __future__ import annotations

import re

from ph_tui.domain.text import is_none_answer, is_real_text
from ph_tui.domain.time_words import finds_time

_LONGEST_TIME = 120
"""Characters; a longer text is never a time alone."""
_AROUND_TIMES = re.compile(
    r"\b(?:mennessä|loppuun|lopussa|lopulla|alkuun|alussa|puoliväli\w*|asti|saakka|alkaen|aikana"
    r"|kuluessa|jälkeen|ennen|viimeistään|noin|välillä|väliin|klo|kello|ja|tai"
    r"|by|until|till|before|after|during|within|on|at|in|the|of|end|beginning|start|middle|latest"
    r"|from|to|about|between|and|or)\b",
    re.IGNORECASE,
)
"""Words that stand around a time and tell nothing by themselves."""


def says_something(text: str) -> bool:
    """Whether a text tells something, and not only that there is nothing to tell."""
    return is_real_text(text) and not is_none_answer(text)


def answers(text: str, *, allows_none: bool) -> bool:
    """Whether a text answers; where nothing may have come up, saying so is an answer."""
    if is_none_answer(text):
        return allows_none
    return is_real_text(text)


def says_more_than_a_time(text: str) -> bool:
    """Whether anything is left of a text once its times are taken out."""
    if len(text) > _LONGEST_TIME:
        return is_real_text(text)
    while time := finds_time(text):
        text = f"{text[: time.start]} {text[time.end :]}"
    return is_real_text(_AROUND_TIMES.sub(" ", text))
