"""A history in words: each entry one sentence, and what it has changed, value by value.

Owns how days, fields and values of a history are told. What stands in a history file may be of
another version or edited by hand: what can't be told is told in general, never an error.
"""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from ph_tui.domain.changes import TextChange, digest_of
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ph_tui.desk.history import HistoryEntry
    from ph_tui.domain.changes import AnyChange
    from ph_tui.domain.messages import Param
    from ph_tui.l10n.words import Words

NOTHING = "–"
LIMIT = 150
"""Characters of a value that are told."""
_BY_FIELDS = {"word.did.edited", "word.did.session_edited"}
"""What is told with the fields that were changed."""
_SILENT = {"stamps"}
"""Fields that follow another one."""
_OF_PERIOD = "edition_id"
"""The field that follows the contract period, unless it is changed alone."""


class Detail(NamedTuple):
    """One value that was changed: what it is called, what it was, what it became."""

    name: str
    before: str
    after: str


def told_moment(at: datetime, today: date, words: Words) -> str:
    """When something was done: `ke 24.4. klo 12.00`, with the year when it isn't this one."""
    day = words.day(at) if at.year == today.year else words.date(at)
    weekday = words.weekday(at)
    return words.say("word.history.moment", weekday=weekday, day=day, clock=at.time())


def told_deed(entry: HistoryEntry, words: Words) -> str:
    """What was done, as it follows the name of whoever did it."""
    return _told(entry.what, entry, words)


def told_what(what: Message, at: datetime, words: Words) -> str:
    """What a message of a history says; its days have no year when it is that of `at`."""
    try:
        return words.say(what.id, **{name: _spoken(p, at, words) for name, p in what.items})
    except LookupError:
        return words.say("word.did.other")


def _told(what: Message, entry: HistoryEntry, words: Words) -> str:
    sentence = told_what(what, entry.at, words)
    if what.id not in _BY_FIELDS:
        return sentence
    names = dict.fromkeys(detail.name for detail in details(entry, words))
    return f"{sentence}: {', '.join(names)}" if names else sentence


def _spoken(param: Param, at: datetime, words: Words) -> Param:
    if isinstance(param, Message):
        return told_what(param, at, words)
    if isinstance(param, date) and not isinstance(param, datetime):
        return words.day(param) if param.year == at.year else words.date(param)
    return param


def details(entry: HistoryEntry, words: Words) -> list[Detail]:
    """Every value that an entry has changed; of a long text the part that differs."""
    return details_of(entry.changes, words)


def details_of(changes: Iterable[AnyChange], words: Words) -> list[Detail]:
    """The same of changes that stand in no history."""
    return list(_details(changes, words))


def _details(changes: Iterable[AnyChange], words: Words) -> Iterator[Detail]:
    changed = list(changes)
    follows = any(change.path[-1] == "period_id" for change in changed)
    for change in changed:
        path = change.path
        is_whole_report = path == ("report", "report")
        if len(path) == 1 or path[-1] in _SILENT or is_whole_report:
            continue
        if follows and path[-1] == _OF_PERIOD:
            continue
        if change.before == change.after:
            continue
        before, after = (_shown(change, value, words) for value in (change.before, change.after))
        yield Detail(_name(path, words), before, after)


def _name(path: tuple[str, ...], words: Words) -> str:
    table, _, *field = path
    named = field[0] if field else "whole"
    is_section = table == "report" and named in set(ReportSection)
    try:
        return words.say(f"word.section.{named}" if is_section else f"word.field.{table}.{named}")
    except LookupError:
        return named[:40]


def _shown(change: AnyChange, value: Any, words: Words) -> str:
    if isinstance(change, TextChange):
        return _stretch(change, str(value))
    if value in (None, ""):
        return NOTHING
    table, _, *field = change.path
    show = _SHOWN.get((table, *field), _plain)
    try:
        return _short(show(value, words))
    except (ValueError, TypeError, KeyError, ArithmeticError, LookupError):
        return _short(str(value))


def _stretch(change: TextChange, text: str) -> str:
    """The part of a text that differs, with a sign for what stands around it."""
    is_all = not change.at and change.digest in {digest_of(change.after), digest_of("")}
    if is_all:
        return _short(text) or NOTHING
    return _short(f"… {text} …" if text else "…")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LIMIT else f"{line[: LIMIT - 1]}…"


def _plain(value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words.say("word.history.yes" if value else "word.history.no")
    return "…" if isinstance(value, dict | list) else str(value)


def _order(value: Any, words: Words) -> str:
    del words
    return _joined(value["number"], value["client_code"])


def _day(value: Any, words: Words) -> str:
    return words.date(date.fromisoformat(value))


def _number(value: Any, words: Words) -> str:
    return words.decimal(Decimal(value))


def _ending(value: Any, words: Words) -> str:
    how = words.say(f"word.ending.{value['how']}")
    return _joined(_day(value["on"], words), how, value["reason"])


def _sending(value: Any, words: Words) -> str:
    return _joined(_day(value["on"], words), value["by"])


def _clock(value: Any, words: Words) -> str:
    return words.clock(time.fromisoformat(value))


def _state(value: Any, words: Words) -> str:
    return words.say(f"word.session.{value}")


def _session(value: Any, words: Words) -> str:
    on = date.fromisoformat(value["on"])
    clock = ""
    if value["start"] and value["end"]:
        clock = words.span(time.fromisoformat(value["start"]), time.fromisoformat(value["end"]))
    when = f"{words.weekday(on)} {words.day(on)} {clock}".rstrip()
    return _joined(when, _state(value["state"], words), value["note"])


def _claim(value: Any, words: Words) -> str:
    sent = _sending(value["sent"], words) if value["sent"] else ""
    return _joined(value["bonus"], value["details"], sent)


def _billing(value: Any, words: Words) -> str:
    return _sending(value["sent"], words) if value["sent"] else NOTHING


def _invoice(value: Any, words: Words) -> str:
    return _joined(words.money(Decimal(value["total"])), _day(value["on"], words))


def _waiver(value: Any, words: Words) -> str:
    return _joined(words.say(f"rule.title.{value['key']}"), value["why"])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_DAYS = (
    *("start", "end", "received_on", "accepted_on", "contacted_on"),
    *("feedback_asked_on", "feedback_reminded_on", "feedback_received_on"),
)
_SHOWN: dict[tuple[str, ...], Callable[[Any, Words], str]] = {
    ("order",): _order,
    ("sessions",): _session,
    ("waivers",): _waiver,
    ("billing",): _billing,
    ("billing", "sent"): _sending,
    ("claims",): _claim,
    ("claims", "follow_up_on"): _day,
    ("claims", "sent"): _sending,
    ("invoices",): _invoice,
    ("invoices", "credited_by"): lambda value, _: str(value or NOTHING),
    ("invoices", "sent"): _sending,
    ("invoices", "paid"): _sending,
    **{("order", name): _day for name in _DAYS},
    ("order", "ordered_hours"): _number,
    ("order", "price"): _number,
    ("order", "ending"): _ending,
    ("report", "sent"): _sending,
    ("sessions", "on"): _day,
    ("sessions", "minutes"): lambda value, words: words.hours(value),
    ("sessions", "start"): _clock,
    ("sessions", "end"): _clock,
    ("sessions", "state"): _state,
}
