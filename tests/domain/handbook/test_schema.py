"""The published shape of an edition's file is that of the model, and the shipped file has it."""

from __future__ import annotations

import json
from pathlib import Path

from ph_tui.domain.handbook.schema import edition_schema

PUBLISHED = Path(__file__).parents[3] / "docs" / "edition.schema.json"


def test_the_published_schema_is_the_model_s() -> None:
    """`ph-tui handbook schema > docs/edition.schema.json` after each change of the model."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == edition_schema()


def test_the_schema_names_what_an_edition_must_have() -> None:
    """Every table of an edition is described, and no other key is allowed."""
    schema = edition_schema()
    assert schema["additionalProperties"] is False
    assert {"popup", "buyer", "video", "posts", "deadlines", "facts"} <= set(schema["required"])
    video = schema["$defs"]["Video"]["properties"]
    assert video["shortest"]["pattern"].startswith("^PT")
