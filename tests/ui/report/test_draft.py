"""What is typed in a report and not stored yet, apart from any screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.factories import a_full_report, a_running_file

from ph_tui.domain.errors import Conflict, Refused
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import SECTION_LIMIT, ReportSection
from ph_tui.ui.report.draft import Draft

if TYPE_CHECKING:
    from ph_tui.domain.orders import OrderFile

GOAL, FACTORS, SESSIONS = ReportSection.GOAL, ReportSection.FACTORS, ReportSection.SESSIONS
CONFLICT = Conflict(Message("error.report.changed_meanwhile"))


def a_file(goal: str = "Vanha", revision: int = 1) -> OrderFile:
    """An order with a complete report, at a revision."""
    return a_running_file(report=a_full_report(goal=goal), revision=revision)


def test_only_another_text_is_unsaved() -> None:
    """Typing a word and taking it back leaves nothing to save."""
    draft = Draft(a_file())
    assert draft.type(GOAL, "Vanha!")
    assert draft.is_unsaved
    assert not draft.type(GOAL, "Vanha!")
    assert draft.type(GOAL, "Vanha")
    assert not draft.is_unsaved


def test_white_space_that_is_not_stored_is_nothing_to_save() -> None:
    """The store cleans the ends of a text; the field may have them."""
    draft = Draft(a_file())
    draft.type(GOAL, "Vanha\n\n")
    assert draft.unsaved() == []
    assert not draft.is_unsaved


def test_typing_during_a_save_stays_to_be_saved() -> None:
    """The next save begins from what the first one stored."""
    draft = Draft(a_file())
    draft.type(GOAL, "Uusi")
    (first,) = draft.unsaved()
    draft.type(GOAL, "Uusi tavoite")
    draft.saved(first, a_file("Uusi", 2))
    (second,) = draft.unsaved()
    assert (second.text, second.began_from) == ("Uusi tavoite", "Uusi")


def test_a_text_remembers_what_it_began_from() -> None:
    """So that a change by someone else is noticed, whatever is read meanwhile."""
    draft = Draft(a_file())
    draft.type(GOAL, "Minun")
    assert draft.load(a_file("Toisen", 2))
    assert draft.text(GOAL) == "Minun"
    assert draft.unsaved()[0].began_from == "Vanha"


def test_an_older_order_is_not_taken_in() -> None:
    """An answer that comes late does not turn the clock back."""
    draft = Draft(a_file("Uusi", 2))
    assert not draft.load(a_file("Vanha", 1))
    assert draft.text(GOAL) == "Uusi"


def keep_typed(draft: Draft, section: ReportSection) -> None:
    """Settle a conflict with the text that was typed, having seen the stored one."""
    draft.begin_from(section, draft.stored(section))


def test_a_conflict_is_settled_either_way() -> None:
    """Mine begins from theirs from now on; theirs is simply what is stored."""
    for keep, stays in ((keep_typed, "Minun"), (Draft.take_stored, "Toisen")):
        draft = Draft(a_file())
        draft.type(GOAL, "Minun")
        draft.load(a_file("Toisen", 2))
        draft.refuse(GOAL, CONFLICT)
        assert list(draft.conflicts) == [GOAL]
        keep(draft, GOAL)
        assert list(draft.conflicts) == []
        assert draft.text(GOAL) == stays
        assert [each.began_from for each in draft.unsaved()] == ["Toisen"] * draft.is_unsaved


def test_the_order_reads_as_typed() -> None:
    """Rules and preview see every section as it is in the fields."""
    draft = Draft(a_file())
    draft.type(FACTORS, "Pitkät työmatkat.")
    draft.type(SESSIONS, "")
    typed = draft.as_typed().report
    assert (typed.factors, typed.goal, typed.sessions) == ("Pitkät työmatkat.", "Vanha", "")
    assert typed.stamps == ()


def test_a_text_that_can_never_be_stored_is_left_out_of_it() -> None:
    """The stored one stands in its place, and the others are as typed."""
    draft = Draft(a_file())
    draft.type(GOAL, "x" * (SECTION_LIMIT + 1))
    draft.type(FACTORS, "Muu")
    assert draft.as_typed().report.goal == "Vanha"
    assert draft.as_typed().report.factors == "Muu"


def test_a_refusal_goes_with_the_text() -> None:
    """What is taken back is not refused any more."""
    draft = Draft(a_file())
    draft.type(GOAL, "Huono")
    draft.refuse(GOAL, Refused(Message("error.text.personal_code")))
    assert GOAL in draft.refused
    draft.type(GOAL, "Vanha")
    assert not draft.refused


def test_what_is_parked_is_found_again() -> None:
    """With what it began from, although the order has moved on."""
    draft = Draft(a_file())
    draft.type(GOAL, "Minun")
    later = Draft(a_file("Toisen", 2))
    later.unpark(draft.park())
    assert later.unsaved() == draft.unsaved()
    assert Draft(a_file()).park() == {}


def test_a_stored_section_is_forgotten() -> None:
    """Nothing of it is parked."""
    draft = Draft(a_file())
    draft.type(GOAL, "Uusi")
    (only,) = draft.unsaved()
    draft.saved(only, replace(a_file("Uusi"), revision=2))
    assert draft.park() == {}
    assert not draft.is_unsaved
