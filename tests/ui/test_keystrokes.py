"""The keystroke budget: one order with eight meetings, from the opened program to the payment.

Each step is driven as a coach does it, and its keys are counted; texts that are content arrive as a
paste and count as nothing, but for the paste of a new order. `pytest -s` prints the table, and so
does `python -m tests.ui.test_keystrokes`.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.ui.desks import USER
from tests.ui.money.ledger import JOB, TREENI, an_order_of, desk_on, settled
from tests.ui.snapshots import SMALL, settle
from textual import events

from ph_tui.desk.clock import clock_at
from ph_tui.domain.handbook.keys import FormKind
from ph_tui.domain.money.terms import Bonus
from ph_tui.domain.sessions import SessionState
from ph_tui.l10n.words import Words
from ph_tui.ui.run import Program

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from textual.pilot import Pilot

    from ph_tui.desk.desk import Desk
    from ph_tui.domain.orders import OrderFile

NUMBER = "4711"
BUDGET = {
    "open": 1,
    "new order": 3,
    "accepted": 1,
    "contacted": 1,
    "plan eight meetings": 2,
    **{f"planned meeting {place}": 2 for place in range(1, 9)},
    "unplanned meeting": 2,
    "service ended": 2,
    "feedback asked": 1,
    "service report": 16,
    "billing report": 9,
    "invoice": 13,
    "paid": 2,
}
"""Control keys of each step at most."""
BONUS = {"bonus claim": 12}
"""What a bonus adds: the claim, its form walked through, and that it was sent."""
WHOLE = 69


class Content(NamedTuple):
    """What a coach writes: no control key."""

    text: str


class Paste(NamedTuple):
    """A paste that is a key of the step."""

    text: str


class Counted:
    """The program under a pilot, with the keys of each step."""

    def __init__(self, pilot: Pilot[Any], desk: Desk) -> None:
        self._pilot, self.desk = pilot, desk
        self.taken: dict[str, int] = {}

    def at(self, moment: str) -> None:
        """Let the day be another."""
        self.desk._core.clock = clock_at(moment)

    async def step(self, name: str, *strokes: str | Content | Paste) -> None:
        """Do one step, each stroke with all that comes of it."""
        for stroke in strokes:
            if isinstance(stroke, str):
                await self._pilot.press(stroke)
            else:
                self._pilot.app.post_message(events.Paste(stroke.text))
            await settle(self._pilot)
        keys = sum(not isinstance(stroke, Content) for stroke in strokes)
        self.taken[name] = self.taken.get(name, 0) + keys

    @property
    def file(self) -> OrderFile:
        """The order as it is stored."""
        return self.desk.orders.load(self.desk.orders.find(NUMBER).id)

    @property
    def total(self) -> int:
        """The keys of all steps."""
        return sum(self.taken.values())

    def table(self) -> Iterable[str]:
        """One line a step: what it took, and its budget."""
        for name, keys in self.taken.items():
            yield f"{name:<24}{keys:>4}{(BUDGET | BONUS)[name]:>5}"
        whole = sum(keys for name, keys in self.taken.items() if name in BUDGET)
        yield f"{'whole order':<24}{whole:>4}{WHOLE:>5}"
        if whole < self.total:
            yield f"{'with a bonus':<24}{self.total:>4}{WHOLE + sum(BONUS.values()):>5}"


@asynccontextmanager
async def counting(folder: Path) -> AsyncIterator[Counted]:
    """The program at a company with one old order, on the Friday before the first meeting."""
    desk = desk_on(folder, "2024-03-01T09:00")
    bonus = Bonus(TREENI, "", JOB, Decimal(300), "Työsuhde yli 3 kuukautta.")
    desk._core.store.change_settings(lambda s: replace(settled(s), bonuses=(bonus,)))
    desk._core.restamp_index()
    desk._core.store.create(an_order_of(4605, "L.L.", TREENI, 8, "2024-02-26"))
    app = Program(desk, Words("fi"))
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settle(pilot)
        yield Counted(pilot, desk)


async def begin(keys: Counted) -> None:
    """Take the order in and plan its meetings."""
    await keys.step("open", "2")
    await keys.step("new order", "n", Paste(f"{NUMBER} tehotreeni ak 20h 4.3.-31.5."), "enter")
    assert keys.file.order.client_code == "A.K."
    await keys.step("accepted", "a")
    await keys.step("contacted", "c")
    order = keys.file.order
    assert (order.accepted_on, order.contacted_on) == (date(2024, 3, 1), date(2024, 3, 1))
    await keys.step("plan eight meetings", "p", Content("ma 9-11 x8"), "enter")
    assert [session.state for session in keys.file.sessions] == [SessionState.PLANNED] * 8


async def meet(keys: Counted) -> None:
    """Log the planned meetings on their days, and one that nobody had planned."""
    planned = [session.on for session in keys.file.sessions]
    for place, on in enumerate(planned, start=1):
        keys.at(f"{on}T12:00")
        note = Content(f"9-11 Päivitettiin CV ja haettiin {place} paikkaa")
        await keys.step(f"planned meeting {place}", "l", note, "enter")
    assert [session.state for session in keys.file.sessions] == [SessionState.HELD] * 8
    keys.at(f"{planned[-1]}T16:00")
    await keys.step("unplanned meeting", "l", Content("13-14 Harjoiteltiin puhelua"), "enter")
    assert len(keys.file.sessions) == 9
    await keys.step("service ended", "e", "f2")
    assert keys.file.order.ending is not None
    await keys.step("feedback asked", "f")
    assert keys.file.order.feedback_asked_on is not None


async def report(keys: Counted) -> None:
    """Write the service report, walk through its form, and record that it was sent."""
    await keys.step(
        "service report",
        "r",
        "enter",
        Content("Asiakas on ollut työttömänä kaksi vuotta ja hakee varastotyötä."),
        "f8",
        Content("Tavoitteena on kolme hakemusta viikossa ja haastattelu keväällä."),
        "f8",
        Content("CV päivitettiin, ja asiakas lähetti kuusi hakemusta."),
        "f8",
        Content("ei tullut esiin"),
        "f8",
        Content("Asiakas hakee kolmea paikkaa kesäkuun loppuun mennessä."),
        "escape",
    )
    assert walked(keys, FormKind.SERVICE_REPORT) == 5
    await keys.step("service report", "Y", *["y"] * 5, "S", "f2")
    assert keys.file.report.sent is not None
    await keys.step("service report", "escape")


def walked(keys: Counted, kind: FormKind, claim_id: str = "") -> int:
    """How many fields of one of the city's forms the walk stops at."""
    fields = keys.desk.forms.fields(keys.file, kind, Words("fi"), claim_id=claim_id)
    return sum(field.walked for field in fields)


