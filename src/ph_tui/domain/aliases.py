"""What stands in the place of an erased client's code. Knows nothing else of clients."""

from __future__ import annotations

import re

_ALIAS = re.compile(r"poistettu-[0-9a-f]{8}")


def alias_of(token: str) -> str:
    """What stands for an erased client; `token` is eight random hexadecimal digits."""
    alias = f"poistettu-{token}"
    if not is_alias(alias):
        raise ValueError("not a token of eight digits")
    return alias


def is_alias(client_code: str) -> bool:
    """Whether a client code is what an erasure has left in the place of one."""
    return _ALIAS.fullmatch(client_code) is not None
