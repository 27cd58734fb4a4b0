"""Typst in memory: a template and JSON values → an accessible PDF for archiving.

Owns the standards, PDF/UA-1 and PDF/A-2a, the fonts and the warning for characters that no font
has. It uses the fonts inside typst, whatever the machine has, and a date that it is given, so equal
values give equal bytes. It must not know what a template prints.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from datetime import date

    import typst

    from ph_tui.exports.typst_data import Node

_NAMED = 12
"""Undrawable characters that the warning names."""

NAME_LIMIT = 200
"""Characters of a name in properties and outline, which PDF/A bounds, and in a page's margins."""

NAMELESS = "–"
"""Stands where the standards ask for a title and there is none."""


@dataclass(frozen=True)
class Pdf:
    """The bytes of a PDF, and what its reader should be told about it."""

    data: bytes
    warnings: tuple[Message, ...] = ()


def typeset(template: str, data: Node, *, on: date, missing: tuple[str, ...]) -> Pdf:
    """Set the data by a template, which finds them as one JSON string in `sys.inputs.data`.

    `missing` are the characters that were spelled out because no font has them.
    """
    import typst

    compiler = typst.Compiler(
        _template(template),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data)},
    )
    noon = datetime.combine(on, time(12), UTC)
    made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=noon)
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single PDF")
    return Pdf(made, _warnings(missing))


def _warnings(missing: tuple[str, ...]) -> tuple[Message, ...]:
    if not missing:
        return ()
    named = " ".join(missing[:_NAMED]) + (" …" if len(missing) > _NAMED else "")
    return (Message("export.undrawable", n=len(missing), characters=named),)


@cache
def _template(name: str) -> bytes:
    return files("ph_tui.exports").joinpath("templates", name).read_bytes()


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
