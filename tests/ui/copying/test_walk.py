"""The copy walk: each field of each form once, in order, and nothing said that is not known."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.factories import a_claim, an_ended_order, an_invoiced_file
from tests.ui.desks import desk_app, order_id
from tests.ui.snapshots import SMALL, WIDE, settle, take, text_of

from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.messages import Message
from ph_tui.domain.reports import ReportSection
from ph_tui.exports.plain import FormField
from ph_tui.l10n.words import Words
from ph_tui.ui.copying.begin import forms_of
from ph_tui.ui.copying.walk import CopyWalk
from ph_tui.ui.dialogs.ask_form import AskForm
from ph_tui.ui.dialogs.choose import Choose
from ph_tui.ui.kit.clipboard import LIMIT, Between, Clipboard
from ph_tui.ui.orders.order import OrderScreen
from ph_tui.ui.program.palette import Palette
from ph_tui.ui.program.screen import PhScreen
from ph_tui.ui.report.editor import ReportScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.desks import DeskApp
    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk

READY, LATE, SENT, ALL = 4705, 4698, 4690, 4750
"""Orders: a complete report, one with gaps, a sent one, and one with a bonus and an invoice."""
_OSC_52 = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\a")


class Walk:
    """The screens of an order under a pilot, with a clipboard that the test reads."""

    def __init__(self, desk: Desk, screen: Callable[[], PhScreen[None]], lang: str = "fi") -> None:
        self.desk = desk
        self.app: DeskApp = desk_app(desk, "orders", screen, lang=lang)
        self._written: list[str] = []
        self.app.users_clipboard = a_clipboard(self._written)

    @property
    def copied(self) -> list[str]:
        """What was put on the clipboard, one after the other."""
        found = _OSC_52.findall("".join(self._written))
        return [base64.b64decode(data, validate=True).decode() for data in found]

    @property
    def text(self) -> str:
        """The screen as plain text."""
        return text_of(self.app)

    @property
    def said(self) -> str:
        """What the walk said last: the lines between the list and the keys."""
        lines = [line.strip() for line in self.text.splitlines()]
        return " ".join(filter(None, lines[-5:-2]))


def a_clipboard(written: list[str], way: Between = Between.NOTHING) -> Clipboard:
    """A clipboard whose bytes are kept."""
    return Clipboard(written.append, way, wait=lambda _seconds, _call: None, wiped=lambda: None)


def at_report(desk: Desk, number: int = READY, lang: str = "fi") -> Walk:
    """The report editor of an order."""
    return Walk(desk, lambda: ReportScreen(desk, order_id(number)), lang)


def at_order(desk: Desk, number: int) -> Walk:
    """The screen of an order."""
    return Walk(desk, lambda: OrderScreen(desk, order_id(number)))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each with all that comes of it."""
    await settle(pilot)
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


@pytest.fixture
def all_forms(desk: Desk) -> Desk:
    """The desk, with an order that has every form: a bonus claim and an invoice as well."""
    order = an_ended_order(id=order_id(ALL), number=str(ALL))
    desk._core.store.create(an_invoiced_file(order=order, claims=(a_claim(sent=False),)))
    desk.settings.set({"feedback_form": "https://kaupunki.example/palaute"})
    return desk


def walked(desk: Desk, number: int, kind: FormKind, claim_id: str = "") -> list[FormField]:
    """The fields at which a walk through a form stops."""
    file = desk.orders.load(order_id(number))
    return [f for f in desk.forms.fields(file, kind, Words("fi"), claim_id=claim_id) if f.walked]


async def test_each_key_sends_the_next_field(desk: Desk) -> None:
    """Y begins and sends nothing; each y sends one field, whole, and says which and how long."""
    walk = at_report(desk)
    fields = walked(desk, READY, FormKind.SERVICE_REPORT)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y")
        assert walk.copied == []
        for place, field in enumerate(fields, start=1):
            await press(pilot, "y")
            assert walk.copied[-1] == field.text
            told = f"{place}/{len(fields)} {field.name} · {len(field.text)} merkkiä"
            assert walk.said == f"{told} · lähetetty leikepöydälle"
        assert walk.copied == [field.text for field in fields]
        await press(pilot, "y")
        assert walk.said == f"Kaikki {len(fields)} kenttää on käyty läpi."
        assert len(walk.copied) == len(fields)


async def test_back_sends_the_field_before_once_more(desk: Desk) -> None:
    """B and Y go back one; before the first there is nothing."""
    walk = at_report(desk)
    first, second, *_ = [f.text for f in walked(desk, READY, FormKind.SERVICE_REPORT)]
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "b")
        assert walk.said == "Tätä ennen ei ole kenttää."
        await press(pilot, "y", "y", "b", "y", "Y")
        assert walk.copied == [first, second, first, second, first]
        await press(pilot, "Y")
        assert walk.said == "Tätä ennen ei ole kenttää."
        await press(pilot, "f2", "f3")
        assert walk.copied[5:] == [second, first]


