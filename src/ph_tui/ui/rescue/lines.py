"""A text that was not saved beside what is saved, line by line.

Pure. Owns what is laid side by side and how it is told; which texts there are is for the screen.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Literal

from ph_tui.ui.kit.lines import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces, Tone

Change = tuple[Literal["same", "old", "new", "gap"], str]
_LABELS = {
    "order": "ui.field.order.",
    "orders.new.form": "ui.field.order.",
    "session": "ui.field.session.",
    "end": "ui.field.end.",
    "contact": "word.contact.",
    "claim": "ui.field.claim.",
    "company": "ui.field.company.",
    "terms": "ui.field.terms.",
}
_SENDINGS = {"report.send", "billing.send", "claim.send"}
_REPORT_LABELS = {"on": "ui.report.sent_on", "receipt": "ui.report.receipt"}
_SIGNS: dict[str, tuple[str, Tone]] = {
    "same": ("  ", "dim"),
    "old": ("– ", "late"),
    "new": ("+ ", "done"),
    "gap": ("  ", "dim"),
}
_AROUND = 1


def changes(saved: str, text: str) -> Iterator[Change]:
    """Yield the lines of two texts in one row; of what is the same only what stands beside."""
    before, after = ([line for line in each.split("\n") if line.strip()] for each in (saved, text))
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    end = 0
    for group in matcher.get_grouped_opcodes(_AROUND):
        if group[0][1] > end:
            yield "gap", "…"
        for tag, start, end, new_start, new_end in group:
            if tag == "equal":
                yield from (("same", line) for line in before[start:end])
                continue
            yield from (("old", line) for line in before[start:end])
            yield from (("new", line) for line in after[new_start:new_end])
    if end < len(before):
        yield "gap", "…"


def difference_lines(saved: str, text: str, width: int) -> Iterator[Pieces]:
    """Yield what a text would change, in lines of `width` cells."""
    for kind, line in changes(saved, text):
        sign, tone = _SIGNS[kind]
        for place, part in enumerate(wrapped(line, width - len(sign))):
            yield [("  " if place else sign, tone), (part, tone if kind != "same" else "dim")]


def field_lines(
    kind: str, texts: Mapping[str, str], saved: Mapping[str, str], words: Words, width: int
) -> Iterator[Pieces]:
    """Yield the fields of a form or the line of an entry, each with what is saved of it."""
    for name, text in texts.items():
        title = _label(kind, name, words)
        if title:
            yield [(title, "strong")]
        yield from difference_lines(saved.get(name, ""), text or " ", width)
        if not text:
            emptied: Piece = (words.say("ui.rescue.emptied"), "due")
            yield [("+ ", "done"), emptied]


def _label(kind: str, name: str, words: Words) -> str:
    if kind in _SENDINGS and name in _REPORT_LABELS:
        return words.say(_REPORT_LABELS[name])
    family = _LABELS.get(kind)
    if family is None:
        return ""
    try:
        return words.say(family + name)
    except LookupError:  # a field of another version
        return name
