"""An error that nobody expected: its trace goes to a file of the user's, never to the screen."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


def log_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Return the file for unexpected errors: `$XDG_STATE_HOME/ph-tui/log`."""
    state = environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(state) / "ph-tui" / "log"


def record(error: BaseException, at: datetime, path: Path) -> bool:
    """Append the trace of an error without values of variables; false when that fails."""
    lines = [f"--- {at.isoformat(timespec='seconds')}\n", *traceback.format_exception(error)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as log:
            log.writelines(lines)
    except OSError:
        return False
    return True
