"""The office to turn to, in a sentence; who works there is in the company's settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ph_tui.domain.city import CityContacts
    from ph_tui.domain.handbook.places import Contact


def office_word(contact: Contact, lang: str) -> Message:
    """Who answers, where, and when it is open."""
    return Message(
        "word.handbook.office",
        role=contact.role.said_in(lang),
        office=contact.office.said_in(lang),
        address=contact.address,
        days=days_word(contact.weekdays),
        opens=contact.opens,
        closes=contact.closes,
    )


def person_word(city: CityContacts) -> Message:
    """How to reach the coordinator, as far as it was written down."""
    told = (city.coordinator_name, city.coordinator_email, city.coordinator_phone)
    known = " · ".join(filter(None, told))
    return Message("word.handbook.person", person=known) if known else _NOBODY


def days_word(weekdays: Sequence[int]) -> Message:
    """Weekdays: from the first to the last where none between them is left out."""
    first, *rest = (Message(f"word.weekday.{day}") for day in sorted(weekdays))
    if len(rest) > 1 and max(weekdays) - min(weekdays) == len(rest):
        return Message("word.handbook.days", first=first, last=rest[-1])
    told = first
    for day in rest:
        told = Message("word.handbook.day_and", days=told, day=day)
    return told


_NOBODY = Message("word.handbook.nobody")
