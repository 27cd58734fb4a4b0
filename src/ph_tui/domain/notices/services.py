"""Where a text names a coaching service: by its whole name, its code, or the short name of lists.

Knows nothing of notices; case, accents, line breaks and a Finnish ending make no difference.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ph_tui.domain.notices.levelling import level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ph_tui.domain.handbook.edition import CoachingService

_ENDING = 4
"""Letters that a Finnish ending may add to a name."""


class ServiceNames:
    """The names of an edition's services."""

    def __init__(self, services: Sequence[CoachingService]) -> None:
        self._whole = {
            service.code: _pattern((service.name, service.name_en, service.code))
            for service in services
        }
        self._short = {service.code: _pattern((service.short,)) for service in services}

    def at(self, text: str) -> str:
        """The one service that a text names; empty when it names none or several."""
        places = self._search(self._whole, level(text)) or self._search(self._short, level(text))
        codes = {code for _, _, code in places}
        return codes.pop() if len(codes) == 1 else ""

    def places(self, text: str, labelled: Iterable[tuple[int, int]]) -> list[tuple[int, int, str]]:
        """Where services are named, and which; short names count where no whole one stands.

        `labelled` are the stretches of the text in which one is announced: there a short name does.
        """
        plain = level(text)
        announced = [
            (start + begin, start + end, code)
            for start, stop in labelled
            for begin, end, code in self._search(self._short, plain[start:stop])
        ]
        found = self._search(self._whole, plain)
        free = [a for a in announced if not any(f[0] <= a[0] < f[1] for f in found)]
        return [*found, *free] or self._search(self._short, plain)

    def _search(self, names: dict[str, re.Pattern[str]], text: str) -> list[tuple[int, int, str]]:
        return list(self._matches(names, text))

    def _matches(
        self, names: dict[str, re.Pattern[str]], text: str
    ) -> Iterator[tuple[int, int, str]]:
        for code, pattern in names.items():
            for match in pattern.finditer(text):
                yield match.start(), match.end(), code


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    parts = (
        r"[\s-]+".join(map(re.escape, level(name).replace("-", " ").split())) for name in names
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})[a-z]{{0,{_ENDING}}}(?!\w)")
