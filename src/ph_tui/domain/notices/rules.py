"""The words and patterns by which a notice is read: those that come with the program, and own ones.

Owns the shape of such a file and what is refused in it. It loads pydantic: never import it at the
top of a module that the first paint needs.
"""

from __future__ import annotations

import re
import tomllib
import warnings
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.faults import Fault, fault_in_shape, path_of, repeated, shown
from ph_tui.domain.handbook.library import NOTICES_FILE
from ph_tui.domain.handbook.shapes import Flag, Key, Line, Part, ShapeError, Some
from ph_tui.domain.messages import Message
from ph_tui.domain.notices.patience import is_patient

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE_LIMIT = 50_000
"""Characters that such a file may hold."""
MOST_PATTERNS = 40

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Named(StrEnum):
    """What a word or a pattern names: a field of an order, or its first and last day together."""

    NUMBER = "number"
    SERVICE = "service"
    CLIENT = "client"
    HOURS = "hours"
    DAYS = "days"
    START = "start"
    END = "end"
    PRICE = "price"
    CASE_COACH = "case_coach"


class Labels(Part):
    """Words that name what stands beside them."""

    field: Named
    words: Some[Line]
    behind: Flag = False
    """Whether they follow what they name."""


class Pattern(Part):
    """A regular expression; its group `value`, else its first, is what it finds in a line."""

    name: Key
    field: Named
    regex: Line


class NoticeRules(Part):
    """By what a notice is read."""

    labels: tuple[Labels, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    def words(self, field: Named, *, behind: bool = False) -> tuple[str, ...]:
        """The words that name a field."""
        groups = (each for each in self.labels if (each.field, each.behind) == (field, behind))
        return tuple(word for each in groups for word in each.words)

    def with_own(self, own: NoticeRules) -> NoticeRules:
        """These and the company's own."""
        patterns = own.patterns + self.patterns
        return NoticeRules.model_construct(labels=self.labels + own.labels, patterns=patterns)


def read_rules(text: str, name: str = NOTICES_FILE) -> NoticeRules:
    """Read the text of a file of rules; BadInput with the file, the entry and the reason."""
    if len(text) > FILE_LIMIT:
        raise _refusal(name, Fault("–", Message("error.notices.too_long", limit=FILE_LIMIT)))
    try:
        rules = NoticeRules.model_validate(tomllib.loads(text))
    except ShapeError as error:
        raise _refusal(name, fault_in_shape(error.errors(include_url=False))) from None
    except (ValueError, RecursionError) as error:
        raise _refusal(name, _syntax(str(error), text)) from None
    for fault in _faults(rules):
        raise _refusal(name, fault)
    return rules


@cache
def built_in_rules() -> NoticeRules:
    """The rules that come with the program."""
    name = "labels.toml"
    text = (files("ph_tui.domain.notices") / name).read_text(encoding="utf-8")
    return read_rules(text, name)


def _faults(rules: NoticeRules) -> Iterator[Fault]:
    for index, labels in enumerate(rules.labels):
        for place, word in enumerate(labels.words):
            if not any(map(str.isalpha, word)):
                where = path_of("labels", index, "words", place)
                yield Fault(where, Message("error.notices.no_word", word=shown(word)))
    yield from repeated("patterns", "name", [pattern.name for pattern in rules.patterns])
    if len(rules.patterns) > MOST_PATTERNS:
        yield Fault("patterns", Message("error.notices.too_many", most=MOST_PATTERNS))
    for pattern in rules.patterns:
        where = f"patterns.{pattern.name}"
        compiled = _compiled(pattern.regex)
        if compiled is None:
            yield Fault(where, Message("error.notices.not_regex", regex=shown(pattern.regex)))
            continue
        if compiled.match("") is not None:
            yield Fault(where, Message("error.notices.matches_nothing", regex=shown(pattern.regex)))
        if not is_patient(pattern.regex):
            yield Fault(where, Message("error.notices.impatient", regex=shown(pattern.regex)))


def _compiled(regex: str) -> re.Pattern[str] | None:
    """A regular expression; None for none, and for one that Python will read otherwise some day."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", FutureWarning)
        try:
            return re.compile(regex, re.IGNORECASE)
        except (re.error, OverflowError, RecursionError, FutureWarning):
            return None


def _syntax(complaint: str, text: str) -> Fault:
    """What TOML says in English, told by the line; without one, the file's last line."""
    found = _AT_LINE.search(complaint)
    lines = text.splitlines() or [""]
    number = int(found[1]) if found else len(lines)
    line = shown(lines[min(number, len(lines)) - 1])
    return Fault(str(number), Message("error.notices.syntax", line=number, text=line))


def _refusal(name: str, fault: Fault) -> BadInput:
    return BadInput(
        Message("error.notices.refused", file=shown(name), key=fault.key, reason=fault.reason)
    )
