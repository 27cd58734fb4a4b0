"""The editions at hand: how a text becomes one, which there are, which is in force on a day.

Owns the built-in editions' files; the company's own come in as texts, whoever reads them. Loads
pydantic only when an edition is asked for.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from ph_tui.domain.errors import BadInput, DataError
from ph_tui.domain.handbook.faults import Fault, fault_in_shape, shown
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from importlib.resources.abc import Traversable

    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.handbook.forms import Form, OwnForms
    from ph_tui.domain.handbook.keys import FormKind

FORMS_FILE = "forms.toml"
"""The file beside the company's own editions that holds its own forms."""
NOTICES_FILE = "notices.toml"
"""The file beside them that holds the company's own words and patterns of order notices."""
TEXT_LIMIT = 500_000
"""Characters that an edition's file may hold."""

_SUFFIX = ".toml"
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_WRITTEN_TWICE = re.compile(r"Cannot (?:declare|overwrite|mutate)|Duplicate")


def read_edition(text: str, *, name: str) -> Edition:
    """Read the text of one edition's file; `name` is what a refusal calls the file.

    Raises BadInput with the file, the key (a line of the file where TOML itself is broken) and the
    reason.
    """
    from ph_tui.domain.handbook.coherence import first_fault
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.handbook.shapes import ShapeError

    data = _toml(text, name)
    try:
        edition = Edition.model_validate(data)
    except ShapeError as error:
        raise _refusal(fault_in_shape(error.errors(include_url=False)), name) from None
    fault = first_fault(edition)
    if fault is not None:
        raise _refusal(fault, name)
    return edition


def read_forms(text: str) -> OwnForms:
    """Read the text of the company's own forms; a refusal is told as of an edition."""
    from ph_tui.domain.handbook.form_faults import form_faults
    from ph_tui.domain.handbook.forms import OwnForms
    from ph_tui.domain.handbook.shapes import ShapeError

    data = _toml(text, FORMS_FILE)
    try:
        own = OwnForms.model_validate(data)
    except ShapeError as error:
        raise _refusal(fault_in_shape(error.errors(include_url=False)), FORMS_FILE) from None
    for fault in form_faults(own.forms):
        raise _refusal(fault, FORMS_FILE)
    return own


def built_in_editions() -> tuple[Edition, ...]:
    """The editions that come with the program, the oldest first."""
    found = (_built_in(edition_id) for edition_id in _built_in_ids())
    return tuple(sorted(found, key=lambda edition: edition.valid_from))


