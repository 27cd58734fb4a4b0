"""The validation service: every rule over one order, or over everything."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from ph_tui.desk.beside_orders import BESIDE_ORDERS
from ph_tui.domain.errors import DataError
from ph_tui.domain.findings import Citation, Source
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ph_tui.desk.core import Core
    from ph_tui.domain.completeness.rule import Rule
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.handbook.edition import Edition
    from ph_tui.domain.orders import OrderFile
    from ph_tui.domain.reports import ReportSection


class RuleCount(NamedTuple):
    """How often a rule found something."""

    rule: Rule[Any]
    times: int


class ValidationDesk:
    """What the rules say."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def check(self, file: OrderFile) -> tuple[Finding, ...]:
        """The findings of one order, waived ones left out."""
        from ph_tui.domain.completeness import check

        return check(file, self._core.context(file))

    def check_all(self) -> Iterator[Finding]:
        """The findings of every order that can be read, by order number, then of all else."""
        for order_id in self.order_ids():
            yield from self.check_order(order_id)
        yield from self.check_beside()

    def order_ids(self, *, coach: str | None = None) -> tuple[str, ...]:
        """The orders that can be read, by number: of one coach or of all."""
        rows = (row for row in self._core.store.summaries() if coach in {None, row.coach})
        return tuple(row.id for row in sorted(rows, key=lambda row: (row.number, row.id)))

    def check_order(self, order_id: str) -> tuple[Finding, ...]:
        """The findings of an order; none once it is gone, or can't be read any more."""
        try:
            return self.check(self._core.store.load(order_id))
        except DataError:
            return ()

    def check_beside(self) -> Iterator[Finding]:
        """The findings of what belongs to no order; what can't be read is left out."""
        for make in BESIDE_ORDERS:
            try:
                yield from make(self._core).findings()
            except DataError:
                continue

    def unread(self) -> tuple[Message, ...]:
        """Why some of what belongs to no order can't be checked."""
        reasons = []
        for read in (self._core.store.service_records, self._core.store.popup):
            try:
                read()
            except DataError as error:
                reasons.append(error.message)
        return tuple(reasons)

    def rules(self) -> tuple[Rule[Any], ...]:
        """Every rule that there is, in the order in which findings are told."""
        from ph_tui.desk.all_rules import ALL_RULES

        return ALL_RULES

    def counted(self, findings: Iterable[Finding]) -> tuple[RuleCount, ...]:
        """Every rule with how many of these findings are its own."""
        counts = Counter(finding.key for finding in findings)
        return tuple(RuleCount(rule, counts[rule.key]) for rule in self.rules())

    def section(self, file: OrderFile, section: ReportSection) -> tuple[Finding, ...]:
        """The findings of one report section, as the editor shows them."""
        from ph_tui.domain.completeness import section_findings

        return section_findings(file, self._core.context(file), section)

    def edition_of(self, file: OrderFile) -> Edition:
        """The handbook edition that the order's findings cite."""
        return self._core.edition_of(file)

    def source_of(self, finding: Finding, lang: str) -> Message | None:
        """By whose word a finding stands, for a reader; None when no source is needed."""
        return self._told(finding.citation, lang)

    def source_of_rule(self, rule: Rule[Any], lang: str) -> Message | None:
        """By whose word a rule stands today, for a reader."""
        if rule.source is not Source.HANDBOOK:
            return self._told(Citation(rule.source), lang)
        edition = self._core.library.in_force(self._core.today)
        return self._told(edition.citation(rule.section), lang)

    def _told(self, cited: Citation, lang: str) -> Message | None:
        if cited.source is Source.NONE:
            return None
        if cited.source is not Source.HANDBOOK:
            return Message(f"word.citation.{cited.source}")
        edition = self._core.library.get(cited.edition_id)
        if not cited.section:
            return Message("word.citation.edition", edition=edition.valid_from)
        return edition.citation_words(cited.section, lang)
