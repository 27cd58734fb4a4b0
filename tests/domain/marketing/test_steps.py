"""What may be recorded of an application after what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.factories import a_participation

from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.marketing import steps
from ph_tui.domain.marketing.materials import HANDLE_LIMIT, Post
from ph_tui.domain.marketing.records import Participation

ON = date(2024, 2, 1)
NEW = a_participation(applied_on=None, approved_on=None)
APPLIED = a_participation(applied_on=date(2024, 1, 8), approved_on=None)
APPROVED = a_participation()
REJECTED = steps.rejected(APPLIED, ON)
WITHDRAWN = steps.withdrawn(APPROVED, ON)

Step = Callable[[Participation, date], Participation]


@pytest.mark.parametrize("step", [steps.approved, steps.rejected])
def test_an_answer_needs_an_application(step: Step) -> None:
    """Nobody is approved or rejected who has not applied, or before the day of applying."""
    with pytest.raises(Refused, match="not_applied"):
        step(NEW, ON)
    with pytest.raises(Refused, match="before_applying"):
        step(APPLIED, date(2024, 1, 7))
    step(APPLIED, date(2024, 1, 8))


@pytest.mark.parametrize("step", [steps.approved, steps.rejected, steps.withdrawn])
def test_what_was_left_out_gets_no_answer(step: Step) -> None:
    """A service that the company has left out is applied for anew first."""
    with pytest.raises(Refused, match="withdrawn"):
        step(WITHDRAWN, ON)
    assert steps.applied(WITHDRAWN, ON).withdrawn_on is None


def test_an_approved_service_is_not_applied_for_again() -> None:
    """The approval would be lost."""
    with pytest.raises(Refused, match="approved"):
        steps.applied(APPROVED, ON)


def test_after_a_no_a_new_application_can_be_made() -> None:
    """The new application stands alone, and the answer is open again."""
    again = steps.applied(REJECTED, ON)
    assert (again.applied_on, again.rejected_on) == (ON, None)


def test_an_answer_takes_the_place_of_the_other() -> None:
    """The city may change its mind."""
    assert steps.approved(REJECTED, ON).rejected_on is None
    assert steps.rejected(APPROVED, ON).approved_on is None


def test_texts_have_their_limits() -> None:
    """A text that is too long is refused where it enters."""
    Post("p", "instagram", handle="x" * HANDLE_LIMIT)
    with pytest.raises(BadInput, match="length"):
        Post("p", "instagram", handle="x" * (HANDLE_LIMIT + 1))
