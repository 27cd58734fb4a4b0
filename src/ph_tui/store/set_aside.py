"""A file that can't be understood, moved out of the way so that a good one can take its place.

Owns the folder for such files; nothing in it is ever deleted or written over. It trusts its caller
to hold the store's lock.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ph_tui.store import files
from ph_tui.store.faults import telling

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "broken"


def set_aside(data: Path, name: str) -> str:
    """Move a file of the data directory into its folder for such; gives the new place's name."""
    source = data / name
    with telling(source):
        folder = data / FOLDER
        files.make_folder(folder)
        target = _free(folder, source)
        files.move_on(source.parent, source.parent.stat().st_mtime_ns)
        source.rename(target)
        for changed in (folder, source.parent):
            files.sync_folder(changed)
    return f"{FOLDER}/{target.name}"


def _free(folder: Path, source: Path) -> Path:
    target, number = folder / source.name, 1
    while os.path.lexists(target):
        number += 1
        target = folder / f"{source.stem}-{number}{source.suffix}"
    return target
