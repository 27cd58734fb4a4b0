"""Messages, dates, hours and money as text in one language.

Owns the reading of the gettext catalogues (`locales/LANG/CATALOGUE.mo`, one per first word of an
id, loaded when the first of its messages is said). It must not know what a message is about, and
it never reads a text that came from a user as a format.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.l10n.manners import EN_DASH, MANNERS, MINUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.domain.messages import Param

LANGUAGES = tuple(MANNERS)
LOCALES = Path(__file__).parent / "locales"

_CENT = Decimal("0.01")


def language_of(env: Mapping[str, str], option: str | None = None) -> str:
    """The language to speak, from `--lang` (`option`), PH_TUI_LANG and the locale: `fi` or `en`.

    The first of them that is set decides; what is neither Finnish nor English gets Finnish.
    """
    names = ("PH_TUI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for value in (option, *map(env.get, names)) if value), "")
    return "en" if chosen.lower().startswith("en") else "fi"


class Words:
    """Everything that the product says, in the language `lang` (`fi` or `en`)."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._manner = MANNERS[lang]
        self._catalogues: dict[str, GNUTranslations] = {}

    def __call__(self, message: Message) -> str:
        """The text of a message."""
        return self.say(message.id, **message.params)

    def say(self, message_id: str, /, **params: Param) -> str:
        """The text of a message id with its parameters put in; the parameter `n` picks the plural.

        Raises LookupError when the catalogue lacks the id, or a place in the text has no parameter.
        """
        text = self._text(message_id, params.get("n"))
        return text.format(**{name: self._shown(value) for name, value in params.items()})

    def date(self, on: dt.date) -> str:
        """A whole date: `24.4.2024`, `24 Apr 2024`."""
        month = self._manner.months[on.month - 1]
        return self._manner.date.format(day=on.day, month=month, year=on.year)

    def day(self, on: dt.date) -> str:
        """A date without its year: `24.4.`, `24 Apr`."""
        return self._manner.day.format(day=on.day, month=self._manner.months[on.month - 1])

    def weekday(self, on: dt.date) -> str:
        """The short weekday of a date: `ke`, `Wed`."""
        return self._manner.weekdays[on.weekday()]

    def weekday_and_date(self, on: dt.date) -> str:
        """A whole date with its weekday: `ke 24.4.2024`, `Wed 24 Apr 2024`."""
        return f"{self.weekday(on)} {self.date(on)}"

    def clock(self, at: dt.time) -> str:
        """A clock time to the minute: `9.00`, `9:00`."""
        return f"{at.hour}{self._manner.clock_point}{at.minute:02}"

    def span(self, start: dt.time, end: dt.time) -> str:
        """From one clock time to another: `9.00–11.30`."""
        return f"{self.clock(start)}{EN_DASH}{self.clock(end)}"

    def moment(self, at: dt.datetime) -> str:
        """A date and a clock time: `24.4.2024 klo 9.00`, `24 Apr 2024 9:00`."""
        return self._manner.moment.format(date=self.date(at), clock=self.clock(at.time()))

    def hours(self, minutes: int) -> str:
        """A number of minutes in hours and minutes: `2 h 30 min`, `2 h`, `45 min`."""
        hours, rest = divmod(abs(minutes), 60)
        parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
        return (MINUS if minutes < 0 else "") + " ".join(parts)

    def decimal(self, number: Decimal) -> str:
        """A number with all its decimals, ungrouped: `9,50`, `9.50`."""
        text = f"{number:f}".replace(".", self._manner.decimal_point)
        return text.replace("-", MINUS)

    def money(self, euros: Decimal) -> str:
        """Euros to the cent, rounded half up: `1 640,00 €` with no-break spaces, `€1,640.00`."""
        cents = euros.quantize(_CENT, ROUND_HALF_UP)
        signs = str.maketrans(",.", self._manner.thousands + self._manner.decimal_point)
        amount = f"{abs(cents):,f}".translate(signs)
        return (MINUS if cents < 0 else "") + self._manner.money.format(amount=amount)

    def percent(self, number: Decimal) -> str:
        """A number of percent without idle decimals: `25,5 %` with a no-break space, `25.5%`."""
        plain = number.to_integral_value() if number == number.to_integral_value() else number
        return self._manner.percent.format(number=self.decimal(plain.normalize()))

    def _shown(self, value: Param) -> str:
        if isinstance(value, dt.datetime):
            return self.moment(value)
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, dt.time):
            return self.clock(value)
        if isinstance(value, Decimal):
            return self.decimal(value)
        return self(value) if isinstance(value, Message) else str(value)

    def _text(self, message_id: str, n: Param | None) -> str:
        catalogue = self._catalogue(message_id.partition(".")[0])
        text = message_id
        if isinstance(n, int):
            text = catalogue.ngettext(message_id, message_id, n)
        if text == message_id:
            text = catalogue.gettext(message_id)
        if text == message_id:
            raise LookupError(f"the {self.lang} catalogues have no message {message_id!r}")
        return text

    def _catalogue(self, name: str) -> GNUTranslations:
        found = self._catalogues.get(name)
        if found is None:
            found = self._catalogues[name] = _load(LOCALES / self.lang / f"{name}.mo")
        return found


def _load(path: Path) -> GNUTranslations:
    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        raise LookupError(f"the catalogue {path} is not there or not compiled") from None
