"""The company's own profile: read, and set field by field as it is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ph_tui.desk.core import Core
    from ph_tui.domain.money.company import CompanyProfile
    from ph_tui.domain.settings import Settings


class CompanyDesk:
    """The use cases of the company's profile."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def profile(self) -> CompanyProfile:
        """Who sends the invoices."""
        return self._core.store.settings().company

    def set(self, values: Mapping[str, str]) -> CompanyProfile:
        """Set fields from what was typed, all or none; BadInput names the one that can't be."""
        from ph_tui.domain.completeness import refuse_personal_codes
        from ph_tui.domain.money.profile_fields import with_field

        refuse_personal_codes(values.values())

        def step(settings: Settings) -> Settings:
            profile = settings.company
            for name, text in values.items():
                profile = with_field(profile, name, text)
            return replace(settings, company=profile)

        return self._core.store.change_settings(step).company

    def missing(self) -> tuple[str, ...]:
        """The fields without which no invoice can be made."""
        from ph_tui.domain.money.profile_fields import missing

        return missing(self.profile())

    def missing_for_einvoice(self) -> tuple[str, ...]:
        """The fields without which there is no e-invoice file, those of `missing` included."""
        from ph_tui.domain.money.profile_fields import missing_for_einvoice

        return missing_for_einvoice(self.profile())
