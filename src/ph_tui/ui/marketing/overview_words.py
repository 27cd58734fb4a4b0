"""The services of a period in words: the head, the columns, the one under the cursor, feedback.

Owns wording and layout; how things stand is the desk's word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.ui.kit.columns import Column
from ph_tui.ui.kit.lines import spread, wrapped
from ph_tui.ui.marketing.standing_words import (
    application_pieces,
    application_short,
    brochure_short,
    optional_short,
    part_lines,
)
from ph_tui.ui.telling.finding_lines import finding_lines, gravest_first
from ph_tui.ui.telling.session_words import DOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ph_tui.desk.service_standing import Overview, ServiceStanding
    from ph_tui.domain.marketing.records import FeedbackSummary
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Piece, Pieces

_FINDINGS = 4
"""So many findings are told in full; the rest is counted."""
_OPTIONAL = (ChecklistKey.VIDEO, ChecklistKey.POSTS, ChecklistKey.OWN_MARKETING)


def period_head(overview: Overview, today: date, words: Words, width: int) -> Pieces:
    """Return the period with its days, and at the right how many services are approved."""
    period = overview.period
    name = words.say("ui.marketing.period", period=period.id)
    span = f"{words.day(period.starts)}–{words.date(period.ends)}"
    left: list[Piece] = [(f" {name}", "strong"), (f"{DOT}{span}", "dim")]
    if period.covers(today):
        left.append((f"{DOT}{words.say('ui.marketing.current')}", "accent"))
    if overview.is_assumed:
        left.append((f"{DOT}{words.say('ui.marketing.assumed')}", "dim"))
    edition = words.say("ui.marketing.edition", on=words.date(overview.edition.valid_from))
    return spread(left, [(f"{edition} ", "dim")], width)


def service_columns(words: Words) -> list[Column[ServiceStanding]]:
    """Return the columns of the list of services."""

    def optional(part: ChecklistKey) -> Column[ServiceStanding]:
        return Column(
            part.value,
            f"ui.marketing.column.{part}",
            lambda standing: optional_short(part, standing),
            5,
        )

    return [
        Column("service", "ui.marketing.column.service", _name, 20, flex=1),
        Column(
            "application",
            "ui.marketing.column.application",
            lambda standing: application_short(standing, words),
            19,
        ),
        Column(
            "brochure",
            "ui.marketing.column.brochure",
            lambda standing: brochure_short(standing, words),
            12,
        ),
        *map(optional, _OPTIONAL),
    ]


def _name(standing: ServiceStanding) -> list[Piece]:
    return [(standing.service.name, "strong" if standing.participation.id else "")]


def detail_lines(standing: ServiceStanding, words: Words, width: int) -> list[Pieces]:
    """Return what is told of the service under the cursor: its parts, then what is amiss."""
    lines: list[Pieces] = [[(standing.service.name, "strong")]]
    lines += [application_pieces(standing, words, width), []]
    for part in ChecklistKey:
        lines += part_lines(part, standing, words, width)
    findings = gravest_first(standing.findings)
    for finding in findings[:_FINDINGS]:
        lines += [[], *finding_lines(finding, None, words, width)]
    if len(findings) > _FINDINGS:
        more = words.say("ui.marketing.more_findings", n=len(findings) - _FINDINGS)
        lines += [[], [(more, "dim")]]
    return lines


def feedback_pieces(
    overview: Overview, summary: FeedbackSummary | None, today: date, words: Words, width: int
) -> list[Pieces]:
    """Return what is known of the period's feedback: filed, with its beginning, or awaited."""
    title: Piece = (words.say("ui.marketing.feedback"), "strong")
    if summary is None:
        said = overview.edition.feedback.summary.said_in(words.lang)
        state = "awaited" if today > overview.period.ends else "later"
        told: Piece = (words.say(f"ui.marketing.feedback_{state}"), "dim")
        return [spread([title], [told], width), *_told(said, width)]
    filed = words.say("ui.marketing.feedback_filed", on=words.date(summary.filed_on))
    right: list[Piece] = [("✓ ", "done"), (filed, "dim")]
    return [spread([title], right, width), *_told(summary.text or summary.name, width)]


def _told(text: str, width: int) -> Iterator[Pieces]:
    """The first lines of a text."""
    lines = [line for line in wrapped(" ".join(text.split()), width) if line.strip()]
    for line in lines[:3]:
        yield [(line, "dim")]
