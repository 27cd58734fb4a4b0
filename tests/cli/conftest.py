"""A program on an empty data directory, and one with a running order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.cli.money import settle
from tests.cli.program import Program

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def ph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """The program on a data directory that is not there yet."""
    return Program(tmp_path / "data", capsys, monkeypatch)


@pytest.fixture
def running(ph: Program) -> Program:
    """The program with order 4711 of client A.K.: accepted, contacted, one session held."""
    ph.done("order", "add", "4711", "--service", "tyohaun-tehotreeni", "--client", "A.K.",
            "--hours", "20", "--start", "2024-03-04", "--end", "2024-06-14",
            "--received", "2024-03-04")  # fmt: skip
    ph.done("order", "accept", "4711", "--on", "2024-03-04")
    ph.done("order", "contact", "4711", "--on", "2024-03-05")
    ph.done("log", "4711", "2024-04-22 9-11 Osaamisen kartoitus")
    return ph


@pytest.fixture
def ended(running: Program) -> Program:
    """The same after the service ended: two hours in one session, no report, nothing settled."""
    running.done("order", "end", "4711", "--on", "2024-04-22")
    return running


@pytest.fixture
def paying(ended: Program) -> Program:
    """The same in a company that has settled its profile, the price and a bonus."""
    settle(ended)
    return ended


@pytest.fixture
def reported(paying: Program) -> Program:
    """The same once the billing report was sent: 124 euros without VAT are to be invoiced."""
    paying.done("billing", "sent", "4711")
    return paying


@pytest.fixture
def invoiced(reported: Program) -> Program:
    """The same once invoice 1001 was made: 153.76 euros with VAT."""
    reported.done("invoice", "create", "4711")
    return reported
