"""Going to another place, and in it to the thing that is meant there.

Knows the places by name alone; a screen that can put its cursor on a thing has a `go_to`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from ph_tui.ui.program.app import PhTuiApp


@runtime_checkable
class GoesTo(Protocol):
    """A screen that can put its cursor on a thing."""

    def go_to(self, subject: str, /) -> None:
        """Put the cursor on the thing with an id, once it shows."""


def go_to_place(app: PhTuiApp, name: str, subject: str = "") -> None:
    """Go to a place such as `popup`, on the own data or on the sample, and to a thing in it."""
    for place in app.places:
        if place.title == f"ui.place.{name}":
            app.open_place(place.id)
            if subject:
                app.once_painted(lambda: _go_to(app, subject))


def _go_to(app: PhTuiApp, subject: str) -> None:
    if isinstance(app.screen, GoesTo):
        app.screen.go_to(subject)
