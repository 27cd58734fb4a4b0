"""An invented company around a day, for looking about and for measuring."""

from __future__ import annotations

from ph_tui.desk.sample.company import make_sample

__all__ = ["make_sample"]
