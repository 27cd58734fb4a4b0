"""The handbook as the source of a refusal, where no language is known yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition


def source(edition: Edition, section: str) -> Message:
    """The edition and one of its sections; the edition alone when it lacks the section."""
    if not edition.citation(section).section:
        return Message("word.citation.edition", edition=edition.valid_from)
    heading = Message(f"word.marketing.section.{section}")
    return Message("word.citation.handbook", edition=edition.valid_from, section=heading)
