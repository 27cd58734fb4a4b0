"""How long a video file is, by ffprobe where that is installed.

Owns the running of a foreign program: without a shell, for a bounded time, with a path that can't
be taken for an option or for an address.
"""

from __future__ import annotations

import math
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from ph_tui.desk.marketing_source import source
from ph_tui.desk.media import FileState, file_state
from ph_tui.domain.errors import Refused
from ph_tui.domain.messages import Message

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition

TIMEOUT = 20
"""Seconds."""
_ASK = ("-v", "error", "-show_entries", "format=duration", "-of", "default=nw=1:nk=1")


def video_seconds(place: str, edition: Edition) -> int:
    """The whole seconds of a video file, rounded half up.

    Refused when the file is no video, or when nothing here can measure it: then the length is told
    by whoever knows it.
    """
    path, cited = Path(place), source(edition, "video")
    state = file_state(place)
    if state is not FileState.FINE:
        raise Refused(Message(f"error.media.video_{state}", path=place[:200], source=cited))
    program = shutil.which("ffprobe")
    if program is None:
        raise Refused(Message("error.media.no_ffprobe", path=path.name[:80]))
    seconds = _asked(program, path)
    if seconds is None:
        raise Refused(Message("error.media.video_unreadable", path=path.name[:80], source=cited))
    return max(1, math.floor(seconds + 0.5))


def _asked(program: str, path: Path) -> float | None:
    """What ffprobe says; None when it can't tell, or not in time."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and an absolute path behind a protocol
            [program, *_ASK, "-protocol_whitelist", "file", "-i", f"file:{path.absolute()}"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
        seconds = float(done.stdout.decode("ascii", "replace").strip())
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return seconds if math.isfinite(seconds) and seconds > 0 else None
