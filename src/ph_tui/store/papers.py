"""Documents that were filed as they came, each under the digest of its content.

A document never changes: the same one filed twice is one file. Trusts its caller to hold the
store's lock when one is kept.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from ph_tui.store import files
from ph_tui.store.faults import (
    UnreadableContentError,
    UnreadableFileError,
    telling,
    unreadable,
)

if TYPE_CHECKING:
    from pathlib import Path

PAPERS = "papers"
"""The folder of these documents in the data directory."""
_DIGEST = re.compile(r"[0-9a-f]{64}")


def keep_paper(folder: Path, data: bytes) -> str:
    """Keep a document; gives its digest."""
    digest = hashlib.sha256(data).hexdigest()
    with telling(folder):
        files.make_folder(folder)
        files.replace(folder / digest, data)
        files.sync_folder(folder)
    return digest


def read_paper(folder: Path, digest: str) -> bytes:
    """The document with a digest; raises DataError when it is missing or another by now."""
    if not _DIGEST.fullmatch(digest):
        raise UnreadableFileError(PAPERS, unreadable("error.content.name").reason)
    try:
        with telling(folder / digest):
            data = files.read(folder / digest).data
    except UnreadableContentError as error:
        raise UnreadableFileError(digest, error.reason) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise UnreadableFileError(digest, unreadable("error.content.other_paper").reason)
    return data
