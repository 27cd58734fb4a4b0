"""A process that keeps drafts and tells what it has kept: the other side of the draft tests.

`python -m tests.store.drafting ROOT NAME COUNT` keeps texts that grow by a word, and writes the
number of each on a line once it is kept; then it waits to be killed.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from ph_tui.store.drafts import UserDrafts

AT = datetime(2024, 4, 24, 9, 0, tzinfo=UTC)


def text_with(number: int) -> str:
    """A text that has grown by this many words; the last of them is the number."""
    return " ".join(str(word) for word in range(number + 1))


def main(root: str, name: str, count: str) -> None:
    """Keep texts under a name until killed."""
    drafts = UserDrafts(Path(root) / "data", "maija")
    for number in range(int(count)):
        drafts.keep(name, AT, {"text": text_with(number)})
        os.write(sys.stdout.fileno(), f"{number}\n".encode())
    signal.pause()


if __name__ == "__main__":
    main(*sys.argv[1:])
