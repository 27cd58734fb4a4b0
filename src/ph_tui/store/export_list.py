"""The list in an export: what the export holds, and which names may stand in one at all.

Owns the names and the shape of the list; knows nothing of folders and zip files. An export may have
been edited by a stranger: only what is ours below `data/` is ever taken back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from ph_tui.store.backup_list import UNREADABLE, is_ours, parsed

FORMAT = 1
LIST = "manifest.json"
"""The file that lists the others."""
DATA = "data/"
"""What the names of the files begin with that make up the store."""
CERTIFICATES = "erasures"
_CERTIFICATE = re.compile(rf"{CERTIFICATES}/\d{{4}}-\d\d-\d\d-[0-9a-f]{{8}}\.json")


@dataclass(frozen=True)
class Listed:
    """What an export says of itself."""

    made: datetime
    """Aware."""
    program: str
    """The version that made it."""
    is_whole: bool = True
    """Whether nothing was chosen: all orders are in it, and all that belongs to none."""
    files: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each file by its name in the export."""

    @property
    def data(self) -> tuple[str, ...]:
        """The names in the data directory of the files that make up the store."""
        return tuple(n.removeprefix(DATA) for n in self.files if n.startswith(DATA))

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The names of the files that could not be understood; they are not taken back."""
        found = (name for name in self.files if name.startswith(UNREADABLE))
        return tuple(name.removeprefix(UNREADABLE) for name in found)

    @property
    def orders(self) -> int:
        """How many orders it has."""
        return sum(name.startswith("orders/") for name in self.data)


def belongs(name: str) -> bool:
    """Whether a file with this name in the data directory is taken into an export and back."""
    is_certificate = _CERTIFICATE.fullmatch(name) is not None
    return is_certificate or (is_ours(name) and not name.startswith(UNREADABLE))


def is_safe(name: str) -> bool:
    """Whether a name stays inside the folder that it stands in, on every system."""
    parts = PurePosixPath(name).parts
    is_plain = bool(parts) and not any(char in name for char in "\\\0")
    return is_plain and not name.startswith("/") and ".." not in parts and ":" not in parts[0]


def to_json(listed: Listed) -> bytes:
    """The list as it stands in an export."""
    import orjson

    plain = {
        "format": FORMAT,
        "made": listed.made.isoformat(),
        "program": listed.program,
        "whole": listed.is_whole,
        "files": dict(listed.files),
    }
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def from_json(data: bytes) -> Listed:
    """The list in a text; raises what `backup_list.parsed` does."""
    plain, made = parsed(data, FORMAT)
    files = {str(name): str(digest) for name, digest in plain["files"].items()}
    return Listed(made, str(plain["program"]), bool(plain["whole"]), files)
