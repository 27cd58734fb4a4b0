"""The company's settings: what the handbook leaves open, with visible defaults."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ph_tui.domain.errors import BadInput
from ph_tui.domain.messages import Message
from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.values import Value

RETENTION_LIMIT = 600
"""Months."""


@dataclass(frozen=True)
class ServiceRule(Value):
    """The hour rule of one coaching service."""

    service: str
    """The service's code."""
    rule: HourRule


@dataclass(frozen=True)
class Settings:
    """Everything that the company decides for itself."""

    hour_rules: tuple[ServiceRule, ...] = ()
    retention_months: int | None = None
    """How long a client is kept after the last order was closed; None until the company says."""

    def __post_init__(self) -> None:
        months = self.retention_months
        if months is not None and not 0 < months <= RETENTION_LIMIT:
            raise BadInput(Message("error.retention.months", limit=RETENTION_LIMIT))

    def hour_rule(self, service: str) -> HourRule:
        """The hour rule of a service; an hour of sixty minutes, unrounded, until it is set."""
        for entry in self.hour_rules:
            if entry.service == service:
                return entry.rule
        return HourRule()

    def with_hour_rule(self, service: str, rule: HourRule) -> Settings:
        """These settings with another hour rule for one service."""
        others = tuple(entry for entry in self.hour_rules if entry.service != service)
        return replace(self, hour_rules=(*others, ServiceRule(service, rule)))
