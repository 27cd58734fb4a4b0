"""Questions that end in a save: asked again, with what was typed, when the desk refuses it.

Owns the way from a dialog's answer to the desk; no typed word is lost on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from ph_tui.domain.errors import Conflict, PhTuiError

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from ph_tui.ui.program.app import PhTuiApp

A = TypeVar("A", str, dict[str, str])
T = TypeVar("T")


def _nothing() -> None:
    """Nobody waits for the end."""


def ask_until_saved(
    app: PhTuiApp,
    make: Callable[[], Screen[A | None]],
    save: Callable[[A], T],
    then: Callable[[T], None],
    *,
    parks: str,
    settle: Callable[[Conflict, A, Callable[[A | None], None]], None] | None = None,
    ends: Callable[[], None] = _nothing,
) -> None:
    """Ask, save the answer in a thread, go on with `then`.

    When the save is refused, the reason is shown and the same question asked again; what was typed
    is kept under the name `parks`, which the dialog that `make` returns has too, until it is saved.
    `settle` asks about what others have changed meanwhile, and hands on what is to be saved then.
    `ends` is called when nothing is asked any more.
    """

    def ask() -> None:
        app.push_screen(make(), answered)

    def answered(answer: A | None) -> None:
        if answer is None:
            ends()
            return
        given = answer

        def call() -> T | PhTuiError:
            try:
                return save(given)
            except PhTuiError as error:
                return error

        def after(result: T | PhTuiError) -> None:
            if not isinstance(result, PhTuiError):
                ends()
                app.parked.forget(parks)
                then(result)
            elif settle is not None and isinstance(result, Conflict) and result.clashes:
                settle(result, given, lambda settled: answered(settled) if settled else ask())
            else:
                app.show_error(result)
                ask()

        app.in_background(call, after)

    ask()


def changed(values: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    """Return the values of a form that are not what it began with."""
    return {name: text for name, text in values.items() if text != before.get(name)}
