"""A company in which one client stands everywhere, and the search for what is left of the client.

Every text about the client holds MARK; the client's code is spelled in three ways. The orders of
others mention neither.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING

from tests.factories import (
    NOTES,
    a_billing,
    a_claim,
    a_full_report,
    a_session,
    a_step,
    an_invoice,
)

from ph_tui.desk.clock import clock_at
from ph_tui.desk.desk import Desk
from ph_tui.desk.orders import NewOrder
from ph_tui.domain.drafts import section_name
from ph_tui.domain.messages import Message
from ph_tui.domain.money.billing import BillingReopening
from ph_tui.domain.orders import EndKind
from ph_tui.domain.reports import Reopening, ReportSection, Sending
from ph_tui.domain.sessions import SessionState
from ph_tui.domain.waivers import Waiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ph_tui.domain.orders import OrderFile

CODE = "Q.Z.9"
"""As the first order spells it."""
MARK = "Zala"
OTHER = "L.K."
_FOUND = re.compile(rb"zala|q[. ]?z[. ]?9", re.IGNORECASE)
_IN_PACKED = re.compile(rb"zala|q[. ]z[. ]9", re.IGNORECASE)
"""Three bytes alone stand in packed bytes by chance; what they unpack to is looked into whole."""
MOMENT = "2024-04-24T12:00"


def open_desk(root: Path, user: str = "maija") -> Desk:
    """A program of a user's; each user has a cache."""
    return Desk.open(root / "data", user, clock_at(MOMENT), cache=root / f"cache-{user}")


def told(number: int) -> str:
    """A text about the client."""
    return f"{MARK}{number} kertoi itsestään."


class Story:
    """The orders by what became of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        maija, olli = open_desk(root), open_desk(root, "olli")
        self.sent = _sent(maija)
        self.interrupted = _interrupted(maija)
        self.other = _others(olli)
        maija.backups.make()
        self.running = _running(maija)
        self.removed = _removed(maija)
        self.recoded = _recoded(maija)
        _contacts(maija)
        maija.backups.make()
        self.elsewhere = maija.backups.make(root / "muualla.zip").path
        _drafts(self, maija, olli)
        _left_by_killed_ones(self)
        for desk in (maija, olli):
            desk.orders.summaries()

    @property
    def own(self) -> set[str]:
        """The ids of the client's orders that have files."""
        return {self.sent, self.interrupted, self.running}


def traces(root: Path, *, but: tuple[str, ...] = ("muualla.zip",)) -> list[str]:
    """Every file in which a byte of the client is left; archives are looked into."""
    found = []
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_file() and path.name not in but:
            found += [each for each, data in _layers(name, path.read_bytes()) if _found(data)]
        if _FOUND.search(path.name.encode()):
            found.append(f"name of {name}")
    return found


