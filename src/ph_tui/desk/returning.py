"""Coming back: an export taken into an empty data directory.

Owns what a face is told of it; what may be taken in, and how, is the store's. It stands on no open
desk: there is none yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.store.export_reading import opened
from ph_tui.store.importing import take_in

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.store.export_list import Listed


def take_back(source: Path, data: Path) -> Listed:
    """Take an export into an empty data directory; gives what the export says of itself.

    Raises Refused when the directory has data, and DataError; then nothing was changed.
    """
    with opened(source) as export:
        take_in(export, data)
        return export.listed
