"""Where the style sheets are: beside the package in a wheel, at the root of the checkout otherwise.

Owns nothing but the search; what the sheets say is their own business.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parents[1]


@cache
def sheets_folder() -> Path:
    """Return the folder of the `.tcss` files; FileNotFoundError when the installation lacks it."""
    for folder in (_PACKAGE / "styles", _CHECKOUT / "styles"):
        if (folder / "tokens.tcss").is_file():
            return folder
    raise FileNotFoundError(f"no styles/tokens.tcss beside {_PACKAGE} or in {_CHECKOUT}")


def sheet(stem: str) -> Path:
    """Return the path of one sheet by the stem that it shares with its screen's module."""
    return sheets_folder() / f"{stem}.tcss"
