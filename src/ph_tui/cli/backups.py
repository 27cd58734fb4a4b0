"""`ph-tui backup` and `restore`: a copy of everything, and putting one back."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli import as_lines
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.desk.backup_difference import Fate
from ph_tui.desk.core import SHORT_ID
from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.desk.backup_difference import Difference, Listed, OrderDifference

NOT_YET = 1
"""The exit code of a restore that was only shown."""
_SIGNS = {Fate.BACK: "+", Fate.CHANGED: "~", Fate.GONE: "-", Fate.KEPT: "="}


def _backup(face: Face, given: Given) -> int:
    named = given.get("file")
    made = face.desk.backups.make(None if named is None else Path(named).absolute())
    contents = made.contents
    if face.as_json:
        face.json(
            {
                "file": str(made.path),
                "made": contents.made.isoformat(),
                "orders": len(contents.orders),
                "bytes": made.size,
                "unreadable": list(contents.unreadable),
            }
        )
    else:
        orders = face.words.say("cli.backup.orders", n=len(contents.orders))
        face.say("cli.backup.made", path=str(made.path), orders=orders)
    for name in contents.unreadable:
        face.warn(Message("cli.backup.unreadable", file=name))
    return DataError.exit_code if contents.unreadable else 0


def _restore(face: Face, given: Given) -> int:
    named = given.get("file")
    if named is None:
        if given.get("order") is not None or given.has("yes"):
            raise BadInput(Message("cli.error.no_backup_named"))
        _list(face)
        return 0
    desk, reference = face.desk.backups, given.get("order")
    file = desk.find(named)
    found = desk.difference(file, reference)
    goes_on = given.has("yes") and not found.is_empty
    before = desk.restore(file, reference).path if goes_on else None
    if face.as_json:
        face.json(_object(found, before))
    else:
        face.lines(_lines(face, found))
        _tell_end(face, given, found, before)
    for name in found.left_out:
        face.warn(Message("cli.restore.left_out", file=name))
    return 0 if found.is_empty or before else NOT_YET


def _tell_end(face: Face, given: Given, found: Difference, before: Path | None) -> None:
    if found.is_empty:
        face.say("cli.restore.same")
    elif before is not None:
        face.say("cli.restore.done", path=str(before))
    else:
        order = ["--order", given["order"]] if given.get("order") else []
        typed = shlex.join(("ph-tui", "restore", given["file"], *order, "--yes"))
        face.say("cli.restore.not_yet", command=typed)


def _list(face: Face) -> None:
    listed = face.desk.backups.all()
    if face.as_json:
        face.json({"backups": [_listed_object(each) for each in listed]})
    elif listed:
        face.lines(_listed_line(face, each) for each in listed)
    else:
        face.say("cli.backup.none")


def _listed_line(face: Face, each: Listed) -> str:
    contents = each.contents
    if contents is None:
        return as_lines.joined(str(each.name), face.words.say("cli.backup.damaged"))
    orders = face.words.say("cli.backup.orders", n=len(contents.orders))
    return as_lines.joined(
        str(each.name), face.words.moment(contents.made), orders, f"{each.size // 1000} kB"
    )


def _listed_object(each: Listed) -> Object:
    contents = each.contents
    return {
        "name": str(each.name),
        "bytes": each.size,
        "made": contents.made.isoformat() if contents else None,
        "orders": len(contents.orders) if contents else None,
        "whole": each.name.is_whole,
    }


def _lines(face: Face, found: Difference) -> Iterator[str]:
    """The backup, and each order and file that it would change."""
    orders = face.words.say("cli.backup.orders", n=found.orders_kept)
    yield face.words.say("cli.restore.head", file=found.file.name, at=found.made, orders=orders)
    for each in found.orders:
        name = as_lines.joined(each.number or each.order_id[:SHORT_ID], each.client_code)
        fate = face.words.say(f"cli.restore.fate.{each.fate}")
        changed = ", ".join(dict.fromkeys(_changed(face, each)))
        yield f"{_SIGNS[each.fate]} {as_lines.joined(name, fate, changed)}"
        if len(found.orders) == 1:
            yield from _values(face, each)
    for name in found.files:
        yield f"~ {name}"


def _changed(face: Face, each: OrderDifference) -> list[str]:
    from ph_tui.desk.history_words import details_of

    return [detail.name for detail in details_of(each.changes, face.words)]


def _values(face: Face, each: OrderDifference) -> Iterator[str]:
    """Of a single order each value, as it is and as it will be."""
    from ph_tui.desk.history_words import details_of

    for detail in details_of(each.changes, face.words):
        yield f"    {detail.name}: {detail.before} → {detail.after}"


def _object(found: Difference, before: Path | None) -> Object:
    return {
        "file": str(found.file),
        "made": found.made.isoformat(),
        "restored": before is not None,
        "before": str(before) if before else None,
        "orders": [
            {
                "order_id": each.order_id,
                "order_number": each.number or None,
                "fate": each.fate.value,
                "changes": [list(change.path) for change in each.changes],
            }
            for each in found.orders
        ],
        "files": list(found.files),
        "left_out": list(found.left_out),
    }


_FILE = (Argument("file", optional=True),)

COMMANDS = (
    Command("backup", _backup, _FILE),
    Command("restore", _restore, _FILE, (Option("order", "number"), Option("yes"))),
)
