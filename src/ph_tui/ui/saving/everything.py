"""Everything as files: where to, over an older export or not, and what came of it.

Owns the questions; what is in an export and how it is written is the desk's.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.domain.messages import Message
from ph_tui.ui.dialogs.ask_text import AskText
from ph_tui.ui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from ph_tui.desk.desk import Desk
    from ph_tui.desk.leaving import Exported
    from ph_tui.ui.program.app import PhTuiApp


def export_everything(app: PhTuiApp, desk: Desk, name: str = "") -> None:
    """Ask where to, and export; `name` is what the question begins with."""
    question = AskText(
        Message("ui.export.name"),
        value=name or f"ph-tui-{desk.today.isoformat()}.zip",
        check=_objection,
        detail=Message("ui.export.detail", folder=str(Path.cwd())),
    )
    app.push_screen(question, lambda typed: _named(app, desk, typed) if typed else None)


def _named(app: PhTuiApp, desk: Desk, name: str) -> None:
    path = _path(name)
    if not path.exists():
        _write(app, desk, path, replace=False)
        return
    question = Confirm(
        Message("ui.export.exists", name=path.name), detail=Message("ui.report.file_exists_detail")
    )

    def answered(agreed: bool | None) -> None:
        if agreed:
            _write(app, desk, path, replace=True)
        else:
            export_everything(app, desk, name)

    app.push_screen(question, answered)


def _write(app: PhTuiApp, desk: Desk, path: Path, *, replace: bool) -> None:
    app.show(Message("ui.export.begun", name=path.name))

    def written(made: Exported) -> None:
        listed = made.listed
        n, files = listed.orders, len(listed.files)
        app.show(Message("ui.export.made", path=str(path), n=n, files=files))
        if listed.unreadable or made.refused or made.unwritten:
            app.show(Message("ui.export.incomplete"), warns=True)

    app.in_background(lambda: desk.leaving.export(path, app.words, replace=replace), written)


def _path(name: str) -> Path:
    return Path(name.strip()).expanduser().absolute()


def _objection(name: str) -> Message | None:
    """What speaks against a place before anything is written."""
    if not name.strip():
        return Message("ui.report.file_nameless")
    try:
        is_there = _path(name).parent.is_dir()
    except (OSError, RuntimeError, ValueError):  # a home that isn't there, a name with a NUL
        is_there = False
    return None if is_there else Message("ui.report.file_no_folder")
