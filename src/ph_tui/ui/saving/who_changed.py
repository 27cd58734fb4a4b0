"""Who has changed something last, for questions that name the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.changes import touches
from ph_tui.domain.errors import PhTuiError

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.domain.changes import Path


def who_changed(desk: Desk, order_id: str, path: Path) -> str:
    """Return the login of who has changed what stands at a path of an order's tables last.

    Empty when nothing tells, or when it was the same user in another window.
    """
    try:
        for entry in desk.history.of(order_id):
            if touches(entry.changes, path):
                return "" if entry.by == desk.user else entry.by
    except PhTuiError:
        return ""
    return ""
