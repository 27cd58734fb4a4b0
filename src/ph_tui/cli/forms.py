"""The fields of the city's web forms: what is to be pasted where."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.exports.plain import FormField


def tell_fields(face: Face, fields: Iterable[FormField], *, named: bool = True) -> None:
    """Print fields, each below its name unless the text alone is wanted."""
    if face.as_json:
        face.json({"fields": field_objects(fields)})
    elif named:
        for field in fields:
            face.lines((f"{field.name}:", field.text, ""))
    else:
        face.lines(field.text for field in fields)


def field_objects(fields: Iterable[FormField]) -> list[Object]:
    """Fields for a program."""
    return [{"key": field.key, "name": field.name, "text": field.text} for field in fields]
