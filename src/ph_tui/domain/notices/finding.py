"""Finding values in a notice: behind and before their labels, under the heads of a table, by shape.

Owns where is looked; which of the finds count is for the reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.domain.folding import client_key, folded
from ph_tui.domain.notices import shapes, tables
from ph_tui.domain.notices.levelling import level
from ph_tui.domain.notices.patience import LINE_LIMIT
from ph_tui.domain.notices.rules import Named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.notices.rules import NoticeRules

_GAP = (
    r"(?:[ \t]*(?:[:=|#(\"”*]|[-–—]{1,2}(?=\s)|(?:on|is|are|was|nro|n:o|no|nr|numero|number|code"
    r"|tunnus|toimii|enintään|yhteensä|max|up[ ]to|total|of)(?!\w)\.?)){0,4}[ \t]*"
)
_NEXT_LINE = r"[ \t]*[:=*]?[ \t]*\n[ \t]*"
_VALUES = {
    Named.NUMBER: shapes.NUMBER,
    Named.CLIENT: shapes.CLIENT,
    Named.HOURS: shapes.HOURS,
    Named.PRICE: shapes.PRICE,
    Named.CASE_COACH: shapes.PERSON,
    Named.START: shapes.DAY,
    Named.END: shapes.DAY,
    Named.DAYS: shapes.SPAN,
}
_BY_SHAPE = {
    Named.CLIENT: shapes.INITIALS,
    Named.HOURS: shapes.TOLD_HOURS,
    Named.PRICE: shapes.TOLD_PRICE,
}
_AS_WRITTEN = {Named.CLIENT, Named.CASE_COACH}
"""Fields whose values are told from other words by their capitals."""
_SERVICE_REACH = 120
"""Characters behind a label in which a service's short name counts."""


@dataclass(frozen=True, slots=True)
class Find:
    """A value in a text, and the words that name it."""

    text: str
    start: int
    end: int
    told_from: int
    told_to: int

    @classmethod
    def of(cls, start: int, end: int, text: str) -> Find:
        """A value that nothing but itself tells."""
        return cls(text[start:end], start, end, start, end)

    @property
    def key(self) -> str:
        """By what it is the same as another: `20` and `20,0`, `A.K.` and `AK` are."""
        if re.fullmatch(r"[0-9]+[.,][0-9]+", self.text):
            return self.text.replace(",", ".").rstrip("0").rstrip(".")
        return client_key(folded(self.text))

    def as_span(self) -> tuple[Find, Find] | None:
        """The first and the last day, if that is what it tells."""
        match = re.fullmatch(shapes.SPAN, self.text, re.IGNORECASE)
        if match is None:
            return None
        first, last = (
            Find(match[name], self.start + match.start(name), self.start + match.end(name),
                 self.told_from, self.told_to)
            for name in ("first", "last")
        )  # fmt: skip
        return first, last


