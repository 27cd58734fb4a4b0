"""A document as a file: which format, which name, and over no other file by mistake.

Owns the questions; what is written is for who asks, how it is written is the desk's.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ph_tui.desk import report_files
from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ph_tui.desk.report_files import Made
    from ph_tui.ui.kit.inks import Pieces
    from ph_tui.ui.program.app import PhTuiApp

_GAP = 2


class Document(NamedTuple):
    """What becomes a file: the question of the format, how the formats are told, and the making."""

    asks: Message
    formats: Sequence[str]
    says: str
    """How the message ids of the formats begin."""
    named: Callable[[str], str]
    """The name that is offered for a format."""
    made: Callable[[str], Made]
    """Makes a format, in a thread."""


class ToFile:
    """The way of one document into a file."""

    def __init__(self, app: PhTuiApp, document: Document) -> None:
        self._app, self._document = app, document

    def ask_format(self) -> None:
        """Ask in which format."""
        question = Choose(
            self._document.asks, self._document.formats, paint=self._paint, option_key=str
        )
        self._app.push_screen(question, lambda kind: self.ask_name(kind) if kind else None)

    def _paint(self, kind: str) -> Pieces:
        words, room = self._app.words, max(map(len, self._document.formats)) + _GAP
        return [(kind.ljust(room), "accent"), (words.say(self._document.says + kind), "")]

    def ask_name(self, kind: str, name: str = "") -> None:
        """Ask for the name of the file, beginning with one that says what it is."""
        question = AskText(
            Message("ui.report.file_name"),
            value=name or self._document.named(kind),
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
        def write() -> tuple[Message, ...]:
            made = self._document.made(kind)
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
