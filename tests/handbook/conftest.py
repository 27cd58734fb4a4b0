"""The desk that the handbook's facts are proved at: Maija's, on 24 April 2024."""

from __future__ import annotations

from tests.desk.conftest import desk, open_desk, order

__all__ = ["desk", "open_desk", "order"]
