"""The text of a notice before it is read: without what mail programs add, or what none may keep.

Knows nothing of what a notice tells.
"""

from __future__ import annotations

import quopri
import re
from typing import NamedTuple

from ph_tui.domain.text import clean_prose, personal_codes

TEXT_LIMIT = 20_000
"""Characters of a notice that are read."""
LEFT_OUT = "[–]"
"""What stands in the place of a personal identity code."""

_QUOTE = re.compile(r"^(?:[ \t]*>)+ ?", re.MULTILINE)
_IS_ENCODED = re.compile(r"=\r?\n|=[89A-F][0-9A-F]")


class CleanNotice(NamedTuple):
    """A notice that can be read."""

    text: str
    left_out: int
    is_cut: bool


def clean_notice(raw: str) -> CleanNotice:
    """The text without control characters, quote marks, transfer encoding and personal codes."""
    is_cut = len(raw) > TEXT_LIMIT
    text = clean_prose(_QUOTE.sub("", _decoded(raw[:TEXT_LIMIT]).replace("\xa0", " ")))
    text = _QUOTE.sub("", text)
    codes = [code for code in personal_codes(text) if code.valid]
    for code in reversed(codes):
        text = text[: code.start] + LEFT_OUT + text[code.end :]
    return CleanNotice(text, len(codes), is_cut)


def _decoded(text: str) -> str:
    """Quoted-printable that was left in a text, decoded; a text without any as it is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _IS_ENCODED.search(text):
        return text
    content = quopri.decodestring(text.encode("utf-8", "replace"))
    try:
        return content.decode()
    except UnicodeDecodeError:
        return text
