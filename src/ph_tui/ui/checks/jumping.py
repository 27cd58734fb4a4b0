"""From a finding to the place that it is about: the order's tab, the report's section, a place.

Owns which screen shows what; how things are mended is for those screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.program.going import go_to_place

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.ui.orders.acting_screen import ActingScreen

_TABS = {"order": "info", "session": "sessions", "billing": "billing", "claim": "billing"}


def jump(screen: ActingScreen, finding: Finding) -> None:
    """Open what a finding is about; raises DataError when it can't be read."""
    place = finding.location
    if not place.order_id:
        go_to_place(
            screen.app, "popup" if place.document == "popup" else "marketing", place.subject
        )
    elif place.document == "company":
        screen.money_do.edit_company(place.field.removeprefix("company."))
    elif place.document == "report":
        _open_report(screen, finding)
    else:
        from ph_tui.ui.orders.order import OrderScreen

        screen.desk.orders.load(place.order_id)
        tab = _TABS.get(place.document, "billing")
        screen.app.push_screen(OrderScreen(screen.desk, place.order_id, tab=tab))


def _open_report(screen: ActingScreen, finding: Finding) -> None:
    from ph_tui.ui.report.editor import ReportScreen

    editor = ReportScreen(screen.desk, finding.location.order_id)

    def go() -> None:
        if editor.is_attached:
            editor.go_to_finding(finding)

    screen.app.push_screen(editor, lambda _: screen.show_saved())
    screen.app.once_painted(go)
