"""The report as a file: which format, which name, and over no other file by mistake.

Owns the questions; what is written, and how, is the desk's.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.desk import report_files
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs import AskText, Choose, Confirm

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.ui.app import PhTuiApp
    from ph_tui.ui.inks import Pieces
    from ph_tui.ui.report_draft import Draft

_KIND_CELLS = 6


class Export:
    """The way of one report, as it is stored, into a file."""

    def __init__(self, app: PhTuiApp, desk: Desk, draft: Draft) -> None:
        self._app, self._desk, self._draft = app, desk, draft

    def ask_format(self) -> None:
        """Ask in which format."""
        question = Choose(
            Message("ui.report.export"),
            report_files.FORMATS,
            paint=self._paint,
            option_key=str,
        )
        self._app.push_screen(question, lambda kind: self.ask_name(kind) if kind else None)

    def _paint(self, kind: str) -> Pieces:
        words = self._app.words
        return [(kind.ljust(_KIND_CELLS), "accent"), (words.say(f"ui.report.format.{kind}"), "")]

    def ask_name(self, kind: str, name: str = "") -> None:
        """Ask for the name of the file, beginning with one that says what it is."""
        question = AskText(
            Message("ui.report.file_name"),
            value=name or report_files.default_name(self._draft.file, self._app.words, kind),
            check=_objection,
            detail=Message("ui.report.file_folder", folder=str(Path.cwd())),
        )
        self._app.push_screen(question, lambda name: self._named(kind, name) if name else None)

    def _named(self, kind: str, name: str) -> None:
        path = _path(name)
        if not path.exists():
            self._write(kind, path, replace=False)
            return
        question = Confirm(
            Message("ui.report.file_exists", name=path.name),
            detail=Message("ui.report.file_exists_detail"),
        )

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._write(kind, path, replace=True)
            else:
                self.ask_name(kind, name)

        self._app.push_screen(question, answered)

    def _write(self, kind: str, path: Path, *, replace: bool) -> None:
        file = self._draft.file

        def write() -> tuple[Message, ...]:
            made = report_files.make(self._desk.reports, file, self._app.words, kind)
            report_files.write(path, made.content, replace=replace)
            return made.warnings

        if kind == "pdf":  # the one format that takes a moment
            self._app.show(Message("ui.report.file_begun", name=path.name))
        self._app.in_background(write, partial(self._written, path))

    def _written(self, path: Path, warnings: tuple[Message, ...]) -> None:
        self._app.show(Message("ui.report.file_written", path=str(path)))
        for warning in warnings:
            self._app.show(warning, warns=True)


def _path(name: str) -> Path:
    return Path(name.strip()).expanduser().absolute()


def _objection(name: str) -> Message | None:
    """What speaks against a name before anything is written."""
    if not name.strip():
        return Message("ui.report.file_nameless")
    try:
        path = _path(name)
        if path.is_dir():
            return Message("ui.report.file_is_folder")
        folder_is_there = path.parent.is_dir()
    except (OSError, RuntimeError, ValueError):  # a home that isn't there, a name with a NUL
        return Message("ui.report.file_no_folder")
    return None if folder_is_there else Message("ui.report.file_no_folder")
