"""The story that lines tell: what took effect, what is one step, who can undo what."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.factories import ENDED_ON, at

from ph_tui.domain.changes import Change
from ph_tui.domain.history import (
    ONE_GO,
    WRITTEN,
    Deed,
    Kind,
    Line,
    blamed,
    in_effect,
    stacks_of,
    steps_of,
)
from ph_tui.domain.messages import Message

NOON = at(ENDED_ON, 12)
PATH = ("order", "1", "accepted_on")


def a_line(
    revision: int,
    by: str = "maija",
    undoes: int | None = None,
    *,
    what: str = "word.did.accepted",
    moment: datetime = NOON,
    gone: bool = False,
    path: tuple[str, ...] = PATH,
) -> Line:
    """A line that changes one value."""
    changes = (Change(path, revision - 1, revision),)
    return Line(revision, Deed(Message(what), by, moment, undoes), changes, gone)


def undoable(lines: list[Line], user: str = "maija") -> tuple[list[int], list[int]]:
    """The revisions that a user can undo, and do again."""
    stacks = stacks_of(steps_of(lines), user)
    return [step.revision for step in stacks.undo], [step.revision for step in stacks.redo]


def test_a_line_that_is_newer_than_the_file_never_happened() -> None:
    """A program that was killed before it saved leaves a line that doesn't count."""
    lines = [a_line(1), a_line(2), a_line(3)]
    assert in_effect(lines, 2) == (lines[0], lines[1])


def test_without_a_file_everything_up_to_the_removal_happened() -> None:
    """A removed order has its history; one that was never created has none."""
    removed = [a_line(1), a_line(2, gone=True)]
    assert in_effect([*removed, a_line(3)], None) == tuple(removed)
    assert in_effect([a_line(1)], None) == ()


def test_undo_goes_back_and_redo_forward() -> None:
    """Each undo takes the change before, each redo the undo before."""
    lines = [a_line(1), a_line(2)]
    assert undoable(lines) == ([1, 2], [])
    lines.append(a_line(3, undoes=2))
    assert undoable(lines) == ([1], [3])
    lines.append(a_line(4, undoes=1))
    assert undoable(lines) == ([], [3, 4])
    lines.append(a_line(5, undoes=4))
    assert undoable(lines) == ([5], [3])
    lines.append(a_line(6, undoes=3))
    assert undoable(lines) == ([5, 6], [])


def test_a_new_change_ends_the_redoing() -> None:
    """What was undone before a new change is past; a colleague's change ends nothing of mine."""
    undone = [a_line(1), a_line(2, undoes=1)]
    assert undoable([*undone, a_line(3, "olli")]) == ([], [2])
    assert undoable([*undone, a_line(3)]) == ([3], [])


def test_everybody_undoes_the_own_changes() -> None:
    """Another's change is not mine to undo, and what another undid I can't undo once more."""
    lines = [a_line(1), a_line(2, "olli")]
    assert undoable(lines) == ([1], [])
    assert undoable(lines, "olli") == ([2], [])
    assert undoable([*lines, a_line(3, "olli", undoes=1)]) == ([], [])


def test_kinds_are_told_apart() -> None:
    """An undo of an undo is a redo, an undo of that an undo again; all lead to the change."""
    steps = steps_of([a_line(1), a_line(2, undoes=1), a_line(3, undoes=2), a_line(4, undoes=3)])
    assert [step.kind for step in steps] == [Kind.CHANGE, Kind.UNDO, Kind.REDO, Kind.UNDO]
    assert [step.is_undone for step in steps] == [True, True, True, False]
    assert all(step.origin is steps[0] for step in steps)


def test_a_text_that_is_typed_in_one_go_is_one_step() -> None:
    """Saves of one text by one person, one after the other within minutes, are undone together."""
    later = NOON + ONE_GO + timedelta(seconds=1)

    def revisions(*lines: Line) -> list[list[int]]:
        return [[line.revision for line in step.lines] for step in steps_of(lines)]

    def typed(revision: int, by: str = "maija", moment: datetime = NOON) -> Line:
        return a_line(revision, by, what=WRITTEN, moment=moment)

    assert revisions(typed(1), typed(2), typed(3)) == [[1, 2, 3]]
    assert revisions(typed(1), typed(2, moment=later)) == [[1], [2]]
    assert revisions(typed(1), typed(2, "olli"), typed(3)) == [[1], [2], [3]]
    assert revisions(typed(1), a_line(2, undoes=1), typed(3)) == [[1], [2], [3]]
    assert revisions(a_line(1), a_line(2)) == [[1], [2]]


def test_the_last_that_still_stands_is_blamed() -> None:
    """Who changed the same last is named, not who undid something that came later."""
    elsewhere = ("order", "1", "coach")
    lines = [
        a_line(1),
        a_line(2, "olli"),
        a_line(3, "saara"),
        a_line(4, "saara", undoes=3),
        a_line(5, "saara", path=elsewhere),
    ]
    steps = steps_of(lines)
    found = blamed(steps, steps[0], PATH)
    assert found is not None
    assert found.revision == 2
    assert blamed(steps, steps[0], ("report", "report", "goal")) is None
