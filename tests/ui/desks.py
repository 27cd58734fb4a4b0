"""Desks for the screens to stand on: an empty one, and a small company at noon on 24 April 2024.

Owns the story of the company: eleven orders, one in every stage up to the paid one, three of them
late, unlogged or without a number; every service costs 62 euros an hour. Codes are invented; ids
and times are the same in every run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.factories import a_billing, a_company, a_step, an_invoice
from tests.ui.snapshots import settle

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.domain.money.terms import Price
from ph_tui.domain.orders import Ending, EndKind, Order, OrderFile
from ph_tui.domain.report_log import fill
from ph_tui.domain.reports import Reopening, Sending, ServiceReport
from ph_tui.domain.sessions import Session, SessionState, zone
from ph_tui.domain.waivers import Waiver
from ph_tui.l10n.words import Words
from ph_tui.ui.kit.places import Heading, Place
from ph_tui.ui.program.app import PhTuiApp
from ph_tui.ui.program.screen import PhScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

MOMENT = "2024-04-24T12:00"
USER = "maija"
PLACES = ("today", "orders", "log", "money", "popup", "marketing")
_HELD, _PLANNED, _NO_SHOW = SessionState.HELD, SessionState.PLANNED, SessionState.NO_SHOW
_NOTES = (
    "Kartoitettiin osaaminen ja sovittiin tavoitteesta.",
    "Päivitettiin CV ja harjoiteltiin hakemuksen kirjoittamista.",
    "Soitettiin kahteen työpaikkaan ja valmistauduttiin haastatteluun.",
    "Käytiin haastattelu läpi ja valittiin kolme uutta paikkaa.",
)
_REPORT = ServiceReport(
    baseline="Asiakas on ollut työttömänä kaksi vuotta ja hakee varastotyötä.",
    goal="Tavoitteena on kolme hakemusta viikossa ja haastattelu kevään aikana.",
    actions="CV päivitettiin, ja asiakas lähetti kuusi hakemusta.",
    factors="ei tullut esiin",
    follow_up="Asiakas hakee kolmea varastotyön paikkaa toukokuun loppuun mennessä.",
)


def order_id(number: int) -> str:
    """The id of the order with this number; 0 is the one without a number."""
    return f"{number:08d}" + "a" * 24


def session_id(number: int, place: int) -> str:
    """The id of an order's session, counted from 1 in the order of time."""
    return f"{number:08d}-{place:06x}"


def an_empty_desk(tmp_path: Path) -> Desk:
    """A desk at which no order was ever taken in."""
    return Desk.open(tmp_path / "data", USER, clock_at(MOMENT), cache=tmp_path / "cache")


def a_desk(tmp_path: Path) -> Desk:
    """The desk of the small company."""
    desk = an_empty_desk(tmp_path)
    prices = tuple(Price(row.service.code, "", Decimal(62)) for row in desk.services.list())
    desk._core.store.change_settings(lambda s: replace(s, company=a_company(), prices=prices))
    desk._core.restamp_index()
    for file in the_company():
        desk._core.store.create(file)
    return desk


def the_company() -> list[OrderFile]:
    """The orders of the small company, the late one first."""
    return [*_ended(), *_running(), *_new()]


def _ended() -> list[OrderFile]:
    late = _order(4698, "J.S.", "hyvinvoinnilla-tyoelamaan", 10, ending=Ending(date(2024, 4, 15)))
    late_sessions = _sessions(
        4698, "7.3. 9-11", "14.3. 9-11", "21.3. 9-11", "4.4. 9-11", "11.4. 9-10.30"
    )
    written = ServiceReport(baseline=_REPORT.baseline, actions=_REPORT.actions)
    ready = _order(
        4705, "P.R.", "hyvinvoinnilla-tyoelamaan", 6, coach="olli", ending=Ending(date(2024, 4, 19))
    )
    ready_sessions = _sessions(4705, "3.4. 12-14", "10.4. 12-14", "17.4. 12-14", coach="olli")
    sent = _order(4690, "S.N.", "tyoelaman-suomi", 6, coach="olli", ending=Ending(date(2024, 4, 9)))
    sent_sessions = _sessions(4690, "12.3. 9-11", "26.3. 9-11", "9.4. 9-11", coach="olli")
    done = _order(
        4684,
        "V.A.",
        "tyohaun-tehotreeni",
        4,
        ending=Ending(date(2024, 3, 28), EndKind.INTERRUPTED, "Asiakas sai työpaikan."),
        feedback_asked_on=date(2024, 3, 28),
    )
    done_sessions = _sessions(4684, "14.3. 13-15", "21.3. 13-15")
    first = Sending(date(2024, 4, 2), USER, _at(2024, 4, 2), "# Palveluraportti", "Vastaanotettu")
    again = Sending(
        date(2024, 4, 3), USER, _at(2024, 4, 3), "# Palveluraportti", "Kuittaus 20240403-17"
    )
    sent_report = replace(
        fill(_REPORT, sent_sessions),
        sent=Sending(date(2024, 4, 12), "olli", _at(2024, 4, 12), "# Palveluraportti"),
    )
    done_report = replace(
        fill(_REPORT, done_sessions),
        sent=again,
        reopenings=(Reopening(_at(2024, 4, 3, 8), USER, "Tavoite oli väärin.", first),),
    )
    declined = _order(
        4701,
        "O.T.",
        "uutta-suuntaa",
        8,
        ending=Ending(date(2024, 4, 8), EndKind.DECLINED, "Asiakas muutti pois."),
    )
    waiver = Waiver("order.contacted", "", USER, _at(2024, 4, 8), "Tavoitettiin vasta viestillä.")
    return [
        OrderFile(late, late_sessions, fill(written, late_sessions[:4])),
        OrderFile(ready, ready_sessions, fill(_REPORT, ready_sessions)),
        OrderFile(sent, sent_sessions, sent_report, billing=a_billing(sent_sessions, by="olli")),
        _paid(OrderFile(done, done_sessions, done_report, (waiver,))),
        OrderFile(replace(declined, contacted_on=None)),
    ]


