"""The screens as a program: its places, what the top line tells, how it begins and ends.

Owns no screen: each place makes its own when it is first opened, so that the first paint waits for
no other. The contract period needs the handbook's edition and comes after that paint.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.parked import Kept, Parked
from ph_tui.ui.kit.chrome import TopLine
from ph_tui.ui.kit.keys import Key, keys
from ph_tui.ui.kit.places import Heading, Place
from ph_tui.ui.program.app import PhTuiApp
from ph_tui.ui.program.guardian import Guardian

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.binding import BindingType
    from textual.screen import Screen

    from ph_tui.desk.desk import Desk
    from ph_tui.l10n.words import Words

_SAMPLE = "sample."
_WELCOME = "welcome"


def run_screens(
    desk: Desk,
    words: Words,
    *,
    sample: Callable[[], Desk] | None = None,
    debug: bool = False,
    plain: bool = False,
) -> int:
    """Run the screens until the user leaves; gives the exit code.

    `sample` makes and opens the desk of an invented company. With `debug` an unexpected error shows
    its trace; with `plain` lines are drawn with ordinary characters only. A hang-up or SIGTERM ends
    with 128 and the number of the signal.
    """
    guardian = Guardian()
    guardian.begin()
    program = Program(desk, words, sample=sample, debug=debug, plain=plain)
    guardian.watch(program)
    program.run()
    desk.drafts.sync()
    guardian.fall_silent()
    return guardian.exit_code or (DataError.exit_code if program.return_code else 0)


class Program(PhTuiApp):
    """The app with its places, on the own data or on the sample."""

    BINDINGS: ClassVar[list[BindingType]] = keys(
        Key("H", "app.handbook", "ui.key.handbook", id="app.handbook", shown=False),
        Key("N", "app.figures", "ui.key.figures", id="app.figures", shown=False),
        Key("M", "app.settings", "ui.key.settings", id="app.settings", shown=False),
        Key("A", "app.checks", "ui.key.checks", id="app.checks", shown=False),
    )

    def __init__(
        self,
        desk: Desk,
        words: Words,
        *,
        sample: Callable[[], Desk] | None = None,
        debug: bool = False,
        plain: bool = False,
    ) -> None:
        self._desk = self._desk_shown = desk
        self._sample = sample
        self._period = ""
        self._period_asked_on: date | None = None
        self._own_places = self._places_of(desk)
        super().__init__(words, self._own_places, self._tell_heading, debug=debug, plain=plain)
        self._keep_at(desk)
        self.add_mode(_WELCOME, self._welcome)

    def desk_here(self) -> Desk:
        """Return the desk of the places that show: the own one, or the sample's."""
        return self._desk_shown

    def action_handbook(self) -> None:
        """Open the handbook."""
        from ph_tui.ui.handbook.reader import HandbookScreen

        self.push_screen(HandbookScreen(self.desk_here()))

    def action_figures(self) -> None:
        """Show the figures."""
        from ph_tui.ui.figures.overview import FiguresScreen

        self.push_screen(FiguresScreen(self.desk_here()))

    def action_checks(self) -> None:
        """Show every finding of every rule."""
        from ph_tui.ui.checks.overview import ChecksScreen

        self.push_screen(ChecksScreen(self.desk_here()))

    def action_settings(self) -> None:
        """Edit the settings."""
        from ph_tui.ui.saving.settings_form import edit_settings

        edit_settings(self, self.desk_here())

    def further_commands(self) -> Sequence[tuple[str, Callable[[], None]]]:
        """Return what is offered of the desk as a whole."""
        return (("ui.export.command", self._export),)

    def _export(self) -> None:
        from ph_tui.ui.saving.everything import export_everything

        export_everything(self, self.desk_here())

    def begins_at(self) -> str:
        """Return the first place, or the page of those who have no order yet."""
        return _WELCOME if self._desk.is_empty else super().begins_at()

    def _keep_at(self, desk: Desk) -> None:
        """Keep what is typed from now on with the drafts of a desk."""
        self.parked = Parked(Kept(desk, self.show_error))

    def _welcome(self) -> Screen[None]:
        from ph_tui.ui.today.welcome import WelcomeScreen

        return WelcomeScreen(self._desk, self._sample, self._show_sample)

    def _places_of(self, desk: Desk, name: str = "") -> tuple[Place, ...]:
        """The places on a desk; `name` tells its places from those on another."""
        return tuple(
            Place(str(number), f"{name}{place}", f"ui.place.{place}", partial(make, desk))
            for number, (place, make) in enumerate(_PLACES.items(), start=1)
        )

    def _tell_heading(self) -> Heading:
        desk = self._desk
        if self._is_on_sample:
            notice, short = (self.words.say(f"ui.sample.{n}") for n in ("heading", "heading_short"))
            return Heading("", "", desk.now, notice, short)
        if self._period_asked_on != desk.today:
            self._period_asked_on = desk.today
            self.once_painted(self._ask_period)
        return Heading(self._period, desk.user, desk.now)

    def _ask_period(self) -> None:
        def know(period: str) -> None:
            self._period = period
            for line in self.screen.query(TopLine):
                line.look_again()

        self.in_background(lambda: self._desk.period.id, know)

    @property
    def _is_on_sample(self) -> bool:
        return self.places != self._own_places

    def _show_sample(self, desk: Desk) -> None:
        self._keep_at(desk)
        self._desk_shown = desk
        self.places = self._places_of(desk, _SAMPLE)
        for place in self.places:
            self.add_mode(place.id, place.screen)
        self.switch_mode(self.places[0].id)

    def action_leave(self) -> None:
        """End the program after asking; from the sample go back to the own data first."""
        if not self._is_on_sample:
            super().action_leave()
            return
        from ph_tui.ui.dialogs.confirm import Confirm

        question = Confirm(Message("ui.sample.leave"), detail=Message("ui.sample.leave_detail"))
        self.push_screen(question, lambda agreed: self._show_own() if agreed else None)

    def _show_own(self) -> None:
        self._keep_at(self._desk)
        self._desk_shown = self._desk
        self.places, seen = self._own_places, self.places
        self.switch_mode(self.begins_at())
        for place in seen:
            self.remove_mode(place.id)


def _today(desk: Desk) -> Screen[None]:
    from ph_tui.ui.today.agenda import TodayScreen

    return TodayScreen(desk)


def _orders(desk: Desk) -> Screen[None]:
    from ph_tui.ui.orders.list import OrdersScreen

    return OrdersScreen(desk)


def _log(desk: Desk) -> Screen[None]:
    from ph_tui.ui.sessions.log import LogScreen

    return LogScreen(desk)


def _money(desk: Desk) -> Screen[None]:
    from ph_tui.ui.money.overview import MoneyScreen

    return MoneyScreen(desk)


def _popup(desk: Desk) -> Screen[None]:
    from ph_tui.ui.popup.calendar import PopUpScreen

    return PopUpScreen(desk)


def _marketing(desk: Desk) -> Screen[None]:
    from ph_tui.ui.marketing.overview import MarketingScreen

    return MarketingScreen(desk)


_PLACES: dict[str, Callable[[Desk], Screen[None]]] = {
    "today": _today,
    "orders": _orders,
    "log": _log,
    "money": _money,
    "popup": _popup,
    "marketing": _marketing,
}
"""What makes the screen of each place, in the order of their keys."""
