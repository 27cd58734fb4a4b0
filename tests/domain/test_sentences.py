"""A text as its sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.sentences import holds, novelties, pieces_of


@given(st.text(max_size=80))
def test_the_pieces_together_are_the_text(text: str) -> None:
    """Nothing is lost between them."""
    assert "".join(pieces_of(text)) == text


def test_a_text_holds_another_when_its_sentences_stand_there() -> None:
    """Whatever is around them, in whatever order."""
    assert holds("Kaksi. Yksi. Kolme.", "Yksi.\nKaksi.")
    assert not holds("Kaksi. Yksi. Kolme.", "Yksi. Neljä.")


def test_new_sentences_are_told_from_old_ones() -> None:
    """The pieces together are the text."""
    found = list(novelties("Yksi. Kaksi.", "Yksi. Kolme. Kaksi."))
    assert "".join(piece for piece, _ in found) == "Yksi. Kolme. Kaksi."
    assert [piece for piece, fresh in found if fresh and piece.strip()] == ["Kolme."]
