"""The points of the checklists: what the program sees, what a person ticks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import a_participation, an_edition

from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.materials import (
    Brochure,
    OwnMarketing,
    PictureFacts,
    Post,
    VideoRecord,
)
from ph_tui.domain.marketing.points import PointState, Sight, points_of

OPEN, TICKED, SEEN, FAILS = PointState


def states(key: ChecklistKey, post: Post | None = None, **changes: Any) -> dict[str, PointState]:
    """How each point of a checklist stands."""
    posts = (post,) if post else ()
    record = a_participation(posts=posts, **changes)
    return {p.key: p.state for p in points_of(key, Sight(record, an_edition(), (), post))}


def a_picture(width: int, height: int, kind: str = "JPEG") -> PictureFacts:
    """A picture that was looked into."""
    return PictureFacts("kuva.jpg", kind, width, height, 1000, "0" * 64)


@pytest.mark.parametrize(
    ("seconds", "state"),
    [(0, OPEN), (59, FAILS), (60, SEEN), (120, SEEN), (121, FAILS)],
)
def test_the_length_of_a_video_is_measured(seconds: int, state: PointState) -> None:
    """Between the edition's shortest and longest, both included; unknown it is for a person."""
    assert states(ChecklistKey.VIDEO, video=VideoRecord(seconds=seconds))["length"] is state


def test_a_tick_does_not_overrule_what_was_seen() -> None:
    """Where the program sees that a point fails, a tick changes nothing."""
    video = VideoRecord(link="https://example.org/v", ticked=("host", "gain"))
    found = states(ChecklistKey.VIDEO, video=video)
    assert (found["host"], found["gain"]) == (FAILS, TICKED)


@pytest.mark.parametrize(
    ("picture", "state"),
    [
        (None, OPEN),
        (a_picture(1080, 1080), SEEN),
        (a_picture(1080, 1081), FAILS),
        (a_picture(1080, 1080, "PNG"), FAILS),
    ],
)
def test_the_picture_of_a_post_is_a_square_jpeg(
    picture: PictureFacts | None, state: PointState
) -> None:
    """As wide as high, and in the format of the edition."""
    post = Post("p", "facebook", picture=picture)
    assert states(ChecklistKey.POSTS, post)["square_image"] is state


@pytest.mark.parametrize(
    ("width", "height", "state"), [(1080, 1920, SEEN), (1080, 1080, FAILS), (1920, 1080, FAILS)]
)
def test_a_story_is_upright(width: int, height: int, state: PointState) -> None:
    """The picture for stories is higher than wide."""
    post = Post("p", "instagram", story=a_picture(width, height))
    assert states(ChecklistKey.POSTS, post)["story_image"] is state


def test_only_a_channel_with_stories_wants_a_picture_for_them() -> None:
    """Facebook's checklist is without that point."""
    assert "story_image" not in states(ChecklistKey.POSTS, Post("p", "facebook"))
    assert "story_image" in states(ChecklistKey.POSTS, Post("p", "instagram"))


@pytest.mark.parametrize(
    ("handle", "text", "state"),
    [
        ("", "Tule mukaan", OPEN),
        ("@polku", "", OPEN),
        ("@polku", "Tule mukaan! @Polku", SEEN),
        ("polku", "Tule mukaan! @polku", SEEN),
        ("@polku", "Tule mukaan", FAILS),
    ],
)
def test_an_own_handle_stands_in_the_text(handle: str, text: str, state: PointState) -> None:
    """If there is one; whether there is none is for a person to say."""
    assert states(ChecklistKey.POSTS, Post("p", "facebook", text, handle))["handle"] is state


def test_one_brochure_serves_one_service() -> None:
    """The same place at two services fails at both, however it is spelled."""
    place = "https://www.example.org/esite.pdf"
    mine = a_participation(brochure=Brochure(place, ("one_service",)))
    twin = a_participation(id="x", brochure=Brochure("https://example.org/esite.pdf"))
    sight = Sight(mine, an_edition(), (twin,))
    found = {p.key: p.state for p in points_of(ChecklistKey.BROCHURE, sight)}
    assert found["one_service"] is FAILS
    alone = Sight(mine, an_edition(), (a_participation(id="x"),))
    found = {p.key: p.state for p in points_of(ChecklistKey.BROCHURE, alone)}
    assert found["one_service"] is TICKED


def test_own_marketing_facts() -> None:
    """`own-marketing.facts`: the five facts are looked for in the text, not the logo."""
    text = "Työhaun tehotreeni työnhakijoille: 8 viikkoa etänä, suomeksi."
    found = states(ChecklistKey.OWN_MARKETING, own=OwnMarketing(text))
    assert [key for key, state in found.items() if state is SEEN] == [
        "target_group",
        "service_name",
        "duration",
        "languages",
        "delivery",
    ]
    assert found["no_logo"] is OPEN
    other = states(ChecklistKey.OWN_MARKETING, own=OwnMarketing("Uutta suuntaa!", ("duration",)))
    assert (other["service_name"], other["duration"], other["languages"]) == (FAILS, TICKED, OPEN)


@given(st.lists(st.text(max_size=12), max_size=5), st.sampled_from(list(ChecklistKey)))
def test_a_checklist_is_whole_whatever_is_ticked(ticked: list[str], key: ChecklistKey) -> None:
    """Every point of the edition stands once and in its order; unknown ticks count for nothing."""
    edition, marks = an_edition(), tuple(ticked)
    post = Post("p", "instagram", ticked=marks)
    record = a_participation(
        brochure=Brochure(ticked=marks),
        video=VideoRecord(ticked=marks),
        own=OwnMarketing(ticked=marks),
        posts=(post,),
    )
    points = points_of(key, Sight(record, edition, (), post))
    assert [p.key for p in points] == [item.key for item in edition.checklist(key).items]
    done = {p.key for p in points if p.state.is_done}
    assert done == {p.key for p in points} & set(ticked)


def test_no_post_has_no_points() -> None:
    """Posts are optional: without one there is nothing to see to."""
    assert states(ChecklistKey.POSTS) == {}
