"""What belongs to no order, for the tests of Today: services at each stage, and three stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk

APPLIED = date(2024, 4, 2)
SOON, LATER = date(2024, 5, 10), date(2024, 5, 15)


def with_others(desk: Desk) -> Desk:
    """A brochure that is late and one that is due, an answer and an application that wait."""
    for code, approved in (("hyvinvoinnilla-tyoelamaan", 10), ("uutta-suuntaa", 19)):
        desk.marketing.apply(code, APPLIED)
        desk.marketing.approve(code, date(2024, 4, approved))
    desk.marketing.apply("tyoelaman-suomi", APPLIED)
    for on, slot in ((SOON, "10-12"), (LATER, "13-15")):
        desk.popup.book(on, slot)
    return desk


def with_many_stands(desk: Desk) -> Desk:
    """Eight stands of which the city's calendar has to know later than in a week."""
    for day in (20, 21, 22, 23):
        for slot in ("10-12", "13-15"):
            desk.popup.book(date(2024, 5, day), slot)
    return desk
