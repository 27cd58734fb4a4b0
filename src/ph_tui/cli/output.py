"""Standard output and standard error: UTF-8 whatever the locale, and nothing but clean text.

Owns every write to the two. Text is cleaned here once more, so that nothing from a record reaches
a terminal as an escape sequence. It knows no command and no message of its own but one: that the
output can't be written.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ph_tui.domain.errors import DataError
from ph_tui.domain.messages import Message
from ph_tui.domain.text import clean_prose

if TYPE_CHECKING:
    from collections.abc import Iterator


def speak_utf8() -> None:
    """Let both streams write UTF-8, in a C locale too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def put(text: str) -> None:
    """Write a text as lines of its own to standard output; a closed one takes nothing."""
    with _writing():
        if sys.stdout is not None:
            sys.stdout.write(f"{clean_prose(text)}\n")


def put_bytes(content: bytes) -> None:
    """Write bytes as they are to standard output."""
    with _writing():
        if sys.stdout is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)


def complain(text: str) -> None:
    """Write a text as lines of its own to standard error; where nobody listens, to nobody."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(f"{clean_prose(text)}\n")
            sys.stderr.flush()
        except OSError:
            return


def flush() -> None:
    """Bring everything to the reader; raises DataError when it can't be written."""
    with _writing():
        if sys.stdout is not None:
            sys.stdout.flush()


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _abandon()
        raise
    except OSError as error:
        _abandon()
        raise DataError(Message("cli.error.output")) from error


def _abandon() -> None:
    """Throw away what standard output still holds: its reader is gone or its disk is full."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
