"""The handbook's reader: it opens where it was asked to, finds, compares, and leads on."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

import pytest
from tests.ui.desks import a_desk, desk_app, order_id, type_in
from tests.ui.snapshots import SMALL, WIDE, settle, text_of
from textual.binding import Binding

import ph_tui.ui
from ph_tui.domain.findings import Citation, Finding, Location, Severity, Source
from ph_tui.domain.handbook.applies import APPLIES, PLACES
from ph_tui.domain.messages import Message
from ph_tui.l10n.words import Words
from ph_tui.ui.handbook.opening import open_handbook
from ph_tui.ui.handbook.reader import HandbookScreen
from ph_tui.ui.handbook.reading import ACTION_KEYS, PLACE_KEYS
from ph_tui.ui.kit.keys import Key, key_name
from ph_tui.ui.kit.line_list import LineList
from ph_tui.ui.kit.rows import Section
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Snap
    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.desk.handbook import FactRow

SHIPPED = (files("ph_tui.domain.handbook") / "editions" / "2024-01-01.toml").read_text("utf-8")
CHANGES = (
    ("2024-01-01", "2024-04-01"),
    ("003701746664200", "0037017466642"),
    ("start = 13:00:00, end = 15:00:00", "start = 14:00:00, end = 16:00:00"),
    ('period = "P14D"', 'period = "P21D"'),
    ("vähintään kaksi viikkoa etukäteen", "vähintään kolme viikkoa etukäteen"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Maija's desk on 24 April 2024."""
    return a_desk(tmp_path)


@pytest.fixture
def look(snap: Snap) -> Snap:
    """Take a picture of the handbook."""
    return partial(snap, feature="handbook/reader")


def adopt(desk: Desk, tmp_path: Path) -> None:
    """Put an edition of April beside the shipped one."""
    text = SHIPPED
    for old, new in CHANGES:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "2024-04-01.toml"
    path.write_text(text, encoding="utf-8")
    desk.handbook.adopt(path)


def app_of(desk: Desk, *, lang: str = "fi", theme: str = "ph-dark", **at: str) -> DeskApp:
    """The program with the handbook over its orders."""
    return desk_app(desk, "orders", lambda: HandbookScreen(desk, **at), lang=lang, theme=theme)


def facts(app: DeskApp) -> LineList[FactRow]:
    """The list of the facts."""
    found: LineList[FactRow] = app.screen.query_one("#facts", LineList)
    return found


def fact_here(app: DeskApp) -> str:
    """The key of the fact under the cursor."""
    row = facts(app).row
    assert row is not None
    return row.fact.key


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each after the one before has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_the_handbook_looks_calm(look: Snap, desk: Desk, tmp_path: Path) -> None:
    """At each size, in both languages, filtered, without a hit, on the office."""
    await look(app_of(desk), "full")
    await look(app_of(desk), "full", size=WIDE)
    await look(app_of(desk, fact="invoice.buyer"), "buyer", size=WIDE)
    await look(app_of(desk, section="contact"), "office")
    await look(app_of(desk, lang="en", fact="report.due"), "english")
    await look(app_of(desk), "filter", press=["slash", *"esite"])
    await look(app_of(desk), "filter-nothing", press=["slash", *"xyz", "enter"])
    await look(app_of(desk, theme="ph-light", fact="popup.lead"), "light", size=WIDE)
    adopt(desk, tmp_path)
    await look(app_of(desk, fact="popup.lead"), "edition", press=["v"])
    await look(app_of(desk), "difference", press=["d"])
    await look(app_of(desk), "difference", size=WIDE, press=["d"])


async def test_every_fact_is_an_entry(desk: Desk) -> None:
    """All of the edition's facts stand in the list, each under a heading, each told in full."""
    app = app_of(desk)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        rows = [row for row in facts(app).rows if not isinstance(row, Section)]
        assert {row.fact.key for row in rows} == set(APPLIES)
        headings = [row for row in facts(app).rows if isinstance(row, Section) and row.pieces]
        assert len(headings) == 12
        for row in rows:
            facts(app).move_to(row.fact.key)
            await pilot.pause()
            shown = " ".join(text_of(app).split())
            assert row.fact.key in shown
            assert row.fact.fi.split()[-1] in shown


