"""Where in the program each thing that the handbook says applies.

Names places, actions and commands by their ids; knows no key, no screen and no edition.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = ("today", "orders", "order", "log", "report", "money", "popup", "marketing", "handbook")
"""Where something can apply, in the order of the screens."""


class Applies(NamedTuple):
    """Where one thing applies."""

    fact: str
    place: str
    """One of `PLACES`."""
    command: str
    """What does it on the command line, such as `report sent`."""
    action: str = ""
    """The id of the key that does it there; empty where the place itself shows it."""

    @property
    def told(self) -> Message:
        """What the program makes of it, in a sentence."""
        return Message(f"word.applies.fact.{self.fact}")

    @property
    def place_name(self) -> Message:
        """What the place is called."""
        return Message(f"word.applies.place.{self.place}")


_ALL = (
    Applies("application.per-service", "marketing", "service apply"),
    Applies("application.closes", "marketing", "service apply"),
    Applies("approval.all-suitable", "marketing", "service approve"),
    Applies("period.short", "orders", "period add", "orders.edit"),
    Applies("brochure.due", "marketing", "service brochure"),
    Applies("brochure.per-service", "marketing", "service brochure"),
    Applies("brochure.content", "marketing", "service check"),
    Applies("order.notice", "orders", "order add", "orders.new"),
    Applies("order.no-summary", "orders", "order list"),
    Applies("end.two-reports", "order", "report sent", "orders.end"),
    Applies("end.feedback", "order", "feedback asked", "orders.feedback"),
    Applies("video.rules", "marketing", "service video"),
    Applies("posts.rules", "marketing", "service post"),
    Applies("popup.slots", "popup", "popup book"),
    Applies("popup.lead", "popup", "popup book"),
    Applies("popup.marketing", "popup", "popup list"),
    Applies("own-marketing.facts", "marketing", "service check"),
    Applies("services.names", "orders", "service list", "orders.new"),
    Applies("report.baseline", "report", "report set", "orders.report"),
    Applies("report.sessions", "report", "report fill", "orders.report"),
    Applies("report.actions", "report", "report set", "orders.report"),
    Applies("report.factors", "report", "report set", "orders.report"),
    Applies("report.follow-up", "report", "report set", "orders.report"),
    Applies("report.due", "today", "report sent", "orders.report"),
    Applies("report.purpose", "report", "report show", "orders.report"),
    Applies("billing.actual-hours", "log", "billing show", "orders.bill"),
    Applies("billing.due", "today", "billing sent", "orders.bill"),
    Applies("billing.bonus", "money", "billing bonus", "orders.bonus"),
    Applies("invoice.per-order", "money", "invoice create", "orders.invoice"),
    Applies("invoice.monthly", "money", "invoice ready", "money.run"),
    Applies("invoice.buyer", "money", "invoice show", "orders.copy"),
    Applies("invoice.reference", "money", "invoice show", "orders.copy"),
    Applies("feedback.summary", "marketing", "feedback summary"),
    Applies("contact.office", "handbook", "settings show"),
)

APPLIES: Mapping[str, Applies] = MappingProxyType({each.fact: each for each in _ALL})
"""Where each thing applies, by its key in an edition."""