class Finder:
    """Looks for values in one clean text."""

    def __init__(self, text: str, rules: NoticeRules) -> None:
        self.text = text
        self._plain = level(text)
        self._rules = rules

    def best(self, field: Named) -> list[Find]:
        """What own patterns find; else what labels name; else what merely looks like it."""
        return self.by_pattern(field) or self.labelled(field) or self._by_shape(field)

    def by_pattern(self, field: Named) -> list[Find]:
        """What the company's own patterns find, line by line."""
        return list(self._by_pattern(field))

    def labelled(self, field: Named) -> list[Find]:
        """What stands behind a word that names the field, before one, or under it in a table."""
        value = self._value(field)
        finds = [*self._behind_labels(field, value), *self._before_labels(field, value)]
        for start, end, head_from in self._cells(field):
            match = value.match(self.text, start, end)
            if match is not None:
                finds.append(self._find(match, min(head_from, match.start()), match.end()))
        return [find for find in finds if level(find.text) not in self._all_words]

    def spans(self, *, labelled: bool) -> list[tuple[Find, Find]]:
        """First and last days that stand together, behind a label or anywhere."""
        if labelled:
            finds = self.labelled(Named.DAYS)
        else:
            matches = re.finditer(shapes.SPAN, self.text, re.IGNORECASE)
            finds = [Find.of(match.start(), match.end(), self.text) for match in matches]
        return [span for find in finds if (span := find.as_span()) is not None]

    def after_labels(self, field: Named) -> Iterator[tuple[int, int]]:
        """The rest of each line in which a label of the field stands."""
        for match in self._labels(field):
            line_end = self.text.find("\n", match.end())
            stop = len(self.text) if line_end < 0 else line_end
            if not self.text[match.end() : stop].strip(" :\t") and line_end >= 0:
                below = self.text.find("\n", line_end + 1)
                stop = len(self.text) if below < 0 else below
            yield match.end(), min(stop, match.end() + _SERVICE_REACH)
        yield from ((start, end) for start, end, _ in self._cells(field))

    def _by_pattern(self, field: Named) -> Iterator[Find]:
        patterns = [
            re.compile(p.regex, re.IGNORECASE) for p in self._rules.patterns if p.field is field
        ]
        for line in re.finditer(r"[^\n]+", self.text) if patterns else ():
            stop = min(line.end(), line.start() + LINE_LIMIT)
            for pattern in patterns:
                match = pattern.search(self.text[line.start() : stop])
                find = self._own_find(field, match, line.start()) if match else None
                if find is not None:
                    yield find

    def _own_find(self, field: Named, match: re.Match[str], offset: int) -> Find | None:
        """What a pattern found, if it is a value that the field can have."""
        group: str | int = "value" if "value" in match.re.groupindex else min(match.re.groups, 1)
        if match[group] is None:
            return None
        start, end = (offset + place for place in match.span(group))
        shape = _VALUES.get(field)
        if field in {Named.NUMBER, Named.CLIENT, Named.CASE_COACH}:
            shape = None
        if shape and not re.fullmatch(shape, self.text[start:end].strip(), re.IGNORECASE):
            return None
        if not self.text[start:end].strip():
            return None
        told_from, told_to = (offset + place for place in match.span())
        return Find(self.text[start:end].strip(), start, end, told_from, told_to)

    def _by_shape(self, field: Named) -> list[Find]:
        shape = _BY_SHAPE.get(field)
        if shape is None:
            return []
        flags = 0 if field in _AS_WRITTEN else re.IGNORECASE
        matches = re.finditer(shape, self.text, flags)
        return [self._find(match, match.start(), match.end()) for match in matches]

    def _behind_labels(self, field: Named, value: re.Pattern[str]) -> Iterator[Find]:
        for label in self._labels(field):
            gap = _compiled(_GAP).match(self.text, label.end())
            match = value.match(self.text, gap.end() if gap else label.end())
            if match is None and self._is_prose_at(label.start()):
                below = _compiled(_NEXT_LINE).match(self.text, label.end())
                match = value.match(self.text, below.end()) if below else None
            if match is not None:
                yield self._find(match, label.start(), match.end())

    def _before_labels(self, field: Named, value: re.Pattern[str]) -> Iterator[Find]:
        words = self._rules.words(field, behind=True)
        if not words:
            return
        behind = re.compile(rf"[ \t]*{_any_of(words)}")
        for match in value.finditer(self.text):
            label = behind.match(self._plain, match.end())
            if label is not None:
                yield self._find(match, match.start(), label.end())

    def _labels(self, field: Named) -> list[re.Match[str]]:
        words = self._rules.words(field)
        return list(re.finditer(_any_of(words), self._plain)) if words else []

    def _is_prose_at(self, place: int) -> bool:
        """Whether a line has no columns, so that it goes on in the line below."""
        begin = self.text.rfind("\n", 0, place) + 1
        return not re.search(r"\S(?:\t|[ ]{2,}|[ ]*\|)", self.text[begin:place])

    def _cells(self, field: Named) -> Iterator[tuple[int, int, int]]:
        """The cells under a head that names the field, and where the head stands."""
        for cell in self._table:
            if cell.field is field:
                yield cell.start, cell.end, cell.start

    @cached_property
    def _table(self) -> list[tables.Cell]:
        heads = {field: re.compile(rf"{_any_of(words)}") for field in Named
                 if (words := self._rules.words(field))}  # fmt: skip
        return list(tables.cells(self._plain, heads))

    @cached_property
    def _all_words(self) -> frozenset[str]:
        return frozenset(level(w).rstrip("*") for ls in self._rules.labels for w in ls.words)

    @staticmethod
    def _value(field: Named) -> re.Pattern[str]:
        return re.compile(_VALUES[field], 0 if field in _AS_WRITTEN else re.IGNORECASE)

    @staticmethod
    def _find(match: re.Match[str], told_from: int, told_to: int) -> Find:
        group: str | int = "value" if "value" in match.re.groupindex else 0
        return Find(match[group], match.start(group), match.end(group), told_from, told_to)


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern for levelled words, the longest first; `*` at a word's end takes any ending."""
    parts = []
    for word in sorted(words, key=len, reverse=True):
        stem = r"\s".join(map(re.escape, level(word.rstrip("*")).split()))
        parts.append(stem + (r"[a-z]{0,8}" if word.endswith("*") else ""))
    return rf"(?<![\w/-])(?:{'|'.join(parts)})(?![\w-])"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
