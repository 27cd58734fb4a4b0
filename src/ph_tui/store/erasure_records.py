"""The folder of erasures: which have begun and are not finished, and a certificate of each.

Owns what is written down of an erasure. While one goes on, the client's code stands in its record,
so that it can be finished after a kill; the certificate that takes its place knows nothing of the
client. It trusts its caller to hold the store's lock for all that writes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ph_tui.domain.aliases import alias_of
from ph_tui.store import files
from ph_tui.store.faults import UnreadableContentError, telling

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ph_tui.domain.erasing import Certificate

FORMAT = 1
_BEGUN = re.compile(r"([0-9a-f]{8})\.begun")
_DONE = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{8}\.json")


@dataclass(frozen=True)
class Begun:
    """An erasure that is going on, or was broken off."""

    token: str
    """Eight random hexadecimal digits: they tell one erasure from another."""
    code: str
    """The client's code."""
    at: datetime
    """When it was begun, aware."""
    by: str
    """The login of who began it."""
    counts: Mapping[str, int]
    """What has been found until now, by what it is."""
    order_ids: tuple[str, ...] = ()
    """The orders that were the client's, those that are only in their histories included."""

    @property
    def alias(self) -> str:
        """What takes the place of the client's code."""
        return alias_of(self.token)


class ErasureRecords:
    """The records and certificates of a data directory; every method raises DataError."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> list[str]:
        """The names of the certificates there are."""
        return sorted(name for name in self._listed() if _DONE.fullmatch(name))

    def begun(self) -> list[Begun]:
        """The erasures that were begun and are not finished."""
        names = sorted(name for name in self._listed() if _BEGUN.fullmatch(name))
        return [record for name in names if (record := self._record(name)) is not None]

    def note(self, record: Begun) -> None:
        """Write down that an erasure goes on, and how far it is."""
        plain = {**asdict(record), "at": record.at.isoformat()}
        self._write(f"{record.token}.begun", plain)

    def finish(self, certificate: Certificate, kept: Mapping[str, tuple[str, ...]]) -> Path:
        """Write the certificate, and then take the record away; `kept` is what has stayed."""
        name = f"{certificate.at.date()}-{certificate.token}.json"
        plain = asdict(certificate)
        self._write(
            name,
            {
                "format": FORMAT,
                **plain,
                "at": certificate.at.isoformat(),
                "kept": {kind: list(fields) for kind, fields in kept.items()},
            },
        )
        with telling(self.path):
            with suppress(FileNotFoundError):
                (self.path / f"{certificate.token}.begun").unlink()
            files.sync_folder(self.path)
        return self.path / name

    def erased_orders(self) -> dict[str, str]:
        """The alias in each order that was erased, by the order's id, as the certificates tell."""
        found: dict[str, str] = {}
        for name in self.names():
            plain = self._read(name) or {}
            ids, alias = plain.get("order_ids"), plain.get("alias")
            if isinstance(ids, list) and isinstance(alias, str):
                found |= dict.fromkeys(map(str, ids), alias)
        return found

    def _listed(self) -> list[str]:
        with telling(self.path):
            try:
                return os.listdir(self.path)  # noqa: PTH208 - names, not paths
            except FileNotFoundError:
                return []

    def _record(self, name: str) -> Begun | None:
        """A record; None when it can't be understood."""
        plain = self._read(name) or {}
        try:
            return Begun(
                str(plain["token"]),
                str(plain["code"]),
                datetime.fromisoformat(plain["at"]),
                str(plain["by"]),
                {str(key): int(count) for key, count in plain["counts"].items()},
                tuple(map(str, plain["order_ids"])),
            )
        except (LookupError, TypeError, ValueError, AttributeError):
            return None

    def _read(self, name: str) -> dict[str, Any] | None:
        import orjson

        with telling(self.path / name):
            try:
                plain = orjson.loads(files.read(self.path / name).data)
            except (FileNotFoundError, UnreadableContentError, ValueError):
                return None
        return plain if isinstance(plain, dict) else None

    def _write(self, name: str, plain: Mapping[str, object]) -> None:
        import orjson

        data = orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        with telling(self.path):
            files.make_folder(self.path.parent)
            files.make_folder(self.path)
            files.replace(self.path / name, data)
            files.sync_folder(self.path)


def counted(record: Begun, counts: Mapping[str, int], order_ids: Iterable[str]) -> Begun:
    """A record with what was found now; what an earlier run has done already stays counted."""
    names = dict.fromkeys((*record.counts, *counts))
    most = {name: max(record.counts.get(name, 0), counts.get(name, 0)) for name in names}
    ids = tuple(dict.fromkeys((*record.order_ids, *order_ids)))
    return replace(record, counts=most, order_ids=ids)