async def test_any_field_can_be_sent_and_the_walk_goes_on_from_there(desk: Desk) -> None:
    """Arrows and enter reach every field, those too that the walk passes by."""
    walk = at_report(desk)
    texts = [f.text for f in walked(desk, READY, FormKind.SERVICE_REPORT)]
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "down", "down", "enter", "y")
        assert walk.copied == texts[2:4]
        await press(pilot, "end", "up", "enter")
        assert walk.copied[-1] == str(READY)
        await press(pilot, "y")
        assert walk.copied[-1] == texts[4]


@pytest.mark.parametrize("kind", list(FormKind))
async def test_every_form_is_walked_from_the_order(all_forms: Desk, kind: FormKind) -> None:
    """Y on an order asks which form; all its stops go to the clipboard, in order."""
    desk = all_forms
    file = desk.orders.load(order_id(ALL))
    place = [form.kind for form in forms_of(file)].index(kind)
    fields = walked(desk, ALL, kind, "1" if kind is FormKind.BONUS else "")
    assert len(fields) > 1
    walk = at_order(desk, ALL)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y")
        assert isinstance(walk.app.screen, Choose)
        await press(pilot, *["down"] * place, "enter")
        assert isinstance(walk.app.screen, CopyWalk)
        await press(pilot, *["y"] * len(fields))
        assert walk.copied == [field.text for field in fields if field.text]
        await press(pilot, "y")
        assert walk.said == f"Kaikki {len(fields)} kenttää on käyty läpi."
        assert "S lähetetty" not in walk.text


async def test_the_forms_are_named_with_what_they_are_for(all_forms: Desk) -> None:
    """A bonus and an invoice are told apart from others of their kind."""
    walk = at_order(all_forms, ALL)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y")
        for name in (
            "Palveluraportti",
            "Laskutusraportti",
            "Bonushakemus: Työllistyminen",
            "Palautepyyntö asiakkaalle",
            "Lasku 1001 laskuportaaliin",
        ):
            assert name in walk.text
        take(walk.app, "choose", feature="copying/walk")


async def test_the_tab_of_the_report_needs_no_question(desk: Desk) -> None:
    """What is meant is clear there."""
    walk = at_order(desk, READY)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "right", "Y")
        assert isinstance(walk.app.screen, CopyWalk)
        assert "Palveluraportti kenttä kentältä · 4705 P.R." in walk.text


async def test_s_goes_on_to_the_sending(desk: Desk) -> None:
    """When the form was filled in, the next key records that; esc only leaves the walk."""
    walk = at_report(desk)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "y", "escape")
        assert isinstance(walk.app.screen, ReportScreen)
        await press(pilot, "Y")
        assert "S lähetetty" in walk.text.splitlines()[-1]
        await press(pilot, "S")
        assert isinstance(walk.app.screen, AskForm)


async def test_a_sent_report_is_walked_without_being_sent_again(desk: Desk) -> None:
    """A form may have to be filled in twice."""
    walk = at_report(desk, SENT)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "y")
        assert len(walk.copied) == 1
        await press(pilot, "S")
        assert isinstance(walk.app.screen, CopyWalk)


async def test_what_is_being_typed_is_saved_and_sent(desk: Desk) -> None:
    """The walk has the text as it stands on the screen."""
    walk = at_report(desk)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "enter", "Ä", "escape", "Y", "y")
        assert "varastotyötä.Ä" in walk.copied[0]


async def test_an_empty_field_sends_nothing_and_says_so(desk: Desk) -> None:
    """What was sent before is still on the clipboard: it must not be taken for this field's."""
    desk.reports.write(order_id(LATE), {ReportSection.FACTORS: ""})
    walk = at_report(desk, LATE)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "y", "y", "y")
        assert len(walk.copied) == 3
        await press(pilot, "y")
        assert "4/5" in walk.said
        assert "tyhjä, mitään ei lähetetty" in walk.said
        assert len(walk.copied) == 3


async def test_a_text_that_is_too_long_is_refused_with_the_way_out(desk: Desk) -> None:
    """The limit is told, nothing is cut, and the walk goes on."""
    fields = [FormField("a", "Pitkä", "€" * LIMIT), FormField("b", "Lyhyt", "lyhyt")]
    walk = Walk(desk, PhScreen)
    async with walk.app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        title = Message("ui.copy.title", form="Lomake", order="1")
        walk.app.push_screen(CopyWalk(title, fields, walk.app.users_clipboard))
        await press(pilot, "y")
        assert walk.copied == []
        assert "1/2 Pitkä · Mitään ei lähetetty" in walk.said
        assert f"vie {3 * LIMIT} tavua" in walk.said
        assert f"vain {LIMIT}" in walk.said
        assert "tekstinäkymässä (V)" in walk.said
        take(walk.app, "too-long", feature="copying/walk")
        await press(pilot, "y")
        assert walk.copied == ["lyhyt"]


