"""A company that takes part with three of four services, at noon on 24 April 2024.

Owns the story: one service in order, one whose brochure is late and incomplete, one that waits for
its answer, and one that nobody has applied for.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PIL import Image
from tests.ui.desks import desk_app

from ph_tui.desk.marketing_materials import PostFields
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.ui.marketing.overview import MarketingScreen

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.desks import DeskApp

    from ph_tui.desk.desk import Desk

TREENI, SUUNTAA, HYVIN = "tyohaun-tehotreeni", "uutta-suuntaa", "hyvinvoinnilla-tyoelamaan"
BROCHURE_POINTS = ("concrete", "own_angle", "illustrated", "accessible", "within_description")


def with_services(desk: Desk, folder: Path) -> Desk:
    """The desk with what was done for its services; files lie in the folder."""
    marketing = desk.marketing
    desk.services.add_period("2024-1", date(2024, 1, 1), date(2024, 6, 30))
    for code, applied, approved in (
        (TREENI, date(2024, 1, 8), date(2024, 1, 22)),
        (SUUNTAA, date(2024, 4, 2), date(2024, 4, 15)),
        (HYVIN, date(2024, 4, 10), None),
    ):
        marketing.apply(code, applied)
        if approved:
            marketing.approve(code, approved)
    folder.mkdir(parents=True, exist_ok=True)
    brochure = folder / "tehotreeni.pdf"
    brochure.write_bytes(b"%PDF-1.7 esite")
    marketing.brochure(TREENI, "https://valmennus.example/tehotreeni.pdf")
    for point in BROCHURE_POINTS:
        marketing.tick(TREENI, ChecklistKey.BROCHURE, point)
    marketing.delivered(TREENI, ChecklistKey.BROCHURE, date(2024, 1, 26))
    marketing.tick(SUUNTAA, ChecklistKey.BROCHURE, "concrete")
    _video_and_post(desk, folder)
    return desk


def _video_and_post(desk: Desk, folder: Path) -> None:
    marketing = desk.marketing
    marketing.video(TREENI, link="https://youtu.be/abc123def45", seconds=95)
    marketing.tick(TREENI, ChecklistKey.VIDEO, "gain")
    picture = folder / "nelio.jpg"
    Image.new("RGB", (1080, 1080), "teal").save(picture)
    text = "Mietitkö, mistä työnhaku kannattaa aloittaa? Tule tehotreeniin, aloitetaan yhdessä."
    marketing.post(TREENI, "instagram", PostFields(text=text, picture=str(picture)), new=True)
    own = "Työhaun tehotreeni: 20 tuntia suomeksi tai englanniksi, etänä tai lähitapaamisina."
    marketing.own_marketing(TREENI, own)


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark") -> DeskApp:
    """The program at the services."""
    return desk_app(desk, "marketing", partial(MarketingScreen, desk), lang=lang, theme=theme)