def _paid(file: OrderFile) -> OrderFile:
    """An order whose hours were reported, invoiced and paid."""
    billed = replace(file, billing=a_billing(file.sessions, on=date(2024, 4, 3)))
    invoice = an_invoice(billed, sent=a_step(), paid=a_step(date(2024, 4, 22)))
    return replace(billed, invoices=(invoice,))


def _running() -> list[OrderFile]:
    unlogged = _order(4711, "A.K.", "tyohaun-tehotreeni", 20, end=date(2024, 5, 31))
    coming = _order(4720, "M.V.", "uutta-suuntaa", 12, end=date(2024, 6, 14))
    over = _order(4715, "L.K.", "tyohaun-tehotreeni", 6, end=date(2024, 4, 30))
    return [
        OrderFile(
            unlogged,
            (
                *_sessions(4711, "13.3. 9-11", "20.3. 9-11.30", "27.3. 9-11", "10.4. 9-11"),
                _session(4711, 5, "24.4. 9-11", _PLANNED),
                _session(4711, 6, "8.5. 9-11", _PLANNED),
            ),
        ),
        OrderFile(
            coming,
            (
                *_sessions(4720, "3.4. 13-15"),
                _session(4720, 2, "17.4. 13-15", _NO_SHOW, note="Ei vastannut puhelimeen."),
                _session(4720, 3, "24.4. 13-15", _PLANNED),
            ),
        ),
        OrderFile(over, _sessions(4715, "27.3. 13-15", "10.4. 13-15", "17.4. 13-15.30")),
    ]


def _new() -> list[OrderFile]:
    new = _order(4733, "R.N.", "tyoelaman-suomi", 30, accepted_on=None, contacted_on=None)
    unnumbered = _order(0, "K.P.", "tyohaun-tehotreeni", 20, number="", contacted_on=None)
    agreed = _order(4729, "E.H.", "uutta-suuntaa", None, start=None, end=None)
    return [
        OrderFile(replace(new, received_on=date(2024, 4, 24))),
        OrderFile(
            replace(unnumbered, accepted_on=date(2024, 4, 23), received_on=date(2024, 4, 22))
        ),
        OrderFile(replace(agreed, contacted_on=date(2024, 4, 23))),
    ]


def _order(number: int, client: str, service: str, hours: int | None, /, **changes: Any) -> Order:
    order = Order(
        id=order_id(number),
        service=service,
        client_code=client,
        period_id="2024-1",
        edition_id="2024-01-01",
        number=str(number),
        ordered_hours=None if hours is None else Decimal(hours),
        start=date(2024, 3, 4),
        end=date(2024, 6, 30),
        coach=USER,
        case_coach="TE-palvelut 4",
        received_on=date(2024, 3, 4),
        accepted_on=date(2024, 3, 4),
        contacted_on=date(2024, 3, 5),
    )
    return replace(order, **changes)


def _sessions(number: int, *spans: str, coach: str = USER) -> tuple[Session, ...]:
    """Held sessions from spans such as `7.3. 9-11`, each with the next note."""
    return tuple(
        _session(number, place, span, note=_NOTES[(place - 1) % len(_NOTES)], coach=coach)
        for place, span in enumerate(spans, start=1)
    )


def _session(
    number: int,
    place: int,
    span: str,
    state: SessionState = _HELD,
    *,
    note: str = "",
    coach: str = USER,
) -> Session:
    day, _, hours = span.partition(" ")
    start, end = (_clock(text) for text in hours.split("-"))
    day_of_month, month = day.rstrip(".").split(".")
    on = date(2024, int(month), int(day_of_month))
    return Session(session_id(number, place), on, start, end, 0, state, coach, note)


def _clock(text: str) -> time:
    hour, _, minute = text.partition(".")
    return time(int(hour), int(minute or 0))


def _at(year: int, month: int, day: int, hour: int = 14) -> datetime:
    return datetime(year, month, day, hour, 2, tzinfo=zone())


async def type_in(pilot: Pilot[Any], text: str, *keys: str) -> None:
    """Type a text, then press keys, and wait until all of it has had its effect."""
    await pilot.press(*("space" if letter == " " else letter for letter in text), *keys)
    await settle(pilot)


class DeskApp(PhTuiApp):
    """The program with some of its places, begun at the one that a test looks at."""

    def __init__(self, start: str, places: Sequence[Place], words: Words, desk: Desk, theme: str):
        self._start = start

        def heading() -> Heading:
            return Heading(desk.period.id, desk.user, desk.now)

        super().__init__(words, places, heading, theme=theme)

    def begins_at(self) -> str:
        """Return the place of the test instead of the first."""
        return self._start


def desk_app(
    desk: Desk,
    place: str,
    screen: Callable[[], Screen[Any]],
    *,
    lang: str = "fi",
    theme: str = "ph-dark",
    **others: Callable[[], Screen[Any]],
) -> DeskApp:
    """The program at a place, such as `today`; places without a screen are empty."""
    made: dict[str, Callable[[], Screen[Any]]] = {place: screen, **others}
    places = [
        Place(str(key), name, f"ui.place.{name}", made.get(name, PhScreen))
        for key, name in enumerate(PLACES, start=1)
    ]
    return DeskApp(place, places, Words(lang), desk, theme)
