"""Setting a finding aside from the list of all: asked why, and gone from the list at once.

Owns which findings can be set aside here; the record of it is the desk's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.completeness import can_be_waived
from ph_tui.domain.errors import Refused
from ph_tui.domain.findings import Severity
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_text import AskReason
from ph_tui.ui.saving.asking import ask_until_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.findings import Finding
    from ph_tui.ui.saving.live import LiveScreen


def can_waive(desk: Desk, finding: Finding) -> bool:
    """Return whether a finding can be set aside for what it is about."""
    if finding.severity is Severity.HINT:
        return False
    if finding.location.order_id:
        return can_be_waived(finding)
    return any(rule.key == finding.key and rule.waivable for rule in desk.validation.rules())


def waive(screen: LiveScreen[None], finding: Finding, then: Callable[[], None]) -> None:
    """Ask why a finding is set aside, and record it; `then` is called once that is saved."""
    app = screen.app
    place, key = finding.location, finding.key
    begins = (
        f"report.waive.{place.order_id}" if place.order_id else f"marketing.waive.{place.subject}"
    )
    parks = f"{begins}.{key}.{place.field}"

    def saved(_: object) -> None:
        app.show(Message("ui.report.waived"))
        then()

    def record(why: str) -> None:
        with screen.own_save():
            _record(screen.desk, finding, why)

    ask_until_saved(
        app,
        lambda: AskReason(Message("ui.report.waive"), detail=finding.message, parks=parks),
        record,
        saved,
        parks=parks,
    )


def _record(desk: Desk, finding: Finding, why: str) -> None:
    place, key = finding.location, finding.key
    if place.order_id:
        desk.reports.waive(place.order_id, key, why, place.field)
        return
    standing = desk.marketing.standing_of(place.subject)
    if standing is None:
        raise Refused(Message("error.waiver.no_finding", key=key))
    code, period_id = standing.service.code, standing.period.id
    desk.marketing.waive(code, key, why, period_id, field=place.field)
