"""What the company decides for itself beside services and money: set as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ph_tui.domain.city import CITY_FIELDS, CityContacts
from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.desk.core import Core

NUMBERS = ("feedback_reminder_days", "meeting_alarm_minutes", "deadline_alarm_days")
"""The settings that are whole numbers."""
NAMES = (*CITY_FIELDS, *NUMBERS)
"""Every setting, by the name that people type."""


class SettingsDesk:
    """The use cases of the settings."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def values(self) -> Settings:
        """The settings as they are now."""
        return self._core.store.settings()

    def city(self) -> CityContacts:
        """Whom to turn to at the city, and where its forms are."""
        return self.values().city

    def texts(self) -> dict[str, str]:
        """Every setting as it would be typed."""
        settings = self.values()
        of_city = {name: getattr(settings.city, name) for name in CITY_FIELDS}
        return {**of_city, **{name: str(getattr(settings, name)) for name in NUMBERS}}

    def set(self, values: Mapping[str, str]) -> Settings:
        """Set some by name, all or none; BadInput names the one that can't be."""
        from ph_tui.domain.completeness import refuse_personal_codes

        refuse_personal_codes(values.values())
        for name in values:
            if name not in NAMES:
                known = ", ".join(NAMES)
                raise BadInput(Message("error.setting.unknown", field=name[:40], known=known))
        of_city = {name: text.strip() for name, text in values.items() if name in CITY_FIELDS}
        numbers = {name: _whole(name, text) for name, text in values.items() if name in NUMBERS}

        def step(settings: Settings) -> Settings:
            city = replace(settings.city, **of_city)
            return replace(settings, city=city, **numbers)  # type: ignore[arg-type]

        return self._core.store.change_settings(step)


def objection_to(name: str, text: str) -> Message | None:
    """What speaks against a setting as it is typed; raises BadInput for what can't be read."""
    with_text = {name: text.strip()}
    if name in NUMBERS:
        replace(Settings(), **{name: _whole(name, text)})  # type: ignore[arg-type]
    else:
        replace(CityContacts(), **with_text)
    return None


def _whole(name: str, text: str) -> int:
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) < 9):
        field = Message(f"word.setting.{name}")
        raise BadInput(Message("error.setting.number", field=field, text=text[:40]))
    return int(digits)
