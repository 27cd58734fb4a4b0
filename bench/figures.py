"""Figures, the table that they make, and the JSON that keeps them.

A figure is a number beside what it is measured against in the same run. Owns no measurement.
"""

from __future__ import annotations

import statistics
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Figure:
    """One line of the table."""

    what: str
    value: float
    unit: str
    against: float | None = None
    """The same unit; None where nothing is compared."""
    processor_ratio: float | None = None
    """The ratio of processor times, which a busy machine disturbs less."""
    limit: float | None = None
    """What the ratio, or without one the value, should not exceed."""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """The value in terms of what it is measured against."""
        return None if self.against is None else self.value / self.against

    @property
    def is_met(self) -> bool | None:
        """Whether the aim is met; None without an aim."""
        if self.limit is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.limit


def median(values: Iterable[float]) -> float:
    """The middle value."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of all don't exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, len(ranked) * percent // 100)]


def as_json(figures: Iterable[Figure]) -> list[dict[str, object]]:
    """The figures with their ratios."""
    return [{**asdict(each), "ratio": each.ratio, "is_met": each.is_met} for each in figures]


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text under a head."""
    head = ("what", "value", "against", "ratio", "cpu ratio", "aim", "", "note")
    rows = [head, *(_cells(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = []
    for row in rows:
        padded = [
            cell.ljust(width) if column in {0, 7} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    marks = {None: "", True: "ok", False: "MISSED"}
    limit = "" if figure.limit is None else f"≤ {figure.limit:g}"
    unit = "" if figure.ratio is not None or not limit else f" {figure.unit}"
    return (
        figure.what,
        f"{figure.value:.1f} {figure.unit}",
        "" if figure.against is None else f"{figure.against:.1f}",
        _two(figure.ratio),
        _two(figure.processor_ratio),
        f"{limit}{unit}",
        marks[figure.is_met],
        figure.note,
    )


def _two(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.2f}"
