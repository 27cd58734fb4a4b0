"""The files that the whole company shares: settings, services, stands, clients, own editions.

Owns their reading and replacing; trusts its caller to hold the store's lock for what changes one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from ph_tui.domain.errors import DataError, Refused
from ph_tui.domain.messages import Message
from ph_tui.store import codec, files, json_text
from ph_tui.store.faults import (
    UnreadableContentError,
    UnreadableFileError,
    shown,
    telling,
    told,
    unreadable,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ph_tui.domain.changes import Clash, Plain
    from ph_tui.domain.clients import ContactDetails
    from ph_tui.domain.history import Step
    from ph_tui.domain.marketing.records import ServiceRecords
    from ph_tui.domain.popup.bookings import PopUpBooking
    from ph_tui.domain.settings import Settings
    from ph_tui.store.files import Signature
    from ph_tui.store.json_text import Tables

SERVICES, POPUP = "services", "popup"
"""The stems of the files that have a history."""

T = TypeVar("T")
Note: TypeAlias = "Callable[[Plain, Plain, int | None], int]"
"""Writes down what becomes what, given the revision that stands; gives the one to save under."""


class _Known(NamedTuple, Generic[T]):
    value: T
    revision: int
    signature: Signature | None


class CompanyFile(Generic[T]):
    """One value in one file, with a default until it is saved for the first time."""

    def __init__(
        self,
        path: Path,
        default: Callable[[], T],
        *,
        from_tables: Callable[[Tables], tuple[T, int]],
        to_tables: Callable[[T, int], Tables],
    ) -> None:
        self._path = path
        self._default = default
        self._from_tables = from_tables
        self._to_tables = to_tables
        self._known: _Known[T] | None = None

    def read(self) -> T:
        """The value as the file has it now; raises DataError when it can't be read."""
        return self._read().value

    def text_of(self, table: str) -> str:
        """One table as it stands in the file, without the cost of understanding it."""
        try:
            tables = json_text.parse(files.read(self._path).data)
        except (OSError, UnreadableContentError):
            return ""
        return json_text.render(tables.get(table, {})).decode()

    def revision(self) -> int | None:
        """The revision of the file as it is now; None when there is none."""
        known = self._read()
        return known.revision if known.signature else None

    def change(self, step: Callable[[T], T], note: Note | None = None) -> T:
        """Save what a step makes of the value; nothing is written when it stays the same.

        `note` is asked after the step, and before anything is written.
        """
        from ph_tui.store.json_storage import write_tables

        before = self._read()
        after = step(before.value)
        if after == before.value:
            return after
        revision = before.revision + 1
        if note is not None:
            stands = before.revision if before.signature else None
            revision = note(self._told(before.value), self._told(after), stands)
        self._known = None
        try:
            write_tables(self._path, self._to_tables(after, revision))
        except OSError as error:
            raise told(error, self._path) from error
        try:
            files.sync_folder(self._path.parent)
        except OSError as error:
            raise DataError(Message("error.store.unsure", path=shown(self._path))) from error
        return after

    def without(self, value: T, step: Step) -> T | Clash:
        """A value without a step of the history; a Clash tells what has changed since.

        Raises Refused when the rest can't stand without it.
        """
        from ph_tui.domain.changes import Clash
        from ph_tui.domain.history import taken_back

        tables = taken_back(self._told(value), step)
        if isinstance(tables, Clash):
            return tables
        plain = {name: {key: dict(d) for key, d in table.items()} for name, table in tables.items()}
        meta = self._to_tables(self._default(), 0)["meta"]
        try:
            return self._from_tables({"meta": meta, **plain})[0]
        except UnreadableContentError as error:
            raise Refused(Message("error.undo.impossible", reason=error.reason)) from error

    def _told(self, value: T) -> Plain:
        """What a history compares."""
        tables = self._to_tables(value, 0)
        del tables["meta"]
        return tables

    def _read(self) -> _Known[T]:
        try:
            signature = files.current_signature(self._path)
            known = self._known
            if known is not None and known.signature == signature:
                return known
            if signature is None:
                return _Known(self._default(), 0, None)
            return self._load()
        except UnreadableContentError as error:
            raise UnreadableFileError(self._path.name, error.reason) from error
        except OSError as error:
            raise told(error, self._path) from error

    def _load(self) -> _Known[T]:
        from ph_tui.store.json_storage import read_tables

        tables, content = read_tables(self._path)
        value, revision = self._from_tables(tables)
        known = _Known(value, revision, content.signature)
        self._known = known if content.settled else None
        return known


def _no_settings() -> Settings:
    from ph_tui.domain.settings import Settings

    return Settings()


def _no_records() -> ServiceRecords:
    from ph_tui.domain.marketing.records import ServiceRecords

    return ServiceRecords()


def settings_file(data: Path) -> CompanyFile[Settings]:
    """The file of the company's settings."""
    return CompanyFile(
        data / "desk.json",
        _no_settings,
        from_tables=codec.settings_from_tables,
        to_tables=codec.settings_to_tables,
    )


def services_file(data: Path) -> CompanyFile[ServiceRecords]:
    """The file of contract periods and of what was done to take part in them."""
    return CompanyFile(
        data / "services.json",
        _no_records,
        from_tables=codec.services_from_tables,
        to_tables=codec.services_to_tables,
    )


def popup_file(data: Path) -> CompanyFile[tuple[PopUpBooking, ...]]:
    """The file of the booked stands."""
    return CompanyFile(
        data / "popup.json",
        tuple,
        from_tables=codec.popup_from_tables,
        to_tables=codec.popup_to_tables,
    )


def clients_file(data: Path) -> CompanyFile[tuple[ContactDetails, ...]]:
    """The file of the clients' contact details: the one that names persons."""
    return CompanyFile(
        data / "clients.json",
        tuple,
        from_tables=codec.clients_from_tables,
        to_tables=codec.clients_to_tables,
    )


def texts_of(folder: Path, ending: str) -> dict[str, str]:
    """The texts of a folder's files by name, in their order; none when there is no folder.

    Raises DataError naming the first file that can't be read or isn't UTF-8.
    """
    with telling(folder):
        try:
            paths = sorted(path for path in folder.iterdir() if path.name.endswith(ending))
        except FileNotFoundError:
            return {}
    return {path.name: text_of(path) for path in paths if not path.name.startswith(".")}


def text_of(path: Path) -> str:
    """The text of one file; raises DataError when it can't be read or isn't UTF-8."""
    with telling(path):
        try:
            data = files.read(path).data
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            reason = unreadable("error.content.not_utf8", line=line).reason
            raise UnreadableFileError(path.name, reason) from error
        except UnreadableContentError as error:
            raise UnreadableFileError(path.name, error.reason) from error
