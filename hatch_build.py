"""Gives the wheel what is not Python: compiled message catalogues and the style sheets.

Owns where both stand in this tree and how catalogues are compiled; knows nothing of what they say.
hatchling calls the hook; `python hatch_build.py` compiles without building anything.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import polib
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = Path("src", "ph_tui", "l10n", "locales")


class WheelHook(BuildHookInterface[Any]):
    """Prepares the tree before hatchling collects the files of a wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile one .mo beside every .po; add the style sheets to a wheel that is no editable.

        An editable install reads styles/ where it stands: a copy would go stale unseen.
        """
        compile_catalogues(Path(self.root))
        if version == "standard":
            build_data["force_include"]["styles"] = "ph_tui/styles"


def compile_catalogues(root: Path) -> list[Path]:
    """Compile every catalogue below `root` and return the .mo files.

    A .mo without its .po is removed, so that a renamed catalogue leaves no old words behind.
    A .po that cannot be read raises OSError with its path and line.
    """
    sources = sorted((root / CATALOGUES).glob("*/*.po"))
    compiled = [source.with_suffix(".mo") for source in sources]
    for source, target in zip(sources, compiled, strict=True):
        _replace(target, polib.pofile(str(source)).to_binary())
    for orphan in set((root / CATALOGUES).glob("*/*.mo")) - set(compiled):
        orphan.unlink()
    return compiled


def _replace(target: Path, content: bytes) -> None:
    """Put `content` into `target` in one step: a program that runs meanwhile reads whole files."""
    if target.exists() and target.read_bytes() == content:
        return
    fresh = target.with_suffix(f".{os.getpid()}.tmp")
    fresh.write_bytes(content)
    fresh.replace(target)


if __name__ == "__main__":
    compile_catalogues(Path(__file__).parent)
