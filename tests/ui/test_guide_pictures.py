"""The guide's pictures show the program as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.ui.guide_pictures import FOLDER, LANGUAGES, pictures

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_picture_of_the_guide_is_stale(tmp_path: Path, language: str) -> None:
    """`make pictures` would change nothing."""
    stale = [
        name
        for name, picture in (await pictures(tmp_path, language)).items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != picture
    ]
    assert stale == [], "record them with `make pictures`, and look at them"
