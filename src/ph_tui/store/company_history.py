"""The histories of what the whole company shares: the services' file and the stands'.

Owns which of the company's files have one, and what one is taken back to; how lines are kept is in
`history_files`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from ph_tui.domain.changes import changes_between
from ph_tui.domain.history import Line
from ph_tui.store.company_files import POPUP, SERVICES
from ph_tui.store.history_files import HistoryFiles

if TYPE_CHECKING:
    from pathlib import Path

    from ph_tui.domain.changes import Plain
    from ph_tui.domain.history import Deed

COMPANY = "company"
"""The folder of these histories in the data directory."""


class CompanyHistory(HistoryFiles):
    """The histories of the company's files, each by the file's stem."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, {SERVICES, POPUP}.__contains__)

    def note(self, name: str, before: Plain, after: Plain, revision: int | None, deed: Deed) -> int:
        """Write down what is about to be saved, and give the revision to save it under.

        `revision` is that of the file as it stands, None when there is none.
        """
        changes = changes_between(before, after)
        return self.add(name, revision, Line(0, deed, changes, saved_ns=time.time_ns()))
