"""Clients: the details by which one is reached, and how a client code is found in a text.

Knows no order and no file. A client is known by a code everywhere else; nothing but the contact
details names the person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.errors import BadInput
from ph_tui.domain.folding import client_key
from ph_tui.domain.messages import Message
from ph_tui.domain.orders import CLIENT_CODE_LIMIT
from ph_tui.domain.values import Value

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS = ("name", "phone", "email", "language", "note")
"""What can be recorded, by the names that people type."""
LANGUAGES = ("fi", "en")
"""In which the city's form is sent to a client."""
LIMITS = {"name": 100, "phone": 60, "email": 200, "language": 20, "note": 2000}
"""Characters."""
_LANGUAGE_WORDS = {
    **dict.fromkeys(("fi", "suomi", "suomeksi", "finnish"), "fi"),
    **dict.fromkeys(("en", "englanti", "englanniksi", "english"), "en"),
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_BETWEEN = r"[.\s]{0,3}"
"""What may stand between the characters of a client code in another spelling of it."""


@dataclass(frozen=True)
class ContactDetails(Value):
    """How a client is reached: the one record that names a person."""

    PROSE: ClassVar[frozenset[str]] = frozenset({"note"})

    client_code: str
    name: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    language: str = ""
    """One of LANGUAGES; empty is Finnish."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 < len(self.client_code) <= CLIENT_CODE_LIMIT:
            raise BadInput(Message("error.order.client_code", limit=CLIENT_CODE_LIMIT))
        for field, limit in LIMITS.items():
            length = len(self.text(field))
            if length > limit:
                name = Message(f"word.contact.{field}")
                raise BadInput(
                    Message("error.client.length", field=name, length=length, limit=limit)
                )
        if self.email and not _EMAIL.fullmatch(self.email):
            raise BadInput(Message("error.client.email"))
        if self.language and self.language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise BadInput(Message("error.client.language", known=known))

    def text(self, field: str) -> str:
        """What one of FIELDS holds."""
        value: str = getattr(self, field)
        return value

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded."""
        return not any(map(self.text, FIELDS))


def edited(details: ContactDetails, values: Mapping[str, str]) -> ContactDetails:
    """The details with other values; a name that is none of FIELDS is BadInput."""
    for name in values:
        if name not in FIELDS:
            raise BadInput(
                Message("error.client.field_unknown", field=name[:40], known=", ".join(FIELDS))
            )
    language = values.get("language", "").strip().casefold()
    spoken = {"language": _LANGUAGE_WORDS.get(language, language)} if language else {}
    return replace(details, **{**values, **spoken})


def mentions_of(client_code: str) -> re.Pattern[str]:
    """What finds a client code in a text, in whatever spelling: `A.K.`, `ak`, `A. K`."""
    key = client_key(client_code)
    if not key:
        return re.compile(r"(?!)")
    spelled = re.escape(client_code.strip()), _BETWEEN.join(map(re.escape, key))
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)


def kept_until(closed_on: date, months: int) -> date:
    """The last day of a time of so many months after a day: 31 August and 6 is 28 February."""
    year, month = divmod(closed_on.year * 12 + closed_on.month - 1 + months, 12)
    last = _days_of(year, month + 1)
    return date(year, month + 1, min(closed_on.day, last))


def _days_of(year: int, month: int) -> int:
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return (first_of_next - date(year, month, 1)).days
