"""`ph-tui order add --notice`: a new order out of any text, and what was read of it, in lines.

Owns how the reading is told; what the options of the command say stands over the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.cli.typed import STANDARD_INPUT, text_or_file
from ph_tui.desk.notices import refuse_open, sure_values, typed_value
from ph_tui.domain.messages import Message
from ph_tui.domain.notices.values import NoticeField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ph_tui.cli.arguments import Given
    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.orders import NewOrder
    from ph_tui.domain.notices.values import Candidate, NoticeReading
    from ph_tui.domain.orders import OrderFile

_OPTIONS = {field: field.value.replace("_", "-") for field in NoticeField}


def add(
    face: Face,
    given: Given,
    told: Callable[[Face, Given], NewOrder],
    tell: Callable[[Face, OrderFile, str], None],
) -> None:
    """Take in, or with `--dry-run` only show, what a notice and the options tell together."""
    name = given["notice"]
    reading = face.desk.notices.read(text_or_file(name if name == STANDARD_INPUT else f"@{name}"))
    typed = {field.value: text for field in NoticeField if (text := given.get(_OPTIONS[field]))}
    if given.has("dry-run"):
        _show(face, reading, typed)
        return
    if not face.as_json:
        face.lines(_lines(face, reading, typed))
    refuse_open(reading, typed)
    together = {_OPTIONS[NoticeField(name)]: text for name, text in sure_values(reading).items()}
    given.values = {**together, **given.values}
    tell(face, face.desk.orders.add(told(face, given)), "added")


def _show(face: Face, reading: NoticeReading, typed: dict[str, str]) -> None:
    if face.as_json:
        fields = {field.value: _object(reading, field, typed) for field in NoticeField}
        face.json({"saved": False, "fields": fields, "codes_left_out": reading.left_out})
        return
    face.lines(_lines(face, reading, typed))
    face.say("cli.notice.not_saved")


def _object(reading: NoticeReading, field: NoticeField, typed: dict[str, str]) -> Object:
    sure = reading.sure(field)
    value = typed.get(field.value) or (_plain(sure) if sure else None)
    found = [{"value": _plain(each), "words": reading.words(each)} for each in reading.of(field)]
    return {"value": value, "found": found}


def _plain(found: Candidate) -> str:
    value = found.value
    return value if isinstance(value, str) else value.isoformat()


def _lines(face: Face, reading: NoticeReading, typed: dict[str, str]) -> Iterator[str]:
    say = face.words.say
    for field in NoticeField:
        named, found = say(f"word.notice.{field}"), reading.of(field)
        if field.value in typed:
            yield say("cli.notice.given", field=named, value=typed[field.value])
        elif not found:
            yield say("cli.notice.not_found", field=named)
        elif len(found) == 1:
            yield say("cli.notice.found", field=named, **_told(reading, found[0]))
        else:
            yield say("cli.notice.several", field=named)
            for each in found:
                yield say("cli.notice.one_of", **_told(reading, each))
    if reading.left_out:
        yield face.words(Message("cli.notice.left_out", n=reading.left_out))
    if reading.is_cut:
        yield say("cli.notice.is_cut")


def _told(reading: NoticeReading, found: Candidate) -> dict[str, str]:
    return {"value": typed_value(found.value), "words": reading.words(found)}
