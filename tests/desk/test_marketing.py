"""Taking part with services at the desk: steps, materials, what is due, what is set aside."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from tests.factories import SERVICE, VALID_CODE

from ph_tui.desk.agenda_kinds import AgendaKind
from ph_tui.desk.marketing_materials import PostFields
from ph_tui.domain.errors import BadInput, Refused
from ph_tui.domain.handbook.keys import ChecklistKey
from ph_tui.domain.marketing.standing import ApplicationState, DeliveryState
from ph_tui.l10n.words import Words

if TYPE_CHECKING:
    from pathlib import Path

    from tests.desk.conftest import OpenDesk

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.marketing import MarketingDesk

BROCHURE, VIDEO, POSTS, OWN = ChecklistKey
LINK = "https://polku.example/esite.pdf"


def test_application_per_service(marketing: MarketingDesk) -> None:
    """`application.per-service`: each service of the edition has its own application."""
    assert [each.application for each in marketing.overview().services] == ["open"] * 4
    marketing.apply("tehotreeni")
    states = {each.service.code: each.application for each in marketing.overview().services}
    assert states.pop(SERVICE) is ApplicationState.APPLIED
    assert set(states.values()) == {ApplicationState.OPEN}


def test_approval_all_suitable(approved: MarketingDesk) -> None:
    """`approval.all-suitable`: approval opens the brochure's deadline and nothing else."""
    standing = approved.standing(SERVICE)
    assert (standing.application, standing.brochure) == ("approved", DeliveryState.DUE)
    assert standing.brochure_due == date(2024, 4, 26)
    assert not standing.findings or standing.findings[0].key == "brochure.due"


def test_the_future_can_not_be_recorded(marketing: MarketingDesk) -> None:
    """A day that is still to come is refused, and nothing is saved."""
    with pytest.raises(Refused, match="future"):
        marketing.apply(SERVICE, date(2024, 4, 25))
    assert marketing.standing(SERVICE).participation.id == ""


def test_what_is_due(approved: MarketingDesk) -> None:
    """The brochure by its day, what can still be applied for, an answer that is waited for."""
    approved.apply("uutta", date(2024, 4, 3))
    approved.withdraw("suomi")
    due = {each.service: (each.kind, each.on) for each in approved.due()}
    assert due == {
        SERVICE: (AgendaKind.BROCHURE, date(2024, 4, 26)),
        "uutta-suuntaa": (AgendaKind.DECISION, None),
        "hyvinvoinnilla-tyoelamaan": (AgendaKind.APPLY, date(2024, 4, 30)),
    }
    for each in approved.due():
        found = approved.standing_of(each.subject)
        assert found is not None
        assert found.service.code == each.service
    approved.brochure(SERVICE, LINK)
    approved.delivered(SERVICE, BROCHURE)
    assert SERVICE not in {each.service for each in approved.due()}


def test_nothing_is_due_where_nothing_was_recorded(marketing: MarketingDesk) -> None:
    """A company that does not keep its applications here is left alone."""
    assert marketing.due() == ()
    assert marketing.findings() == ()


def test_periods_stand_side_by_side(desk: Desk, marketing: MarketingDesk) -> None:
    """The same service is applied for in two periods at once, each with its own days."""
    desk.services.add_period("2024-2", date(2024, 7, 1), date(2024, 12, 31))
    marketing.apply(SERVICE)
    marketing.apply(SERVICE, date(2024, 4, 1), "2024-2")
    marketing.approve(SERVICE, None, "2024-2")
    assert marketing.standing(SERVICE).application == "applied"
    later = marketing.standing(SERVICE, "2024-2")
    assert (later.application, later.apply_until) == ("approved", date(2024, 10, 31))
    assert [each.id for each in marketing.overview().periods] == ["2024-1", "2024-2"]
    with pytest.raises(BadInput, match=r"period\.unknown"):
        marketing.overview("2031-1")


def test_the_current_period_follows_the_date(open_desk: OpenDesk) -> None:
    """On the day after a period its successor is looked at, and the old one can still be."""
    open_desk().marketing.apply(SERVICE)
    later = open_desk(moment="2024-07-01T09:00").marketing
    assert later.overview().period.id == "2024-2"
    assert later.standing(SERVICE, "2024-1").application == "applied"


