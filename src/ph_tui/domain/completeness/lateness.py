"""How near the last day of a report is: silent at first, then a warning, then late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.completeness.found import Found
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.completeness.context import Case
    from ph_tui.domain.handbook.keys import DeadlineKey

WARN_DAYS = 2
"""How many days before its last day an unsent report begins to warn."""


class Lateness(NamedTuple):
    """The ids of what is said of a report."""

    document: str
    soon: str
    today: str
    late: str


def lateness(case: Case, key: DeadlineKey, said: Lateness) -> Iterator[Found]:
    """What is said of a report that was not sent yet; nothing before the service has ended."""
    ending = case.order.ending
    if ending is None or not case.ended:
        return
    last = case.context.edition.deadline(key).due(ending.on)
    days = (last - case.today).days
    if days < 0:
        yield Found(Message(said.late, on=last, n=-days), said.document)
    elif days == 0:
        yield Found(Message(said.today, on=last), said.document, severity=Severity.WARNING)
    elif days <= WARN_DAYS:
        yield Found(Message(said.soon, on=last, n=days), said.document, severity=Severity.WARNING)
