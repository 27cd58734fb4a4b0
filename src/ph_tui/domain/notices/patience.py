"""Whether a regular expression is done with a line in a bounded time, whatever the line is.

The engine tries one way after the other, and with repetitions the ways multiply: inside another
repetition without bound. This looks at the pattern alone, and refuses rather too much than too
little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LINE_LIMIT = 200
"""Characters of a line in which own patterns are looked for."""
_MOST_WAYS = 3_000_000
"""Ways through a line of that length that are still tried in a moment."""

_QUANTIFIER = re.compile(r"[*+?]|\{(\d*)(,?)(\d*)\}")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:P?<[A-Za-z_]\w*>|[:=!]|<[=!]))?")


@dataclass
class _Group:
    """A group that is being read: whether there is more than one way through it."""

    varies: bool = False


def is_patient(regex: str) -> bool:
    """Whether a valid regular expression needs a bounded time for a line of LINE_LIMIT."""
    pos, ways = 0, LINE_LIMIT
    repeats = 1
    groups, last = [_Group()], _Group()
    while pos < len(regex):
        quantified = _QUANTIFIER.match(regex, pos)
        if quantified and pos:
            choices, is_loop = _choices(quantified)
            if is_loop and last.varies:
                return False
            if choices > 1:
                repeats += choices >= LINE_LIMIT
                ways *= choices
                groups[-1].varies = True
            pos = _behind(quantified, regex)
            continue
        pos, last = _step(regex, pos, groups)
        if pos < 0:
            return False
    for number in range(2, repeats + 1):  # repetitions in a row share the line between them
        ways //= number
    return ways <= _MOST_WAYS


def _choices(quantified: re.Match[str]) -> tuple[int, bool]:
    """How many counts a quantifier allows, and whether its atom may come more than once."""
    sign = quantified[0]
    if sign == "?":
        return 2, False
    if sign in "*+":
        return LINE_LIMIT, True
    least = int(quantified[1] or 0)
    most = int(quantified[3] or LINE_LIMIT) if quantified[2] else least
    return max(1, min(most, LINE_LIMIT) - least + 1), most > 1


def _behind(quantified: re.Match[str], regex: str) -> int:
    """The place behind a quantifier and the sign that makes it lazy or possessive."""
    return quantified.end() + (regex[quantified.end() : quantified.end() + 1] in {"?", "+"})


def _step(regex: str, pos: int, groups: list[_Group]) -> tuple[int, _Group]:
    """Take one atom; the place behind it, negative where it is one that is not judged here."""
    char = regex[pos]
    if char == "(":
        opened = _GROUP.match(regex, pos)
        if opened is None or regex[opened.end() : opened.end() + 1] == "?":
            return -1, _Group()
        groups.append(_Group())
        return opened.end(), _Group()
    if char == ")":
        closed = groups.pop() if len(groups) > 1 else _Group()
        groups[-1].varies |= closed.varies
        return pos + 1, closed
    if char == "|":
        groups[-1].varies = True
        return pos + 1, _Group()
    if char == "\\" and regex[pos + 1 : pos + 2].isdigit():
        return -1, _Group()
    atom = _CLASS.match(regex, pos) if char == "[" else _ESCAPE.match(regex, pos)
    return (atom.end() if atom else pos + 1), _Group()
