"""Settings are set by name, all or none, each checked as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.factories import VALID_CODE

from ph_tui.domain.errors import BadInput, Refused

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk


def test_what_is_set_is_told(desk: Desk) -> None:
    """Texts are cleaned, numbers are numbers, the rest keeps its default."""
    desk.settings.set({"coordinator_email": " a@b.example ", "feedback_reminder_days": "14"})
    assert desk.settings.city().coordinator_email == "a@b.example"
    assert desk.settings.values().feedback_reminder_days == 14
    texts = desk.settings.texts()
    assert (texts["coordinator_name"], texts["meeting_alarm_minutes"]) == ("", "30")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("coordinator_email", "a@b.example, c@d.example"),
        ("coordinator_email", "a b@c.example"),
        ("feedback_form", "javascript:alert(1)"),
        ("feedback_form", "lomake"),
        ("feedback_form", "https://[1"),
        ("coordinator_name", "x" * 401),
        ("feedback_reminder_days", "0"),
        ("feedback_reminder_days", "366"),
        ("meeting_alarm_minutes", "-1"),
        ("meeting_alarm_minutes", "1,5"),
        ("deadline_alarm_days", "²"),
        ("payment_days", "14"),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, name: str, text: str) -> None:
    """One that can't be changes none of them."""
    before = desk.settings.texts()
    with pytest.raises(BadInput):
        desk.settings.set({"coordinator_phone": "000", name: text})
    assert desk.settings.texts() == before


def test_no_personal_code(desk: Desk) -> None:
    """A personal identity code is no setting."""
    with pytest.raises(Refused):
        desk.settings.set({"coordinator_name": VALID_CODE})
