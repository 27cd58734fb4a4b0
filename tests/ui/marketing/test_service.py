"""One service: points are ticked, facts are looked into, and what the rules find is mended here."""

from __future__ import annotations

from email import message_from_bytes, policy
from typing import TYPE_CHECKING

import pytest
from tests.ui.desks import type_in
from tests.ui.marketing.services import SUUNTAA, TREENI, app_of, with_services
from tests.ui.snapshots import SMALL, WIDE, settle, text_of

from ph_tui.domain.marketing.standing import DeliveryState
from ph_tui.ui.marketing.service import ServiceScreen
from ph_tui.ui.marketing.service_rows import ServiceRow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from textual.app import App
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk


@pytest.fixture
def services(desk: Desk, tmp_path: Path) -> Desk:
    """Maija's desk in a company that takes part."""
    return with_services(desk, tmp_path / "files")


async def at_row(pilot: Pilot[None], app: App[None], *key: str) -> None:
    """Put the cursor on the row whose key holds all of these."""
    screen = app.screen
    assert isinstance(screen, ServiceScreen)
    rows = screen._list
    found = (r for r in rows.rows if isinstance(r, ServiceRow) and set(key) <= set(r.key))
    assert rows.move_to(next(found).key)
    await settle(pilot)


async def open_service(pilot: Pilot[None], place: int) -> None:
    """Open the service at a place of the list, counted from 0."""
    await settle(pilot)
    await pilot.press(*["down"] * place, "enter")
    await settle(pilot)


async def test_a_point_is_ticked_and_unticked(services: Desk) -> None:
    """Space ticks, enter takes the tick away."""
    app = app_of(services)
    async with app.run_test(size=SMALL) as pilot:
        await open_service(pilot, 0)
        await at_row(pilot, app, "point", "brochure", "own_angle")
        await pilot.press("space")
        await settle(pilot)
        assert "own_angle" in services.marketing.standing(SUUNTAA).participation.brochure.ticked
        await pilot.press("enter")
        await settle(pilot)
        assert services.marketing.standing(SUUNTAA).participation.brochure.ticked == ("concrete",)


async def test_what_the_program_sees_is_not_for_ticking(services: Desk) -> None:
    """The length of a video is what it is."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await open_service(pilot, 1)
        before = services.marketing.standing(TREENI).participation
        await at_row(pilot, app, "point", "video", "length")
        await pilot.press("space")
        await settle(pilot)
        assert "Ohjelma näki tämän itse" in text_of(app)
        assert services.marketing.standing(TREENI).participation == before


async def test_a_wrong_link_is_refused_and_stays_in_the_field(services: Desk) -> None:
    """The reason names the handbook; nothing is changed."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await open_service(pilot, 0)
        await at_row(pilot, app, "fact", "video", "link")
        await pilot.press("enter")
        await settle(pilot)
        await type_in(pilot, "https://video.example/1", "enter")
        assert "https://video.example/1" in text_of(app)
        assert services.marketing.standing(SUUNTAA).participation.video.link == ""
        await pilot.press(*["backspace"] * 30)
        await type_in(pilot, "https://vimeo.com/123456", "enter")
        link = services.marketing.standing(SUUNTAA).participation.video.link
        assert link == "https://vimeo.com/123456"


async def test_a_brochure_is_delivered(services: Desk) -> None:
    """`S`, enter: delivered today, and late no more."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await open_service(pilot, 0)
        assert services.marketing.standing(SUUNTAA).brochure is DeliveryState.LATE
        await at_row(pilot, app, "fact", "brochure", "place")
        await pilot.press("enter")
        await settle(pilot)
        await type_in(pilot, "https://valmennus.example/suuntaa.pdf", "enter")
        await pilot.press("S")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert services.marketing.standing(SUUNTAA).brochure is DeliveryState.DELIVERED
        assert "toimitettu 24.4." in text_of(app)


async def test_a_mail_asks_for_the_address_first(
    services: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`m`: the coordinator's address once, then the name of the file."""
    monkeypatch.chdir(tmp_path)
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await open_service(pilot, 1)
        await at_row(pilot, app, "fact", "brochure", "place")
        await pilot.press("m")
        await settle(pilot)
        await type_in(pilot, "koordinaattori@kaupunki.example", "f2")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
    (path,) = tmp_path.glob("*.eml")
    mail = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert "koordinaattori@kaupunki.example" in str(mail["To"])
    assert "tehotreeni.pdf" in mail.get_body().get_content()  # type: ignore[union-attr]


async def test_a_finding_is_set_aside_with_a_reason(services: Desk) -> None:
    """`w`, the reason, enter: it goes from the list and is told with the service's history."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await open_service(pilot, 0)
        before = services.marketing.standing(SUUNTAA)
        await at_row(pilot, app, "finding", "brochure.checklist")
        await pilot.press("w")
        await settle(pilot)
        await type_in(pilot, "sovittu koordinaattorin kanssa", "enter")
        assert len(services.marketing.standing(SUUNTAA).findings) < len(before.findings)
        last = services.marketing.history.of(before.participation.id)[0]
        assert last.what.id == "word.did.service_waived"


@pytest.mark.parametrize("size", [SMALL, (60, 24)])
async def test_a_finding_is_told_to_its_end(services: Desk, size: tuple[int, int]) -> None:
    """It is broken to the width, and one about a post says which."""
    app = app_of(services)
    async with app.run_test(size=size) as pilot:
        await open_service(pilot, 1)
        await pilot.press("end")
        await settle(pilot)
        said = " ".join(text_of(app).replace("▌", "").split())
        assert "Instagram" in said
        assert "katso kuvat ja rastita kohta." in said.replace(" Instagram", "")


async def test_a_post_is_begun_and_removed(services: Desk) -> None:
    """`n`, the channel, enter; `D` takes it away again and `u` brings it back."""
    app = app_of(services)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await open_service(pilot, 0)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        (post,) = services.marketing.standing(SUUNTAA).participation.posts
        assert post.channel == "facebook"
        await at_row(pilot, app, "fact", "handle", post.id)
        await pilot.press("D")
        await settle(pilot)
        assert services.marketing.standing(SUUNTAA).participation.posts == ()
        await pilot.press("u")
        await settle(pilot)
        assert len(services.marketing.standing(SUUNTAA).participation.posts) == 1


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_looks(services: Desk, snap: Snap, size: tuple[int, int]) -> None:
    """A service with everything, and one that lacks most."""
    await snap(app_of(services), "full", size=size, press=["down", "enter"])
    await snap(app_of(services), "lacking", size=size, press=["enter", "end"])
