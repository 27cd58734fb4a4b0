"""The city's summaries of feedback: filed period by period as they came, and read again.

Owns what may be filed. Text is kept among the records, so that it can be searched and shown; any
other document is kept as it is.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from ph_tui.domain.contract_periods import half_year_named, period_on
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.marketing.records import FeedbackSummary
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ph_tui.desk.core import Core
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.summaries import OrderSummary

BYTE_LIMIT = 8_000_000
TEXT_LIMIT = 200_000
"""Characters."""
_UNKNOWN = ""
"""An edition that nobody has asked for yet."""
_ZIP = b"PK\x03\x04"
_KINDS = {
    **dict.fromkeys((".docx", ".odt", ".xlsx", ".ods", ".pptx", ".odp"), _ZIP),
    ".pdf": b"%PDF-",
    ".png": b"\x89PNG",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""Documents that are no plain text: how the name ends, and how the content begins."""


class FiledSummary(NamedTuple):
    """A summary with the period that it is of."""

    period: ContractPeriod
    summary: FeedbackSummary


class SummaryDesk:
    """The use cases of the summaries."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def period(self, period_id: str) -> ContractPeriod:
        """The contract period of an id; BadInput names those that there are."""
        known = {period.id: period for period in known_periods(self._core)}
        if period_id not in known:
            ids = ", ".join(sorted(known))
            raise BadInput(Message("error.period.unknown", period=period_id[:40], known=ids))
        return under_edition(known[period_id], self._core)

    def find(self, period_id: str) -> FeedbackSummary | None:
        """What was filed of a period; None when nothing was."""
        period = self.period(period_id)
        filed = self._core.store.service_records().summaries
        return next((each for each in filed if each.period_id == period.id), None)

    def city_says(self, period_id: str, lang: str) -> str:
        """When the city sends the summary, as the period's edition tells it."""
        edition = self._core.library.get(self.period(period_id).edition_id)
        return edition.feedback.summary.said_in(lang)

    def content(self, summary: FeedbackSummary) -> bytes:
        """The document that was filed, as it came or as UTF-8."""
        return self._core.store.paper(summary.paper) if summary.paper else summary.text.encode()

    def file(
        self, period_id: str, content: bytes, name: str = "", *, replaces: bool = False
    ) -> FiledSummary:
        """File a summary; refused where one is filed, unless it `replaces` that."""
        period, core = self.period(period_id), self._core
        text = _read(content, name)

        def step(records: ServiceRecords) -> ServiceRecords:
            there = [each for each in records.summaries if each.period_id == period.id]
            if there and not replaces:
                on = there[0].filed_on
                raise Refused(Message("error.summary.filed", period=period.id, on=on))
            others = tuple(each for each in records.summaries if each not in there)
            return replace(records, summaries=(*others, summary))

        with core.store.locked():
            paper = core.store.keep_paper(content) if text is None else ""
            filed = core.today, core.user, PurePath(name).name[:200]
            summary = FeedbackSummary(uuid4().hex, period.id, *filed, text or "", paper)
            did = Message("word.did.summary_filed", period=period.id)
            core.change_services(step, did=did)
        return FiledSummary(period, summary)


def known_periods(
    core: Core, rows: Iterable[OrderSummary] | None = None
) -> tuple[ContractPeriod, ...]:
    """The periods that were added, and those that are assumed for today or for an order, by day.

    Under which edition an assumed one stands is left open: that needs the editions' files.
    """
    recorded = core.store.periods()
    known = {period.id: period for period in recorded}
    current = period_on(core.today, recorded, _UNKNOWN)
    known.setdefault(current.id, current)
    for period_id in {r.period_id for r in (core.store.summaries() if rows is None else rows)}:
        if period_id not in known and (assumed := half_year_named(period_id, _UNKNOWN)):
            known[assumed.id] = assumed
    return tuple(sorted(known.values(), key=lambda period: (period.starts, period.id)))


def under_edition(period: ContractPeriod, core: Core) -> ContractPeriod:
    """The period with the edition that it stands under."""
    if period.edition_id != _UNKNOWN:
        return period
    return replace(period, edition_id=core.library.in_force(period.starts).id)


def _read(content: bytes, name: str) -> str | None:
    """The text that was given, None for another document; BadInput for what can't be filed."""
    if len(content) > BYTE_LIMIT:
        limit = BYTE_LIMIT // 1_000_000
        raise BadInput(Message("error.summary.too_big", limit=limit))
    if not content.strip():
        raise BadInput(Message("error.summary.empty"))
    begins = _KINDS.get(PurePath(name).suffix.lower())
    if begins is not None:
        if not content.startswith(begins):
            raise BadInput(Message("error.summary.not_as_named", name=PurePath(name).name[:60]))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        kinds = ", ".join(sorted(_KINDS))
        raise BadInput(Message("error.summary.kind", kinds=kinds))
    if len(text) > TEXT_LIMIT:
        raise BadInput(Message("error.summary.too_long", limit=TEXT_LIMIT))
    return text
