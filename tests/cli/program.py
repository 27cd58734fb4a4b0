"""The program as a test runs it: in this process for speed, or as a process of its own."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ph_tui.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

TODAY = "2024-04-24"


@dataclass(frozen=True)
class Answer:
    """What one run gave."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The output as a program reads it."""
        return json.loads(self.out)

    def found(self) -> list[str]:
        """The keys of the findings that were told, without repetition."""
        told = self.json()
        findings = told if isinstance(told, list) else told["findings"]
        return list(dict.fromkeys(finding["key"] for finding in findings))


class Program:
    """Runs commands on one data directory, on a fixed day, in English unless told otherwise."""

    def __init__(
        self, data: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.data = data
        self._capsys = capsys
        self._patch = patch

    def __call__(
        self, *typed: str, today: str = TODAY, lang: str = "en", stdin: bytes | None = None
    ) -> Answer:
        """Run a command in this process."""
        source = io.TextIOWrapper(io.BytesIO(stdin or b""), encoding="utf-8")
        self._patch.setattr(sys, "stdin", source)
        self._capsys.readouterr()
        code = main([*self.options(today, lang), *typed])
        told = self._capsys.readouterr()
        return Answer(code, told.out, told.err)

    def done(self, *typed: str, **how: Any) -> Answer:
        """Run a command that has to succeed."""
        answer = self(*typed, **how)
        assert answer.code == 0, (typed, answer.err)
        return answer

    def options(self, today: str = TODAY, lang: str = "en") -> list[str]:
        """The options before the command."""
        return ["--data", str(self.data), "--today", today, "--lang", lang]

    def process(
        self,
        *typed: str,
        stdin: bytes = b"",
        env: dict[str, str] | None = None,
        lang: Sequence[str] = ("--lang", "en"),
    ) -> subprocess.CompletedProcess[bytes]:
        """Run a command as a process of its own."""
        command = [sys.executable, "-m", "ph_tui", "--data", str(self.data), "--today", TODAY]
        return subprocess.run(
            [*command, *lang, *typed],
            input=stdin,
            env={**os.environ, **(env or {})},
            capture_output=True,
            check=False,
            timeout=60,
        )

    def files(self) -> dict[str, bytes]:
        """Every order file with its content: what must not change when a command is refused."""
        folder = self.data / "orders"
        return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}
