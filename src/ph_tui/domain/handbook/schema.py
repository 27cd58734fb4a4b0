"""The shape of an edition's file as JSON Schema, made from the model that reads it."""

from __future__ import annotations

from typing import Any

from ph_tui.domain.handbook.edition import Edition

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def edition_schema() -> dict[str, Any]:
    """The schema of an edition; what must fit together in it is beyond a schema."""
    return {"$schema": _DIALECT, **Edition.model_json_schema()}
