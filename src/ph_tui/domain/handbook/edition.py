"""One edition of the city's handbook as values: what it names, asks for, and by when.

Knows the shape of an edition; what must fit together inside one is in `coherence`, how a file
becomes one in `library`. It loads pydantic: never import it at the top of a module that the first
paint needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.findings import Citation, Source
from ph_tui.domain.handbook.forms import Form
from ph_tui.domain.handbook.keys import (
    SERVICE_PLACE,
    Anchor,
    ChecklistKey,
    DeadlineKey,
    FormKind,
    Side,
    Step,
)
from ph_tui.domain.handbook.media import Posts, Video
from ph_tui.domain.handbook.places import Contact, PopUp
from ph_tui.domain.handbook.shapes import (
    Bilingual,
    Cites,
    Day,
    Entry,
    Flag,
    Key,
    Label,
    Line,
    Part,
    Period,
    Some,
)
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ph_tui.domain.iso_period import IsoPeriod


class HandbookSection(Bilingual):
    """A section of the handbook; the Finnish words are its own heading."""

    key: Key


class CoachingService(Part):
    """A service that the city buys."""

    code: Key
    name: Line
    """The exact Finnish name, as it stands on an invoice."""
    name_en: Line
    short: Label
    """For lists."""


class ReportField(Part):
    """What the handbook asks of one field of the service report."""

    key: ReportSection
    heading: Bilingual
    hint: Bilingual
    required: Flag
    """Whether the field must have an answer."""
    allows_none: Flag = False
    """Whether the answer may be that there is nothing to tell."""
    none_sentence: Bilingual | None = None
    """What is printed for that answer."""
    cites: Cites


class Deadline(Part):
    """By when something is to be done, counted strictly by the calendar."""

    key: DeadlineKey
    period: Period
    side: Side
    anchor: Anchor
    precedes: Step | None = None
    """A step that it must precede even when the day is not yet there."""
    cites: Cites

    def due(self, anchor_day: date) -> date:
        """The last day on which it is in time, given the day of the anchor."""
        if self.side is Side.AFTER:
            return self.period.after(anchor_day)
        return self.period.before(anchor_day)


class Buyer(Part):
    """Whom to invoice, and how it is addressed as an e-invoice."""

    name: Line
    unit: Line
    business_id: Line
    ovt: Line
    operator: Line
    operator_id: Line
    reference_template: Line
    cites: Cites

    def buyer_reference(self, service: CoachingService) -> str:
        """The reference that the buyer asks for on an invoice of a service."""
        return self.reference_template.replace(SERVICE_PLACE, service.name)


class ChecklistItem(Bilingual):
    """One thing to see to, as a statement that is true when it is done."""

    key: Key
    cites: Cites


class Checklist(Part):
    """What to see to in one kind of marketing."""

    key: ChecklistKey
    items: Some[ChecklistItem]


class Feedback(Part):
    """What becomes of the feedback that clients give."""

    summary: Bilingual
    cites: Cites


class Fact(Bilingual):
    """One thing that the handbook says, in our own words."""

    key: Key
    cites: Cites


class Edition(Part):
    """One edition of the handbook; an order keeps the edition that it began under.

    The methods that take a key raise KeyError for one that the edition does not have.
    """

    id: Key
    title: Bilingual
    valid_from: Day
    sections: Some[HandbookSection]
    services: Some[CoachingService]
    report: tuple[ReportField, ...]
    """In the handbook's order."""
    deadlines: tuple[Deadline, ...]
    popup: PopUp
    buyer: Buyer
    checklists: tuple[Checklist, ...]
    video: Video
    posts: Posts
    contact: Contact
    feedback: Feedback
    facts: tuple[Fact, ...]
    forms: tuple[Form, ...] = ()
    """Those of the city's web forms whose fields it knows."""

    def section(self, key: str) -> HandbookSection:
        """A section of the handbook."""
        return _named(key, ((each.key, each) for each in self.sections))

    def service(self, code: str) -> CoachingService:
        """The coaching service with a code."""
        return _named(code, ((each.code, each) for each in self.services))

    def report_field(self, key: ReportSection) -> ReportField:
        """What is asked of one field of the service report."""
        return _named(key, ((each.key, each) for each in self.report))

    def deadline(self, key: DeadlineKey) -> Deadline:
        """How one deadline is counted."""
        return _named(key, ((each.key, each) for each in self.deadlines))

    def checklist(self, key: ChecklistKey) -> Checklist:
        """The checklist for one kind of marketing."""
        return _named(key, ((each.key, each) for each in self.checklists))

    def fact(self, key: str) -> Fact:
        """One statement of the handbook, such as `report.due`."""
        return _named(key, ((each.key, each) for each in self.facts))

    def form(self, kind: FormKind) -> Form | None:
        """The form of a kind; None when the edition leaves it to others."""
        return next((form for form in self.forms if form.kind is kind), None)

    @property
    def service_codes(self) -> tuple[str, ...]:
        """The codes of the services, in the edition's order."""
        return tuple(each.code for each in self.services)

    @property
    def popup_lead(self) -> IsoPeriod:
        """How long before its day a pop-up stand is booked at the latest."""
        return self.deadline(DeadlineKey.POPUP_BOOKING).period

    def citation(self, section_key: str, fact_key: str = "") -> Citation:
        """Names one of this edition's sections as the source of a rule, and a fact told there.

        A section or a fact that the edition lacks is left out.
        """
        section = next((each.key for each in self.sections if each.key == section_key), "")
        fact = next((each.key for each in self.facts if each.key == fact_key), "")
        return Citation(Source.HANDBOOK, self.id, section, fact)

    def citation_words(self, section_key: str, lang: str) -> Message:
        """The same for a reader: the edition by its date, the section by its heading."""
        heading = self.section(section_key).said_in(lang)
        return Message("word.citation.handbook", edition=self.valid_from, section=heading)


def _named(name: str, entries: Iterable[tuple[str, Entry]]) -> Entry:
    """The first entry of that name; KeyError when there is none."""
    for key, entry in entries:
        if key == name:
            return entry
    raise KeyError(name)
