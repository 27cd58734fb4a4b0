"""`ph-tui demo`: an invented company in a folder of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.domain.errors import BadInput, DataError, Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.cli.face import Face

USUAL, MOST = 60, 20_000
"""Orders of the company: when nothing is said, and at most."""


def _demo(face: Face, given: Given) -> None:
    orders = _count(given.get("orders"))
    named = given.get("directory")
    data = face.around.data if named is None else Path(named).absolute()
    _refuse_used(data)
    from ph_tui.desk.clock import clock_at
    from ph_tui.desk.sample import make_sample

    today = clock_at(face.around.today).now().date()
    around = face.around
    made = make_sample(data, today=today, orders=orders, user=around.user, cache=around.cache)
    if face.as_json:
        face.json({"data": str(data), "orders": made})
    else:
        face.say("cli.demo.made", n=made, path=str(data))


def _count(text: str | None) -> int:
    if text is None:
        return USUAL
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= MOST):
        raise BadInput(Message("cli.error.order_count", text=text[:40], limit=MOST))
    return int(text)


def _refuse_used(data: Path) -> None:
    try:
        used = next(data.iterdir(), None) is not None
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise DataError(Message("cli.error.folder_unreadable", path=str(data))) from error
    if used:
        raise Refused(Message("cli.error.folder_used", path=str(data)))


COMMANDS = (
    Command("demo", _demo, (Argument("directory", optional=True),), (Option("orders", "count"),)),
)
