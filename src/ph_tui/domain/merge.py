"""Two people's changes of one text put together, sentence by sentence.

Pure. What only one of them changed is taken from that one; where both changed the same sentences,
both versions stay. No word that anyone has written is left out; which version is right is for a
person to say.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ph_tui.domain.sentences import hunks_of, joined, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ph_tui.domain.sentences import Hunk

OPENS, CLOSES = "‹", "›"


@dataclass(frozen=True)
class Dispute:
    """A place that both have changed, each in another way; an empty version has it deleted."""

    before: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merge:
    """The parts of a merged text: what is agreed on, and what is not."""

    parts: tuple[str | Dispute, ...]

    @property
    def clashes(self) -> tuple[Dispute, ...]:
        """The places that a person has to look at."""
        return tuple(part for part in self.parts if isinstance(part, Dispute))

    @property
    def text(self) -> str:
        """The text with both versions of what is disputed, mine first."""
        return joined(version for part in self.parts for version in _versions(part))

    def marked(self, mine: str, theirs: str) -> str:
        """The text with a mark around each disputed version: `‹mine: …›`.

        Without marks when the text has such brackets of its own.
        """
        if OPENS in self.text or CLOSES in self.text:
            return self.text
        pieces = []
        for part in self.parts:
            if isinstance(part, str):
                pieces.append(part)
            else:
                pieces += [_in_marks(part.mine, mine), _in_marks(part.theirs, theirs)]
        return joined(pieces)


def merged(before: str, mine: str, theirs: str) -> Merge:
    """Put together what became of a text in two hands."""
    old, own, other = pieces_of(before), pieces_of(mine), pieces_of(theirs)
    parts: list[str | Dispute] = []
    place = 0
    for start, end, my_hunks, their_hunks in _clusters(hunks_of(old, own), hunks_of(old, other)):
        parts.append("".join(old[place:start]))
        versions = [_version(own, my_hunks, start, end), _version(other, their_hunks, start, end)]
        told = [version for version in versions if version is not None]
        agreed = len(set(told)) == 1
        parts.append(told[0] if agreed else Dispute("".join(old[start:end]), *told))
        place = end
    return Merge((*parts, "".join(old[place:])))


def unmarked(text: str, *names: str) -> str:
    """The text without the marks that `Merge.marked` made with these names."""
    opening = f"{OPENS}(?:{'|'.join(map(re.escape, names))}): "
    bare = re.sub(f"{opening}([^{OPENS}{CLOSES}]*){CLOSES}", r"\1", text)
    return re.sub(opening, "", bare)


def _clusters(
    mine: list[Hunk], theirs: list[Hunk]
) -> Iterator[tuple[int, int, list[Hunk], list[Hunk]]]:
    """The changed ranges of the old text in order, each with the changes that meet there."""
    waiting = deque(sorted([(hunk, 0) for hunk in mine] + [(hunk, 1) for hunk in theirs]))
    while waiting:
        start, end = waiting[0][0][:2]
        met: tuple[list[Hunk], list[Hunk]] = ([], [])
        while waiting and (waiting[0][0].start < end or waiting[0][0].start == start):
            hunk, whose = waiting.popleft()
            met[whose].append(hunk)
            end = max(end, hunk.end)
        yield start, end, *met


def _version(pieces: Sequence[str], hunks: list[Hunk], start: int, end: int) -> str | None:
    """What became of a range of the old text; None when nothing was changed there."""
    if not hunks:
        return None
    first, last = hunks[0], hunks[-1]
    return "".join(pieces[first.lo - (first.start - start) : last.hi + (end - last.end)])


def _versions(part: str | Dispute) -> tuple[str, ...]:
    return (part,) if isinstance(part, str) else (part.mine, part.theirs)


def _in_marks(version: str, name: str) -> str:
    core = version.strip()
    if not core:
        return version
    ahead, _, after = version.partition(core)
    return f"{ahead}{OPENS}{name}: {core}{CLOSES}{after}"
