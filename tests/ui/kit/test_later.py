"""Work that waits until the keys rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ph_tui.ui.kit import later as module
from ph_tui.ui.kit.later import Later

if TYPE_CHECKING:
    from collections.abc import Callable


class Owner:
    """Whatever has timers; here time passes when the test says so."""

    def __init__(self) -> None:
        self.now = 100.0
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.done: list[float] = []

    def set_timer(self, seconds: float, call: Callable[[], None]) -> object:
        """Note a timer."""
        self.timers.append((self.now + seconds, call))
        return object()

    def wait(self, seconds: float) -> None:
        """Let time pass, and the timers ring that are due."""
        end = self.now + seconds
        while due := sorted(at for at, _ in self.timers if at <= end):
            place = next(i for i, (at, _) in enumerate(self.timers) if at == due[0])
            self.now, call = self.timers.pop(place)
            call()
        self.now = end

    def work(self) -> None:
        """Do the work."""
        self.done.append(self.now)


@pytest.fixture
def owner(monkeypatch: pytest.MonkeyPatch) -> Owner:
    """An owner whose clock is the clock."""
    owner = Owner()
    monkeypatch.setattr(module, "monotonic", lambda: owner.now)
    return owner


def later(owner: Any) -> Later:
    """Work that waits for half a second of rest."""
    return Later(owner, 0.5, owner.work)


def test_a_burst_is_one_call_after_its_last_key(owner: Owner) -> None:
    """However long the burst is."""
    work = later(owner)
    for _ in range(9):
        work.soon()
        owner.wait(0.25)
    assert owner.done == []
    owner.wait(1)
    assert owner.done == [102.5]


def test_a_burst_costs_one_timer_at_a_time(owner: Owner) -> None:
    """On the key path nothing but a moment is noted."""
    work = later(owner)
    for _ in range(9):
        work.soon()
    assert len(owner.timers) == 1


def test_each_burst_has_its_call(owner: Owner) -> None:
    """And without a burst there is none."""
    work = later(owner)
    owner.wait(5)
    work.soon()
    owner.wait(5)
    work.soon()
    owner.wait(5)
    assert owner.done == [105.5, 110.5]
