"""The form of the settings: whom to turn to at the city, its web forms, reminders and alarms.

Owns the order of its fields and how it is asked for when one of them is first needed; what may
stand in a field is for the domain.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ph_tui.desk.settings import NUMBERS, objection_to
from ph_tui.domain.city import CITY_FIELDS, LINKS
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.program.style_sheets import sheet_of
from ph_tui.ui.saving.asking import ask_until_saved, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from ph_tui.desk.desk import Desk
    from ph_tui.ui.program.app import PhTuiApp

_SECTIONS = {
    "coordinator": tuple(name for name in CITY_FIELDS if name not in LINKS),
    "links": LINKS,
    "reminders": NUMBERS,
}


class SettingsForm(AskForm):
    """What does the company decide for itself?"""

    CSS_PATH = sheet_of(__name__)


def settings_form(texts: dict[str, str], *, start: str = "") -> SettingsForm:
    """Return the form, beginning at a field; each field objects to what it can't be."""
    fields = [
        Field(
            name,
            f"word.setting.{name}",
            texts[name],
            f"ui.example.setting.{name}",
            partial(objection_to, name),
            f"ui.settings.{section}" if name == names[0] else "",
        )
        for section, names in _SECTIONS.items()
        for name in names
    ]
    return SettingsForm(Message("ui.settings.ask"), fields, parks="settings", start=start)


def edit_settings(
    app: PhTuiApp,
    desk: Desk,
    *,
    start: str = "",
    then: Callable[[], object] = lambda: None,
) -> None:
    """Edit the settings, beginning with one of them; `then` is called once they are saved."""

    def saved(_: object) -> None:
        app.show(Message("ui.settings.did"))
        then()

    before = desk.settings.texts()
    ask_until_saved(
        app,
        lambda: settings_form(before, start=start),
        lambda values: desk.settings.set(changed(values, before)),
        saved,
        parks="settings",
    )
