"""Short ways to ask the validation service in its own tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.factories import a_context

from ph_tui.domain.completeness import Context, check, gate

if TYPE_CHECKING:
    from ph_tui.domain.findings import Finding
    from ph_tui.domain.orders import OrderFile


def keys(findings: tuple[Finding, ...]) -> list[str]:
    """The keys of findings, in their order."""
    return [finding.key for finding in findings]


def ids(findings: tuple[Finding, ...]) -> list[str]:
    """The message ids of findings, in their order."""
    return [finding.message.id for finding in findings]


def of_rule(key: str, file: OrderFile, context: Context | None = None) -> tuple[Finding, ...]:
    """What one rule finds on `check`."""
    return tuple(each for each in check(file, context or a_context()) if each.key == key)


def at_gate(key: str, file: OrderFile, context: Context | None = None) -> tuple[Finding, ...]:
    """What one rule finds at the report's gate."""
    return tuple(each for each in gate(file, context or a_context()) if each.key == key)
