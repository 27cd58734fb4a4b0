"""Participations in which something is wrong, so that every marketing rule speaks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.factories import a_participation, a_period, an_edition

from ph_tui.domain.completeness.marketing_case import MarketingCase
from ph_tui.domain.completeness.marketing_rules import weighed
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import (
    Brochure,
    OwnMarketing,
    PictureFacts,
    Post,
    VideoRecord,
)
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import ChecklistItem
    from ph_tui.domain.marketing.records import Participation


def standing_findings(case: MarketingCase) -> tuple[Finding, ...]:
    """What the rules find in a participation and nobody has set aside."""
    return tuple(each.finding for each in weighed(case) if each.waiver is None)


_WIDE = PictureFacts("kuva.png", "PNG", 80, 40, 1000, "0" * 64)
_POSTS = (
    Post("1", "instagram", "Hei", "@polku", _WIDE, _WIDE),
    Post("2", "instagram"),
)


def _records() -> Iterator[tuple[date, Participation]]:
    new = a_participation(applied_on=None, approved_on=None)
    for day in (20, 29, 30):
        yield date(2024, 4, day), new
    yield date(2024, 5, 8), a_participation(applied_on=date(2024, 5, 6), approved_on=None)
    for on in (date(2024, 1, 27), date(2024, 1, 28), date(2024, 1, 29), date(2024, 2, 9)):
        yield on, a_participation()
    begun: dict[str, Any] = {
        "brochure": Brochure("https://polku.example/esite"),
        "video": VideoRecord("https://polku.example/video", 200),
        "posts": _POSTS,
        "own": OwnMarketing("Tule mukaan!"),
    }
    yield date(2024, 1, 23), a_participation(**begun)
    yield date(2024, 1, 23), a_participation(video=VideoRecord("https://vimeo.com/1"))


def marketing_messages() -> Iterator[Message]:
    """Everything that the rules of marketing say, and how the desk names the service to it."""
    edition = an_edition()
    for today, record in _records():
        others = (replace(record, id="x", service="uutta-suuntaa"),)
        for among in ((), others):
            case = MarketingCase(record, a_period(), edition, today, among)
            yield from (each.message for each in standing_findings(case))
    lists = [
        each.model_copy(update={"items": (*each.items, _more(each.items[0]))})
        if each.key is ChecklistKey.OWN_MARKETING
        else each
        for each in edition.checklists
    ]
    wider = edition.model_copy(update={"checklists": tuple(lists)})
    record = a_participation(own=OwnMarketing("Tule mukaan!"))
    case = MarketingCase(record, a_period(), wider, date(2024, 1, 23))
    yield from (each.message for each in standing_findings(case))
    said = Message("rule.brochure.per_service")
    yield Message("rule.marketing.of", service="Työhaun tehotreeni", said=said)


def _more(item: ChecklistItem) -> ChecklistItem:
    """A point that only this edition has."""
    return item.model_copy(update={"key": "price"})
