"""The company's own text blocks: those that there are, which come first, and what goes into a text.

Owns the reading of the folder, kept until one of its files changes. What counts as an answer beside
them is the rules' to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk.report_document import figures_of
from ph_tui.domain.completeness.phrase_text import PhraseTexts, phrase_texts
from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.folding import folded
from ph_tui.domain.messages import Message
from ph_tui.domain.phrases import ENDING, Phrase, PhraseField, read_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from ph_tui.desk.core import Core
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import ReportSection
    from ph_tui.l10n.words import Words
    from ph_tui.store.phrase_files import PhraseStamp
    from ph_tui.store.store import Store

_NAME_SHOWN = 60


class Shelf(NamedTuple):
    """What the folder holds."""

    phrases: tuple[Phrase, ...] = ()
    """By title."""
    problems: tuple[Message, ...] = ()
    """Why the other files can't be used, one sentence each."""
    texts: PhraseTexts = PhraseTexts()
    """The phrases as the rules compare texts with them."""


class PhraseShelf:
    """The phrases of a data directory, read anew once a file is another.

    `services` gives the codes that they may name.
    """

    def __init__(self, store: Store, services: Callable[[], Collection[str]]) -> None:
        self._store, self._services = store, services
        self._stamps: tuple[PhraseStamp, ...] = ()
        self._shelf = Shelf()

    def read(self) -> Shelf:
        """The phrases as they are now."""
        try:
            stamps = self._store.phrase_stamps()
        except DataError as error:
            return Shelf(problems=(error.message,))
        if stamps != self._stamps:
            self._shelf, self._stamps = self._anew(stamps) if stamps else Shelf(), stamps
        return self._shelf

    def _anew(self, stamps: tuple[PhraseStamp, ...]) -> Shelf:
        services = sorted(self._services())
        phrases, problems = [], []
        for stamp in stamps:
            file, text, error = self._store.phrase(stamp)
            try:
                if error is not None:
                    raise error
                phrases.append(read_phrase(file, text, services))
            except (BadInput, DataError) as why:
                problems.append(why.message)
        phrases.sort(key=lambda phrase: (folded(phrase.title), phrase.name))
        return Shelf(tuple(phrases), tuple(problems), phrase_texts(phrases))


class PhraseDesk:
    """The use cases of text blocks."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def all(self) -> tuple[Phrase, ...]:
        """Every phrase that can be read, by title."""
        return self._core.phrases().phrases

    def problems(self) -> tuple[Message, ...]:
        """Why some files can't be used."""
        return self._core.phrases().problems

    def find(self, name: str) -> Phrase:
        """The phrase of a file, named with its ending or without; raises BadInput or DataError."""
        wanted, shelf = name.removesuffix(ENDING), self._core.phrases()
        for phrase in shelf.phrases:
            if phrase.name == wanted:
                return phrase
        for problem in shelf.problems:
            if problem.params.get("file") == f"{wanted}{ENDING}":
                raise DataError(problem)
        raise BadInput(Message("error.phrase.unknown", name=name[:_NAME_SHOWN]))

    def for_section(self, service: str, section: ReportSection) -> tuple[Phrase, ...]:
        """Every phrase, those that are meant for this service and this section first.

        Of these the ones that are meant for nothing else come before those for everything.
        """

        def distance(phrase: Phrase) -> tuple[bool, bool, bool]:
            named = bool(phrase.sections), bool(phrase.services)
            return (not phrase.fits(service, section), not named[0], not named[1])

        return tuple(sorted(self.all(), key=distance))

    def filled(self, phrase: Phrase, file: OrderFile, words: Words) -> str:
        """The text with what the order says in the places of its fields."""
        return phrase.filled(self._values(file, words))

    def _values(self, file: OrderFile, words: Words) -> Mapping[PhraseField, str]:
        """What an order says; what it does not say yet is left out."""
        order = file.order
        figures = figures_of(file, self._core.store.settings().hour_rule(order.service))
        last = order.ending.on if order.ending else order.end
        values = {
            PhraseField.CLIENT: order.client_code,
            PhraseField.SERVICE: self._core.edition_of(file).service(order.service).name,
            PhraseField.COACH: order.coach,
            PhraseField.START: words.date(order.start) if order.start else "",
            PhraseField.END: words.date(last) if last else "",
            PhraseField.ORDERED: words.decimal(order.ordered_hours) if order.ordered_hours else "",
            PhraseField.HOURS: words.decimal(figures.hours),
            PhraseField.MEETINGS: str(figures.meetings),
        }
        return {field: value for field, value in values.items() if value}
