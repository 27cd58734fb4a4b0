"""One finding in full: the whole sentence, the rule, by whose word, and what the keys do with it.

Owns the choice and the layout; knows no widget and no desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.ui.kit.lines import wrapped
from ph_tui.ui.telling.finding_lines import SEVERITY_SIGNS, finding_lines
from ph_tui.ui.telling.order_words import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.messages import Message
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words
    from ph_tui.ui.kit.inks import Pieces


def short_lines(
    finding: Finding, source: Message | None, words: Words, width: int
) -> Iterator[Pieces]:
    """Yield the sentence and its source, for the foot of a narrow screen."""
    yield from finding_lines(finding, source, words, width)


def whole_lines(
    finding: Finding,
    source: Message | None,
    order: OrderSummary | None,
    words: Words,
    width: int,
) -> Iterator[Pieces]:
    """Yield all there is to say, for the pane beside the list."""
    sign, tone = SEVERITY_SIGNS[finding.severity]
    yield [(f"{sign} ", tone), (words.say(f"word.severity.{finding.severity}"), tone)]
    for line in wrapped(words.say(f"rule.title.{finding.key}"), width):
        yield [(line, "strong")]
    yield [(finding.key, "dim")]
    yield []
    for line in wrapped(words(finding.message), width):
        yield [(line, "")]
    if source is not None:
        yield []
        for line in wrapped(words(source), width):
            yield [(line, "dim")]
    if order is not None:
        yield []
        yield [(order.number or NOTHING, "strong"), (f"  {order.client_code}", "strong")]
        yield [(order.service_name, "")]
        yield [(order.coach, "dim")]
