"""A text block on its way from the picker into the section that is written.

Owns where in the text it stands and that it is one step, in the field and in the order's history.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message
from ph_tui.ui.report.phrase_picker import Offer, PhrasePicker

if TYPE_CHECKING:
    from ph_tui.ui.report.field import SectionField
    from ph_tui.ui.report.writing import ReportWriting


def pick_phrase(screen: ReportWriting) -> None:
    """Ask which text block goes into the section that shows; what is typed is saved before."""
    desk, section, file = screen.desk, screen.section, screen.draft.file
    service = file.order.service
    offers = [
        Offer(
            phrase.name,
            phrase.title,
            desk.phrases.filled(phrase, file, screen.app.words),
            phrase.fits(service, section),
        )
        for phrase in desk.phrases.for_section(service, section)
    ]
    problems = desk.phrases.problems()
    if not offers:
        raise Refused(problems[0] if problems else Message("ui.phrase.none"))

    def put(text: str | None) -> None:
        if text is not None:
            _put(screen, screen.field_of(section), text)

    screen.app.push_screen(PhrasePicker(section, offers, problems), put)


def _put(screen: ReportWriting, field: SectionField, text: str) -> None:
    """Put a text where the cursor stands; it is stored at once, so that it is a step of its own."""
    field.begin()
    field.put_in(text)
    screen.draft.type(field.section, field.text)
    screen.saver.save(with_phrase=field.section)
