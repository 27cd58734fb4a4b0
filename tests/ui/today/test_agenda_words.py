"""How one thing of the day is told in a line."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import a_desk

from ph_tui.desk.agenda import AgendaKind
from ph_tui.domain.completeness import RULES
from ph_tui.domain.findings import Severity
from ph_tui.l10n.words import Words
from ph_tui.ui.kit.inks import width_of
from ph_tui.ui.today.agenda import TodayScreen
from ph_tui.ui.today.agenda_layout import item_pieces, widths_of
from ph_tui.ui.today.agenda_words import KEYS, item_text, short_span

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("lang", ["fi", "en"])
def test_every_rule_that_can_keep_a_report_back_has_a_short_name(lang: str) -> None:
    """The line names what is missing; notes are errors when the report is to be sent."""
    words = Words(lang)
    keys = {rule.key for rule in RULES if rule.severity is Severity.ERROR and not rule.deadline}
    for key in keys | {"session.note"}:
        assert words.say(f"ui.gap.{key}")


@pytest.mark.parametrize("width", [60, 77, 118])
def test_a_line_takes_its_width_and_ends_with_its_keys(tmp_path: Path, width: int) -> None:
    """Whatever is cut, the keys stand under each other at the right."""
    words = Words("fi")
    items = a_desk(tmp_path).agenda.gather().items
    texts = [item_text(item, words) for item in items]
    widths = widths_of(texts)
    for text in texts:
        pieces = item_pieces(text, widths, width)
        assert width_of(pieces) == width - 1
        assert "".join(piece for piece, _ in pieces).endswith(text.keys)


def test_the_keys_of_a_line_are_keys_of_the_screen() -> None:
    """What a line names works."""
    bound = {key for binding in TodayScreen.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    named = {key for keys in KEYS.values() for key in keys.split()}
    assert set(KEYS) == set(AgendaKind)
    assert named <= bound


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (time(9), time(11), " 9–11"),
        (time(13), time(14, 30), "13–14.30"),
        (time(9, 15), time(10), " 9.15–10"),
        (time(12, 15), time(13, 45), "12.15–13.45"),
    ],
)
def test_clock_times_go_without_idle_zeros(start: time, end: time, told: str) -> None:
    """The hours stand under each other."""
    assert short_span(start, end, Words("fi")) == told
