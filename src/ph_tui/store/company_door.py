"""What the whole company shares, through the store's door: settings, periods, clients, editions.

Owns which file is asked; the lock and what follows a save are the store's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from ph_tui.store.company_files import clients_file, periods_file, settings_file, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ph_tui.domain.clients import ContactDetails
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.settings import Settings
    from ph_tui.store.company_files import CompanyFile


class CompanyDoor(ABC):
    """The files that belong to no order; every method raises DataError."""

    @property
    @abstractmethod
    def path(self) -> Path:
        """The data directory; it may still be missing."""

    @abstractmethod
    def locked(self) -> AbstractContextManager[None]:
        """Let nobody else write until the end."""

    @abstractmethod
    def _begin_writing(self) -> None:
        """Get ready for a save, under the lock."""

    @cached_property
    def _settings(self) -> CompanyFile[Settings]:
        return settings_file(self.path)

    @cached_property
    def _periods(self) -> CompanyFile[tuple[ContractPeriod, ...]]:
        return periods_file(self.path)

    @cached_property
    def _clients(self) -> CompanyFile[tuple[ContactDetails, ...]]:
        return clients_file(self.path)

    def settings(self) -> Settings:
        """The company's settings."""
        return self._settings.read()

    def settings_text(self) -> str:
        """The settings' table as it is kept, to compare; empty when there is none to be read."""
        return self._settings.text_of("settings")

    def change_settings(self, step: Callable[[Settings], Settings]) -> Settings:
        """Save what a step makes of the settings as they are now."""
        with self.locked():
            self._begin_writing()
            return self._settings.change(step)

    def periods(self) -> tuple[ContractPeriod, ...]:
        """The contract periods that the company has added."""
        return self._periods.read()

    def change_periods(
        self, step: Callable[[tuple[ContractPeriod, ...]], tuple[ContractPeriod, ...]]
    ) -> tuple[ContractPeriod, ...]:
        """Save what a step makes of the contract periods as they are now."""
        with self.locked():
            self._begin_writing()
            return self._periods.change(step)

    def clients(self) -> tuple[ContactDetails, ...]:
        """The contact details of all clients of whom any were recorded."""
        return self._clients.read()

    def change_clients(
        self, step: Callable[[tuple[ContactDetails, ...]], tuple[ContactDetails, ...]]
    ) -> tuple[ContactDetails, ...]:
        """Save what a step makes of the contact details as they are now."""
        with self.locked():
            self._begin_writing()
            return self._clients.change(step)

    def own_editions(self) -> dict[str, str]:
        """The texts of the company's own editions by the names of their files."""
        return texts_of(self.path / "editions", ".toml")
