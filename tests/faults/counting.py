"""Counts the faults that were survived and tells of them at the end of a run.

Owns the count and its report; knows nothing of what a fault is. Counts travel with the report of
their test, so that they arrive from the processes of pytest-xdist as well.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FULL = os.environ.get("PH_TUI_FAULTS") == "full"
"""Whether the full counts are asked for."""
_PROPERTY = "faults survived"
_FOLDERS = ("tests/faults/",)


@pytest.fixture
def survived(request: pytest.FixtureRequest) -> Callable[[str, int], None]:
    """Takes a kind of fault and how many of it were survived; counts only in a test that passes."""

    def note(kind: str, count: int) -> None:
        request.node.user_properties.append((_PROPERTY, [kind, count]))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many faults of each kind were survived, and what was not, or not tried."""
    passed = _of(terminalreporter, "passed")
    counts: Counter[str] = Counter()
    for report in passed:
        for name, value in report.user_properties:
            if name == _PROPERTY and isinstance(value, list):
                counts[str(value[0])] += int(value[1])
    lost = [each for each in _of(terminalreporter, "failed", "error") if _tells_of_faults(each)]
    untried = [each for each in _of(terminalreporter, "skipped") if _tells_of_faults(each)]
    if not (counts or lost or untried):
        return
    terminalreporter.section("faults survived")
    for kind, count in sorted(counts.items()):
        terminalreporter.line(f"{count:>7}  {kind}")
    for report in untried:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        terminalreporter.line(f"not tried: {report.nodeid.rpartition('/')[2]}: {reason}")
    for report in lost:
        terminalreporter.line(f"NOT SURVIVED: {report.nodeid}", red=True)
    if counts and not lost:
        terminalreporter.line(f"{counts.total():>7}  in all; nothing acknowledged was lost")


def _of(reporter: pytest.TerminalReporter, *kinds: str) -> Iterable[pytest.TestReport]:
    found = (each for kind in kinds for each in reporter.stats.get(kind, ()))
    return [each for each in found if isinstance(each, pytest.TestReport)]


def _tells_of_faults(report: pytest.TestReport) -> bool:
    counted = any(name == _PROPERTY for name, _ in report.user_properties)
    return counted or "faults" in report.keywords or report.nodeid.startswith(_FOLDERS)