async def test_it_opens_at_a_fact_at_a_section_and_in_an_edition(
    desk: Desk, tmp_path: Path
) -> None:
    """What the edition lacks is passed over; an edition that there is none of is the one now."""
    adopt(desk, tmp_path)
    for at, key, edition in (
        ({"fact": "billing.due", "section": "memo"}, "billing.due", "1.4.2024"),
        ({"section": "popup", "edition_id": "2024-01-01"}, "popup.slots", "1.1.2024"),
        ({"fact": "gone", "section": "feedback"}, "feedback.summary", "1.4.2024"),
        ({"edition_id": "2019"}, "application.per-service", "1.4.2024"),
    ):
        app = app_of(desk, **at)
        async with app.run_test(size=SMALL) as pilot:
            await settle(pilot)
            assert fact_here(app) == key
            assert f"painos {edition}" in text_of(app)


async def test_typed_words_narrow_the_facts(desk: Desk) -> None:
    """Without case and dots, in words, key and heading; esc brings all back, then leaves."""
    app = app_of(desk)
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_in(pilot, "LASKUTUS viitteeksi")
        assert fact_here(app) == "invoice.reference"
        await press(pilot, "enter", "escape")
        rows = [row for row in facts(app).rows if not isinstance(row, Section)]
        assert len(rows) == len(APPLIES)
        assert isinstance(app.screen, HandbookScreen)


async def test_another_edition_keeps_the_place(desk: Desk, tmp_path: Path) -> None:
    """`v` reads the same fact in the next edition; without another there is no such key."""
    app = app_of(desk, fact="popup.lead")
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert app.screen.check_action("next_edition", ()) is False
        assert app.screen.check_action("difference", ()) is False
        adopt(desk, tmp_path)
        assert isinstance(app.screen, HandbookScreen)
        app.screen.look_again()
        await press(pilot, "v")
        assert fact_here(app) == "popup.lead"
        assert "kolme viikkoa" in text_of(app)
        await press(pilot, "d")
        assert "Pop-upin varaus, määräaika: ennen 14 päivää, nyt 21 päivää" in text_of(app)
        await press(pilot, "escape", "v")
        assert "kaksi viikkoa" in text_of(app)


async def test_enter_leads_to_where_a_fact_applies(tmp_path: Path) -> None:
    """The place opens; coming back, the handbook is not in the way."""
    desk = a_desk(tmp_path)
    app = Program(desk, Words("fi"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "H")
        assert isinstance(app.screen, HandbookScreen)
        facts(app).move_to("report.sessions")  # type: ignore[arg-type]
        await press(pilot, "enter")
        assert app.current_mode == "orders"
        await press(pilot, "1")
        assert not isinstance(app.screen, HandbookScreen)


@pytest.mark.parametrize(
    ("source", "said"),
    [(Source.LAW, "laista"), (Source.SETTINGS, "asetuksista"), (Source.NONE, "ei sano mitään")],
)
async def test_a_finding_that_does_not_cite_the_handbook_says_whose_word_it_is(
    desk: Desk, source: Source, said: str
) -> None:
    """Nothing opens."""
    place = Location(order_id(4711), "4711", "report")
    finding = Finding("x", Severity.HINT, Message("ui.key.back"), place, Citation(source))
    app = app_of(desk)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        before = app.screen
        open_handbook(app, desk, finding)
        await settle(pilot)
        assert app.screen is before
        assert said in text_of(app)


def declared_keys() -> dict[str, str]:
    """The first key of every action that has an id, over all screens."""
    from ph_tui.ui.orders import order_keys

    found: dict[str, str] = {}
    for value in vars(order_keys).values():
        if isinstance(value, Key) and value.id:
            found.setdefault(value.id, key_name(value.keys.split(",")[0]))
    for module in walk_packages(ph_tui.ui.__path__, "ph_tui.ui."):
        for value in vars(import_module(module.name)).values():
            for binding in getattr(value, "__dict__", {}).get("BINDINGS", ()):
                if isinstance(binding, Binding) and binding.id:
                    found.setdefault(binding.id, key_name(binding.key.split(",")[0]))
    return found


def test_the_keys_that_the_reader_tells_are_those_of_the_screens() -> None:
    """Each place has its number, each action the key that is bound to it."""
    keys = declared_keys()
    assert {action: keys.get(action) for action in ACTION_KEYS} == dict(ACTION_KEYS)
    assert set(PLACE_KEYS) == set(PLACES)
    numbers = [place for place in PLACES if PLACE_KEYS[place].isdigit() and place != "report"]
    assert [PLACE_KEYS[place] for place in numbers] == [str(each) for each in range(1, 7)]
    assert {each.action for each in APPLIES.values() if each.action} == set(ACTION_KEYS)
