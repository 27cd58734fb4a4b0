"""The kept files of one client, such as receipts: which they are, and their removal.

Owns how they are found: by the digests in the client's orders and histories, here and in backups.
One that somebody else's order names as well stays. They go before the orders do, so that a kill
leaves the digests where the next try finds them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.store import files
from ph_tui.store.backup_archive import Archive
from ph_tui.store.faults import UnreadableContentError, telling
from ph_tui.store.papers import PAPERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.store.backups import BackupFolder
    from ph_tui.store.erased_content import Person

_DIGEST = re.compile(rb'"digest":\s*"([0-9a-f]{64})"')
_ANY_DIGEST = re.compile(rb"[0-9a-f]{64}")
_OF_ORDER = re.compile(r"(?:unreadable/)?(?:orders|history)/([0-9a-f]{32})\.jsonl?")


def papers_of(data: Path, backups: BackupFolder, who: Person) -> set[str]:
    """The digests of a client's files; raises DataError when a file can't be read."""
    own: set[str] = set()
    others: set[str] = set()
    for name, content in _files(data):
        is_own = _order_of(name) in who.order_ids
        found = (_DIGEST if is_own else _ANY_DIGEST).findall(content)
        (own if is_own else others).update(digest.decode() for digest in found)
    for backup in backups.names():
        own |= _told_in(backups.place(backup), who)
    return own - others


def remove_papers(data: Path, digests: set[str]) -> None:
    """Remove kept files, under the store's lock."""
    with telling(data / PAPERS):
        for digest in digests:
            (data / PAPERS / digest).unlink(missing_ok=True)
        if digests and (data / PAPERS).is_dir():
            files.sync_folder(data / PAPERS)


def _told_in(path: Path, who: Person) -> set[str]:
    try:
        with Archive(path) as archive:
            names = [n for n in archive.contents.files if _order_of(n) in who.order_ids]
            found = (_DIGEST.findall(archive.read(name)) for name in names)
            return {digest.decode() for digests in found for digest in digests}
    except DataError:
        return set()


def _order_of(name: str) -> str:
    match = _OF_ORDER.fullmatch(name)
    return match[1] if match else ""


def _files(data: Path) -> Iterator[tuple[str, bytes]]:
    """What names a kept file: orders, histories, and what the company shares."""
    for folder in ("orders", "history", "company", "."):
        place = data / folder
        with telling(place):
            paths = sorted(place.iterdir()) if place.is_dir() else []
            for path in paths:
                if path.suffix in {".json", ".jsonl"} and path.is_file():
                    try:
                        yield f"{folder}/{path.name}", files.read(path).data
                    except UnreadableContentError:
                        continue
