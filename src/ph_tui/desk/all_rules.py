"""Every rule that there is: of orders, of services, of stands, of the city's feedback."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ph_tui.domain.completeness.feedback_rules import FEEDBACK_RULES
from ph_tui.domain.completeness.marketing_rules import MARKETING_RULES
from ph_tui.domain.completeness.popup_rules import POPUP_RULES
from ph_tui.domain.completeness.registry import RULES

if TYPE_CHECKING:
    from ph_tui.domain.completeness.rule import Rule

ALL_RULES: tuple[Rule[Any], ...] = (*RULES, *MARKETING_RULES, *POPUP_RULES, *FEEDBACK_RULES)
"""In the order in which findings are told."""
