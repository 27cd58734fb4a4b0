"""The report as a file: its formats, its name, and how it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ph_tui.desk import report_files
from ph_tui.domain.messages import Message
from ph_tui.ui.saving.to_file import Document, ToFile

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.ui.program.app import PhTuiApp
    from ph_tui.ui.report.draft import Draft


def export(app: PhTuiApp, desk: Desk, draft: Draft) -> ToFile:
    """Return the way of one report, as it is stored, into a file."""
    words = app.words
    document = Document(
        Message("ui.report.export"),
        report_files.FORMATS,
        "ui.report.format.",
        lambda kind: report_files.default_name(draft.file, words, kind),
        lambda kind: report_files.make(desk.reports, draft.file, words, kind),
    )
    return ToFile(app, document)
