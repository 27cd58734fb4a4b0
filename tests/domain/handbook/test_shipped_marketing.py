"""Pop-up and marketing in the edition of 1.1.2024; each test is named after the fact's key."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from ph_tui.domain.handbook.keys import ChecklistKey

if TYPE_CHECKING:
    from ph_tui.domain.handbook.edition import Edition


def words_of_checklist(edition: Edition, key: ChecklistKey) -> dict[str, str]:
    """The Finnish statement of each item."""
    return {item.key: item.fi for item in edition.checklist(key).items}


def test_popup_slots(edition: Edition) -> None:
    """The stand is at the service plaza, on weekdays 10-12 and 13-15."""
    popup = edition.popup
    assert (popup.place, popup.address) == ("Palvelutori", "Asemakatu 4, Jyväskylä")
    assert popup.weekdays == (1, 2, 3, 4, 5)
    assert [(slot.start, slot.end) for slot in popup.slots] == [
        (time(10), time(12)),
        (time(13), time(15)),
    ]
    assert [slot.key for slot in popup.slots] == ["10-12", "13-15"]
    assert popup.cites == ("popup",)


def test_brochure_content(edition: Edition) -> None:
    """A brochure is concrete, our own, illustrated, accessible and inside the frame."""
    assert words_of_checklist(edition, ChecklistKey.BROCHURE).keys() == {
        "concrete",
        "own_angle",
        "illustrated",
        "accessible",
        "within_description",
        "one_service",
    }


def test_brochure_per_service(edition: Edition) -> None:
    """The brochure's checklist has it that each brochure is about one service."""
    items = {item.key: item for item in edition.checklist(ChecklistKey.BROCHURE).items}
    assert items["one_service"].cites == ("general",)


def test_video_rules(edition: Edition) -> None:
    """A video is about one service, 1-2 minutes long, on YouTube or Vimeo, and e-mailed."""
    items = words_of_checklist(edition, ChecklistKey.VIDEO)
    assert items.keys() == {"one_service", "gain", "content", "length", "host", "delivered"}
    assert "1–2 minuuttia" in items["length"]
    assert re.search(r"YouTube.*Vimeo", items["host"])
    video = edition.video
    assert (video.shortest_seconds, video.longest_seconds) == (60, 120)
    assert video.hosts == ("youtube.com", "youtu.be", "vimeo.com")


def test_posts_rules(edition: Edition) -> None:
    """A post has a square JPEG, a portrait for stories, our handle, and no logo of the city."""
    items = words_of_checklist(edition, ChecklistKey.POSTS)
    assert items.keys() == {
        "reader",
        "content",
        "tone",
        "square_image",
        "story_image",
        "handle",
        "no_logo",
        "delivered",
    }
    assert re.search(r"neliö.*JPEG", items["square_image"])
    channels = [(each.key, each.name, each.story) for each in edition.posts.channels]
    assert channels == [("instagram", "Instagram", True), ("facebook", "Facebook", False)]
    assert edition.posts.formats == ("JPEG",)


def test_own_marketing_facts(edition: Edition) -> None:
    """Own marketing has the five facts right and leaves the logo out."""
    items = words_of_checklist(edition, ChecklistKey.OWN_MARKETING)
    assert list(items) == [
        "target_group",
        "service_name",
        "duration",
        "languages",
        "delivery",
        "no_logo",
    ]
