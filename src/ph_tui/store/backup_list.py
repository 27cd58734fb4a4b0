"""The list in a backup: what the backup holds, and what may stand in one at all.

Owns the names and the shape of the list; knows nothing of zip files.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

FORMAT = 1
LIST = "backup.json"
"""The member that lists the others."""
UNREADABLE = "unreadable/"
"""Where members stand that could not be understood when the backup was made."""
_OURS = re.compile(
    rf"(?:{UNREADABLE})?(?:orders/[0-9a-f]{{32}}\.json|history/[0-9a-f]{{32}}\.jsonl"
    r"|company/[a-z]{1,40}\.jsonl|papers/[0-9a-f]{64}"
    r"|editions/[^/\x00-\x1f.][^/\x00-\x1f]*\.toml|phrases/[^/\x00-\x1f.][^/\x00-\x1f]*\.md"
    r"|[a-z_]{1,40}\.json)"
)


class NewerFormatError(Exception):
    """A list that a newer version of the program has written."""


@dataclass(frozen=True)
class Contents:
    """What a backup says of itself."""

    made: datetime
    """Aware."""
    program: str
    """The version that made it."""
    files: Mapping[str, str]
    """The digest of each member by its name."""
    orders: Mapping[str, int] = field(default_factory=dict)
    """The revision of each order that could be understood, by its id."""
    gone: frozenset[str] = frozenset()
    """The orders that had been removed by somebody, as their histories tell."""
    only: str = ""
    """The id of the order whose files alone it holds; empty for a whole one."""

    @property
    def unreadable(self) -> tuple[str, ...]:
        """The names of the files that could not be understood."""
        found = (name for name in self.files if name.startswith(UNREADABLE))
        return tuple(name.removeprefix(UNREADABLE) for name in found)

    def misses(self, older: Contents) -> tuple[str, ...]:
        """The orders of an older backup that are neither here nor were removed by anybody."""
        return tuple(sorted(older.orders.keys() - self.orders.keys() - self.gone))


def is_ours(name: str) -> bool:
    """Whether a file of the data directory with this name belongs into a backup."""
    return _OURS.fullmatch(name) is not None and name not in {LIST, "intent.json"}


def digest_of(data: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(data).hexdigest()


def to_json(contents: Contents) -> bytes:
    """The list as it stands in a backup."""
    import orjson

    plain = {
        "format": FORMAT,
        "made": contents.made.isoformat(),
        "program": contents.program,
        "only": contents.only,
        "orders": dict(contents.orders),
        "gone": sorted(contents.gone),
        "files": dict(contents.files),
    }
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2)


def parsed(data: bytes, newest: int) -> tuple[dict[str, Any], datetime]:
    """What a list of contents says, and when it was made; its format is `newest` at most.

    Raises NewerFormatError, or ValueError, KeyError, TypeError or AttributeError when it is none.
    """
    import orjson

    plain: dict[str, Any] = orjson.loads(data)
    form = plain["format"]
    if type(form) is not int or form < 1:
        raise ValueError("no number of a format")
    if form > newest:
        raise NewerFormatError
    made = datetime.fromisoformat(plain["made"])
    if made.tzinfo is None:
        raise ValueError("a point in time has a zone")
    return plain, made


def from_json(data: bytes) -> Contents:
    """The list in a text; raises what `parsed` does."""
    plain, made = parsed(data, FORMAT)
    orders = {str(key): int(revision) for key, revision in plain["orders"].items()}
    files = {str(name): str(digest) for name, digest in plain["files"].items()}
    if any(f"orders/{key}.json" not in files for key in orders):
        raise ValueError("an order without its file")
    gone = frozenset(map(str, plain["gone"]))
    return Contents(made, str(plain["program"]), files, orders, gone, str(plain["only"]))
