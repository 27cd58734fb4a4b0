"""The desks that have something to tell beside the orders: services, stands, clients' feedback.

Owns which they are and in what order they are asked; each is loaded when it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.core import Core
    from ph_tui.desk.due import Due
    from ph_tui.domain.findings import Finding


class BesideOrders(Protocol):
    """A desk whose records are checked, and which has something to be done."""

    def findings(self) -> tuple[Finding, ...]:
        """What the rules find in all of them."""

    def due(self) -> tuple[Due, ...]:
        """All that is not done."""


def _services(core: Core) -> BesideOrders:
    from ph_tui.desk.marketing import MarketingDesk

    return MarketingDesk(core)


def _stands(core: Core) -> BesideOrders:
    from ph_tui.desk.popup import PopUpDesk

    return PopUpDesk(core)


def _feedback(core: Core) -> BesideOrders:
    from ph_tui.desk.feedback import FeedbackDesk

    return FeedbackDesk(core)


BESIDE_ORDERS: tuple[Callable[[Core], BesideOrders], ...] = (_services, _stands, _feedback)
"""The desks that are asked."""
