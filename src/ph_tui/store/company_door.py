"""What the whole company shares, through the store's door: settings, services, stands, editions.

Owns which file is asked; the lock and what follows a save are the store's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from ph_tui.store import files, phrase_files
from ph_tui.store.company_files import (
    POPUP,
    SERVICES,
    clients_file,
    popup_file,
    services_file,
    settings_file,
    texts_of,
)
from ph_tui.store.faults import telling
from ph_tui.store.papers import PAPERS, keep_paper, read_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from ph_tui.domain.changes import Clash, Plain
    from ph_tui.domain.clients import ContactDetails
    from ph_tui.domain.contract_periods import ContractPeriod
    from ph_tui.domain.history import Deed, Line, Step
    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.settings import Settings
    from ph_tui.store.company_files import CompanyFile
    from ph_tui.store.company_history import CompanyHistory
    from ph_tui.store.phrase_files import PhraseStamp, PhraseText

T = TypeVar("T")

EDITIONS = "editions"
"""The folder of the company's own editions in the data directory."""


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
    def _services(self) -> CompanyFile[ServiceRecords]:
        return services_file(self.path)

    @cached_property
    def _popup(self) -> CompanyFile[tuple[PopUpBooking, ...]]:
        return popup_file(self.path)

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

    def service_records(self) -> ServiceRecords:
        """Contract periods, and what was done to take part in them."""
        return self._services.read()

    def periods(self) -> tuple[ContractPeriod, ...]:
        """The contract periods that the company has added."""
        return self._services.read().periods

    def change_services(
        self, step: Callable[[ServiceRecords], ServiceRecords], did: Callable[[], Deed]
    ) -> ServiceRecords:
        """Save what a step makes of the services' records as they are now; `did` is asked then."""
        return self._change(self._services, SERVICES, step, did)

    def popup(self) -> tuple[PopUpBooking, ...]:
        """Every stand that was ever booked."""
        return self._popup.read()

    def change_popup(
        self,
        step: Callable[[tuple[PopUpBooking, ...]], tuple[PopUpBooking, ...]],
        did: Callable[[], Deed],
    ) -> tuple[PopUpBooking, ...]:
        """Save what a step makes of the bookings as they are now; `did` is asked then."""
        return self._change(self._popup, POPUP, step, did)

    def company_lines(self, name: str) -> tuple[Line, ...]:
        """The lines in effect of the history of `services` or `popup`."""
        file = self._with_history(name)
        return self.company_history.those_in_effect(name, file.revision())

    def take_back(
        self,
        name: str,
        choose: Callable[[], Step],
        *,
        admit: Callable[[object], None],
        did: Callable[[], Deed],
    ) -> Clash | None:
        """Take one step of a company's file back; a Clash tells what has changed since.

        `choose` is asked under the lock; `admit` may refuse what would come of it.
        """
        from ph_tui.domain.changes import Clash

        file = self._with_history(name)
        with self.locked():
            after = file.without(file.read(), choose())
            if isinstance(after, Clash):
                return after
            admit(after)
            self._change(file, name, lambda _: after, did)
        return None

    @cached_property
    def company_history(self) -> CompanyHistory:
        """The histories of the services' file and the stands'."""
        from ph_tui.store.company_history import COMPANY, CompanyHistory

        return CompanyHistory(self.path / COMPANY)

    def _with_history(self, name: str) -> CompanyFile[object]:
        return cast("CompanyFile[object]", {SERVICES: self._services, POPUP: self._popup}[name])

    def _change(
        self,
        file: CompanyFile[T],
        name: str,
        step: Callable[[T], T],
        did: Callable[[], Deed],
    ) -> T:
        def note(before: Plain, after: Plain, revision: int | None) -> int:
            return self.company_history.note(name, before, after, revision, did())

        with self.locked():
            self._begin_writing()
            return file.change(step, note)

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

    def add_edition(self, name: str, text: str) -> None:
        """Put one of the company's own editions into its folder, in the place of its namesake."""
        self._put(EDITIONS, name, text)

    def _put(self, place: str, name: str, text: str) -> None:
        folder = self.path / place
        with self.locked():
            self._begin_writing()
            with telling(folder):
                files.make_folder(folder)
                files.replace(folder / name, text.encode())
                files.sync_folder(folder)

    def phrase_stamps(self) -> tuple[PhraseStamp, ...]:
        """The files of the company's text blocks, each with what tells one content from another."""
        return phrase_files.stamps(self.path / phrase_files.PHRASES)

    def phrase(self, stamp: PhraseStamp) -> PhraseText:
        """One text block, or why it can't be read."""
        return phrase_files.read(self.path / phrase_files.PHRASES, stamp)

    def add_phrase(self, file: str, text: str) -> None:
        """Put a text block into its folder, in the place of its namesake."""
        self._put(phrase_files.PHRASES, file, text)

    def keep_paper(self, data: bytes) -> str:
        """Keep a document for good; gives the digest by which it is found again."""
        with self.locked():
            self._begin_writing()
            return keep_paper(self.path / PAPERS, data)

    def paper(self, digest: str) -> bytes:
        """A document that was kept; raises DataError when it is missing or another by now."""
        return read_paper(self.path / PAPERS, digest)

    def own_editions(self) -> dict[str, str]:
        """The texts of the company's own editions by the names of their files."""
        return texts_of(self.path / EDITIONS, ".toml")