class EditionLibrary:
    """The built-in editions and the company's own; each file is read once, when first needed."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """Take the company's own files: the text of each edition, and of its forms, by name."""
        self._own_texts = dict(own or {})
        self._own_forms_text = self._own_texts.pop(FORMS_FILE, "")
        self.own_notices_text = self._own_texts.pop(NOTICES_FILE, "")

    def get(self, edition_id: str) -> Edition:
        """One edition; BadInput when there is none of that id.

        A built-in one is found without looking at the company's own files. One of those that can't
        be read is a DataError.
        """
        if edition_id in _built_in_ids():
            return _built_in(edition_id)
        for edition in self._own:
            if edition.id == edition_id:
                return edition
        known = ", ".join(edition.id for edition in self.all())
        raise BadInput(Message("error.edition.unknown", id=shown(edition_id), known=known))

    def in_force(self, on: date) -> Edition:
        """The edition that began last by a day; before the first of all, that first one.

        Of two that begin on the same day, the company's own is in force.
        """
        editions = self.all()
        begun = [edition for edition in editions if edition.valid_from <= on]
        return begun[-1] if begun else editions[0]

    def newest(self, on: date) -> Edition | None:
        """As `in_force`; None when an own one can't be read, which is told elsewhere."""
        try:
            return self.in_force(on)
        except DataError:
            return None

    def all(self) -> tuple[Edition, ...]:
        """Every edition, the oldest first; the company's own after a built-in of the same day."""
        together = (*built_in_editions(), *self._own)
        return tuple(sorted(together, key=lambda edition: edition.valid_from))

    def refuse_clash(self, edition: Edition, *, name: str) -> None:
        """Refuse an edition that can't stand beside those at hand; told as of the file `name`."""
        _refuse_clash(self._own, edition, name)
        if edition.id + _SUFFIX in {FORMS_FILE, NOTICES_FILE, *self._own_texts}:
            raise _refusal(Fault("id", Message("error.edition.id_taken", id=edition.id)), name)

    def before(self, edition: Edition) -> Edition | None:
        """The edition that was in force until this one began; None before the first."""
        earlier = [each for each in self.all() if each.valid_from < edition.valid_from]
        return earlier[-1] if earlier else None

    def in_period(self, period: ContractPeriod, on: date) -> Edition:
        """The edition that holds on a day of a contract period, or at its nearest end.

        That of the period, unless another has come into force while it runs.
        """
        newest = self.in_force(min(max(on, period.starts), period.ends))
        return newest if newest.valid_from > period.starts else self.get(period.edition_id)

    @cached_property
    def own_forms(self) -> OwnForms:
        """The company's own forms; DataError when their file can't be read."""
        try:
            return read_forms(self._own_forms_text)
        except BadInput as error:
            raise DataError(error.message) from None

    def form(self, kind: FormKind, on: date) -> Form:
        """A web form as it is on a day: the company's own, else that of the edition in force.

        An edition without that form leaves it to the one before; the built-in ones have all.
        """
        editions = self.all()
        begun = [edition for edition in editions if edition.valid_from <= on]
        inherited = (edition.form(kind) for edition in (*reversed(begun), *editions))
        forms = filter(None, chain((self.own_forms.form(kind),), inherited))
        return next(forms)

    @cached_property
    def _own(self) -> tuple[Edition, ...]:
        editions: list[Edition] = []
        for name, text in self._own_texts.items():
            try:
                editions.append(_read_beside(editions, text, name))
            except BadInput as error:  # nobody typed it now: it stands among the data
                raise DataError(error.message) from None
        return tuple(editions)


def _read_beside(editions: Sequence[Edition], text: str, name: str) -> Edition:
    """Read an edition of the company's own; it clashes with none that are there already."""
    edition = read_edition(text, name=name)
    _refuse_clash(editions, edition, name)
    return edition


def _refuse_clash(editions: Sequence[Edition], edition: Edition, name: str) -> None:
    """Refuse an id that is in use, and a day on which another of the company's own begins."""
    if edition.id in {*_built_in_ids(), *(other.id for other in editions)}:
        raise _refusal(Fault("id", Message("error.edition.id_taken", id=edition.id)), name)
    for other in editions:
        if other.valid_from == edition.valid_from:
            reason = Message("error.edition.same_day", id=other.id)
            raise _refusal(Fault("valid_from", reason), name)


def _refusal(fault: Fault, name: str) -> BadInput:
    return BadInput(
        Message("error.edition.refused", file=shown(name), key=fault.key, reason=fault.reason)
    )


def _toml(text: str, name: str) -> dict[str, Any]:
    import tomllib

    if len(text) > TEXT_LIMIT:
        raise BadInput(Message("error.edition.too_long", file=shown(name), limit=TEXT_LIMIT))
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _unreadable(str(error), text, name) from None


def _unreadable(complaint: str, text: str, name: str) -> BadInput:
    """What TOML says in English, told by the line; without one, the file's last line."""
    found = _AT_LINE.search(complaint)
    lines = text.splitlines() or [""]
    number = int(found[1]) if found else len(lines)
    twice = _WRITTEN_TWICE.match(complaint) is not None
    return BadInput(
        Message(
            "error.edition.written_twice" if twice else "error.edition.syntax",
            file=shown(name),
            line=number,
            text=shown(lines[min(number, len(lines)) - 1]),
        )
    )


def _built_in_folder() -> Traversable:
    from importlib.resources import files

    return files("ph_tui.domain.handbook") / "editions"


@cache
def _built_in_ids() -> tuple[str, ...]:
    """The ids of the built-in editions: each file is named after its edition."""
    names = (entry.name for entry in _built_in_folder().iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


@cache
def _built_in(edition_id: str) -> Edition:
    name = edition_id + _SUFFIX
    return read_edition((_built_in_folder() / name).read_text(encoding="utf-8"), name=name)
