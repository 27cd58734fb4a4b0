"""Any text at all is read as an edition or refused by its line; nothing unclean gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.errors import BadInput
from ph_tui.domain.handbook.library import TEXT_LIMIT, read_edition
from ph_tui.domain.messages import Message

NAME = "2025-01-01.toml"


def refusal(text: str, name: str = NAME) -> Message:
    """What is said of a text that is no edition."""
    with pytest.raises(BadInput) as refused:
        read_edition(text, name=name)
    return refused.value.message


@pytest.mark.parametrize(
    ("line", "message_id"),
    [
        ("valid_from = 2024-13-01", "error.edition.syntax"),
        ("this is not TOML", "error.edition.syntax"),
        ('place = "unclosed', "error.edition.syntax"),
        ('id = "again"', "error.edition.written_twice"),
    ],
)
def test_broken_toml_is_told_by_its_line(line: str, message_id: str) -> None:
    """Where TOML itself is broken, the line's number and text say where to look."""
    said = refusal(f'# an edition\nid = "2025-01-01"\n\n{line}\n')
    assert said.id == message_id
    assert (said.params["file"], said.params["line"], said.params["text"]) == (NAME, 4, line)


def test_a_file_cut_short_is_told_by_its_last_line() -> None:
    """A text that ends too early is broken at its end."""
    said = refusal('id = "2025-01-01"\nservices = [')
    assert said.id == "error.edition.syntax"
    assert (said.params["line"], said.params["text"]) == (2, "services = [")


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000])
def test_a_hostile_file_is_refused_like_any_other(text: str) -> None:
    """Endless nesting and endless numbers are refused, not run into."""
    said = refusal(text)
    assert said.id == "error.edition.syntax"
    assert len(str(said.params["text"])) <= 40


def test_an_empty_file_lacks_its_first_key() -> None:
    """An empty file is told by the first thing that it lacks."""
    assert refusal("") == Message(
        "error.edition.refused",
        file=NAME,
        key="id",
        reason=Message("error.edition.missing"),
    )


def test_a_huge_file_is_refused_unread() -> None:
    """No edition is that long; nobody waits for it to be read."""
    said = refusal("#" * (TEXT_LIMIT + 1))
    assert said == Message("error.edition.too_long", file=NAME, limit=TEXT_LIMIT)


def test_a_refusal_carries_nothing_to_the_terminal(shipped_text: str) -> None:
    """Names and values that are repeated in a refusal are one clean, short line."""
    said = refusal(f'"\\u001B]0;x\\u0007" = 1\n{shipped_text}', name="a\x1b[2J\nb.toml")
    assert (said.params["file"], said.params["key"]) == ("a[2J b.toml", "]0;x")
    said = refusal(shipped_text.replace('operator = "CGI"', f"operator = {[1] * 500}"))
    reason = said.params["reason"]
    assert isinstance(reason, Message)
    assert len(str(reason.params["value"])) == 40


def test_text_is_cleaned_as_it_enters(shipped_text: str) -> None:
    """Control and unseen characters in an edition's text go no further."""
    dirty = shipped_text.replace('operator = "CGI"', 'operator = " C\\u001B\\u202EGI\\n"')
    assert read_edition(dirty, name=NAME).buyer.operator == "CGI"


@given(data=st.data())
def test_any_value_anywhere_is_read_or_refused(shipped_text: str, data: st.DataObject) -> None:
    """Whatever stands where a value should, the answer is an edition or a refusal."""
    lines = shipped_text.splitlines()
    places = [index for index, line in enumerate(lines) if " = " in line]
    index = data.draw(st.sampled_from(places))
    value = data.draw(
        st.sampled_from(["", "0", "-1", '""', "[]", "{}", "true", "nan", "1979-05-27"])
    )
    lines[index] = f"{lines[index].split(' = ')[0]} = {value}"
    try:
        edition = read_edition("\n".join(lines), name=NAME)
    except BadInput:
        return
    assert edition.services
