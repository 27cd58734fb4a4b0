"""The way of an application: what may be recorded after what.

Pure: each step takes a participation and gives the next one, or refuses.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from datetime import date

    from ph_tui.domain.marketing.records import Participation


def applied(record: Participation, on: date) -> Participation:
    """Applied on a day: for the first time, on another day, or again after a no."""
    if record.approved_on and not record.withdrawn_on:
        raise Refused(Message("error.participation.approved", on=record.approved_on))
    return replace(record, applied_on=on, approved_on=None, rejected_on=None, withdrawn_on=None)


def approved(record: Participation, on: date) -> Participation:
    """The city has said yes."""
    _refuse_answer(record, on)
    return replace(record, approved_on=on, rejected_on=None)


def rejected(record: Participation, on: date) -> Participation:
    """The city has said no."""
    _refuse_answer(record, on)
    return replace(record, rejected_on=on, approved_on=None)


def withdrawn(record: Participation, on: date) -> Participation:
    """The company does not take part, or no longer."""
    if record.withdrawn_on:
        raise Refused(Message("error.participation.withdrawn", on=record.withdrawn_on))
    return replace(record, withdrawn_on=on)


def _refuse_answer(record: Participation, on: date) -> None:
    """Refuse an answer to what was not asked."""
    if record.withdrawn_on:
        raise Refused(Message("error.participation.withdrawn", on=record.withdrawn_on))
    if record.applied_on is None:
        raise Refused(Message("error.participation.not_applied", service=record.service))
    if on < record.applied_on:
        asked = record.applied_on
        raise Refused(Message("error.participation.before_applying", on=on, applied=asked))
