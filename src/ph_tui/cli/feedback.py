"""`ph-tui feedback …`: a client asked, reminded, answered; and the city's summary of a period."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.cli import as_lines, files
from ph_tui.cli.arguments import Argument, Command, Given, Option
from ph_tui.cli.forms import tell_fields
from ph_tui.cli.typed import STANDARD_INPUT, day
from ph_tui.desk.feedback_summaries import BYTE_LIMIT
from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ph_tui.cli.as_json import Object
    from ph_tui.cli.face import Face
    from ph_tui.domain.marketing.records import FeedbackSummary
    from ph_tui.domain.orders import OrderFile

_DAYS = ("asked", "reminded", "received")


def _asked(face: Face, given: Given) -> None:
    _record(face, given, "asked", face.desk.orders.ask_feedback)


def _reminded(face: Face, given: Given) -> None:
    _record(face, given, "reminded", face.desk.feedback.remind)


def _received(face: Face, given: Given) -> None:
    _record(face, given, "received", face.desk.feedback.receive)


def _record(
    face: Face, given: Given, what: str, record: Callable[[str, date | None], OrderFile]
) -> None:
    desk = face.desk
    row = desk.orders.find(given["number"])
    order = desk.orders.load(row.id).order
    after = record(row.id, day(face, given.get("on"), (order.start, order.end))).order
    days: dict[str, date | None] = {name: getattr(after, f"feedback_{name}_on") for name in _DAYS}
    if face.as_json:
        told = {f"feedback_{name}_on": on.isoformat() if on else None for name, on in days.items()}
        face.json({"id": row.id, "order_number": row.number or None, **told})
    else:
        on = days[what] or desk.today
        face.say(f"cli.feedback.{what}", order=as_lines.name_of(row), on=on)


def _form(face: Face, given: Given) -> None:
    desk = face.desk
    file = desk.orders.load(desk.orders.find(given["number"]).id)
    reminds = given.has("reminder")
    tell_fields(face, desk.forms.fields(file, FormKind.FEEDBACK, face.words, reminds=reminds))
    if not desk.forms.feedback_link:
        face.warn(Message("cli.feedback.no_link"))


def _summary(face: Face, given: Given) -> None:
    """File what is given; without it show what was filed."""
    period_id, source = given["period"], given.get("document")
    if source is not None:
        _file(face, given, period_id, source)
        return
    desk = face.desk
    found = desk.feedback.summaries.find(period_id)
    if given.get("output") is not None and found is not None:
        _save(face, given, found)
    elif face.as_json:
        face.json(_object(period_id, found))
    elif found is None:
        face.say("cli.feedback.no_summary", period=period_id)
        face.lines([desk.feedback.summaries.city_says(period_id, face.words.lang)])
    else:
        _tell(face, found)


def _file(face: Face, given: Given, period_id: str, source: str) -> None:
    summaries = face.desk.feedback.summaries
    summaries.period(period_id)
    name = "" if source == STANDARD_INPUT else source
    content = _content(source)
    filed = summaries.file(period_id, content, name, replaces=given.has("force"))
    if face.as_json:
        face.json(_object(period_id, filed.summary))
    else:
        face.say("cli.feedback.filed", period=filed.period.id)


def _content(source: str) -> bytes:
    """What stands in a file, or comes from standard input, no more than can be filed."""
    try:
        if source == STANDARD_INPUT:
            if sys.stdin is None:
                raise BadInput(Message("cli.error.no_text"))
            return sys.stdin.buffer.read(BYTE_LIMIT + 1)
        with Path(source).open("rb") as file:
            return file.read(BYTE_LIMIT + 1)
    except (OSError, ValueError) as error:
        raise BadInput(Message("cli.error.file_unreadable", path=source[:200])) from error


def _save(face: Face, given: Given, found: FeedbackSummary) -> None:
    name = files.file_named(given)
    files.write(given, face.desk.feedback.summaries.content(found))
    if not face.as_json:
        face.say("cli.feedback.summary_saved", path=name or "")


def _tell(face: Face, found: FeedbackSummary) -> None:
    name = found.name or face.words.say("cli.feedback.typed")
    face.say(
        "cli.feedback.summary_head",
        period=found.period_id,
        on=found.filed_on,
        by=found.by,
        name=name,
    )
    if found.paper:
        face.say("cli.feedback.summary_paper", period=found.period_id)
    else:
        face.lines(["", found.text])


def _object(period_id: str, found: FeedbackSummary | None) -> Object:
    return {
        "period": period_id,
        "id": found.id if found else None,
        "filed_on": found.filed_on.isoformat() if found else None,
        "by": found.by if found else None,
        "name": (found.name or None) if found else None,
        "text": (found.text or None) if found else None,
        "sha256": (found.paper or None) if found else None,
    }


_NUMBER = Argument("number")
_ON = (Option("on", "day"),)

COMMANDS = (
    Command("feedback asked", _asked, (_NUMBER,), _ON),
    Command("feedback reminded", _reminded, (_NUMBER,), _ON),
    Command("feedback received", _received, (_NUMBER,), _ON),
    Command("feedback form", _form, (_NUMBER,), (Option("reminder"),)),
    Command(
        "feedback summary",
        _summary,
        (Argument("period"), Argument("document", optional=True)),
        files.OPTIONS,
    ),
)
