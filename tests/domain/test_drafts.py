"""The names of drafts: what they say, and that any of them can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.drafts import About, about, digest, section_name

ORDER = "0123456789abcdef" * 2
SESSION = "01234567-00000a"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (f"section.{ORDER}.goal", About("section", ORDER, "goal")),
        (f"hold.{SESSION}", About("hold", SESSION)),
        (
            f"report.waive.{ORDER}.report.goal.goal",
            About("report.waive", ORDER, "report.goal.goal"),
        ),
        (f"log.{ORDER}", About("log", ORDER)),
        (f"log.{'f' * 32}", About("log", "f" * 32)),
        ("log.", About("log")),
        ("orders.new.form", About("orders.new.form")),
        ("Jotain muuta!", About("Jotain muuta!")),
    ],
)
def test_a_name_says_what_a_text_is_about(name: str, meant: About) -> None:
    """Its kind, the order or the session, and a part of it."""
    assert about(name) == meant


def test_an_order_and_its_sessions_begin_alike() -> None:
    """Both lead to the order."""
    assert about(f"log.{ORDER}").order_prefix == ORDER
    assert about(f"hold.{SESSION}").order_prefix == "01234567"
    assert about("orders.new").order_prefix == ""


def test_the_name_of_a_section() -> None:
    """It is read back as it was made."""
    assert about(section_name(ORDER, "goal")) == About("section", ORDER, "goal")


@given(st.text())
def test_any_name_can_be_read(name: str) -> None:
    """A file that was tampered with never ends the program."""
    assert isinstance(about(name).order_prefix, str)
    assert len(digest(name)) == 16
