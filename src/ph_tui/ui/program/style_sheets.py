"""Where the style sheets are: beside the package in a wheel, at the root of the checkout otherwise.

Owns nothing but the search; what the sheets say is their own business.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]
_CHECKOUT = _PACKAGE.parents[1]


@cache
def sheets_folder() -> Path:
    """Return the folder of the `.tcss` files; FileNotFoundError when the installation lacks it."""
    for folder in (_PACKAGE / "styles", _CHECKOUT / "styles"):
        if (folder / "tokens.tcss").is_file():
            return folder
    raise FileNotFoundError(f"no styles/tokens.tcss beside {_PACKAGE} or in {_CHECKOUT}")


def sheet(stem: str) -> Path:
    """Return the path of a sheet for all screens."""
    return sheets_folder() / f"{stem}.tcss"


def sheet_of(module: str) -> Path:
    """Return the path of a screen's own sheet, by the name of the module that has the screen."""
    return sheets_folder().joinpath(*module.split(".")[2:]).with_suffix(".tcss")
