"""Whom to turn to at the city, and where its web forms are: what no edition can tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.values import Value

LINKS = ("feedback_form", "report_form", "billing_form", "booking_calendar")
"""The fields that hold an address of the web."""
CITY_FIELDS = ("coordinator_name", "coordinator_email", "coordinator_phone", *LINKS)
LIMIT = 400
"""Characters."""
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


@dataclass(frozen=True)
class CityContacts(Value):
    """The coordinator and the city's pages; each text is empty until the company writes it down."""

    coordinator_name: str = ""
    coordinator_email: str = ""
    coordinator_phone: str = ""
    feedback_form: str = ""
    """Where a client gives feedback."""
    report_form: str = ""
    """Where a service report is handed in."""
    billing_form: str = ""
    """Where a billing report is handed in."""
    booking_calendar: str = ""
    """Where a stand is booked."""

    def __post_init__(self) -> None:
        super().__post_init__()
        for name in CITY_FIELDS:
            text: str = getattr(self, name)
            field = Message(f"word.setting.{name}")
            if len(text) > LIMIT:
                raise BadInput(Message("error.setting.length", field=field, limit=LIMIT))
            if name in LINKS and text and not _is_link(text):
                raise BadInput(Message("error.setting.link", field=field, text=text[:60]))
        if self.coordinator_email and not _EMAIL.fullmatch(self.coordinator_email):
            text = self.coordinator_email[:60]
            raise BadInput(Message("error.setting.email", text=text))


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in text
