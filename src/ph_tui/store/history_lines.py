"""One line of an order's history as JSON, and back.

Owns the names of its keys; knows nothing of files. What a line says is read with care, not trusted:
a line that is none gives None, and the rest of the history stays readable.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ph_tui.domain.changes import Change, TextChange
from ph_tui.domain.history import Deed, Line
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.domain.changes import AnyChange
    from ph_tui.domain.messages import Param

T = TypeVar("T")

_HEAD = re.compile(rb'\{"revision":(\d{1,16}),"gone":(true|false),')
_KINDS: dict[str, type[date | datetime | time]] = {"at": datetime, "on": date, "time": time}
"""How points in time are marked among the parameters of a message; the first that fits."""


class Head(NamedTuple):
    """What a line begins with: enough to tell whether it took effect."""

    revision: int
    gone: bool


def head_of(data: bytes) -> Head | None:
    """The beginning of a line; None when it isn't one of ours."""
    match = _HEAD.match(data)
    return Head(int(match[1]), match[2] == b"true") if match else None


def to_json(line: Line) -> bytes:
    """A line, its newline included."""
    import orjson

    deed = line.deed
    plain = {
        "revision": line.revision,
        "gone": line.gone,
        "at": deed.at,
        "by": deed.by,
        "what": _message_to_plain(deed.what),
        "undoes": deed.undoes,
        "saved": line.saved_ns,
        "changes": [_change_to_plain(change) for change in line.changes],
    }
    return orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE)


def from_json(data: bytes) -> Line | None:
    """The line in a text; None when it can't be understood."""
    import orjson

    try:
        plain = orjson.loads(data)
        undoes = plain["undoes"]
        deed = Deed(
            _message_from_plain(plain["what"]),
            _of(str, plain["by"]),
            _aware(plain["at"]),
            None if undoes is None else _of(int, undoes),
        )
        changes = tuple(_change_from_plain(change) for change in plain["changes"])
        revision, saved = _of(int, plain["revision"]), _of(int, plain["saved"])
        return Line(revision, deed, changes, _of(bool, plain["gone"]), saved)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _message_to_plain(message: Message) -> dict[str, Any]:
    return {"id": message.id, "params": {n: _param_to_plain(p) for n, p in message.items}}


def _message_from_plain(plain: Any) -> Message:
    params = {name: _param_from_plain(param) for name, param in plain["params"].items()}
    return Message(_of(str, plain["id"]), **params)


def _param_to_plain(param: Param) -> object:
    if isinstance(param, Message):
        return _message_to_plain(param)
    if isinstance(param, Decimal):
        return {"number": str(param)}
    for name, kind in _KINDS.items():
        if isinstance(param, kind):
            return {name: param.isoformat()}
    return param


def _param_from_plain(plain: Any) -> Param:
    if not isinstance(plain, dict):
        return _of(int, plain) if isinstance(plain, int) else _of(str, plain)
    if "id" in plain:
        return _message_from_plain(plain)
    ((name, text),) = plain.items()
    return Decimal(text) if name == "number" else _KINDS[name].fromisoformat(text)


def _change_to_plain(change: AnyChange) -> dict[str, Any]:
    if isinstance(change, TextChange):
        return {
            "path": change.path,
            "at": change.at,
            "before": change.before,
            "after": change.after,
            "digest": change.digest,
        }
    return {"path": change.path, "before": change.before, "after": change.after}


def _change_from_plain(plain: Any) -> AnyChange:
    path = tuple(_of(str, step) for step in plain["path"])
    if not 0 < len(path) < 4:
        raise ValueError("a path has one to three steps")
    before, after = plain["before"], plain["after"]
    if "digest" not in plain:
        return Change(path, before, after)
    digest, at = _of(str, plain["digest"]), _of(int, plain["at"])
    return TextChange(path, at, _of(str, before), _of(str, after), digest)


def _aware(text: Any) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("a point in time has a zone")
    return at


def _of(kind: type[T], value: Any) -> T:
    if type(value) is not kind:
        raise TypeError("another kind of value")
    return value