def _layers(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    yield name, data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for member in archive.namelist():
                yield f"{name}/{member}", archive.read(member)


def _found(data: bytes) -> bool:
    return (_IN_PACKED if data.startswith(b"PK") else _FOUND).search(data) is not None


def _added(desk: Desk, number: str, client: str, case_coach: str = "") -> str:
    new = NewOrder("tehotreeni", client, number, start=date(2024, 3, 4), case_coach=case_coach)
    order_id = desk.orders.add(new).order.id
    desk.orders.accept(order_id, date(2024, 3, 4))
    desk.orders.contact(order_id, date(2024, 3, 5))
    return order_id


def _with_sessions(desk: Desk, order_id: str, *notes: str) -> OrderFile:
    """Log sessions on the first days of March; the note of each is changed once."""
    for place, note in enumerate(notes, start=1):
        session = a_session(
            1, id=f"{order_id[:8]}-{place:06x}", on=date(2024, 3, place), note=f"{note} (kesken)"
        )

        def log(file: OrderFile, session=session) -> OrderFile:  # type: ignore[no-untyped-def]
            return replace(file, sessions=(*file.sessions, session))

        def improve(file: OrderFile, note=note) -> OrderFile:  # type: ignore[no-untyped-def]
            *others, last = file.sessions
            return replace(file, sessions=(*others, replace(last, note=note)))

        core = desk._core
        core.change(order_id, log, did=Message("word.did.logged", on=session.on))
        core.change(order_id, improve, did=Message("word.did.session_edited", on=session.on))
    return desk.orders.load(order_id)


def _sent(desk: Desk) -> str:
    """Ended, reported, reopened, reported again, with a finding set aside."""
    order_id = _added(desk, "4711", CODE, told(1))
    file = _with_sessions(desk, order_id, told(2), told(3))
    desk.orders.end(order_id, date(2024, 4, 10))
    for section in ReportSection:
        desk.reports.write(order_id, {section: told(10) * 20})
        desk.reports.write(order_id, {section: f"{told(10) * 20} {told(11)}"})
    now = desk.now
    first = Sending(date(2024, 4, 11), "maija", now, told(20), told(21))
    again = Sending(date(2024, 4, 12), "maija", now, f"# {told(22)}", told(23))

    def step(file: OrderFile) -> OrderFile:
        report = replace(
            a_full_report(file.sessions, baseline=told(24)),
            reopenings=(Reopening(now, "maija", told(25), first),),
            sent=again,
        )
        waiver = Waiver("report.due", "", "maija", now, told(26))
        return replace(file, report=report, waivers=(waiver,))

    def bill(file: OrderFile) -> OrderFile:
        first = a_billing(file.sessions, receipt=told(90)).sent
        again = a_billing(file.sessions, receipt=told(91))
        assert first is not None
        reopening = BillingReopening(now, "maija", told(92), first)
        claim = a_claim(details=told(93))
        assert claim.sent is not None
        claims = (
            replace(claim, sent=replace(claim.sent, receipt=told(94))),
            a_claim(id="2", bonus="Opiskelu", details=told(95), sent=False),
        )
        invoices = (an_invoice(sent=a_step()),)
        billing = replace(again, reopenings=(reopening,))
        return replace(file, billing=billing, claims=claims, invoices=invoices)

    assert file.order.case_coach == told(1)
    desk._core.change(order_id, step, did=Message("word.did.sent", on=date(2024, 4, 12)))
    desk._core.change(order_id, bill, did=Message("word.did.billed", on=date(2024, 4, 12)))
    return order_id


def _interrupted(desk: Desk) -> str:
    order_id = _added(desk, "4712", "q.z.9")
    _with_sessions(desk, order_id, told(30))
    desk.orders.end(order_id, date(2024, 4, 2), EndKind.INTERRUPTED, told(31))
    return order_id


def _running(desk: Desk) -> str:
    """Not finished: a session was held, another is planned."""
    order_id = _added(desk, "4713", "QZ9")
    _with_sessions(desk, order_id, told(40))
    planned = a_session(
        2,
        id=f"{order_id[:8]}-0000aa",
        on=date(2024, 5, 2),
        start=time(9),
        end=time(10),
        minutes=60,
        state=SessionState.PLANNED,
        note=told(41),
    )
    desk._core.change(
        order_id,
        lambda file: replace(file, sessions=(*file.sessions, planned)),
        did=Message("word.did.planned", n=1, on=planned.on),
    )
    return order_id


def _removed(desk: Desk) -> str:
    """Only its history is left."""
    order_id = _added(desk, "4714", CODE, told(50))
    desk.orders.remove(order_id)
    return order_id


def _recoded(desk: Desk) -> str:
    """Somebody else's order, which bore the client's code by mistake."""
    order_id = _added(desk, "4715", CODE)
    desk.orders.edit(order_id, {"client": "M.V."})
    _with_sessions(desk, order_id, "Jää talteen")
    return order_id


def _others(desk: Desk) -> str:
    order_id = _added(desk, "4720", OTHER, "TE-palvelut")
    _with_sessions(desk, order_id, *NOTES)
    return order_id


def _contacts(desk: Desk) -> None:
    details = {"name": told(60), "phone": "050 1", "email": "zala@esimerkki.fi", "note": told(61)}
    desk.clients.set("qz9", details)
    desk.clients.set(OTHER, {"name": "Liisa Keksitty"})


def _drafts(story: Story, maija: Desk, olli: Desk) -> None:
    """What was typed and never saved; the last lines are about others."""
    maija.drafts.keep(section_name(story.sent, "goal"), {"text": told(70)})
    maija.drafts.keep(f"hold.{story.running[:8]}-0000aa", {"text": told(71)})
    maija.drafts.keep("log", {"text": f"q z 9 eilen 9-11 {told(72)} {told(72)}"})
    maija.drafts.keep("log", {"text": "lk eilen 9-11"})
    maija.drafts.keep(section_name(story.other, "goal"), {"text": "Toisen tavoite"})
    olli.drafts.keep(section_name(story.interrupted, "factors"), {"text": told(73)})
    olli.drafts.keep("orders.new.form", {"client": CODE, "case_coach": told(74)})
    for desk in (maija, olli):
        desk.drafts._drafts.close()


def _left_by_killed_ones(story: Story) -> None:
    data = story.root / "data"
    (data / f"orders/.4000000.{'ab' * 8}.tmp").write_text(told(80))
    (data / f"history/.1.{'cd' * 8}.tmp").write_text(told(81))
    for folder in ("broken", "restoring/orders"):
        (data / folder).mkdir(parents=True)
    (data / f"broken/{story.sent}-2.json").write_text(f"{{{told(82)}")
    (data / f"broken/{'e' * 32}.json").write_text(f'{{"client_code": "{CODE}", "x": "{told(83)}')
    (data / f"restoring/orders/{story.sent}.json").write_text(told(84))
