"""The company's settings: what the handbook leaves open, with visible defaults."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ph_tui.domain.service_hours import HourRule
from ph_tui.domain.values import Value


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