@pytest.mark.parametrize("way", [Between.TMUX, Between.SCREEN, Between.SOMETHING])
async def test_what_stands_in_between_is_told_once(desk: Desk, way: Between) -> None:
    """One sentence, on the first walk of the program."""
    walk = at_report(desk)
    walk.app.users_clipboard = a_clipboard([], way)
    sentence = walk.app.words.say(f"ui.copy.advice.{way}")
    async with walk.app.run_test(size=WIDE) as pilot:
        await press(pilot, "Y")
        assert sentence in walk.text
        if way is Between.TMUX:
            take(walk.app, "tmux", feature="copying/walk")
        await press(pilot, "escape", "Y")
        assert sentence not in walk.text


async def test_the_walk_has_its_pictures(desk: Desk) -> None:
    """Before the first key, in the middle, and on a wide screen."""
    for size in (SMALL, WIDE):
        walk = at_report(desk)
        async with walk.app.run_test(size=size) as pilot:
            await press(pilot, "Y")
            take(walk.app, "begun", feature="copying/walk")
            await press(pilot, "y", "y", "y")
            take(walk.app, "middle", feature="copying/walk")


async def test_the_portal_has_its_picture(all_forms: Desk) -> None:
    """A form with more fields than the panel has lines."""
    walk = at_order(all_forms, ALL)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "end", "enter", *["y"] * 6)
        take(walk.app, "portal", feature="copying/walk")


async def test_the_walk_speaks_english(desk: Desk) -> None:
    """In the user's language, what is pasted as well."""
    walk = at_report(desk, lang="en")
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y", "y")
        take(walk.app, "english", feature="copying/walk")


async def test_the_keys_of_the_walk_fit_at_80_columns(desk: Desk) -> None:
    """Everything that the walk can do stands on its line, the way back at the end."""
    walk = at_report(desk)
    async with walk.app.run_test(size=SMALL) as pilot:
        await press(pilot, "Y")
        last = walk.text.splitlines()[-1]
        for words in ("y seuraava", "b edellinen", "S lähetetty", "V teksti", "t kokeile"):
            assert words in last
        assert last.endswith("esc takaisin")


async def test_wiping_is_a_setting_in_the_palette(desk: Desk) -> None:
    """Off at first; the palette turns it on and off, in words."""
    walk = at_report(desk)
    async with walk.app.run_test(size=SMALL, notifications=True) as pilot:
        assert not walk.app.users_clipboard.wipes
        for wanted in (True, False):
            await press(pilot, "colon")
            assert isinstance(walk.app.screen, Palette)
            await press(pilot, *"leikep", "enter")
            assert walk.app.users_clipboard.wipes is wanted
        assert "jää sinne" in walk.text


async def test_the_minute_is_the_programs_own(desk: Desk) -> None:
    """The timer of the app wipes the text, and the user is told that a blank was sent."""
    walk = at_report(desk)
    del walk.app.users_clipboard
    written: list[str] = []
    walk.app.write_out = written.append  # type: ignore[method-assign, assignment]
    clock: list[tuple[float, Callable[[], None]]] = []
    async with walk.app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        walk.app.users_clipboard.wipes = True
        walk.app.users_clipboard._wait = lambda seconds, call: clock.append((seconds, call))
        await press(pilot, "Y", "y", "y")
        assert [seconds for seconds, _ in clock] == [60.0, 60.0]
        clock[0][1]()
        assert len(written) == 2
        clock[1][1]()
        await settle(pilot)
        assert _OSC_52.findall(written[2]) == [base64.b64encode(b" ").decode()]
        assert "lähetettiin välilyönti" in walk.text


async def test_a_copied_selection_takes_the_same_way(desk: Desk) -> None:
    """Ctrl+c in a field reaches through tmux too; what is too long is refused in words."""
    walk = at_report(desk)
    written: list[str] = []
    walk.app.users_clipboard = a_clipboard(written, Between.TMUX)
    async with walk.app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        walk.app.copy_to_clipboard("äö€")
        assert "\x1bPtmux;" in written[0]
        assert walk.app.clipboard == "äö€"
        walk.app.copy_to_clipboard("x" * (LIMIT + 1))
        await settle(pilot)
        assert len(written) == 1
        assert "Mitään ei lähetetty" in walk.text


def test_every_form_of_an_order_is_offered(all_forms: Desk) -> None:
    """A claim and an invoice each have a form; without them three are left, and the reminder."""
    file = all_forms.orders.load(order_id(ALL))
    assert {form.kind for form in forms_of(file)} == set(FormKind)
    bare = replace(file, claims=(), invoices=())
    assert len(forms_of(bare)) == 3 + 1
