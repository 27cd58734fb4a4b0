"""The two lines around every screen: at the top where I am, at the bottom which keys work here.

Nothing else is chrome. They know no screen: they ask the app for its places and `keys` for keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.widget import Widget

from ph_tui.ui.kit.inks import Piece, draw, tone_styles, width_of
from ph_tui.ui.kit.keys import KeyHint, hints
from ph_tui.ui.kit.speech import Host, host_of, say, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip

_SECONDS_BETWEEN_LOOKS = 5.0
_BETWEEN = "  "


class _Line(Widget):
    """One line of pieces that is painted again only when it says something else."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  (Textual's word for it)
        super().__init__(id=id)
        self._pieces: list[Piece] = []

    def pieces(self, width: int) -> list[Piece]:
        """Return what the line says in `width` cells."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Paint the line if it has become another; before it has a width it says nothing."""
        if not self.size.width:
            return
        pieces = self.pieces(self.size.width)
        if pieces != self._pieces:
            self._pieces = pieces
            self.refresh()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self.look_again()

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        return draw(
            self._pieces if y == 0 else (), self.size.width, tone_styles(self), self.rich_style
        )


class TopLine(_Line):
    """The places with the current one marked; period, user and the time to the minute."""

    def on_mount(self) -> None:
        """Look at the clock now and then; between minutes nothing is painted."""
        self.set_interval(_SECONDS_BETWEEN_LOOKS, self.look_again)

    def pieces(self, width: int) -> list[Piece]:
        """Return places and heading.

        When it is narrow, the heading gets shorter first, then the other places lose their names.
        """
        app = host_of(self)
        headings = self._headings(app)
        full = self._places(app, named=True)
        for left, text in [
            *((full, heading) for heading in headings),
            (self._places(app, named=False), headings[-2]),
        ]:
            gap = width - width_of(left) - len(text) - 1
            least = 0 if text == headings[-1] else len(_BETWEEN)  # the places end with a gap
            if gap >= least:
                return [*left, (" " * gap, ""), (text, "dim")]
        return full

    def _headings(self, app: Host) -> list[str]:
        """The heading at length and in ever shorter ways: the day goes before the period does."""
        heading = app.heading()
        now, words = heading.now, words_of(self)
        clock = words.clock(now.time())
        moment = f"{words.weekday(now.date())} {words.day(now.date())} {clock}"
        if heading.notice:
            told = [f"{heading.notice} · {text}" for text in (moment, clock)]
            return [*told, heading.notice, heading.notice_short]
        period = say(self, "ui.top.period", period=heading.period) if heading.period else ""
        facts = [
            (period, heading.user, moment),
            (period, heading.user, clock),
            (heading.user, moment),
            (heading.user, clock),
            (moment,),
            (clock,),
        ]
        return [" · ".join(filter(None, each)) for each in facts]

    def _places(self, app: Host, *, named: bool) -> list[Piece]:
        pieces: list[Piece] = [(" ", "")]
        for place in app.places:
            here = place.id == app.current_mode
            name = f" {say(self, place.title)}" if named or here else ""
            pieces += [
                (place.key, "accent" if here else "dim"),
                (name, "strong" if here else "dim"),
                (_BETWEEN, ""),
            ]
        return pieces


class KeyLine(_Line):
    """The keys that work here, the most needed first; help and the way back are never cut off."""

    def on_mount(self) -> None:
        """Follow the focus and the state of the actions."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.look_again())
        self.call_after_refresh(self.look_again)

    def pieces(self, width: int) -> list[Piece]:
        """Return the keys that fit, then the pinned ones at the right edge."""
        possible = hints(cast("Any", self.screen))
        pinned = self._joined(
            [hint for hint in reversed(possible) if hint.shown and hint.pinned and hint.reachable]
        )
        room = width - width_of(pinned) - 2
        fitting: list[Piece] = [(" ", "")]
        for hint in possible:
            if hint.shown and not hint.pinned and hint.reachable:
                more = [*self._one(hint), (_BETWEEN, "")]
                if width_of(fitting) + width_of(more) > room:
                    break
                fitting += more
        gap = max(width - width_of(fitting) - width_of(pinned) - 1, 0)
        return [*fitting, (" " * gap, ""), *pinned]

    def _joined(self, shown: Sequence[KeyHint]) -> list[Piece]:
        pieces: list[Piece] = []
        for hint in shown:
            pieces += [*([(_BETWEEN, "")] if pieces else []), *self._one(hint)]  # type: ignore[list-item]
        return pieces

    def _one(self, hint: KeyHint) -> list[Piece]:
        return [(hint.reachable[0], "accent"), (f" {say(self, hint.says)}", "dim")]