def test_a_finding_is_waived_with_a_reason(approved: MarketingDesk) -> None:
    """The reason, the person and the time are kept; without a reason or a finding it is refused."""
    approved.video(SERVICE, link="https://vimeo.com/1", seconds=130)
    with pytest.raises(Refused, match="reason"):
        approved.waive(SERVICE, "video.length", " ")
    with pytest.raises(Refused, match="never"):
        approved.waive(SERVICE, "video.one_service", "Tiedän sen.")
    with pytest.raises(Refused, match="no_finding"):
        approved.waive(SERVICE, "posts.square", "Sovittu.")
    with pytest.raises(BadInput, match="unknown"):
        approved.waive(SERVICE, "video.colour", "Sovittu.")
    standing = approved.waive(SERVICE, "video.length", "Koordinaattori hyväksyi.")
    assert "video.length" not in {each.key for each in standing.findings}
    (waiver,) = standing.participation.waivers
    assert (waiver.by, waiver.why) == ("maija", "Koordinaattori hyväksyi.")


def test_findings_name_their_service(approved: MarketingDesk) -> None:
    """Among the findings of everything each says which service it is about."""
    approved.brochure(SERVICE, LINK)
    told = [Words("fi")(each.message) for each in approved.findings()]
    assert told
    assert all(each.startswith("Työhaun tehotreeni: ") for each in told)


def test_every_step_can_be_taken_back(approved: MarketingDesk, open_desk: OpenDesk) -> None:
    """Undone and done again as with orders, by whoever did it; the history tells it in words."""
    approved.brochure(SERVICE, LINK)
    record = approved.standing(SERVICE).participation
    assert approved.undo().what.id == "word.did.service_brochure"
    assert approved.standing(SERVICE).participation.brochure.place == ""
    approved.redo()
    assert approved.standing(SERVICE).participation == record
    with pytest.raises(Refused):
        open_desk("olli").marketing.undo()
    told = [Words("fi")(each.what) for each in approved.history.of(record.id)]
    assert "kirjasi hyväksynnän: Tehotreeni (19.4.2024)" in told


def test_two_people_at_once_lose_nothing(open_desk: OpenDesk) -> None:
    """Each change is made to what stands there then."""
    maija, olli = open_desk().marketing, open_desk("olli").marketing
    maija.apply(SERVICE)
    olli.apply("uutta")
    maija.tick(SERVICE, BROCHURE, "concrete")
    olli.tick(SERVICE, BROCHURE, "accessible")
    assert maija.standing(SERVICE).participation.brochure.ticked == ("concrete", "accessible")
    assert maija.standing("uutta").application == "applied"


@pytest.mark.parametrize("where", ["brochure", "post", "own", "note", "why"])
def test_a_personal_code_is_refused_in_every_text(approved: MarketingDesk, where: str) -> None:
    """No personal identity code is saved, whatever the field."""
    approved.video(SERVICE, link="https://vimeo.com/1", seconds=130)
    before = approved.standing(SERVICE).participation
    text = f"Asiakas {VALID_CODE}"
    steps = {
        "brochure": lambda: approved.brochure(SERVICE, f"https://x.example/{VALID_CODE}"),
        "post": lambda: approved.post(SERVICE, "facebook", PostFields(text)),
        "own": lambda: approved.own_marketing(SERVICE, text),
        "note": lambda: approved.note(SERVICE, text),
        "why": lambda: approved.waive(SERVICE, "video.length", text),
    }
    with pytest.raises(Refused, match="personal"):
        steps[where]()
    assert approved.standing(SERVICE).participation == before


def test_taking_part_keeps_its_edition(
    desk: Desk, marketing: MarketingDesk, tmp_path: Path
) -> None:
    """Where a period moves to another edition, what was begun is judged by its own."""
    desk.services.add_period("kevat", date(2024, 4, 1), date(2024, 6, 30), "2024-01-01")
    marketing.apply(SERVICE, date(2024, 4, 2))
    marketing.approve(SERVICE, date(2024, 4, 19))
    built_in = files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml"
    text = built_in.read_text(encoding="utf-8").replace("2024-01-01", "2024-04-01")
    brochure = 'key = "brochure"\nperiod = "P7D"'
    assert brochure in text
    (tmp_path / "data" / "editions").mkdir(exist_ok=True)
    own = tmp_path / "data" / "editions" / "own.toml"
    own.write_text(text.replace(brochure, brochure.replace("P7D", "P14D")), encoding="utf-8")
    desk.services.edit_period("kevat", edition_id="2024-04-01")
    assert marketing.standing(SERVICE).brochure_due == date(2024, 4, 26)
    marketing.apply("uutta", date(2024, 4, 2))
    assert marketing.approve("uutta", date(2024, 4, 19)).brochure_due == date(2024, 5, 3)
