"""The handbook: what it says and where that applies, its editions, what differs between two.

An edition comes in as a file, is checked, and stands beside the others from then on; no order that
began under another is touched by it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.desk.core import Core
    from ph_tui.domain.completeness.rule import Rule
    from ph_tui.domain.handbook.applies import Applies
    from ph_tui.domain.handbook.differences import Difference
    from ph_tui.domain.handbook.edition import Edition, Fact, HandbookSection

_SHOWN = 60


class FactRow(NamedTuple):
    """One thing that an edition says, and what becomes of it here."""

    fact: Fact
    section: HandbookSection
    """The first that says so: the fact is listed there."""
    applies: Applies | None
    """None for a fact that the program does not know."""


class HandbookDesk:
    """The handbook, edition by edition."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def editions(self) -> tuple[Edition, ...]:
        """Every edition, the oldest first."""
        return self._core.library.all()

    def in_force(self) -> Edition:
        """The edition that is in force today."""
        return self._core.library.in_force(self._core.today)

    def edition(self, edition_id: str = "") -> Edition:
        """One edition; without an id the one in force. BadInput when there is none of that id."""
        return self._core.library.get(edition_id) if edition_id else self.in_force()

    def is_own(self, edition: Edition) -> bool:
        """Whether an edition is the company's own rather than built in."""
        from ph_tui.domain.handbook.library import built_in_editions

        return edition.id not in {each.id for each in built_in_editions()}

    def before(self, edition: Edition) -> Edition | None:
        """The edition that was in force until this one began."""
        return self._core.library.before(edition)

    def facts(self, edition: Edition) -> tuple[FactRow, ...]:
        """What an edition says, section by section."""
        from ph_tui.domain.handbook.applies import APPLIES

        sections = {section.key: section for section in edition.sections}
        order = list(sections)
        rows = [
            FactRow(fact, sections[fact.cites[0]], APPLIES.get(fact.key)) for fact in edition.facts
        ]
        return tuple(sorted(rows, key=lambda row: order.index(row.section.key)))

    def find(self, key: str, edition: Edition) -> tuple[FactRow, ...]:
        """The fact of a key, or all of a section; BadInput when there is neither."""
        rows, wanted = self.facts(edition), key.strip().lower()
        found = [row for row in rows if row.fact.key == wanted]
        found = found or [row for row in rows if wanted in row.fact.cites]
        if not found:
            known = ", ".join(
                (*(section.key for section in edition.sections), *(row.fact.key for row in rows))
            )
            raise BadInput(Message("error.handbook.unknown", key=key.strip()[:_SHOWN], known=known))
        return tuple(found)

    def rules(self, fact_key: str) -> tuple[Rule[Any], ...]:
        """The rules that look after a fact."""
        from ph_tui.desk.validation import ValidationDesk

        rules = ValidationDesk(self._core).rules()
        return tuple(rule for rule in rules if rule.fact == fact_key)

    def office(self, edition: Edition, lang: str) -> tuple[Message, Message]:
        """Where questions are answered and when, and how the coordinator is reached."""
        from ph_tui.domain.handbook.office_words import office_word, person_word

        city = self._core.store.settings().city
        return office_word(edition.contact, lang), person_word(city)

    def check(self, path: Path) -> Edition:
        """Read an edition's file, as it would be adopted; BadInput tells what is wrong in it.

        One that stands among the editions already, letter for letter the same, is fine.
        """
        edition = self._read(path)
        if edition not in self.editions():
            self._core.library.refuse_clash(edition, name=path.name)
        return edition

    def adopt(self, path: Path) -> Edition:
        """Check an edition's file and let it stand beside the others from now on."""
        from ph_tui.desk.edition_files import edition_text
        from ph_tui.domain.handbook.library import read_edition

        text = edition_text(path)
        edition = read_edition(text, name=path.name)
        self._core.library.refuse_clash(edition, name=path.name)
        with self._core.store.locked():
            self._core.library.refuse_clash(edition, name=path.name)
            self._core.store.add_edition(f"{edition.id}.toml", text)
        return edition

    def resolve(self, reference: str) -> Edition:
        """The edition that an id or the path of a file means; a file need not be adopted."""
        known = {edition.id: edition for edition in self.editions()}
        if reference in known:
            return known[reference]
        path = Path(reference)
        if not path.exists():
            told = Message(
                "error.handbook.no_edition", reference=reference[:_SHOWN], known=", ".join(known)
            )
            raise BadInput(told)
        return self._read(path)

    def differences(self, before: Edition, after: Edition, lang: str) -> tuple[Difference, ...]:
        """What is otherwise in the second of two editions, in sentences."""
        from ph_tui.domain.handbook.differences import differences

        return differences(before, after, lang)

    def schema(self) -> dict[str, Any]:
        """The shape of an edition's file, as JSON Schema."""
        from ph_tui.domain.handbook.schema import edition_schema

        return edition_schema()

    def _read(self, path: Path) -> Edition:
        from ph_tui.desk.edition_files import edition_text
        from ph_tui.domain.handbook.library import read_edition

        return read_edition(edition_text(path), name=path.name)
