"""Facts of a service in a text: found where they are said, and not where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ph_tui.domain.marketing.found_words import names, says


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("duration", "Valmennus kestää 8 viikkoa."),
        ("duration", "Yhteensä 20 tuntia"),
        ("duration", "kolmen kuukauden ajan"),
        ("duration", "It takes 6–8 weeks"),
        ("languages", "Palvelua saa suomeksi ja englanniksi."),
        ("languages", "omalla kielellä"),
        ("languages", "in Finnish or Arabic"),
        ("target_group", "Jyväskylän työnhakijoille"),
        ("target_group", "for unemployed jobseekers"),
        ("delivery", "Tapaamme etänä tai toimistolla."),
        ("delivery", "pienryhmässä ja yksilötapaamisina"),
        ("delivery", "online or face to face"),
    ],
)
def test_a_fact_that_is_said_is_found(fact: str, text: str) -> None:
    """In Finnish and in English, in the forms in which people write."""
    assert says(fact, text) is True


@pytest.mark.parametrize("fact", ["duration", "languages", "target_group", "delivery"])
def test_a_fact_that_is_not_said_is_not_found(fact: str) -> None:
    """A text that tells of something else has none of the facts."""
    assert says(fact, "Tule mukaan, autamme sinua eteenpäin! Soita 040 123 4567.") is False


def test_a_fact_without_known_words_is_left_to_people() -> None:
    """What an edition asks beyond them can't be looked for."""
    assert says("price", "Maksuton") is None


def test_the_name_of_a_service_is_exact() -> None:
    """Letter by letter and as words of its own; a line break between them does not matter."""
    name = "Työhaun tehotreeni"
    assert names(name, "Tule mukaan: Työhaun\ntehotreeni, nyt!")
    assert not names(name, "Tule mukaan: työhaun tehotreeni")
    assert not names(name, "Työhaun tehotreenit")
    assert not names(name, "Tehotreeni")


@given(st.text(), st.sampled_from(["duration", "languages", "target_group", "delivery"]))
def test_any_text_can_be_asked_about(text: str, fact: str) -> None:
    """No text breaks the search."""
    assert says(fact, text) in {True, False}
