"""The findings as rows: under the rules that made them or the orders that they are about.

Owns grouping, the filter's words and how one finding is told in a line; what is found is for the
rules.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from ph_tui.domain.findings import Finding, Severity
from ph_tui.domain.folding import client_key, haystack, needles
from ph_tui.ui.kit.inks import fit_pieces, width_of
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.telling.finding_lines import SEVERITY_SIGNS
from ph_tui.ui.telling.order_words import NOTHING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

    from ph_tui.desk.validation import RuleCount
    from ph_tui.domain.summaries import OrderSummary
    from ph_tui.l10n.words import Words
    from ph_tui.ui.checks.run import CheckRun
    from ph_tui.ui.kit.inks import Piece

_GRAVITY = list(Severity)
_NUMBER, _CLIENT = 6, 8
"""Cells of an order's number and its client's code."""


class ChecksView(StrEnum):
    """By what the findings are grouped."""

    RULES = "rules"
    ORDERS = "orders"


def row_key(finding: Finding) -> Hashable:
    """Return what tells findings apart."""
    return finding.key, finding.location, finding.message


def by_rule(
    findings: Iterable[Finding], counts: Sequence[RuleCount], words: Words, *, is_whole: bool
) -> list[Finding | Section]:
    """Return the findings under their rules, each with its count.

    Where they are the whole of it, the end tells how many rules found nothing.
    """
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.key].append(finding)
    rows: list[Finding | Section] = []
    for rule, _ in counts:
        together = groups.get(rule.key)
        if together:
            rows += [Section()] if rows else []
            rows += [_heading(words(rule.title), together), *together]
    quiet = sum(rule.key not in groups for rule, _ in counts)
    if quiet and is_whole:
        told = words.say("ui.checks.quiet", n=quiet)
        rows += [*([Section()] if rows else []), Section([("✓ ", "done"), (told, "dim")])]
    return rows


def by_order(
    findings: Iterable[Finding], orders: Mapping[str, OrderSummary], words: Words
) -> list[Finding | Section]:
    """Return the findings under the orders that they are about; those about none at the end."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.location.order_id].append(finding)
    rows: list[Finding | Section] = []
    beside = groups.pop("", [])
    for order_id, together in groups.items():
        together.sort(key=_gravity)
        heading = _heading(_name(orders.get(order_id)), together)
        rows += [*([Section()] if rows else []), heading, *together]
    if beside:
        beside.sort(key=_gravity)
        heading = _heading(words.say("ui.checks.beside"), beside)
        rows += [*([Section()] if rows else []), heading, *beside]
    return rows


def _name(order: OrderSummary | None) -> str:
    if order is None:
        return NOTHING
    return f"{order.number or NOTHING}  {order.client_code}  {order.service_name}"


def _heading(title: str, together: Sequence[Finding]) -> Section:
    worst = min(together, key=_gravity).severity
    return Section(
        [SEVERITY_SIGNS[worst], (" ", ""), (title, "strong"), (f"  {len(together)}", "dim")]
    )


def _gravity(finding: Finding) -> int:
    return _GRAVITY.index(finding.severity)


def finding_pieces(
    finding: Finding,
    view: ChecksView,
    orders: Mapping[str, OrderSummary],
    words: Words,
    width: int,
) -> list[Piece]:
    """Return one finding in a line: sign, where it is said of many orders which, and what."""
    sign, tone = SEVERITY_SIGNS[finding.severity]
    pieces: list[Piece] = [(f"{sign} ", tone)]
    if view is ChecksView.RULES and finding.location.order_id:
        order = orders.get(finding.location.order_id)
        number, client = (order.number, order.client_code) if order else ("", "")
        pieces += _column(number or NOTHING, _NUMBER) + _column(client, _CLIENT)
    return [*pieces, *fit_pieces([(words(finding.message), "")], width - width_of(pieces) - 1)]


def _column(text: str, width: int) -> list[Piece]:
    fitted = fit_pieces([(text, "")], width)
    return [*fitted, (" " * (width - width_of(fitted) + 1), "")]


class Haystacks:
    """The words by which a filter finds findings, each finding's made once."""

    def __init__(self, run: CheckRun, words: Words) -> None:
        self._run, self._words = run, words
        self._known: dict[int, str] = {}

    def found(self, findings: Sequence[Finding], text: str) -> Sequence[Finding]:
        """Return the findings in which some word begins with each word of the text."""
        wanted = needles(text)
        if not wanted:
            return findings
        return [each for each in findings if all(needle in self._of(each) for needle in wanted)]

    def _of(self, finding: Finding) -> str:
        known = self._known.get(id(finding))
        if known is None:
            known = self._known[id(finding)] = haystack(self._said(finding))
        return known

    def _said(self, finding: Finding) -> Iterator[str]:
        words = self._words
        yield from (finding.key, words.say(f"rule.title.{finding.key}"), words(finding.message))
        yield words.say(f"word.severity.{finding.severity}")
        order = self._run.orders.get(finding.location.order_id)
        if order is not None:
            code = order.client_code
            yield from (order.number, code, client_key(code), order.coach, order.service_name)
