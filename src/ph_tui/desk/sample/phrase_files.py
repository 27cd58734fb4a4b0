"""The text blocks of the invented company: files as an office person would write them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ph_tui.desk.core import Core

_FOLDER = "texts/phrases"


def add_phrase_files(core: Core) -> None:
    """Put the text blocks into the data directory."""
    for source in sorted(
        files(__package__).joinpath(_FOLDER).iterdir(), key=lambda file: file.name
    ):
        core.store.add_phrase(source.name, source.read_text(encoding="utf-8"))
