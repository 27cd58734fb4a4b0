"""The company's own text blocks: how a file of one is read, and what is put in its places.

Owns the head of such a file, the fields that a text may name, and what counts as a place that is
still to be filled in. It must not know where the files lie, nor what an order's values are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.domain.text import clean_line, clean_prose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Set

PHRASE_LIMIT = 20_000
"""Characters that one file may hold."""
ENDING = ".md"
_TITLE_LIMIT = 80
_SHOWN = 40


class PhraseField(Enum):
    """What a text may name in braces, to be replaced by what the order says."""

    CLIENT = "client"
    SERVICE = "service"
    COACH = "coach"
    START = "start"
    END = "end"
    ORDERED = "ordered"
    HOURS = "hours"
    MEETINGS = "meetings"


FIELD_NAMES: Mapping[str, PhraseField] = MappingProxyType(
    {
        "asiakas": PhraseField.CLIENT,
        "palvelu": PhraseField.SERVICE,
        "valmentaja": PhraseField.COACH,
        "alku": PhraseField.START,
        "loppu": PhraseField.END,
        "tilatut": PhraseField.ORDERED,
        "tunnit": PhraseField.HOURS,
        "tapaamiset": PhraseField.MEETINGS,
        **{field.value: field for field in PhraseField},
    }
)
"""The Finnish and the English name of each field."""
SECTION_NAMES: Mapping[str, ReportSection] = MappingProxyType(
    {
        "lähtötilanne": ReportSection.BASELINE,
        "tavoite": ReportSection.GOAL,
        "tapaamiset": ReportSection.SESSIONS,
        "toimenpiteet": ReportSection.ACTIONS,
        "seikat": ReportSection.FACTORS,
        "jatkosuunnitelma": ReportSection.FOLLOW_UP,
        **{section.value: section for section in ReportSection},
    }
)
"""The Finnish and the English name of each section."""
_HEAD_NAMES = {
    "otsikko": "title",
    "title": "title",
    "palvelut": "services",
    "services": "services",
    "osiot": "sections",
    "sections": "sections",
}
_FENCE = "---"
FIELD = re.compile(r"\{([^{}\n]*)\}")
"""A field as it stands in a text."""
# Not a box of a task list, not a footnote.
_PLACEHOLDER = re.compile(r"\[(?![ xX]?\]|\^)[^\[\]\n]{1,60}\]|(?<!\w)_{3,}(?!\w)")


_LINK = re.compile(r"\(|:\s*(?:\w+://|mailto:|[<#/])")
"""What comes behind the text of a link."""


class Placeholder(NamedTuple):
    """A place in a text that somebody is to fill in, such as `[ammatti]` or `___`."""

    start: int
    end: int
    text: str


def placeholders(text: str, known: Set[str] = frozenset()) -> Iterator[Placeholder]:
    """The places of a text that look as if they were still to be filled in, in order.

    The text of a link is none, unless it is `known`, in lower case, to be one.
    """
    for match in _PLACEHOLDER.finditer(text):
        if match.group().casefold() in known or not _LINK.match(text, match.end()):
            yield Placeholder(match.start(), match.end(), match.group())


@dataclass(frozen=True)
class Phrase:
    """One text block."""

    name: str
    """Of its file, without the ending."""
    title: str
    text: str
    """Markdown with fields in braces."""
    services: frozenset[str] = frozenset()
    """The codes of those that it is meant for; empty for all."""
    sections: frozenset[ReportSection] = frozenset()
    """Those that it is meant for; empty for all."""

    def fits(self, service: str, section: ReportSection) -> bool:
        """Whether it is meant for a section of a service."""
        return service in (self.services or {service}) and section in (self.sections or {section})

    def filled(self, values: Mapping[PhraseField, str]) -> str:
        """The text with the values in the places of its fields; one without stays a place."""
        return FIELD.sub(
            lambda field: values.get(FIELD_NAMES[field[1].casefold()]) or f"[{field[1]}]", self.text
        )


class _Line(NamedTuple):
    """Where a refusal points to."""

    file: str
    number: int

    def refuse(self, what: str, **told: str | int) -> BadInput:
        return BadInput(Message(f"error.phrase.{what}", file=self.file, line=self.number, **told))


def read_phrase(file: str, text: str, services: Collection[str]) -> Phrase:
    """Read the text of a file; `services` are the codes that may be named.

    Raises BadInput naming the file and the first line that can't be understood.
    """
    if len(text) > PHRASE_LIMIT:
        raise BadInput(Message("error.phrase.too_long", file=file, limit=PHRASE_LIMIT))
    lines = text.removeprefix("\ufeff").splitlines()
    length = _head_length(file, lines)
    head: dict[str, str] = {}
    for number, line in enumerate(lines[1 : length - 1], start=2):
        if line.strip():
            head |= _head_line(_Line(file, number), line, services)
    for number, line in enumerate(lines[length:], start=length + 1):
        _refuse_unknown_fields(_Line(file, number), line)
    body = clean_prose("\n".join(lines[length:]))
    if not body.strip():
        raise BadInput(Message("error.phrase.empty", file=file))
    name = file.removesuffix(ENDING)
    return Phrase(
        name,
        head.get("title") or name,
        body,
        frozenset(_listed(head.get("services", ""))),
        frozenset(SECTION_NAMES[word] for word in _listed(head.get("sections", ""))),
    )


def _head_length(file: str, lines: list[str]) -> int:
    """How many lines the head takes with its fences; a file may be without one."""
    if not lines or lines[0].strip() != _FENCE:
        return 0
    for number, line in enumerate(lines[1:], start=2):
        if line.strip() == _FENCE:
            return number
    raise _Line(file, 1).refuse("head_open")


def _head_line(at: _Line, line: str, services: Collection[str]) -> dict[str, str]:
    word, colon, value = line.partition(":")
    key, value = _HEAD_NAMES.get(word.strip().casefold()), clean_line(value)
    if key is None or not colon:
        raise at.refuse("head_word", word=clean_line(word)[:_SHOWN])
    if key == "title":
        return {key: value[:_TITLE_LIMIT]}
    known: Collection[str] = services if key == "services" else SECTION_NAMES
    for name in _listed(value):
        if name not in known:
            raise at.refuse(key, word=name[:_SHOWN], known=", ".join(known))
    return {key: value}


def _listed(value: str) -> list[str]:
    return [clean_line(word).casefold() for word in value.split(",") if word.strip()]


def _refuse_unknown_fields(at: _Line, line: str) -> None:
    for field in FIELD.finditer(line):
        if field[1].casefold() not in FIELD_NAMES:
            known = ", ".join(list(FIELD_NAMES)[: len(PhraseField)])
            raise at.refuse("field", word=clean_line(field[1])[:_SHOWN], known=known)