async def bill(keys: Counted) -> None:
    """From the billing report to the payment."""
    await keys.step("billing report", "b", "Y", *["y"] * 4, "S", "f2")
    assert keys.file.billing.sent is not None
    assert walked(keys, FormKind.BILLING_REPORT) == 4


async def be_paid(keys: Counted) -> None:
    """The invoice with the portal's form, and the money."""
    await keys.step("invoice", "i", "enter", "Y", *["y"] * 7, "S", "enter")
    assert keys.file.invoices[0].sent is not None
    assert walked(keys, FormKind.PORTAL) == 7
    await keys.step("paid", "P", "enter")
    paid = keys.file.invoices[0].paid
    assert paid is not None
    assert (paid.on, paid.by) == (keys.desk.today, USER)


async def claim(keys: Counted) -> None:
    """Claim a bonus, walk through its billing report, and record that it was sent."""
    grounds = Content("Työsuhde alkoi 2.5. ja on voimassa toistaiseksi.")
    await keys.step("bonus claim", "B", grounds, "f2")
    await keys.step("bonus claim", "Y", *["y"] * 4, "S", "f2")
    (claimed,) = keys.file.claims
    assert claimed.sent is not None
    assert walked(keys, FormKind.BONUS, claimed.id) == 4


async def whole_order(folder: Path, *, bonus: bool = False) -> Counted:
    """Drive the order from open to paid, perhaps with a bonus claim."""
    async with counting(folder) as keys:
        await begin(keys)
        await meet(keys)
        await report(keys)
        await bill(keys)
        await be_paid(keys)
        if bonus:
            await claim(keys)
    return keys


async def test_an_order_takes_no_more_keys_than_its_budget(tmp_path: Path) -> None:
    """Each step keeps to its own budget, the order to its sum, and so does one with a bonus."""
    keys = await whole_order(tmp_path, bonus=True)
    sys.stdout.write("\n".join(("", *keys.table(), "")))
    budget = {**BUDGET, **BONUS}
    assert keys.taken.keys() == budget.keys()
    assert {name: n for name, n in keys.taken.items() if n > budget[name]} == {}
    assert sum(keys.taken[name] for name in BUDGET) <= WHOLE
    assert keys.total <= WHOLE + sum(BONUS.values()) == 81


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        told = asyncio.run(whole_order(Path(folder), bonus=True))
    sys.stdout.write("\n".join((*told.table(), "")))
