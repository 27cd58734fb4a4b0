"""Typed questions on a panel; each is dismissed with its answer, or None when it was left."""

from __future__ import annotations

from ph_tui.ui.dialogs.ask_form import AskForm, Field
from ph_tui.ui.dialogs.ask_text import AskReason, AskText
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.dialogs.confirm import Confirm
from ph_tui.ui.dialogs.question import Check

__all__ = ["AskForm", "AskReason", "AskText", "Check", "Choose", "Confirm", "Field"]
